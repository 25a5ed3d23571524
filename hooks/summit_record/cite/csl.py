"""CSL-JSON (Citation Style Language 1.0.2, https://docs.citationstyles.org/): what citeproc and Zotero read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..dates import Uncertain, parse
from .item import Item

TYPES = {"news": "article-newspaper"}
"""Kinds that have another name here."""


def csl(item: Item) -> dict[str, Any]:
    """An item as CSL-JSON. Names are literal, dates as precise as they are."""
    made: dict[str, Any] = {
        "id": item.key,
        "type": TYPES.get(item.kind, item.kind),
        "title": item.full_title,
        "original-title": item.title if item.rendering else "",
        "title-short": item.rendering,
        "author": [{"literal": name} for name in item.authors],
        "publisher": item.publisher,
        "container-title": item.container,
        "genre": item.genre,
        "issued": date_of(item.date),
        "accessed": date_of(item.accessed),
        "URL": item.url,
        "language": item.language,
        "archive": "Internet Archive" if "//web.archive.org/" in item.archived else "",
        "archive_location": item.archived,
        "version": item.version,
        "source": item.catalogue,
        "custom": {"license": item.licence} if item.licence else None,  # the schema has no variable for it
        "note": f"In the record released {item.released}." if item.released else "",
    }
    return {key: value for key, value in made.items() if value}


def date_of(edtf: str) -> dict[str, Any] | None:
    """A CSL date variable; None where there is no date."""
    if not edtf:
        return None
    when = parse(edtf)
    parts = [_parts(part, edge) for part, edge in _edges(when)]
    if not parts:
        return None
    return {"date-parts": parts, **({"circa": True} if when.qualifier else {})}


def _edges(when: Uncertain) -> list[tuple[Uncertain, date]]:
    if when.precision != "range":
        return [(when, when.first)] if when.first else []
    found = []
    for part, edge in zip((when.parts[0], when.parts[-1]), (when.first, when.last), strict=True):
        if edge:
            found.append((part, edge))
    return found


def _parts(part: Uncertain, edge: date) -> list[int]:
    depth = {"day": 3, "month": 2, "year": 1}.get(part.precision, 3)
    return [edge.year, edge.month, edge.day][:depth]


def one(item: Item) -> str:
    """An item as text."""
    return json.dumps(csl(item), ensure_ascii=False, separators=(",", ":"))


def join(written: Iterable[str]) -> bytes:
    """A CSL-JSON file, one item a line."""
    return ("[\n" + ",\n".join(written) + "\n]\n").encode()


def dump(items: Iterable[Item]) -> bytes:
    """A CSL-JSON file of items."""
    return join(map(one, items))
