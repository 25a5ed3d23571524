"""Place, with coordinates where they are known (schema.org/GeoCoordinates, WGS 84)."""

from __future__ import annotations

from ..edition import Edition
from ..schema import Place
from .values import Node, names


def node(edition: Edition, place: Place, venue: str | None = None) -> Node:
    """A place; a building or room in it where one is named."""
    made: Node = {
        "@type": "Place",
        "name": edition.title(place),
        "alternateName": [
            name for name in names(edition, place.names) if name["@value"] != edition.title(place)
        ],
        "address": {"@type": "PostalAddress", "addressCountry": (place.country or "").upper()}
        if place.country
        else None,
    }
    if place.coordinates:
        made["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.coordinates.lat,
            "longitude": place.coordinates.lon,
        }
    return {"@type": "Place", "name": venue, "containedInPlace": made} if venue else made
