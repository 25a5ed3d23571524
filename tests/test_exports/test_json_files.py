"""JSON holds what the model holds, with grades."""

import json

from summit_record import grades
from tests.support import editions
from tests.support.plain import graded, without_grades


def load(path):
    return json.loads(editions.files(editions.tiny())[path].content)


def test_the_whole_is_the_model():
    edition, whole = editions.tiny(), load("data/summit.json")
    assert without_grades(whole["summit"]) == edition.site.summit.model_dump(mode="json")
    assert without_grades(whole["declaration"]) == edition.site.declaration.model_dump(mode="json")
    for kind, records in edition.site.records.items():
        made = (
            without_grades(whole[kind])
            if kind in whole
            else {term["id"]: term for term in whole["vocabularies"][kind]}
        )
        assert made == {id_: record.model_dump(mode="json") for id_, record in records.items()}
    assert whole["site"]["version"] == edition.site.settings.version
    assert len(whole["withdrawn"]) == len(edition.site.withdrawn)


def test_every_statement_carries_the_grade_that_pages_show():
    edition, whole = editions.tiny(), load("data/summit.json")
    shown = {owned.ref: grades.grade(edition.site, owned) for owned in edition.site.statements}
    given = {}
    for kind in edition.plain:
        records = {kind: whole[kind]} if kind in ("summit", "declaration") else whole[kind]
        for id_, record in records.items():
            for statement in graded(record):
                given[f"{kind}/{id_}#{statement['id']}"] = statement["grade"]
    assert given == shown


def test_each_kind_has_the_part_of_the_whole():
    whole = load("data/summit.json")
    for kind in editions.tiny().plain:
        if kind not in ("summit", "declaration"):
            made = load(f"data/{kind}.json")
            assert made["records"] == whole[kind]
            assert made["version"] == whole["site"]["version"]


def test_each_record_stands_on_a_line():
    content = editions.files(editions.tiny())["data/documents.json"].content.decode()
    assert len(content.splitlines()) == len(editions.tiny().site.documents) + 2
