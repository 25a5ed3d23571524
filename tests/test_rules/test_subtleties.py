"""What the folders of examples are too coarse for."""

import pytest

from summit_record import load
from summit_record.rules import page_ids, placeholders, reposts, sources_cited, unique_addresses


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def said(rule, folder):
    return [problem.message for problem in rule.check(load.load(folder))]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x", "http://www.a.example/x/", True),
        ("https://A.example/x", "https://a.example/x", True),
        ("https://a.example", "https://a.example/", True),
        ("https://a.example/X", "https://a.example/x", False),
        ("https://a.example/x?p=1", "https://a.example/x?p=2", False),
        ("https://a.example/x#1", "https://a.example/x#2", False),
        ("https://www.example/x", "https://example/x", True),
        ("https://wwwa.example/x", "https://a.example/x", False),
    ],
)
def test_addresses_are_the_same_where_only_form_differs(tiny, one, other, same):
    edit(tiny, "sources/office-note.yml", "https://office.arland.example/notes/meeting", one)
    edit(tiny, "sources/courier-report.yml", "https://courier.belmark.example/a/1", other)
    assert bool(said(unique_addresses, tiny)) == same


@pytest.mark.parametrize(
    ("title", "caught"),
    [
        ("Untitled", True),
        ("Memorandum on ports, title unknown", True),
        ("Memorandum (title is not known)", True),
        ("Memorandum with no title", True),
        ("TBD", True),
        ("Memorandum TBC", True),
        ("???", True),
        ("Placeholder", True),
        ("Entitled to speak", False),
        ("Memorandum on titles of land", False),
        ("Agreement on the Subtitled Films", False),
        ("What next???x", False),
        ("Tbilisi", False),
    ],
)
def test_titles_that_say_they_are_none(tiny, title, caught):
    edit(tiny, "documents/lamp-memorandum.yml", "Memorandum on lamps", f"'{title}'")
    assert bool(said(placeholders, tiny)) == caught


def test_a_title_in_another_language_may_hold_these_letters(tiny):
    edit(
        tiny,
        "documents/lamp-memorandum.yml",
        "  - {lang: en, ",
        "  - {lang: el, text: TBD, status: rendering}\n  - {lang: en, ",
    )
    assert said(placeholders, tiny) == []


def test_a_tail_that_leads_into_a_circle_is_not_blamed(tiny):
    edit(
        tiny, "sources/herald-report.yml", "date: 2024-03-04\n", "date: 2024-03-04\nreposts: courier-report\n"
    )
    edit(
        tiny, "sources/courier-report.yml", "date: 2024-03-03\n", "date: 2024-03-03\nreposts: herald-report\n"
    )
    found = list(reposts.check(load.load(tiny)))
    assert {problem.path for problem in found} == {
        "data/sources/herald-report.yml",
        "data/sources/courier-report.yml",
    }


def test_nothing_is_called_uncited_while_a_record_cannot_be_read(tiny):
    (tiny / "declaration.yml").write_text("names: [")
    assert said(sources_cited, tiny) == []
    (tiny / "declaration.yml").unlink()
    assert len(said(sources_cited, tiny)) == 1


@pytest.mark.parametrize(
    "id_", ["fact", "follow-up", "source-12", "d2024-03-02", "gap-menu-of-dinner", "related"]
)
def test_ids_that_pages_make_themselves(tiny, id_):
    edit(tiny, "summit.yml", "id: harbour-walk", f"id: {id_}")
    assert len(said(page_ids, tiny)) == 1


@pytest.mark.parametrize("id_", ["facts", "source", "source-x", "gap-nothing", "menu-of-dinner"])
def test_ids_that_only_look_like_it(tiny, id_):
    edit(tiny, "summit.yml", "id: harbour-walk", f"id: {id_}")
    assert said(page_ids, tiny) == []


def test_the_ids_of_templates_are_found():
    assert {"sources", "disagreements", "gaps"} <= page_ids.taken("document")
    assert "positions" in page_ids.taken("summit")
