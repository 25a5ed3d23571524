"""Files of the site, before somebody writes them."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Made = tuple[str | bytes, Mapping[str, Any]]
"""A file's content, and what the theme needs to know of a page besides its front matter."""


class File:
    """A file of the site, made when somebody first asks for its content: a preview shows one page of a thousand."""

    path: str
    """Where it stands below the docs folder; Markdown pages end in `.md`."""
    first: bool = True
    """Whether it is a page in the first language, or no page: what the others lead back to."""
    turn: int = 1
    """0 for files whose size others tell, which come in turn 1: so no file is made twice for that."""

    def make(self) -> Made:
        """Content and `meta`, made anew."""
        raise NotImplementedError

    @cached_property
    def made(self) -> Made:
        """The same, kept until `forget`."""
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


@dataclass(frozen=True)
class Output(File):
    """A file with what makes it."""

    path: str
    maker: Callable[[], Made] = field(repr=False, compare=False)
    first: bool = True

    def make(self) -> Made:
        """Content and `meta`, made anew."""
        return self.maker()


def gzipped(content: bytes) -> bytes:
    """Compressed, without time and system in the head (RFC 1952): versions of Python name the system differently."""
    made = gzip.compress(content, mtime=0)
    return made[:9] + b"\xff" + made[10:]
