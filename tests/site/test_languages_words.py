"""No word of the interface is left in English in any language: neither in the catalogues nor on a page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from summit_record import i18n, load
from summit_record.translate import catalogues, extract
from tests.support.eight import LANGUAGES, prefix
from tests.support.site import DATA, Built

CODE = {
    "class",
    "content",
    "d",
    "href",
    "id",
    "media",
    "name",
    "property",
    "rel",
    "src",
    "style",
    "type",
    "value",
}
"""Attributes that nobody reads or hears, and no script shows."""
KEYWORDS = {("a", "aria-current"), ("th", "data-sort")}
"""What a browser or script compares; also the instructions to the search index."""
UNREAD = {"code", "pre", "script", "style"}
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


def entries(language: str) -> dict[str, catalogues.Entry]:
    path = i18n.LOCALE / f"{language}.po"
    return dict(catalogues.read(path.read_bytes()).active)


class Said(HTMLParser):
    """Every text and every readable attribute of a page that is said to be in its own language."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.said: set[str] = set()
        self.feed(html)

    def own(self) -> bool:
        langs = [lang for _, lang in self.open if lang]
        return len(set(langs)) == 1 and not UNREAD & {tag for tag, _ in self.open}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.open.append((tag, given.get("lang")))
        if self.own():
            self.said |= {
                value.strip()
                for name, value in attrs
                if value
                and name not in CODE
                and (tag, name) not in KEYWORDS
                and not name.startswith("data-pagefind-")
            }
        if tag in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while tag in [each for each, _ in self.open] and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.own():
            self.said.add(" ".join(data.split()))


def test_the_languages_are_those_of_the_site() -> None:
    site = load.load(DATA).single("site")
    assert site is not None
    assert tuple(site.value.languages) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_text_of_the_interface_is_translated(language: str) -> None:
    known = entries(language)
    missing = [
        entry.id
        for entry in extract.interface()
        if entry.id not in known
        or not known[entry.id].translated
        or (entry.plural and len(known[entry.id].strings) != catalogues.plural_forms(language)[0])
    ]

    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_page_shows_an_english_text_of_the_interface(language: str, eight_built: Built) -> None:
    """Attributes too: in them stand the words that scripts show."""
    known = entries(language)
    english = {
        words
        for entry in extract.interface()
        for words in (entry.id, entry.plural)
        if words and "%" not in words and not (entry.id in known and words in known[entry.id].strings)
    }
    problems: dict[str, str] = {}
    pages = {key: html for key, html in eight_built.pages.items() if key.startswith(prefix(language))}
    assert len(pages) > 60
    for address, html in pages.items():
        problems |= dict.fromkeys(Said(html).said & english, address)

    assert problems == {}
