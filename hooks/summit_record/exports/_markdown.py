"""Pieces of Markdown (CommonMark)."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_\[\]<>])")
_FIRST = re.compile(r"^([#+\-]|\d+[.)])")


def escape(words: str) -> str:
    """Text that stays text."""
    return _FIRST.sub(r"\\\1", _SIGNS.sub(r"\\\1", words)) if words else ""


def link(words: str, address: str) -> str:
    """A link."""
    return f"[{escape(words)}](<{address}>)"
