"""From saving a file to the page that shows it, under a real `mkdocs serve`."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PAUSE = 3.0
"""Seconds between two saves, and before the first: the server has settled, the search is being made."""


def saves(root: Path, data: Path, number: int) -> list[float]:
    """Seconds of each save of a document of `data` (a copy: it is written to) until its page answers with it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    document = sorted((data / "documents").iterdir())[0]
    address = f"http://127.0.0.1:{port}/documents/{document.stem}/"
    text = document.read_text(encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        env={**os.environ, "SUMMIT_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until(address, "</html>", server)
        found = []
        for save in range(number):
            time.sleep(PAUSE)
            mark = f"Benchmark mark {save} of {os.getpid()}"
            begun = time.perf_counter()
            document.write_text(_marked(text, mark), encoding="utf-8")
            _until(address, mark, server)
            found.append(time.perf_counter() - begun)
        return found
    finally:
        server.terminate()  # Ctrl-C would not reach what a shell runs in the background
        server.wait(30)


def _marked(text: str, mark: str) -> str:
    """The file with other words in its summary, whichever way that is written."""
    made, count = re.subn(
        r"^summary: (?:>-?\n(?:[ ]+.*\n)+|.*\n(?:[ ]+.*\n)*)", f"summary: {mark}\n", text, flags=re.M
    )
    if count != 1:
        raise ValueError("this document has no summary that can be changed")
    return made


def _until(address: str, words: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            answer = urllib.request.urlopen(address, timeout=60)  # noqa: S310  our own server
            if words in answer.read().decode():
                return
        time.sleep(0.02)
    raise RuntimeError("the server ended")
