"""What happened, in order: the programme by day and hour, and what each side said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..model import Site
from ..page import Page
from ..render import Renderer
from ..schema import Event
from ..view import View


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one page of the summit."""
    kinds = site.event_kinds
    programme = [event for event in site.events.values() if kinds[event.event_kind].programme]
    programme.sort(key=lambda event: event.date.parsed.precision != "day")
    days: list[tuple[str, str, list[Event]]] = []
    for value, group in groupby(programme, key=lambda event: event.date.value):
        words = str(View(r, Page("", "", "", "")).date(value))
        anchor = "d" + re.sub(r"[^0-9a-z-]", "", value.lower().replace("/", "-"))
        same = len([other for _, other, _ in days if other.partition("_")[0] == anchor])
        days.append((words, f"{anchor}_{same + 1}" if same else anchor, list(group)))
    positions = []
    for country in site.countries.values():
        said = [
            owned
            for owned in site.statements
            if owned.statement.kind == "position" and owned.statement.by == f"countries/{country.id}"
        ]
        if said:
            positions.append((country, said))
    yield Page(
        address="summit/",
        template="summit.md.j2",
        title=r.title(site.summit),
        description=r.plain(site.summit.summary),
        nav_title=r.gettext("The summit"),
        kicker=r.gettext("What happened"),
        record=site.summit,
        updated=site.summit.updated,
        context={"days": days, "positions": positions},
    )
