"""What there is to translate: texts of the interface, from templates and code; texts of the records, from data."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.extract import DEFAULT_KEYWORDS, extract

from .. import text
from ..load import Data
from ..rules._inside import models
from ..schema.values import Name, Person, Translatable, label_of
from ..walk import walk
from .catalogues import Entry
from .notes import NOTES
from .placeholders import python_format

PACKAGE = Path(__file__).parents[1]

LABELS = frozenset(
    {"label", "title", "short_title", "question", "counted", "office", "role", "duration", "what", "coverage"}
)
"""Fields that hold a few words, not a sentence."""
OURS = frozenset({"rendering", "official"})
"""Statuses of English names that are translated: others are somebody's own words."""
TITLE, LABEL, STATEMENT = "title", "label", "statement"
LINKED = "link: keep what stands before |, translate what follows it"


def interface(package: Path = PACKAGE) -> list[Entry]:
    """Every text of the interface, in the order of files and lines."""
    keywords: Mapping[str, Any] = {
        name: DEFAULT_KEYWORDS[name] for name in ("_", "gettext", "ngettext", "N_")
    }
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(package.rglob("*")):
        method = {".py": "python", ".j2": "jinja2.ext:babel_extract"}.get(path.suffix)
        if method is None or "locale" in path.parts:
            continue
        place = "/".join((package.parent.name, *path.relative_to(package.parent).parts))
        rows = extract(
            method,
            io.BytesIO(path.read_bytes()),
            keywords,
            comment_tags=("Translators:",),
            options={"extensions": "jinja2.ext.do", "silent": "false"},
            strip_comment_tags=True,
        )
        for _, message, comments, _ in sorted(rows, key=lambda row: row[0]):
            singular, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, None)
            if not singular:
                continue
            one = found.setdefault(singular, {"plural": None, "comments": {}, "references": {}})
            one["plural"] = one["plural"] or plural
            one["comments"] |= dict.fromkeys(comments)
            one["references"][place] = None
    return [
        Entry(
            id_,
            plural=one["plural"],
            extracted=(*one["comments"], *((NOTES[id_],) if id_ in NOTES else ())),
            references=tuple(one["references"]),
            flags=("python-format",) if python_format(id_) or python_format(one["plural"] or "") else (),
        )
        for id_, one in found.items()
    ]


class Text(NamedTuple):
    """A text of a record: where it stands, what to say of it, and languages that need no translation of it."""

    place: str
    words: str
    notes: tuple[str, ...]
    named: frozenset[str] = frozenset()


class Placed(NamedTuple):
    """A record or term with its file, and its id where it stands in a file of many."""

    path: str
    id: str | None
    value: Any


def placed(data: Data) -> list[Placed]:
    """Every record and term, in the order of files and, inside one, as they stand there."""
    ordered = sorted(data.all(), key=lambda each: (each.path, each.inside))
    return [Placed(each.path, each.id if each.inside else None, each.value) for each in ordered]


def texts(records: Iterable[Placed]) -> list[Text]:
    """Every text of the records, in their order and, inside one, in that of fields."""
    return [found for record in records for found in _texts(record)]


def records(texts: Iterable[Text], language: str) -> list[Entry]:
    """What a language needs of them. A name is left out where a source gives one in the language."""
    found: dict[str, dict[str, Any]] = {}
    for place, words, notes, named in texts:
        if language not in named:
            one = found.setdefault(words, {"notes": {}, "references": {}})
            one["notes"] |= dict.fromkeys(notes)
            one["references"][place] = None
    return [
        Entry(id_, extracted=tuple(one["notes"]), references=tuple(one["references"]))
        for id_, one in found.items()
    ]


def group(entry: Entry) -> str:
    """What a text counts as: `names` (titles and labels too), `statements` or `others`."""
    if STATEMENT in entry.extracted:
        return "statements"
    return "names" if TITLE in entry.extracted or LABEL in entry.extracted else "others"


def _texts(record: Placed) -> Iterator[Text]:
    value = record.value
    inside = (record.id,) if record.id else ()

    def place(*path: str) -> str:
        return f"{record.path}:{'.'.join((*inside, *path))}"

    for path, model in models(value):
        names: Iterable[Name] = getattr(model, "names", ())
        best = label_of(names, "en")
        person = isinstance(model, Person) or type(model).__name__ == "Attendance"
        if best and best.status in OURS and not person:
            originals = (f"{n.lang}: {n.text}" for n in names if n.status == "original")
            yield Text(
                place(*_words(value, path), "names"),
                best.text,
                (TITLE, *originals),
                frozenset(name.lang for name in names),
            )
    for path, words, marker in walk(value):
        if not isinstance(marker, Translatable):
            continue
        field = next(step for step in reversed(path) if isinstance(step, str))
        kind = _kind(path, field)
        linked = text.references(words)
        yield Text(place(*_words(value, path)), words, (kind, LINKED) if linked else (kind,))


def _kind(path: tuple[str | int, ...], field: str) -> str:
    if field == "title":
        return TITLE
    if field in LABELS:
        return LABEL
    return (
        STATEMENT if field == "text" and {"statements", "paragraphs"} & {*path} else field.replace("_", " ")
    )


def _words(value: Any, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """A path with ids in the place of numbers, so that what is put in before does not move it."""
    found = []
    for step in path:
        if isinstance(step, int):
            value = value[step]
            own = getattr(value, "id", None)
            found.append(str(own) if own else str(step + 1))
        else:
            value = getattr(value, step)
            found.append(step)
    return tuple(found)
