"""Figures, one a module. Each has `draw(site, v) -> Figure | None`; None where the record has nothing to show.

A figure is inline SVG made at build time, with a title that says what it shows, a description, and the same
content as a table. Templates put one in with `{{ m.figure("name") }}`. A new figure is a new module here: it is
found by itself. Modules without `draw` are what figures are made with.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from ..model import Site
from ..view import View

Row = tuple[Markup | str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `header` and `rows` are its content as a table, `note` what to know when reading it."""

    id: str
    title: str
    description: str
    svg: Markup
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    note: Markup | str = ""


Draw = Callable[[Site, View], Figure | None]


@cache
def drawings() -> dict[str, Draw]:
    """Every figure by its name: the module's, with hyphens."""
    found = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        draw = getattr(importlib.import_module(f"{__name__}.{name}"), "draw", None)
        if draw:
            found[name.replace("_", "-")] = draw
    return found


def figure(name: str, v: View) -> Figure | None:
    """The figure of this name, in the language and for the page of a view."""
    return drawings()[name](v.site, v)
