"""Records withdrawn: their addresses stay and say why."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .values import Day, Label, Model, RecordRef, Text


class Tombstone(Model):
    """One withdrawn record."""

    record: str = Field(
        description="What it was: kind/id.",
        examples=["documents/x"],
        pattern=r"^[a-z-]+/[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=115,
    )
    title: Label = Field(description="Its title.", examples=["Memorandum on X"])
    date: Day = Field(description="Day it was withdrawn.", examples=["2026-11-22"])
    reason: Text = Field(description="Why.", examples=["It was the same document as another."])
    see: RecordRef | None = Field(None, description="What to read instead.", examples=["documents/y"])


class Withdrawn(Model):
    """data/withdrawn.yml."""

    kind: ClassVar[str] = "withdrawn"
    records: tuple[Tombstone, ...] = Field((), description="All of them.", examples=[[]])
