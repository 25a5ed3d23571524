"""Read a data folder: every file to a record of its kind, every fault to a problem with its place."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from . import yamlio
from .problems import Problem
from .schema import RECORDS, SINGLES, TERMS, TranslationTerm
from .schema.values import ID_PATTERN, Record

M = TypeVar("M", bound=BaseModel)

MAX_FILES = 50_000
NOT_RECORDS = {"translations", "schema", "figures"}
"""Folders of data/ that hold other things than records."""
TRANSLATION_TERMS = "translations/terms"
"""Where the established terms of each language are: one file a language, a list of terms."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record as read: its value, its file as problems name it, and the marks of the file."""

    kind: str
    id: str
    value: Any
    path: str
    marks: yamlio.Marks
    inside: tuple[str | int, ...] = ()

    def problem(self, rule: str, where: tuple[str | int, ...], message: str, *, key: bool = False) -> Problem:
        """A problem with the value at `where` in this record."""
        line, column = self.marks.find((*self.inside, *where), key=key)
        return Problem(self.path, line, column, rule, message)


@dataclass(frozen=True, slots=True)
class Faulty(Loaded):
    """A record as it stands in its file, where it has not the shape of its kind: `value` is plain data."""

    model: type[BaseModel] = BaseModel
    wrong: frozenset[tuple[str | int, ...]] = frozenset()
    """Where the problems are that were found already."""


@dataclass(slots=True)
class Data:
    """All that a data folder holds. `records` is keyed by kind, then id; terms are kinds as well."""

    folder: Path
    name: str
    records: dict[str, dict[str, Loaded]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of files that are there and hold problems, so that references to them are no second problem."""
    faulty: list[Faulty] = field(default_factory=list)
    """Records that can be read as YAML but not as their kind; what they name may be looked at."""
    translation_terms: dict[str, list[Loaded]] = field(default_factory=dict)
    """The established terms of each language, by the name of its file. They are no records: nothing names them."""

    def of(self, kind: str) -> dict[str, Loaded]:
        """The records of a kind by id; empty if there are none."""
        return self.records.get(kind, {})

    def single(self, kind: str) -> Loaded | None:
        """The one record of a kind that has a single file."""
        return self.of(kind).get(kind)

    def size(self) -> tuple[int, int]:
        """How many records there are, and how many files of records, of lists and of terms."""
        records = sum(record.kind not in TERMS for record in self.all())
        return records, len({each.path for each in chain(self.all(), *self.translation_terms.values())})

    def all(self) -> Iterator[Loaded]:
        """Every record and term."""
        for kind in self.records.values():
            yield from kind.values()


def load(folder: Path) -> Data:
    """Read a data folder. Nothing is raised for bad data: it is all in `problems`."""
    data = Data(folder, folder.name or folder.resolve().name)
    if not folder.is_dir():
        data.problems.append(
            Problem(data.name, 1, 1, "folder", "there is no such folder; set SUMMIT_DATA to a data folder")
        )
        return data
    for path, kind in _files(folder, data):
        _read_file(path, kind, data)
    for name in ("site", "summit"):
        if not data.single(name) and (name, name) not in data.unreadable:
            data.problems.append(_missing(name, data))
    return data


def _files(folder: Path, data: Data) -> Iterator[tuple[Path, str]]:
    """Every file to read, with its kind; what should not be there becomes a problem."""
    count = 0

    def fault(path: Path, message: str) -> None:
        data.problems.append(Problem(_shown(path, data), 1, 1, "file", message))

    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            fault(path, "this is a link; put the file itself here")
        elif entry.name in NOT_RECORDS and entry.is_dir():
            if entry.name == "translations":
                yield from _term_files(folder / TRANSLATION_TERMS, fault)
        elif entry.is_dir():
            if entry.name not in RECORDS and entry.name != "vocabularies":
                fault(path, f"no kind of record has this name; {suggest(entry.name, RECORDS)}")
                continue
            for inner in sorted(os.scandir(path), key=lambda each: each.name):
                inside = Path(inner.path)
                if inner.name.startswith("."):
                    continue
                count += 1
                if count > MAX_FILES:
                    fault(inside, f"more than {MAX_FILES:,} files; this is the limit")
                    return
                kind, message = _inside(inside)
                if message:
                    fault(inside, message)
                else:
                    yield inside, kind
        else:
            kind, message = _at_the_top(path)
            if message:
                fault(path, message)
            else:
                yield path, kind


def _term_files(folder: Path, fault: Callable[[Path, str], None]) -> Iterator[tuple[Path, str]]:
    """The files of terms of the languages; whether there are such languages, a rule says."""
    if folder.is_symlink():
        fault(folder, "this is a link; put the file itself here")
    elif folder.exists() and not folder.is_dir():
        fault(folder, "this is the folder of terms, one file a language; rename or remove the file")
    elif folder.exists():
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_symlink():
                fault(path, "this is a link; put the file itself here")
            elif not path.is_file() or path.suffix != ".yml":
                fault(path, "only .yml files belong here, each named by its language; rename or remove it")
            else:
                yield path, TRANSLATION_TERMS


def _inside(path: Path) -> tuple[str, str]:
    """The kind of a file in a folder of records, and why it should not be there, if so."""
    kind = path.parent.name
    if path.is_symlink():
        return kind, "this is a link; put the file itself here"
    if not path.is_file():
        return kind, "only files of records belong here; remove it or move it"
    if path.suffix != ".yml":
        return kind, "only .yml files belong here; rename or remove it"
    if kind == "vocabularies":
        unknown = path.stem not in TERMS
        return path.stem, f"no list of terms has this name; {suggest(path.stem, TERMS)}" if unknown else ""
    if not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > 100:
        return kind, "a file's name is its id: lower-case letters, digits and single hyphens; rename it"
    return kind, ""


def _at_the_top(path: Path) -> tuple[str, str]:
    """The same of a file of the data folder itself."""
    if path.is_symlink():
        return path.stem, "this is a link; put the file itself here"
    if not path.is_file() or path.suffix != ".yml":
        return path.stem, "only .yml files belong here; rename or remove it"
    unknown = path.stem not in SINGLES
    return path.stem, f"no single record has this name; {suggest(path.stem, SINGLES)}" if unknown else ""


def _shown(path: Path, data: Data) -> str:
    """A file as problems name it."""
    return f"{data.name}/{printable(path.relative_to(data.folder).as_posix())}"


def reload(data: Data, path: Path) -> list[Problem]:
    """Read one file of records anew, in the place of what it held before; gives what is wrong with it.

    A file that is gone takes its records along. References to them are looked at by the rules, as ever.
    """
    shown, top = _shown(path, data), path.parent == data.folder
    for records in data.records.values():
        for id_ in [id_ for id_, record in records.items() if record.path == shown]:
            del records[id_]
    data.problems = [problem for problem in data.problems if problem.path != shown]
    data.faulty = [record for record in data.faulty if record.path != shown]
    kind, message = _at_the_top(path) if top else _inside(path)
    terms = kind in TERMS and not top
    data.unreadable = {
        each for each in data.unreadable if each[0] != kind or not (terms or each[1] == path.stem)
    }
    if not path.exists() and not path.is_symlink():
        if kind in ("site", "summit") and top:
            data.problems.append(_missing(kind, data))
    elif message:
        data.problems.append(Problem(shown, 1, 1, "file", message))
    else:
        _read_file(path, kind, data)
    return sorted(problem for problem in data.problems if problem.path == shown)


def _missing(name: str, data: Data) -> Problem:
    return Problem(f"{data.name}/{name}.yml", 1, 1, "missing-file", f"{name}.yml is missing; write it")


def printable(name: str) -> str:
    """The name of a file for a problem: on one line, and so that every terminal can show it as it stands."""
    return "".join(character if character.isprintable() else "?" for character in name)


def _read_file(path: Path, kind: str, data: Data) -> None:
    shown = _shown(path, data)
    known = path.stem
    try:
        with path.open("rb") as file:
            content = file.read(yamlio.MAX_BYTES + 1)
    except OSError as why:
        data.problems.append(Problem(shown, 1, 1, "file", f"cannot be read ({why.strerror}); check it"))
        data.unreadable.add((kind, known))
        return
    raw, marks, problems = yamlio.read(content, shown)
    if problems or marks is None:
        data.problems += problems or [
            Problem(shown, 1, 1, "yaml", "the file is empty; write the record or remove it")
        ]
        data.unreadable.add((kind, "*" if kind in TERMS else known))
        return
    if kind == TRANSLATION_TERMS:
        _read_translation_terms(raw, known, shown, marks, data)
        return
    if not isinstance(raw, dict):
        data.problems.append(
            Problem(
                shown,
                marks.line,
                marks.column,
                "shape",
                "a record is a list of `key: value` lines; write it so",
            )
        )
        data.unreadable.add((kind, "*" if kind in TERMS else known))
        return
    if kind in TERMS:
        _read_terms(raw, kind, shown, marks, data)
    else:
        model = (RECORDS.get(kind) or SINGLES[kind]).model
        if issubclass(model, Record):
            if "id" in raw:
                line, column = marks.find(("id",), key=True)
                data.problems.append(
                    Problem(shown, line, column, "shape", "the file's name is the id; remove this line")
                )
            raw = {**raw, "id": known}
        _check(model, raw, kind, known, shown, marks, (), data)


def _read_terms(raw: dict[str, Any], kind: str, shown: str, marks: yamlio.Marks, data: Data) -> None:
    terms = raw.get("terms")
    data.records.setdefault(kind, {})
    for key in raw:
        if key != "terms":
            line, column = marks.find((key,), key=True)
            data.problems.append(
                Problem(shown, line, column, "shape", f"'{key}' is not known here; a list has only `terms`")
            )
    if not isinstance(terms, list):
        line, column = marks.find(("terms",))
        data.problems.append(Problem(shown, line, column, "shape", "`terms` is a list of terms; write it so"))
        data.unreadable.add((kind, "*"))
        return
    for index, term in enumerate(terms):
        known = term.get("id") if isinstance(term, dict) else None
        if isinstance(known, str) and known in data.records[kind]:
            line, column = marks.find(("terms", index, "id"))
            data.problems.append(
                Problem(shown, line, column, "unique", f"'{known}' is defined twice; remove one")
            )
            continue
        name = known if isinstance(known, str) else "*"
        _check(TERMS[kind], term, kind, name, shown, marks, ("terms", index), data)


def _read_translation_terms(raw: Any, lang: str, shown: str, marks: yamlio.Marks, data: Data) -> None:
    if not isinstance(raw, list):
        what = "this is a list of terms; begin each with `- en: ...`"
        data.problems.append(Problem(shown, marks.line, marks.column, "shape", what))
        return
    terms = data.translation_terms.setdefault(lang, [])
    for index, term in enumerate(raw):
        try:
            value = _valid(TranslationTerm, term, shown, marks, (index,))
        except _InvalidError as why:
            data.problems += why.problems
        else:
            terms.append(Loaded(TRANSLATION_TERMS, lang, value, shown, marks, (index,)))


def _check(
    model: type[BaseModel],
    raw: Any,
    kind: str,
    known: str,
    shown: str,
    marks: yamlio.Marks,
    inside: tuple[str | int, ...],
    data: Data,
) -> None:
    try:
        value = _valid(model, raw, shown, marks, inside)
    except _InvalidError as why:
        data.unreadable.add((kind, known))
        data.problems += why.problems
        data.faulty.append(Faulty(kind, known, raw, shown, marks, inside, model, why.places))
    else:
        data.records.setdefault(kind, {})[known] = Loaded(kind, known, value, shown, marks, inside)


class _InvalidError(Exception):
    """A value has not the shape of its model: the problems, and the paths inside it that they are about."""

    def __init__(self, problems: list[Problem], places: frozenset[tuple[str | int, ...]]) -> None:
        super().__init__()
        self.problems, self.places = problems, places


def _valid(model: type[M], raw: Any, shown: str, marks: yamlio.Marks, inside: tuple[str | int, ...]) -> M:
    """The value a model makes of what was read. Raises _InvalidError."""
    try:
        return model.model_validate(_tuples(raw))
    except ValidationError as why:
        # Of a list whose items are wrong and are reported themselves, it is not said that it is too short.
        errors = [
            error
            for error in why.errors(include_url=False)
            if error["type"] != "too_short" or len(error["input"]) < error["ctx"]["min_length"]
        ]
        problems = [_problem(error, model, shown, marks, inside) for error in errors]
        raise _InvalidError(problems, frozenset(tuple(error["loc"]) for error in errors)) from None


def _tuples(raw: Any) -> Any:
    """Lists to tuples: strict models take nothing else for a tuple."""
    if isinstance(raw, dict):
        return {key: _tuples(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return tuple(_tuples(value) for value in raw)
    return raw


def _problem(
    error: ErrorDetails,
    model: type[BaseModel],
    shown: str,
    marks: yamlio.Marks,
    inside: tuple[str | int, ...],
) -> Problem:
    """One of pydantic's errors in an editor's words, with its place in the file."""
    where = tuple(error["loc"])
    kind = error["type"]
    name = where[-1] if where else ""
    called = f"item {name + 1}" if isinstance(name, int) else f"'{name}'" if where else "this"
    line, column = marks.find((*inside, *where), key=kind == "extra_forbidden")
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        message = f"'{name}' is not known here; {suggest(str(name), _fields_at(model, where[:-1]))}"
    elif kind == "missing":
        line, column = marks.find((*inside, *where[:-1]))
        message = f"'{name}' is missing; add it"
    elif kind == "value_error":
        what = str(context.get("error", error["msg"]))
        message = what if what.startswith("'") else f"{called} {what}"
    elif kind.endswith(("_type", "_error")) and error.get("input") is None:
        message = f"{called} is empty; write it or remove the line"
    elif kind == "string_type":
        given = error.get("input")
        if isinstance(given, int):
            message = f"{called} must be text; put {str(given).lower()} in quotes"
        else:
            message = f"{called} must be text; write a single value here"
    elif kind == "string_pattern_mismatch":
        given, form = _shorten(error.get("input")), _form(context.get("pattern"), model, where)
        message = f"'{given}' has not the form asked for ({form}); correct it"
    elif kind in ("string_too_long", "too_long"):
        message = f"{called} is too long (at most {context.get('max_length')}); shorten it"
    elif kind == "too_short":
        few = "has too few items" if error.get("input") else "is empty"
        message = f"{called} {few}; give at least {context.get('min_length', 1)}"
    elif kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        given = str(error.get("input"))
        message = f"'{_shorten(given)}' is not one of the values; {suggest(given, allowed)}"
    elif kind == "tuple_type":
        message = f"{called} is a list; begin each item with a hyphen and a space"
    elif kind in ("model_type", "dict_type", "model_attributes_type"):
        message = f"{called} takes `key: value` lines; write it so"
    elif kind in ("int_type", "int_parsing"):
        message = f"{called} must be a whole number; write digits alone, without quotes"
    elif kind == "bool_type":
        message = f"{called} must be true or false; write one of them"
    elif kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        word = "at least" if kind == "greater_than_equal" else "at most"
        message = f"{called} must be {word} {limit}; correct it"
    else:
        message = f"{called} is not right ({error['msg'].lower()}); correct it"
    return Problem(shown, line, column, "shape", " ".join(message.split()))


def _form(pattern: Any, model: type[BaseModel], where: tuple[str | int, ...]) -> str:
    """What a pattern asks for, in words, or else as the field's own example shows it."""
    known = {
        ID_PATTERN: "lower-case letters, digits, single hyphens",
        r"^[a-z]{2}$": "two lower-case letters",
        r"^[A-Z]{3}$": "three capital letters",
        r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "hours and minutes like 09:30",
        r"^[0-9]+\.[0-9]+\.[0-9]+$": "three numbers with dots",
    }
    text = str(pattern)
    if text.startswith("^[a-z-]+/"):
        return "kind/id, or kind/id#statement"
    if text in known or not where:
        return known.get(text, text)
    fields = [here.model_fields.get(str(where[-1])) for here in _models_at(model, where[:-1])]
    examples = [field.examples[0] for field in fields if field and field.examples]
    return f"like {examples[0]}" if examples else text


def _shorten(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "..."


def _fields_at(model: type[BaseModel], where: tuple[str | int, ...]) -> list[str]:
    """The keys allowed at a place, for suggestions; empty where that cannot be told."""
    return [
        name
        for here in _models_at(model, where)
        for name in here.model_fields
        if name != "id" or not issubclass(here, Record)
    ]


def _models_at(model: type[BaseModel], where: tuple[str | int, ...]) -> list[type[BaseModel]]:
    """The model at a place, as a list of one; empty where that cannot be told."""
    here: type[BaseModel] | None = model
    for step in where:
        if here is not None and not isinstance(step, int):
            found = here.model_fields.get(step)
            here = _model_in(found.annotation) if found else None
    return [here] if here else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found:
            return found
    return None


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if there is one that is close."""
    return next(iter(difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)), None)


def suggest(given: str, known: Iterable[str]) -> str:
    """What to do about a word that is not known: the nearest, or all of a few, or to remove it."""
    words = list(known)
    near = nearest(given, words)
    if near:
        return f"did you mean '{near}'?"
    if 0 < len(words) <= 30:
        return f"use one of: {', '.join(sorted(words))}"
    return "remove it or correct it"
