"""Pages of prose: about, scope, method, accessibility, privacy ..."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import SECTIONS, Renderer, prose_address


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """`about` and the pages below it; introductions of sections are shown on their section."""
    children = [p for p in site.pages.values() if p.id not in (*SECTIONS, "home", "about")]
    for prose in site.pages.values():
        if prose.id in (*SECTIONS, "home"):
            continue
        about = site.pages.get("about")
        yield Page(
            prose_address(site, prose.id),
            "prose.md.j2",
            r.title(prose),
            r.plain(prose.summary),
            {"children": children if prose.id == "about" else []},
            record=prose,
            parents=((r.title(about), "about/"),) if about and prose.id != "about" else (),
            updated=prose.updated,
        )
