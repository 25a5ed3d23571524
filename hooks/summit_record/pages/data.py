"""Downloads and their description."""

from __future__ import annotations

from collections.abc import Iterator

from ..exports import exports
from ..model import Site
from ..page import Page
from ..render import Renderer


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one page of downloads."""
    yield Page(
        "data/",
        "data.md.j2",
        r.gettext("Data"),
        r.gettext("The whole record to download, with its sources."),
        {"files": [{"path": e.path, "title": r.gettext(e.title)} for e in exports(site)]},
        toc=False,
    )
