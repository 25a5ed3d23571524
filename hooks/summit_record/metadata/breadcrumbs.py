"""BreadcrumbList: the way from the front page to this one."""

from __future__ import annotations

from ..edition import Edition
from ..page import Page
from .values import Node


def node(edition: Edition, page: Page) -> Node:
    """The front page, the pages above, the page."""
    way = [(edition.site.settings.short_title, ""), *page.parents]
    if page.address:
        way.append((page.title, page.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": edition.url(edition.renderer.prefix + address),
            }
            for position, (name, address) in enumerate(way, 1)
        ],
    }
