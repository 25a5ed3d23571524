"""COinS: a ContextObject of OpenURL (ANSI/NISO Z39.88-2004) in a span, which reference managers find on a page.

The Dublin Core format takes any type; Zotero reads its own names of types there. Its parser puts `rft.aulast`
without a first name down as one undivided name, in order, which `rft.aucorp` does not do for several.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from markupsafe import Markup

from .item import Item

ZOTERO = {"webpage": "webpage", "document": "document", "treaty": "document", "dataset": "dataset"}
"""Zotero's name of each kind; it has none for treaties and takes them as documents."""


def context_object(item: Item) -> str:
    """The key-encoded-value string."""
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", ZOTERO[item.kind]),
        ("rft.title", item.full_title),
        *(("rft.aulast", name) for name in item.authors),
        ("rft.publisher", item.publisher),
        ("rft.source", item.container),
        ("rft.date", item.date.rstrip("?~")),
        ("rft.language", item.language),
        ("rft.identifier", item.url),
    ]
    return urlencode([(key, value) for key, value in pairs if value], quote_via=quote)


def span(item: Item) -> Markup:
    """The span, empty for readers."""
    return Markup('<span class="Z3988" title="{}"></span>').format(context_object(item))
