"""What several rules need: every value made of fields inside a record, with its place. No rule itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any, get_args

from ..load import Data, Loaded
from ..schema.values import Model, Statement
from ..walk import Found, walk, walk_raw

Path = tuple[str | int, ...]


def models(value: Model, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """The value and all models inside it, outermost first, each with its path."""
    yield path, value
    for name in _nesting(type(value)):
        inner: Any = getattr(value, name)
        if isinstance(inner, Model):
            yield from models(inner, (*path, name))
        elif isinstance(inner, tuple):
            for index, item in enumerate(inner):
                if isinstance(item, Model):
                    yield from models(item, (*path, name, index))


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


def marked(data: Data) -> Iterator[tuple[Loaded, Found]]:
    """Every marked text of records, lists, and terms of translations, each with what it stands in.

    Of a record that has not the shape of its kind, those texts that no problem is known of.
    """
    for record in chain(data.all(), *data.translation_terms.values()):
        for found in walk(record.value):
            yield record, found
    for faulty in data.faulty:
        for found in walk_raw(faulty.model, faulty.value):
            if not any(found.path[: len(wrong)] == wrong for wrong in faulty.wrong if wrong):
                yield faulty, found


def default_language(data: Data) -> str | None:
    """The site's first language; None where the settings cannot be read."""
    site = data.single("site")
    return site.value.languages[0] if site else None
