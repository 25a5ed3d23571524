"""The page that searches."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one search page."""
    yield Page(
        "search/",
        "search.md.j2",
        r.gettext("Search"),
        r.gettext("Search every record, in every spelling of its names."),
        toc=False,
    )
