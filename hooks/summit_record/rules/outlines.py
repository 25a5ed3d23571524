"""The shapes of the map are paths of longitudes and latitudes, and name records that are there.

Good: `shape: M10 50L11 50L11 51Z`. Bad: `shape: M10,50 C...`, `country: arlnd`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..figures import outlines
from ..load import Data
from ..problems import Problem


def check(data: Data) -> Iterator[Problem]:
    """Yield what is wrong with figures/outlines.yml. A record that is there but unreadable is no second problem."""
    known = {kind: dict.fromkeys(records, True) for kind, records in data.records.items()}
    for kind, id_ in data.unreadable:
        known.setdefault(kind, {})[id_] = True
    yield from outlines.read(data.folder, known)[1]
