"""A term or abbreviation explained."""

from __future__ import annotations

from pydantic import Field

from .values import Cites, Line, Names, Record, RecordRef, Text, names_field, sources_field


class Entry(Record):
    """data/glossary/<id>.yml."""

    kind = "glossary"
    names: Names = names_field()
    definition: Text = Field(description="What it means here.", examples=["The host's development agency."])
    match: tuple[Line, ...] = Field(
        (), description="Words in texts that link to it (exact spelling).", examples=[["ARPC"]]
    )
    see: RecordRef | None = Field(
        None, description="Its record, where it has one.", examples=["bodies/agency-x"]
    )
    sources: Cites = sources_field()
