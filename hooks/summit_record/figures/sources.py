"""Whose word the record rests on: its sources by country and kind of publisher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..grades import publisher_kind
from ..model import Site
from ..schema import Term
from ..view import View
from . import Figure, svg

ID = "figure-sources"


@dataclass(frozen=True, slots=True)
class Group:
    """A row: one participant, all other countries together, or publishers whose country is not known."""

    code: str
    words: svg.Words
    hue: str
    counts: Counter[str]


def draw(site: Site, v: View) -> Figure | None:
    """The sources; none where there are none."""
    gettext = v.renderer.gettext
    if not site.sources:
        return None
    cells = Counter(
        (site.bodies[s.publisher].country, publisher_kind(site, s).id) for s in site.sources.values()
    )
    kinds = [k for k in site.terms("publisher-kinds").values() if any(kind == k.id for _, kind in cells)]
    totals: Counter[str] = Counter()
    countries: Counter[str | None] = Counter()
    for (code, kind), number in cells.items():
        totals[kind] += number
        countries[code] += number
    kinds.sort(key=lambda kind: -totals[kind.id])
    groups = _groups(site, v, cells)
    largest, of = max(((g, k) for g in groups for k in kinds), key=lambda pair: pair[0].counts[pair[1].id])
    title = gettext(
        "%(count)s sources from %(countries)s countries; the largest group: %(country)s, %(kind)s (%(number)s)"
    ) % {
        "count": v.number(len(site.sources)),
        "countries": v.number(sum(code is not None for code in countries)),
        "country": largest.words[0],
        "kind": svg.ours(v, of.label)[0],
        "number": v.number(largest.counts[of.id]),
    }
    description = gettext(
        "Sources by country of the publisher, in rows, and by kind of publisher, in columns."
    )
    order = [country.code for country in site.countries.values()]
    codes = sorted(countries, key=lambda c: (c not in order, c is None, -countries[c], c or ""))
    rows = tuple(
        (
            v.country(code) or gettext("Country not known"),
            *(v.number(cells[code, kind.id]) if cells[code, kind.id] else "–" for kind in kinds),
            v.number(countries[code]),
        )
        for code in codes
    )
    return Figure(
        ID,
        title,
        description,
        _wide(v, kinds, groups, totals, title, description)
        + _narrow(v, kinds, groups, totals, title, description),
        (gettext("Country"), *(v.own(svg.ours(v, kind.label)[0]) for kind in kinds), gettext("Together")),
        rows,
    )


def _groups(site: Site, v: View, cells: Counter[tuple[str | None, str]]) -> list[Group]:
    gettext = v.renderer.gettext
    groups = []
    for country in site.countries.values():
        own = Counter({kind: n for (code, kind), n in cells.items() if code == country.code})
        groups.append(Group(country.code, svg.label(v, country, short=True), f"hue-{country.hue}", own))
    others: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for (code, kind), number in cells.items():
        if code is None:
            unknown[kind] += number
        elif code not in site.country_by_code:
            others[kind] += number
    groups.sort(key=lambda group: -group.counts.total())
    groups.append(Group("", (gettext("Other countries"), None), "plain", others))
    groups.append(Group("other", (gettext("Country not known"), None), "plain", unknown))
    return [group for group in groups if group.counts]


def _kind(v: View, kind: Term, *inside: Markup) -> Markup:
    return svg.link(v.url("sources/", kind.id), *inside, title=svg.ours(v, kind.label))


def _country(v: View, group: Group, *inside: Markup) -> Markup:
    """To the country's publishers; countries gathered in one row have no one place."""
    if not group.code:
        return svg.tag("g", *inside)
    return svg.link(v.url("bodies/", group.code), *inside, title=group.words)


def _wide(
    v: View,
    kinds: Sequence[Term],
    groups: Sequence[Group],
    totals: Counter[str],
    title: str,
    description: str,
) -> Markup:
    """A column for each kind, in it a bar for each country, all to one scale."""
    left, step, top = 192.0, 30.0, 62.0
    # Columns are as wide as their longest bar needs, so that one scale serves all.
    longest = [max(group.counts[kind.id] for group in groups) for kind in kinds]
    least = 92.0
    scale = (svg.WIDE - left - least * len(kinds)) / max(1, sum(longest))
    height = top + step * len(groups) + 6
    inside: list[Markup] = []
    for index, group in enumerate(groups):
        y = top + step * index
        inside.append(svg.line(0, y, svg.WIDE, y, "faint"))
        total = svg.text(left - 24, y + 20, v.number(group.counts.total()), "muted number", "end")
        short = svg.wrap(group.words[0], svg.SIZE, left - 58, 1)[0]
        inside.append(_country(v, group, svg.text(0, y + 20, (short, group.words[1]), "strong"), total))
    x = left
    for kind, most in zip(kinds, longest, strict=True):
        wide = least + most * scale
        name = svg.ours(v, kind.label)
        broken = svg.wrap(name[0], svg.SIZE, wide - 12, 2)
        head = [
            svg.text(x, top - 26 + 16 * (i - len(broken) + 1), (w, name[1]), "strong")
            for i, w in enumerate(broken)
        ]
        head.append(svg.text(x, top - 9, v.number(totals[kind.id]), "muted number"))
        inside.append(_kind(v, kind, *head))
        inside.append(svg.line(x, top, x, height - 6))
        for index, group in enumerate(groups):
            number = group.counts[kind.id]
            if number:
                y, long = top + step * index, number * scale + 1.5
                inside.append(
                    svg.tag("rect", x=x, y=y + 8, width=long, height=step - 15, class_=f"bar {group.hue}")
                )
                inside.append(svg.text(x + long + 5, y + 20, v.number(number), "number"))
        x += wide
    return svg.sheet(ID, "wide", svg.WIDE, height, title, description, inside)


def _narrow(
    v: View,
    kinds: Sequence[Term],
    groups: Sequence[Group],
    totals: Counter[str],
    title: str,
    description: str,
) -> Markup:
    """A line for each country, a column for each kind, each number on a shade of its size."""
    left, step = 116.0, 32.0
    names = [svg.ours(v, kind.label) for kind in kinds]
    # The heads lean over to the right, the last one beyond its column.
    each = (svg.NARROW - left - min(60.0, svg.advance(names[-1][0], svg.SMALL) * 0.5)) / len(kinds)
    long = max(min(svg.advance(name[0], svg.SMALL), 150.0) for name in names)
    top = long * 0.87 + 20
    most = max(max(group.counts.values()) for group in groups)
    inside: list[Markup] = []
    for index, (kind, name) in enumerate(zip(kinds, names, strict=True)):
        x = left + each * (index + 0.5)
        words = svg.tag(
            "text", svg.wrap(name[0], svg.SMALL, 150, 1)[0], class_="small", lang=name[1],
            transform=f"translate({x + 3:.1f} {top - 8:.1f}) rotate(-60)",
        )  # fmt: skip
        inside.append(_kind(v, kind, words))
    for row, group in enumerate(groups):
        y = top + step * row
        short = svg.wrap(group.words[0], svg.SMALL, left - 4, 1)[0]
        inside.append(_country(v, group, svg.text(0, y + 20, (short, group.words[1]), "strong small")))
        for index, kind in enumerate(kinds):
            number, x = group.counts[kind.id], left + each * index
            shade = min(5, 1 + int(5 * (number / most) ** 0.5)) if number else 0
            inside.append(
                svg.tag("rect", x=x + 1, y=y + 1, width=each - 2, height=step - 2, class_=f"step-{shade}")
            )
            shown = v.number(number) if number else "·"
            inside.append(svg.text(x + each / 2, y + 20, shown, f"number on-{shade}", "middle"))
    y = top + step * len(groups)
    inside.append(svg.text(0, y + 22, v.renderer.gettext("Together"), "small muted"))
    for index, kind in enumerate(kinds):
        x = left + each * (index + 0.5)
        inside.append(svg.text(x, y + 22, v.number(totals[kind.id]), "number muted", "middle"))
    return svg.sheet(ID, "narrow", svg.NARROW, round(y + 32), title, description, inside)
