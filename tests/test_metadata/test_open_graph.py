"""Open Graph beside what the theme writes."""

from summit_record.metadata import open_graph
from summit_record.pages import all_pages
from tests.support import editions


def test_locale_and_day_of_change(heads):
    head = heads["documents/port-accord/"]
    assert head.all("og:locale") == ["en_GB"]
    assert head.all("article:modified_time") == ["2025-02-01"]
    assert not head.all("og:title"), "the theme writes it"


def test_every_page_has_the_picture_with_what_it_shows(heads):
    assert heads
    for head in heads.values():
        assert head.all("og:image") == ["https://record.example/path/assets/card.png"]
        assert (head.all("og:image:width"), head.all("og:image:height")) == (["1200"], ["630"])
        assert head.all("og:image:alt") == [
            "Meeting of the Heads of Arland and Belmark. Port Arl, 2–3 March 2024"
        ]


def test_a_record_without_a_picture_names_none(tiny):
    settings = tiny / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("image: card.png\n", ""), "utf-8")
    edition = editions.edition(tiny)
    page = next(all_pages(edition.site, edition.renderer))

    assert "og:locale" in "".join(open_graph.tags(edition, page))
    assert "og:image" not in "".join(open_graph.tags(edition, page))
