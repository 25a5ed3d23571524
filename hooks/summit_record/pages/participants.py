"""The participants, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer
from . import around


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The index and one page a country."""
    title = r.gettext("Participants")
    rows = []
    for country in site.countries.values():
        documents = [d for d in site.documents.values() if country.id in d.countries]
        initiatives = [i for i in site.initiatives.values() if country.id in i.proposers]
        rows.append({"country": country, "documents": len(documents), "initiatives": len(initiatives)})
    yield Page(
        "participants/",
        "participants.md.j2",
        title,
        r.gettext("Who took part: countries, their leaders, what they said, proposed and signed."),
        {"rows": rows},
    )
    kinds = site.event_kinds
    for country, previous, following in around(list(site.countries.values())):
        documents = [d for d in site.documents.values() if country.id in d.countries]
        own = {id(statement) for statement in country.statements}
        by = f"countries/{country.id}"
        yield Page(
            f"participants/{country.id}/",
            "country.md.j2",
            r.title(country),
            r.plain(country.summary),
            {
                "documents": documents,
                "initiatives": [i for i in site.initiatives.values() if country.id in i.proposers],
                "events": [
                    e
                    for e in site.events.values()
                    if country.id in e.countries and not kinds[e.event_kind].programme
                ],
                "elsewhere": [
                    o
                    for o in site.statements
                    if id(o.statement) not in own
                    and o.owner.kind not in ("documents", "initiatives")
                    and (o.statement.by == by or country.id in o.statement.countries)
                ],
                "themes": [
                    (theme, n)
                    for theme in site.themes.values()
                    if (n := sum(theme.id in d.themes for d in documents))
                ],
                "meetings": sum(
                    kinds[e.event_kind].programme and country.id in e.countries for e in site.events.values()
                ),
                "previous": previous,
                "next": following,
            },
            record=country,
            parents=((title, "participants/"),),
            kicker=r.gettext("Participant"),
            updated=country.updated,
        )
