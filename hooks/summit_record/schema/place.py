"""A place where something happened."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from .values import Cites, Model, Names, Record, names_field, sources_field


def _within(limit: int) -> AfterValidator:
    def check(value: str) -> str:
        if abs(float(value)) > limit:
            raise ValueError(f"leaves the globe; it lies between -{limit} and {limit}")
        return value

    return AfterValidator(check)


class Coordinates(Model):
    """WGS 84, degrees, as text so that no digit is lost."""

    lat: Annotated[str, _within(90)] = Field(
        description="Latitude.", examples=["10.25"], pattern=r"^-?[0-9]{1,2}(\.[0-9]{1,9})?$"
    )
    lon: Annotated[str, _within(180)] = Field(
        description="Longitude.", examples=["-20.5"], pattern=r"^-?[0-9]{1,3}(\.[0-9]{1,9})?$"
    )
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
