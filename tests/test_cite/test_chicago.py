"""Citations to copy, word for word."""

import dataclasses

import pytest

from summit_record.cite.chicago import chicago
from summit_record.cite.item import Item, item, page, whole
from tests.support import editions
from tests.test_cite.nasty import NASTY

EDITION = editions.tiny()
SITE = EDITION.site
RECORD = "In <cite>The Arland Meeting: a record</cite>, version 1.2.0, March 1, 2025."
PATH = "https://record.example/path/"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            item(EDITION, SITE.documents["port-accord"]),
            "“Συμφωνία για τους λιμένες” [Accord on Ports between Arland and Belmark]. Keepers of Ports–Ports Board "
            f"of Belmark. Treaty or agreement, March 3, 2024. {RECORD} {PATH}documents/port-accord/.",
        ),
        (
            item(EDITION, SITE.sources["herald-report"]),
            "D. Fenn. “Heads meet in the old customs house.” <cite>The Harbour Herald</cite>, March 4, 2024. "
            "Accessed January 10, 2025. https://herald.arland.example/2024/heads-meet. Archived March 5, 2024, at "
            "https://archive.shore.example/herald/heads-meet.",
        ),
        (
            item(EDITION, SITE.sources["digest-copy"]),
            "<cite>Tide Digest</cite>. Article, no title seen. Accessed January 10, 2025. "
            "https://digest.example/heads-meet.",
        ),
        (
            item(EDITION, SITE.sources["office-note"]),
            "Press room. “Note on the meeting.” Office of the First Keeper, March 3, 2024. Accessed January 10, 2025. "
            "https://office.arland.example/notes/meeting.",
        ),
        (
            page(EDITION, SITE.countries["belmark"]),
            f"The Arland Record&#39;s editors. “Belmark.” {RECORD} Last modified January 10, 2025. "
            f"{PATH}participants/belmark/.",
        ),
        (
            whole(EDITION),
            "The Arland Record&#39;s editors. <cite>The Arland Meeting: a record</cite>. Version 1.2.0. March 1, "
            f"2025. {PATH}.",
        ),
    ],
    ids=lambda value: value.key if isinstance(value, Item) else "",
)
def test_as_chicago_has_it(made, expected):
    assert str(chicago(made)) == expected


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-12", "December 2025"),
        ("2025?", "[2025?]"),
        ("2025~", "[ca. 2025]"),
        ("2025-12-19/2025-12-20", "December 19"),
    ],
)
def test_dates_that_are_less_than_a_day(edtf, words):
    assert words in str(chicago(dataclasses.replace(NASTY, date=edtf)))


def test_without_any_date_it_says_so():
    made = Item("key", "webpage", "A page", "https://a.example/", authors=("A",), publisher="A")
    assert str(chicago(made)) == "A. “A page.” N.d. https://a.example/."


def test_quotation_marks_in_a_title_become_single_ones():
    made = Item("key", "webpage", 'The "one" and “two”', "https://a.example/", authors=("A",), date="2025")
    assert "“The ‘one’ and ‘two.’”" in str(chicago(made))


def test_many_authors_are_seven_and_others():
    many = tuple(f"Body {number}" for number in range(11))
    made = str(chicago(dataclasses.replace(NASTY, authors=many)))
    assert made.startswith("Body 0, Body 1, Body 2, Body 3, Body 4, Body 5, Body 6, et al. ")


def test_nothing_of_an_item_is_html():
    made = str(chicago(dataclasses.replace(NASTY, title="<script>", authors=("<b>",), container="<i>")))
    assert "<script>" not in made
    assert "<b>" not in made
    assert "<i>" not in made
