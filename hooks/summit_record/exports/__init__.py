"""Files to take away, one format a module. Each module has `exports(site) -> Iterator[Export]`: a new format
is a new module here, and it is found by itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import Site


def N_(words: str) -> str:
    """Marks an interface text for translators without translating it here."""
    return words


@dataclass(frozen=True, slots=True)
class Export:
    """A file of the site that no language changes. `title` is an interface text saying what it holds."""

    path: str
    title: str
    media_type: str
    render: Callable[[], bytes]


def exports(site: Site) -> Iterator[Export]:
    """Every export of a site, by path."""
    found: list[Export] = []
    for module in pkgutil.iter_modules(__path__):
        found += importlib.import_module(f"{__name__}.{module.name}").exports(site)
    yield from sorted(found, key=lambda export: export.path)
