"""The search index: the same each time, of the pages that are to be found, and never in a reader's way."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from summit_record.search import indexing
from tests.support.site import fingerprint

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>
<article{body}><h1>{title}</h1><p>{text}</p>
<details class="sidenote"><p>Sidenote words</p></details>
<p hidden data-kind="{kind}" data-pagefind-filter="kind[data-kind]">terms</p></article>
</body></html>"""


def write(site: Path, **pages: str) -> Path:
    for name, text in pages.items():
        folder = site / name
        folder.mkdir(parents=True, exist_ok=True)
        body = "" if name == "apart" else " data-pagefind-body"
        (folder / "index.html").write_text(
            PAGE.format(title=name.title(), kind=name[:5], text=text, body=body), encoding="utf-8"
        )
    return site


def fragments(site: Path) -> dict[str, str]:
    found = {}
    for path in (site / indexing.FOLDER / "fragment").iterdir():
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[page["url"]] = page["content"]
    return found


def test_pages_marked_for_it_are_indexed_without_sidenotes(tmp_path: Path) -> None:
    write(tmp_path, harbour="Boats come in.", lamp="Light goes out.", apart="Nobody looks here.")

    assert indexing.index(tmp_path) == 2
    found = fragments(tmp_path)
    assert set(found) == {"/harbour/", "/lamp/"}
    assert "Boats" in found["/harbour/"]
    assert "Sidenote" not in found["/harbour/"]


def test_nothing_that_is_not_used_is_published(tmp_path: Path) -> None:
    indexing.index(write(tmp_path, harbour="Boats."))

    names = {path.name for path in (tmp_path / indexing.FOLDER).iterdir() if path.is_file()}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"} <= names
    assert not [name for name in names if "ui" in name or "highlight" in name]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    pages = {f"page{number}": f"Words of page {number}, boats and lamps 東京" for number in range(40)}
    one, two = write(tmp_path / "one", **pages), write(tmp_path / "two", **pages)
    indexing.index(one)
    indexing.index(two)

    assert fingerprint(one) == fingerprint(two)


def test_built_pages_are_indexed_the_same_again(tmp_path: Path, tiny_built) -> None:
    sites = tmp_path / "one", tmp_path / "two"
    for site in sites:
        for path in tiny_built.folder.rglob("*.html"):
            copy = site / path.relative_to(tiny_built.folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
        assert indexing.index(site) > 10

    one, two = (fingerprint(site) for site in sites)
    assert [path for path in one if path.startswith("pagefind/")]
    assert one == two


def test_terms_are_in_the_index_and_no_longer_in_the_page(tmp_path: Path) -> None:
    write(tmp_path, harbour="Boats come in.", lamp="Light goes out.")
    page = tmp_path / "harbour" / "index.html"
    before = page.read_text(encoding="utf-8")
    terms = '<p id="search-terms" hidden><span data-pagefind-weight="4">anchorage</span></p>\n'
    page.write_text(before.replace("</article>", f"{terms}</article>"), encoding="utf-8")
    indexing.index(tmp_path)

    assert "anchorage" in fragments(tmp_path)["/harbour/"]
    assert page.read_text(encoding="utf-8") == before


def test_a_failure_says_why(tmp_path: Path) -> None:
    with pytest.raises(indexing.IndexingError, match=r"Pagefind ended with \d"):
        indexing.index(tmp_path)  # no pages


def test_without_pagefind_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "get_executable", lambda: None)
    with pytest.raises(indexing.IndexingError, match="make setup"):
        indexing.index(tmp_path)
