"""Pieces of Markdown (CommonMark)."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_\[\]<>])")
_FIRST = re.compile(r"^(\d*)([#+\-]|(?<=\d)[.)])")


def escape(words: str) -> str:
    """Text that stays text, at the beginning of a line too."""
    return _FIRST.sub(r"\1\\\2", signs(words))


def signs(words: str) -> str:
    """Text that stays text, further on in a line."""
    return _SIGNS.sub(r"\\\1", words)


def link(words: str, address: str) -> str:
    """A link."""
    return f"[{escape(words)}](<{address}>)"
