"""Page kinds, one a module. Each has `pages(site, r) -> Iterator[Page]`; `r` is the language's renderer,
for titles. A new kind is a new module here (and a template of its name): it is found by itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from ..model import Site
from ..page import Page
from ..render import Renderer

R = TypeVar("R")
PageKind = Callable[[Site, Renderer], Iterator[Page]]

NAVIGATION = (
    "summit/", "participants/", "declaration/", "documents/", "initiatives/", "history/", "evidence/", "about/",
)  # fmt: skip
"""Sections in the site's navigation, in order; the others are in the footer."""

FOOTER = ("matrix/", "bodies/", "sources/", "glossary/", "index-a-z/", "data/")
"""Sections linked at the foot of every page."""


@cache
def page_kinds() -> dict[str, PageKind]:
    """Every page kind by its module's name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").pages for name in names}


def all_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """Every page of a site in one language."""
    for kind in page_kinds().values():
        yield from kind(site, renderer)


def around(records: Sequence[R]) -> Iterator[tuple[R, R | None, R | None]]:
    """Each record with its neighbours: (record, previous, next)."""
    for index, record in enumerate(records):
        following = records[index + 1] if index + 1 < len(records) else None
        yield record, records[index - 1] if index else None, following
