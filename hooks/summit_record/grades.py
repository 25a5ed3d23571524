"""How well founded a statement is: computed from who publishes its sources, never set by hand.

- *disputed*: a recorded disagreement names the statement among its readings;
- *official*: one of its sources is published by a government body of a country it concerns, or of the host;
- *corroborated*: two or more independent publishers say so;
- *single*: one publisher, or only publishers that depend on each other.

Publishers depend on each other where one state stands behind them, and a repost counts as the publisher
whose text it passes on, or not at all if that is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from .model import Owned, Site
from .schema import Citation, PublisherKind, Source

Grade = Literal["official", "corroborated", "single", "disputed"]
GRADES: tuple[Grade, ...] = ("official", "corroborated", "single", "disputed")


def publisher_kind(site: Site, source: Source) -> PublisherKind:
    """The kind of publisher of a source: its own, else its publisher's, else the first of the list."""
    kinds = site.records["publisher-kinds"]
    named = source.publisher_kind or site.bodies[source.publisher].publishes_as
    found: PublisherKind = kinds[named] if named else next(iter(kinds.values()))
    return found


def origin(site: Site, source: Source) -> str | None:
    """Whose word a source is, as a key that is equal for publishers that depend on each other.

    None for a repost whose origin is not known.
    """
    seen: set[str] = set()
    while source.reposts and source.id not in seen:
        seen.add(source.id)
        source = site.sources[source.reposts]
    if source.reposts_body:
        body = site.bodies[source.reposts_body]
        kind = site.records["publisher-kinds"].get(body.publishes_as or "")
    else:
        body = site.bodies[source.publisher]
        kind = publisher_kind(site, source)
        if kind.reposts:
            return None
    if kind and kind.state and body.country:
        return f"state:{body.country}"
    return f"body:{body.id}"


def grade(site: Site, owned: Owned) -> Grade:
    """The grade of a statement."""
    for disagreement in site.disagreements_on.get(owned.ref, ()):
        if any(owned.ref in reading.statements for reading in disagreement.readings):
            return "disputed"
    countries = site.concerned(owned.owner, owned.statement)
    return grade_of_sources(site, owned.statement.sources, countries)


def grade_of_sources(site: Site, citations: Iterable[Citation], countries: Iterable[str]) -> Grade:
    """The grade of anything that rests on these sources and concerns these countries (ids)."""
    codes = {site.countries[id_].code for id_ in (*countries, site.summit.host) if id_ in site.countries}
    sources = [site.sources[citation.source] for citation in citations]
    for source in sources:
        kind = publisher_kind(site, source)
        own_words = not (kind.reposts or source.reposts or source.reposts_body)
        if kind.government and own_words and site.bodies[source.publisher].country in codes:
            return "official"
    independent = {key for source in sources if (key := origin(site, source))}
    return "corroborated" if len(independent) > 1 else "single"
