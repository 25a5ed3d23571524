"""How far something is that takes longer than a few seconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

Told = Callable[[int, int, str], None]
"""Is told how many are done, of how many, and what is at hand."""


def bar(out: TextIO) -> Told:
    """A bar on a terminal, a line now and then elsewhere."""

    def told(done: int, total: int, which: str) -> None:
        if out.isatty():
            width = 30 * done // total
            out.write(f"\r[{'#' * width}{'.' * (30 - width)}] {done}/{total} {which[:40]:40}")
            out.write("\n" if done == total else "")
        elif done == total or done % 50 == 0:
            out.write(f"{done}/{total}\n")
        out.flush()

    return told
