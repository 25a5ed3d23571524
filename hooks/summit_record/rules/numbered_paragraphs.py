"""A number of a paragraph comes from the text itself: what is only reported has none, and no number comes twice.

Good: `seen: full` with `number: (3)`. Bad: `seen: reported` with a number; two paragraphs `(3)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data
from ..problems import Problem

RULE = "numbered-paragraphs"


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each number that cannot be."""
    declaration = data.single("declaration")
    if declaration is None:
        return
    first: dict[str, str] = {}
    for number, section in enumerate(declaration.value.sections):
        for index, paragraph in enumerate(section.paragraphs):
            where = ("sections", number, "paragraphs", index, "number")
            if paragraph.number is None:
                continue
            if paragraph.seen == "reported":
                yield declaration.problem(
                    RULE,
                    where,
                    f"'{paragraph.id}' is known from reports alone; remove its number, or write what was `seen`",
                )
            elif paragraph.number in first:
                yield declaration.problem(
                    RULE,
                    where,
                    f"'{first[paragraph.number]}' has the number {paragraph.number} as well; correct one",
                )
            first.setdefault(paragraph.number, paragraph.id)
