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
            "Keepers of Ports and Ports Board of Belmark. “Συμφωνία για τους λιμένες [Accord on Ports between Arland "
            f"and Belmark].” Treaty or agreement, March 3, 2024. {RECORD} {PATH}documents/port-accord/.",
        ),
        (
            item(EDITION, SITE.sources["herald-report"]),
            "D. Fenn. “Heads meet in the old customs house.” The Harbour Herald, March 4, 2024. Accessed January 10, "
            "2025. https://herald.arland.example/2024/heads-meet. Archived March 5, 2024, at "
            "https://archive.shore.example/herald/heads-meet.",
        ),
        (
            item(EDITION, SITE.sources["digest-copy"]),
            "Tide Digest. Web page, no title seen. N.d. Accessed January 10, 2025. https://digest.example/heads-meet.",
        ),
        (
            page(EDITION, SITE.countries["belmark"]),
            f"The Arland Record&#39;s editors. “Belmark.” January 10, 2025. {RECORD} {PATH}participants/belmark/.",
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


def test_many_authors_are_seven_and_others():
    many = tuple(f"Body {number}" for number in range(11))
    made = str(chicago(dataclasses.replace(NASTY, authors=many)))
    assert made.startswith("Body 0, Body 1, Body 2, Body 3, Body 4, Body 5, Body 6, et al. ")


def test_nothing_of_an_item_is_html():
    made = str(chicago(dataclasses.replace(NASTY, title="<script>", authors=("<b>",), container="<i>")))
    assert "<script>" not in made
    assert "<b>" not in made
    assert "<i>" not in made
