"""What a data folder holds, as read: values with their places in the files, and problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Any

from pydantic import BaseModel

from .. import yamlio
from ..problems import Problem
from ..schema import NAMED, TERMS
from ..schema.values import Ref
from ..walk import Found, walk, walk_raw


@dataclass(frozen=True)
class Loaded:
    """A record as read: its value, its file as problems name it, and the marks of the file.

    What is found out about it alone stays with it: of a thousand files, a preview reads one anew after an edit.
    """

    kind: str
    id: str
    value: Any
    path: str
    marks: yamlio.Marks
    inside: tuple[str | int, ...] = ()
    found: dict[str, tuple[Problem, ...]] = field(default_factory=dict, repr=False, compare=False)
    """What each rule about single records found in it."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it names in its fields, each once: `kind/id`, or `kind/id#statement`."""
        return self._named[0]

    @property
    def linking(self) -> tuple[Found, ...]:
        """Its texts that link to records."""
        return self._named[1]

    @cached_property
    def _named(self) -> tuple[tuple[str, ...], tuple[Found, ...]]:
        names: dict[str, None] = {}
        linking = []
        for found in self.marked():
            if isinstance(found.marker, Ref):
                names[_name(found.marker, found.text)] = None
            elif "[[" in found.text:
                linking.append(found)
        return tuple(names), tuple(linking)

    def marked(self) -> list[Found]:
        """Its texts that carry a marker."""
        return walk(self.value)

    def problem(self, rule: str, where: tuple[str | int, ...], message: str, *, key: bool = False) -> Problem:
        """A problem with the value at `where` in this record."""
        line, column = self.marks.find((*self.inside, *where), key=key)
        return Problem(self.path, line, column, rule, message)


@dataclass(frozen=True)
class Faulty(Loaded):
    """A record as it stands in its file, where it has not the shape of its kind: `value` is plain data."""

    model: type[BaseModel] = BaseModel
    wrong: frozenset[tuple[str | int, ...]] = frozenset()
    """Where the problems are that were found already."""

    def marked(self) -> list[Found]:
        """Those texts that no problem is known of, as far as they have the shape of its kind."""
        known = [where for where in self.wrong if where]
        return [
            each
            for each in walk_raw(self.model, self.value)
            if not any(each.path[: len(where)] == where for where in known)
        ]


def _name(marker: Ref, text: str) -> str:
    # A field for a record takes no statement, and not everything that has an id is named by it: one sign more makes
    # sure that this is the name of nothing.
    if marker.kind == "*":
        return intern(text if text.partition("/")[0] in NAMED else f"{text}#")
    return intern(f"{marker.kind}/{text}{'#' if '#' in text else ''}")


@dataclass(slots=True)
class Data:
    """All that a data folder holds. `records` is keyed by kind, then id; terms are kinds as well."""

    folder: Path
    name: str
    records: dict[str, dict[str, Loaded]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of files that are there and hold problems, so that references to them are no second problem."""
    faulty: list[Faulty] = field(default_factory=list)
    """Records that can be read as YAML but not as their kind; what they name may be looked at."""
    translation_terms: dict[str, list[Loaded]] = field(default_factory=dict)
    """The established terms of each language, by the name of its file. They are no records: nothing names them."""

    def of(self, kind: str) -> dict[str, Loaded]:
        """The records of a kind by id; empty if there are none."""
        return self.records.get(kind, {})

    def single(self, kind: str) -> Loaded | None:
        """The one record of a kind that has a single file."""
        return self.of(kind).get(kind)

    def size(self) -> tuple[int, int]:
        """How many records there are, and how many files of records, of lists and of terms."""
        records = sum(record.kind not in TERMS for record in self.all())
        return records, len({each.path for each in chain(self.all(), *self.translation_terms.values())})

    def all(self) -> Iterator[Loaded]:
        """Every record and term."""
        for kind in self.records.values():
            yield from kind.values()

    def add(self, other: Data) -> None:
        """Take in what another holds, of other files."""
        for kind, records in other.records.items():
            self.records.setdefault(kind, {}).update(records)
        for lang, terms in other.translation_terms.items():
            self.translation_terms.setdefault(lang, []).extend(terms)
        self.problems += other.problems
        self.unreadable |= other.unreadable
        self.faulty += other.faulty
