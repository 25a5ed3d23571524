"""Pytest plugin: the browser and its pages, and what happens where there is none.

A test that uses `chromium`, `new_page` or `page` is marked `browser` by itself. With BROWSER=none such
tests are skipped, and the last line of the run says how many; where no browser is found they fail.

Browser tests run after all others, because once Playwright's synchronous interface has started, its event
loop keeps `asyncio.run` from working in the same thread. For the same reason, a fixture that a browser test
shares with others and that uses asyncio should be named before `page` among the test's arguments.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, WebError, sync_playwright

from tests.support import chromium as finder

TIMEOUT = 10_000  # milliseconds, for an element to appear or a page to load

LEFT_OUT = pytest.StashKey[int]()

# Looking for it takes a second, and the answer is the same for all tests of a run.
find = functools.cache(finder.find)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests that use the browser."""
    if "chromium" in getattr(item, "fixturenames", ()) and not _needs_browser(item):
        item.add_marker("browser")


@pytest.hookimpl(trylast=True)  # after -m and -k have made their choice
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the browser tests at the end, or leave them out."""
    items.sort(key=_needs_browser)
    if finder.skipped():
        left_out = [item for item in items if _needs_browser(item)]
        for item in left_out:
            item.add_marker(pytest.mark.skip(reason="BROWSER=none"))
        config.stash[LEFT_OUT] = len(left_out)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail in one line where there is no browser."""
    if _needs_browser(item) and not finder.skipped() and find() is None:
        pytest.fail(finder.missing(), pytrace=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)  # the outermost, so that it comes after pytest's own summary
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Say how many tests were left out."""
    yield
    left_out = session.config.stash.get(LEFT_OUT, 0)
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if left_out and reporter:
        tests = "browser test was" if left_out == 1 else "browser tests were"
        reporter.write_line(f"BROWSER=none: {left_out} {tests} left out", yellow=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once."""
    with sync_playwright() as playwright:
        browser = finder.launch(playwright, find())
        yield browser
        browser.close()


@pytest.fixture
def console_problems() -> list[str]:
    """What the test's pages have reported so far: errors on the console and uncaught exceptions."""
    return []


@pytest.fixture
def new_page(chromium: Browser, console_problems: list[str]) -> Iterator[Callable[..., Page]]:
    """Open a page in a context of its own, with the context's options as arguments."""
    contexts = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            console_problems.append(f"{message.location['url']}: {message.text}")

    def on_exception(error: WebError) -> None:
        console_problems.append(f"{error.page.url if error.page else ''}: {error.error}")

    def open_page(**options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(TIMEOUT)
        context.on("console", on_console)
        context.on("weberror", on_exception)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """An empty page in a context of its own."""
    return new_page()


def _needs_browser(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None
