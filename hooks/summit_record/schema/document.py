"""A document signed, exchanged, adopted or announced."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .values import (
    SOURCES_HELP,
    Amount,
    Cites,
    Dated,
    Model,
    Names,
    Person,
    Record,
    RecordRef,
    Ref,
    Statements,
    Text,
    names_field,
    sources_field,
    statements_field,
)


class Party(Model):
    """One side of a document: a body, or a country where the state or government itself is the party."""

    body: Annotated[str, Ref("bodies")] | None = Field(None, description="The body.", examples=["ministry-x"])
    country: Annotated[str, Ref("countries")] | None = Field(
        None, description="The country, where the party is the state or its government.", examples=["arland"]
    )
    signatories: tuple[Person, ...] = Field((), description="Who signed for it.", examples=[[]])
    sources: Cites = sources_field()
    note: Text | None = Field(None, description="What to know.", examples=["Named in one report only."])


class Document(Record):
    """data/documents/<id>.yml."""

    kind = "documents"
    names: Names = names_field()
    summary: Text = Field(
        description="What it does, in one or two sentences.", examples=["Avoids double taxation."]
    )
    form: Annotated[str, Ref("forms")] = Field(description="Form of document.", examples=["treaty"])
    level: Annotated[str, Ref("levels")] = Field(description="Between whom.", examples=["intergovernmental"])
    occasion: Annotated[str, Ref("occasions")] = Field(description="On what occasion.", examples=["summit"])
    date: Dated = Field(
        description="Date of signature, exchange or adoption; XXXX if not known.", examples=["2025-12-19"]
    )
    countries: tuple[Annotated[str, Ref("countries")], ...] = Field(
        description="Countries it joins.", examples=[["arland", "belmark"]], min_length=1
    )
    parties: tuple[Party, ...] = Field((), description="Its parties.", examples=[[{"body": "ministry-x"}]])
    unnamed_parties: tuple[Annotated[str, Ref("countries")], ...] = Field(
        (), description="Countries whose party no source names.", examples=[["belmark"]]
    )
    themes: tuple[Annotated[str, Ref("themes")], ...] = Field(
        (), description="Its themes.", examples=[["energy"]]
    )
    amounts: tuple[Amount, ...] = Field((), description="Money it speaks of.", examples=[[]])
    statements: Statements = statements_field()
    related: tuple[RecordRef, ...] = Field((), description="Related records.", examples=[["documents/other"]])
    sources: Cites = Field(description=SOURCES_HELP, examples=[["ministry-note"]], min_length=1)
