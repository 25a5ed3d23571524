"""A document has a title that somebody printed or that says what it is. Where no source gives one, it is no document
of the record but a gap.

Good: `Memorandum on ports between the two ministries`. Bad: `Untitled memorandum`, `Memorandum (title not seen)`,
`TBD`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Data
from ..problems import Problem

_PLACEHOLDER = re.compile(
    r"(?<!\w)(?:(?i:title (?:is )?(?:not (?:seen|known|given|found)|unknown)|(?:unknown|no) title|untitled|placeholder"
    r"|to be (?:determined|confirmed|announced))|TB[ACD]|N/A|\?\?\?)(?!\w)"
)


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each title that says it is none."""
    for document in data.of("documents").values():
        for index, name in enumerate(document.value.names):
            found = _PLACEHOLDER.search(name.text)
            if found and name.lang == "en":
                yield document.problem(
                    "placeholders",
                    ("names", index, "text"),
                    f"'{found.group()}' is no title; give the title, or make this a record in gaps/",
                )
