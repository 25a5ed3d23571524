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


class Crew:
    """Tasks, and copies of this process that take one after another from the moment the crew is made.

    Copies (fork) have all that this process has, so tasks need not be sent anywhere; what they make has to be files.
    Where copies cannot be made (Windows) or should not be (macOS), this process does all in `finish`.
    """

    def __init__(self, tasks: Sequence[Task], helpers: int, report: Callable[[], list[str]] = list) -> None:
        """`helpers`: how many copies at most. `report` gives words in each copy at its end, for `finish`."""
        self._tasks, self._report = tasks, report
        self._helpers: list[tuple[Any, Any]] = []
        helpers = min(helpers, len(tasks)) if _can_fork() else 0
        if helpers < 1:
            self._next: Any = None
            self._at = 0
            return
        fork = multiprocessing.get_context("fork")
        self._next = fork.Value("i", 0)
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

    def finish(self) -> list[str]:
        """Help until no task is left, then wait for the copies. Gives what they reported.

        What went wrong in a copy is raised here.
        """
        said: list[str] = []
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
                said += report
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

    def _work(self) -> None:
        while (at := self._take()) < len(self._tasks):
            self._tasks[at]()

    def _take(self) -> int:
        if self._next is None:
            self._at += 1
            return self._at - 1
        with self._next.get_lock():
            at: int = self._next.value
            self._next.value = at + 1
        return at

    def _help(self, pipe: Any, signals: Any) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        threading.Thread(target=_end_with_the_first_process, daemon=True).start()
        try:
            self._work()
            result: tuple[list[str], Exception | None] = (self._report(), None)
        except Exception as failure:
            with self._next.get_lock():
                self._next.value = len(self._tasks)  # the others need not go on
            result = ([], _sendable(failure))
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
