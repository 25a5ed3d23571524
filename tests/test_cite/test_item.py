"""What is cited: sources as themselves, documents in the record, everything else as its page."""

import pytest

from summit_record.cite.item import item, page, whole
from tests.support import editions

EDITION = editions.tiny()
SITE = EDITION.site


def test_a_source_is_cited_as_itself():
    made = item(EDITION, SITE.sources["archive-declaration"])
    assert made.url == SITE.sources["archive-declaration"].url
    assert (made.title, made.rendering) == ("Διακήρυξη του Πορτ Αρλ", "Declaration of Port Arl")
    assert made.full_title == "Διακήρυξη του Πορτ Αρλ [Declaration of Port Arl]"
    assert made.authors == ("Shore Archive",)
    assert made.language == "el"
    assert made.container == ""
    assert SITE.settings.version in made.catalogue


def test_an_article_stands_in_its_newspaper_and_is_signed_only_where_it_is():
    signed, unsigned = (item(EDITION, SITE.sources[id_]) for id_ in ("herald-report", "courier-report"))
    assert (signed.kind, signed.authors, signed.container) == ("news", ("D. Fenn",), "The Harbour Herald")
    assert (unsigned.kind, unsigned.authors, unsigned.container) == ("news", (), "Belmark Courier")
    assert unsigned.publisher == ""


def test_a_source_keeps_its_author_archived_copy_and_day_of_reading():
    source = SITE.sources["herald-report"]
    made = item(EDITION, source)
    assert made.authors == (source.author,)
    assert (made.archived, made.archived_date) == (source.archived.url, source.archived.date)
    assert made.accessed == source.read.date


def test_a_document_has_its_parties_for_authors_and_stands_in_the_record():
    made = item(EDITION, SITE.documents["port-accord"])
    assert made.kind == "treaty"
    assert made.authors == ("Keepers of Ports", "Ports Board of Belmark")
    assert made.title == "Συμφωνία για τους λιμένες"
    assert made.rendering == "Accord on Ports between Arland and Belmark"
    assert made.container == SITE.settings.title
    assert made.url == EDITION.page(SITE.documents["port-accord"])
    assert (made.version, made.released) == (SITE.settings.version, SITE.settings.released)
    assert made.licence == "", "ours is the licence of the record, not of what it tells of"


def test_what_does_not_bind_is_no_treaty():
    assert {item(EDITION, d).kind for d in SITE.documents.values()} == {"treaty", "document"}
    assert item(EDITION, SITE.documents["lamp-memorandum"]).kind == "document"


def test_a_date_that_is_not_known_is_left_out():
    assert item(EDITION, SITE.documents["lamp-memorandum"]).date == ""


def test_other_records_are_pages_of_the_record():
    for record in (SITE.summit, SITE.declaration, SITE.countries["arland"], SITE.events["session"]):
        made = item(EDITION, record)
        assert made == page(EDITION, record)
        assert made.kind == "webpage"
        assert made.authors == (SITE.settings.publisher,)
        assert made.url == EDITION.page(record)


def test_the_whole_is_a_dataset():
    made = whole(EDITION)
    assert made.kind == "dataset"
    assert made.url == EDITION.address
    assert made.date == SITE.settings.released


def test_keys_are_unique():
    keys = [item(EDITION, record).key for record in EDITION.all()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "record", list(EDITION.all()), ids=lambda record: f"{record.kind}-{getattr(record, 'id', '')}"
)
def test_every_item_has_a_title_and_an_address(record):
    made = item(EDITION, record)
    assert made.title
    assert made.url.startswith("https://")
