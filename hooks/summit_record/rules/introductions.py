"""Prose that introduces a page stands on it, so the page is there: that of the declaration only with declaration.yml.

Good: data/pages/declaration.yml beside data/declaration.yml. Bad: the first without the second.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data
from ..problems import Problem


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for prose that nobody would see."""
    prose = data.of("pages").get("declaration")
    there = data.single("declaration") or ("declaration", "declaration") in data.unreadable
    if prose and not there:
        message = (
            "this introduces the page of declaration.yml, which is not there; write that, or remove this"
        )
        yield prose.problem("introductions", (), message)
