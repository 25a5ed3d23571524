"""What is not known, and what would settle it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .values import Cites, Day, Label, Record, RecordRef, Ref, Text, sources_field


class Gap(Record):
    """data/gaps/<id>.yml."""

    kind = "gaps"
    title: Label = Field(
        description="What is not known, in a few words.", examples=["The list of delegations"]
    )
    text: Text = Field(description="What is not known, and what is.", examples=["No list was found."])
    gap_kind: Annotated[str, Ref("gap-kinds")] = Field(
        description="Kind of gap.", examples=["untitled-document"]
    )
    countries: tuple[Annotated[str, Ref("countries")], ...] = Field(
        (), description="Countries concerned.", examples=[["arland"]]
    )
    themes: tuple[Annotated[str, Ref("themes")], ...] = Field(
        (), description="Themes concerned.", examples=[["energy"]]
    )
    settle: Text | None = Field(
        None, description="What would settle it.", examples=["The ministry's list of signings."]
    )
    looked_for: Day | None = Field(
        None, description="The day it was last looked for.", examples=["2026-11-22"]
    )
    touches: tuple[RecordRef, ...] = Field(
        (), description="Records it is shown on.", examples=[["countries/arland"]]
    )
    sources: Cites = sources_field()
