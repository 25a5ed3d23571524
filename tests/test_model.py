import itertools

import pytest

from summit_record.model import Owned, build_site, ref, statements_of
from summit_record.schema import RECORDS
from summit_record.schema.values import Ref
from summit_record.walk import walk


def ids(records):
    return [record.id for record in records]


def test_records_come_in_the_order_pages_use(tiny_site):
    assert list(tiny_site.countries) == ["arland", "belmark"]
    assert list(tiny_site.themes) == ["ports", "lighthouses"]
    assert list(tiny_site.documents) == ["port-accord", "port-arl-declaration", "lamp-memorandum"]
    assert list(tiny_site.events) == ["first-ministers", "second-ministers", "arrival", "session"]
    assert list(tiny_site.pages) == ["documents", "home", "about", "scope"]
    for kind in RECORDS:
        assert set(tiny_site.ordered(kind)) == set(tiny_site.records.get(kind, {}))


def test_every_record_is_found_by_its_reference(tiny_site):
    records = list(tiny_site.all())
    assert len({ref(record) for record in records}) == len(records)
    for record in records:
        assert tiny_site.get(ref(record)) is record
        assert tiny_site.get(f"{ref(record)}#x") is record
    with pytest.raises(KeyError):
        tiny_site.get("documents/nothing")


def test_every_record_has_its_file(tiny_site):
    assert tiny_site.paths["documents/port-accord"] == "tiny/documents/port-accord.yml"
    assert all(ref(record) in tiny_site.paths for record in tiny_site.all())


def test_statements_of_sections_are_statements_too(tiny_site):
    found = [owned.ref for owned in tiny_site.statements]
    assert len(found) == len(set(found))
    for expected in (
        "declaration/declaration#dredging",
        "declaration/declaration#adopted-by-both",
        "pages/scope#two-countries",
        "summit/summit#first-meeting",
        "bodies/arl-office#press-room",
        "themes/ports#oldest-matter",
    ):
        assert expected in found
    assert sum(len(list(statements_of(record))) for record in tiny_site.all()) == len(found)


@pytest.mark.parametrize(
    ("statement", "countries"),
    [
        ("documents/port-accord#signed-at-noon", ("arland", "belmark")),
        ("initiatives/yearly-dredging#first-dredging", ("arland", "belmark")),
        ("initiatives/yearly-dredging#announced-here", ("arland",)),
        ("declaration/declaration#friendship", ("arland", "belmark")),
        ("summit/summit#harbour-walk", ("arland", "belmark")),
        ("countries/arland#open-harbours", ("arland",)),
        ("countries/belmark#cautious", ("arland",)),
        ("bodies/arl-office#press-room", ("arland",)),
        ("themes/ports#oldest-matter", ()),
        ("pages/scope#two-countries", ()),
    ],
)
def test_whom_a_statement_concerns(tiny_site, statement, countries):
    owned = next(owned for owned in tiny_site.statements if owned.ref == statement)
    assert tiny_site.concerned(owned.owner, owned.statement) == countries


def test_every_citation_is_a_use_and_every_use_a_citation(tiny_site):
    cited = [
        (ref(record), path[:-1], text)
        for record in tiny_site.all()
        for path, text, marker in walk(record)
        if isinstance(marker, Ref) and marker.kind == "sources" and path[-1] == "source"
    ]
    used = [(ref(use.owner), use.path, source) for source, uses in tiny_site.uses.items() for use in uses]
    assert sorted(map(str, cited)) == sorted(map(str, used))
    assert all(use.citation.source == source for source, uses in tiny_site.uses.items() for use in uses)


def test_a_use_knows_the_statement_it_stands_under(tiny_site):
    uses = {ref(use.owner): use for use in tiny_site.uses["digest-copy"]}
    assert set(uses) == {"documents/port-accord", "bodies/tide-digest"}
    assert uses["documents/port-accord"].statement.id == "signed-at-noon"
    assert uses["bodies/tide-digest"].statement is None
    texts = [use for use in tiny_site.uses["ports-summary"] if ref(use.owner) == "declaration/declaration"]
    assert [use.statement for use in texts] == [None]


def test_relations_hold_in_both_directions(tiny_site):
    forward = {
        (ref(record), text.partition("#")[0] if marker.kind == "*" else f"{marker.kind}/{text}")
        for record in tiny_site.all()
        for _, text, marker in walk(record)
        if isinstance(marker, Ref)
    }
    forward = {(a, b) for a, b in forward if a != b and b.partition("/")[0] in RECORDS}
    backward = {(ref(a), b) for b, records in tiny_site.referrers.items() for a in records}
    assert forward == backward


def test_referring_keeps_the_order_of_the_kind(tiny_site):
    arland = tiny_site.countries["arland"]
    assert ids(tiny_site.referring(arland, "documents")) == list(tiny_site.documents)
    assert ids(tiny_site.referring(arland, "corrections")) == []
    accord = tiny_site.documents["port-accord"]
    assert ids(tiny_site.referring(accord, "events")) == ["session"]
    assert ids(tiny_site.referring(accord, "corrections")) == ["day-of-accord"]


def test_disagreements_are_found_from_their_statements_records_and_touches(tiny_site):
    on = tiny_site.disagreements_on
    assert ids(on["events/session#two-hours"]) == ["length-of-session"]
    assert ids(on["events/session"]) == ["length-of-session"]
    assert ids(on["summit/summit"]) == ["length-of-session"]
    assert ids(on["countries/belmark"]) == ["number-of-lamps"]
    assert "events/session#closed-doors" not in on


def test_gaps_are_found_from_what_they_touch_and_from_their_country_and_theme(tiny_site):
    for touched in ("documents/port-accord", "countries/arland", "themes/ports"):
        assert ids(tiny_site.gaps_on[touched]) == ["paper-on-tides"]
    assert "countries/belmark" not in tiny_site.gaps_on


def test_corrections_are_found_from_the_record(tiny_site):
    assert ids(tiny_site.corrections_of["documents/port-accord"]) == ["day-of-accord"]


def test_themes_and_countries_cross(tiny_site):
    assert ids(tiny_site.with_theme("documents", "ports")) == ["port-accord", "port-arl-declaration"]
    assert ids(tiny_site.with_theme("initiatives", "lighthouses", "arland")) == []
    for theme, country in itertools.product(tiny_site.themes, tiny_site.countries):
        found = tiny_site.with_theme("documents", theme, country)
        assert list(found) == [
            d for d in tiny_site.documents.values() if theme in d.themes and country in d.countries
        ]


def test_a_site_may_do_without_declaration_and_withdrawn(tiny):
    from summit_record import load

    (tiny / "declaration.yml").unlink()
    (tiny / "withdrawn.yml").unlink()
    site = build_site(load.load(tiny))
    assert site.declaration is None
    assert site.withdrawn == ()
    assert all(owned.owner is not None for owned in site.statements)


def test_the_reference_of_a_statement(tiny_site):
    summit = tiny_site.summit
    assert Owned(summit, summit.statements[0]).ref == "summit/summit#first-meeting"
