"""From the globe to the sheet: an equal-area cone laid over what is shown, and great circles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
EARTH = 6371.0
"""Mean radius, km."""


@dataclass(frozen=True, slots=True)
class Cone:
    """Albers' equal-area conic projection on a sphere (Snyder, Map Projections, 1987, p. 100); in km, y down."""

    lon: float
    lat: float
    n: float
    c: float

    @classmethod
    def over(cls, points: Iterable[Point]) -> Cone:
        """The cone that fits some points: true along their middle, and opened where they span much of the globe.

        The opening keeps countries at both ends upright enough to be recognised; areas stay true.
        """
        lons, lats = zip(*points, strict=True)
        west, east, south, north = min(lons), max(lons), min(lats), max(lats)
        middle = math.radians(south + (north - south) * 0.6)
        n = math.sin(middle) * (1 if east - west < 60 else 0.5) or 1e-6
        c = math.cos(middle) ** 2 + 2 * n * math.sin(middle)
        return cls((west + east) / 2, (south + north) / 2, n, c)

    def __call__(self, point: Point) -> Point:
        """A longitude and latitude on the sheet."""
        turn = self.n * math.radians(point[0] - self.lon)
        radius = self._radius(point[1])
        return radius * math.sin(turn), radius * math.cos(turn) - self._radius(self.lat)

    def _radius(self, lat: float) -> float:
        return EARTH * math.sqrt(max(0.0, self.c - 2 * self.n * math.sin(math.radians(lat)))) / self.n


def distance(start: Point, end: Point) -> float:
    """Along a great circle, km."""
    (x1, y1), (x2, y2) = _radians(start), _radians(end)
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))


def great_circle(start: Point, end: Point, steps: int = 24) -> list[Point]:
    """Points of the shortest way between two points."""
    whole = distance(start, end) / EARTH
    if whole < 1e-6:
        return [start, end]
    (x1, y1), (x2, y2) = _radians(start), _radians(end)
    points = []
    for step in range(steps + 1):
        a = math.sin((1 - step / steps) * whole) / math.sin(whole)
        b = math.sin(step / steps * whole) / math.sin(whole)
        x = a * math.cos(y1) * math.cos(x1) + b * math.cos(y2) * math.cos(x2)
        y = a * math.cos(y1) * math.sin(x1) + b * math.cos(y2) * math.sin(x2)
        z = a * math.sin(y1) + b * math.sin(y2)
        points.append((math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))))
    return points


def _radians(point: Point) -> Point:
    return math.radians(point[0]), math.radians(point[1])


def centre(ring: Sequence[Point]) -> Point:
    """The centre of gravity of a ring."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        turn = x1 * y2 - x2 * y1
        area, x, y = area + turn, x + (x1 + x2) * turn, y + (y1 + y2) * turn
    if abs(area) < 1e-9:
        return ring[0]
    return x / (3 * area), y / (3 * area)


def area(ring: Sequence[Point]) -> float:
    """The area of a ring, in the square of its units."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2
