"""The search index of a preview, with a command that stands for a build."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summit_record.search import background
from summit_record.search.background import Background

BUILD = """
import sys, time
from pathlib import Path
told, site = Path(sys.argv[1]), Path(sys.argv[3])
words = told.read_text()
with told.with_name("begun").open("a") as log:
    print(words, file=log)
if words == "slow":
    time.sleep(60)
if words == "broken":
    sys.exit("no room")
(site / "pagefind").mkdir(parents=True)
(site / "pagefind" / "entry.json").write_text(words)
"""


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """The file that tells the build what to do."""
    path = tmp_path / "told"
    path.write_text("one")
    return path


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def search(told: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Background]:
    monkeypatch.setattr(background, "QUIET", 0.05)
    found = Background((sys.executable, "-c", BUILD, str(told)), said.append)
    yield found
    found.close()


def until(seen: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def begun(told: Path) -> list[str]:
    log = told.with_name("begun")
    return log.read_text().split() if log.exists() else []


def test_nothing_before_somebody_asks(search: Background) -> None:
    time.sleep(0.2)

    assert search.read("pagefind/entry.json") is None


def test_the_index_follows_the_site(search: Background, told: Path) -> None:
    search.request()
    until(lambda: search.read("pagefind/entry.json") == b"one")
    told.write_text("two")
    search.stop()
    search.request()

    until(lambda: search.read("pagefind/entry.json") == b"two")


def test_a_build_that_is_out_of_date_is_ended_and_the_last_index_serves(
    search: Background, told: Path
) -> None:
    search.request()
    until(lambda: search.read("pagefind/entry.json") == b"one")
    told.write_text("slow")
    search.stop()
    search.request()
    until(lambda: begun(told)[-1] == "slow")
    assert search.read("pagefind/entry.json") == b"one"
    told.write_text("three")
    search.stop()
    search.request()

    until(lambda: search.read("pagefind/entry.json") == b"three")
    assert begun(told) == ["one", "slow", "three"]


def test_it_goes_on_after_a_failure(search: Background, told: Path, said: list[str]) -> None:
    told.write_text("broken")
    search.request()
    until(lambda: said)
    assert "not made: no room" in said[0]
    told.write_text("four")
    search.request()

    until(lambda: search.read("pagefind/entry.json") == b"four")


def test_nothing_outside_the_index_is_read(search: Background, told: Path) -> None:
    search.request()
    until(lambda: search.read("pagefind/entry.json"))

    assert search.read("pagefind/../../told") is None
    assert search.read("pagefind/nothing") is None
    assert search.read("pagefind/") is None


def test_nothing_is_left_behind(told: Path) -> None:
    found = Background((sys.executable, "-c", BUILD, str(told)), print)
    folder = found._folder
    assert folder.is_dir()
    found.close()

    assert not folder.exists()
