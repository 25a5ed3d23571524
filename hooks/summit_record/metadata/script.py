"""JSON-LD in a page: a block of data that no browser runs (HTML Living Standard, 4.12.1; JSON-LD 1.1, 7)."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def json_ld(nodes: list[dict[str, Any]]) -> Markup:
    """A script element of `nodes`. Signs that HTML reads are written as JSON escapes, so nothing can close it."""
    made = {"@context": "https://schema.org", "@graph": [clean(node) for node in nodes]}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704  escaped just above


def clean(node: Any) -> Any:
    """The same without empty values."""
    if isinstance(node, dict):
        return {key: made for key, value in node.items() if (made := clean(value)) not in (None, "", [], {})}
    if isinstance(node, list | tuple):
        return [made for value in node if (made := clean(value)) not in (None, "", [], {})]
    return node
