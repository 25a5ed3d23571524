"""A name that is not our own rendering has been printed somewhere: it carries sources, or what it names does.

Good: `{lang: en, text: Arland, status: official, sources: [ministry-note]}`; `{lang: en, text: Port accord,
status: rendering}`. Bad: `status: official` where neither the name nor the record has `sources`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Loaded
from ..problems import Problem
from ..schema.values import Model, Name
from ._inside import Path, models, of_each


@of_each
def check(record: Loaded) -> Iterator[Problem]:
    """Yield a problem for each printed name that rests on nothing."""
    sourced: list[Path] = []
    for path, value in models(record.value):
        if _has_sources(value):
            sourced.append(path)
        if not isinstance(value, Name) or value.status == "rendering":
            continue
        if not any(path[: len(around)] == around for around in sourced):
            yield record.problem(
                "sourced-names",
                path,
                f"the name '{value.text}' ({value.status}) has no source; "
                "give it `sources`, or write `status: rendering` if it is ours",
            )


def _has_sources(value: Model) -> bool:
    return bool(getattr(value, "sources", ()))
