"""CSV (RFC 4180, UTF-8): one table a kind of record, and one of all lists of terms."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from ..edition import KINDS, Edition
from ..schema import KINDS as MODELS
from ..schema import TERMS
from . import N_, Export
from ._cells import table
from ._columns import LANGUAGE, Column, columns

TERM_COLUMNS = (
    ("list", "The list it stands in."),
    ("id", "Its id."),
    ("label", "What readers see."),
    ("definition", "What falls under it."),
)


def exports(edition: Edition) -> Iterator[Export]:
    """`data/<kind>.csv` and `data/terms.csv`."""
    for kind in KINDS:
        if edition.records(kind):
            yield Export(
                f"data/{kind}.csv",
                N_("Records of one kind as a table"),
                "text/csv",
                lambda kind=kind: of_kind(edition, kind),  # type: ignore[misc]
                tuple((column.name, column.description) for column in columns_of(kind)),
                "data/datapackage.json",
            )
    yield Export(
        "data/terms.csv",
        N_("Every list of terms, with definitions"),
        "text/csv",
        lambda: table((name for name, _ in TERM_COLUMNS), terms(edition)),
        TERM_COLUMNS,
        "data/datapackage.json",
    )


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of a kind's table."""
    model: type[BaseModel] = MODELS[kind].model
    return columns(model)


def of_kind(edition: Edition, kind: str) -> bytes:
    """The table of a kind."""
    language = edition.site.settings.languages[0]
    made = columns_of(kind)
    return table(
        (column.name for column in made),
        (
            [column.get(record) for column in made]
            for record in ({**plain, LANGUAGE: language} for plain in edition.plain[kind].values())
        ),
    )


def terms(edition: Edition) -> Iterator[tuple[str, str, str, str | None]]:
    """A row a term."""
    for kind in TERMS:
        for term in edition.site.terms(kind).values():
            yield kind, term.id, term.label, term.definition
