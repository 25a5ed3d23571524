"""The catalogue of documents: filters, their address, order, keyboard, and the same without scripts."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.site import Built, serving

ROWS = "#catalogue tbody tr:not([hidden])"


def rows(page: Page) -> list[str]:
    """Ids of the documents that are shown, in order."""
    found: list[str] = page.eval_on_selector_all(ROWS, "rows => rows.map(row => row.id)")
    return found


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"label:has(input[name={name}][value='{value}'])").click()


def expected(built: Built, countries: set[str], themes: set[str]) -> list[str]:
    return [
        d.id
        for d in built.site.documents.values()
        if (not countries or countries & set(d.countries)) and (not themes or themes & set(d.themes))
    ]


def pick(built: Built) -> tuple[list[str], str]:
    """Two countries that are not in all documents, and a theme that leaves some of both."""
    documents = built.site.documents.values()
    countries = [c for c in built.site.countries if any(c not in d.countries for d in documents)]
    for theme in built.site.themes:
        two = [c for c in countries if any(c in d.countries and theme in d.themes for d in documents)]
        if len(two) >= 2 and any(not set(two[:2]) & set(d.countries) for d in documents if theme in d.themes):
            return two[:2], theme
    raise AssertionError("no theme joins two countries")


def test_two_countries_and_a_theme_shared_and_reloaded(
    new_page: Callable[..., Page], real_built: Built, real_address: str, console_problems: list[str]
) -> None:
    two, theme = pick(real_built)
    page = new_page()
    page.goto(f"{real_address}documents/")
    for country in two:
        choose(page, "country", country)
    choose(page, "theme", theme)
    found = rows(page)

    assert found == expected(real_built, set(two), {theme})
    assert 0 < len(found) < len(real_built.site.documents)
    assert page.url.endswith(f"documents/?country={two[0]}&country={two[1]}&theme={theme}")
    numbers = re.findall(r"\d+", page.inner_text("#filters-result"))
    assert numbers == [str(len(found)), str(len(real_built.site.documents))]

    other = new_page()
    other.goto(page.url)
    assert rows(other) == found
    other.reload()
    assert rows(other) == found
    assert console_problems == []


def test_the_same_by_static_pages_without_scripts(
    new_page: Callable[..., Page], real_built: Built, real_address: str
) -> None:
    two, theme = pick(real_built)
    page = new_page(java_script_enabled=False)
    page.goto(f"{real_address}documents/")
    expect(page.locator("#filters")).to_be_hidden()

    def chosen(facet: str, value: str) -> set[str]:
        page.goto(f"{real_address}documents/")
        page.locator(
            f"nav.facets a[href$='documents/by/{facet}/{value}/'], nav.facets a[href='by/{facet}/{value}/']"
        ).click()
        ids: list[str] = page.eval_on_selector_all(
            "table.documents tbody tr", "rows => rows.map(row => row.id)"
        )
        return set(ids)

    by_pages = (chosen("country", two[0]) | chosen("country", two[1])) & chosen("theme", theme)
    assert by_pages == set(expected(real_built, set(two), {theme}))


def test_counts_say_what_each_choice_would_show(page: Page, real_built: Built, real_address: str) -> None:
    two, theme = pick(real_built)
    page.goto(f"{real_address}documents/")
    choose(page, "theme", theme)
    for country in real_built.site.countries:
        label = page.locator(f"label:has(input[name=country][value='{country}'])")
        assert label.locator(".count").inner_text() == str(len(expected(real_built, {country}, {theme})))
    choose(page, "country", two[0])
    label = page.locator(f"label:has(input[name=country][value='{two[1]}'])")
    assert label.locator(".count").inner_text() == str(len(expected(real_built, {two[1]}, {theme})))


def test_back_undoes_the_last_choice(page: Page, real_built: Built, real_address: str) -> None:
    two, theme = pick(real_built)
    page.goto(f"{real_address}documents/")
    choose(page, "country", two[0])
    choose(page, "theme", theme)
    page.go_back()

    assert rows(page) == expected(real_built, {two[0]}, set())
    assert not page.is_checked(f"input[name=theme][value='{theme}']")
    page.go_back()
    assert len(rows(page)) == len(real_built.site.documents)
    page.go_forward()
    assert rows(page) == expected(real_built, {two[0]}, set())


def test_words_are_looked_for_in_every_title(page: Page, tiny_address: str) -> None:
    page.goto(f"{tiny_address}documents/")
    for words, found in [
        ("ACCORD", ["port-accord"]),
        ("συμφωνια", ["port-accord"]),
        ("lamp memo", ["lamp-memorandum"]),
        ("port-arl-declaration", ["port-arl-declaration"]),
    ]:
        page.fill("#filter-words", words)
        assert rows(page) == found, words
    page.fill("#filter-words", "")
    assert len(rows(page)) == 3


def test_nothing_chosen_by_all_has_a_way_out(page: Page, tiny_address: str) -> None:
    page.goto(f"{tiny_address}documents/?words=nothing-of-this-kind")

    assert rows(page) == []
    expect(page.locator("#filters-none")).to_be_visible()
    page.locator("#filters-none button").click()
    expect(page.locator("#filters-none")).to_be_hidden()
    assert len(rows(page)) == 3
    assert page.url == f"{tiny_address}documents/"


def test_columns_sort_both_ways(page: Page, tiny_address: str) -> None:
    page.goto(f"{tiny_address}documents/")
    head = page.locator("#catalogue th[data-sort=title]")
    titles = "#catalogue tbody tr th a"
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = page.locator(titles).all_inner_texts()
    assert up == sorted(up, key=str.casefold)
    assert page.url.endswith("?sort=title")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert page.locator(titles).all_inner_texts() == up[::-1]
    page.reload()
    assert page.locator(titles).all_inner_texts() == up[::-1]
    page.locator("#filters button[type=reset]").click()
    expect(page.locator("#catalogue th[data-sort=date]")).to_have_attribute("aria-sort", "ascending")


def test_by_keyboard_only(page: Page, tiny_address: str) -> None:
    page.goto(f"{tiny_address}documents/")
    box = page.locator("input[name=theme][value=lighthouses]")
    for _ in range(80):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    assert rows(page) == ["port-arl-declaration", "lamp-memorandum"]
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'reset'"):
            break
    page.keyboard.press("Enter")
    assert len(rows(page)) == 3


def test_on_a_phone_the_filters_are_a_closed_panel(new_page: Callable[..., Page], tiny_address: str) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{tiny_address}documents/")
    expect(page.locator("#filters")).to_be_visible()
    expect(page.locator("#filter-words")).to_be_hidden()
    page.locator("#filters > summary").click()
    expect(page.locator("#filter-words")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture
def thousand(tmp_path: Path, real_built: Built) -> Iterator[str]:
    """The catalogue with its rows repeated until they are a thousand."""
    html = (real_built.folder / "documents" / "index.html").read_text(encoding="utf-8")
    begin = html.index("<tbody>", html.index('id="catalogue"')) + 7
    end = html.index("</tbody>", begin)
    found = re.findall(r"<tr .*?</tr>", html[begin:end], re.DOTALL)
    many = [re.sub(r'^<tr id="', f'<tr id="n{n}-', found[n % len(found)]) for n in range(1000)]
    for name in ("assets", "documents"):
        (tmp_path / name).mkdir()
    shutil.copytree(real_built.folder / "assets", tmp_path / "assets", dirs_exist_ok=True)
    (tmp_path / "documents" / "index.html").write_text(
        html[:begin] + "\n".join(many) + html[end:], encoding="utf-8"
    )
    with serving(tmp_path) as address:
        yield address


def test_a_thousand_rows_are_chosen_from_quickly(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}documents/")
    assert len(rows(page)) == 1000
    spent = page.evaluate(
        """() => [...document.querySelectorAll("#filters input[type=checkbox]")].slice(0, 12).map((box) => {
            const start = performance.now();
            box.click();
            document.body.offsetHeight;
            return performance.now() - start;
        }).sort((a, b) => a - b)"""
    )
    started = time.monotonic()
    page.fill("#filter-words", "memorandum")

    assert spent[len(spent) // 2] < 100, spent
    assert time.monotonic() - started < 2
