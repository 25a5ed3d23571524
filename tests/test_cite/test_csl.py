"""CSL-JSON, against what its schema (csl-data.json 1.0.2) allows."""

import json

import jsonschema
import pytest

from summit_record.cite import csl
from summit_record.cite.item import item, whole
from tests.support import editions
from tests.test_cite.nasty import NASTY

EDITION = editions.tiny()
ITEMS = [NASTY, whole(EDITION), *(item(EDITION, record) for record in EDITION.all())]

DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "circa": {"type": ["string", "number", "boolean"]},
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
TEXTS = (
    "title", "original-title", "title-short", "publisher", "container-title", "genre", "URL", "language", "archive",
    "archive_location", "version", "note", "source",
)  # fmt: skip
SCHEMA = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "type": {"enum": ["webpage", "article-newspaper", "document", "treaty", "dataset"]},
        "author": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"literal": {"type": "string", "minLength": 1}},
                "required": ["literal"],
                "additionalProperties": False,
            },
        },
        "issued": DATE,
        "accessed": DATE,
        "custom": {"type": "object", "minProperties": 1},
        **{name: {"type": "string", "minLength": 1} for name in TEXTS},
    },
    "required": ["id", "type", "title", "URL"],
    "additionalProperties": False,
}
"""The part of csl-data.json (https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json) that these
items use, as strict as it is there: a variable that it does not know makes an item invalid.
"""


@pytest.mark.parametrize("made", ITEMS, ids=lambda made: made.key)
def test_every_item_fits_the_schema(made):
    (read,) = json.loads(csl.dump([made]))
    jsonschema.validate(read, SCHEMA)
    assert [name["literal"] for name in read.get("author", [])] == list(made.authors)
    assert read["title"] == made.full_title
    assert read.get("container-title", "") == made.container
    assert read["URL"] == made.url


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-12-20", {"date-parts": [[2025, 12, 20]]}),
        ("2025-12", {"date-parts": [[2025, 12]]}),
        ("2025~", {"date-parts": [[2025]], "circa": True}),
        ("2025-12-19/2025-12-20", {"date-parts": [[2025, 12, 19], [2025, 12, 20]]}),
        ("2025-12-19/..", {"date-parts": [[2025, 12, 19]]}),
        ("../2025-12", {"date-parts": [[2025, 12]]}),
        ("XXXX", None),
        ("", None),
    ],
)
def test_dates_are_as_precise_as_they_are(edtf, expected):
    assert csl.date_of(edtf) == expected


def test_the_archived_copy_is_named():
    made = csl.csl(NASTY)
    assert made["archive"] == "Internet Archive"
    assert made["archive_location"] == NASTY.archived
