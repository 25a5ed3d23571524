"""Words for problems: what was probably meant, and names that every terminal can show."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def printable(name: str) -> str:
    """The name of a file for a problem: on one line, and so that every terminal can show it as it stands."""
    if name.isprintable():
        return name
    return "".join(character if character.isprintable() else "?" for character in name)


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if there is one that is close."""
    return next(iter(difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)), None)


def suggest(given: str, known: Iterable[str]) -> str:
    """What to do about a word that is not known: the nearest, or all of a few, or to remove it."""
    words = list(known)
    near = nearest(given, words)
    if near:
        return f"did you mean '{near}'?"
    if 0 < len(words) <= 30:
        return f"use one of: {', '.join(sorted(words))}"
    return "remove it or correct it"


MANY = 100
"""Unknown words after which no more is looked for what was meant: that takes longer than all else."""


class Suggestions:
    """`suggest` for the unknown words of a whole folder, of which there may be thousands."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._asked = 0

    def __call__(self, given: str, known: Iterable[str]) -> str:
        """What to do about a word that is not known."""
        self._asked += 1
        return suggest(given, known) if self._asked <= MANY else "correct it"
