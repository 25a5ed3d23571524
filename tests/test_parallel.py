"""Work shared out among processes."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from summit_record.parallel import Crew

needs_fork = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no copies of a process")


def note(folder: Path, number: int, seconds: float = 0.02) -> None:
    time.sleep(seconds)
    (folder / str(number)).write_text(str(os.getpid()))


def fail() -> None:
    raise LookupError("no such page")


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("helpers", [0, 1, 2, 50])
def test_each_task_is_done_once(tmp_path: Path, helpers: int) -> None:
    Crew([partial(note, tmp_path, number) for number in range(12)], helpers).finish()

    assert sorted(map(int, written(tmp_path))) == list(range(12))


@needs_fork
def test_the_tasks_are_shared_out(tmp_path: Path) -> None:
    Crew([partial(note, tmp_path, number) for number in range(12)], 2).finish()

    assert os.getpid() in set(map(int, written(tmp_path).values()))
    assert len(set(written(tmp_path).values())) == 3


@needs_fork
def test_helpers_begin_at_once(tmp_path: Path) -> None:
    crew = Crew([partial(note, tmp_path, 1)], 1)
    deadline = time.monotonic() + 10
    while not written(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.01)
    crew.finish()

    assert written(tmp_path) != {"1": str(os.getpid())}


@needs_fork
def test_reports_are_added_up(tmp_path: Path) -> None:
    assert Crew([partial(note, tmp_path, n) for n in range(4)], 2, lambda: 21).finish() == 42


def test_no_tasks() -> None:
    assert Crew([], 4).finish() == 0


@pytest.mark.parametrize("helpers", [0, 1])
def test_what_goes_wrong_is_raised(helpers: int) -> None:
    crew = Crew([fail], helpers)

    with pytest.raises(LookupError, match="no such page"):
        crew.finish()
    assert not multiprocessing.active_children()


@needs_fork
def test_a_process_that_is_killed_is_told_of() -> None:
    crew = Crew([partial(os._exit, 3)], 1)
    time.sleep(0.3)

    with pytest.raises(RuntimeError, match="ended with 3"):
        crew.finish()


@needs_fork
def test_none_goes_on_when_told_to_stop(tmp_path: Path) -> None:
    crew = Crew([partial(note, tmp_path, n, 0.2) for n in range(50)], 1)
    crew.stop()

    assert not multiprocessing.active_children()
    assert len(written(tmp_path)) < 50


@needs_fork
def test_none_goes_on_when_the_first_process_is_killed(tmp_path: Path) -> None:
    pid = os.fork()
    if not pid:
        Crew([partial(note, tmp_path, n, 0.1) for n in range(100)], 1)
        os._exit(0)
    os.waitpid(pid, 0)
    time.sleep(0.5)
    count = len(written(tmp_path))
    time.sleep(0.5)

    assert len(written(tmp_path)) == count < 10
