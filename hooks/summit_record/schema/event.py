"""An event: of the dialogue's history, of the summit's programme, or of what followed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .values import (
    SOURCES_HELP,
    Cites,
    Dated,
    Label,
    Line,
    Model,
    Names,
    Record,
    RecordRef,
    Ref,
    Statements,
    Text,
    Time,
    names_field,
    sources_field,
    statements_field,
)


class Attendance(Model):
    """Who came for whom."""

    country: Annotated[str, Ref("countries")] | None = Field(
        None, description="For which country.", examples=["arland"]
    )
    body: Annotated[str, Ref("bodies")] | None = Field(
        None, description="For which body.", examples=["ministry-x"]
    )
    names: Names = Field((), description="The person, where named.", examples=[[]])
    office: Label | None = Field(None, description="In which office.", examples=["Foreign minister"])
    role: Label | None = Field(None, description="Part in the event.", examples=["chair"])
    sources: Cites = sources_field()
    note: Text | None = Field(None, description="What to know.", examples=["Name not seen."])


class Event(Record):
    """data/events/<id>.yml."""

    kind = "events"
    names: Names = names_field()
    event_kind: Annotated[str, Ref("event-kinds")] = Field(
        description="What kind of event.", examples=["foreign-ministers-meeting"]
    )
    number: int | None = Field(None, description="Its number in its series.", examples=[9], ge=1, le=999)
    date: Dated = Field(description="Day or days.", examples=["2022-12-24"])
    time: Time | None = Field(None, description="Hour it began, local time.", examples=["09:30"])
    duration: Label | None = Field(None, description="How long.", examples=["about 80 minutes"])
    timezone: str | None = Field(
        None,
        description="IANA time zone of the time.",
        examples=["Etc/UTC"],
        pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)+$",
    )
    place: Annotated[str, Ref("places")] | None = Field(None, description="Where.", examples=["port-arl"])
    venue: Line | None = Field(
        None, description="Building or room, as printed.", examples=["Old Customs House"]
    )
    countries: tuple[Annotated[str, Ref("countries")], ...] = Field(
        (), description="Countries that took part.", examples=[["arland"]]
    )
    organisers: tuple[Annotated[str, Ref("bodies")], ...] = Field(
        (), description="Bodies that held it.", examples=[["ministry-x"]]
    )
    attendance: tuple[Attendance, ...] = Field((), description="Who came.", examples=[[]])
    summary: Text = Field(
        description="What happened, in one or two sentences.", examples=["The ministers met."]
    )
    themes: tuple[Annotated[str, Ref("themes")], ...] = Field(
        (), description="Its themes.", examples=[["energy"]]
    )
    statements: Statements = statements_field()
    related: tuple[RecordRef, ...] = Field((), description="Related records.", examples=[["documents/x"]])
    sources: Cites = Field(description=SOURCES_HELP, examples=[["ministry-note"]], min_length=1)
