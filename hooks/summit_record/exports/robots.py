"""robots.txt (RFC 9309). It counts where the site is the root of its host; below a path it only informs."""

from __future__ import annotations

from collections.abc import Iterator

from ..edition import Edition
from . import Export


def exports(edition: Edition) -> Iterator[Export]:
    """`robots.txt`: everything may be read and kept, by programs too."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {edition.url('sitemap.xml')}\n"
    yield Export("robots.txt", "", "text/plain", text.encode, turn=1)
