"""Grades are computed from what kind of publisher stands behind a source: the publisher says it in `publishes_as`,
or the source in `publisher_kind`.

Good: `publishes_as: official` in the publisher's file. Bad: a source whose publisher has none, without
`publisher_kind`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data
from ..problems import Problem


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each source of an unknown kind."""
    bodies = data.of("bodies")
    for source in data.of("sources").values():
        publisher = bodies.get(source.value.publisher)
        if publisher and not publisher.value.publishes_as and not source.value.publisher_kind:
            yield source.problem(
                "publishers",
                ("publisher",),
                f"'{publisher.id}' has no `publishes_as`; add it in bodies/{publisher.id}.yml, "
                "or `publisher_kind` here",
            )
