"""What a catalogue holds: entries, a header, and faults of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass

REVIEWED = re.compile(r"^reviewed: *(?P<name>[^,]+), *(?P<date>\d{4}-\d{2}-\d{2})$")
"""The translator's comment of an entry that a second person has read: `# reviewed: name, 2026-11-22`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that is not right, and where."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and its translation."""

    id: str
    plural: str | None = None
    strings: tuple[str, ...] = ()
    """The translation: one, or one for each plural form."""
    comments: tuple[str, ...] = ()
    """What translators noted."""
    extracted: tuple[str, ...] = ()
    """What is said to translators."""
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    """For a fuzzy entry: the text (and its plural) that the translation was made for."""
    obsolete: bool = False
    line: int = 0
    string_lines: tuple[int, ...] = ()

    @property
    def fuzzy(self) -> bool:
        """Whether the English text has changed since it was translated. Such a translation is not used."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether there is a translation to use."""
        return bool(self.strings) and all(self.strings) and not self.fuzzy and not self.obsolete

    @property
    def reviewed(self) -> bool:
        """Whether a second person has read the translation."""
        return self.translated and any(REVIEWED.match(comment) for comment in self.comments)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file: its header, entries in their order, and what is wrong with its form."""

    entries: tuple[Entry, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()
    """Those at the head of the file."""
    header_line: int = 0
    faults: tuple[Fault, ...] = ()

    def field(self, name: str) -> str | None:
        """A field of the header."""
        return next((value for key, value in self.header if key.lower() == name.lower()), None)

    @property
    def active(self) -> dict[str, Entry]:
        """Entries that are not obsolete, by their text."""
        return {entry.id: entry for entry in self.entries if not entry.obsolete}


# Plural forms
