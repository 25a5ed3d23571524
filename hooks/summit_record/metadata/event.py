"""Event: the summit with its parts, and every event of the record."""

from __future__ import annotations

from typing import Any

from ..edition import Edition
from ..schema import Event
from . import organization, person, place
from .values import STATE, Node, begin_and_end, cited, identifier, names, reference


def summit(edition: Edition) -> Node:
    """The summit: days, place, host, who took part, and its programme as sub-events."""
    site, record = edition.site, edition.site.summit
    kinds = site.event_kinds
    took_part = [site.countries[id_] for id_ in record.participants]
    return {
        "@type": "Event",
        "@id": identifier(edition, record),
        "name": edition.title(record),
        "alternateName": [record.short_name, *names(edition, record.names)],
        "description": edition.plain_text(record.summary),
        **begin_and_end(record.dates.parsed),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": place.node(edition, site.places[record.place]),
        "organizer": reference(edition, site.countries[record.host], STATE),
        "attendee": [person.node(edition, each.leader, each) for each in took_part],
        "url": edition.page(record),
        "subEvent": [
            {**reference(edition, event, "Event"), **_when(event)}
            for event in site.events.values()
            if kinds[event.event_kind].programme
        ],
        "subjectOf": cited(edition, record),
    }


def node(edition: Edition, event: Event) -> Node:
    """One event."""
    site = edition.site
    programme = site.event_kinds[event.event_kind].programme
    where = site.places[event.place] if event.place else None
    return {
        "@type": "Event",
        "@id": identifier(edition, event),
        "name": edition.title(event),
        "alternateName": names(edition, event.names),
        "description": edition.plain_text(event.summary),
        **_when(event),
        "location": place.node(edition, where, event.venue)
        if where
        else {"@type": "Place", "name": event.venue}
        if event.venue
        else None,
        "organizer": [
            reference(edition, site.bodies[id_], organization.type_of(edition, site.bodies[id_]))
            for id_ in event.organisers
        ],
        "attendee": [
            *(_attendee(edition, each) for each in event.attendance if each.names),
            *(reference(edition, site.countries[id_], STATE) for id_ in event.countries),
        ],
        "superEvent": reference(edition, site.summit, "Event") if programme else None,
        "url": edition.page(event),
        "subjectOf": cited(edition, event),
    }


def _attendee(edition: Edition, attendance: Any) -> Node:
    site = edition.site
    country = site.countries[attendance.country] if attendance.country else None
    return person.node(
        edition, attendance, country, site.bodies[attendance.body] if attendance.body else None
    )


def _when(event: Event) -> Node:
    return begin_and_end(event.date.parsed, event.time, event.timezone)
