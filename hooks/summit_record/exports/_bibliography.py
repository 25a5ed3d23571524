"""Which citation files there are, whatever their form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Protocol

from ..cite.item import FILES, MEDIA_TYPES, Item, item, whole
from ..edition import Edition
from ..model import ref
from . import Export


class Form(Protocol):
    """A module of a form: `one` writes an item, `join` makes a file of written ones."""

    def one(self, item: Item) -> str:
        """An item."""

    def join(self, written: Iterable[str]) -> bytes:
        """A file."""


def files(edition: Edition, name: str, form: Form, title: str) -> Iterator[Export]:
    """The files of a form. `title` describes the two that hold many."""
    ending, media_type = FILES[name], MEDIA_TYPES[name]

    def of(records: Iterable[Any]) -> bytes:
        return form.join([form.one(item(edition, record)) for record in records])

    def of_one(record: Any) -> bytes:
        return of([record])

    yield Export(
        f"data/bibliography.{ending}", title, media_type, lambda: of(edition.records("sources").values())
    )
    if edition.site.documents:
        yield Export(
            f"data/documents.{ending}", title, media_type, lambda: of(edition.records("documents").values())
        )
    yield Export(
        f"cite/record.{ending}", "", media_type, lambda: form.join([form.one(whole(edition))]), turn=1
    )
    for record in edition.all():
        if edition.own_page(record):
            yield Export(f"cite/{ref(record)}.{ending}", "", media_type, partial(of_one, record), turn=1)
