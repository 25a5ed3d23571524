"""`data/statements.csv`: every value of the record that rests on sources, one row a value and source.

The form is that of OpenSanctions' statements.csv (https://www.opensanctions.org/docs/data/statements/): each value
keeps its record, field, language, original form and source. A value without sources of its own has its record's.
Editors' notes, and what only orders the record (themes, related records), rest on no source and have no row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..edition import Edition
from ..model import ref, statements_of
from . import N_, Export
from ._cells import table

COLUMNS = (
    ("id", "Made from record, field, value, language and source; it stays while they do."),
    ("record", "The record: kind/id."),
    ("statement", "The statement it is or belongs to, as record#statement; its anchor on the page."),
    ("field", "Where in the record the value stands; names of fields and ids, with dots between."),
    ("kind", "fact, position, assessment or follow-up, for statements."),
    ("by", "Whose position or assessment it is."),
    ("value", "The value."),
    ("original_value", "The value as first printed: a name in its own language, an amount in the source's words."),
    ("language", "Language of the value, where it is one of a name; else the record's."),
    ("status", "For names: original, official, provisional, reported, rendering."),
    ("source", "The source: an id of sources.csv."),
    ("place", "Where in the source."),
    ("grade", "How well founded the value is, by rule: official, corroborated, single, disputed."),
    ("countries", "Countries concerned, ids with a space between."),
    ("themes", "Themes, ids with a space between."),
    ("note", "What to know about the value."),
    ("added", "The day the record came in."),
    ("updated", "The day of the record's last change."),
)  # fmt: skip

NOT_VALUES = frozenset(
    {"id", "former_ids", "added", "updated", "sources", "note", "grade", "lang", "status"}
    | {"kind", "by", "themes", "related", "touches", "see", "match", "order", "hue", "priority", "seen"}
    | {"event_kind", "gap_kind", "settle", "looked_for", "documents", "target", "reading"}
)
"""Fields that keep the record, or say something of a value (they are columns of its row), or order it for readers:
no source says them.
"""


@dataclass(frozen=True, slots=True)
class Value:
    """A value with what stands around it."""

    field: str
    value: str
    sources: list[dict[str, Any]]
    original: str | None = None
    language: str | None = None
    status: str | None = None
    note: str | None = None
    statement: dict[str, Any] | None = None


def exports(edition: Edition) -> Iterator[Export]:
    """The one table."""
    yield Export(
        "data/statements.csv",
        N_("Every value with its sources and grade, one row a value and source"),
        "text/csv",
        lambda: table((name for name, _ in COLUMNS), rows(edition)),
        COLUMNS,
        "data/datapackage.json",
    )


def rows(edition: Edition) -> Iterator[tuple[object, ...]]:
    """The rows, record by record."""
    language = edition.site.settings.languages[0]
    for kind, records in edition.plain.items():
        for id_, plain in records.items():
            record = edition.records(kind)[id_]
            own, used = ref(record), dict[str, int]()
            concerned: dict[str | None, str] = {None: " ".join(edition.site.concerned(record))}
            for statement in statements_of(record):
                concerned[statement.id] = " ".join(edition.site.concerned(record, statement))
            added, updated = plain.get("added"), plain.get("updated")
            for value in values(plain):
                made = value.statement
                at = f"{own}#{made['id']}" if made else None
                grade = (
                    edition.grades[at] if at else edition.grade(record, [s["source"] for s in value.sources])
                )
                countries, themes = concerned[made["id"] if made else None], (made or plain).get("themes", ())
                head = made if made and value.field.endswith(".text") else {}
                for source in value.sources:
                    yield (
                        _id(own, value, source, used), own, at, value.field, head.get("kind"), head.get("by"),
                        value.value, value.original, value.language or language, value.status, source["source"],
                        source["place"], grade, countries, " ".join(themes), value.note, added, updated,
                    )  # fmt: skip


def values(plain: dict[str, Any]) -> Iterator[Value]:
    """Every value of a plain record that rests on a source."""
    yield from (value for value in _values(plain, "", [], None) if value.sources)


def _values(
    node: Any, path: str, sources: list[dict[str, Any]], statement: dict[str, Any] | None
) -> Iterator[Value]:
    if isinstance(node, dict):
        sources = node.get("sources") or sources
        if node.get("grade"):
            statement = node
        note = node.get("note")
        if "value" in node and "sources" in node and "counted" not in node:
            yield Value(path, node["value"], sources, note=note, statement=statement)
            return
        if "as_stated" in node:
            amount = f"{node['amount']} {node['currency']}"
            yield Value(f"{path}.amount", amount, sources, node["as_stated"], note=note, statement=statement)
        for key, inner in node.items():
            at = f"{path}.{key}" if path else key
            if key in NOT_VALUES or inner is None or ("as_stated" in node and key in ("amount", "currency")):
                continue
            if key == "names":
                yield from _names(inner, at, sources, statement)
            elif key == "text" and node is statement:
                yield Value(at, inner, sources, note=note, statement=statement)
            else:
                yield from _values(inner, at, sources, statement)
    elif isinstance(node, list):
        for index, item in enumerate(node):
            named = isinstance(item, dict) and isinstance(item.get("id"), str)
            step = f".{item['id']}" if named else f"[{index}]" if isinstance(item, dict) else ""
            yield from _values(item, path + step, sources, statement)
    elif isinstance(node, bool):
        yield Value(path, "true" if node else "false", sources, statement=statement)
    else:
        yield Value(path, str(node), sources, statement=statement)


def _names(
    names: list[dict[str, Any]], path: str, sources: list[dict[str, Any]], statement: dict[str, Any] | None
) -> Iterator[Value]:
    original = next((name["text"] for name in names if name["status"] == "original"), None)
    for name in names:
        yield Value(
            path, name["text"], name["sources"] or sources, original, name["lang"], name["status"], name["note"],
            statement,
        )  # fmt: skip


def _id(own: str, value: Value, citation: dict[str, Any], used: dict[str, int]) -> str:
    parts = (own, value.field, value.value, value.language or "", citation["source"], citation["place"] or "")
    made = hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()[:20]
    used[made] = used.get(made, 0) + 1
    return made if used[made] == 1 else f"{made}-{used[made]}"
