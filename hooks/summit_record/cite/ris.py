"""RIS (Research Information Systems, as EndNote and Zotero read it) through rispy. Lines end in CRLF."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import rispy

from ..dates import parse
from .item import Item

TYPES = {"webpage": "ELEC", "news": "NEWS", "document": "GOVDOC", "treaty": "GOVDOC", "dataset": "DATA"}
"""RIS has no type for treaties; `M3` says what they are. Of `GEN`, Zotero would make an article in a journal."""


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy's types are not checked
    """Without the running number before each item, which is not in the format."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        """None."""
        return ""


def reference(item: Item) -> dict[str, Any]:
    """An item under rispy's names of RIS fields."""
    made: dict[str, Any] = {
        "type_of_reference": TYPES[item.kind],
        "id": item.key,
        "authors": [_whole(name) for name in item.authors],
        "title": item.full_title,
        "translated_title": item.rendering,
        "secondary_title": item.container,
        "year": str(parse(item.date).year) if item.date else "",
        "date": _date(item.date),
        "publisher": item.publisher,
        "type_of_work": item.genre,
        "edition": item.version,
        "language": item.language,
        "urls": [item.url],
        "access_date": _access(item.accessed),
        "file_attachments2": item.archived,
        "database_provider": item.catalogue or _record(item),
        "notes": [f"Archived {item.archived_date} at {item.archived}"] if item.archived else [],
    }
    return {key: value for key, value in made.items() if value}


def _whole(name: str) -> str:
    """A name that no program splits: what stands behind a comma is a first name in RIS. A full-width one is none."""
    return name.replace(", ", "，").replace(",", "，")


def _date(edtf: str) -> str:
    """YYYY/MM/DD/ with what is not known left empty; the whole EDTF text as the note where that says less."""
    if not edtf:
        return ""
    when = parse(edtf)
    moment = when.first or when.last
    if not moment:
        return ""
    parts = [f"{moment:%Y}"]
    parts.append(f"{moment:%m}" if when.precision in ("day", "month", "range") else "")
    parts.append(f"{moment:%d}" if when.precision in ("day", "range") else "")
    rest = edtf if when.precision == "range" or when.qualifier else ""
    return "/".join([*parts, rest])


def _access(edtf: str) -> str:
    """Only a whole day: of a month alone, Zotero makes its first day."""
    return _date(edtf) if edtf and parse(edtf).precision == "day" else ""


def _record(item: Item) -> str:
    """Which release it was taken from. Not a note: reference managers make an item of its own of each."""
    return f"{item.container or item.title}, version {item.version}, {item.released}" if item.released else ""


@cache
def _writer() -> _Writer:
    return _Writer()


def one(item: Item) -> str:
    """An item as text."""
    made: str = _writer().formats([reference(item)])
    return made


def join(written: Iterable[str]) -> bytes:
    """A RIS file, with an empty line between references."""
    return "\r\n".join(written).encode()


def dump(items: Iterable[Item]) -> bytes:
    """A RIS file of items."""
    return join(map(one, items))
