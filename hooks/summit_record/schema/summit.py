"""The summit itself."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .values import (
    SOURCES_HELP,
    Cites,
    Count,
    Dated,
    Day,
    Id,
    Label,
    Line,
    Model,
    Names,
    Person,
    Ref,
    Statements,
    Text,
    names_field,
    statements_field,
)


class KeyFact(Model):
    """One of the few facts of the front page."""

    id: Id = Field(description="Short id.", examples=["where"])
    label: Label = Field(description="What the fact answers.", examples=["Where"])
    text: Text = Field(description="The answer.", examples=["Port Arl"])
    sources: Cites = Field(description=SOURCES_HELP, examples=[["ministry-note"]], min_length=1)


class Summit(Model):
    """data/summit.yml."""

    kind: ClassVar[str] = "summit"
    names: Names = names_field()
    short_name: Line = Field(description="Abbreviation or short name.", examples=["Arland Meeting"])
    dates: Dated = Field(description="First and last day.", examples=["2025-12-19/2025-12-20"])
    place: Annotated[str, Ref("places")] = Field(description="Where.", examples=["port-arl"])
    timezone: str = Field(
        description="IANA time zone of the programme.",
        examples=["Etc/UTC"],
        pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)+$",
    )
    host: Annotated[str, Ref("countries")] = Field(description="The host country.", examples=["arland"])
    participants: tuple[Annotated[str, Ref("countries")], ...] = Field(
        description="All participants in the order pages list them.",
        examples=[["arland", "belmark"]],
        min_length=1,
    )
    chair: Person = Field(
        description="Who chaired.",
        examples=[{"names": [{"lang": "en", "text": "A. Chair", "status": "official"}]}],
    )
    summary: Text = Field(
        description="What it was, in one or two sentences.", examples=["The first meeting of …"]
    )
    key_facts: tuple[KeyFact, ...] = Field((), description="Facts of the front page.", examples=[[]])
    announced: tuple[Count, ...] = Field(
        (), description="Numbers given by governments and media.", examples=[[]]
    )
    statements: Statements = statements_field()
    sources: Cites = Field(description=SOURCES_HELP, examples=[["ministry-note"]], min_length=1)
    added: Day = Field(description="The day this record came in.", examples=["2026-11-22"])
    updated: Day = Field(description="The day of its last change.", examples=["2026-11-22"])
    note: Text | None = Field(
        None, description="Editors' note.", examples=["The hour is known from one source."]
    )
