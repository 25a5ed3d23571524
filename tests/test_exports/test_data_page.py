"""The page of downloads names every file a reader may want, with size, columns and what will not change."""

from summit_record.edition import KINDS
from summit_record.pages import data
from tests.support import editions

EDITION = editions.tiny()


def context():
    EDITION.renderer.env.globals["edition"] = EDITION
    (page,) = data.pages(EDITION.site, EDITION.renderer)
    return page.given


def test_every_described_file_is_on_the_page_once():
    made = context()
    paths = [file["path"] for file in made["files"]]
    paths += [file["path"] for kind in made["kinds"] for file in kind["files"]]
    described = {path for path, export in editions.files(EDITION).items() if export.title}
    assert described <= set(paths)
    assert len(paths) == len(set(paths))
    assert set(paths) <= editions.files(EDITION).keys()


def test_every_kind_with_its_columns():
    made = context()
    assert [kind["kind"] for kind in made["kinds"]] == [kind for kind in KINDS if EDITION.records(kind)]
    for kind in made["kinds"]:
        assert kind["count"] == len(EDITION.records(kind["kind"]))
        assert len(kind["files"]) == 4
        assert kind["fields"]
        assert all(name and words for name, words in kind["fields"])


def test_the_tables_of_no_kind_with_theirs():
    made = context()
    files = editions.files(EDITION)
    assert made["statement_fields"] == files["data/statements.csv"].fields
    assert made["term_fields"] == files["data/terms.csv"].fields


def test_files_have_a_size():
    for file in context()["files"]:
        assert file["size"].endswith(" kB")
        assert file["title"]
