"""The front page: the summit at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer
from .matrix import matrix

LATEST = 6


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one front page."""
    rank = {
        id_: place
        for place, id_ in enumerate(("documents", "initiatives", "events", "disagreements", "gaps"))
    }
    latest = sorted(
        (record for kind in rank for record in site.ordered(kind).values()),
        key=lambda record: (record.updated, -rank[record.kind]),
        reverse=True,
    )[:LATEST]
    columns, rows = matrix(site)
    yield Page(
        address="",
        template="home.md.j2",
        title=r.translated(site.settings.title)[0],
        description=r.plain(site.settings.description),
        toc=False,
        meta={"layout": "front"},
        updated=max(record.updated for record in site.all()),
        context={
            "latest": latest,
            "columns": columns,
            "matrix": rows,
            "figures": [
                (len(site.statements), r.gettext("statements, each with its sources"), "evidence/", "grades"),
                (len(site.sources), r.gettext("sources, each with what rests on it"), "sources/", None),
                (
                    len(site.disagreements),
                    r.gettext("questions on which sources differ"),
                    "evidence/",
                    "disagreements",
                ),
                (
                    len(site.gaps),
                    r.gettext("things not known, and what would settle them"),
                    "evidence/",
                    "gaps",
                ),
            ],
        },
    )
