"""A place where something happened."""

from __future__ import annotations

from pydantic import Field

from .values import Cites, Model, Names, Record, names_field, sources_field


class Coordinates(Model):
    """WGS 84, degrees, as text so that no digit is lost."""

    lat: str = Field(description="Latitude.", examples=["10.25"], pattern=r"^-?[0-9]{1,2}(\.[0-9]+)?$")
    lon: str = Field(description="Longitude.", examples=["-20.5"], pattern=r"^-?[0-9]{1,3}(\.[0-9]+)?$")
    sources: Cites = sources_field()


class Place(Record):
    """data/places/<id>.yml."""

    kind = "places"
    names: Names = names_field()
    country: str | None = Field(
        None, description="ISO 3166-1 alpha-2, lower case.", examples=["xr"], pattern=r"^[a-z]{2}$"
    )
    coordinates: Coordinates | None = Field(
        None, description="Where it lies; drawn on the map.", examples=[{"lat": "10.25", "lon": "-20.5"}]
    )
    sources: Cites = sources_field()
