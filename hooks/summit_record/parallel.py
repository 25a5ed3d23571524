"""Share work out among processes: Python uses one core a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from typing import Any

Task = Callable[[], None]


class Crew:
    """Tasks, and copies of this process that take one after another from the moment the crew is made.

    Copies (fork) have all that this process has, so tasks need not be sent anywhere; what they make has to be files.
    Where copies cannot be made (Windows) or should not be (macOS), this process does all in `finish`.
    """

    def __init__(self, tasks: Sequence[Task], helpers: int, report: Callable[[], int] = int) -> None:
        """`helpers`: how many copies at most. `report` gives a number in each copy at its end, for `finish`."""
        self._tasks, self._report = tasks, report
        self._helpers: list[tuple[Any, Any]] = []
        helpers = min(helpers, len(tasks)) if _can_fork() else 0
        if helpers < 1:
            self._next: Any = None
            self._at = 0
            return
        fork = multiprocessing.get_context("fork")
        self._next = fork.Value("i", 0)
        for _ in range(helpers):
            ours, theirs = fork.Pipe(duplex=False)
            helper = fork.Process(target=self._help, args=(theirs, os.getpid()), daemon=True)
            helper.start()
            theirs.close()
            self._helpers.append((ours, helper))

    def finish(self) -> int:
        """Help until no task is left, then wait for the copies. Gives the sum of their reports.

        What went wrong in a copy is raised here.
        """
        total = 0
        try:
            self._work()
            for ours, helper in self._helpers:
                try:
                    report, failure = ours.recv()
                except EOFError:
                    helper.join()
                    why = f"a process that made pages ended with {helper.exitcode}"
                    raise RuntimeError(why) from None
                if failure is not None:
                    raise failure
                total += report
        finally:
            self.stop()
        return total

    def stop(self) -> None:
        """End the copies, whatever they do."""
        for ours, helper in self._helpers:
            helper.terminate()
            helper.join()
            ours.close()
        self._helpers = []

    def _work(self, parent: int | None = None) -> None:
        while (at := self._take()) < len(self._tasks):
            if parent is not None and os.getppid() != parent:
                return  # it was killed: nobody wants this any more
            self._tasks[at]()

    def _take(self) -> int:
        if self._next is None:
            self._at += 1
            return self._at - 1
        with self._next.get_lock():
            at: int = self._next.value
            self._next.value = at + 1
        return at

    def _help(self, pipe: Any, parent: int) -> None:
        signal.signal(
            signal.SIGINT, signal.SIG_IGN
        )  # Ctrl-C reaches all; the first process says what happens
        try:
            self._work(parent)
            result: tuple[int, Exception | None] = (self._report(), None)
        except Exception as failure:
            result = (0, failure)
        try:
            pipe.send(result)
        except BrokenPipeError:
            return


def cores() -> int:
    """How many processes can run at once."""
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname != "Darwin"
