"""A file of the site, before somebody writes it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

Made = tuple[str | bytes, Mapping[str, Any]]
"""A file's content, and what the theme needs to know of a page besides its front matter."""


@dataclass(frozen=True)
class Output:
    """A file of the site: `path` below the docs folder; Markdown pages end in `.md`.

    It is made when somebody first asks for its content: a preview shows one page of a thousand.
    """

    path: str
    make: Callable[[], Made] = field(repr=False, compare=False)
    first: bool = True
    """Whether it is a page in the first language, or no page: what the others lead back to."""

    @classmethod
    def of(cls, path: str, content: str | bytes) -> Output:
        """A file whose content is there already."""
        return cls(path, partial(ready, (content, {})))

    @cached_property
    def made(self) -> Made:
        """Content and `meta`."""
        return self.make()

    @property
    def content(self) -> str | bytes:
        """What the file holds."""
        return self.made[0]

    @property
    def meta(self) -> Mapping[str, Any]:
        """What the theme needs to know of the page besides its front matter."""
        return self.made[1]

    def forget(self) -> None:
        """Let go of what was made; it is made again if somebody asks."""
        vars(self).pop("made", None)

    @property
    def is_page(self) -> bool:
        """Whether it is a page, and no file as it stands."""
        return self.path.endswith(".md")

    @property
    def served(self) -> str:
        """Where it stands on the site: `a/b.md` is shown at `a/b/`."""
        page = self.path.removesuffix(".md")
        if page == self.path:
            return page
        return f"{page}.html" if page.rpartition("/")[2] == "index" else f"{page}/index.html"


def ready(made: Made) -> Made:
    """What was made already."""
    return made


def gzipped(content: bytes) -> bytes:
    """Compressed, without time and system in the head (RFC 1952): versions of Python name the system differently."""
    made = gzip.compress(content, mtime=0)
    return made[:9] + b"\xff" + made[10:]
