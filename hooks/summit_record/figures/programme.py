"""The days of the summit: what has an hour on an axis of hours, what has none beneath it by kind and country."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..model import Site
from ..schema import Event
from ..view import View
from . import Figure, svg

ID = "figure-programme"


@dataclass(frozen=True, slots=True)
class Day:
    """One date of the programme: what has an hour, what has none."""

    words: str
    timed: tuple[Event, ...]
    untimed: tuple[Event, ...]


def draw(site: Site, v: View) -> Figure | None:
    """The programme; none where it has no event."""
    gettext, ngettext = v.renderer.gettext, v.renderer.interface.ngettext
    kinds = site.event_kinds
    events = [e for e in site.events.values() if kinds[e.event_kind].programme]
    if not events:
        return None
    days = []
    for value, group in groupby(sorted(events, key=_order), key=lambda e: e.date.value):
        own = list(group)
        timed_, untimed = tuple(e for e in own if e.time), tuple(e for e in own if not e.time)
        days.append(Day(v.date(value).unescape(), timed_, untimed))
    timed = sum(len(day.timed) for day in days)
    title = ngettext(
        "%(all)s events of the programme; the hour is known for %(num)s",
        "%(all)s events of the programme; the hours are known for %(num)s",
        timed,
    ) % {"all": v.number(len(events)), "num": v.number(timed)}
    description = gettext(
        "The programme day by day. What has an hour stands on an axis of hours; the rest stands below it by kind, "
        "each event as the codes of the countries that took part besides the host."
    )
    unknown = gettext("hour not known")
    return Figure(
        ID,
        title,
        description,
        _sheet(site, v, "wide", days, title, description)
        + _sheet(site, v, "narrow", days, title, description),
        (gettext("Event"), gettext("Date"), gettext("Hour"), gettext("Kind"), gettext("Countries")),
        tuple(
            (
                v.link(event),
                v.date(event.date),
                v.hour(event.time) if event.time else unknown,
                v.term("event-kinds", event.event_kind),
                v.listed(v.own(svg.label(v, site.countries[id_], short=True)[0]) for id_ in event.countries)
                or "–",
            )
            for event in events
        ),
        gettext("Hours are those of the place of the summit (%(zone)s).") % {"zone": site.summit.timezone},
    )


def _order(event: Event) -> tuple[object, ...]:
    """Days and spans of days in their order, then what has no day."""
    parsed = event.date.parsed
    return (parsed.precision not in ("day", "range"), parsed.sort_key, event.time or "99", event.id)


def _sheet(site: Site, v: View, size: str, days: Sequence[Day], title: str, description: str) -> Markup:
    wide = size == "wide"
    width = svg.WIDE if wide else svg.NARROW
    left = 160.0 if wide else 2.0
    hours = [_hour(e.time) for day in days for e in day.timed if e.time]
    first, last = min([9, *map(math.floor, hours)]), max([20, *(math.ceil(hour + 0.01) for hour in hours)])
    each = (width - left - 6) / (last - first)
    inside: list[Markup] = []
    y = 0.0
    for index, day in enumerate(days):
        if index:
            inside.append(svg.line(0, y, width, y, "faint"))
        inside.append(svg.text(0, y + 26, day.words, "strong"))
        y += 0 if wide else 24
        if day.timed:
            made, y = _axis(v, day, first, last, left, each, width, y + 32)
            inside += made
        if day.untimed:
            made, y = _rest(site, v, day, left, width, y + (4 if day.timed else 8))
            inside += made
        y += 12
    return svg.sheet(ID, size, width, math.ceil(y), title, description, inside)


def _hour(words: str) -> float:
    hours, _, minutes = words.partition(":")
    return int(hours) + int(minutes) / 60


def _axis(
    v: View, day: Day, first: int, last: int, left: float, each: float, width: float, y: float
) -> tuple[list[Markup], float]:
    """The axis of hours with what stands on it, each event with a line of words of its own where two would touch."""
    wide = width > svg.NARROW
    made: list[Markup] = [svg.line(left, y, left + each * (last - first), y)]
    for hour in range(first, last + 1):
        x = left + each * (hour - first)
        made.append(svg.line(x, y - 4, x, y))
        if not (hour - first) % (1 if wide else 3) and hour < 24:
            anchor = "start" if hour == first else "end" if hour == last else "middle"
            made.append(svg.text(x, y - 9, v.hour(f"{hour:02}:00"), "small muted number", anchor))
    under, above, edge, lowest = y + 24, 0.0, width, y
    for event in sorted(day.timed, key=lambda e: e.time or "", reverse=True):
        x = left + each * (_hour(event.time or "") - first)
        name, hour_ = svg.label(v, event), v.hour(event.time or "")
        before, after = x - left - 10, width - x - 12
        back = after < svg.advance(f"{hour_} {name[0]}", svg.SIZE) and before > after
        broken = svg.wrap(f"{hour_} {name[0]}", svg.SIZE, before if back else after, 2)
        at, side = (x - 9, "end") if back else (x + 9, None)
        long = 9 + max(svg.advance(each_, svg.SIZE) for each_ in broken)
        start, end = (x - long, x) if back else (x, x + long)
        if above and end + 12 < edge:
            under = above
        above, edge = under, start
        words = [
            svg.tag("text", svg.tag("tspan", hour_, class_="strong number"), broken[0][len(hour_) :],
                    x=at, y=under, text_anchor=side, lang=name[1])
        ]  # fmt: skip
        words += [
            svg.tag("text", line, x=at, y=under + 16 * i, text_anchor=side, lang=name[1])
            for i, line in enumerate(broken[1:], 1)
        ]
        stem = svg.tag("line", x1=x, y1=y, x2=x, y2=under, class_="line strong")
        made.append(
            svg.link(
                v.url(event), stem, svg.tag("circle", cx=x, cy=y, r=6.0, class_="meeting"), *words, title=name
            )
        )
        lowest = max(lowest, under + 16 * (len(broken) - 1))
        under = lowest + 20
    return made, lowest + 4


def _rest(site: Site, v: View, day: Day, left: float, width: float, y: float) -> tuple[list[Markup], float]:
    """What has no hour: kind by kind, each event a mark with the countries that came, besides the host."""
    made: list[Markup] = [svg.text(left, y + 18, v.renderer.gettext("hour not known"), "small second")]
    x, line = left, y + 42
    kinds = list(site.event_kinds)
    for kind, group in groupby(
        sorted(day.untimed, key=lambda e: kinds.index(e.event_kind)), key=lambda e: e.event_kind
    ):
        own = [(event, *_codes(site, v, event)) for event in group]
        name = svg.ours(v, site.term("event-kinds", kind).label)
        badges = sum(svg.advance(codes, svg.SMALL) + 18 for _, codes, _ in own)
        words = svg.wrap(name[0], svg.SIZE, width - left - min(badges, (width - left) / 2) - 8, 1)[0]
        if x > left and x + svg.advance(words, svg.SIZE) + 8 + badges > width:
            x, line = left, line + 29
        made.append(svg.text(x, line, (words, name[1])))
        x += svg.advance(words, svg.SIZE) + 4
        for event, codes, hue in own:
            wide = svg.advance(codes, svg.SMALL) + 12
            if x + wide > width:
                x, line = left, line + 29
            box = svg.tag(
                "rect", x=x, y=line - 15.0, width=wide, height=21.0, rx=2, class_=f"tint {hue or 'plain'}"
            )
            shown = svg.text(x + wide / 2, line, codes, "small code", "middle")
            made.append(svg.link(v.url(event), box, shown, title=svg.label(v, event)))
            x += wide + 6
        x += 20
    return made, line + 8


def _codes(site: Site, v: View, event: Event) -> tuple[str, str]:
    """Who took part, as short as it can be said, and the colour of a single country."""
    guests = [id_ for id_ in event.countries if id_ != site.summit.host] or list(event.countries)
    if len(event.countries) == len(site.summit.participants) > 2:
        return v.renderer.gettext("all"), ""
    if len(guests) > 2 or not guests:
        ngettext = v.renderer.interface.ngettext
        words = ngettext("%(num)s country", "%(num)s countries", len(guests)) % {"num": v.number(len(guests))}
        return (words if guests else "?"), ""
    codes = " ".join(site.countries[id_].code.upper() for id_ in guests)
    return codes, f"hue-{site.countries[guests[0]].hue}" if len(guests) == 1 else ""
