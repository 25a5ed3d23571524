"""A view has an owner: a statement that is a position or an assessment says in `by` whose, a country or a body.

Good: `kind: position` with `by: countries/arland`. Bad: `kind: assessment` without `by`; `by: events/opening`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Loaded
from ..problems import Problem
from ._inside import of_each, statements


@of_each
def check(record: Loaded) -> Iterator[Problem]:
    """Yield a problem for each view without an owner, and for each owner that can have no view."""
    for path, statement in statements(record):
        if statement.by is None:
            if statement.kind in ("position", "assessment"):
                yield record.problem(
                    "attributed",
                    path,
                    f"the {statement.kind} '{statement.id}' does not say whose it is; add `by`",
                )
        elif statement.by.partition("/")[0] not in ("countries", "bodies") or "#" in statement.by:
            yield record.problem(
                "attributed",
                (*path, "by"),
                f"'{statement.by}' can hold no view; name a country or a body",
            )
