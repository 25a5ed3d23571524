"""Search in a browser: every query of tests/queries.yml leads where it should, by keyboard, within the policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.support.site import Built

QUERIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "queries.yml").read_text(encoding="utf-8")
)
TITLE = "#search-page-results ol > li > a"
DONE = "([id, words]) => document.getElementById(id).dataset.done === words"


def search(page: Page, words: str) -> list[str]:
    """Addresses of what the search page finds, relative to the site."""
    page.fill("#search-page-q", words)
    page.wait_for_function(DONE, arg=["search-page-results", words.strip()])
    found: list[str] = page.eval_on_selector_all(TITLE, "links => links.map(a => a.href)")
    base = page.url.partition("search/")[0]
    return [address.removeprefix(base) for address in found]


@pytest.fixture(scope="module")
def answers(chromium, real_address: str) -> dict[str, list[str]]:
    """What the real site finds for every query."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{real_address}search/")
    found = {str(case["q"]): search(page, str(case["q"])) for case in QUERIES}
    context.close()
    return found


def test_there_are_queries_enough() -> None:
    words = [str(case["q"]) for case in QUERIES]

    assert len(words) >= 80
    assert len(set(words)) == len(words)
    assert len([w for w in words if re.search(r"[^\u0000-\u024f‘’ʻʼ]", w)]) >= 40


@pytest.mark.parametrize("case", QUERIES, ids=[str(case["q"]) for case in QUERIES])
def test_a_query_leads_to_its_page(case: dict[str, Any], answers: dict[str, list[str]]) -> None:
    found = answers[str(case["q"])]

    if "first" in case:
        assert found[:1] == [case["first"]]
    else:
        assert set(found[:3]) & set(case["near"]), found[:10]


def test_pages_named_in_queries_exist(real_built: Built) -> None:
    wanted = {address for case in QUERIES for address in case.get("near", [case.get("first")])}

    assert not sorted(a for a in wanted if not (real_built.folder / a / "index.html").is_file())


def test_nothing_is_fetched_before_somebody_searches(page: Page, tiny_address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(tiny_address, wait_until="networkidle")

    assert not [url for url in fetched if "pagefind" in url or "search.js" in url]

    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_visible()
    page.wait_for_function("() => document.getElementById('search').dataset.ready !== undefined")
    assert [url for url in fetched if "search.js" in url]


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_the_window_and_escape_closes_it(page: Page, tiny_address: str, keys: str) -> None:
    page.goto(f"{tiny_address}documents/port-accord/")
    page.focus(".crumbs a")
    page.keyboard.press(keys)

    expect(page.locator("#search")).to_be_visible()
    expect(page.locator("#search-q")).to_be_focused()
    page.wait_for_function("() => document.getElementById('search').dataset.ready !== undefined")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator(".crumbs a").first).to_be_focused()


def test_by_keyboard_from_the_field_to_a_result(
    page: Page, tiny_address: str, console_problems: list[str]
) -> None:
    page.goto(tiny_address)
    page.click("a.open-search")
    page.keyboard.type("accord on ports")
    page.wait_for_function(DONE, arg=["search-results", "accord on ports"])
    results = page.locator("#search-results ol > li > a")

    expect(page.locator("#search-results [role=status]")).to_have_text(re.compile(r"\d"))
    page.keyboard.press("ArrowDown")
    expect(results.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/port-accord/")
    assert console_problems == []


def test_a_result_says_what_it_is(page: Page, tiny_address: str) -> None:
    page.goto(f"{tiny_address}search/")
    search(page, "Accord")
    first = page.locator("#search-page-results ol > li").first

    expect(first.locator(".about")).to_have_text("Document · 3 March 2024")
    expect(first.locator(".original")).to_have_attribute("lang", "el")
    assert first.locator("mark").count()


def test_kinds_narrow_the_results(page: Page, tiny_address: str) -> None:
    page.goto(f"{tiny_address}search/")
    search(page, "ports")
    chip = page.locator(".search-kinds button", has_text="Document")
    n = int(chip.locator(".count").inner_text())
    chip.click()

    expect(page.locator(TITLE)).to_have_count(n)
    expect(chip).to_have_attribute("aria-pressed", "true")
    for about in page.locator("#search-page-results .about").all_inner_texts():
        assert about.startswith("Document")


def test_more_results_come_ten_at_a_time(page: Page, real_address: str) -> None:
    page.goto(f"{real_address}search/")
    search(page, "dialogue")
    expect(page.locator(TITLE)).to_have_count(10)
    page.click(".more-results")

    expect(page.locator(TITLE)).to_have_count(20)
    expect(page.locator(TITLE).nth(10)).to_be_focused()


def test_the_address_of_the_search_page_holds_the_query(page: Page, tiny_address: str) -> None:
    page.goto(f"{tiny_address}search/?q=lamps")
    page.wait_for_function(DONE, arg=["search-page-results", "lamps"])
    assert page.input_value("#search-page-q") == "lamps"
    search(page, "tides & moons")

    assert page.url.endswith("search/?q=tides%20%26%20moons")


def test_enter_in_the_window_leads_to_the_search_page(page: Page, tiny_address: str) -> None:
    page.goto(tiny_address)
    page.keyboard.press("/")
    page.keyboard.type("lamps")
    page.keyboard.press("Enter")

    page.wait_for_url("**/search/?q=lamps")
    page.wait_for_function(DONE, arg=["search-page-results", "lamps"])


def test_nothing_found_says_so_and_leads_on(page: Page, tiny_address: str) -> None:
    page.goto(f"{tiny_address}search/")

    assert search(page, "xylophone") == []
    expect(page.locator("#search-page-results [role=status]")).to_contain_text("Nothing was found")
    out = page.locator("#search-page-results .way-out a")
    expect(out).to_have_attribute("href", re.compile("index-a-z/$"))
    expect(out).to_have_text("All records from A to Z")


def test_what_is_typed_is_never_markup(page: Page, tiny_address: str, console_problems: list[str]) -> None:
    page.goto(f"{tiny_address}search/")
    for words in (
        "<img src=x onerror=alert(1)>",
        '"><script>1</script>',
        "<mark>ports</mark>",
        "((",
        "\\",
        "%",
    ):
        search(page, words)
        assert page.locator("#search-page-results :is(img, script)").count() == 0
    assert console_problems == []


def test_without_the_index_it_says_so(page: Page, tiny_address: str) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{tiny_address}search/")
    search(page, "ports")

    expect(page.locator("#search-page-results [role=status]")).to_contain_text("could not be read")
    expect(page.locator("#search-page-results .way-out a")).to_be_visible()


def test_without_scripts_the_page_says_what_to_do(new_page: Callable[..., Page], tiny_address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{tiny_address}documents/")
    page.click("a.open-search")

    assert page.url == f"{tiny_address}search/"
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    expect(page.locator(".ways-in a[href$='index-a-z/']")).to_be_visible()


def test_the_line_of_terms_is_in_the_index_alone(tiny_built: Built) -> None:
    assert "documents/port-accord/" in tiny_built.pages
    assert not [address for address, html in tiny_built.pages.items() if "search-terms" in html]


def test_words_of_the_window_are_on_the_search_page_alone(tiny_built: Built) -> None:
    assert "search/" in tiny_built.pages
    for address, html in tiny_built.pages.items():
        assert ("data-busy=" in html) == address.endswith("search/"), address


def test_without_the_words_the_window_leads_to_the_search_page(page: Page, tiny_address: str) -> None:
    fetched = re.compile(r"/search/$")
    page.route(fetched, lambda r: r.abort() if r.request.resource_type == "fetch" else r.continue_())
    page.goto(f"{tiny_address}documents/")
    page.click("a.open-search")

    page.wait_for_url(f"{tiny_address}search/")
    expect(page.locator("#search-page")).to_be_visible()
