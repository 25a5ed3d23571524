"""The search index: Pagefind over the built pages (https://pagefind.app).

Its program is run as a process of its own; the Python interface would start an event loop inside MkDocs.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import zlib
from pathlib import Path

from pagefind.service import get_executable

from . import _order

FOLDER = "pagefind"
"""Where the index stands below the site."""

LEFT_OUT = (
    ".sidenote", ".ref", ".permalink", ".headerlink", ".para-no", ".tools", ".changed", ".more-link",
    ".disputed-here", ".kicker", ".legend", ".seen", ".numbers", ".how-we-know", ".count", ".cards", ".related",
    ".rests", ".bibliography", ".bodies", ".timeline", ".changes", ".filters", ".scroll", ".figure", ".sources",
    ".facts dt", ".facts.grades", "#sources", "#related", "#rests",
)  # fmt: skip
"""Parts of a page that say again what another page says, or nothing that anybody looks for."""

UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own interfaces: ours is docs/assets/search.js."""

_TERMS_BEGIN = b'<p id="search-terms"'
_TERMS = re.compile(_TERMS_BEGIN + rb"[^>]*>.*?</p>\n?", re.DOTALL)
"""What a page holds for the index alone: a twentieth of its bytes, and nothing to a reader."""


class IndexingError(RuntimeError):
    """Pagefind did not make an index; the message says why."""


def index(site: Path) -> int:
    """Make the index of a built site, below it, and take the terms out of the pages, which no reader needs.

    Returns how many pages it holds. The same pages give the same index, byte by byte.
    """
    program = get_executable()
    if program is None:
        raise IndexingError("Pagefind is not installed; run `make setup`")
    done = subprocess.run(
        [program, "--site", site, "--output-subdir", FOLDER, "--exclude-selectors", ", ".join(LEFT_OUT)],
        cwd=site,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    pages = re.search(r"Indexed (\d+) pages?", done.stdout)
    if done.returncode or not pages:
        raise IndexingError(f"Pagefind ended with {done.returncode}:\n{(done.stderr or done.stdout).strip()}")
    for pattern in UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()
    try:
        _whole(site / FOLDER)
        _order.settle(site / FOLDER)
    except (EOFError, LookupError, ValueError, zlib.error, gzip.BadGzipFile, FileNotFoundError) as why:
        raise IndexingError("Pagefind wrote only a part of its index; is the disk full?") from why
    for page in site.rglob("*.html"):
        _take_out_terms(page)
    return int(pages[1])


def _take_out_terms(path: Path) -> None:
    """Write what follows the terms over them: they stand near the end, so a page is not written out twice."""
    with path.open("r+b") as file:
        page = file.read()
        if terms := _TERMS.search(page, max(0, page.rfind(_TERMS_BEGIN))):
            file.seek(terms.start())
            file.write(page[terms.end() :])
            file.truncate()


def _whole(folder: Path) -> None:
    """Raise what reading raises where a file is cut off: Pagefind ends well on a full disk."""
    for path in folder.rglob("*"):
        if path.is_file() and (path.suffix.startswith(".pf_") or not path.stat().st_size):
            gzip.decompress(path.read_bytes() or b"\0")
