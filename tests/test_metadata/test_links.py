"""Typed links: each leads to a file or page that is there."""

from summit_record.edition import TWIN
from tests.support import editions

EDITION = editions.tiny()


def test_every_link_leads_somewhere(heads):
    files = editions.files(EDITION)
    licence = EDITION.site.settings.licence.url
    for address, head in heads.items():
        for rel, type_, href in head.links:
            if href == licence:
                assert rel == "license"
                continue
            path = href.removeprefix(EDITION.address)
            if type_ == "text/markdown":  # beside each page; the test of the whole site looks for the files
                assert path.removesuffix(TWIN) in heads, (address, href)
                continue
            assert path in files or path in heads, (address, href)
            if path in files and rel == "alternate":
                assert files[path].media_type == type_


def test_a_record_says_how_it_is_cited_and_described(heads):
    links = heads["documents/port-accord/"].links
    assert ("cite-as", None, EDITION.url("documents/port-accord/")) in links
    assert ("describedby", "application/json", EDITION.url("api/v1/documents/port-accord.json")) in links
    assert {type_ for rel, type_, _ in links if rel == "alternate"} == {
        "application/atom+xml",
        "application/json",
        "application/x-bibtex",
        "application/x-research-info-systems",
        "application/vnd.citationstyles.csl+json",
        "text/markdown",
    }


def test_every_page_names_the_licence_and_the_feed(heads):
    for head in heads.values():
        rels = [rel for rel, _, _ in head.links]
        assert rels.count("license") == 1
        assert any(href.endswith("feed.atom") for _, _, href in head.links)


def test_lists_offer_all_they_list(heads):
    assert any(href.endswith("data/documents.ris") for _, _, href in heads["documents/"].links)
    assert any(href.endswith("data/bibliography.ris") for _, _, href in heads["sources/"].links)
