"""The graph of each page, against the model."""

import pytest

from summit_record.dates import parse
from summit_record.metadata import values
from tests.support import editions

EDITION = editions.tiny()
SITE = EDITION.site


def test_every_page_has_itself_and_the_way_to_it(heads):
    for address, head in heads.items():
        own = head.graph[0]
        assert own["@id"] == EDITION.url(address)
        assert own["license"] == SITE.settings.licence.url
        (crumbs,) = head.of("BreadcrumbList")
        items = crumbs["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert items[0]["item"] == EDITION.address
        assert items[-1]["item"] == EDITION.url(address)
        assert all(item["item"].removeprefix(EDITION.address) in heads for item in items)


def test_every_node_has_a_type_and_names_only_pages_that_are_there(heads):
    for head in heads.values():
        for node in _nodes(head.graph):
            if "@value" in node:
                continue
            assert "@type" in node or set(node) == {"@id"}
            at = node.get("@id", "").partition("#")[0]
            if at.startswith(EDITION.address):
                assert at.removeprefix(EDITION.address) in heads


def _nodes(node):
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def test_the_summit_is_an_event_with_its_parts(heads):
    for address in ("", "summit/"):
        (event,) = heads[address].of("Event")
        assert (event["startDate"], event["endDate"]) == ("2024-03-02", "2024-03-03")
        assert {p["name"] for p in event["attendee"]} == {"Ada Quill", "Cedric Vale"}
        assert all(p["@type"] == "Person" and p["jobTitle"] and p["affiliation"] for p in event["attendee"])
        assert event["organizer"]["name"] == "Arland"
        assert event["location"]["geo"]["latitude"] == "10.25"
        assert {part["name"] for part in event["subEvent"]} == {
            "Arrival of the Steward",
            "Session of the heads",
        }


def test_an_event_has_its_hour_with_offset_and_its_summit(heads):
    (event,) = heads["history/session/"].of("Event")
    assert event["startDate"] == "2024-03-03T09:30:00+00:00"
    assert event["superEvent"]["@id"] == EDITION.url("summit/#it")
    (earlier,) = heads["history/first-ministers/"].of("Event")
    assert "superEvent" not in earlier


def test_only_what_binds_is_legislation(heads):
    for document in SITE.documents.values():
        binding = SITE.term("forms", document.form).binding
        head = heads[f"documents/{document.id}/"]
        (node,) = head.of("Legislation") if binding else head.of("CreativeWork")
        assert node["name"] == EDITION.title(document)
        assert {each["@value"] for each in node["alternateName"]} == {name.text for name in document.names}
        cited = {each["url"] for each in node["citation"]}
        assert cited == {SITE.sources[c.source].url for c in document.sources}
    (accord,) = heads["documents/port-accord/"].of("Legislation")
    assert accord["legislationDate"] == "2024-03-03"
    assert [each["name"] for each in accord["legislationJurisdiction"]] == ["Arland", "Belmark"]


def test_bodies_are_organizations_and_those_of_states_say_so(heads):
    for body in SITE.bodies.values():
        kind = SITE.records["publisher-kinds"].get(body.publishes_as or "")
        expected = "GovernmentOrganization" if kind and kind.government else "Organization"
        assert heads[f"bodies/{body.id}/"].of(expected)[0]["name"] == EDITION.title(body)


def test_a_country_with_who_took_part(heads):
    head = heads["participants/arland/"]
    assert head.of("Country")[0]["identifier"] == "XR"
    assert head.of("Person")[0]["name"] == "Ada Quill"


def test_a_source_as_it_was_published(heads):
    source = SITE.sources["herald-report"]
    assert heads["sources/office-note/"].of("CreativeWork")[0]["name"] == "Note on the meeting"
    (node,) = heads["sources/herald-report/"].of("NewsArticle")
    assert node["url"] == source.url
    assert node["archivedAt"] == source.archived.url
    assert node["publisher"]["name"] == "The Harbour Herald"


def test_the_data_set_names_every_file_with_size_and_hash(heads):
    (node,) = heads["data/"].of("Dataset")
    files = editions.files(EDITION)
    assert node["version"] == SITE.settings.version
    assert {d["contentUrl"].removeprefix(EDITION.address) for d in node["distribution"]} == {
        path for path, export in files.items() if export.title
    }
    for download in node["distribution"]:
        export = files[download["contentUrl"].removeprefix(EDITION.address)]
        assert download["contentSize"] == f"{len(export.content)} B"
        assert download["encodingFormat"] == export.media_type


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-12-20", {"startDate": "2025-12-20", "endDate": "2025-12-20"}),
        ("2025-12?", {"startDate": "2025-12", "endDate": "2025-12"}),
        ("2025-12-19/2025-12-20", {"startDate": "2025-12-19", "endDate": "2025-12-20"}),
        ("2025-12-19/..", {"startDate": "2025-12-19"}),
        ("../2025-12-20", {"endDate": "2025-12-20"}),
        ("XXXX", {}),
    ],
)
def test_dates_are_no_more_precise_than_the_record(edtf, expected):
    assert values.begin_and_end(parse(edtf)) == expected


def test_an_hour_in_its_zone():
    made = values.begin_and_end(parse("2025-12-20"), "09:30", "Asia/Tokyo")
    assert made == {"startDate": "2025-12-20T09:30:00+09:00"}
