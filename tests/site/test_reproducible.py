"""The same data gives the same bytes, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support import site
from tests.support.site import Built, fingerprint


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
def test_another_place_and_time(tiny_built: Built, tmp_path: Path, changes: dict[str, str]) -> None:
    """Nor does it need SOURCE_DATE_EPOCH: all dates come from the data."""
    project = site.copy_project(tmp_path / "a folder with spaces", tiny_built.data)

    site.build(project / "data", tmp_path / "elsewhere", cwd=project, **changes)

    assert differing(tiny_built.folder, tmp_path / "elsewhere") == []


def test_another_year(tiny_built: Built, tmp_path: Path) -> None:
    """What MkDocs takes for today is only this variable's to say; nothing in the site may follow it."""
    epoch = str(int(time.time()) + 3 * 365 * 86400)

    site.build(tiny_built.data, tmp_path / "site", SOURCE_DATE_EPOCH=epoch)

    assert differing(tiny_built.folder, tmp_path / "site") == []
