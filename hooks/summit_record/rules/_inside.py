"""What several rules need: every value made of fields inside a record, with its place. No rule itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, wraps
from itertools import chain
from typing import Any, get_args

from ..load import Data, Loaded
from ..problems import Problem
from ..schema.values import Model, Statement

Path = tuple[str | int, ...]


def models(value: Model) -> list[tuple[Path, Model]]:
    """The value and all models inside it, outermost first, each with its path."""
    found: list[tuple[Path, Model]] = []
    _models(value, (), found)
    return found


def _models(value: Model, path: Path, found: list[tuple[Path, Model]]) -> None:
    found.append((path, value))
    values = vars(value)
    for name in _nesting(type(value)):
        inner = values[name]
        if isinstance(inner, Model):
            _models(inner, (*path, name), found)
        elif inner:
            for index, item in enumerate(inner):
                if isinstance(item, Model):
                    _models(item, (*path, name, index), found)


@cache
def _nesting(model: type[Model]) -> tuple[str, ...]:
    """The fields that may hold models, so that the many others are not looked into."""
    return tuple(name for name, field in model.model_fields.items() if _mentions_model(field.annotation))


def _mentions_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_mentions_model(each) for each in get_args(annotation))


def statements(record: Loaded) -> Iterator[tuple[Path, Statement]]:
    """Every statement of a record with its path, those in sections included."""
    for path, value in models(record.value):
        if isinstance(value, Statement):
            yield path, value


def readable(data: Data) -> Iterator[Loaded]:
    """Every record, list and term of a translation, those that have not the shape of their kind included."""
    return chain(data.all(), *data.translation_terms.values(), data.faulty)


def of_each(rule: Callable[[Loaded], Iterator[Problem]]) -> Callable[[Data], Iterator[Problem]]:
    """A rule about single records, as a rule about all of them.

    What it finds stays with the record, as long as that is the same: nothing else may matter to such a rule.
    """

    @wraps(rule)
    def check(data: Data) -> Iterator[Problem]:
        for record in data.all():
            if rule.__module__ not in record.found:
                record.found[rule.__module__] = tuple(rule(record))
            yield from record.found[rule.__module__]

    return check


def default_language(data: Data) -> str | None:
    """The site's first language; None where the settings cannot be read."""
    site = data.single("site")
    return site.value.languages[0] if site else None
