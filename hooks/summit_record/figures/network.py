"""Which institutions carry the cooperation: those of the host on one side, the others' on the other, and the
documents that join them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .. import i18n
from ..model import Site
from ..schema import Body, Country, Document
from ..view import View
from . import Figure, svg

ID = "figure-network"
NAMED = 2
"""Documents it takes for a body to be named; those with fewer are counted together."""
Node = tuple[str, str, str]
"""(side, group, id): group is a country's code, id `kind/id`, or `rest` or `none`."""
REST, NONE = "rest", "none"


@dataclass(frozen=True, slots=True)
class Network:
    """Documents by node, and joins between two nodes of the two sides."""

    documents: Mapping[Node, int]
    joins: Mapping[tuple[Node, Node], int]
    parties: Mapping[str, tuple[Document, ...]]
    """`kind/id` of each body or country that is a party, to its documents."""
    rest: Mapping[Node, int]
    """How many bodies a `rest` stands for."""


def draw(site: Site, v: View) -> Figure | None:
    """The network; none where no document of the host has a party."""
    gettext = v.renderer.gettext
    network = _network(site)
    if not network.joins:
        return None
    bodies = [key for key in network.parties if key.startswith("bodies/")]
    many = sum(len(network.parties[key]) >= NAMED for key in bodies)
    ngettext = v.renderer.interface.ngettext
    if many:
        title = ngettext(
            "%(num)s of %(all)s institutions carries more than one document; the others one each",
            "%(num)s of %(all)s institutions carry more than one document; the others one each",
            many,
        ) % {"num": v.number(many), "all": v.number(len(bodies))}
    else:
        title = ngettext(
            "%(num)s institution with a document", "%(num)s institutions with one document each", len(bodies)
        ) % {"num": v.number(len(bodies))}
    description = gettext(
        "On one side states and institutions of the host, on the other those of the other countries, joined by the "
        "documents they are parties to. States and institutions with several documents are named, the others counted."
    )
    order = sorted(
        network.parties, key=lambda key: (-len(network.parties[key]), v.renderer.title(site.get(key)))
    )
    note = gettext(
        "A document with several parties joins each of one side to each of the other. "
        "Institutions from elsewhere stand with the country whose document they are party to. "
        "“Not named”: no source names the party."
    )
    return Figure(
        ID,
        title,
        description,
        _wide(site, v, network, title, description) + _narrow(site, v, network, title, description),
        (gettext("State or institution"), gettext("Country"), gettext("Documents"), gettext("Together with")),
        tuple(_row(site, v, network, key) for key in order),
        note,
    )


def _row(site: Site, v: View, network: Network, key: str) -> tuple[Markup | str, ...]:
    record = site.get(key)
    code = record.code if isinstance(record, Country) else record.country
    others = dict.fromkeys(
        other
        for document in network.parties[key]
        for party in document.parties
        if (other := _key(party.body, party.country)) and other != key
    )
    together = Markup("; ").join(v.link(other) for other in others)
    return v.link(record), v.country(code) or "–", v.number(len(network.parties[key])), together or "–"


def _key(body: str | None, country: str | None) -> str | None:
    return f"bodies/{body}" if body else f"countries/{country}" if country else None


def _network(site: Site) -> Network:
    """Sides and nodes of every document that the host is party to."""
    host = site.countries[site.summit.host]
    parties: dict[str, list[Document]] = defaultdict(list)
    for document in site.documents.values():
        if host.id in document.countries:
            for key in dict.fromkeys(_key(p.body, p.country) for p in document.parties):
                if key:
                    parties[key].append(document)

    def node(key: str, document: Document) -> Node:
        record = site.get(key)
        if isinstance(record, Country):
            side = "host" if record is host else "other"
            return side, record.code, key
        code = record.country or ""
        side = "host" if code == host.code else "other"
        if side == "other" and code not in site.country_by_code:
            # A body from elsewhere stands with the country whose document it is party to.
            code = next((site.countries[id_].code for id_ in document.countries if id_ != host.id), "")
        return side, code, key if len(parties[key]) >= NAMED else REST

    seen: dict[Node, set[str]] = defaultdict(set)
    rest: dict[Node, set[str]] = defaultdict(set)
    joins: Counter[tuple[Node, Node]] = Counter()
    for document in site.documents.values():
        if host.id not in document.countries:
            continue
        keys = dict.fromkeys(key for p in document.parties if (key := _key(p.body, p.country)))
        if not keys:
            continue
        nodes = []
        for key in keys:
            nodes.append(node(key, document))
            if nodes[-1][2] == REST:
                rest[nodes[-1]].add(key)
        left = list(dict.fromkeys(n for n in nodes if n[0] == "host")) or [("host", host.code, NONE)]
        guests = [site.countries[id_].code for id_ in document.countries if id_ != host.id]
        right = list(dict.fromkeys(n for n in nodes if n[0] == "other"))
        right += [("other", code, NONE) for code in guests if code not in {n[1] for n in right}]
        for each in (*left, *right):
            seen[each].add(document.id)
        joins.update((a, b) for a in left for b in right)
    return Network(
        {each: len(ids) for each, ids in seen.items()},
        joins,
        {key: tuple(own) for key, own in parties.items()},
        {each: len(keys) for each, keys in rest.items()},
    )


def _sorted(site: Site, network: Network, side: str) -> list[Node]:
    """Nodes of a side: by country in the summit's order; states first, the most documents first, the rest last."""
    codes = [country.code for country in site.countries.values()]

    def rank(each: Node) -> tuple[object, ...]:
        kind = each[2].partition("/")[0]
        place = {"countries": 0, "bodies": 1, REST: 2, NONE: 3}[kind]
        country = codes.index(each[1]) if each[1] in codes else len(codes)
        return (country, place, -network.documents[each], each[2])

    return sorted((each for each in network.documents if each[0] == side), key=rank)


def _words(site: Site, v: View, network: Network, each: Node) -> svg.Words:
    """What a node is called."""
    gettext, ngettext = v.renderer.gettext, v.renderer.interface.ngettext
    if each[2] == REST:
        number = network.rest[each]
        words = ngettext("%(num)s institution with one", "%(num)s institutions with one each", number)
        return words % {"num": v.number(number)}, None
    if each[2] == NONE:
        return gettext("not named"), None
    record: Body | Country = site.get(each[2])
    if isinstance(record, Country):
        return gettext("State or government"), None
    name = svg.label(v, record)
    if record.country and record.country != each[1]:
        return f"{name[0]}, {i18n.territory(record.country, v.locale)}", name[1]
    return name


def _href(v: View, each: Node) -> str | None:
    if each[2] == NONE:
        return None
    return v.url("bodies/", each[1] or "other") if each[2] == REST else v.url(each[2])


def _country(site: Site, v: View, code: str) -> svg.Words:
    country = site.country_by_code.get(code)
    if country:
        return svg.label(v, country, short=True)
    return (i18n.territory(code, v.locale) if code else v.renderer.gettext("Country not known")), None


def _hue(site: Site, code: str) -> str:
    country = site.country_by_code.get(code)
    return f"hue-{country.hue}" if country else "plain"


def _linked(v: View, each: Node, *inside: Markup, title: svg.Words) -> Markup:
    href = _href(v, each)
    return svg.link(href, *inside, title=title) if href else svg.tag("g", *inside)


# Wide: two columns of bars, ribbons between them.

UNIT = 7.0
"""Height of one join."""
LEFT, RIGHT, BAR = 300.0, 610.0, 8.0


def _wide(site: Site, v: View, network: Network, title: str, description: str) -> Markup:
    columns = {side: _sorted(site, network, side) for side in ("host", "other")}
    size: Counter[Node] = Counter()
    for (a, b), n in network.joins.items():
        size[a] += n
        size[b] += n
    room = {each: max(size[each] * UNIT, 16.0 * len(_broken(site, v, network, each)) + 3) for each in size}
    tops: dict[Node, float] = {}
    ends = {}
    for side, nodes in columns.items():
        y, group = 0.0, None
        for each in nodes:
            if each[1] != group:
                y, group = y + (28 if y else 24), each[1]
            tops[each] = y + (room[each] - size[each] * UNIT) / 2
            y += room[each] + 4
        ends[side] = y
    # The shorter side stands in the middle of the longer one.
    height = max(ends.values())
    shift = {side: (height - end) / 2 for side, end in ends.items()}
    for each in tops:
        tops[each] += shift[each[0]]
    heads: list[Markup] = []
    for side, nodes in columns.items():
        x, anchor = (LEFT - BAR, "end") if side == "host" else (RIGHT + BAR, "start")
        for index, each in enumerate(nodes):
            if not index or nodes[index - 1][1] != each[1]:
                y = tops[each] - (room[each] - size[each] * UNIT) / 2 - 9
                heads.append(svg.text(x, y, _country(site, v, each[1]), "strong", anchor))
    ribbons = _ribbons(site, network, columns, tops)
    labels = [_label(site, v, network, each, tops[each], size[each] * UNIT) for each in tops]
    return svg.sheet(ID, "wide", svg.WIDE, round(height + 6), title, description, [*ribbons, *heads, *labels])


def _ribbons(
    site: Site, network: Network, columns: Mapping[str, Sequence[Node]], tops: Mapping[Node, float]
) -> list[Markup]:
    used = dict(tops)
    left: dict[tuple[Node, Node], float] = {}
    made = []
    pairs = [(a, b) for a in columns["host"] for b in columns["other"] if (a, b) in network.joins]
    for pair in pairs:
        left[pair] = used[pair[0]]
        used[pair[0]] += network.joins[pair] * UNIT
    for a, b in sorted(pairs, key=lambda p: (columns["other"].index(p[1]), columns["host"].index(p[0]))):
        high = network.joins[a, b] * UNIT
        y1, y2, middle = left[a, b], used[b], (LEFT + RIGHT) / 2
        used[b] += high
        shape = (
            f"M{LEFT:g} {y1:.1f}C{middle:g} {y1:.1f} {middle:g} {y2:.1f} {RIGHT:g} {y2:.1f}"
            f"V{y2 + high:.1f}C{middle:g} {y2 + high:.1f} {middle:g} {y1 + high:.1f} {LEFT:g} {y1 + high:.1f}Z"
        )
        none = " missing" if NONE in (a[2], b[2]) else ""
        made.append(svg.tag("path", d=shape, class_=f"flow {_hue(site, b[1])}{none}"))
    return made


def _broken(site: Site, v: View, network: Network, each: Node) -> list[str]:
    return svg.wrap(_words(site, v, network, each)[0], svg.SIZE, LEFT - BAR - 40, 2)


def _label(site: Site, v: View, network: Network, each: Node, top: float, high: float) -> Markup:
    host = each[0] == "host"
    name = _words(site, v, network, each)
    number = v.number(network.documents[each])
    broken = _broken(site, v, network, each)
    y = top + high / 2 + 4.5 - 8 * (len(broken) - 1)
    quiet = "missing" if each[2] == NONE else "muted" if each[2] == REST else ""
    x, anchor, along = (LEFT - BAR - 6, "end", -1) if host else (RIGHT + BAR + 6, "start", 1)
    shown = [svg.text(x, top + high / 2 + 4.5, number, "strong number", anchor)]
    at = x + along * (svg.advance(number, svg.SIZE) + 6)
    shown += [svg.text(at, y + 16 * i, (line, name[1]), quiet, anchor) for i, line in enumerate(broken)]
    bar = svg.tag(
        "rect", x=LEFT - BAR if host else RIGHT, y=top, width=BAR, height=high,
        class_=f"bar {_hue(site, each[1])}{' missing' if each[2] == NONE else ''}",
    )  # fmt: skip
    return _linked(v, each, bar, *shown, title=name)


# Narrow: a list, each document a cell with the code of the other side.


def _narrow(site: Site, v: View, network: Network, title: str, description: str) -> Markup:
    inside: list[Markup] = []
    y, group = 0.0, None
    cells: dict[Node, Counter[str]] = defaultdict(Counter)
    for (a, b), n in network.joins.items():
        cells[a][b[1]] += n
        cells[b][a[1]] += n
    for each in (*_sorted(site, network, "host"), *_sorted(site, network, "other")):
        if each[1] != group:
            group = each[1]
            y += 26 if y else 14
            inside.append(svg.text(0, y, _country(site, v, group), "name"))
            y += 7
            inside.append(svg.line(0, y, svg.NARROW, y, "faint"))
        name = _words(site, v, network, each)
        quiet = "missing" if each[2] == NONE else "muted" if each[2] == REST else ""
        parts = _cells(site, cells[each], y + 25) if each[0] == "host" else []
        broken = svg.wrap(name[0], svg.SIZE, svg.NARROW - 34, 1)[0]
        words = [
            svg.text(0, y + 19, (broken, name[1]), quiet),
            svg.text(svg.NARROW, y + 19, v.number(network.documents[each]), "strong number", "end"),
        ]
        inside.append(_linked(v, each, *words, *parts, title=name))
        y += 24 + (27 + 21 * ((cells[each].total() - 1) // PER_ROW) if parts else 0)
    return svg.sheet(ID, "narrow", svg.NARROW, round(y + 6), title, description, inside)


CELL = 22.4
PER_ROW = int((svg.NARROW + 2) / CELL)


def _cells(site: Site, others: Mapping[str, int], y: float) -> list[Markup]:
    """One cell a document, country by country; the code stands in the first of each."""
    order = [c.code for c in site.countries.values()]
    codes = sorted(others, key=lambda c: order.index(c) if c in order else len(order))
    made, index = [], 0
    for code in codes:
        for number in range(others[code]):
            x, top = CELL * (index % PER_ROW), y + 21 * (index // PER_ROW)
            made.append(
                svg.tag(
                    "rect",
                    x=x + 0.5,
                    y=top,
                    width=CELL - 3,
                    height=18.0,
                    rx=2,
                    class_=f"tint {_hue(site, code)}",
                )
            )
            if not number:
                made.append(svg.text(x + (CELL - 2) / 2, top + 13, code.upper(), "code tiny", "middle"))
            index += 1
    return made
