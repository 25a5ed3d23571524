"""An institution: a ministry, agency, company, university, newspaper ..."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .values import (
    SOURCES_HELP,
    Address,
    Cites,
    Names,
    Record,
    Ref,
    Statements,
    Text,
    names_field,
    statements_field,
)


class Body(Record):
    """data/bodies/<id>.yml."""

    kind = "bodies"
    names: Names = names_field()
    type: Annotated[str, Ref("body-types")] = Field(description="What it is.", examples=["ministry"])
    country: str | None = Field(
        None,
        description="Its country, ISO 3166-1 alpha-2, lower case; left out where unknown or international.",
        examples=["xr"],
        pattern=r"^[a-z]{2}$",
    )
    publishes_as: Annotated[str, Ref("publisher-kinds")] | None = Field(
        None,
        description="Kind of publisher, where a source of the record is published by it.",
        examples=["official"],
    )
    part_of: Annotated[str, Ref("bodies")] | None = Field(
        None, description="The body it belongs to.", examples=["ministry-x"]
    )
    website: Address | None = Field(None, description="Its site.", examples=["https://example.org/"])
    summary: Text | None = Field(
        None, description="One line on what it is.", examples=["The host's development agency."]
    )
    statements: Statements = statements_field()
    sources: Cites = Field(
        (), description=SOURCES_HELP + " May be empty where it only publishes.", examples=[["ministry-note"]]
    )
