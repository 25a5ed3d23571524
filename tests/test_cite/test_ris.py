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
    assert read.get("authors", []) == list(made.authors)
    assert read["urls"] == [made.url]
    assert read["publisher"] == made.publisher
    assert read.get("secondary_title", "") == made.container
    assert read["language"] == made.language
    assert read.get("file_attachments2", "") == made.archived


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
