"""iCalendar (RFC 5545) of the events, through the package icalendar.

An event whose hour or time zone is not known is a whole-day one; an event whose day is not known has no place in a
calendar and is left out. UIDs are made of the address in the data, and so stay when the site moves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar

from ..edition import Edition
from ..schema import Event
from . import N_, Export


def exports(edition: Edition) -> Iterator[Export]:
    """`data/events.ics`, where there are events."""
    if edition.site.events:
        yield Export(
            "data/events.ics", N_("Events for a calendar"), "text/calendar", lambda: calendar(edition)
        )


def calendar(edition: Edition) -> bytes:
    """The calendar."""
    settings = edition.site.settings
    made = icalendar.Calendar()
    made.add("prodid", f"-//{settings.publisher}//summit-record//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", settings.short_title)
    made.add("x-wr-calname", settings.short_title)
    made.add(
        "x-wr-caldesc", f"{settings.description} Version {settings.version}, released {settings.released}."
    )
    made.add("url", edition.url("history/"))
    for event in edition.site.events.values():
        entry = _event(edition, event)
        if entry is not None:
            made.add_component(entry)
    made.add_missing_timezones()
    content: bytes = made.to_ical()
    return content


def days(event: Event) -> tuple[date, date] | None:
    """First and last day, where both are known to the day."""
    when = event.date.parsed
    exact = all(part.precision == "day" for part in (when.parts or (when,)))
    return (when.first, when.last) if when.known and exact and when.first and when.last else None


def begins(event: Event) -> datetime | None:
    """The moment it began, where day, hour and time zone are known."""
    known = days(event)
    if not known or not event.time or not event.timezone or known[0] != known[1]:
        return None
    return datetime.combine(known[0], time.fromisoformat(event.time), ZoneInfo(event.timezone))


def _event(edition: Edition, event: Event) -> Any:
    known = days(event)
    if known is None:
        return None
    page = edition.page(event) or edition.address
    made = icalendar.Event()
    made.add("uid", f"{event.id}@{urlsplit(edition.site.settings.address).hostname}")
    made.add("dtstamp", _midnight(event.updated))
    made.add("created", _midnight(event.added))
    made.add("last-modified", _midnight(event.updated))
    start = begins(event)
    made.add("dtstart", start or known[0])
    if start is None:
        made.add("dtend", known[1] + timedelta(days=1))
    made.add("summary", edition.title(event))
    made.add("description", f"{_words(edition, event)}\n\n{page}")
    made.add("url", page)
    place = edition.site.places[event.place] if event.place else None
    where = [event.venue or "", edition.title(place) if place else ""]
    if any(where):
        made.add("location", ", ".join(word for word in where if word))
    if place and place.coordinates:
        made.add("geo", (float(place.coordinates.lat), float(place.coordinates.lon)))
    made.add("categories", [edition.site.term("event-kinds", event.event_kind).label])
    made.add("transp", "TRANSPARENT")
    if event.date.parsed.qualifier:
        made.add("status", "TENTATIVE")
    return made


def _words(edition: Edition, event: Event) -> str:
    words = [edition.plain_text(event.summary)]
    if event.time and begins(event) is None:
        words.append(f"Begins: {event.time}{f' ({event.timezone})' if event.timezone else ''}")
    if event.duration:
        words.append(f"Duration: {event.duration}")
    return "\n".join(words)


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)
