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


def test_the_built_site_is_indexed_the_same_again(tmp_path: Path, tiny_built) -> None:
    before = {
        path: what for path, what in fingerprint(tiny_built.folder).items() if path.startswith("pagefind/")
    }
    assert before
    for path in tiny_built.folder.rglob("*.html"):
        copy = tmp_path / path.relative_to(tiny_built.folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    indexing.index(tmp_path)

    assert {
        path: what for path, what in fingerprint(tmp_path).items() if path.startswith("pagefind/")
    } == before


def test_a_failure_says_why(tmp_path: Path) -> None:
    with pytest.raises(indexing.IndexingError, match=r"Pagefind ended with \d"):
        indexing.index(tmp_path)  # no pages


def test_without_pagefind_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "get_executable", lambda: None)
    with pytest.raises(indexing.IndexingError, match="make setup"):
        indexing.index(tmp_path)
