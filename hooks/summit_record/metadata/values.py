"""Values that nodes of schema.org share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from ..dates import Uncertain, parse
from ..edition import Edition
from ..schema import Name

Node = dict[str, Any]

STATE = ("Country", "Organization")
"""The types of a country that acts. `Country` alone is a place there, which neither signs nor takes part."""


def identifier(edition: Edition, record: Any) -> str | None:
    """The `@id` of what a record is about: its page in the first language, with a fragment."""
    page = edition.main.page(record)
    if page is None:
        return None
    return page if "#" in page else f"{page}#it"


def reference(edition: Edition, record: Any, type_: str | tuple[str, ...]) -> Node:
    """A node that only names another: type or types, id, name and page."""
    return {
        "@type": type_,
        "@id": identifier(edition, record),
        "name": edition.title(record),
        "url": edition.page(record),
    }


def names(edition: Edition, given: Sequence[Name]) -> list[Node]:
    """Every name with its language."""
    languages = edition.site.records["languages"]
    seen = dict.fromkeys((name.text, languages[name.lang].tag) for name in given)
    return [{"@value": text, "@language": tag} for text, tag in seen]


def begin_and_end(when: Uncertain, hour: str | None = None, zone: str | None = None) -> Node:
    """The keys startDate and endDate (ISO 8601), no more precise than the record is: a day, month or year."""
    if not when.known:
        return {}
    first, last = (when.parts[0], when.parts[-1]) if when.parts else (when, when)
    start, end = (part.text.rstrip("?~") for part in (first, last))
    if len(when.parts) == 1:
        return {"startDate": start} if when.first else {"endDate": end}
    if hour and zone and start == end and first.precision == "day" and first.first:
        moment = datetime.combine(first.first, time.fromisoformat(hour), ZoneInfo(zone))
        return {"startDate": moment.isoformat()}
    return {"startDate": start, "endDate": end}


def day(edtf: str) -> str | None:
    """One date of schema.org for a date of the record: of a range its beginning; None where it is not known."""
    found = begin_and_end(parse(edtf))
    return found.get("startDate") or found.get("endDate")


def cited(edition: Edition, record: Any) -> list[Node]:
    """The sources of a record as nodes."""
    found = []
    for citation in getattr(record, "sources", ()):
        source = edition.site.sources[citation.source]
        node = reference(edition, source, "CreativeWork")
        found.append({**node, "url": source.url})
    return found
