"""The same as `dialogue`, the upper levels only: for the front page."""

from __future__ import annotations

from ..model import Site
from ..view import View
from . import Figure
from .dialogue import draw_series, series

LEVELS = 3


def draw(site: Site, v: View) -> Figure | None:
    """The first few series of the list of event kinds, which runs from the highest level down."""
    return draw_series(site, v, "figure-dialogue-compact", series(site)[:LEVELS])
