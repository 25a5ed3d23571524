"""Share work out among processes: Python uses one core a process."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Sequence
from multiprocessing import connection
from typing import Any

Task = Callable[[], None]
WAITING = 8_000
"""Numbers of tasks that wait in a pipe, four bytes each: half of what fits into one on Linux."""


class Crew:
    """Tasks, and copies of this process that take one after another from the moment the crew is made.

    Copies (fork) have all that this process has, so tasks need not be sent anywhere; what they make has to be files.
    Where copies cannot be made (Windows) or should not be (macOS), this process does all in `finish`.
    """

    def __init__(self, tasks: Sequence[Task], helpers: int, report: Callable[[], Any] = lambda: None) -> None:
        """`helpers`: how many copies at most. `report` is called in each copy at its end, for `finish`."""
        step = -(-len(tasks) // WAITING) or 1
        self._shares = [tasks[at : at + step] for at in range(0, len(tasks), step)]
        self._report = report
        self._helpers: list[tuple[Any, Any]] = []
        self._waiting: int | None = None
        self._numbers = iter(range(len(self._shares)))
        helpers = min(helpers, len(tasks)) if _can_fork() else 0
        if helpers < 1:
            return
        # Who reads a number has it: there is no lock that a killed copy could keep.
        self._waiting, numbers = os.pipe()
        os.write(numbers, b"".join(number.to_bytes(4, "big") for number in self._numbers))
        os.close(numbers)
        fork = multiprocessing.get_context("fork")
        # Ctrl-C reaches all; the first process alone says so. It waits until each copy is made and leaves it aside.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            for _ in range(helpers):
                ours, theirs = fork.Pipe(duplex=False)
                helper = fork.Process(target=self._help, args=(theirs, before), daemon=True)
                helper.start()
                theirs.close()
                self._helpers.append((ours, helper))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def finish(self, told: Callable[[int, int], None] = lambda done, total: None) -> list[Any]:
        """Help until no task is left, then wait for the copies. Gives what each reported.

        `told` hears how far all are: numbers are handed out in order. What went wrong in a copy is raised here.
        """
        said: list[Any] = []
        try:
            self._work(told)
            for ours, helper in self._helpers:
                try:
                    report, failure = ours.recv()
                except EOFError:
                    helper.join()
                    why = f"a process that made pages ended with {helper.exitcode}"
                    raise RuntimeError(why) from None
                if failure is not None:
                    raise failure
                said.append(report)
            told(len(self._shares), len(self._shares))
        finally:
            self.stop()
        return said

    def stop(self) -> None:
        """End the copies, whatever they do."""
        for ours, helper in self._helpers:
            helper.terminate()
            helper.join()
            ours.close()
        self._helpers = []
        if self._waiting is not None:
            os.close(self._waiting)
            self._waiting, self._numbers = None, iter(())

    def _work(self, told: Callable[[int, int], None] = lambda done, total: None) -> None:
        while (number := self._take()) is not None:
            told(number, len(self._shares))
            for task in self._shares[number]:
                task()

    def _take(self) -> int | None:
        if self._waiting is None:
            return next(self._numbers, None)
        return int.from_bytes(taken, "big") if (taken := os.read(self._waiting, 4)) else None

    def _help(self, pipe: Any, signals: Any) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        threading.Thread(target=_end_with_the_first_process, daemon=True).start()
        try:
            self._work()
            result: tuple[Any, Exception | None] = (self._report(), None)
        except Exception as failure:
            while self._take() is not None:  # the others need not go on
                pass
            result = (None, _sendable(failure))
        try:
            pipe.send(result)
        except BrokenPipeError:
            return


def cores() -> int:
    """How many processes can run at once: the cores that this one may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname != "Darwin"


def _end_with_the_first_process() -> None:
    """In a copy: nobody wants its pages any more once the first process was killed."""
    first = multiprocessing.parent_process()
    if first is not None:
        connection.wait([first.sentinel])
        os._exit(1)


def _sendable(failure: Exception) -> Exception:
    """What went wrong, with the place in the copy. Some exceptions cannot be sent: the words of those."""
    place = "".join(traceback.format_exception(failure)).rstrip()
    try:
        pickle.loads(pickle.dumps(failure))  # noqa: S301  it was made here
    except Exception:
        failure = RuntimeError("".join(traceback.format_exception_only(failure)).strip())
    failure.add_note(f"It was raised in a copy of this process:\n{place}")
    return failure
