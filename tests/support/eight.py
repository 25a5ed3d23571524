"""The tiny world in eight languages: the interface as committed, a few texts of the records translated."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from summit_record.translate import catalogues
from tests import worlds

WORDS: dict[str, Any] = yaml.safe_load((worlds.TINY.parent / "eight.yml").read_text("utf-8"))
FIRST = "en"
LANGUAGES = (FIRST, *(each["id"] for each in WORDS["languages"]))


def prefix(language: str) -> str:
    """What stands before the addresses of a language's pages."""
    return "" if language == FIRST else f"{language}/"


def make(folder: Path) -> Path:
    """Write the data folder of this world."""
    worlds.copy(folder)
    settings = folder / "site.yml"
    text = settings.read_text("utf-8")
    assert "\nlanguages: [en]\n" in text
    settings.write_text(
        text.replace("\nlanguages: [en]\n", f"\nlanguages: [{', '.join(LANGUAGES)}]\n"), "utf-8"
    )
    terms = folder / "vocabularies" / "languages.yml"
    rows = "".join(f"  - {yaml.safe_dump(each, allow_unicode=True, default_flow_style=True, width=999)}"
                   for each in WORDS["languages"])  # fmt: skip
    terms.write_text(terms.read_text("utf-8") + rows, "utf-8")
    for language in LANGUAGES[1:]:
        entries = tuple(
            catalogues.Entry(english, strings=(words[language],)) for english, words in WORDS["texts"].items()
        )
        header = (
            ("Language", language),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Plural-Forms", catalogues.plural_header(language)),
        )
        catalogues.save(folder / "translations" / f"{language}.po", catalogues.Catalogue(entries, header))
    return folder
