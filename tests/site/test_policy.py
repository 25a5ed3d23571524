"""Nothing in a built page runs or is fetched but what the site itself serves, and the policy says so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request

from tests.site.crawler import Crawler, Document, listed
from tests.support.site import Built


def test_nothing_is_fetched_from_elsewhere(crawler: Crawler) -> None:
    assert crawler.pages
    assert not crawler.external(), listed(crawler.external())


def test_no_script_style_or_handler_stands_in_a_page(crawler: Crawler) -> None:
    problems = [f"{page}: {what}" for page, doc in crawler.pages.items() for what in doc.unsafe]

    assert not problems, listed(problems)


def test_every_page_has_the_policy(crawler: Crawler) -> None:
    policies = {page: document.policy() for page, document in crawler.pages.items()}

    assert f"{crawler.address}404.html" in policies
    assert not [page for page, policy in policies.items() if policy is None]
    for policy in set(policies.values()):
        assert policy is not None
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == "'self'"
        assert rules["style-src"] == "'self'"
        assert rules["base-uri"] == "'none'"
        assert "unsafe" not in policy
        assert "http" not in policy


def test_style_sheets_and_scripts_name_no_other_host(tiny_crawler: Crawler) -> None:
    own = {
        tiny_crawler.absolute(page, link.value)
        for page, document in tiny_crawler.pages.items()
        for link in document.links
        if link.element in ("link", "script") and link.value.endswith((".css", ".js"))
    }

    assert own
    for address in own:
        found = re.findall(r"(?:https?:)?//[\w-]+\.[\w./-]+", tiny_crawler.fetch(address).text)
        assert [url for url in found if not url.endswith("www.w3.org/2000/svg")] == [], address


def open_all(site: Built, address: str, new_page: Callable[..., Page]) -> list[str]:
    """Requests to other places while the fullest page of each kind is opened."""
    page = new_page()
    elsewhere: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            elsewhere.append(f"{page.url}: {request.url}")

    page.context.on("request", on_request)
    for kind, found in site.kinds.items():
        if kind == "moved-to":
            continue  # it leads on by itself
        page.goto(address + found[-1])
        assert page.evaluate("document.querySelector('main h1') !== null")
    page.goto(address + "no/such/page/")
    return elsewhere


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_no_request_leaves_the_site_and_the_console_is_quiet(
    name: str, request: pytest.FixtureRequest, new_page: Callable[..., Page], console_problems: list[str]
) -> None:
    site, address = request.getfixturevalue(f"{name}_built"), request.getfixturevalue(f"{name}_address")

    elsewhere = open_all(site, address, new_page)

    assert elsewhere == []
    assert [line for line in console_problems if "no/such/page" not in line] == []


def test_a_script_put_into_a_page_does_not_run(tiny_address: str, page: Page) -> None:
    """The policy holds where escaping would fail: what somebody got into a page is not run."""

    def spoil(route, request):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", "<script>bad=1</script></main>"))

    page.route("**/about/", spoil)
    page.goto(f"{tiny_address}about/")

    assert "bad=1" in page.content()
    assert page.evaluate("typeof bad") == "undefined"


def test_the_reader_sees_faults() -> None:
    """So that an empty list of faults above means something."""
    assert Document("<html><head><meta charset=utf-8><script>1</script>").policy() is None
