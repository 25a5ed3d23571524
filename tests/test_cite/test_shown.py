"""What pages show of citations."""

import pytest

from summit_record.cite import shown
from summit_record.page import Page
from summit_record.pages import all_pages
from summit_record.view import View
from tests.support import editions

EDITION = editions.tiny()
SITE = EDITION.site


def view(page=None):
    EDITION.renderer.env.globals["edition"] = EDITION
    return View(EDITION.renderer, page or Page("", "", "", ""))


def of_record(record):
    made = shown.of_record(view(), record)
    assert made
    return made


def of_list(page):
    made = shown.of_list(view(), page)
    assert made
    return made


@pytest.mark.parametrize(
    "record", [r for r in EDITION.all() if EDITION.own_page(r)], ids=lambda r: f"{r.kind}"
)
def test_every_record_with_a_page_is_cited_with_three_files(record):
    made = of_record(record)
    files = editions.files(EDITION)
    assert [file.name for file in made.files] == ["BibTeX", "RIS", "CSL-JSON"]
    for file in made.files:
        assert files[file.path].media_type == file.media_type
    assert made.api in files
    assert made.twin in files
    assert made.quotes[0].text


def test_a_source_is_quoted_as_itself_and_as_our_page():
    made = of_record(SITE.sources["office-note"])
    assert [quote.page for quote in made.quotes] == [False, True]
    assert SITE.sources["office-note"].url in made.quotes[0].text
    assert "/sources/office-note/" in made.quotes[1].text


def test_where_no_copy_is_on_record_the_archive_is_looked_in():
    without = of_record(SITE.sources["office-note"])
    assert without.lookup == f"https://web.archive.org/web/20240303/{SITE.sources['office-note'].url}"
    assert of_record(SITE.sources["herald-report"]).lookup == ""
    assert of_record(SITE.documents["port-accord"]).lookup == ""


def test_what_shares_a_page_is_not_cited_by_itself():
    assert shown.of_record(view(), SITE.gaps["menu-of-dinner"]) is None


def test_the_catalogue_offers_its_documents_one_by_one():
    pages = {page.address: page for page in all_pages(SITE, EDITION.renderer)}
    made = of_list(pages["documents/"])
    assert made.span.count("Z3988") == len(SITE.documents)
    assert [file.path for file in made.files] == [
        f"data/documents.{end}" for end in ("bib", "ris", "csl.json")
    ]
    facet = next(page for address, page in pages.items() if address.startswith("documents/by/"))
    assert of_list(facet).span.count("Z3988") == len(facet.given["documents"])
    assert of_list(pages["sources/"]).files[0].path == "data/bibliography.bib"
    assert of_list(pages["data/"]).files[0].path == "cite/record.bib"
    assert shown.of_list(view(), pages["glossary/"]) is None


def test_a_long_list_is_offered_as_files_only(monkeypatch):
    catalogue = next(page for page in all_pages(SITE, EDITION.renderer) if page.address == "documents/")
    monkeypatch.setattr(shown, "MOST", len(SITE.documents))
    assert of_list(catalogue).span
    monkeypatch.setattr(shown, "MOST", len(SITE.documents) - 1)
    assert not of_list(catalogue).span
    assert of_list(catalogue).files
