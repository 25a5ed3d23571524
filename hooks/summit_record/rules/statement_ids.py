"""Ids inside a record are unique: those of statements across the record (each is a permanent anchor), those of
other items within their list.

Good: `id: signed` and `id: in-force` in one record. Bad: `id: signed` twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..load import Loaded
from ..problems import Problem
from ..schema.values import Model, Statement
from ._inside import of_each

Path = tuple[str | int, ...]


@of_each
def check(record: Loaded) -> Iterator[Problem]:
    """Yield a problem for each id used twice."""
    seen: set[tuple[Path, str]] = set()
    for path, scope, id_ in _items(record.value, ()):
        if (scope, id_) in seen:
            yield record.problem(
                "statement-ids",
                (*path, "id"),
                f"the id '{id_}' is used twice in this record; give this one its own",
            )
        seen.add((scope, id_))


def _items(value: Model, path: Path) -> Iterator[tuple[Path, Path, str]]:
    """(where, the scope in which its id is unique, id) of everything with an id inside a record."""
    for name in type(value).model_fields:
        inner: Any = getattr(value, name)
        if not isinstance(inner, tuple):
            continue
        for index, item in enumerate(inner):
            if not isinstance(item, Model):
                continue
            here = (*path, name, index)
            if "id" in type(item).model_fields:
                scope: Path = () if isinstance(item, Statement) else (*path, name)
                yield here, scope, item.id  # type: ignore[attr-defined]
            yield from _items(item, here)
