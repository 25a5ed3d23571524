"""Country by theme: each cell a count with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer
from ..schema import Country, Theme

Rows = list[tuple[Country, list[tuple[Theme, int]]]]


def matrix(site: Site) -> tuple[list[Theme], Rows]:
    """Themes with any document (columns), and for each country the counts (rows)."""
    columns = [t for t in site.themes.values() if any(t.id in d.themes for d in site.documents.values())]
    rows: Rows = []
    for country in site.countries.values():
        own = [d for d in site.documents.values() if country.id in d.countries]
        rows.append((country, [(t, sum(t.id in d.themes for d in own)) for t in columns]))
    return columns, rows


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The matrix, and a page for each cell, empty ones included."""
    title = r.gettext("Countries and themes")
    columns, rows = matrix(site)
    yield Page(
        "matrix/",
        "matrix.md.j2",
        title,
        r.gettext("How many documents join each country to each theme."),
        {"columns": columns, "matrix": rows},
        toc=False,
        meta={"layout": "wide"},
    )
    for country in site.countries.values():
        for theme in site.themes.values():
            yield Page(
                f"matrix/{country.id}/{theme.id}/",
                "matrix_cell.md.j2",
                f"{r.title(country)}: {r.title(theme)}",
                r.gettext("What the record holds on %(country)s and the theme “%(theme)s”.")
                % {"country": r.title(country), "theme": r.title(theme)},
                {
                    "country": country,
                    "theme": theme,
                    "documents": [
                        d
                        for d in site.documents.values()
                        if country.id in d.countries and theme.id in d.themes
                    ],
                    "initiatives": [
                        i
                        for i in site.initiatives.values()
                        if country.id in i.proposers and theme.id in i.themes
                    ],
                    "said": [
                        o
                        for o in site.statements
                        if theme.id in o.statement.themes
                        and (o.statement.by == f"countries/{country.id}" or o.owner is country)
                    ],
                },
                parents=((title, "matrix/"),),
                kicker=r.gettext("Country and theme"),
            )
