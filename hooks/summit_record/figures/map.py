"""Who took part and how far apart they lie: the participants as a band, the space between left blank."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from .. import i18n
from ..model import Site
from ..schema import Country, Place
from ..view import View
from . import Figure, projection, svg
from .outlines import Outline, Outlines, rings
from .projection import Cone, Point

ID = "figure-map"
MARGIN = 12
GRID = 10
"""Degrees between two lines of the net."""
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Panel:
    """A part of the sheet: how it is projected, and what already stands on it."""

    cone: Cone
    scale: float
    x: float
    y: float
    taken: list[Box] = field(default_factory=list)

    def at(self, point: Point) -> Point:
        """A longitude and latitude on the sheet."""
        x, y = self.cone(point)
        return self.x + x * self.scale, self.y + y * self.scale


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map, and how far it is from the summit's."""

    place: Place
    point: Point
    country: Country | None
    km: int | None


def draw(site: Site, v: View) -> Figure | None:
    """The map, if the data folder has shapes."""
    shapes: Outlines | None = v.renderer.env.globals.get("outlines")  # type: ignore[assignment]
    if shapes is None:
        return None
    gettext = v.renderer.gettext
    outlines = {o.country: o for o in shapes.outlines if o.country in site.countries}
    marks = _marks(site, shapes)
    if not outlines:
        return None
    home = next((m for m in marks if m.place.id == site.summit.place), None)
    far = sorted(m.km for m in marks if m.km)
    number = v.number(len(outlines))
    if home and far:
        words = (
            gettext(
                "%(number)s countries took part; from %(place)s to the others it is %(least)s to %(most)s km"
            )
            if far[0] < far[-1]
            else gettext("%(number)s countries took part; from %(place)s to the others it is %(most)s km")
        )
        title = words % {
            "number": number,
            "place": svg.label(v, home.place)[0],
            "least": v.number(far[0]),
            "most": v.number(far[-1]),
        }
    else:
        title = gettext("%(number)s countries took part") % {"number": number}
    description = gettext("A map of the participants in their true proportions: %(names)s.") % {
        "names": i18n.listed([svg.label(v, site.countries[id_], short=True)[0] for id_ in outlines], v.locale)
    }
    routes = [(site.get(route.record), route.line) for route in shapes.routes]
    return Figure(
        ID,
        title,
        description,
        _wide(site, v, outlines, marks, routes, title, description)
        + _narrow(site, v, outlines, marks, routes, title, description),
        (gettext("Country"), gettext("Place"), gettext("Distance from the place of the summit")),
        tuple(
            (
                v.link(site.countries[id_]),
                v.listed(v.own(svg.label(v, m.place)[0]) for m in own),
                v.listed(_km(v, m.km) for m in own if m.km) if any(m.km for m in own) else "–",
            )
            for id_ in outlines
            for own in [[m for m in marks if m.country is site.countries[id_]]]
        )
        + tuple((v.link(record), gettext("route"), "–") for record, _ in routes),
        _note(v, shapes, bool(far)),
    )


def _note(v: View, shapes: Outlines, distances: bool) -> Markup:
    gettext = v.renderer.gettext
    words = [
        gettext(
            "Borders are drawn schematically and say nothing on their course; small islands are left out."
        )
    ]
    if distances:
        words.append(gettext("Distances are great circles, to the nearest ten kilometres."))
    words.append(gettext("Shapes:"))
    return Markup('{} <a href="{}" rel="external noopener">{}</a>.').format(
        " ".join(words), shapes.origin.url, v.t(shapes.origin.label)
    )


def _marks(site: Site, shapes: Outlines) -> list[Mark]:
    found = []
    home = _point(site.places.get(site.summit.place))
    for id_ in shapes.places:
        place = site.places[id_]
        point = _point(place)
        if point is None:
            continue
        away = None
        if home and id_ != site.summit.place:
            away = round(projection.distance(home, point) / 10) * 10
        found.append(Mark(place, point, site.country_by_code.get(place.country or ""), away))
    return found


def _point(place: Place | None) -> Point | None:
    if place is None or place.coordinates is None:
        return None
    return float(place.coordinates.lon), float(place.coordinates.lat)


def _km(v: View, number: int) -> str:
    return v.renderer.gettext("%(number)s km") % {"number": v.number(number)}


# Sheets

Routes = Sequence[tuple[object, str]]


def _wide(
    site: Site, v: View, outlines: Mapping[str, Outline], marks: Sequence[Mark], routes: Routes, title: str,
    description: str,
) -> Markup:  # fmt: skip
    panel, height = _panel(outlines.values(), svg.WIDE, MARGIN, top=22)
    inside = _whole(site, v, panel, outlines.values(), marks, routes, svg.WIDE)
    boxes = {id_: _box(panel, outline) for id_, outline in outlines.items()}
    host = boxes.get(site.summit.host)
    rest = [box for id_, box in boxes.items() if id_ != site.summit.host]
    if host and rest:
        east = (max(box[2] for box in rest), host[0])
        west = (host[2], min(box[0] for box in rest))
        left, right = max(east, west, key=lambda gap: gap[1] - gap[0])
        if right - left > 240:
            height = max(height, 20.0 * len(marks) + 40)
            inside.append(_distances(v, marks, left + 34, height - 20, site.summit.place))
    return svg.sheet(ID, "wide", svg.WIDE, math.ceil(height), title, description, inside)


def _narrow(
    site: Site, v: View, outlines: Mapping[str, Outline], marks: Sequence[Mark], routes: Routes, title: str,
    description: str,
) -> Markup:  # fmt: skip
    """The host on a panel of its own where it lies far from the others, to the same scale."""
    host = outlines.get(site.summit.host)
    rest = [o for o in outlines.values() if o is not host]
    whole, _ = _panel(outlines.values(), svg.NARROW, 0)
    far = bool(host and rest) and _gap(_box(whole, host), [_box(whole, o) for o in rest]) > svg.NARROW * 0.3  # type: ignore[arg-type]
    inside: list[Markup] = []
    if not far or host is None:
        panel, height = _panel(outlines.values(), svg.NARROW, 6)
        inside += _whole(site, v, panel, outlines.values(), marks, routes, svg.NARROW)
        return svg.sheet(ID, "narrow", svg.NARROW, math.ceil(height), title, description, inside)
    panel, height = _panel(rest, svg.NARROW, 4, top=8)
    own = [m for m in marks if m.country is None or m.country.id != host.country]
    inside += _part(site, v, panel, rest, own, routes, svg.NARROW)
    second, more = _panel([host], svg.NARROW, 4, scale=panel.scale)
    # The host stands at the right, as it does on the globe, and the distances where nothing else is.
    box = _box(second, host)
    second.x += svg.NARROW - 14 - box[2]
    top = height + 22
    second.y += top
    inside.append(svg.line(0, height + 8, svg.NARROW, height + 8, "faint"))
    inside += _part(site, v, second, [host], [m for m in marks if m not in own], (), svg.NARROW)
    inside.append(_distances(v, marks, 0, top + 150, site.summit.place))
    return svg.sheet(ID, "narrow", svg.NARROW, math.ceil(top + more), title, description, inside)


def _whole(
    site: Site, v: View, panel: Panel, outlines: Iterable[Outline], marks: Sequence[Mark], routes: Routes,
    width: float,
) -> list[Markup]:  # fmt: skip
    """A sheet in one piece: the net below, the ways to the others above the land."""
    shapes = list(outlines)
    return [
        _net(panel, shapes),
        *_part(site, v, panel, shapes, marks, routes, width, _arcs(panel, marks, site)),
    ]


def _part(
    site: Site, v: View, panel: Panel, outlines: Sequence[Outline], marks: Sequence[Mark], routes: Routes,
    width: float, above: Sequence[Markup] = (),
) -> list[Markup]:  # fmt: skip
    land = _land(site, v, panel, outlines)
    names = _names(site, v, panel, outlines)
    return [
        *land,
        *above,
        *_routes(v, panel, routes),
        *_places(v, panel, marks, site.summit.place, width),
        *names,
    ]


def _panel(
    outlines: Iterable[Outline], width: float, margin: float, *, top: float | None = None,
    scale: float | None = None,
) -> tuple[Panel, float]:  # fmt: skip
    """A panel that shows these shapes over a width, or to a scale; and how high it is."""
    points = [point for outline in outlines for ring in rings(outline.shape) for point in ring]
    cone = Cone.over(points)
    flat = [cone(point) for point in points]
    left, right = min(x for x, _ in flat), max(x for x, _ in flat)
    upper, lower = min(y for _, y in flat), max(y for _, y in flat)
    above = margin if top is None else top
    if scale is None:
        # Over the whole width, but not taller than a screen: what is upright stands in the middle.
        tallest = width * (0.6 if width > svg.NARROW else 1.2)
        scale = min((width - 2 * margin) / ((right - left) or 1.0), tallest / ((lower - upper) or 1.0))
        margin = (width - (right - left) * scale) / 2
    height = (lower - upper) * scale + above + max(above, 8)
    return Panel(cone, scale, margin - left * scale, above - upper * scale), height


def _gap(one: Box, others: Sequence[Box]) -> float:
    return max(min(one[0] - box[2] for box in others), min(box[0] - one[2] for box in others))


def _box(panel: Panel, outline: Outline) -> Box:
    points = [panel.at(point) for ring in rings(outline.shape) for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


# What stands on a sheet


def _path(points: Iterable[Point], *, closed: bool = False) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def _net(panel: Panel, outlines: Iterable[Outline]) -> Markup:
    """Meridians and parallels, out to the edges of the sheet."""
    points = [point for outline in outlines for ring in rings(outline.shape) for point in ring]
    west, east = min(x for x, _ in points) - 25, max(x for x, _ in points) + 25
    south, north = max(-89.0, min(y for _, y in points) - 25), min(89.0, max(y for _, y in points) + 20)
    parts = []
    for lon in range(math.ceil(west / GRID) * GRID, math.floor(east) + 1, GRID):
        parts.append(_path(panel.at((lon, south + (north - south) * i / 8)) for i in range(9)))
    for lat in range(math.ceil(south / GRID) * GRID, math.floor(north) + 1, GRID):
        parts.append(_path(panel.at((west + (east - west) * i / 48, lat)) for i in range(49)))
    return svg.tag("path", d="".join(parts), class_="line faint")


def _arcs(panel: Panel, marks: Sequence[Mark], site: Site) -> list[Markup]:
    home = next((m.point for m in marks if m.place.id == site.summit.place), None)
    if home is None:
        return []
    return [
        svg.tag("path", d=_path(map(panel.at, projection.great_circle(home, m.point))), class_="line way")
        for m in marks
        if m.km
    ]


def _routes(v: View, panel: Panel, routes: Routes) -> list[Markup]:
    made = []
    for record, way in routes:
        shape = "".join(_path(map(panel.at, part)) for part in rings(way))
        drawn = svg.tag("path", d=shape, class_="line route")
        made.append(
            svg.link(v.url(record), drawn, title=svg.label(v, record)) if v.has_page(record) else drawn
        )
    return made


def _land(site: Site, v: View, panel: Panel, outlines: Iterable[Outline]) -> list[Markup]:
    """Each country a link to its page."""
    made = []
    for outline in outlines:
        country = site.countries[outline.country]
        shape = "".join(_path(map(panel.at, ring), closed=True) for ring in rings(outline.shape))
        path = svg.tag("path", d=shape, class_=f"land tint hue-{country.hue}")
        made.append(svg.link(v.url(country), path, title=svg.label(v, country)))
    return made


def _names(site: Site, v: View, panel: Panel, outlines: Iterable[Outline]) -> list[Markup]:
    """The countries' names, on top of everything. The shapes are the links that count, these only follow them."""
    made = []
    for outline in outlines:
        country = site.countries[outline.country]
        name = svg.label(v, country, short=True)
        wide = svg.advance(name[0], 14)
        x, y = panel.at(_where(outline))
        y += 5
        panel.taken.append((x - wide / 2, y - 13, x + wide / 2, y + 4))
        words = svg.text(x, y, name, "name halo", "middle")
        made.append(svg.tag("a", words, href=v.url(country), tabindex="-1", aria_hidden="true"))
    return made


def _where(outline: Outline) -> Point:
    if outline.label:
        lon, _, lat = outline.label.partition(" ")
        return float(lon), float(lat)
    return projection.centre(max(rings(outline.shape), key=projection.area))


def _places(v: View, panel: Panel, marks: Sequence[Mark], home: str, width: float) -> list[Markup]:
    """A dot and a name for each place, where the name runs into nothing else."""
    dots = {mark.place.id: panel.at(mark.point) for mark in marks}
    out = [(-999.0, -999.0, 0.0, 9999.0), (width, -999.0, 9999.0, 9999.0)]
    taken = [*panel.taken, *out, *((x - 5, y - 5, x + 5, y + 5) for x, y in dots.values())]
    made = []
    for mark in marks:
        x, y = dots[mark.place.id]
        name = svg.label(v, mark.place)
        wide = svg.advance(name[0], svg.SMALL)
        spots: list[tuple[float, float, str]] = [
            (x + 7, y + 4, "start"), (x - 7, y + 4, "end"), (x, y + 17, "middle"), (x, y - 8, "middle"),
            (x + 6, y + 14, "start"), (x - 6, y + 14, "end"), (x + 6, y - 7, "start"), (x - 6, y - 7, "end"),
        ]  # fmt: skip
        best = min(range(len(spots)), key=lambda i: (_cost(_of(spots[i], wide), taken, (x, y)), i))
        tx, ty, anchor = spots[best]
        taken.append(_of(spots[best], wide))
        weight = " home" if mark.place.id == home else ""
        made.append(svg.tag("circle", cx=x, cy=y, r=4.0 if weight else 3.0, class_=f"dot{weight}"))
        made.append(svg.text(tx, ty, name, "small muted halo", anchor))
    return made


def _of(spot: tuple[float, float, str], wide: float) -> Box:
    x, y, anchor = spot
    left = x if anchor == "start" else x - wide if anchor == "end" else x - wide / 2
    return left, y - 10, left + wide, y + 3


def _cost(box: Box, taken: Iterable[Box], own: Point) -> float:
    """How much of a box is taken already."""
    total = 0.0
    for other in taken:
        if other[0] <= own[0] <= other[2] and other[1] <= own[1] <= other[3] and other[2] - other[0] <= 10:
            continue
        across = min(box[2], other[2]) - max(box[0], other[0])
        down = min(box[3], other[3]) - max(box[1], other[1])
        if across > 0 and down > 0:
            total += across * down
    return total


def _distances(v: View, marks: Sequence[Mark], x: float, bottom: float, home: str) -> Markup:
    """How far it is from the place of the summit to each other place, nearest first."""
    far = sorted((m for m in marks if m.km), key=lambda m: m.km or 0)
    start = next((m for m in marks if m.place.id == home), None)
    if start is None or not far:
        return Markup("")
    words = v.renderer.gettext("From %(place)s to") % {"place": svg.label(v, start.place)[0]}
    edge = max(svg.advance(svg.label(v, m.place)[0], svg.SIZE) for m in far) + 76
    y = bottom - 20 * len(far)
    made = [svg.text(x, y, words, "small muted"), svg.line(x, y + 7, x + edge, y + 7, "")]
    for index, mark in enumerate(far, 1):
        made.append(svg.text(x, y + 5 + 20 * index, svg.label(v, mark.place)))
        made.append(svg.text(x + edge, y + 5 + 20 * index, _km(v, mark.km or 0), "number", "end"))
    return escape(Markup("").join(made))
