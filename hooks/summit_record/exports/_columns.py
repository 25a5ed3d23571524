"""The columns of a kind's table, read off its model: a field that is added to a model is a column without more.

- a text, number or truth is one column;
- names are three: the best one, the original, and all of them as JSON;
- a date with its sources is its EDTF text, its first and last day, its sources and its note;
- sources and ids are lists with a space between; other lists are JSON;
- a value of several fields is a column each, with its own name before theirs.

Types and constraints are those of Table Schema (https://datapackage.org/standard/table-schema/).
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .. import dates
from ..edition import Plain
from ..schema import Citation, Name
from ..schema.values import DatedValue, Day, Ref

Value = str | int | bool | None
_DAY = get_args(Day)[1:]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how its value is got from a plain record, and its description."""

    name: str
    get: Callable[[Plain], Value]
    type: str
    description: str
    constraints: dict[str, Any] = field(default_factory=dict)
    refers: str | None = None
    """The kind of record or list of terms it names, where it names one."""


class _Shape(NamedTuple):
    """What a field holds: its type without `| None`, whether it may be missing, whether many, what it names."""

    of: Any
    optional: bool
    many: bool
    refers: str | None
    day: bool


@cache
def columns(model: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a model."""
    return tuple(_columns(model, (), "", required=True))


def _columns(
    model: type[BaseModel], path: tuple[str, ...], before: str, *, required: bool
) -> Iterator[Column]:
    for name, info in model.model_fields.items():
        shape = _shape(info.annotation, tuple(info.metadata))
        yield from _column(before + name, (*path, name), info, shape, required=required)


def _column(
    name: str, path: tuple[str, ...], info: FieldInfo, shape: _Shape, *, required: bool
) -> Iterator[Column]:
    words = info.description or ""
    must: dict[str, Any] = {"required": True} if required and not shape.optional else {}
    if shape.many and shape.of is Name:
        yield from _names(name, path, words, must)
    elif shape.many and shape.of is Citation:
        yield Column(name, _ids(path, "source"), "list", words, {}, "sources")
    elif shape.many and shape.of is str:
        separate = shape.refers or name.rpartition("_")[2] in ("ids", "addresses")
        kind = "list" if separate else "array"
        yield Column(name, _joined(path) if separate else _json(path), kind, words, {}, shape.refers)
    elif shape.many:
        yield Column(name, _json(path), "array", words)
    elif shape.of is DatedValue:
        yield from _dated(name, path, words, must)
    elif isinstance(shape.of, type) and issubclass(shape.of, BaseModel):
        yield from _columns(shape.of, path, f"{name}_", required=bool(must))
    else:
        yield Column(name, _at(path), _type(shape), words, must | _constraints(info, shape), shape.refers)


def _names(name: str, path: tuple[str, ...], words: str, must: dict[str, Any]) -> Iterator[Column]:
    one = name.removesuffix("names") + "name"
    yield Column(one, _best(path), "string", "The preferred name, in the record's first language.", must)
    yield Column(f"{one}_original", _original(path), "string", "The name in the original language.")
    yield Column(name, _json(path), "array", words)


def _dated(name: str, path: tuple[str, ...], words: str, must: dict[str, Any]) -> Iterator[Column]:
    pattern = {"pattern": dates.PATTERN}
    yield Column(name, _at((*path, "value")), "string", f"{words} EDTF (ISO 8601-2).", must | pattern)
    yield Column(f"{name}_first", _edge(path, "first"), "date", "The first day it may mean.")
    yield Column(f"{name}_last", _edge(path, "last"), "date", "The last day it may mean.")
    yield Column(f"{name}_sources", _ids((*path, "sources"), "source"), "list", "Its sources.", {}, "sources")
    yield Column(f"{name}_note", _at((*path, "note")), "string", "What to know about this date.")


def _shape(annotation: Any, metadata: tuple[Any, ...]) -> _Shape:
    refers = next((each.kind for each in metadata if isinstance(each, Ref)), None)
    day = bool(metadata) and any(each is mark for each in metadata for mark in _DAY)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        shape = _shape(inner, tuple(more))
        return shape._replace(refers=refers or shape.refers, day=day or shape.day)
    if origin in (Union, types.UnionType):
        inner = next(each for each in get_args(annotation) if each is not type(None))
        shape = _shape(inner, ())
        return shape._replace(optional=True, refers=refers or shape.refers)
    if origin is tuple:
        shape = _shape(get_args(annotation)[0], ())
        return shape._replace(many=True)
    return _Shape(annotation, optional=False, many=False, refers=refers, day=day)


def _type(shape: _Shape) -> str:
    if shape.of is bool:
        return "boolean"
    if shape.of is int:
        return "integer"
    return "date" if shape.day else "string"


def _constraints(info: FieldInfo, shape: _Shape) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if get_origin(shape.of) is Literal:
        found["enum"] = list(get_args(shape.of))
    for mark in info.metadata:
        for theirs, ours in (("ge", "minimum"), ("le", "maximum"), ("pattern", "pattern")):
            value = getattr(mark, theirs, None)
            if value is not None:
                found[ours] = value
    return found


# How values are got


def _follow(record: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        if record is None:
            return None
        record = record[step]
    return record


def _at(path: tuple[str, ...]) -> Callable[[Plain], Value]:
    return lambda record: _follow(record, path)


def _json(path: tuple[str, ...]) -> Callable[[Plain], Value]:
    def get(record: Plain) -> Value:
        value = _follow(record, path)
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None

    return get


def _joined(path: tuple[str, ...]) -> Callable[[Plain], Value]:
    return lambda record: " ".join(_follow(record, path) or ()) or None


def _ids(path: tuple[str, ...], key: str) -> Callable[[Plain], Value]:
    return lambda record: " ".join(each[key] for each in _follow(record, path) or ()) or None


def _best(path: tuple[str, ...]) -> Callable[[Plain], Value]:
    def get(record: Plain) -> Value:
        names = _follow(record, path) or ()
        first = names[0]["text"] if names else None
        return next((name["text"] for name in names if name["lang"] == record[LANGUAGE]), first)

    return get


def _original(path: tuple[str, ...]) -> Callable[[Plain], Value]:
    return lambda record: next(
        (name["text"] for name in _follow(record, path) or () if name["status"] == "original"), None
    )


def _edge(path: tuple[str, ...], which: str) -> Callable[[Plain], Value]:
    def get(record: Plain) -> Value:
        value = _follow(record, (*path, "value"))
        edge = getattr(dates.parse(value), which) if value else None
        return edge.isoformat() if edge else None

    return get


LANGUAGE = "\0language"
"""Where a plain record handed to a column carries the record's first language."""
