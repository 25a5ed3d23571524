"""What was announced or proposed, by whom, and what followed."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer
from . import around


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The index by proposer, and a page for each."""
    title = r.gettext("Initiatives and proposals")
    groups = []
    for country in site.countries.values():
        own = [i for i in site.initiatives.values() if country.id in i.proposers]
        if own:
            groups.append((country, own))
    yield Page(
        "initiatives/",
        "initiatives.md.j2",
        title,
        r.gettext("What was announced, proposed or agreed, by whom, and what is known to have followed."),
        {"groups": groups},
        nav_title=r.gettext("Initiatives"),
    )
    for initiative, previous, following in around(list(site.initiatives.values())):
        yield Page(
            f"initiatives/{initiative.id}/",
            "initiative.md.j2",
            r.title(initiative),
            r.plain(initiative.summary),
            {"previous": previous, "next": following},
            record=initiative,
            parents=((title, "initiatives/"),),
            kicker=r.translated(site.term("wordings", initiative.wording).label)[0],
            updated=initiative.updated,
        )
