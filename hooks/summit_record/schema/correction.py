"""A correction of the record."""

from __future__ import annotations

from pydantic import Field

from .values import Cites, Day, Line, Record, RecordRef, Text, sources_field


class Correction(Record):
    """data/corrections/<id>.yml."""

    kind = "corrections"
    date: Day = Field(description="Day of the correction.", examples=["2026-11-22"])
    record: RecordRef = Field(description="What was corrected.", examples=["documents/x#signed"])
    was: Text = Field(description="What the record said.", examples=["Signed on 18 December."])
    now: Text = Field(description="What it says now.", examples=["Signed on 19 December."])
    reason: Text = Field(description="Why.", examples=["The ministry's page gives the day."])
    reported_by: Line | None = Field(
        None, description="Who reported it, if they wish to be named.", examples=["A reader"]
    )
    sources: Cites = sources_field()
