"""An hour needs a day and a time zone that exists. The zone is the event's own or the summit's.

Good: `date: 2025-03-02` with `time: '09:30'` and `timezone: Etc/UTC`. Bad: `date: 2025-03` with a time; a zone
like `Europe/Nowhere`.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from functools import cache

from ..load import Data, suggest
from ..problems import Problem

RULE = "times"


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each hour without a day, and for each zone that is none."""
    for event in data.of("events").values():
        date = event.value.date.parsed
        if event.value.time and date.precision != "day":
            yield event.problem(
                RULE,
                ("time",),
                f"there is a time but no single day ({date.text}); give the day or remove the time",
            )
    for record in (*data.of("summit").values(), *data.of("events").values()):
        zone = record.value.timezone
        if zone and zone not in _zones():
            yield record.problem(RULE, ("timezone",), f"there is no time zone '{zone}'; {_near(zone)}")


def _near(zone: str) -> str:
    near = suggest(zone, _zones())
    return near if near.startswith("did") else "take one from the IANA list"
