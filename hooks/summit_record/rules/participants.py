"""The participants of the summit are the countries of the record, each once and each told apart: the host is one
of them, every file in data/countries/ is one, and no two share a code or a hue.

Good: `host: arland` with `participants: [arland, belmark]`, hues 1 and 2. Bad: a host that is no participant;
two countries with `hue: 1`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data, Loaded
from ..problems import Problem

RULE = "participants"


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each participant that does not fit."""
    summit = data.single("summit")
    if summit is None:
        return
    participants = summit.value.participants
    countries = data.of("countries")
    if summit.value.host in countries and summit.value.host not in participants:
        yield summit.problem(
            RULE, ("host",), f"the host '{summit.value.host}' is no participant; add it to `participants`"
        )
    for index, id_ in enumerate(participants):
        if id_ in participants[:index]:
            yield summit.problem(RULE, ("participants", index), f"'{id_}' is here twice; remove one")
    for id_, country in countries.items():
        if id_ not in participants:
            yield country.problem(
                RULE,
                (),
                f"'{id_}' is no participant; add it to `participants` in summit.yml or remove the file",
            )
    known = [countries[id_] for id_ in dict.fromkeys(participants) if id_ in countries]
    for field in ("code", "hue"):
        yield from _shared(known, field)


def _shared(countries: list[Loaded], field: str) -> Iterator[Problem]:
    first: dict[object, str] = {}
    for country in countries:
        value = getattr(country.value, field)
        if value in first:
            yield country.problem(
                RULE, (field,), f"'{first[value]}' has the {field} '{value}' as well; give each its own"
            )
        first.setdefault(value, country.id)
