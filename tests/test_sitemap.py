"""The sitemap, read back."""

from __future__ import annotations

import gzip
from pathlib import Path
from xml.etree import ElementTree

from summit_record import sitemap
from summit_record.build import build
from summit_record.output import gzipped
from tests.support.site import TINY

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ROOT = "https://record.example/a/"
ENTRIES = (sitemap.Entry("", "2025-02-01"), sitemap.Entry("documents/accord/", "2025-03-02"))


def made(prefixes: dict[str, str]) -> dict[str, ElementTree.Element]:
    files = {path: make() for path, make in sitemap.files(ROOT, prefixes, ENTRIES)}
    return {
        path: ElementTree.fromstring(gzip.decompress(each) if path.endswith(".gz") else each)  # noqa: S314  ours
        for path, each in files.items()
    }


def test_an_index_of_one_file_a_language() -> None:
    found = made({"en": "", "ja": "ja/"})

    assert [each.text for each in found["sitemap.xml"].findall("s:sitemap/s:loc", NS)] == [
        f"{ROOT}sitemap-en.xml.gz",
        f"{ROOT}sitemap-ja.xml.gz",
    ]
    assert {each.text for each in found["sitemap.xml"].findall("s:sitemap/s:lastmod", NS)} == {"2025-03-02"}
    assert set(found) == {"sitemap.xml", "sitemap-en.xml.gz", "sitemap-ja.xml.gz"}


def test_each_page_names_its_day_and_all_its_languages() -> None:
    page = made({"en": "", "ja": "ja/"})["sitemap-ja.xml.gz"].findall("s:url", NS)[1]

    assert page.findtext("s:loc", None, NS) == f"{ROOT}ja/documents/accord/"
    assert page.findtext("s:lastmod", None, NS) == "2025-03-02"
    assert {each.get("hreflang"): each.get("href") for each in page.findall("x:link", NS)} == {
        "en": f"{ROOT}documents/accord/",
        "ja": f"{ROOT}ja/documents/accord/",
        "x-default": f"{ROOT}documents/accord/",
    }


def test_one_language_names_no_others() -> None:
    assert made({"en": ""})["sitemap-en.xml.gz"].findall("s:url/x:link", NS) == []


def test_the_same_bytes_twice() -> None:
    once, again = ([make() for _, make in sitemap.files(ROOT, {"en": ""}, ENTRIES)] for _ in range(2))

    assert once == again


def test_every_page_that_leads_nowhere_else_has_its_own_day() -> None:
    built = build(Path(TINY), {})
    files = {output.path: output for output in built.outputs}
    content = files["sitemap-en.xml.gz"].content
    assert isinstance(content, bytes)
    urls = ElementTree.fromstring(gzip.decompress(content)).findall("s:url", NS)  # noqa: S314
    days = {
        str(url.findtext("s:loc", None, NS)).removeprefix(built.address): url.findtext("s:lastmod", None, NS)
        for url in urls
    }
    pages = {
        output.served.removesuffix("index.html")
        for output in built.outputs
        if output.first and output.path.endswith(".md") and "redirect" not in output.meta
    }

    assert set(days) == pages
    assert days["documents/port-accord/"] == "2025-02-01"
    assert days["sources/"] == max(str(day) for day in days.values())


def test_what_compresses_does_not_show() -> None:
    """Neither the time nor the system nor, by way of it, the version of Python."""
    made = gzipped(b"some words")

    assert gzip.decompress(made) == b"some words"
    assert made[3:8] == bytes(5)
    assert made[9] == 255
