"""Write data/figures/outlines.yml: schematic outlines of the participants, for the map.

Run by hand when a participant is added, never in a build:

    npm pack world-atlas@2.0.2          # Natural Earth 1:50m as TopoJSON; the data is in the public domain
    .venv/bin/python tools/outlines.py world-atlas-2.0.2.tgz

Countries, places and their order come from the data folder. Borders are thinned arc by arc, so that two neighbours
keep one common line. What is smaller than SMALLEST is left out: at the size of the map it would be a speck, and
specks are where borders are disputed. Where names of countries stand (`label`) is edited by hand and kept.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tarfile
from pathlib import Path
from typing import Any

import yaml
from babel.core import get_global

ROOT = Path(__file__).resolve().parent.parent
MEMBER = "package/countries-50m.json"
TOLERANCE = 4.0
"""How far a thinned line may lie from the full one, in km: less than a pixel of the map."""
SMALLEST = 500.0
"""The smallest island, exclave or hole that is drawn, in square km."""
KM = 111.2
"""Of a degree of latitude."""

Point = tuple[float, float]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("package", type=Path, help="the npm package of world-atlas, as npm pack leaves it")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    given = parser.parse_args()
    with tarfile.open(given.package) as archive:
        member, about = archive.extractfile(MEMBER), archive.extractfile("package/package.json")
        if member is None or about is None:
            sys.exit(f"{given.package} holds no {MEMBER}")
        topology, version = json.load(member), json.load(about)["version"]
    shapes = _shapes(topology)
    target = given.data / "figures" / "outlines.yml"
    before = _read(target) if target.exists() else {}
    kept = {each["country"]: each.get("label") for each in before.get("outlines", ())}
    codes: dict[str, str] = {}
    outlines = []
    for id_ in _read(given.data / "summit.yml")["participants"]:
        codes[id_] = _read(given.data / "countries" / f"{id_}.yml")["code"]
        if codes[id_] not in shapes:
            sys.exit(f"{MEMBER} has no shape of '{codes[id_]}'")
        each: dict[str, Any] = {"country": id_}
        if kept.get(id_):
            each["label"] = kept[id_]
        outlines.append({**each, "shape": shapes[codes[id_]]})
    places = [
        file.stem
        for file in sorted((given.data / "places").glob("*.yml"))
        if (place := _read(file)).get("country") in codes.values() and place.get("coordinates")
    ]
    made = {
        "origin": {
            "label": f"Natural Earth, 1:50 million, public domain, by way of world-atlas {version}",
            "url": "https://www.naturalearthdata.com/",
        },
        "outlines": outlines,
        "places": places,
        **({"routes": before["routes"]} if before.get("routes") else {}),
    }
    target.parent.mkdir(exist_ok=True)
    head = (
        "# Written by tools/outlines.py; only `label`, `places` and `routes` are edited by hand.\n"
        "# A shape is a path of longitudes and latitudes in degrees; the map projects it.\n"
    )
    target.write_text(
        head + yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=1_000_000), encoding="utf-8"
    )
    sys.stdout.write(f"{target}: {target.stat().st_size:,} bytes\n")
    return 0


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return content


def _shapes(topology: dict[str, Any]) -> dict[str, str]:
    """ISO code to path, for every country."""
    arcs = [_thin(_degrees(arc, topology["transform"])) for arc in topology["arcs"]]
    full = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    numeric = {old: new[0].lower() for old, new in get_global("territory_aliases").items() if old.isdigit()}
    found = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = numeric.get(str(country.get("id", "")))
        if code:
            polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            rings = [ring for polygon in polygons for ring in polygon]
            kept = [ring for ring in rings if _area(_join(ring, full)) >= SMALLEST]
            found[code] = "".join(_path(_join(ring, arcs)) for ring in kept)
    return found


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """An arc as longitudes and latitudes: TopoJSON stores differences of whole numbers."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _join(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring, its arcs put end to end; a negative number is an arc run backwards."""
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def _thin(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line: no point left out lies farther than TOLERANCE from it."""
    if len(points) < 3:
        return points
    first, last = points[0], points[-1]
    distance, index = max((_distance(p, first, last), i) for i, p in enumerate(points[1:-1], 1))
    if distance <= TOLERANCE:
        return [first, last]
    return [*_thin(points[: index + 1])[:-1], *_thin(points[index:])]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Of a point from a line, in km, on a plane that is true near the point."""
    shrink = math.cos(math.radians(point[1]))
    px, py = (point[0] - start[0]) * shrink, point[1] - start[1]
    ex, ey = (end[0] - start[0]) * shrink, end[1] - start[1]
    length = ex * ex + ey * ey
    along = min(1.0, max(0.0, (px * ex + py * ey) / length)) if length else 0.0
    return KM * math.hypot(px - along * ex, py - along * ey)


def _area(ring: list[Point]) -> float:
    """In square km, near enough to tell a speck from an island."""
    shrink = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    turns = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))
    return abs(turns) / 2 * shrink * KM * KM


def _path(ring: list[Point]) -> str:
    points = ring[:-1] if ring[0] == ring[-1] else ring
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z"


if __name__ == "__main__":
    sys.exit(main())
