"""A word in a text leads to one entry of the glossary.

Good: `match: [ARPC]` in one entry. Bad: `match: [ARPC]` in two.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data
from ..problems import Problem


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each word that two entries claim."""
    first: dict[str, str] = {}
    for id_, entry in data.of("glossary").items():
        for index, word in enumerate(entry.value.match):
            if word in first:
                where = "this entry" if first[word] == id_ else f"the entry '{first[word]}'"
                yield entry.problem(
                    "glossary-words",
                    ("match", index),
                    f"'{word}' leads to {where} already; remove it from one",
                )
            first.setdefault(word, id_)
