"""The API is described by its own schemas, and every link in it leads to a file."""

import json

import jsonschema
import pytest
from referencing.jsonschema import EMPTY_REGISTRY

from summit_record.edition import KINDS
from tests.support import editions

EXISTING = [kind for kind in KINDS if editions.tiny().records(kind)]


def load(path):
    return json.loads(editions.files(editions.tiny())[path].content)


def validator(kind):
    schema = load(f"api/v1/schema/{kind}.json")
    made = jsonschema.validators.validator_for(schema)
    made.check_schema(schema)
    return made(schema, registry=EMPTY_REGISTRY, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("kind", EXISTING)
def test_every_record_fits_the_published_schema(kind):
    check = validator(kind)
    for id_, record in editions.tiny().records(kind).items():
        answer = load(f"api/v1/{kind}/{id_}.json")
        assert not list(check.iter_errors(answer)), (kind, id_)
        assert set(answer["data"]) - {"grade"} == set(type(record).model_fields)


@pytest.mark.parametrize("kind", EXISTING)
def test_the_schema_notices_a_dropped_and_an_unknown_key(kind):
    check = validator(kind)
    id_ = next(iter(editions.tiny().records(kind)))
    answer = load(f"api/v1/{kind}/{id_}.json")
    dropped = {**answer, "data": {key: value for key, value in answer["data"].items() if key != "updated"}}
    assert not check.is_valid(dropped)
    assert not check.is_valid({**answer, "data": {**answer["data"], "unheard": 1}})
    assert not check.is_valid({key: value for key, value in answer.items() if key != "schema_version"})


def test_values_are_those_of_the_whole_record():
    whole = load("data/summit.json")
    for kind in EXISTING:
        for id_ in editions.tiny().records(kind):
            there = whole[kind] if kind in ("summit", "declaration") else whole[kind][id_]
            assert load(f"api/v1/{kind}/{id_}.json")["data"] == there


def test_every_link_into_the_site_leads_to_a_file_or_page():
    edition = editions.tiny()
    files = editions.files(edition)
    pages = {edition.page(record) for record in edition.all()} | {edition.url("data/")}
    for path, export in files.items():
        if path.startswith("api/v1/") and "/schema/" not in path:
            for address in _addresses(json.loads(export.content), edition.address):
                assert address.removeprefix(edition.address) in files or address in pages, (path, address)


def _addresses(node, base):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _addresses(value, base) if key != "data" else ()
    elif isinstance(node, list):
        for value in node:
            yield from _addresses(value, base)
    elif isinstance(node, str) and node.startswith(base):
        yield node


def test_the_index_leads_to_every_kind():
    index = load("api/v1/index.json")
    assert [each["kind"] for each in index["kinds"]] == EXISTING
    assert index["version"] == editions.tiny().site.settings.version
    for each in index["kinds"]:
        listing = load(f"api/v1/{each['kind']}.json")
        assert listing["count"] == each["count"] == len(listing["records"])


def test_sources_of_a_record_are_all_it_names():
    answer = load("api/v1/documents/port-accord.json")
    site = editions.tiny().site
    named = {
        use.citation.source
        for uses in site.uses.values()
        for use in uses
        if use.owner is site.documents["port-accord"]
    }
    assert {source["id"] for source in answer["sources"]} == named
    archived = {source["id"]: source["archived"] for source in answer["sources"]}
    assert archived["herald-report"] == site.sources["herald-report"].archived.url
