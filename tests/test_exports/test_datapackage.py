"""The descriptor says of the tables what is so."""

import csv
import hashlib
import io
import json
import re

import pytest

from summit_record.exports._cells import raw
from tests.support import editions


def package():
    return json.loads(editions.files(editions.tiny())["data/datapackage.json"].content)


def table(resource):
    content = editions.files(editions.tiny())[f"data/{resource['path']}"].content
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
    return content, [{key: raw(value) for key, value in row.items()} for row in rows]


RESOURCES = {resource["name"]: resource for resource in package()["resources"]}


def test_version_licence_and_sources():
    made, settings = package(), editions.tiny().site.settings
    assert made["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert "profile" not in made
    assert made["version"] == settings.version
    assert made["created"].startswith(settings.released)
    assert made["licenses"] == [{"title": settings.licence.name, "path": settings.licence.url}]
    assert [source["path"] for source in made["sources"]] == [
        source.url for source in editions.tiny().records("sources").values()
    ]


def test_every_table_is_in_it():
    paths = {path for path in editions.files(editions.tiny()) if path.endswith(".csv")}
    assert {f"data/{resource['path']}" for resource in RESOURCES.values()} == paths


@pytest.mark.parametrize("name", RESOURCES)
def test_size_hash_columns_types_and_constraints(name):
    resource = RESOURCES[name]
    content, rows = table(resource)
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    header = next(csv.reader(io.StringIO(content.decode("utf-8"))))
    assert list(fields) == header
    for field in fields.values():
        assert field["description"]
        seen = set()
        for row in rows:
            value, constraints = row[field["name"]], field.get("constraints", {})
            if not value:
                assert not constraints.get("required"), field
                continue
            _check_type(field, value)
            assert value in constraints.get("enum", [value])
            assert re.search(constraints.get("pattern", ""), value)
            if constraints.get("unique"):
                assert value not in seen
                seen.add(value)


def _check_type(field, value):
    if field["type"] == "integer":
        constraints = field.get("constraints", {})
        assert constraints.get("minimum", int(value)) <= int(value) <= constraints.get("maximum", int(value))
    elif field["type"] == "boolean":
        assert value in ("true", "false")
    elif field["type"] == "date":
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
    elif field["type"] == "array":
        assert isinstance(json.loads(value), list)
    else:
        assert field["type"] in ("string", "list")


@pytest.mark.parametrize("name", RESOURCES)
def test_keys_between_tables_hold(name):
    schema = RESOURCES[name]["schema"]
    _, rows = table(RESOURCES[name])
    for key in schema.get("foreignKeys", ()):
        (own,), (theirs,) = key["fields"], key["reference"]["fields"]
        _, others = table(RESOURCES[key["reference"]["resource"]])
        assert {row[own] for row in rows} - {""} <= {row[theirs] for row in others}
    ids = [tuple(row[field] for field in schema.get("primaryKey", ())) for row in rows]
    assert not schema.get("primaryKey") or len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", ["documents", "sources", "statements"])
def test_tables_with_references_say_so(name):
    assert RESOURCES[name]["schema"].get("foreignKeys") or name == "documents"
