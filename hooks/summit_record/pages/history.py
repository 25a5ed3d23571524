"""The history on a timeline, and a page for each event."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..model import Site
from ..page import Page
from ..render import Renderer
from . import around


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The timeline of events outside the programme, and a page for every event."""
    title = r.gettext("History")
    kinds = site.event_kinds
    events = [e for e in site.events.values() if not kinds[e.event_kind].programme]
    years = []
    for year, group in groupby(events, key=lambda e: e.date.parsed.year):
        years.append(
            (str(year) if year else r.gettext("Date not known"), f"y{year or '-unknown'}", list(group))
        )
    yield Page(
        "history/",
        "history.md.j2",
        title,
        r.gettext("What led to the summit and what came after it, event by event."),
        {"years": years},
    )
    for event, previous, following in around(list(site.events.values())):
        yield Page(
            f"history/{event.id}/",
            "event.md.j2",
            r.title(event),
            r.plain(event.summary),
            {"previous": previous, "next": following},
            record=event,
            parents=((title, "history/"),),
            kicker=r.translated(kinds[event.event_kind].label)[0],
            updated=event.updated,
        )
