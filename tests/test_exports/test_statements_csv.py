"""Every value that rests on a source has a row for each of its sources."""

import csv
import io
from collections import defaultdict

from summit_record.exports import statements_csv
from summit_record.exports._cells import raw
from summit_record.model import ref, statements_of
from summit_record.schema import KINDS
from tests import worlds
from tests.support import editions


def rows():
    content = editions.files(editions.tiny())["data/statements.csv"].content.decode("utf-8")
    found = list(csv.DictReader(io.StringIO(content, newline="")))
    return [{key: raw(value) for key, value in row.items()} for row in found]


def test_every_statement_with_every_source_and_its_grade():
    edition = editions.tiny()
    found = defaultdict(list)
    for row in rows():
        if row["field"].endswith(".text") and row["kind"]:
            found[row["statement"]].append(row)
    assert found.keys() == {owned.ref for owned in edition.site.statements}
    for owned in edition.site.statements:
        mine = found[owned.ref]
        statement = owned.statement
        assert [row["source"] for row in mine] == [c.source for c in statement.sources]
        assert [row["place"] for row in mine] == [c.place or "" for c in statement.sources]
        for row in mine:
            assert row["value"] == statement.text
            assert row["grade"] == edition.grades[owned.ref]
            assert row["kind"] == statement.kind
            assert row["by"] == (statement.by or "")
            assert row["countries"].split() == list(edition.site.concerned(owned.owner, statement))
            assert row["note"] == (statement.note or "")


def test_a_name_keeps_its_language_status_and_original():
    mine = [row for row in rows() if row["record"] == "documents/port-accord" and row["field"] == "names"]
    by_text = {row["value"]: row for row in mine}
    names = editions.tiny().site.documents["port-accord"].names
    assert set(by_text) == {name.text for name in names}
    for name in names:
        row = by_text[name.text]
        assert (row["language"], row["status"]) == (name.lang, name.status)
        assert row["original_value"] == "Συμφωνία για τους λιμένες"


def test_an_amount_keeps_the_words_of_its_source():
    row = next(
        row for row in rows() if row["field"] == "amounts[0].amount" and row["record"].endswith("port-accord")
    )
    assert (row["value"], row["original_value"]) == ("5000000 XTS", "five million")


def test_a_value_without_sources_of_its_own_has_its_records():
    accord = [r for r in rows() if r["record"] == "documents/port-accord"]
    summary = [row["source"] for row in accord if row["field"] == "summary"]
    assert summary == [c.source for c in editions.tiny().site.documents["port-accord"].sources]


def test_ids_are_unique_and_stay():
    ids = [row["id"] for row in rows()]
    assert len(ids) == len(set(ids))
    again = statements_csv.rows(editions.edition(worlds.TINY))
    assert [row[0] for row in again] == ids


def test_every_field_is_a_value_or_known_to_be_none():
    """A new field of a model comes into the table by itself: what has no row is named in NOT_VALUES, or was empty,
    or rests on no source."""
    edition = editions.tiny()
    fields = defaultdict(set)
    for row in rows():
        fields[row["record"]].add(row["field"].replace("[", ".").split(".")[0])
    for kind in KINDS:
        for record in edition.records(kind).values() if kind in edition.plain else ():
            plain = edition.plain[kind][getattr(record, "id", kind)]
            if not plain.get("sources"):
                continue
            for name, value in plain.items():
                if name in statements_csv.NOT_VALUES or value in (None, [], {}):
                    continue
                assert name in fields[ref(record)], (ref(record), name)
            assert not list(statements_of(record)) or {"statements", "sections"} & fields[ref(record)]
