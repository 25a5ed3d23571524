"""Search in other languages, through the window that every page has: what is typed in a language, in whatever form
its grammar gives a word, leads to the page in that language.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.eight import prefix

TITLE = "#search-results ol > li > a"
DONE = "words => document.getElementById('search-results').dataset.done === words"

Queries = list[tuple[str, str]]
"""(what is typed, the page that must be among the first three)."""

TINY: dict[str, Queries] = {
    "ja": [
        ("港湾協定", "documents/port-accord/"),
        ("アーランド", "participants/arland/"),
        ("ベルマークの港湾協定", "documents/port-accord/"),
        ("覚書", "documents/lamp-memorandum/"),
        ("浚渫", "glossary/"),
        ("首脳会合", "history/session/"),
    ],
    "ru": [
        ("соглашение о портах", "documents/port-accord/"),
        (
            "соглашения портов",
            "documents/port-accord/",
        ),  # genitives; the title has a nominative and a locative
        ("Арландом", "participants/arland/"),  # instrumental; the page has the nominative
        ("Белмарку", "participants/belmark/"),  # dative
        ("меморандума о лампах", "documents/lamp-memorandum/"),
        ("дноуглубления", "declaration/ports/"),
        ("заседания глав", "history/session/"),
    ],
    "kk": [
        ("порттар туралы келісім", "documents/port-accord/"),
        ("порттардың", "declaration/ports/"),  # genitive
        ("Арландтың", "participants/arland/"),  # genitive; the page has the nominative
        ("Белмаркке", "participants/belmark/"),  # dative
        ("меморандумы", "documents/lamp-memorandum/"),
        ("басшылардың отырысына", "history/session/"),
    ],
}

REAL: dict[str, Queries] = {
    "ja": [
        ("東京宣言", "documents/tokyo-declaration/"),
        ("トカエフ大統領", "participants/kazakhstan/"),
        ("重要鉱物", "declaration/critical-minerals/"),
        ("租税条約", "documents/kg-tax-agreement/"),
        ("防災", "declaration/disaster-risk-reduction/"),
        ("ウズベキスタン", "participants/uzbekistan/"),
        ("ガリウムの調達契約", "documents/kz-gallium-contract/"),
    ],
    "ru": [
        ("Токийской декларации", "documents/tokyo-declaration/"),
        ("Токаева", "participants/kazakhstan/"),
        ("Мирзиёевым", "participants/uzbekistan/"),
        ("Таджикистану", "participants/tajikistan/"),
        ("критически важных минералов", "declaration/critical-minerals/"),
        ("галлия", "documents/kz-gallium-contract/"),
        ("энергетике", "declaration/energy/"),
    ],
    "kk": [
        ("Тоқаевтың", "participants/kazakhstan/"),
        ("Мирзиёевке", "participants/uzbekistan/"),
        ("Қырғызстанның", "participants/kyrgyzstan/"),
        ("Токио декларациясы", "documents/tokyo-declaration/"),
        ("Токио декларациясының", "documents/tokyo-declaration/"),
        ("маңызды минералдарды", "declaration/critical-minerals/"),
        ("Түрікменстанға", "participants/turkmenistan/"),
    ],
    "ky": [("Жапаровдун", "participants/kyrgyzstan/"), ("Кыргызстандын", "participants/kyrgyzstan/")],
    "tg": [("Раҳмон", "participants/tajikistan/"), ("Тоҷикистон", "participants/tajikistan/")],
    "tk": [("Berdimuhamedow", "participants/turkmenistan/"), ("Serdar Berdimuhamedowyň", "participants/turkmenistan/")],
    "uz": [("Mirziyoyev", "participants/uzbekistan/"), ("Oʻzbekistonning", "participants/uzbekistan/")],
}  # fmt: skip


def asked(page: Page, base: str, language: str, queries: Queries) -> str:
    """What is not found as it should be, one line each."""
    page.goto(f"{base}{prefix(language)}documents/")
    page.click("a.open-search")
    problems = []
    for words, wanted in queries:
        page.fill("#search-q", words)
        page.wait_for_function(DONE, arg=words)
        found = page.eval_on_selector_all(TITLE, "links => links.map(a => a.href)")
        if f"{base}{prefix(language)}{wanted}" not in found[:3]:
            problems.append(f"{words}: {[each.removeprefix(base) for each in found[:6]]}, not {wanted}")
        elsewhere = [each for each in found if not each.startswith(f"{base}{prefix(language)}")]
        problems += [f"{words}: {each} is in another language" for each in elsewhere]
    return "\n".join(problems)


def test_there_are_queries_enough() -> None:
    for queries in (TINY, REAL):
        assert all(len({words for words, _ in queries[language]}) >= 5 for language in ("ja", "ru", "kk"))


@pytest.mark.parametrize("language", TINY)
def test_a_language_is_searched_in_its_own_words(language: str, eight_address: str, page: Page) -> None:
    assert asked(page, eight_address, language, TINY[language]) == ""


def test_the_real_site_is_searched_in_japanese(real_address: str, page: Page) -> None:
    assert asked(page, real_address, "ja", REAL["ja"]) == ""


@pytest.mark.slow
@pytest.mark.parametrize("language", [language for language in REAL if language != "ja"])
def test_the_real_site_is_searched_in_every_language(
    language: str, real_all_address: str, page: Page
) -> None:
    assert asked(page, real_all_address, language, REAL[language]) == ""
