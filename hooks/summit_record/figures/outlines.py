"""Shapes for the map, read from `figures/outlines.yml` of the data folder; a summit may do without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from .. import yamlio
from ..load import problem_of, suggest
from ..problems import Problem
from ..schema import NAMED
from ..schema.values import Address, Label, Model, RecordRef, Ref

FILE = "figures/outlines.yml"
Point = tuple[float, float]

_PAIR = r"-?[0-9]{1,3}(?:\.[0-9]{1,4})? -?[0-9]{1,2}(?:\.[0-9]{1,4})?"
_SHAPE = re.compile(rf"(?:M{_PAIR}(?:L{_PAIR}){{2,}}Z)+")
_ROUTE = re.compile(rf"(?:M{_PAIR}(?:L{_PAIR})+)+")


def rings(path: str) -> list[list[Point]]:
    """The points of a path, part by part."""
    parts = []
    for part in path.removeprefix("M").split("M"):
        pairs = (pair.split(" ") for pair in part.removesuffix("Z").split("L"))
        parts.append([(float(lon), float(lat)) for lon, lat in pairs])
    return parts


def _checked(value: str, form: re.Pattern[str], example: str) -> str:
    if not form.fullmatch(value):
        raise ValueError(f"is no path; it holds M, L, Z and degrees alone, like {example}")
    for part in rings(value):
        for lon, lat in part:
            if not (-180 <= lon <= 180 and -90 <= lat <= 90):
                raise ValueError(f"leaves the globe at {lon:g} {lat:g}; longitude comes first, then latitude")
    return value


def _shape(value: str) -> str:
    return _checked(value, _SHAPE, "M10.5 50L11 50L11 51Z")


def _route(value: str) -> str:
    return _checked(value, _ROUTE, "M10.5 50L11 51")


def _point(value: str) -> str:
    return _checked(f"M{value}L{value}", _ROUTE, "10.5 50") and value


class Origin(Model):
    """Where the shapes come from, as shown under the map."""

    label: Label = Field(description="Name, scale and terms.", examples=["Natural Earth, public domain"])
    url: Address = Field(description="Its page.", examples=["https://www.naturalearthdata.com/"])


class Outline(Model):
    """The shape of one participant."""

    country: Annotated[str, Ref("countries")] = Field(description="Which.", examples=["arland"])
    label: Annotated[str, AfterValidator(_point)] | None = Field(
        None, description="Where its name stands, longitude and latitude.", examples=["10.5 50"]
    )
    shape: Annotated[str, AfterValidator(_shape)] = Field(
        description="A path of longitudes and latitudes.", examples=["M10 50L11 50L11 51Z"]
    )


class Route(Model):
    """A line across the map, shown with the title of the record it belongs to."""

    record: RecordRef = Field(description="What it belongs to.", examples=["initiatives/coast-railway"])
    line: Annotated[str, AfterValidator(_route)] = Field(
        description="A path of longitudes and latitudes.", examples=["M10 50L11 51"]
    )


class Outlines(Model):
    """data/figures/outlines.yml."""

    origin: Origin = Field(description="Where the shapes come from.", examples=[{}])
    outlines: tuple[Outline, ...] = Field(description="The participants.", examples=[[]])
    places: tuple[Annotated[str, Ref("places")], ...] = Field(
        (),
        description="Places that are marked; their coordinates stand in their records.",
        examples=[["port-arl"]],
        max_length=100,
    )
    routes: tuple[Route, ...] = Field((), description="Lines.", examples=[[]], max_length=100)


def read(
    folder: Path, known: Mapping[str, Mapping[str, object]] | None = None
) -> tuple[Outlines | None, list[Problem]]:
    """The shapes of a data folder, or what is wrong with them. `known`: records by kind and id, to check ids."""
    path = folder / FILE
    shown = f"{folder.name}/{FILE}"
    if path.parent.is_symlink():  # which reading the folder has reported
        return None, []
    if path.is_symlink():
        return None, [Problem(shown, 1, 1, "outlines", "this is a link; put the file itself here")]
    if not path.exists():
        return None, []
    if not path.is_file():
        return None, [
            Problem(shown, 1, 1, "outlines", "only a file belongs here; remove it or move it"),
        ]
    try:
        with path.open("rb") as file:
            content = file.read(yamlio.MAX_BYTES + 1)
    except OSError as why:
        return None, [Problem(shown, 1, 1, "outlines", f"cannot be read ({why.strerror}); check it")]
    raw, marks, problems = yamlio.read(content, shown)
    if problems or marks is None or not isinstance(raw, dict):
        what = "the shapes are a list of `key: value` lines; write it so, or remove the file"
        return None, problems or [Problem(shown, 1, 1, "outlines", what)]
    try:
        found = Outlines.model_validate(raw)
    except ValidationError as why:
        return None, [problem_of(e, Outlines, shown, marks, ()) for e in why.errors(include_url=False)]
    for where, kind, id_ in _names(found) if known is not None else ():
        if known is not None and (kind not in NAMED or id_ not in known.get(kind, {})):
            line, column = marks.find(where)
            what = f"there is no record '{id_}' in {kind}/; {suggest(id_, known.get(kind, {}))}"
            problems.append(Problem(shown, line, column, "outlines", what))
    return (None if problems else found), problems


def _names(found: Outlines) -> list[tuple[tuple[str | int, ...], str, str]]:
    """(where, kind, id) of every record that the file names."""
    named: list[tuple[tuple[str | int, ...], str, str]] = []
    for index, outline in enumerate(found.outlines):
        named.append((("outlines", index, "country"), "countries", outline.country))
    for index, place in enumerate(found.places):
        named.append((("places", index), "places", place))
    for index, route in enumerate(found.routes):
        kind, _, id_ = route.record.partition("#")[0].partition("/")
        named.append((("routes", index, "record"), kind, id_))
    return named
