"""The head of a page in the whole: text of the record stays text in it, and the theme prints it."""

from html.parser import HTMLParser

from markupsafe import Markup

from summit_record.build import build
from summit_record.metadata import head
from summit_record.pages import all_pages
from tests import worlds
from tests.support import editions

NASTY = '"><script>alert(1)</script>&amp;'


class Scripts(HTMLParser):
    """Which elements a head is made of."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs).get("type")))


def test_no_text_of_the_record_becomes_html(tiny):
    path = tiny / "documents" / "port-accord.yml"
    old = "Accord on Ports between Arland and Belmark"
    path.write_text(path.read_text("utf-8").replace(old, f"'{NASTY}'"), "utf-8")
    edition = editions.edition(tiny)
    assert NASTY in edition.title(edition.site.documents["port-accord"])
    for page in all_pages(edition.site, edition.renderer):
        made = head(edition, page)
        assert isinstance(made, Markup)
        parser = Scripts()
        parser.feed(str(made))
        assert {tag for tag, _ in parser.found} == {"link", "meta", "script"}
        assert [type_ for tag, type_ in parser.found if tag == "script"] == ["application/ld+json"]


def test_every_page_of_a_build_has_one():
    built = build(worlds.TINY, {"SITE_URL": "https://elsewhere.example/x"})
    pages = [output for output in built.outputs if output.path.endswith(".md")]
    assert pages
    for output in pages:
        made = output.meta["head"]
        assert isinstance(made, Markup)
        assert "https://elsewhere.example/x/" in made
        assert editions.tiny().site.settings.address not in made


def test_the_theme_prints_it():
    theme = (worlds.TINY.parents[2] / "docs" / ".overrides" / "base.html").read_text("utf-8")
    assert theme.count("{{ meta.head") == 1
