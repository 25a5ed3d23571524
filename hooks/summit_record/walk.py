"""Go through a record and find the texts that carry a marker (a reference, a text to translate).

`walk` takes a record; `walk_raw` what was read of one that is faulty, so that its references are looked at as well.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from .schema.values import SHORT, Ref, Translatable

Path = tuple[str | int, ...]
Marker = Ref | Translatable


class Found(NamedTuple):
    """A marked text, and where in the record it stands."""

    path: Path
    text: str
    marker: Marker


class _Step(NamedTuple):
    """What to do with a value: its own marker, and what its items or fields hold."""

    marker: Marker | None
    many: _Step | None
    model: type[BaseModel] | None


def walk(record: BaseModel) -> list[Found]:
    """All marked texts of a record, in the order of its fields."""
    found: list[Found] = []
    _model(record, (), found)
    return found


def walk_raw(model: type[BaseModel], raw: object, path: Path = ()) -> Iterator[Found]:
    """All marked texts of a value of plain data, as far as it has the shape of the model."""
    short = SHORT.get(model.__name__) if isinstance(raw, str) else None
    fields = {short: raw} if short else raw
    if isinstance(fields, dict):
        for name, step in _plan(model):
            if name in fields:
                yield from _raw(fields[name], step, path if short else (*path, name))


def _raw(value: object, step: _Step, path: Path) -> Iterator[Found]:
    if isinstance(value, str) and step.marker:
        yield Found(path, value, step.marker)
    elif isinstance(value, tuple) and step.many:
        for index, item in enumerate(value):
            yield from _raw(item, step.many, (*path, index))
    elif step.model:
        yield from walk_raw(step.model, value, path)


# Lists are filled rather than generators nested, and fields taken from the record's own dictionary: large records
# are gone through several times at every save under `mkdocs serve`.


def _model(record: BaseModel, path: Path, found: list[Found]) -> None:
    values = vars(record)
    for name, step in _plan(type(record)):
        value = values[name]
        if value or value == "":
            _value(value, step, (*path, name), found)


def _value(value: Any, step: _Step, path: Path, found: list[Found]) -> None:
    if type(value) is str:
        if step.marker:
            found.append(Found(path, value, step.marker))
    elif type(value) is tuple:
        if step.many:
            for index, item in enumerate(value):
                _value(item, step.many, (*path, index), found)
    elif isinstance(value, BaseModel):
        _model(value, path, found)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, _Step], ...]:
    plan = []
    for name, field in model.model_fields.items():
        step = _step(field.annotation, tuple(field.metadata))
        if step.marker or step.many or step.model:
            plan.append((name, step))
    return tuple(plan)


def _step(annotation: Any, metadata: tuple[Any, ...]) -> _Step:
    marker = next((each for each in metadata if isinstance(each, Ref | Translatable)), None)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        step = _step(inner, tuple(more))
        return step._replace(marker=marker or step.marker)
    if origin in (Union, types.UnionType):
        steps = [_step(each, ()) for each in get_args(annotation) if each is not type(None)]
        return _Step(
            marker or next((step.marker for step in steps if step.marker), None),
            next((step.many for step in steps if step.many), None),
            next((step.model for step in steps if step.model), None),
        )
    if origin is tuple:
        many = _step(get_args(annotation)[0], ())
        useful = many.marker or many.many or many.model
        return _Step(marker, many if useful else None, None)
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return _Step(marker, None, annotation if is_model else None)
