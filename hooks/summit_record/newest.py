"""Remember what was made of a file as long as the file is the same: a preview builds again after every save."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

MAX = 64
"""Files remembered: two catalogues for each of thirty languages."""


class Newest(Generic[Key, Made]):
    """For each key what was made of the newest content; what was made of earlier ones is let go."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._kept: dict[Key, tuple[object, Made]] = {}

    def get(self, key: Key, content: object, make: Callable[[], Made]) -> Made:
        """What was made of `content` before, or what `make` makes of it."""
        kept = self._kept.pop(key, None)
        if kept is None or (kept[0] is not content and kept[0] != content):
            kept = content, make()
        self._kept[key] = kept
        if len(self._kept) > MAX:
            del self._kept[next(iter(self._kept))]
        return kept[1]
