"""Read one file of the data: to records of its kind, or to problems with their places."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .. import yamlio
from ..problems import Problem
from ..schema import RECORDS, SINGLES, TERMS, TranslationTerm
from ..schema.values import Record
from .data import Data, Faulty, Loaded
from .messages import problem_of

TRANSLATION_TERMS = "translations/terms"
"""Where the established terms of each language are: one file a language, a list of terms."""

M = TypeVar("M", bound=BaseModel)
Kept = dict[str, tuple[bytes, Data]]
"""Files as read before: what was in each, and what it gave. Read again, an unchanged file costs nothing."""


def read_file(path: Path, shown: str, kind: str, data: Data, kept: Kept | None = None) -> None:
    """Read a file into `data`; `shown` is its name in problems."""
    try:
        with path.open("rb") as file:
            content = file.read(yamlio.MAX_BYTES + 1)
    except OSError as why:
        data.problems.append(Problem(shown, 1, 1, "file", f"cannot be read ({why.strerror}); check it"))
        data.unreadable.add((kind, path.stem))
        return
    before = kept.get(shown) if kept is not None else None
    if before is None or before[0] != content:
        before = (content, Data(data.folder, data.name))
        _read(content, kind, path.stem, shown, before[1])
        if kept is not None:
            kept[shown] = before
    data.add(before[1])


def _read(content: bytes, kind: str, known: str, shown: str, data: Data) -> None:
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
            Problem(shown, *marks.find(()), "shape", "a record is a list of `key: value` lines; write it so")
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
    if not isinstance(terms, tuple):
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
    if not isinstance(raw, tuple):
        what = "this is a list of terms; begin each with `- en: ...`"
        data.problems.append(Problem(shown, *marks.find(()), "shape", what))
        return
    terms = data.translation_terms.setdefault(lang, [])
    for index, term in enumerate(raw):
        try:
            value = valid(TranslationTerm, term, shown, marks, (index,))
        except InvalidError as why:
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
        value = valid(model, raw, shown, marks, inside)
    except InvalidError as why:
        data.unreadable.add((kind, known))
        data.problems += why.problems
        data.faulty.append(Faulty(kind, known, raw, shown, marks, inside, model=model, wrong=why.places))
    else:
        data.records.setdefault(kind, {})[known] = Loaded(kind, known, value, shown, marks, inside)


class InvalidError(Exception):
    """A value has not the shape of its model: the problems, and the paths inside it that they are about."""

    def __init__(self, problems: list[Problem], places: frozenset[tuple[str | int, ...]]) -> None:
        super().__init__()
        self.problems, self.places = problems, places


def valid(model: type[M], raw: Any, shown: str, marks: yamlio.Marks, inside: tuple[str | int, ...]) -> M:
    """The value a model makes of what was read. Raises InvalidError."""
    try:
        return model.model_validate(raw)
    except ValidationError as why:
        # Of a list whose items are wrong and are reported themselves, it is not said that it is too short.
        errors = [
            error
            for error in why.errors(include_url=False)
            if error["type"] != "too_short" or len(error["input"]) < error["ctx"]["min_length"]
        ]
        problems = [problem_of(error, model, shown, marks, inside) for error in errors]
        raise InvalidError(problems, frozenset(tuple(error["loc"]) for error in errors)) from None
