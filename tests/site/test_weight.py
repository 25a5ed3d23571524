"""How much a reader fetches. Sizes are as hosts send them: compressed by gzip at its usual level, fonts as they are."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request

from summit_record import build, finish, load
from summit_record.edition import Edition
from summit_record.model import Site, build_site
from summit_record.pages import documents
from summit_record.view import View
from tests.support.site import PREFIX, Built

LEVEL = 6
"""What GitHub Pages and most servers use."""
FIRST_VISIT = 90_000
FONTS = 40_000
NEXT_PAGE = 20_000
CATALOGUE = 150_000
LONGEST = 100_000
"""No page at all is heavier; the longest ones list everything of a kind."""

RECORDS = ("documents/*", "initiatives/*", "history/*", "bodies/*", "sources/*", "matrix/*/*", "about/*")
"""Kinds of page that a reader goes through one after another."""

NewPage = Callable[..., Page]


def weight(content: bytes) -> int:
    return len(gzip.compress(content, LEVEL))


class Fetched:
    """What a page fetches, each file once: a browser keeps it for the next page."""

    def __init__(self, page: Page, built: Built) -> None:
        self.folder, self.paths = built.folder, []
        page.context.on("request", self._note)

    paths: list[str]

    def _note(self, request: Request) -> None:
        path = urlsplit(request.url).path.removeprefix(PREFIX)
        path = path + "index.html" if path.endswith("/") or not path else path
        if path not in self.paths:
            self.paths.append(path)

    def weights(self, begin: int = 0) -> tuple[int, int]:
        """Of pages, style sheets, scripts and images, and of fonts, from the file number `begin` on."""
        files = [self.folder / path for path in self.paths[begin:]]
        fonts = [file for file in files if file.suffix == ".woff2"]
        others = [file for file in files if file.suffix != ".woff2"]
        return sum(weight(f.read_bytes()) for f in others), sum(f.stat().st_size for f in fonts)


def test_a_first_visit(real_built: Built, real_address: str, page: Page) -> None:
    fetched = Fetched(page, real_built)
    page.goto(real_address, wait_until="networkidle")
    rest, fonts = fetched.weights()

    assert {"index.html", "assets/site.css", "assets/site.js"} <= set(fetched.paths)
    assert rest <= FIRST_VISIT, f"{rest}: {fetched.paths}"
    assert 0 < fonts <= FONTS, f"{fonts}: {fetched.paths}"


def test_all_fonts_together(real_built: Built) -> None:
    fonts = [path.stat().st_size for path in real_built.folder.rglob("*.woff2")]

    assert fonts
    assert sum(fonts) <= FONTS


@pytest.mark.parametrize("kind", RECORDS)
def test_the_next_page(kind: str, real_built: Built, real_address: str, page: Page) -> None:
    middle = real_built.kinds[kind][len(real_built.kinds[kind]) // 2]
    fetched = Fetched(page, real_built)
    page.goto(real_address, wait_until="networkidle")
    begin = len(fetched.paths)
    page.goto(real_address + middle, wait_until="networkidle")
    rest, fonts = fetched.weights(begin)

    assert f"{middle}index.html" in fetched.paths[begin:]
    assert rest + fonts <= NEXT_PAGE, fetched.paths[begin:]


def test_no_record_page_is_heavy(real_built: Built) -> None:
    """The fullest as well as the middling, in each language built. Countries and sections show many records."""
    heavy = {
        found: size
        for kind in RECORDS
        for address in real_built.kinds[kind]
        for found in (address, *(f"{lang}/{address}" for lang in real_built.site.settings.languages))
        if (size := weight(real_built.pages.get(found, "").encode())) > NEXT_PAGE
    }

    assert f"ja/{real_built.kinds['documents/*'][-1]}" in real_built.pages
    assert not heavy


def test_no_page_at_all_is_out_of_bounds(real_built: Built) -> None:
    sizes = {address: weight(html.encode()) for address, html in real_built.pages.items()}
    for kind, addresses in real_built.kinds.items():
        fullest = max(addresses, key=lambda address: sizes[address])
        print(f"{sizes[fullest]:>7} bytes at most for {kind}: /{fullest}")  # noqa: T201  shown by pytest -rP

    assert {address: size for address, size in sizes.items() if size > LONGEST} == {}


# The search


def test_nothing_of_the_search_is_fetched_before_it_is_opened(
    real_built: Built, real_address: str, new_page: NewPage
) -> None:
    page = new_page()
    fetched = Fetched(page, real_built)
    for address in ("", "documents/", real_built.kinds["documents/*"][-1], "evidence/"):
        page.goto(real_address + address, wait_until="networkidle")

    def of_search() -> list[str]:
        return [path for path in fetched.paths if path.startswith("pagefind/") or path == "assets/search.js"]

    assert len(fetched.paths) > 5
    assert of_search() == []

    page.locator("a.open-search").click()
    page.fill("#search-q", "energy")
    page.locator("#search-results ol li").first.wait_for()
    assert "assets/search.js" in of_search()
    assert len(of_search()) > 1


# A large catalogue


def many(built: Built, number: int) -> Site:
    """The record with so many documents, made of what those there are hold.

    Each has the length of one of them; its words and its other traits are any document's, so that neighbours are no
    more alike than they are in truth.
    """
    data = load.load(built.data)
    own = [loaded.value for loaded in data.records["documents"].values()]
    chance = random.Random(number)
    words = {
        lang: [
            word for value in own for name in value.names if name.lang == lang for word in name.text.split()
        ]
        for lang in {name.lang for value in own for name in value.names}
    }
    parts = [part for value in own for part in value.id.split("-")]
    traits = ("countries", "themes", "form", "level", "occasion", "date", "sources")
    found: dict[str, load.Loaded] = {}
    while len(found) < number:
        value = own[len(found) % len(own)]
        id_ = "-".join(chance.choices(parts, k=value.id.count("-") + 1))
        names = tuple(
            name.model_copy(
                update={"text": " ".join(chance.choices(words[name.lang], k=name.text.count(" ") + 1))}
            )
            for name in value.names
        )
        others = {trait: getattr(chance.choice(own), trait) for trait in traits}
        made = value.model_copy(update={"id": id_, "former_ids": (), "names": names, **others})
        found.setdefault(id_, replace(data.records["documents"][value.id], id=id_, value=made))
    data.records["documents"] = found
    return build_site(data)


def catalogue(built: Built, number: int) -> str:
    """Its catalogue's HTML: the body made anew, the rest as the built page has it."""
    site = many(built, number)
    links = build.Links("https://repository.example", "main", "mailto:a@example.org")
    renderer = build._renderer(site, built.data, "en", links, ("en", "ja"))
    renderer.env.globals["edition"] = Edition(site, renderer)
    page = next(page for page in documents.pages(site, renderer) if page.address == "documents/")
    body = renderer.render(page, View(renderer, page)).partition("\n---\n")[2]
    html = built.pages["documents/"]
    begin, end = re.search(r"<article[^>]*>", html), html.index("</article>")
    assert begin
    return finish.finish(html[: begin.end()] + body + html[end:])


def test_a_catalogue_of_a_thousand(real_built: Built, tmp_path: Path) -> None:
    html = catalogue(real_built, 1000)

    assert html.count("<tr id=") == 1000
    assert weight(html.encode()) <= CATALOGUE


def test_the_catalogue_made_so_is_like_the_built_one(real_built: Built) -> None:
    """So that the test above measures the true thing."""
    built = weight(real_built.pages["documents/"].encode())
    made = weight(catalogue(real_built, len(real_built.site.documents)).encode())

    assert abs(made - built) < built / 10
