"""Dates as sources give them: a day, a month, a year, a range, or unknown.

The notation is a subset of EDTF (ISO 8601-2:2019): `2025-12-20`, `2025-12`, `2025`, a range with a
slash (`2025-12-19/2025-12-20`, open ends as `..`), `?` for uncertain and `~` for approximate, and
`XXXX` for a date that is not known.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "range", "unknown"]

PATTERN = (
    r"^(XXXX|([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~]?|\.\.)(/([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~]?|\.\.))?)$"
)
YEARS = range(1000, 3000)
"""What calendars of other programs take, and a record of states may need."""
_POINT = re.compile(r"^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~]?)$")


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A date with its own precision. `first` and `last` are the days it may lie between (None: open)."""

    text: str
    precision: Precision
    first: date | None
    last: date | None
    qualifier: str = ""
    parts: tuple[Uncertain, ...] = ()

    @property
    def known(self) -> bool:
        """False only for `XXXX`."""
        return self.precision != "unknown"

    @property
    def year(self) -> int | None:
        """The year it begins in, if one is known."""
        moment = self.first or self.last
        return moment.year if moment else None

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Earlier first; a month or year after the days in it, since it may mean any; unknown last."""
        start, end = self.first or self.last or date.max, self.last or self.first or date.max
        if self.precision in ("month", "year"):
            return end, date.max, f"{self.precision} {self.text}"  # a month before the year it ends
        return start, end, self.text


def parse(text: str) -> Uncertain:
    """Read one date. Raises ValueError with a sentence an editor can use."""
    if text == "XXXX":
        return Uncertain(text, "unknown", None, None)
    if "/" in text:
        left, _, right = text.partition("/")
        start = None if left == ".." else _point(left)
        end = None if right == ".." else _point(right)
        if start is None and end is None:
            raise ValueError(f"'{text}' has two open ends; write XXXX for an unknown date")
        if start and end and start.first and end.last and end.last < start.first:
            raise ValueError(f"'{text}' ends before it begins; put the earlier date first")
        return Uncertain(
            text,
            "range",
            start.first if start else None,
            end.last if end else None,
            "?" if "?" in text else "~" if "~" in text else "",
            tuple(part for part in (start, end) if part),
        )
    return _point(text)


def _point(text: str) -> Uncertain:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(
            f"'{text}' is not a date; write 2025-12-20, 2025-12, 2025, "
            "a range like 2025-12-19/2025-12-20, or XXXX when it is not known"
        )
    year, month, day, qualifier = int(match[1]), match[2], match[3], match[4]
    if year not in YEARS:
        raise ValueError(f"'{text}' is not in the years {YEARS[0]} to {YEARS[-1]}; correct the year")
    try:
        if day:
            exact = date(year, int(month), int(day))
            return Uncertain(text, "day", exact, exact, qualifier)
        if month:
            last = calendar.monthrange(year, int(month))[1]
            return Uncertain(
                text,
                "month",
                date(year, int(month), 1),
                date(year, int(month), last),
                qualifier,
            )
        return Uncertain(text, "year", date(year, 1, 1), date(year, 12, 31), qualifier)
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"'{text}' is not in the calendar; correct the month or the day") from None
