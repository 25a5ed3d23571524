"""One bibliographic vocabulary a page, with one explicit type."""

from tests.support import editions

SITE = editions.tiny().site


def test_every_page_has_one_type_that_zotero_knows(heads):
    for address, head in heads.items():
        assert head.all("DC.type") and len(head.all("DC.type")) == 1, address  # noqa: PT018
        assert head.all("DC.type")[0] in ("webpage", "document", "dataset")
        assert len(head.all("DC.title")) == 1
        assert not [name for name, _ in head.metas if name.startswith(("citation_", "prism", "bib"))]


def test_a_document_is_a_document_with_its_parties_and_both_titles(heads):
    head = heads["documents/port-accord/"]
    assert head.all("DC.type") == ["document"]
    assert head.all("DC.creator") == ["Keepers of Ports", "Ports Board of Belmark"]
    assert head.all("DC.title") == ["Συμφωνία για τους λιμένες [Accord on Ports between Arland and Belmark]"]
    assert head.all("DC.date") == ["2024-03-03"]
    assert head.all("DC.language") == ["el"]


def test_other_pages_are_web_pages_and_the_whole_a_data_set(heads):
    assert heads["participants/arland/"].all("DC.type") == ["webpage"]
    assert heads["data/"].all("DC.type") == ["dataset"]
    assert heads[""].all("DC.type") == ["webpage"]
    assert heads[""].all("DC.title") == [SITE.settings.title]


def test_pages_without_coins_name_no_creator_that_would_be_divided(heads):
    for address in ("", "glossary/", "sources/"):
        assert heads[address].all("DC.creator") == []
        assert heads[address].all("DC.publisher") == [SITE.settings.publisher]
