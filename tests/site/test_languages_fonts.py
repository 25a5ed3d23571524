"""The edition's own typeface has the letters of all eight languages: asked of the browser that draws them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page

from summit_record import i18n
from summit_record.translate import catalogues
from tests.support.eight import LANGUAGES
from tests.support.site import DATA

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "tk": "abçdeäfghijžklmnňoöprsştuüwyýz",
    "uz": "abdefghijklmnopqrstuvxyzʻʼ",
}
CYRILLIC_UZBEK = "абвгдеёжзийклмнопрстуфхцчшъэюяўқғҳ"
"""The further alphabet that sources and names of the record use."""

SAMPLE = """letters => {
  const place = document.createElement("div");
  place.id = "letters";
  place.style.fontFamily = '"Edition Serif", monospace';
  for (const letter of letters) place.append(Object.assign(document.createElement("p"), { textContent: letter }));
  document.querySelector("main").replaceChildren(place);
  return document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 300)));
}"""


def not_ours(page: Page, letters: str) -> str:
    """Those of some letters that the browser takes from another font than the site's own."""
    page.evaluate(SAMPLE, list(letters))
    session: CDPSession = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "#letters > p"})["nodeIds"]
    assert len(nodes) == len(letters)
    found = []
    for letter, node in zip(letters, nodes, strict=True):
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        if not fonts or not all(font["isCustomFont"] for font in fonts):
            found.append(letter)
    return "".join(found)


def both_cases(letters: str) -> str:
    return "".join(
        dict.fromkeys(letters + "".join(each.upper() for each in letters if len(each.upper()) == 1))
    )


def test_a_letter_that_is_not_in_the_typeface_is_found(tiny_address: str, page: Page) -> None:
    page.goto(tiny_address)

    assert not_ours(page, "aψяԈ") == "ψԈ"


def test_the_typeface_has_every_letter_of_the_alphabets(tiny_address: str, page: Page) -> None:
    page.goto(tiny_address)
    letters = both_cases("".join(dict.fromkeys("".join(ALPHABETS.values()) + CYRILLIC_UZBEK)))
    assert len(letters) > 150

    assert not_ours(page, letters) == ""


def added(language: str) -> Iterator[str]:
    """Latin and Cyrillic letters that translations use and their English texts do not; names keep foreign letters."""
    for path in (i18n.LOCALE / f"{language}.po", DATA / "translations" / f"{language}.po"):
        for entry in catalogues.read(path.read_bytes()).entries:
            if entry.translated:
                yield from {*"".join(entry.strings)} - {*entry.id, *(entry.plural or "")}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_typeface_has_every_letter_that_translations_use(
    language: str, tiny_address: str, page: Page
) -> None:
    page.goto(tiny_address)
    letters = {
        each
        for each in added(language)
        if each.isalpha() and unicodedata.name(each, "").split()[0] in ("LATIN", "CYRILLIC", "MODIFIER")
    }
    assert len(letters) > (8 if language == "ja" else 20)

    assert not_ours(page, "".join(sorted(letters))) == ""
