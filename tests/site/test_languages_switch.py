"""By the language menu from a page to itself in every language and back: same record, `lang` and `dir` right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from babel import Locale
from playwright.sync_api import Page, expect

from tests.support import eight
from tests.support.site import Built

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}
KINDS = ("documents/*", "participants/*", "declaration/*")
"""A document, a country, a theme of the declaration."""

NewPage = Callable[..., Page]


def choose(page: Page, tag: str) -> None:
    """What a reader does: open the menus that are closed, and follow the link of a language."""
    if page.locator(".menu > summary").is_visible():
        page.click(".menu > summary")
    page.click(".languages > summary")
    page.click(f'.languages a[hreflang="{tag}"]')


def about(page: Page, base: str) -> dict[str, Any]:
    """What a page is, and in which language: of its address, its root element and its record."""
    path = page.url.removeprefix(base)
    first = path.partition("/")[0]
    language = first if first in eight.LANGUAGES else eight.FIRST
    return {
        "path": path.removeprefix(eight.prefix(language)),
        "language": language,
        "lang": page.get_attribute("html", "lang"),
        "dir": page.get_attribute("html", "dir"),
        "record": (page.locator(".print-head").text_content() or "").split(" · ")[1],
        "shown": page.locator(".languages > summary").text_content(),
    }


def autonym(built: Built, language: str) -> str:
    found: str = built.site.records["languages"][language].autonym
    return found


def go_through(page: Page, built: Built, base: str, address: str) -> None:
    """From the first language through all others, each reached from the one before, and back."""
    page.goto(base + address)
    before = about(page, base)
    kind, _, id_ = address.rstrip("/").partition("/")
    wanted = {"participants": "countries", "declaration": "themes"}.get(kind, kind)
    assert before["record"] == f"{wanted}/{id_}"
    for language in (*eight.LANGUAGES[1:], eight.FIRST):
        choose(page, language)
        page.wait_for_url(f"{base}{eight.prefix(language)}{address}")
        found = about(page, base)

        assert found["path"] == address
        assert found["record"] == before["record"]
        assert found["language"] == found["lang"] == language
        assert found["dir"] == Locale.parse(language).text_direction
        assert autonym(built, language) in found["shown"]
        expect(page.locator('.languages a[aria-current="true"]')).to_have_attribute("hreflang", language)
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_switching_through_all_languages_and_back(
    kind: str, eight_built: Built, eight_address: str, new_page: NewPage
) -> None:
    assert len(eight.LANGUAGES) == 8
    go_through(new_page(viewport=WIDE), eight_built, eight_address, eight_built.kinds[kind][-1])


def test_switching_on_a_phone_without_scripts(
    eight_built: Built, eight_address: str, new_page: NewPage
) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    go_through(page, eight_built, eight_address, eight_built.kinds["participants/*"][-1])


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_switching_through_all_languages_of_the_real_site(
    kind: str, real_built_all: Built, real_all_address: str, new_page: NewPage
) -> None:
    assert {*real_built_all.site.settings.languages} == {*eight.LANGUAGES}
    go_through(new_page(viewport=WIDE), real_built_all, real_all_address, real_built_all.kinds[kind][-1])
