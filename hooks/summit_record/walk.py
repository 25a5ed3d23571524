"""Go through a record and find the texts that carry a marker (a reference, a text to translate)."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from .schema.values import Ref, Translatable

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
    models: bool


def walk(record: BaseModel) -> Iterator[Found]:
    """All marked texts of a record, in the order of its fields."""
    yield from _model(record, ())


def _model(record: BaseModel, path: Path) -> Iterator[Found]:
    for name, step in _plan(type(record)):
        value = getattr(record, name)
        if value is not None and value != ():
            yield from _value(value, step, (*path, name))


def _value(value: Any, step: _Step, path: Path) -> Iterator[Found]:
    if isinstance(value, str):
        if step.marker:
            yield Found(path, value, step.marker)
    elif isinstance(value, tuple):
        if step.many:
            for index, item in enumerate(value):
                yield from _value(item, step.many, (*path, index))
    elif isinstance(value, BaseModel):
        yield from _model(value, path)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, _Step], ...]:
    plan = []
    for name, field in model.model_fields.items():
        step = _step(field.annotation, tuple(field.metadata))
        if step.marker or step.many or step.models:
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
            any(step.models for step in steps),
        )
    if origin is tuple:
        many = _step(get_args(annotation)[0], ())
        useful = many.marker or many.many or many.models
        return _Step(marker, many if useful else None, False)
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return _Step(marker, None, is_model)
