"""The parties of a document and the countries it joins agree: each party is one body or one country, it belongs
to one of the document's `countries` (bodies of countries outside the summit may join in), and each of these has
a party or stands in `unnamed_parties`.

Good: `countries: [arland, belmark]` with `parties: [{body: port-ministry}, {country: belmark}]`. Bad: `parties:
[{body: port-ministry, country: arland}]`; a party from a country that is not among `countries`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data, Loaded
from ..problems import Problem

RULE = "parties"


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each party and country that do not fit together."""
    summit = data.single("summit")
    participants = summit.value.participants if summit else ()
    by_code = {
        country.value.code: id_ for id_, country in data.of("countries").items() if id_ in participants
    }
    for document in data.of("documents").values():
        yield from _check(document, data, by_code)


def _check(document: Loaded, data: Data, by_code: dict[str, str]) -> Iterator[Problem]:
    value = document.value
    covered: set[str] = set()
    # Where a country or body cannot be read or is misspelt, or two countries share a code, nothing is missing or
    # too many for sure.
    known = data.of("countries")
    certain = all(country in by_code.values() for country in value.countries)
    listed = {*value.countries} if all(country in known for country in value.countries) else {*known}
    for index, party in enumerate(value.parties):
        where = ("parties", index)
        if (party.body is None) == (party.country is None):
            what = "both a body and a country" if party.body else "neither a body nor a country"
            yield document.problem(RULE, where, f"this party is {what}; name exactly one")
            certain = False
            continue
        if party.body and party.body not in data.of("bodies"):
            certain = False
            continue
        country = party.country or by_code.get(data.of("bodies")[party.body].value.country or "")
        if country is None or country not in known:
            certain = False  # a body from elsewhere may well stand for one of the countries
            continue
        covered.add(country)
        if country not in listed:
            field = "body" if party.body else "country"
            yield document.problem(
                RULE,
                (*where, field),
                f"'{getattr(party, field)}' is a party of {country}, which is not among the document's "
                "`countries`; add the country there or correct the party",
            )
    for index, country in enumerate(value.unnamed_parties):
        if country not in known:
            certain = False
            continue
        covered.add(country)
        if country not in listed:
            yield document.problem(
                RULE,
                ("unnamed_parties", index),
                f"'{country}' is not among the document's `countries`; add it there or remove it here",
            )
    for index, country in enumerate(value.countries):
        if certain and country not in covered:
            yield document.problem(
                RULE,
                ("countries", index),
                f"no party of '{country}' is given; add it to `parties`, or the country to `unnamed_parties`",
            )
