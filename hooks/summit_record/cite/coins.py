"""COinS: a ContextObject of OpenURL (ANSI/NISO Z39.88-2004) in a span, which reference managers find on a page.

The Dublin Core format takes any type; Zotero reads its own names of types there. Its parser puts `rft.aulast`
without a first name down as one undivided name, in order, which `rft.aucorp` does not do for several. It reads a plus
sign as a space, however it is escaped: in words a full-width one stands for it, in addresses its equivalent.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup

from .item import Item

ZOTERO = {
    "webpage": "webpage", "news": "newspaperArticle", "document": "document", "treaty": "document",
    "dataset": "dataset",
}  # fmt: skip
"""Zotero's name of each kind; it has none for treaties and takes them as documents."""

_SIGNS = re.compile(r"[\x00-\x1f\x7f\"#%&+;<=>]")
"""What would be read as something else in the string or its attribute."""


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
        ("rft.rights", _address(item.licence)),
        ("rft.identifier", _address(item.url)),
    ]
    return "&".join(f"{key}={_escaped(value)}" for key, value in pairs if value)


def _escaped(value: str) -> str:
    """A value as parsers of forms read it. Signs beyond ASCII stand as they are: they are shorter so."""
    return _SIGNS.sub(lambda sign: quote(sign[0], safe=""), value.replace("+", "＋")).replace(" ", "+")


def _address(url: str) -> str:
    """With other words for the plus sign: in a query it means a space, elsewhere itself (WHATWG URL, 5.1)."""
    path, mark, query = url.partition("?")
    return path.replace("+", "%2B") + mark + query.replace("+", "%20")


def span(item: Item) -> Markup:
    """The span, empty for readers."""
    return Markup('<span class="Z3988" title="{}"></span>').format(context_object(item))
