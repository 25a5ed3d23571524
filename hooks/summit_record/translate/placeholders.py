"""The places of a text that are filled in: `%(name)s` and `%s` in Python and templates, `{name}` in scripts."""

from __future__ import annotations

import re

_PLACE = re.compile(
    r"%(?:%|(?:\(\w+\))?(?P<form>[-+#0]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]))|(?P<braces>\{\w+\})"
)


def placeholders(words: str) -> frozenset[str]:
    """All of them, as they stand in the text."""
    return frozenset(match[0] for match in _PLACE.finditer(words) if match["form"] or match["braces"])


def python_format(words: str) -> bool:
    """Whether any of them is Python's."""
    return any(each.startswith("%") for each in placeholders(words))


def stray(words: str) -> bool:
    """Whether a percent sign stands there that is neither part of a placeholder nor doubled."""
    return "%" in _PLACE.sub("", words)
