"""GeoJSON (RFC 7946) of the places whose coordinates are known: points in WGS 84, longitude first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..edition import Edition
from . import N_, Export, dump


def exports(edition: Edition) -> Iterator[Export]:
    """`data/places.geojson`, where a place has coordinates."""
    if any(place.coordinates for place in edition.site.places.values()):
        yield Export(
            "data/places.geojson",
            N_("Places for a map"),
            "application/geo+json",
            lambda: dump(collection(edition)),
        )


def collection(edition: Edition) -> dict[str, Any]:
    """The FeatureCollection. Members that RFC 7946 does not name say where it comes from."""
    settings = edition.site.settings
    return {
        "type": "FeatureCollection",
        "title": settings.title,
        "version": settings.version,
        "released": settings.released,
        "licence": settings.licence.url,
        "features": [
            {
                "type": "Feature",
                "id": place.id,
                "geometry": {
                    "type": "Point",
                    "coordinates": [float(place.coordinates.lon), float(place.coordinates.lat)],
                },
                "properties": {
                    "name": edition.title(place),
                    "names": {
                        name.lang: name.text for name in reversed(place.names)
                    },  # the first of a language stays
                    "country": place.country,
                    "sources": [citation.source for citation in place.coordinates.sources or place.sources],
                    "events": [event.id for event in edition.site.events.values() if event.place == place.id],
                    "api": edition.api(place),
                },
            }
            for place in edition.site.places.values()
            if place.coordinates
        ],
    }
