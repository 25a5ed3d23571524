"""A body is known from somewhere: it publishes a source of the record, or it has sources. Documents, events and
the other kinds have theirs required by their shape; a gap may have none, for nothing was found.

Good: a ministry with `sources: [ministry-note]`; a newspaper that is the `publisher` of a source. Bad: a company
with neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data
from ..problems import Problem


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each body that rests on nothing."""
    if any(kind == "sources" for kind, _ in data.unreadable):
        return
    publishers: set[str | None] = set()
    for source in data.of("sources").values():
        publishers |= {source.value.publisher, source.value.reposts_body}
    for id_, body in data.of("bodies").items():
        if not body.value.sources and id_ not in publishers:
            yield body.problem(
                "sources-required",
                (),
                f"the body '{id_}' publishes no source and has none; give it `sources`",
            )
