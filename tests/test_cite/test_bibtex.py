"""BibTeX, read back by pybtex."""

import re

import pytest
from pybtex.database import parse_string

from summit_record.cite import bibtex
from summit_record.cite.item import item, whole
from tests.support import editions
from tests.test_cite.nasty import NASTY

EDITION = editions.tiny()


def plain(text):
    """What TeX would print."""
    for command, sign in (
        ("\\textbackslash{}", "\0"),
        ("\\textasciicircum{}", "^"),
        ("\\textasciitilde{}", "~"),
    ):
        text = text.replace(command, sign)
    text = re.sub(r"\\([{}$&#_%])", lambda m: {"{": "\1", "}": "\2"}.get(m[1], m[1]), text)
    return text.replace("{", "").replace("}", "").replace("\0", "\\").replace("\1", "{").replace("\2", "}")


def entry(made):
    return parse_string(bibtex.dump([made]).decode(), "bibtex").entries[made.key]


ITEMS = [NASTY, whole(EDITION), *(item(EDITION, record) for record in EDITION.all())]


@pytest.mark.parametrize("made", ITEMS, ids=lambda made: made.key)
def test_every_field_comes_back(made):
    read = entry(made)
    assert read.fields["url"] == made.url
    assert plain(read.fields["title"]) == made.full_title
    assert plain(read.fields.get("origtitle", "")) == (made.title if made.rendering else "")
    assert read.fields.get("date", "") == made.date
    assert read.fields.get("urldate", "") == made.accessed
    assert plain(read.fields.get("publisher", "")) == made.publisher
    at = {"news": "journal", "document": "howpublished", "treaty": "howpublished"}.get(made.kind, "booktitle")
    held = plain(read.fields.get(at, ""))
    assert held == (
        f"{made.container}, version {made.version}, released {made.released}"
        if at == "howpublished"
        else made.container
    )
    assert read.fields.get("language", "") == made.language


@pytest.mark.parametrize("made", ITEMS, ids=lambda made: made.key)
def test_corporate_authors_stay_whole(made):
    people = entry(made).persons.get("author", [])
    assert [plain(str(person)) for person in people] == list(made.authors)
    assert all(not person.first_names and len(person.last_names) == 1 for person in people)


def test_each_kind_has_a_type_that_prints_its_fields():
    sources = EDITION.site.sources
    assert entry(item(EDITION, sources["office-note"])).type == "online"
    article = entry(item(EDITION, sources["courier-report"]))
    assert (article.type, article.fields["entrysubtype"]) == ("article", "newspaper")
    assert article.fields["journal"] == "Belmark Courier"


def test_a_file_of_many():
    items = [item(EDITION, source) for source in EDITION.site.sources.values()]
    read = parse_string(bibtex.dump(items).decode(), "bibtex")
    assert list(read.entries) == [made.key for made in items]


def test_the_archived_copy_is_in_the_note():
    assert "web.archive.org" in entry(NASTY).fields["note"]


def test_year_and_month_for_older_styles():
    fields = entry(NASTY).fields
    assert fields["year"] == "2025"
    assert entry(item(EDITION, EDITION.site.documents["port-accord"])).fields["month"] == "mar"
