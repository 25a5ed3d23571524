"""Links of pages by hand to a place in a page of ours: MkDocs knows no places of pages that it did not make itself."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]+#[^"]+)"')

Place = tuple[str, str]
"""A page's file below the site, and an id in it."""


def asked(path: str, html: str) -> set[Place]:
    """The places on other pages of the site that the page at `path` leads to."""
    found = set()
    for value in _LINK.findall(html):
        parts = urlsplit(unescape(value))
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            continue
        there = posixpath.join(posixpath.dirname(path), unquote(parts.path))
        page = there if there.endswith(".html") else f"{there}/index.html"
        found.add((posixpath.normpath(page), unquote(parts.fragment)))
    return found


def missing(site: Path, places: Iterable[Place]) -> list[str]:
    """Those of the places that are not on their page, as addresses. Pages that are not there are MkDocs' to tell."""
    wrong = []
    for page, id_ in sorted(places):
        file = site / page
        if file.is_file() and f'id="{escape(id_)}"' not in file.read_text("utf-8"):
            wrong.append(f"{page.removesuffix('index.html')}#{id_}")
    return wrong
