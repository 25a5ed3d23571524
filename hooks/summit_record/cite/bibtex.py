"""BibTeX through pybtex, with fields of biblatex where it has better ones (date, urldate, origtitle).

Corporate names stand in braces of their own, so that no program splits them. Addresses are written as they are:
every style that prints them takes them verbatim.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from ..dates import parse
from .item import Item

_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
        "%": r"\%", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    }
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TYPES = {"dataset": "misc", "document": "misc", "treaty": "misc", "webpage": "online", "news": "article"}
"""`online` is biblatex's; older styles take what they do not know as `misc`."""

_CONTAINERS = {"news": "journal", "document": "howpublished", "treaty": "howpublished"}


class _Plain(Writer):  # type: ignore[misc]  # pybtex ships no types
    """Writes fields as they are given: they are escaped already, and addresses must not be."""

    def _encode(self, text: str) -> str:
        return text

    def quote(self, s: str) -> str:
        """In braces, which need no escape of quotation marks."""
        return "{" + s + "}"


def escape(text: str) -> str:
    """Text for a field: what TeX would read as a command is escaped, letters of all scripts stay.

    BibTeX counts braces with a backslash too, so those without a partner are written as commands.
    """
    made = text.translate(_SIGNS)
    return (
        made
        if _paired(text)
        else made.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")
    )


def _paired(text: str) -> bool:
    depth = 0
    for sign in re.findall("[{}]", text):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def fields(item: Item) -> dict[str, str]:
    """An item's fields."""
    made = {
        "author": " and ".join("{" + escape(name) + "}" for name in item.authors),
        "title": "{" + escape(item.full_title) + "}",
        "origtitle": escape(item.title) if item.rendering else "",
        _CONTAINERS.get(item.kind, "booktitle"): _container(item),
        "entrysubtype": "newspaper" if item.kind == "news" else "",
        "type": escape(item.genre),
        **_date(item.date),
        "publisher": escape(item.publisher),
        "version": item.version,
        "url": item.url,
        "urldate": item.accessed,
        "language": item.language,
        "library": escape(item.catalogue),
        "note": _note(item),
    }
    return {key: value for key, value in made.items() if value}


def _date(edtf: str) -> dict[str, str]:
    when = parse(edtf) if edtf else None
    if not when or not when.known:
        return {}
    moment = when.first or when.last
    precise = when.precision in ("day", "month") and moment
    return {
        "date": edtf,
        "year": str(when.year),
        "month": _MONTHS[moment.month - 1] if precise and moment else "",
    }


def _container(item: Item) -> str:
    """Of a document, with the release: `howpublished` is what all styles print, and makes no note in Zotero."""
    if _CONTAINERS.get(item.kind) != "howpublished" or not item.container:
        return escape(item.container)
    return escape(f"{item.container}, version {item.version}, released {item.released}")


def _note(item: Item) -> str:
    notes = []
    if item.archived:
        notes.append(f"Archived {item.archived_date} at {escape(item.archived)}")
    if item.released and _CONTAINERS.get(item.kind) != "howpublished":
        notes.append(f"Version {item.version}, released {item.released}")
    return "; ".join(notes)


def one(item: Item) -> str:
    """An item as text."""
    out = io.StringIO()
    entry = Entry(_TYPES[item.kind], fields=fields(item))
    _writer().write_stream(BibliographyData(entries={item.key: entry}), out)
    return out.getvalue()


@cache
def _writer() -> Any:
    return _Plain(encoding="UTF-8")


def join(written: Iterable[str]) -> bytes:
    """A BibTeX file, with an empty line between entries."""
    return "\n".join(written).encode()


def dump(items: Iterable[Item]) -> bytes:
    """A BibTeX file of items."""
    return join(map(one, items))
