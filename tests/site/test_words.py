"""The code and the theme serve any summit: no word of this one stands in them.

The words are computed from data/, so that a new name is looked for without anybody adding it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summit_record import load
from summit_record.schema.values import Translatable
from summit_record.walk import walk
from tests.support.site import DATA, ROOT, TINY, Built

SHORTEST = 4

ORDINARY = {
    "april": "a month",
    "asian": "Unicode's East Asian width of letters",
    "center": "CSS",
    "central": "an adjective; what it stands before in names is looked for all the same",
    "corporate": "in bibliographies: an author that is a body",
    "earth": "the planet a map shows",
    "east": "a direction on a map; Unicode's East Asian width",
    "edit": "the link that edits a record",
    "europe": "an example of a time zone",
    "everywhere": "in all kinds of record",
    "external": "HTML's rel=external",
    "info": "a level of the log",
    "live": "aria-live; where pages live",
    "organization": "a type of schema.org",
    "particle": "of a language: a small word",
    "super": "Python and Jinja",
    "user": "of an address: user name and password",
}
"""Words that names of the real record share with code and interface texts, and why that is right."""

LICENCES = ("docs/assets/fonts/OFL.txt", "docs/assets/fonts/README.txt")
"""Texts of others: the licence of the fonts, and which languages they can be set in."""


def names(record: Any) -> Iterator[str]:
    """The proper names in a record: of itself, of people, of countries, places, bodies, themes, venues."""
    for each in getattr(record, "names", ()):
        yield each.text
    for field in ("leader", "chair"):
        if getattr(record, field, None):
            yield from (each.text for each in getattr(record, field).names)
    for person in getattr(record, "delegation", ()):
        yield from (each.text for each in person.names)
    for text in ("venue", "label", "short_name", "title", "short_title"):
        if record.kind in ("countries", "events", "summit", "site") and getattr(record, text, None):
            yield getattr(record, text)


def words(text: str) -> set[str]:
    """The words of a text that are long enough, folded; scripts without spaces give whole runs."""
    return {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) >= SHORTEST}


def own_words(folder: Path) -> set[str]:
    """The words that stand for one summit: what its names are made of, and no ordinary word.

    An ordinary word is one that some sentence of the record writes with a small letter; most words in the names
    of themes and many in those of bodies are such.
    """
    data = load.load(folder)
    found: set[str] = set()
    small: set[str] = set()
    for kind in ("countries", "places", "themes", "summit", "site", "declaration", "bodies", "glossary"):
        for record in data.of(kind).values():
            for name in names(record.value):
                found |= words(name)
    for record in data.all():
        for _, text, marker in walk(record.value):
            if isinstance(marker, Translatable):
                small |= {word for word in re.findall(r"[^\W\d_]+", text) if word == word.lower()}
    latin = {word for word in found if re.fullmatch(r"[a-z]+", word)}
    return (found - latin) | (latin - small)


@pytest.fixture(scope="module")
def real_words() -> set[str]:
    found = own_words(DATA)
    assert len(found) > 100
    return found - ORDINARY.keys()


def code() -> list[Path]:
    """Everything that is the same for every summit."""
    suffixes = {".py", ".j2", ".html", ".css", ".js", ".json", ".svg", ".md", ".txt", ".yml"}
    found = [
        path
        for folder in (ROOT / "hooks", ROOT / "docs")
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes and path.is_file() and ".egg-info" not in str(path)
    ]
    return [path for path in found if path.relative_to(ROOT).as_posix() not in LICENCES] + [
        ROOT / "mkdocs.yml"
    ]


def test_no_word_of_the_real_summit_in_code_or_theme(real_words: set[str]) -> None:
    problems = []
    for path in code():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = words(line) & real_words
            problems += [f"{path.relative_to(ROOT)}:{number}: {word}" for word in sorted(found)]

    assert not problems, "\n".join(problems)


def test_no_word_of_the_real_summit_on_the_tiny_site(tiny_built: Built, real_words: set[str]) -> None:
    theirs = own_words(TINY)
    problems = []
    for path in sorted(tiny_built.folder.rglob("*.html")):
        text = re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))
        found = words(text) & (real_words - theirs)
        problems += [f"{path.relative_to(tiny_built.folder)}: {word}" for word in sorted(found)]

    assert not problems, "\n".join(problems[:50])
