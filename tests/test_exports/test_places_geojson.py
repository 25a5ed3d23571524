"""Points as RFC 7946 has them: longitude first."""

import json

from tests.support import editions


def test_every_place_with_coordinates_is_a_point():
    edition = editions.tiny()
    made = json.loads(editions.files(edition)["data/places.geojson"].content)
    assert made["type"] == "FeatureCollection"
    assert made["version"] == edition.site.settings.version
    places = {p.id: p for p in edition.site.places.values() if p.coordinates}
    assert {feature["id"] for feature in made["features"]} == set(places)
    for feature in made["features"]:
        place = places[feature["id"]]
        lon, lat = feature["geometry"]["coordinates"]
        assert (lon, lat) == (float(place.coordinates.lon), float(place.coordinates.lat))
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert feature["properties"]["sources"]
        assert feature["properties"]["name"] == edition.title(place)
        assert set(feature["properties"]["events"]) == {
            e.id for e in edition.site.events.values() if e.place == place.id
        }
