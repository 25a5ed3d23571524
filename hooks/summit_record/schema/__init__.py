"""The data model: one module a kind of record, and the registry of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .body import Body
from .correction import Correction
from .country import Country
from .declaration import Declaration, Paragraph, PublishedText, Section
from .disagreement import Disagreement
from .document import Document, Party
from .event import Attendance, Event
from .gap import Gap
from .glossary import Entry
from .initiative import Initiative
from .place import Place
from .prose import Prose
from .site import Settings
from .source import Source
from .summit import Summit
from .term import (
    BodyType,
    EventKind,
    Form,
    GapKind,
    Language,
    Level,
    Occasion,
    PublisherKind,
    Term,
    Wording,
)
from .theme import Theme
from .translation_term import TranslationTerm
from .values import Citation, Model, Name, Record, Statement
from .withdrawn import Tombstone, Withdrawn

__all__ = [
    "KINDS",
    "RECORDS",
    "SINGLES",
    "TERMS",
    "Attendance",
    "Body",
    "Citation",
    "Correction",
    "Country",
    "Declaration",
    "Disagreement",
    "Document",
    "Entry",
    "Event",
    "EventKind",
    "Gap",
    "Initiative",
    "KindOfRecord",
    "Language",
    "Model",
    "Name",
    "Paragraph",
    "Party",
    "Place",
    "Prose",
    "PublishedText",
    "PublisherKind",
    "Record",
    "Section",
    "Settings",
    "Source",
    "Statement",
    "Summit",
    "Term",
    "Theme",
    "Tombstone",
    "TranslationTerm",
    "Withdrawn",
]


@dataclass(frozen=True, slots=True)
class KindOfRecord:
    """A kind: its name (the folder in data/), its model, and where its pages live (None: no own page)."""

    name: str
    model: type[Any]
    address: str | None = None


RECORDS: dict[str, KindOfRecord] = {
    kind.name: kind
    for kind in (
        KindOfRecord("countries", Country, "participants"),
        KindOfRecord("bodies", Body, "bodies"),
        KindOfRecord("places", Place),
        KindOfRecord("themes", Theme, "declaration"),
        KindOfRecord("documents", Document, "documents"),
        KindOfRecord("initiatives", Initiative, "initiatives"),
        KindOfRecord("events", Event, "history"),
        KindOfRecord("sources", Source, "sources"),
        KindOfRecord("disagreements", Disagreement),
        KindOfRecord("gaps", Gap),
        KindOfRecord("corrections", Correction),
        KindOfRecord("glossary", Entry),
        KindOfRecord("pages", Prose),
    )
}
"""Kinds with one file a record, in folders of data/."""

SINGLES: dict[str, KindOfRecord] = {
    kind.name: kind
    for kind in (
        KindOfRecord("site", Settings),
        KindOfRecord("summit", Summit, "summit"),
        KindOfRecord("declaration", Declaration, "declaration"),
        KindOfRecord("withdrawn", Withdrawn),
    )
}
"""Kinds with a single file in data/."""

TERMS: dict[str, type[Term]] = {
    model.kind: model
    for model in (
        Form, Level, Occasion, PublisherKind, BodyType, EventKind, Wording, GapKind, Language,
    )
}  # fmt: skip
"""Lists of terms, each a file in data/vocabularies/."""

NAMED = frozenset(RECORDS) | {"summit", "declaration"}
"""Kinds whose records others name as `kind/id`."""

KINDS: dict[str, KindOfRecord] = {**RECORDS, **SINGLES}
