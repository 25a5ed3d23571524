"""The table of countries and themes: countries are rows where there is room, themes on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.site import Built

NewPage = Callable[..., Page]
WAYS = (
    "table => [...table.querySelectorAll('td a')].map(a => `${a.getAttribute('href')} ${a.ariaLabel}`).sort()"
)
SIZES = "cells => cells.map(cell => { const box = cell.getBoundingClientRect(); return [box.width, box.height]; })"


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("address", ["", "matrix/"])
def test_on_a_phone_themes_are_rows_and_nothing_scrolls_sideways(
    address: str, width: int, real_built: Built, real_address: str, new_page: NewPage
) -> None:
    page = new_page(viewport={"width": width, "height": 700}, is_mobile=True, has_touch=True)
    page.goto(real_address + address)
    table = page.locator("table.matrix:visible")
    expect(table).to_have_count(1)
    themes = [
        t for t in real_built.site.themes if any(t in d.themes for d in real_built.site.documents.values())
    ]

    assert table.locator("tbody tr").count() == len(themes)
    assert table.locator("thead th").count() == 1 + len(real_built.site.countries)
    box = table.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cells = table.locator("td a").evaluate_all(SIZES)
    assert len(cells) == len(themes) * len(real_built.site.countries)
    assert min(map(min, cells)) >= 24
    assert (
        table.locator("tbody th").evaluate_all(
            "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).length"
        )
        == 0
    )


def test_codes_are_told_on_a_phone(real_built: Built, real_address: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 700})
    page.goto(f"{real_address}matrix/")
    key = page.locator(".matrix-key")

    expect(key).to_be_visible()
    for country in real_built.site.countries.values():
        expect(key).to_contain_text(country.names[0].text)
        expect(page.get_by_role("columnheader", name=country.names[0].text)).to_have_count(1)


def test_both_ways_hold_the_same(real_address: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{real_address}matrix/")
    wide, narrow = page.locator("table.matrix:not(.turned)"), page.locator("table.turned")

    expect(wide).to_be_visible()
    expect(narrow).not_to_be_visible()
    assert wide.evaluate(WAYS) == narrow.evaluate(WAYS) != []


def test_paper_takes_the_wide_one(real_address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(media="print")
    page.goto(f"{real_address}matrix/")

    expect(page.locator("table.turned")).not_to_be_visible()
    expect(page.locator("table.matrix:not(.turned)")).to_be_visible()
