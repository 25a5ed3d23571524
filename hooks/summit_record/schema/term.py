"""Terms of the small fixed lists: forms, levels, occasions, kinds of publisher, languages ..."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .values import Id, Label, Line, Model, Text


class Term(Model):
    """One entry of a list in data/vocabularies/."""

    kind: ClassVar[str] = ""
    id: Id = Field(description="Id of the term.", examples=["treaty"])
    label: Label = Field(description="What readers see.", examples=["Treaty or agreement"])
    definition: Text | None = Field(
        None,
        description="What falls under it.",
        examples=["An instrument between states meant to bind them."],
    )


class Form(Term):
    """A form of document."""

    kind = "forms"
    binding: bool = Field(
        False,
        description="True for instruments meant to bind in law (schema.org Legislation; others are creative works).",
        examples=[True],
    )


class Level(Term):
    """Who stands on the two sides of a document: governments, agencies, businesses ..."""

    kind = "levels"


class Occasion(Term):
    """On what occasion a document was exchanged."""

    kind = "occasions"


class PublisherKind(Term):
    """A kind of publisher; its properties decide evidence grades."""

    kind = "publisher-kinds"
    government: bool = Field(
        False,
        description="True for organs of a state: what they say of their own acts is official.",
        examples=[True],
    )
    state: bool = Field(
        False,
        description="True where a state stands behind it: publishers of one state count once for corroboration.",
        examples=[True],
    )
    reposts: bool = Field(
        False,
        description="True where it passes on others' texts and so corroborates nothing.",
        examples=[True],
    )


class BodyType(Term):
    """A type of institution."""

    kind = "body-types"
    news: bool = Field(
        False,
        description="True for newspapers, broadcasters and news sites: what they publish is cited as an article.",
        examples=[True],
    )


class EventKind(Term):
    """A kind of event."""

    kind = "event-kinds"
    programme: bool = Field(
        False, description="True for parts of the summit's own programme.", examples=[True]
    )


class Wording(Term):
    """How firmly an initiative was worded."""

    kind = "wordings"


class GapKind(Term):
    """A kind of gap: what sort of thing is not known."""

    kind = "gap-kinds"


class Language(Term):
    """A language of names, sources or pages."""

    kind = "languages"
    tag: str = Field(
        description="BCP 47 tag, as HTML's `lang` takes it.",
        examples=["el"],
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
    )
    autonym: Line = Field(description="The language's name in itself.", examples=["Ελληνικά"])
    locale: str | None = Field(
        None,
        description="CLDR locale for dates and plurals, where pages are built in it.",
        examples=["el"],
    )
