"""A page to be made: where it goes, what it is about, which template renders it from what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. `address` has no language prefix and ends in `/` (the front page: empty)."""

    address: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field(default_factory=dict)
    """What its template shows; a function of no arguments where that takes long to find."""
    record: Any = None
    parents: tuple[tuple[str, str], ...] = ()
    """(title, address) of the pages above it, the front page left out."""
    nav_title: str | None = None
    """A shorter title for the navigation."""
    kicker: str | None = None
    """What kind of thing the page shows, for search results and above the title."""
    toc: bool = True
    updated: str | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)
    """More for the theme: `redirect` (an address relative to the page)."""

    @property
    def given(self) -> Mapping[str, Any]:
        """What its template shows."""
        return self.context() if callable(self.context) else self.context

    @property
    def source_path(self) -> str:
        """The page's file among the generated Markdown, without language prefix."""
        return (
            f"{self.address}index.md"
            if self.address in ("", "/") or self.address.count("/") == 1
            else (f"{self.address.rstrip('/')}.md")
        )
