"""Earlier addresses: a renamed record's lead on, a withdrawn record's say why."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer
from ..schema import RECORDS


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """A page for each former id and each withdrawn record that had an address."""
    for kind in RECORDS:
        address = _address(kind)
        for record in site.records.get(kind, {}).values() if address else ():
            for former in record.former_ids:
                yield Page(
                    f"{address}/{former}/",
                    "moved.md.j2",
                    r.title(record),
                    r.gettext("This record has a new address."),
                    {"target": record},
                    toc=False,
                    meta={"redirect": f"../{record.id}/", "search_body": False},
                )
    for stone in site.withdrawn:
        kind, _, id_ = stone.record.partition("/")
        address = _address(kind)
        if address:
            yield Page(
                f"{address}/{id_}/",
                "tombstone.md.j2",
                r.translated(stone.title)[0],
                r.gettext("A record that was withdrawn, and why."),
                {"stone": stone},
                toc=False,
                meta={"search_body": False},
            )


def _address(kind: str) -> str | None:
    """Where pages of former ids of a kind stand. Introductions of sections have none: the rules refuse them."""
    return "about" if kind == "pages" else RECORDS[kind].address
