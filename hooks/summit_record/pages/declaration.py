"""The declaration section by section, and a page for each theme."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer
from ..schema import Citation, Theme
from . import around


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The declaration's page (if there is one) and one page a theme."""
    title = r.gettext("Themes")
    if site.declaration:
        title = r.title(site.declaration)
        yield Page(
            "declaration/",
            "declaration.md.j2",
            title,
            r.plain(site.declaration.summary),
            {"cite": lambda source: Citation(source=source)},
            record=site.declaration,
            nav_title=r.gettext("The Declaration"),
            kicker=r.gettext("The Declaration"),
            updated=site.declaration.updated,
        )
    for theme, previous, following in around(list(site.themes.values())):
        yield Page(
            f"declaration/{theme.id}/",
            "theme.md.j2",
            r.title(theme),
            r.plain(theme.definition),
            {**_theme(site, theme), "previous": previous, "next": following},
            record=theme,
            parents=((title, "declaration/"),) if site.declaration else (),
            kicker=r.gettext("Theme"),
            updated=theme.updated,
        )


def _theme(site: Site, theme: Theme) -> dict[str, object]:
    """What a theme's page shows: its provisions, the comparison by country, its documents and the rest."""
    statements = [o for o in site.statements if theme.id in o.statement.themes and o.owner.kind != "themes"]
    paragraphs = []
    if site.declaration:
        for section in site.declaration.sections:
            paragraphs += [(section, p) for p in section.paragraphs if theme.id in p.themes]
    provisions = {id(p) for _, p in paragraphs}
    rows, shown = [], set()
    for country in site.countries.values():
        said = [
            o for o in statements
            if o.statement.kind == "position" and o.statement.by == f"countries/{country.id}"
        ]  # fmt: skip
        shown |= {id(o.statement) for o in said}
        rows.append(
            {
                "country": country,
                "said": said,
                "proposed": [
                    i for i in site.initiatives.values() if theme.id in i.themes and country.id in i.proposers
                ],
                "signed": [
                    d for d in site.documents.values() if theme.id in d.themes and country.id in d.countries
                ],
            }
        )
    return {
        "paragraphs": paragraphs,
        "rows": rows,
        "documents": site.with_theme("documents", theme.id),
        "initiatives": site.with_theme("initiatives", theme.id),
        "events": site.with_theme("events", theme.id),
        "others": [
            o for o in statements
            if id(o.statement) not in shown | provisions and o.owner.kind not in ("documents", "initiatives")
        ],
    }  # fmt: skip
