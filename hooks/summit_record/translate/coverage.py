"""How far translations are: computed from what there is to translate and the catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import extract
from .catalogues import Catalogue, Entry, read_newest

GROUPS = ("interface", "names", "statements", "everything")
"""What is counted: texts of the interface; names, titles and labels; statements; all texts there are."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many texts there are, have a translation, and have one that a second person read."""

    all: int = 0
    translated: int = 0
    reviewed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.all + other.all, self.translated + other.translated, self.reviewed + other.reviewed)

    @property
    def share(self) -> int:
        """Per cent translated, rounded down: 100 is all of them."""
        return 100 * self.translated // self.all if self.all else 100

    @property
    def reviewed_share(self) -> int:
        """Per cent reviewed, rounded down."""
        return 100 * self.reviewed // self.all if self.all else 100


Coverage = Mapping[str, Count]
"""Counts by group."""


def coverage(
    records: Iterable[extract.Placed], languages: Iterable[str], translations: Path, locale_folder: Path
) -> Iterator[tuple[str, Coverage]]:
    """Each language with its counts. `translations` has the catalogues of records, `locale_folder` the interface's."""
    languages = tuple(languages)
    if not languages:
        return
    template = _read(locale_folder / "summit_record.pot")
    texts = extract.texts(records)
    for language in languages:
        interface = _count(template.entries, _read(locale_folder / f"{language}.po"))
        wanted = extract.records(texts, language)
        known = _read(translations / f"{language}.po")
        groups = {
            name: _count([entry for entry in wanted if extract.group(entry) == name], known)
            for name in ("names", "statements", "others")
        }
        yield (
            language,
            {
                "interface": interface,
                "names": groups["names"],
                "statements": groups["statements"],
                "everything": sum(groups.values(), interface),
            },
        )


def table(rows: Sequence[tuple[str, Coverage]]) -> str:
    """The counts for people at a terminal."""
    head = ["language", *GROUPS, "reviewed"]
    lines = [head]
    for language, counts in rows:
        shown = [f"{counts[g].translated}/{counts[g].all} {counts[g].share} %" for g in GROUPS]
        lines.append([language, *shown, f"{counts['everything'].reviewed_share} %"])
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def _count(entries: Iterable[Entry], catalogue: Catalogue) -> Count:
    known = catalogue.active
    total = Count()
    for entry in entries:
        found = known.get(entry.id)
        total += Count(1, int(bool(found and found.translated)), int(bool(found and found.reviewed)))
    return total


def _read(path: Path) -> Catalogue:
    return read_newest(path, path.read_bytes()) if path.is_file() else Catalogue()
