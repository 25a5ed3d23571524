"""What the head of a page says to machines: links between resources, Dublin Core, Open Graph, schema.org."""

from __future__ import annotations

from markupsafe import Markup

from ..edition import Edition
from ..page import Page
from . import dublin_core, graph, links, open_graph, script


def head(edition: Edition, page: Page) -> Markup:
    """Everything a page adds to its head, as HTML. `edition` is that of the page's language."""
    parts = [
        *links.tags(edition, page),
        *open_graph.tags(edition, page),
        *dublin_core.tags(edition, page),
        script.json_ld(graph.nodes(edition, page)),
    ]
    return Markup("\n    ").join(parts)
