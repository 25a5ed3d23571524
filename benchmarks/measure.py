"""Run a command and say how long it took and how much memory it and its processes had."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.2
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds by the clock and of processors; memory in MB (Linux).

    `memory` is that of its largest process, `indexer` that of Pagefind, where it runs it.
    """

    seconds: float
    cpu: float
    memory: float
    indexer: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end. Raises RuntimeError with what it said if it fails."""
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    most: dict[tuple[int, str], float] = {}
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(EVERY):
            for each, amount in processes(process.pid).items():  # of one that has just ended, 0 is told
                most[each] = max(amount, most.get(each, 0.0))

    watch = threading.Thread(target=look)
    watch.start()
    said, _ = process.communicate()
    seconds = time.perf_counter() - start
    ended.set()
    watch.join()
    after = os.times()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{said[-2000:]}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    indexers = {each: amount for each, amount in most.items() if each[1].startswith("pagefind")}
    others = {each: amount for each, amount in most.items() if each not in indexers}
    return Run(seconds, cpu, max(others.values(), default=0.0), max(indexers.values(), default=0.0))


def processes(pid: int) -> dict[tuple[int, str], float]:
    """Most memory (MB, resident) so far of a process and those below it, by number and name; empty off Linux."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return {}
    fields = dict(line.split(":", 1) for line in status if ":" in line)
    found = {(pid, fields["Name"].strip()): float(fields.get("VmHWM", "0").split()[0]) / 1024}
    for child in below:
        found |= processes(int(child))
    return found


def size(folder: Path) -> tuple[int, int]:
    """(files, bytes) below a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
