"""Organization, or GovernmentOrganization for organs of a state; Country for a participant with who took part."""

from __future__ import annotations

from ..edition import Edition
from ..schema import Body, Country
from . import person
from .values import Node, identifier, names, reference


def type_of(edition: Edition, body: Body) -> str:
    """Organs of a state are known by their kind of publisher."""
    kind = edition.site.records["publisher-kinds"].get(body.publishes_as or "")
    return "GovernmentOrganization" if kind and kind.government else "Organization"


def node(edition: Edition, body: Body) -> Node:
    """A body."""
    parent = edition.site.bodies[body.part_of] if body.part_of else None
    participant = edition.site.country_by_code.get(body.country or "")
    return {
        "@type": type_of(edition, body),
        "@id": identifier(edition, body),
        "name": edition.title(body),
        "alternateName": names(edition, body.names),
        "description": edition.plain_text(body.summary) if body.summary else None,
        "url": body.website,
        "sameAs": body.website,
        "mainEntityOfPage": edition.page(body),
        "parentOrganization": reference(edition, parent, type_of(edition, parent)) if parent else None,
        "areaServed": reference(edition, participant, "Country") if participant else None,
    }


def country(edition: Edition, record: Country) -> list[Node]:
    """A participant, and who took part for it."""
    return [
        {
            "@type": "Country",
            "@id": identifier(edition, record),
            "name": edition.title(record),
            "alternateName": names(edition, record.names),
            "identifier": record.code.upper(),
            "mainEntityOfPage": edition.page(record),
        },
        *(person.node(edition, each, record) for each in (record.leader, *record.delegation)),
    ]
