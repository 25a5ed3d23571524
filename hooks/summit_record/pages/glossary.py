"""Terms and abbreviations."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one page of the glossary."""
    entries = sorted(site.glossary.values(), key=lambda e: r.title(e).casefold())
    yield Page(
        "glossary/",
        "glossary.md.j2",
        r.gettext("Glossary"),
        r.gettext("Terms and abbreviations of this record, explained."),
        {"entries": entries},
        toc=False,
    )
