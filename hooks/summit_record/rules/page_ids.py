"""An id on a page leads to one place: sections and statements of a record share its page, so they share no id, nor do
they take one that the page's template uses for its own headings.

Good: a section `ports` with a statement `new-quay`. Bad: a section and a statement both called `ports`; a statement
called `sources` (the heading above every page's sources has this id).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ..load import Data, Loaded
from ..problems import Problem
from ..schema import RECORDS
from ..schema.declaration import Section
from ..schema.prose import ProseSection
from ..schema.values import Statement
from ._inside import Path, models

RULE = "page-ids"
TEMPLATES = {
    "countries": "country",
    "bodies": "body",
    "themes": "theme",
    "documents": "document",
    "initiatives": "initiative",
    "events": "event",
    "pages": "prose",
    "summit": "summit",
    "declaration": "declaration",
}
"""The template of each kind's page: the ids it writes itself are taken."""
_FIXED = re.compile(r"""(?:\{:? ?#|\bid=")([a-z0-9-]+)["\s}]""")
_COMPUTED = re.compile(
    r"(?:source-\d+|d\d{4}(?:-\d\d){0,2}|fact|position|follow-up|assessment|search-terms|figure-.*)\Z"
)
"""What macros make: numbered sources, days of the programme, headings by kind of statement."""


@cache
def taken(template: str) -> frozenset[str]:
    """Ids that a template and the pieces shared by all write themselves."""
    folder = resources.files("summit_record") / "templates"
    texts = [(folder / f"{name}.md.j2").read_text("utf-8") for name in (template, "_macros")]
    return frozenset(id_ for text in texts for id_ in _FIXED.findall(text))


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each id that leads to two places."""
    generated = {
        f"{kind[:-1]}-{id_}" for kind in ("disagreements", "gaps", "corrections") for id_ in data.of(kind)
    }
    for kind, template in TEMPLATES.items():
        computed = RECORDS.keys() if kind == "bodies" else set()  # headings above what a body is named in
        for record in data.of(kind).values():
            sections = {value.id for _, value in _anchored(record) if not isinstance(value, Statement)}
            for path, value in _anchored(record):
                message = None
                if isinstance(value, Statement) and value.id in sections:
                    message = f"a section of this page has the id '{value.id}' as well; give this one its own"
                elif value.id in taken(template) | generated | computed or _COMPUTED.match(value.id):
                    message = f"the page uses the id '{value.id}' itself; give this one another"
                if message:
                    yield record.problem(RULE, (*path, "id"), message)


def _anchored(record: Loaded) -> Iterator[tuple[Path, Statement | Section | ProseSection]]:
    for path, value in models(record.value):
        if isinstance(value, Statement | Section | ProseSection):
            yield path, value
