"""How often each level met: the numbered series of events as lines along one axis of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from .. import i18n
from ..model import Site
from ..schema import Event, Term
from ..view import View
from . import Figure, svg

RADIUS = 8.5


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of event whose meetings are counted, with those of its number that are not in the record."""

    kind: Term
    events: tuple[Event, ...]
    missing: tuple[int, ...]

    @property
    def numbered(self) -> int:
        """How many of them have a number: those without may never have been held."""
        return sum(bool(event.number) for event in self.events)


def draw(site: Site, v: View) -> Figure | None:
    """All series."""
    return draw_series(site, v, "figure-dialogue", series(site))


def series(site: Site) -> list[Series]:
    """Kinds of events outside the programme of which any has a number, in the order of their list."""
    found = []
    for kind in site.event_kinds.values():
        events = tuple(e for e in site.events.values() if e.event_kind == kind.id)
        numbers = {e.number for e in events if e.number}
        if numbers and not kind.programme:
            missing = tuple(n for n in range(1, max(numbers)) if n not in numbers)
            found.append(Series(kind, events, missing))
    return found


def draw_series(site: Site, v: View, id_: str, rows: Sequence[Series]) -> Figure | None:
    """Some series."""
    gettext, ngettext = v.renderer.gettext, v.renderer.interface.ngettext
    years = [year for row in rows for e in row.events if (year := e.date.parsed.year)]
    if not years:
        return None
    first, last = min(years), max(years)
    count = sum(row.numbered for row in rows)
    names = {row.kind.id: svg.ours(v, row.kind.label) for row in rows}
    title = gettext("%(count)s numbered meetings in %(levels)s series, %(first)s to %(last)s") % {
        "count": v.number(count),
        "levels": v.number(len(rows)),
        "first": first,
        "last": last,
    }
    description = gettext(
        "One line for each series of meetings, one circle for each meeting: %(series)s."
    ) % {
        "series": "; ".join(
            f"{names[row.kind.id][0]}: "
            + ngettext("%(num)s numbered", "%(num)s numbered", row.numbered) % {"num": row.numbered}
            for row in rows
        )
    }
    body: list[tuple[Markup | str, ...]] = []
    for row in rows:
        for event in row.events:
            place = v.title(site.places[event.place]) if event.place else "–"
            number = v.number(event.number) if event.number else "–"
            body.append((v.link(event), v.t(row.kind.label), number, v.date(event.date), place))
    note = gettext(
        "The number in a circle is the meeting’s number in its series. An open circle has none: "
        "a meeting outside the count, postponed or cancelled."
    )
    return Figure(
        id_,
        title,
        description,
        _sheet(v, id_, "wide", rows, first, last, title, description)
        + _sheet(v, id_, "narrow", rows, first, last, title, description),
        (gettext("Meeting"), gettext("Series"), gettext("Number"), gettext("Date"), gettext("Place")),
        tuple(body),
        note,
    )


def _sheet(
    v: View, id_: str, size: str, rows: Sequence[Series], first: int, last: int, title: str, description: str
) -> Markup:
    wide = size == "wide"
    width = svg.WIDE if wide else svg.NARROW
    left, step, top = (270, 50, 34) if wide else (2, 62, 28)
    undated = any(not e.date.parsed.known for row in rows for e in row.events)
    right = width - (34 if undated else 4)
    each = (right - left) / (last - first + 1)
    height = top + step * len(rows) + 4
    no_date = v.renderer.gettext("no date")
    inside: list[Markup] = []
    # Every how many years the axis has a name for one, so that names do not touch.
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if each * n >= 38)
    for year in range(first, last + 2):
        x = left + each * (year - first)
        named = (year - first) % every == 0
        inside.append(svg.line(x, top - (8 if named else 3), x, height if named else top, "faint"))
        if named and year <= last and x + 34 < width - (svg.advance(no_date, svg.SMALL) if undated else 0):
            inside.append(svg.text(x + 3, top - 12, str(year), "small muted number"))
    if undated:
        inside.append(svg.text(width, top - 12, no_date, "small muted", "end"))
    for index, row in enumerate(rows):
        y = top + step * index + (step / 2 if wide else 42)
        if index:
            edge = top + step * index
            inside.append(svg.line(0, edge, width, edge, "faint"))
        inside += _label(v, row, wide, y, left)
        inside.append(svg.line(left, y, right, y, "faint"))
        places = _spread([_at(e, first, left, each) for e in row.events if e.date.parsed.known], left, right)
        known = [e for e in row.events if e.date.parsed.known]
        marks = [*zip(known, places, strict=True)]
        marks += [(e, width - RADIUS - 2.0) for e in row.events if not e.date.parsed.known]
        inside += [_mark(v, event, x, y) for event, x in marks]
    return svg.sheet(id_, size, width, height, title, description, inside)


def _label(v: View, row: Series, wide: bool, y: float, left: float) -> list[Markup]:
    """The series' name, how many meetings, and which numbers are missing: beside its line, or above it."""
    ngettext = v.renderer.interface.ngettext
    name = svg.ours(v, row.kind.label)
    count = ngettext("%(num)s numbered", "%(num)s numbered", row.numbered) % {"num": v.number(row.numbered)}
    missing: str = ""
    if row.missing:
        shown = i18n.listed([v.number(number) for number in row.missing], v.locale)
        missing = ngettext("no. %(numbers)s not found", "nos. %(numbers)s not found", len(row.missing)) % {
            "numbers": shown
        }
    if wide:
        line = svg.wrap(name[0], svg.SIZE, left - 14, 1)[0]
        made = [svg.text(0, y - 3, (line, name[1]), "strong"), svg.text(0, y + 14, count, "small muted")]
        if missing:
            made.append(svg.text(svg.advance(count, svg.SMALL) + 6, y + 14, missing, "small second"))
        return made
    room = svg.NARROW - svg.advance(missing or count, svg.SMALL) - 14
    made = [svg.text(0, y - 20, (svg.wrap(name[0], svg.SIZE, room, 1)[0], name[1]), "strong")]
    quiet = "small second" if missing else "small muted"
    made.append(svg.text(svg.NARROW, y - 20, missing or count, quiet, "end"))
    return made


def _at(event: Event, first: int, left: float, each: float) -> float:
    """Where an event stands on the axis: in the middle of what its date leaves open."""
    parsed = event.date.parsed
    start, end = parsed.first or parsed.last, parsed.last or parsed.first
    days = [(day.year - first + (day - date(day.year, 1, 1)).days / 366) for day in (start, end) if day]
    return left + each * sum(days) / len(days)


def _spread(places: Sequence[float], left: float, right: float) -> list[float]:
    """The same places, in their order, moved as little as it takes for marks not to touch.

    With every place moved back by the room of the marks before it, places may meet but not pass: neighbours that
    would pass are pooled at their mean (isotonic regression by pooling adjacent violators).
    """
    gap = min(2 * RADIUS + 0.5, (right - left) / max(1, len(places)))
    pools: list[list[float]] = []
    for index, place in enumerate(places):
        pools.append([place - gap * index])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    least, most = left + gap / 2, right - gap / 2 - gap * (len(places) - 1)
    moved = (min(max(_mean(pool), least), most) for pool in pools for _ in pool)
    return [place + gap * index for index, place in enumerate(moved)]


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _mark(v: View, event: Event, x: float, y: float) -> Markup:
    title = svg.label(v, event)
    said = (f"{title[0]}, {v.date(event.date).unescape()}", title[1])
    circle = svg.tag("circle", cx=x, cy=y, r=RADIUS, class_="meeting" if event.number else "meeting open")
    inside = [circle]
    if event.number:
        inside.append(svg.text(x, y + 4, v.number(event.number), "in", "middle"))
    return svg.link(v.url(event), *inside, title=said)
