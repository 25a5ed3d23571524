"""Nothing is left of the examples that `summit-record new` writes into a new file.

Good: `text: Ministry of Examples`. Bad: `text: EXAMPLE Ministry of Transport`; `url: https://example.org/note.html`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ..load import Data
from ..problems import Problem
from ..schema import RECORDS
from ..schema.values import Model
from ._inside import Path, models

EXAMPLE = "EXAMPLE "
"""What every example text of a new file begins with."""


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each text or address that is still the example."""
    for kind in RECORDS:
        for record in data.of(kind).values():
            for path, words in _left(record.value):
                message = f"'{words[:60]}' is the example of a new file; write over it or remove the line"
                yield record.problem("leftovers", path, message)


def _left(record: Model) -> Iterator[tuple[Path, str]]:
    for path, model in models(record):
        for name, examples in _fields(type(model)):
            for inner, words in _texts(getattr(model, name), (*path, name)):
                if words.startswith(EXAMPLE) or (words.startswith("http") and words in examples):
                    yield inner, words


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Each field with its examples."""
    return tuple((name, tuple(field.examples or ())) for name, field in model.model_fields.items())


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield (*path, index), item
