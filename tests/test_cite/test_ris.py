"""RIS, read back by rispy."""

import pytest
import rispy

from summit_record.cite import ris
from summit_record.cite.item import item, whole
from tests.support import editions
from tests.test_cite.nasty import NASTY

EDITION = editions.tiny()
ITEMS = [NASTY, whole(EDITION), *(item(EDITION, record) for record in EDITION.all())]


@pytest.mark.parametrize("made", ITEMS, ids=lambda made: made.key)
def test_every_field_comes_back(made):
    (read,) = rispy.loads(ris.dump([made]).decode())
    assert read["type_of_reference"] == ris.TYPES[made.kind]
    assert read["title"] == made.full_title
    assert read.get("translated_title", "") == made.rendering
    assert [name.replace("，", ", ") for name in read.get("authors", [])] == list(made.authors)
    assert not any("," in name for name in read.get("authors", [])), "a name would be split"
    assert read["urls"] == [made.url]
    assert read.get("publisher", "") == made.publisher
    assert read.get("secondary_title", "") == made.container
    assert read["language"] == made.language
    assert read.get("file_attachments2", "") == made.archived


def test_types_that_reference_managers_take_for_what_they_are():
    types = {made.kind: ris.TYPES[made.kind] for made in ITEMS}
    assert types == {
        "webpage": "ELEC", "news": "NEWS", "document": "GOVDOC", "treaty": "GOVDOC", "dataset": "DATA"
    }  # fmt: skip


def test_the_day_of_reading_only_where_it_is_one():
    """Zotero makes the first of the month of `2026/11//`."""
    (read,) = rispy.loads(ris.dump([item(EDITION, EDITION.site.sources["herald-report"])]).decode())
    assert read["access_date"] == "2025/01/10/"
    (read,) = rispy.loads(ris.dump([NASTY]).decode())
    assert "access_date" not in read


def test_the_release_is_named_without_a_note():
    for made in (whole(EDITION), item(EDITION, EDITION.site.documents["port-accord"])):
        (read,) = rispy.loads(ris.dump([made]).decode())
        assert read["database_provider"] == "The Arland Meeting: a record, version 1.2.0, 2025-03-01"
        assert "notes" not in read


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2025-12-20", "2025/12/20/"),
        ("2025-12", "2025/12//"),
        ("2025", "2025///"),
        ("2025-12?", "2025/12//2025-12?"),
        ("2025-12-19/2025-12-20", "2025/12/19/2025-12-19/2025-12-20"),
        ("", ""),
    ],
)
def test_dates_are_no_more_precise_than_they_are(edtf, shown):
    assert ris._date(edtf) == shown


def test_each_reference_begins_and_ends_and_is_not_numbered():
    items = [item(EDITION, source) for source in EDITION.site.sources.values()]
    lines = ris.dump(items).decode().split("\r\n")
    assert sum(line == "ER  - " for line in lines) == len(items)
    assert lines[0].startswith("TY  - ")
    assert all(line == "" or line[2:6] == "  - " for line in lines)
