from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_record import grades
from summit_record.model import Owned
from summit_record.schema import Body, Source, Statement

DAY = "2025-01-10"
PUBLISHERS = {
    # id: (kind of publisher, country)
    "arl-gov": ("official", "xr"),
    "bel-gov": ("official", "xl"),
    "far-gov": ("official", "qm"),
    "arl-radio": ("state-media", "xr"),
    "arl-gazette": ("state-media", "xr"),
    "bel-radio": ("state-media", "xl"),
    "herald": ("independent", "xr"),
    "mirror": ("independent", "xr"),
    "archive": ("academic", None),
    "digest": ("aggregator", None),
    "digest-2": ("aggregator", None),
}


def make(model, **values):
    return model.model_validate({"added": DAY, "updated": DAY, **values})


def source(id_, publisher, **values):
    read = {"part": "whole", "date": DAY}
    url = f"https://{id_}.example/"
    return make(Source, id=id_, url=url, publisher=publisher, language="en", date=DAY, read=read, **values)


@pytest.fixture(scope="module")
def world(tiny_site):
    """The tiny world with a source of each publisher, called as the publisher, and some reposts."""
    name = {"lang": "en", "text": "A body", "status": "rendering"}
    bodies = dict(tiny_site.records["bodies"])
    sources = dict(tiny_site.records["sources"])
    for id_, (kind, country) in PUBLISHERS.items():
        bodies[id_] = make(Body, id=id_, names=(name,), type="media", country=country, publishes_as=kind)
        sources[id_] = source(id_, id_)
    for made in (
        source("herald-again", "herald"),
        source("herald-reposted", "digest", reposts="herald"),
        source("herald-reposted-twice", "digest-2", reposts="herald-reposted"),
        source("gov-reposted", "digest", reposts="arl-gov"),
        source("gov-reposted-by-gov", "bel-gov", reposts="herald"),
        source("gov-not-seen", "digest", reposts_body="arl-gov"),
        source("radio-not-seen", "herald", reposts_body="arl-radio"),
        source("gov-as-scholar", "bel-gov", publisher_kind="academic"),
    ):
        sources[made.id] = made
    records = {**tiny_site.records, "bodies": bodies, "sources": sources}
    return replace(tiny_site, records=MappingProxyType(records))


def of(world, *sources, countries=("arland", "belmark")):
    values = {"id": "claim", "text": "It is so.", "sources": sources, "countries": countries}
    owner = world.summit
    return grades.grade(world, Owned(owner, Statement.model_validate(values)))


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["arl-gov"], "official"),
        (["bel-gov"], "official"),
        (["digest", "arl-gov"], "official"),
        (["far-gov"], "single"),
        (["arl-radio"], "single"),
        (["herald"], "single"),
        (["herald", "herald-again"], "single"),
        (["herald", "mirror"], "corroborated"),
        (["herald", "archive"], "corroborated"),
        (["arl-radio", "arl-gazette"], "single"),
        (["arl-radio", "bel-radio"], "corroborated"),
        (["arl-radio", "herald"], "corroborated"),
        (["far-gov", "herald"], "corroborated"),
        (["digest"], "single"),
        (["digest", "digest-2"], "single"),
        (["herald", "digest"], "single"),
        (["herald", "herald-reposted"], "single"),
        (["herald", "herald-reposted-twice"], "single"),
        (["mirror", "herald-reposted"], "corroborated"),
        (["gov-reposted"], "single"),
        (["gov-reposted-by-gov"], "single"),
        (["gov-reposted-by-gov", "herald"], "single"),
        (["gov-not-seen"], "single"),
        (["gov-not-seen", "arl-radio"], "single"),
        (["radio-not-seen", "herald"], "corroborated"),
        (["radio-not-seen", "arl-gazette"], "single"),
        (["gov-as-scholar"], "single"),
        (["gov-as-scholar", "bel-radio"], "corroborated"),
    ],
)
def test_a_grade_follows_from_who_publishes(world, sources, expected):
    assert of(world, *sources) == expected


def test_a_government_is_official_on_its_own_country_and_the_hosts_on_all(world):
    assert of(world, "bel-gov", countries=("arland",)) == "single"
    assert of(world, "arl-gov", countries=("belmark",)) == "official"


def test_a_statement_that_a_disagreement_names_is_disputed_whatever_its_sources(tiny_site):
    found = {owned.ref: grades.grade(tiny_site, owned) for owned in tiny_site.statements}
    assert found["events/session#two-hours"] == "disputed"
    assert found["events/session#three-hours"] == "disputed"
    assert found["events/session#closed-doors"] == "corroborated"
    assert found["events/session#mild-weather"] == "single"
    assert found["documents/port-accord#signed"] == "official"


def test_a_statement_that_a_disagreement_only_touches_is_not_disputed(tiny_site):
    disagreements = dict(tiny_site.records["disagreements"])
    other = disagreements["number-of-lamps"]
    touching = other.model_copy(update={"touches": ("events/session#closed-doors",)})
    disagreements["number-of-lamps"] = touching
    site = replace(tiny_site, records=MappingProxyType({**tiny_site.records, "disagreements": disagreements}))
    owned = next(o for o in site.statements if o.ref == "events/session#closed-doors")
    assert grades.grade(site, owned) == "corroborated"


def test_every_grade_is_given_somewhere_in_the_tiny_world(tiny_site):
    assert {grades.grade(tiny_site, owned) for owned in tiny_site.statements} == set(grades.GRADES)


names = st.lists(st.sampled_from(sorted(PUBLISHERS)), min_size=1, max_size=6)


@given(names, st.randoms())
def test_the_order_of_sources_changes_nothing(world, chosen, random):
    shuffled = random.sample(chosen, len(chosen))
    assert of(world, *chosen) == of(world, *shuffled)


@given(names)
def test_a_repost_never_makes_a_grade_better(world, chosen):
    before = of(world, *chosen)
    assert of(world, *chosen, "digest") == before
    for id_, repost in (("herald", "herald-reposted-twice"), ("arl-gov", "gov-reposted")):
        if id_ in chosen:
            assert of(world, *chosen, repost) == before


@given(names, st.sampled_from(sorted(PUBLISHERS)))
def test_another_source_never_makes_a_grade_worse(world, chosen, more):
    order = ["single", "corroborated", "official"]
    assert order.index(of(world, *chosen, more)) >= order.index(of(world, *chosen))
