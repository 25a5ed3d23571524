"""Something announced, proposed or agreed, and what is known to have followed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .values import (
    SOURCES_HELP,
    Amount,
    Cites,
    Dated,
    Day,
    Model,
    Names,
    Record,
    RecordRef,
    Ref,
    Statements,
    Text,
    names_field,
    statements_field,
)


class FollowUp(Model):
    """What is known to have followed: a state of evidence, not a score."""

    state: Literal["nothing-found", "reported", "documented", "completed"] = Field(
        description="nothing-found; reported: somebody says so; documented: a document or official page shows it; "
        "completed: documented as done.",
        examples=["reported"],
    )
    looked_for: Day = Field(description="The day it was last looked for.", examples=["2026-11-22"])
    note: Text | None = Field(
        None, description="Where was looked.", examples=["The ministry's pages up to May."]
    )


class Initiative(Record):
    """data/initiatives/<id>.yml."""

    kind = "initiatives"
    names: Names = names_field()
    summary: Text = Field(
        description="What is meant, in one or two sentences.", examples=["A yearly youth forum."]
    )
    wording: Annotated[str, Ref("wordings")] = Field(
        description="How firmly it was worded.", examples=["proposed"]
    )
    proposers: tuple[Annotated[str, Ref("countries")], ...] = Field(
        description="Countries that announced or proposed it.", examples=[["arland"]], min_length=1
    )
    countries: tuple[Annotated[str, Ref("countries")], ...] = Field(
        (), description="Other countries it concerns.", examples=[["belmark"]]
    )
    date: Dated = Field(description="When.", examples=["2025-12-20"])
    themes: tuple[Annotated[str, Ref("themes")], ...] = Field(
        (), description="Its themes.", examples=[["energy"]]
    )
    amounts: tuple[Amount, ...] = Field((), description="Money it speaks of.", examples=[[]])
    statements: Statements = statements_field()
    follow_up: FollowUp = Field(
        description="What followed.", examples=[{"state": "nothing-found", "looked_for": "2026-11-22"}]
    )
    related: tuple[RecordRef, ...] = Field(
        (), description="Documents, events and others.", examples=[["documents/x"]]
    )
    sources: Cites = Field(description=SOURCES_HELP, examples=[["ministry-note"]], min_length=1)
