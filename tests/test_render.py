"""What templates call: addresses, words in their language, dates, numbered sources."""

from __future__ import annotations

import jinja2
import pytest

from summit_record import i18n, load
from summit_record.model import Site, build_site
from summit_record.page import Page
from summit_record.render import Renderer
from summit_record.schema import Citation
from summit_record.view import View
from tests.support.site import TINY


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(load.load(TINY))


@pytest.fixture(scope="module")
def renderer(site: Site) -> Renderer:
    return Renderer(site, "en", *(i18n.catalogue(TINY, "en", of_data=each) for each in (False, True)))


def view(renderer: Renderer, address: str = "documents/x/") -> View:
    return View(renderer, Page(address, "", "", ""))


@pytest.mark.parametrize(
    ("page", "up"), [("", "./"), ("about/", "../"), ("documents/x/", "../../"), ("a/b/c/", "../../../")]
)
def test_addresses_are_relative_to_the_page(renderer: Renderer, page: str, up: str) -> None:
    v = view(renderer, page)

    assert v.url("sources/") == f"{up}sources/"
    assert v.url("") == up
    assert v.url("evidence/", "gaps") == f"{up}evidence/#gaps"
    assert v.file("data/summit.json") == f"{up}data/summit.json"


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("documents/port-accord", "documents/port-accord/"),
        ("documents/port-accord#signed", "documents/port-accord/#signed"),
        ("countries/arland", "participants/arland/"),
        ("themes/ports", "declaration/ports/"),
        ("events/session", "history/session/"),
        ("gaps/paper-on-tides", "evidence/#gap-paper-on-tides"),
        ("disagreements/number-of-lamps", "evidence/#disagreement-number-of-lamps"),
        ("corrections/day-of-accord", "evidence/#correction-day-of-accord"),
        ("glossary/dredging", "glossary/#dredging"),
        ("pages/about", "about/"),
        ("pages/scope", "about/scope/"),
        ("pages/documents", "documents/"),
        ("summit/summit", "summit/"),
        ("declaration/declaration", "declaration/"),
    ],
)
def test_addresses_of_records(renderer: Renderer, reference: str, address: str) -> None:
    assert view(renderer).url(reference) == f"../../{address}"


def test_a_place_has_no_page(renderer: Renderer, site: Site) -> None:
    v = view(renderer)

    assert not v.has_page(site.places["port-arl"])
    assert "<a" not in v.link(site.places["port-arl"])


def test_text_is_escaped(renderer: Renderer) -> None:
    v = view(renderer)

    assert v.text('<b onclick="x">&') == "&lt;b onclick=&#34;x&#34;&gt;&amp;"
    assert v.t("<i>") == "&lt;i&gt;"
    assert v.mark("<i>", "en") == "&lt;i&gt;"
    assert v.mark("<i>", "el") == '<span lang="el">&lt;i&gt;</span>'


def test_links_in_text(renderer: Renderer) -> None:
    v = view(renderer)

    assert v.text("See [[documents/port-accord|<the> accord]].") == (
        'See <a href="../../documents/port-accord/">&lt;the&gt; accord</a>.'
    )
    assert "Accord on Ports between Arland and Belmark</a>" in v.text("[[documents/port-accord]]")
    assert v.plain("See [[documents/port-accord|the accord]].") == "See the accord."


def test_terms_of_the_glossary_are_explained_once_a_page(renderer: Renderer, site: Site) -> None:
    entry = next(entry for entry in site.glossary.values() if entry.match)
    word = entry.match[0]
    v = view(renderer)

    first, second = v.text(f"The {word} here."), v.text(f"The {word} there.")

    assert first == f'The <a class="term" href="../../glossary/#{entry.id}">{word}</a> here.'
    assert second == f"The {word} there."
    assert "<a" not in view(renderer).text(f"The {word}s and x{word} are others.")


@pytest.mark.parametrize(
    ("date", "words", "iso"),
    [
        ("2025-12-20", "December 20, 2025", "2025-12-20"),
        ("2025-12", "December 2025", "2025-12"),
        ("2025", "2025", "2025"),
        ("2025-12-20?", "December 20, 2025 (uncertain)", "2025-12-20"),
        ("2025~", "about 2025", "2025"),
        ("XXXX", "date not known", None),
    ],
)
def test_dates(renderer: Renderer, date: str, words: str, iso: str | None) -> None:
    """As precise as they are, and in the language's own order; whichever English it is."""
    v = view(renderer)
    day_first = words.replace("December 20,", "20 December")

    assert v.date(date) in (words, day_first)
    assert v.iso(date) == iso


def test_a_range_of_days(renderer: Renderer) -> None:
    words = view(renderer).date("2025-12-19/2025-12-20")

    assert "19" in words
    assert "20" in words
    assert words.count("December") == 1
    assert view(renderer).iso("2025-12-19/2025-12-20") is None


def test_sources_are_numbered_in_the_order_they_are_cited(renderer: Renderer) -> None:
    v = view(renderer)

    first = v.cite([Citation(source="office-note"), Citation(source="herald-report", place="page 2")])
    again = v.cite([Citation(source="herald-report")])

    assert [(note.number, note.source.id, note.place) for note in first] == [
        (1, "office-note", None),
        (2, "herald-report", "page 2"),
    ]
    assert [note.number for note in again] == [2]
    assert [note.number for note in v.cited()] == [1, 2]
    assert view(renderer).cited() == []


def test_numbers_and_lists(renderer: Renderer) -> None:
    v = view(renderer)

    assert v.number(1234567) == "1,234,567"
    assert v.listed(["a", "<b>", "c"]) in ("a, &lt;b&gt;, and c", "a, &lt;b&gt; and c")


def test_names_are_marked_with_their_language(renderer: Renderer, site: Site) -> None:
    v = view(renderer)
    names = site.documents["port-accord"].names
    original = v.original(names)

    assert original is not None
    assert original.lang == "el"
    assert v.name(names) == "Accord on Ports between Arland and Belmark"
    assert v.name(names[2:]) == f'<span lang="el">{original.text}</span>'
    assert v.original(names[:1]) is None


def test_a_country_that_takes_no_part_has_the_name_of_cldr(renderer: Renderer) -> None:
    v = view(renderer)

    assert v.country("is") == "Iceland"
    assert v.country(None) == ""


def test_front_matter_survives_any_title(site: Site) -> None:
    renderer = Renderer(site, "en", *(i18n.catalogue(TINY, "en", of_data=each) for each in (False, True)))
    renderer.env = renderer.env.overlay(loader=jinja2.DictLoader({"x.md.j2": "<p>x</p>"}))
    page = Page("x/", "x.md.j2", 'A: "title" # {{ x }} ---', "On\ntwo lines: x", toc=False)

    head = renderer.render(page, View(renderer, page)).split("\n---\n")[0].splitlines()

    assert head[0] == "---"
    assert head[1] == r'title: "A: \"title\" # {{ x }} ---"'
    assert head[2] == r'description: "On\ntwo lines: x"'
