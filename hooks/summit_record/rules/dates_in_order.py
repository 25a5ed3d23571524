"""What comes after is not dated before. Only what is certain counts: each date stands for the days it may lie
between, and one with `?`, `~` or XXXX proves nothing.

Good: `added: 2026-11-20` and `updated: 2026-11-22`; a follow-up of `2026` to a document of `2026-03-01`. Bad:
`updated` before `added`; a follow-up of `2025-12-01` to a document of `2025-12-20`; a source of `2026` that was
read in `2025-11`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..dates import Uncertain, parse
from ..load import Loaded
from ..problems import Problem
from ._inside import of_each, statements

RULE = "dates-in-order"


@of_each
def check(record: Loaded) -> Iterator[Problem]:
    """Yield a problem for each pair of dates in the wrong order."""
    value = record.value
    if hasattr(value, "added") and value.updated < value.added:
        yield record.problem(
            RULE,
            ("updated",),
            f"updated {value.updated}, before it was added ({value.added}); correct one",
        )
    if record.kind in ("documents", "initiatives"):
        yield from _follow_ups(record)
    if record.kind == "sources":
        published, read = parse(value.date), parse(value.read.date)
        if before(read, published):
            yield record.problem(
                RULE,
                ("read", "date"),
                f"read {read.text}, before it was published ({published.text}); correct one",
            )


def _follow_ups(record: Loaded) -> Iterator[Problem]:
    begun = record.value.date.parsed
    for path, statement in statements(record):
        if statement.kind == "follow-up" and statement.date and before(statement.date.parsed, begun):
            where = (*path, "date", "value")
            yield record.problem(
                RULE,
                where,
                f"what followed is dated {statement.date.value}, before what it follows ({begun.text}); "
                "correct the date or the kind",
            )


def before(one: Uncertain, other: Uncertain) -> bool:
    """Whether one date is certainly earlier: its last day lies before the other's first, and neither is doubted."""
    if one.qualifier or other.qualifier or one.last is None or other.first is None:
        return False
    return one.last < other.first
