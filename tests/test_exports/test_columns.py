"""Every field of every model has a column, also one that is added tomorrow."""

import pytest
from pydantic import Field

from summit_record.exports._columns import LANGUAGE, columns
from summit_record.exports.csv_files import columns_of
from summit_record.schema import KINDS, Document
from summit_record.schema.values import DatedValue, Statements, statements_field
from tests.support import editions

GIVEN = [kind for kind in KINDS if kind not in ("site", "withdrawn")]


@pytest.mark.parametrize("kind", GIVEN)
def test_every_field_has_a_column(kind):
    names = {column.name for column in columns_of(kind)}
    for field in KINDS[kind].model.model_fields:
        assert any(name == field or name.startswith(f"{field}_") for name in names), field


def test_a_field_added_to_a_model_gets_its_column():
    class Tomorrow(Document):
        """A document with fields nobody thought of."""

        sealed: bool = Field(False, description="Whether it has a seal.")
        ratified: DatedValue | None = Field(None, description="When.")
        annexes: Statements = statements_field()

    made = {column.name: column for column in columns(Tomorrow)}
    assert made["sealed"].type == "boolean"
    assert {"ratified", "ratified_first", "ratified_sources", "ratified_note"} <= made.keys()
    assert made["annexes"].type == "array"


def test_every_value_of_the_model_is_in_the_columns():
    """Nothing a model holds is lost on the way: each text of a plain record stands in one of its cells."""
    edition = editions.tiny()
    for kind, records in edition.plain.items():
        for plain in records.values():
            cells = [
                str(value)
                for column in columns_of(kind)
                if (value := column.get({**plain, LANGUAGE: "en"})) is not None
            ]
            for text in _texts(plain):
                escaped = text.replace("\\", "\\\\").replace('"', '\\"')
                assert any(text in cell or escaped in cell for cell in cells), (kind, text)


def _texts(node, within=""):
    if isinstance(node, dict):
        for key, value in node.items():
            # A list of sources is a list of ids; places within them are in statements.csv and the JSON.
            if not (key == "place" and "source" in node):
                yield from _texts(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, within)
    elif isinstance(node, str):
        yield node
