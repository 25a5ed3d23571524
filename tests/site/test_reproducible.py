"""The same data gives the same bytes, wherever, whenever and by whomever it is built, and by however many processes.

The tiny world in two languages: which process makes which page is chance, and must not show. The search index is
compared like all files.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

import pytest

from summit_record.build import build
from tests import worlds
from tests.support import site
from tests.support.site import Built, fingerprint

GOOD = Path(__file__).parents[1] / "data_good"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny world in two languages, built."""
    folder = tmp_path_factory.mktemp("reproducible")
    data = worlds.copy(folder / "data", GOOD / "translated")
    shutil.copytree(GOOD / "site-in-two-languages", data, dirs_exist_ok=True)
    site.build(data, folder / "site")
    return Built(data, folder / "site")


def differing(one: Path, other: Path) -> list[str]:
    """Files that are not the same in two folders, byte by byte."""
    first, second = fingerprint(one), fingerprint(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


@pytest.mark.parametrize(
    "changes",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "ja_JP.UTF-8", "PYTHONHASHSEED": "2"},
    ],
    ids=lambda changes: changes["TZ"],
)
def test_another_place_and_time(built: Built, tmp_path: Path, changes: dict[str, str]) -> None:
    """Nor does it need SOURCE_DATE_EPOCH: all dates come from the data."""
    project = site.copy_project(tmp_path / "a folder with spaces", built.data)

    site.build(project / "data", tmp_path / "elsewhere", cwd=project, **changes)

    assert differing(built.folder, tmp_path / "elsewhere") == []


def test_what_is_compared(built: Built) -> None:
    """Pages of both languages, and an index for each."""
    names = fingerprint(built.folder).keys()

    assert {"documents/port-accord/index.html", "el/documents/port-accord/index.html"} <= names
    indexes = {re.sub(r"_[0-9a-f]{10}", "", name) for name in names if name.endswith(".pf_meta")}
    assert indexes == {"pagefind/pagefind.en.pf_meta", "pagefind/pagefind.el.pf_meta"}


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no choice of cores")
def test_by_one_process_alone(built: Built, tmp_path: Path) -> None:
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(mine)})  # what this process starts inherits it
    try:
        site.build(built.data, tmp_path / "site")
    finally:
        os.sched_setaffinity(0, mine)

    assert differing(built.folder, tmp_path / "site") == []


def test_another_year(built: Built, tmp_path: Path) -> None:
    """What MkDocs takes for today is only this variable's to say; nothing in the site may follow it."""
    epoch = str(int(time.time()) + 3 * 365 * 86400)

    site.build(built.data, tmp_path / "site", SOURCE_DATE_EPOCH=epoch)

    assert differing(built.folder, tmp_path / "site") == []


def test_whichever_pages_were_made_before(built: Built) -> None:
    """Each process makes some of the pages, and which is chance: no page may leave anything for the next."""
    forward, backward = build(built.data, {}).outputs, build(built.data, {}).outputs
    pages = {output.path: output.made for output in forward}
    again = {output.path: output.made for output in reversed(backward)}

    assert [path for path, made in pages.items() if again[path] != made] == []
