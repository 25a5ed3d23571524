"""The declaration, section by section, in our words."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .values import (
    SOURCES_HELP,
    Cites,
    Dated,
    Day,
    Id,
    Label,
    Line,
    Model,
    Names,
    Ref,
    Statement,
    Statements,
    Text,
    names_field,
    statements_field,
)


class PublishedText(Model):
    """A place where the text is published."""

    source: Annotated[str, Ref("sources")] = Field(
        description="The source that holds it.", examples=["archive-text"]
    )
    seen: Literal["whole", "opening", "none"] = Field(
        description="How much of it the record has read.", examples=["opening"]
    )
    note: Text | None = Field(None, description="What to know.", examples=["The original language."])


class Paragraph(Statement):
    """A provision. It has a number only where the text itself was read."""

    number: Line | None = Field(None, description="The number the text gives it.", examples=["(3)"])
    seen: Literal["full", "part", "reported"] = Field(
        description="full: read whole; part: its beginning was read; reported: known from others' accounts.",
        examples=["reported"],
    )


class Section(Model):
    """A section of the declaration."""

    id: Id = Field(description="Short id, its anchor.", examples=["connectivity"])
    number: int = Field(description="Place in the text.", examples=[5], ge=0)
    names: Names = names_field()
    priority: bool = Field(False, description="True for the areas the front page shows.", examples=[True])
    themes: tuple[Annotated[str, Ref("themes")], ...] = Field(
        (), description="Themes it covers.", examples=[["energy"]]
    )
    paragraphs: tuple[Paragraph, ...] = Field((), description="Its provisions.", examples=[[]])
    note: Text | None = Field(None, description="What to know.", examples=["The title is a third party's."])


class Declaration(Model):
    """data/declaration.yml."""

    kind: ClassVar[str] = "declaration"
    names: Names = names_field()
    document: Annotated[str, Ref("documents")] = Field(
        description="Its record as a document.", examples=["declaration"]
    )
    adopted: Dated = Field(description="Date of adoption.", examples=["2025-12-20"])
    summary: Text = Field(description="What it is, in one or two sentences.", examples=["The leaders …"])
    coverage: Label = Field(
        description="How much of the text was read, in a few words.", examples=["The opening only"]
    )
    not_seen: Text | None = Field(
        None, description="What has not been read.", examples=["Everything after (5)."]
    )
    texts: tuple[PublishedText, ...] = Field((), description="Where the text is published.", examples=[[]])
    sections: tuple[Section, ...] = Field((), description="Its sections in order.", examples=[[]])
    statements: Statements = statements_field()
    sources: Cites = Field(description=SOURCES_HELP, examples=[["archive-text"]], min_length=1)
    added: Day = Field(description="The day this record came in.", examples=["2026-11-22"])
    updated: Day = Field(description="The day of its last change.", examples=["2026-11-22"])
    note: Text | None = Field(
        None, description="Editors' note.", examples=["Section titles come from a third party."]
    )
