"""The crawler itself: made-up pages with faults, each of which it must see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.crawler import Crawler, Document, listed
from tests.support.site import Built, serving

PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><main>{}</main></body></html>'


def crawl(folder: Path, pages: dict[str, str]) -> list[str]:
    for name, body in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(body) if name.endswith(".html") else body)
    with serving(folder) as address:
        crawler = Crawler(Built(folder, folder), address)
        return [problem.replace(address, "/") for problem in crawler.links()]


def test_a_whole_site(tmp_path: Path) -> None:
    pages = {
        "index.html": '<h1 id="here">x</h1><a href="a/?q=1#there">a</a><a href="#here">b</a>'
        '<a href="http://127.0.0.1/some/project/a/">c</a><a href="https://elsewhere.example/">d</a>',
        "a/index.html": '<p id="there"></p><img src="../i.svg" srcset="../i.svg 1x, /some/project/i.svg 2x">',
        "i.svg": "<svg/>",
        "s.css": "/* url(no) */ @font-face { src: url('i.svg') format('woff2') }",
    }

    assert crawl(tmp_path, pages) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="gone/">x</a>', "/: <a> href to /gone/ answers 404"),
        ('<a href="">x</a>', "/: <a> href is empty"),
        ('<a href="#gone">x</a>', "/: <a> href to /: that page has no id 'gone'"),
        ('<a href="page">x</a>', "/: <a> href to /page answers 301"),
        ('<a href="page/#gone">x</a>', "/: <a> href to /page/: that page has no id 'gone'"),
        ('<a href="/page/">x</a>', "out of the site's folder"),
        ('<a href="../page/">x</a>', "out of the site's folder"),
        ('<a href="javascript:x()">x</a>', "is no web address"),
        ('<img src="gone.png">', "/: <img> src to /gone.png answers 404"),
        ('<img srcset="page/ 1x, gone.png 2x">', "/: <img> srcset to /gone.png answers 404"),
        ('<script src="gone.js"></script>', "/: <script> src to /gone.js answers 404"),
        ('<link rel="stylesheet" href="gone.css">', "/: <link> href to /gone.css answers 404"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "/: <meta> content to /gone/ answers 404"),
        ('<form action="gone/"></form>', "/: <form> action to /gone/ answers 404"),
        ('<svg><use href="gone.svg#x"/></svg>', "/: <use> href to /gone.svg answers 404"),
    ],
)
def test_a_broken_link(tmp_path: Path, body: str, problem: str) -> None:
    found = crawl(tmp_path, {"index.html": body, "page/index.html": ""})

    assert len(found) == 1
    assert problem in found[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("s.css", "@font-face { src: url(gone.woff2) }"),
        ("feed.xml", "<link href='http://127.0.0.1/some/project/gone.woff2'/>"),
        ("data.json", '{"at": "http://127.0.0.1/some/project/gone.woff2"}'),
    ],
)
def test_a_broken_link_in_another_file(tmp_path: Path, name: str, content: str) -> None:
    found = crawl(tmp_path, {"index.html": "", name: content})

    assert len(found) == 1
    assert "/gone.woff2 answers 404" in found[0]


def test_a_page_that_nothing_leads_to(tmp_path: Path) -> None:
    for name, body in {"": '<a href="a/">x</a>', "a": "", "b": '<a href="../">x</a>'}.items():
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text(PAGE.format(body))
    with serving(tmp_path) as address:
        assert Crawler(Built(tmp_path, tmp_path), address).unreachable() == [f"{address}b/"]


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (PAGE.format('<h1>x</h1><p id="a"></p><p id="a"></p>'), "id 'a' stands 2 times"),
        (PAGE.format("<h1>x</h1><h3>y</h3>"), "h1 is followed by h3"),
        (PAGE.format("<h2>x</h2><h1>y</h1>"), "the first heading is h2"),
        (PAGE.format("<h1>x</h1><h1>y</h1>"), "2 h1 elements"),
        (PAGE.format(""), "0 h1 elements"),
        (PAGE.format("<h1>x</h1>").replace(' lang="en"', ""), "<html> has no lang"),
    ],
)
def test_a_fault_of_a_page(html: str, problem: str) -> None:
    assert Document(html).problems() == [problem]


@pytest.mark.parametrize(
    "body",
    [
        "<script>x()</script>",
        '<script type="module">x()</script>',
        "<SCRIPT>x()</SCRIPT>",
        "<style>p {}</style>",
        '<p style="color: red">x</p>',
        '<p onclick="x()">x</p>',
        '<a href=" JavaScript:x()">x</a>',
        '<svg onload="x()"></svg>',
        '<p class="a" class="b">x</p>',
    ],
)
def test_what_a_policy_forbids(body: str) -> None:
    assert len(Document(PAGE.format(body)).unsafe) == 1


def test_what_a_policy_allows() -> None:
    body = '<script src="x.js"></script><script type="application/ld+json">{}</script><p data-on="x">x</p>'

    assert Document(PAGE.format(body)).unsafe == []


def test_the_same_fault_on_many_pages_is_one_line() -> None:
    assert listed(["http://h/a: x", "http://h/b: x", "http://h/b: y"]).splitlines() == [
        "3 problems, 2 kinds:",
        "x  (on /a and 1 more)",
        "y  (on /b)",
    ]
