"""Work shared out among processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from summit_record.parallel import WAITING, Crew, cores

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
def test_each_copy_reports(tmp_path: Path) -> None:
    crew = Crew([partial(note, tmp_path, n) for n in range(4)], 2, lambda: ["a", "b"])

    assert crew.finish() == [["a", "b"], ["a", "b"]]


def test_no_tasks() -> None:
    assert Crew([], 4).finish() == []


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
def test_a_copy_that_is_killed_holds_up_nobody(tmp_path: Path) -> None:
    """Whatever it was about to do, taking the next task included."""
    for pause in (0.0, 0.001, 0.003, 0.01, 0.03):
        crew = Crew([partial(note, tmp_path, n, 0.001) for n in range(2000)], 2)
        time.sleep(pause)
        multiprocessing.active_children()[0].kill()

        with pytest.raises(RuntimeError, match="ended with -9"):
            crew.finish()


@needs_fork
def test_more_tasks_than_can_wait_at_once(tmp_path: Path) -> None:
    tasks = [partial(note, tmp_path, n, 0.0) for n in range(2 * WAITING + 3)]
    Crew(tasks, 1).finish()

    assert len(written(tmp_path)) == len(tasks)


@needs_fork
def test_none_goes_on_when_told_to_stop(tmp_path: Path) -> None:
    crew = Crew([partial(note, tmp_path, n, 0.2) for n in range(50)], 1)
    crew.stop()

    assert not multiprocessing.active_children()
    assert len(written(tmp_path)) < 50


@needs_fork
@pytest.mark.parametrize("helpers", [1, 3])
def test_none_goes_on_when_the_first_process_is_killed(tmp_path: Path, helpers: int) -> None:
    """Not even to the end of a task."""
    pid = os.fork()
    if not pid:
        Crew([partial(note, tmp_path, n, 0.5) for n in range(100)], helpers)
        os._exit(0)
    os.waitpid(pid, 0)
    time.sleep(1.2)

    assert written(tmp_path) == {}


@needs_fork
def test_what_goes_wrong_in_a_copy_ends_the_others(tmp_path: Path) -> None:
    """And is told with its place in the copy."""
    crew = Crew([fail, *(partial(note, tmp_path, n, 0.1) for n in range(40))], 1)
    time.sleep(0.3)

    with pytest.raises(LookupError) as raised:
        crew.finish()
    assert len(written(tmp_path)) < 5
    assert "in fail\n" in "".join(raised.value.__notes__)


class UnsendableError(Exception):
    """Cannot be made anew from its words alone."""

    def __init__(self, page: str, line: int) -> None:
        super().__init__(f"{page}:{line}: no")


def fail_strangely() -> None:
    raise UnsendableError("page", 3)


@needs_fork
def test_an_exception_that_cannot_be_sent() -> None:
    crew = Crew([fail_strangely], 1)
    time.sleep(0.3)

    with pytest.raises(RuntimeError, match="UnsendableError: page:3: no"):
        crew.finish()


@needs_fork
def test_an_interrupt_is_the_first_process_s_alone(tmp_path: Path) -> None:
    """Ctrl-C in a terminal reaches the copies too."""
    crew = Crew([partial(note, tmp_path, n, 0.1) for n in range(4)], 1)
    for _, helper in crew._helpers:
        os.kill(helper.pid, signal.SIGINT)
    crew.finish()

    assert len(written(tmp_path)) == 4
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == set()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no choice of cores")
def test_the_cores_that_may_be_used() -> None:
    mine = os.sched_getaffinity(0)
    assert cores() == len(mine)
    try:
        os.sched_setaffinity(0, {min(mine)})
        assert cores() == 1
    finally:
        os.sched_setaffinity(0, mine)


@pytest.mark.parametrize("helpers", [0, 1])
def test_it_says_how_far_all_are(tmp_path: Path, helpers: int) -> None:
    told: list[tuple[int, int]] = []
    crew = Crew([partial(note, tmp_path, number) for number in range(12)], helpers)
    crew.finish(lambda done, total: told.append((done, total)))

    assert told == sorted(told)
    assert 1 < len(told) <= 13
    assert told[-1] == (12, 12)
    assert {total for _, total in told} == {12}
