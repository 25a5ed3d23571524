"""The line of search terms: what a page can be found by."""

from __future__ import annotations

import gettext
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_record import i18n
from summit_record.model import Site
from summit_record.page import Page
from summit_record.pages import all_pages
from summit_record.render import Renderer
from summit_record.search import terms
from summit_record.view import View

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def renderer(tiny_site: Site) -> Renderer:
    nothing = i18n.catalogue(Path("nowhere"), "en", of_data=True)
    made = Renderer(tiny_site, "en", nothing, nothing)
    made.alternates = ("en",)
    return made


@pytest.fixture(scope="module")
def pages(tiny_site: Site, renderer: Renderer) -> dict[str, Page]:
    renderer.env.globals.update(links=None, draw=lambda *_: None, outlines={})
    return {page.address: page for page in all_pages(tiny_site, renderer)}


@pytest.mark.parametrize("apostrophe", ["ʻ", "ʼ", "'", "’", "‘", "`", "´", "′", ""])
def test_every_apostrophe_is_the_same_word(apostrophe: str) -> None:
    assert terms.words(f"O{apostrophe}zbekiston") == ["Ozbekiston"]


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑", "–", "—", "+", "/", "&"])
def test_compounds_stand_whole_and_in_parts(hyphen: str) -> None:
    assert terms.words(f"Tau{hyphen}Ken Samruk") == ["TauKen", "Tau", "Ken", "Samruk"]


def test_signs_around_words_are_left_out() -> None:
    assert terms.words("«Орталық Азия + Жапония» (2025)") == ["Орталық", "Азия", "Жапония", "2025"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("中央アジア", "『中央アジア+日本』対話・首脳共同宣言"),
        ("カスピ海", "無償資金協力「カスピ海ルート上の計画」"),
        ("重要鉱物", "重要鉱物に関する覚書"),
        ("東京宣言", "首脳会合東京宣言"),
        ("ナレッジ", "デジタル・ナレッジ"),
        ("銀行", "国際協力銀行(JBIC)"),
    ],
)
def test_words_inside_japanese_names_begin_a_term(query: str, name: str) -> None:
    assert [gram for gram in terms.grams(name) if gram.startswith(query)]


def test_pieces_of_japanese_are_short_and_begin_no_word_with_an_ending() -> None:
    found = terms.grams("ウズベキスタン共和国との廃棄物管理を含む環境協力に関する取決め")

    assert max(map(len, found)) == terms.GRAM
    assert not [gram for gram in found if re.match("[ぁ-んー]", gram)]
    assert [gram for gram in found if gram.startswith("ズ")] == []


@given(st.text(alphabet="東京宣言の採択アジア・海中", min_size=2, max_size=24))
def test_any_piece_that_begins_with_a_kanji_is_found(name: str) -> None:
    bare = re.sub("・", "", name)
    found = terms.grams(name)
    for at, character in enumerate(bare[:-1]):
        if character in "東京宣言採択海中":
            assert [gram for gram in found if gram.startswith(bare[at : at + 2])]


@given(st.text(max_size=60))
def test_terms_of_any_text_hold_no_space_and_no_sign(text: str) -> None:
    for form in terms.forms(text):
        assert form
        assert not re.search(r"\s", form)
        assert not [c for c in form if unicodedata.category(c)[0] in "PS" and not c.isalnum()]


def test_a_name_is_one_word_and_so_is_its_abbreviation() -> None:
    assert terms.keys("Japan’s Port Council (JPC)") == (
        "zqjapansportcounciljpcqz",
        "zqjapansportcouncilqz",
        "zqjpcqz",
    )
    assert terms.keys("Ports Service (Arland)") == ("zqportsservicearlandqz", "zqportsserviceqz")
    assert terms.keys("…") == ()


def test_a_name_without_spaces_is_one_word_of_letters_so_that_no_index_cuts_it() -> None:
    (whole,) = terms.keys("東京宣言")
    (begun,) = terms.keys("東京")

    assert re.fullmatch("zq[a-z]{16}qz", whole)
    assert whole.startswith(begun.removesuffix("qz"))
    assert terms.spelt("ar東京") == "arjkkcgtnq"


def test_a_document_is_found_by_its_ids_names_parties_people_and_year(
    tiny_site: Site, renderer: Renderer, pages: dict[str, Page]
) -> None:
    found = terms.terms(tiny_site, renderer, pages["documents/port-accord/"])

    assert found.kind == "Document"
    assert {"documentsportaccord", "portaccord", "portsaccord", "Συμφωνία", "Accord"} <= set(found.own)
    assert {"Oakes", "2024", "20240303", "xr"} <= set(found.context)
    assert not set(found.own) & set(found.context)
    assert found.original
    assert found.original.text == "Συμφωνία για τους λιμένες"
    assert found.date == "3 March 2024"


def test_an_unknown_date_is_no_term(tiny_site: Site, renderer: Renderer, pages: dict[str, Page]) -> None:
    found = terms.terms(tiny_site, renderer, pages["documents/lamp-memorandum/"])

    assert found.date == ""
    assert "XXXX" not in found.context


def test_leaders_are_found_by_each_of_their_names(
    tiny_site: Site, renderer: Renderer, pages: dict[str, Page]
) -> None:
    for country in tiny_site.countries.values():
        found = terms.terms(tiny_site, renderer, pages[f"participants/{country.id}/"])
        for name in country.leader.names:
            for word in name.text.split():
                if len(word) > 3:
                    assert terms.keys(word)[0] in found.keys


def test_names_in_other_languages_of_the_site_are_terms(
    tiny_site: Site, renderer: Renderer, pages: dict[str, Page]
) -> None:
    class Greek(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return "Φάροι" if message == "Lighthouses" else message

    page = pages["declaration/lighthouses/"]

    assert "Φάροι" in terms.terms(tiny_site, renderer, page, (Greek(),)).own
    assert "Φάροι" not in terms.terms(tiny_site, renderer, page).own


def test_the_line_is_hidden_and_escaped(tiny_site: Site, renderer: Renderer, pages: dict[str, Page]) -> None:
    for page in pages.values():
        line = str(terms.line(View(renderer, page), page))
        assert line.startswith('<p id="search-terms" hidden data-kind="')
        assert line.count("<") == 8
        assert "\n" not in line


def test_pages_that_only_lead_on_are_not_indexed(pages: dict[str, Page]) -> None:
    left_out = {address for address, page in pages.items() if not terms.indexed(page)}

    assert {"search/", "index-a-z/", "documents/by/country/arland/", "documents/ports-accord/"} <= left_out
    assert {"", "documents/", "glossary/", "documents/port-accord/"} & left_out == set()
    assert not [address for address in pages if address.count("/") == 3 and address not in left_out]


def test_the_script_cuts_queries_as_the_terms_are_cut() -> None:
    script = (ROOT / "docs" / "assets" / "search.js").read_text(encoding="utf-8")

    assert f"const GRAM = {terms.GRAM};" in script
    assert f'"{terms._LETTERS}"[parseInt(digit, 16)]' in script
    assert f'const KEY = "{terms.KEY}", END = "{terms.END}";' in script
    assert set(re.findall(r"\b([abc]): [\d.]+", script.split("const TIERS", 1)[1].split("}", 1)[0])) >= set(
        terms.TIERS.values()
    )
