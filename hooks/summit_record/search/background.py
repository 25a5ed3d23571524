"""The search index of a preview: a whole build in a process of its own, while the reader already has the pages."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from .indexing import FOLDER

QUIET = 1.0
"""Seconds after an edit before the build begins: somebody who writes saves more than once."""


class Background:
    """Keeps an index as new as the last edit that left time for a build; until then the one before it serves."""

    PREFIX = f"{FOLDER}/"
    """What the addresses of an index's files begin with."""

    def __init__(self, command: Sequence[str], report: Callable[[str], None]) -> None:
        """`command` builds the site (`--site-dir` is added to it); `report` is told what went wrong."""
        self._command, self._report = command, report
        self._folder = Path(tempfile.mkdtemp(prefix="search-index-"))
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._closed = False
        self._process: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._work, name="search-index", daemon=True)
        self._thread.start()

    def request(self) -> None:
        """Have the index made soon."""
        self._stopped.clear()
        self._wanted.set()

    def stop(self) -> None:
        """What is being made is out of date: leave off."""
        self._wanted.clear()
        self._stopped.set()
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def close(self) -> None:
        """End, and clear away."""
        self._closed = True
        self.stop()
        self._wanted.set()
        self._thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def read(self, path: str) -> bytes | None:
        """A file of the index; None if there is none of this name, or no index yet."""
        file = (self._folder / path).resolve()
        if not file.is_relative_to(self._folder.resolve()) or not file.is_file():
            return None
        return file.read_bytes()

    def _work(self) -> None:
        while True:
            self._wanted.wait()
            if self._closed:
                return
            if not self._stopped.wait(QUIET):
                self._wanted.clear()
                self._build()

    def _build(self) -> None:
        site = self._folder / "site"
        self._process = subprocess.Popen(
            [*self._command, "--site-dir", str(site)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        said, _ = self._process.communicate()
        if self._stopped.is_set():
            return
        if self._process.returncode:
            self._report(f"The search index of the preview was not made: {said.strip()}")
            return
        new, old = self._folder / FOLDER, self._folder / "old"
        if new.exists():
            new.rename(old)
        (site / FOLDER).rename(new)
        shutil.rmtree(old, ignore_errors=True)
