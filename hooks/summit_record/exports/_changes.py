"""What changed in the record, the latest first: records that came in, corrections, withdrawals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..edition import Edition
from ..model import ref
from ..schema import RECORDS

How = Literal["new", "corrected", "withdrawn"]

FOLLOWED = ("documents", "initiatives", "events", "disagreements", "gaps")
"""Kinds whose new records are news of their own; the others come with them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change."""

    date: str
    how: How
    about: str
    """kind/id of the record."""
    key: str
    """kind/id of what tells of the change: the record, the correction."""
    title: str
    words: str
    address: str


def changes(edition: Edition) -> list[Change]:
    """All of them, of all kinds, the latest first."""
    found: list[Change] = []
    for record in edition.all():
        added = getattr(record, "added", None)
        if added and record.kind not in ("corrections", "pages"):
            words = getattr(record, "summary", None) or getattr(record, "text", None) or ""
            if record.kind == "disagreements":
                words = " / ".join(reading.text for reading in record.readings)
            found.append(
                Change(
                    added, "new", ref(record), ref(record), edition.title(record), edition.plain_text(words),
                    edition.page(record) or edition.api(record),
                )
            )  # fmt: skip
    for correction in edition.site.corrections.values():
        was, now = edition.plain_text(correction.was), edition.plain_text(correction.now)
        found.append(
            Change(
                correction.date, "corrected", correction.record, ref(correction),
                edition.title(edition.site.get(correction.record)),
                f"{was} → {now} ({edition.plain_text(correction.reason)})",
                edition.page(correction) or edition.address,
            )
        )  # fmt: skip
    for stone in edition.site.withdrawn:
        kind, _, id_ = stone.record.partition("/")
        at = RECORDS[kind].address if kind in RECORDS else None
        found.append(
            Change(
                stone.date, "withdrawn", stone.record, stone.record, stone.title, edition.plain_text(stone.reason),
                edition.url(f"{at}/{id_}/" if at else "data/"),
            )
        )  # fmt: skip
    order = {"withdrawn": 0, "corrected": 1, "new": 2}
    found.sort(key=lambda change: (order[change.how], change.key))
    found.sort(key=lambda change: change.date, reverse=True)
    return found
