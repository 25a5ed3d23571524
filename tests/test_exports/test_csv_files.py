"""Tables hold what the model holds, value by value."""

import csv
import io
import json

import pytest

from summit_record.edition import KINDS
from summit_record.exports._cells import raw
from summit_record.exports.csv_files import columns_of
from tests.support import editions
from tests.support.plain import without_grades


def read(path):
    content = editions.files(editions.tiny())[path].content.decode("utf-8")
    return list(csv.DictReader(io.StringIO(content, newline="")))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if editions.tiny().records(kind)])
def test_every_value_equals_the_model(kind):
    edition = editions.tiny()
    rows = read(f"data/{kind}.csv")
    assert len(rows) == len(edition.records(kind))
    for row, record in zip(rows, edition.records(kind).values(), strict=True):
        plain = record.model_dump(mode="json")
        for column in columns_of(kind):
            cell = raw(row[column.name])
            here = plain.get(column.name)
            if column.name not in plain:
                continue
            if column.type == "array":
                value = json.loads(cell) if cell else []
                assert [without_grades(each) for each in value] == here
            elif column.type == "list":
                assert cell.split() == [each["source"] if isinstance(each, dict) else each for each in here]
            elif isinstance(here, dict):
                assert cell == here["value"]
            elif isinstance(here, bool):
                assert cell == str(here).lower()
            else:
                assert cell == ("" if here is None else str(here))


def test_names_and_dates_have_columns_of_their_own():
    row = next(row for row in read("data/documents.csv") if row["id"] == "port-accord")
    assert row["name"] == "Accord on Ports between Arland and Belmark"
    assert row["name_original"] == "Συμφωνία για τους λιμένες"
    assert (row["date"], row["date_first"], row["date_last"]) == ("2024-03-03",) * 3
    row = next(row for row in read("data/summit.csv"))
    assert (row["dates_first"], row["dates_last"]) == ("2024-03-02", "2024-03-03")


def test_negative_coordinates_stay_numbers():
    row = next(row for row in read("data/places.csv") if row["id"] == "port-arl")
    assert float(row["coordinates_lon"]) == -20.5


def test_terms_are_in_one_table():
    rows = read("data/terms.csv")
    assert {"list": "forms", "id": "treaty"}.items() <= rows[0].items() or any(
        row["list"] == "forms" and row["id"] == "treaty" for row in rows
    )
    assert len({(row["list"], row["id"]) for row in rows}) == len(rows)
