"""A repost leads to what it reposts, and ends there: not to itself, not in a circle, and either to a source of the
record or to a body whose text was not read.

Good: `reposts: ministry-note`; `reposts_body: port-ministry`. Bad: both at once; two sources that repost each
other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data
from ..problems import Problem

RULE = "reposts"


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each repost that leads nowhere."""
    sources = data.of("sources")
    for id_, source in sources.items():
        value = source.value
        if value.reposts and value.reposts_body:
            yield source.problem(
                RULE,
                ("reposts_body",),
                "both `reposts` and `reposts_body` are given; keep `reposts`, the body follows from it",
                key=True,
            )
        if value.reposts == id_:
            yield source.problem(
                RULE, ("reposts",), "this source reposts itself; name the other one or remove it"
            )
        elif circle := _circle(id_, data):
            yield source.problem(
                RULE,
                ("reposts",),
                f"reposts go round in a circle ({' → '.join(circle)}); find out who was first",
            )


def _circle(start: str, data: Data) -> list[str]:
    """The way from a source back to itself; empty if there is none."""
    way = [start]
    while (source := data.of("sources").get(way[-1])) and (following := source.value.reposts):
        if following == start:
            return [*way, start]
        if following in way:
            return []
        way.append(following)
    return []
