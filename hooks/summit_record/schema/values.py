"""The values records are made of: ids, references, dates, names, statements, amounts.

Every field carries a description and an example: they reach editors through the JSON Schema.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
)

from .. import dates


class Model(BaseModel):
    """Strict and frozen: nothing is converted, nothing unknown is let through, no text is empty."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, str_min_length=1, use_attribute_docstrings=False
    )


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text that names a record: `kind` is a kind of record or of term, or `*` for `kind/id`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a text of ours that is offered to translators."""


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=100)]
RecordRef = Annotated[
    str,
    Field(pattern=r"^[a-z-]+/[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=240),
    Ref("*"),
]


_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters to Unicode, and nothing to the eye: Hangul fillers, and the Braille pattern without dots."""


def _tidy(value: str) -> str:
    folded = unicodedata.normalize("NFC", value).strip()
    if all(
        character in _BLANK or unicodedata.category(character) in ("Cf", "Zs", "Zl", "Zp")
        for character in folded
    ):
        raise ValueError("is empty; write it or remove the line")
    return folded


def _one_line(value: str) -> str:
    words = " ".join(value.split())
    if words and value.isascii():
        return words  # nothing to normalize, and most texts of a large record are of this sort
    return re.sub(r"\s+", " ", _tidy(value))


Line = Annotated[str, AfterValidator(_one_line), Field(max_length=600)]
"""Text exactly as somebody printed it (a name, a title), on one line."""
Text = Annotated[str, AfterValidator(_one_line), Field(max_length=3000), Translatable()]
"""A sentence or a few of ours, in English; offered to translators."""


def _without_links(value: str) -> str:
    if "[[" in value:
        raise ValueError("holds [[, which makes links in sentences; here words stand alone: write it without")
    return value


Label = Annotated[
    str, AfterValidator(_one_line), AfterValidator(_without_links), Field(max_length=200), Translatable()
]
"""A few words of ours, in English, without links: they stand in titles too; offered to translators."""


def free_text(markers: Iterable[Any]) -> bool:
    """Whether a field with these annotations takes any words, as `Line`, `Text` and `Label` do."""
    return any(isinstance(each, AfterValidator) and each.func is _one_line for each in markers)


_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f:.]+")
"""A name, also one in other letters, or the number of a machine."""


def _address(value: str) -> str:
    if not value.isascii() and " " in value:
        raise ValueError("holds a space; write it as %20")
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise ValueError("is not an address; copy it from the browser's address line") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"'`\\{}|^]", value):
        raise ValueError(
            "is not a web address; it begins with https:// or http:// and holds no space or quote"
        )
    if "@" in parts.netloc:
        raise ValueError("holds a user name or password; remove it")
    if not _HOST.fullmatch(parts.hostname) or any(unicodedata.category(each) == "Cf" for each in value):
        raise ValueError("is not a web address; copy it from the browser's address line")
    return value


def _site_address(value: str) -> str:
    if "?" in value or "#" in value:
        raise ValueError("holds a ? or #, after which no page can stand; leave that part out")
    if re.search(r"/\.{1,2}(/|$)|%(?![0-9A-Fa-f]{2})", value):
        raise ValueError("holds /./, /../ or a % that stands for nothing; write it out")
    return _address(value)


Address = Annotated[str, AfterValidator(_address), Field(max_length=2000)]
SiteAddress = Annotated[str, AfterValidator(_site_address), Field(max_length=2000)]
"""An address that others are built on."""


def _date(value: str) -> str:
    dates.parse(value)
    return value


def _year(value: Any) -> Any:
    """A year alone is a number to YAML and a date to an editor."""
    return str(value) if type(value) is int else value


DateText = Annotated[
    str,
    BeforeValidator(_year),
    AfterValidator(_date),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": dates.PATTERN,
            "examples": ["2025-12-20", "2025-12", "2025-12-19/2025-12-20", "XXXX"],
            "description": "2025-12-20, 2025-12, 2025, a range with a slash, `?` uncertain, `~` about, XXXX unknown",
        }
    ),
]


def _day(value: str) -> str:
    if dates.parse(value).precision != "day" or value[-1] in "?~":
        raise ValueError(f"'{value}' is not a day; write it like 2025-12-20")
    return value


Day = Annotated[str, AfterValidator(_day), Field(examples=["2026-11-22"])]
Time = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", examples=["09:30"])]


def _short(key: str) -> BeforeValidator:
    """Lets an editor write just the text where nothing else is to be said."""

    def expand(value: Any) -> Any:
        return {key: value} if isinstance(value, str) or type(value) is int else value

    return BeforeValidator(expand)


SHORT = {"Citation": "source", "DatedValue": "value"}
"""Models that may be written as one value alone: the field that value stands for."""


class Citation(Model):
    """A source, with the place in it."""

    source: Annotated[str, Ref("sources")] = Field(
        description="Id of the source (the name of its file in data/sources/).",
        examples=["ministry-2025-12-20-note"],
    )
    place: Line | None = Field(
        None, description="Where in the source: paragraph, page, minute.", examples=["paragraph 3"]
    )


@cache
def _citation(source: str) -> Citation:
    return Citation(source=source)


def _cited(value: Any) -> Any:
    """An id alone stands for the whole source: one value wherever it is cited, for none is in a record as often."""
    return _citation(value) if type(value) is str else value


Cite = Annotated[Citation, _short("source"), BeforeValidator(_cited)]
Cites = tuple[Cite, ...]
SOURCES_HELP = "The sources, by id; `{source: id, place: paragraph 3}` where the place is known."


def sources_field(*, required: bool = False) -> Any:
    """The `sources` of a value: may be left out where the record's own sources hold for it."""
    if required:
        return Field(description=SOURCES_HELP, examples=[["ministry-2025-12-20-note"]])
    return Field(
        (),
        description=SOURCES_HELP + " Leave out where the record's sources hold.",
        examples=[["ministry-2025-12-20-note"]],
    )


class DatedValue(Model):
    """A date with its sources, for dates that can be doubted."""

    value: DateText = Field(description="The date, as precise as the sources are.", examples=["2025-12-20"])
    sources: Cites = sources_field()
    note: Text | None = Field(
        None, description="What to know about this date.", examples=["The hour is not given."]
    )

    @property
    def parsed(self) -> dates.Uncertain:
        """The date as days it may lie between."""
        return dates.parse(self.value)


@cache
def _dated_value(value: str) -> DatedValue:
    return DatedValue(value=value)


def _dated(value: Any) -> Any:
    """A date alone: one value wherever it stands, as citations are. What is no date is left to be told of."""
    if type(value) is str:
        with suppress(ValidationError):
            return _dated_value(value)
    return value


Dated = Annotated[DatedValue, _short("value"), BeforeValidator(_dated)]

NameStatus = Literal["original", "official", "provisional", "reported", "rendering"]


class Name(Model):
    """A name or title in one language, spelt as its source prints it."""

    lang: Annotated[str, Ref("languages")] = Field(
        description="Language, an id of data/vocabularies/languages.yml.", examples=["el"]
    )
    text: Line = Field(description="The name exactly as printed.", examples=["Διακήρυξη του Πορτ Αρλ"])
    status: NameStatus = Field(
        description="original: as the body or document itself has it; official: official translation; "
        "provisional: an official but provisional translation; reported: as the press prints it; "
        "rendering: ours.",
        examples=["original"],
    )
    sources: Cites = sources_field()
    note: Text | None = Field(
        None, description="What to know about this form.", examples=["Form of the agency X."]
    )


Names = tuple[Name, ...]


def names_field() -> Any:
    """The names of a record; at least one in English, so that every page has a title."""
    return Field(
        description="Names per language, the preferred one first; variants of the same language follow it.",
        examples=[[{"lang": "en", "text": "Ministry of Transport", "status": "official"}]],
        min_length=1,
    )


StatementKind = Literal["fact", "position", "assessment", "follow-up"]


class Statement(Model):
    """The unit of truth: one thing said, with the sources that say it."""

    id: Id = Field(
        description="Short id, unique within the record; it is the statement's permanent anchor.",
        examples=["entry-into-force"],
    )
    text: Text = Field(
        description="What the sources say, in our own words, no stronger than they do.",
        examples=["The agreement was signed in Port Arl on 19 December 2025."],
    )
    kind: StatementKind = Field(
        "fact",
        description="fact; position: somebody's expressed view, proposal or promise; assessment: somebody's "
        "analysis; follow-up: what came after the summit. position and assessment name whose it is in `by`.",
        examples=["position"],
    )
    by: RecordRef | None = Field(
        None,
        description="Whose position or assessment it is: a country or a body.",
        examples=["bodies/ministry-x"],
    )
    date: Dated | None = Field(None, description="The date of what is stated.", examples=["2025-12-19"])
    countries: tuple[Annotated[str, Ref("countries")], ...] = Field(
        (), description="Countries concerned; left out, the record's hold.", examples=[["arland"]]
    )
    themes: tuple[Annotated[str, Ref("themes")], ...] = Field(
        (), description="Themes it belongs to.", examples=[["energy"]]
    )
    sources: Cites = Field(description=SOURCES_HELP, examples=[["ministry-2025-12-20-note"]], min_length=1)
    note: Text | None = Field(
        None,
        description="What a reader should know about this statement.",
        examples=["Seen in a repost only."],
    )


Statements = tuple[Statement, ...]


def statements_field() -> Any:
    """The statements of a record."""
    return Field(
        (),
        description="What is known, statement by statement, each with its sources.",
        examples=[
            [{"id": "signed", "text": "It was signed on 19 December 2025.", "sources": ["ministry-note"]}]
        ],
    )


class Person(Model):
    """A person in a public role; nothing private."""

    names: Names = names_field()
    office: Label | None = Field(
        None, description="The public office held.", examples=["Minister of Transport"]
    )
    sources: Cites = sources_field()
    note: Text | None = Field(
        None, description="What to know.", examples=["The name is printed in one language only."]
    )


class Amount(Model):
    """Money, with the words of the source. Never converted, never summed by hand."""

    amount: int = Field(description="The whole number of currency units.", examples=[5000000], ge=0)
    currency: str = Field(description="ISO 4217 code.", examples=["EUR"], pattern=r"^[A-Z]{3}$")
    as_stated: Line = Field(
        description="The amount in the words of the source.", examples=["five million euros"]
    )
    what: Label | None = Field(None, description="What the money is.", examples=["upper limit of the grant"])
    target: bool = Field(
        False,
        description="True where it is an aim that must never be added to other amounts.",
        examples=[True],
    )
    sources: Cites = sources_field()
    note: Text | None = Field(None, description="What to know about this amount.", examples=["A ceiling."])


class Count(Model):
    """A number somebody gave, with what was counted."""

    id: Id = Field(description="Short id, unique within the record.", examples=["documents-announced"])
    value: int = Field(description="The number.", examples=[40], ge=0)
    qualifier: Literal["exactly", "about", "over", "up to"] = Field(
        "exactly", description="How the source qualifies it.", examples=["over"]
    )
    counted: Label = Field(description="What was counted.", examples=["documents signed during the visit"])
    documents: bool = Field(
        False, description="True where it counts documents, to set beside our own count.", examples=[True]
    )
    sources: Cites = Field(description=SOURCES_HELP, examples=[["agency-2025-12-20"]], min_length=1)
    note: Text | None = Field(
        None, description="What to know about this count.", examples=["Business papers only."]
    )


class Record(Model):
    """What every kind of record has. The id is the file's name and does not stand in the file."""

    kind: ClassVar[str] = ""
    id: Id = Field(description="The name of the file without .yml.", examples=["tax-agreement"])
    former_ids: tuple[Id, ...] = Field(
        (), description="Earlier ids; their addresses lead here for good.", examples=[["tax-treaty"]]
    )
    added: Day = Field(description="The day this record came in.", examples=["2026-11-22"])
    updated: Day = Field(description="The day of its last change in content.", examples=["2026-11-22"])
    note: Text | None = Field(
        None,
        description="Editors' note, shown to readers.",
        examples=["The title is known from one source only."],
    )


def label_of(names: Iterable[Name], lang: str) -> Name | None:
    """The preferred name in a language: the first given."""
    return next((name for name in names if name.lang == lang), None)
