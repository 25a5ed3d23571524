"""What a reader does with the site, in a real browser: on a phone, by keyboard, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.site import Built

PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 640}
WIDE = {"width": 1440, "height": 900}

NewPage = Callable[..., Page]
DOCUMENT = "documents/port-accord/"


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    return new_page(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")


def first_reference(page: Page) -> Any:
    return page.locator(".statement a.ref").first


# Sources of a statement


def test_sources_open_beneath_a_statement_by_tap(tiny_address: str, phone: Page) -> None:
    phone.goto(tiny_address + DOCUMENT)
    statement = phone.locator(".statement").first
    before = phone.url
    expect(statement.locator(".sidenote li").first).not_to_be_visible()

    first_reference(phone).tap()

    source = statement.locator(".sidenote li").first
    expect(source).to_be_visible()
    assert phone.url == before
    text, note = statement.locator("p").first.bounding_box(), source.bounding_box()
    assert text is not None
    assert note is not None
    assert note["y"] >= text["y"] + text["height"] - 1


def test_sources_open_beneath_a_statement_by_keyboard(tiny_address: str, phone: Page) -> None:
    phone.goto(tiny_address + DOCUMENT)
    statement = phone.locator(".statement").first
    first_reference(phone).focus()

    phone.keyboard.press("Enter")

    expect(statement.locator(".sidenote li").first).to_be_visible()

    statement.locator(".sidenote summary").focus()
    phone.keyboard.press("Enter")
    expect(statement.locator(".sidenote li").first).not_to_be_visible()


def test_sources_stand_beside_statements_where_there_is_room(tiny_address: str, new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto(tiny_address + DOCUMENT)

    expect(page.locator(".statement .sidenote li").first).to_be_visible()


def test_a_reference_leads_to_the_list_of_sources_without_scripts(
    tiny_address: str, new_page: NewPage
) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(tiny_address + DOCUMENT)
    reference = first_reference(page)
    target = reference.get_attribute("href")
    assert target is not None
    assert target.startswith("#source-")

    reference.click()

    assert page.url.endswith(target)
    expect(page.locator(target)).to_be_in_viewport()


# Colours


def background(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    if found == "rgba(0, 0, 0, 0)":
        found = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found


def test_colours_follow_the_device(tiny_address: str, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(tiny_address)
    light = background(page)
    page.emulate_media(color_scheme="dark")

    assert background(page) != light


def test_chosen_colours_survive_the_next_page(tiny_address: str, new_page: NewPage) -> None:
    page = new_page(viewport=WIDE, color_scheme="light")
    page.goto(tiny_address)
    light = background(page)
    button = page.locator("button.scheme")
    button.click()
    button.click()
    expect(button).to_contain_text("dark")
    dark = background(page)
    assert dark != light

    page.reload()
    assert background(page) == dark
    page.goto(f"{tiny_address}{DOCUMENT}")
    assert background(page) == dark
    expect(page.locator("button.scheme")).to_contain_text("dark")

    page.locator("button.scheme").click()
    assert background(page) == light


# Menu


def test_the_menu_by_keyboard_on_a_phone(tiny_address: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(tiny_address + DOCUMENT)
    link = page.locator(".menu nav a").first
    expect(link).not_to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.menu > summary')"):
            break
    page.keyboard.press("Enter")
    expect(link).to_be_visible()

    page.keyboard.press("Tab")
    expect(link).to_be_focused()

    page.keyboard.press("Escape")
    expect(link).not_to_be_visible()
    assert page.evaluate("document.activeElement.matches('.menu > summary')")

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{tiny_address}summit/")


def test_the_menu_without_scripts(tiny_address: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(tiny_address + DOCUMENT)

    page.locator(".menu > summary").click()
    page.locator(".menu nav a").nth(1).click()

    page.wait_for_url(f"{tiny_address}participants/")


def test_the_skip_link_is_first_and_works(tiny_address: str, page: Page) -> None:
    page.goto(tiny_address + DOCUMENT)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_be_visible()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.localName") == "main"


# Paper


def test_a_printed_page_has_its_sources(tiny_address: str, page: Page, tiny_built: Built) -> None:
    page.goto(tiny_address + DOCUMENT)
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 10_000

    page.emulate_media(media="print")
    sources = page.locator("ol.sources > li")
    assert sources.count() >= 2
    for index in range(sources.count()):
        expect(sources.nth(index)).to_be_visible()
    for hidden in (".masthead", ".colophon", ".skip"):
        box = page.locator(hidden).bounding_box() if page.locator(hidden).is_visible() else None
        assert box is None or box["height"] < 2, f"{hidden} is printed"
    expect(page.locator(".print-head")).to_contain_text("documents/port-accord")


# Every kind of page


def samples(built: Built, *, both: bool = True) -> list[str]:
    """The fullest page of each kind, and the emptiest."""
    kinds = [pages for kind, pages in built.kinds.items() if kind != "moved-to"]  # it leads on by itself
    found = [address for pages in kinds for address in (pages[-1], pages[0])[: 1 + both]]
    return [*dict.fromkeys(found), "no/such/page/"]


OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide <= 0) return null;
  const scrolls = (element) => {
    for (let e = element.parentElement; e; e = e.parentElement)
      if (e !== document.body && e !== document.documentElement && getComputedStyle(e).overflowX !== "visible")
        return true;
    return false;
  };
  const guilty = [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e))
    .slice(0, 3).map((e) => e.localName + "." + e.className + " " + e.textContent.trim().slice(0, 40));
  return `${wide} px too wide: ${guilty.join("; ")}`;
}"""


def test_no_page_scrolls_sideways(real_built: Built, real_address: str, new_page: NewPage) -> None:
    page = new_page(viewport=WIDE, reduced_motion="reduce")
    problems = []
    for address in samples(real_built):
        page.goto(real_address + address)
        for size in (WIDE, PHONE, SMALL):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            if found := page.evaluate(OVERFLOW):
                problems.append(f"/{address} at {size['width']}: {found}")

    assert not problems, "\n".join(problems)


NOT_OURS: dict[str, str] = {}
"""Rules of axe that are not followed, and why."""


COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "scrollable-region-focusable"]}}
"""The rules whose answer may change with colours and width."""


def violations(axe: Axe, page: Page, **options: Any) -> list[str]:
    found = axe.run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {node['html'][:150]} {' '.join(node['failureSummary'].split())[:250]}"
        for each in found
        if each["id"] not in NOT_OURS
        for node in each["nodes"][:3]
    ]


Look = tuple[str, dict[str, int]]
LOOKS: list[Look] = [("light", WIDE), ("dark", WIDE), ("dark", PHONE), ("light", PHONE)]


def inspect(page: Page, looks: dict[str, list[Look]]) -> str:
    """What axe says of pages in their looks: in the first by all its rules, in others by those of colours."""
    axe = Axe()
    problems: dict[str, list[str]] = {}
    for address, wanted in looks.items():
        for scheme, size in wanted:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size(size)  # type: ignore[arg-type]
            first = (scheme, size) == wanted[0]
            if first:
                page.goto(address)
            for violation in violations(axe, page, **({} if first else COLOURS)):
                problems.setdefault(violation, []).append(f"{address} {scheme} {size['width']}")
    return "\n".join(
        f"{what}\n    at {where[0]} and {len(where) - 1} more" for what, where in problems.items()
    )


def test_axe_finds_nothing_in_any_look(tiny_built: Built, tiny_address: str, new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")

    problems = inspect(page, {tiny_address + address: LOOKS for address in samples(tiny_built, both=False)})

    assert not problems, problems


TOO_LONG = 100_000
"""Letters of HTML: axe takes ten seconds and more for the longest pages."""


def test_axe_finds_nothing_on_the_real_site(real_built: Built, real_address: str, new_page: NewPage) -> None:
    """A middling page of each kind, in one look each; all of them in all looks are slow tests."""
    page = new_page(reduced_motion="reduce")
    kinds = [pages for kind, pages in real_built.kinds.items() if kind != "moved-to"]
    chosen = [pages[len(pages) // 2] for pages in kinds]
    short = [address for address in chosen if len(real_built.pages[address]) < TOO_LONG]
    assert len(short) > 12

    problems = inspect(
        page, {real_address + address: [LOOKS[number % 2 * 2]] for number, address in enumerate(short)}
    )

    assert not problems, problems


@pytest.mark.slow
def test_axe_finds_nothing_on_the_fullest_pages(
    real_built: Built, real_address: str, new_page: NewPage
) -> None:
    page = new_page(reduced_motion="reduce")
    page.set_default_timeout(120_000)

    problems = inspect(page, {real_address + address: LOOKS for address in samples(real_built, both=False)})

    assert not problems, problems


# Addresses that are left behind


def test_a_former_address_leads_on(tiny_built: Built, tiny_address: str, page: Page) -> None:
    page.goto(f"{tiny_address}documents/ports-accord/")

    page.wait_for_url(f"{tiny_address}{DOCUMENT}")


def test_a_former_address_leads_on_by_a_link_too(tiny_address: str, new_page: NewPage) -> None:
    html = (
        new_page(java_script_enabled=False)
        .context.request.get(f"{tiny_address}documents/ports-accord/")
        .text()
    )

    assert 'class="moved-to" href="../../documents/port-accord/"' in html
