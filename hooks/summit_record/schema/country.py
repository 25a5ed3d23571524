"""A participating country, its leader and delegation."""

from __future__ import annotations

from pydantic import Field

from .values import (
    SOURCES_HELP,
    Cites,
    Count,
    DateText,
    Label,
    Names,
    Person,
    Record,
    Statements,
    Text,
    names_field,
    statements_field,
)


class Country(Record):
    """data/countries/<id>.yml."""

    kind = "countries"
    names: Names = names_field()
    code: str = Field(description="ISO 3166-1 alpha-2, lower case.", examples=["xr"], pattern=r"^[a-z]{2}$")
    hue: int = Field(description="Which of the colours stands for it, 1 to 6.", examples=[1], ge=1, le=6)
    summary: Text = Field(description="One line on its part in the summit.", examples=["The host."])
    leader: Person = Field(
        description="Who took part for it.",
        examples=[
            {"names": [{"lang": "en", "text": "A. Leader", "status": "official"}], "office": "President"}
        ],
    )
    leader_since: DateText | None = Field(None, description="In office since (date).", examples=["2019"])
    delegation: tuple[Person, ...] = Field(
        (), description="Others of its delegation known by name.", examples=[[]]
    )
    announced: tuple[Count, ...] = Field((), description="Numbers it or others gave.", examples=[[]])
    statements: Statements = statements_field()
    sources: Cites = Field(description=SOURCES_HELP, examples=[["ministry-note"]], min_length=1)
    label: Label | None = Field(None, description="Short name where space is short.", examples=["Arland"])
