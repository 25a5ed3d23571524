"""Accessibility in eight languages: axe finds nothing, by any of its rules; none is excepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.site.test_browser import COLOURS, OVERFLOW
from tests.support.eight import LANGUAGES, prefix
from tests.support.site import Built

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}
SMALL = {"width": 320, "height": 640}
SECTIONS = ("", "documents/", "evidence/", "glossary/")
KINDS = ("documents/*", "participants/*")

NewPage = Callable[..., Page]


def pages(built: Built) -> tuple[str, ...]:
    """A front page, a document, a country, and the pages of documents, evidence and terms."""
    return (*SECTIONS, *(built.kinds[kind][-1] for kind in KINDS))


def violations(page: Page, address: str) -> list[str]:
    """By all rules on a wide screen, then on a phone by those that its width can change; all in light colours."""
    axe = Axe()
    found = []
    page.emulate_media(color_scheme="light")
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        if size == WIDE:
            page.goto(address)
        options = {"resultTypes": ["violations"], **({} if size == WIDE else COLOURS)}
        for each in axe.run(page, options=options).response["violations"]:
            nodes = "; ".join(node["html"][:150] for node in each["nodes"][:3])
            found.append(f"{address} at {size['width']}: {each['id']} ({each['impact']}): {nodes}")
    return found


def too_wide(page: Page, address: str) -> list[str]:
    """Whether a page has to be scrolled sideways, which long words of a language may bring about."""
    page.goto(address)
    found = []
    for size in (WIDE, PHONE, SMALL):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        if problem := page.evaluate(OVERFLOW):
            found.append(f"{address} at {size['width']}: {problem}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_a_language(
    language: str, eight_built: Built, eight_address: str, new_page: NewPage
) -> None:
    page = new_page(reduced_motion="reduce")
    base = eight_address + prefix(language)
    chosen = ("", "documents/", eight_built.kinds["documents/*"][-1])

    assert [line for address in chosen for line in violations(page, base + address)] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_real_site_in_a_language(
    language: str, real_built_all: Built, real_all_address: str, new_page: NewPage
) -> None:
    page = new_page(reduced_motion="reduce")
    page.set_default_timeout(120_000)
    base = real_all_address + prefix(language)

    assert [line for address in pages(real_built_all) for line in violations(page, base + address)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_a_language_scrolls_sideways(
    language: str, eight_built: Built, eight_address: str, new_page: NewPage
) -> None:
    page = new_page(reduced_motion="reduce")
    base = eight_address + prefix(language)

    assert [line for address in pages(eight_built) for line in too_wide(page, base + address)] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_real_site_scrolls_sideways_in_a_language(
    language: str, real_built_all: Built, real_all_address: str, new_page: NewPage
) -> None:
    page = new_page(reduced_motion="reduce")
    base = real_all_address + prefix(language)
    english = (kind for kind in real_built_all.kinds if kind.partition("/")[0] not in LANGUAGES)
    chosen = [real_built_all.kinds[kind][-1] for kind in english if kind != "moved-to"]
    assert len(chosen) > 12

    assert [line for address in chosen for line in too_wide(page, base + address)] == []
