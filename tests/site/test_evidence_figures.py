"""Every number on the page of evidence leads to what it counts, and there stand exactly that many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest

from tests.support.site import Built

PAGE = "evidence/"
NUMBER = re.compile(r"\d[\d,]*")
LISTS = (
    (re.compile(r'<ul class="rests(?: said)?">(.*?)</ul>', re.DOTALL), "<li"),
    (re.compile(r'<ul class="bibliography">(.*?)</ul>', re.DOTALL), "<li"),
    (re.compile(r'<table class="register documents".*?<tbody>(.*?)</tbody>', re.DOTALL), "<tr"),
)
"""How pages list statements, sources and documents, and what begins an entry."""


@dataclass(frozen=True)
class Figure:
    """A number, where it stands, and the address it leads to."""

    section: str
    label: str
    number: int
    address: str | None


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def sections(page: str) -> Iterator[tuple[str, str]]:
    """Each section of the page by its anchor, drawings left out: they have tables of their own."""
    main = page.partition("<main")[2].partition("</main>")[0]
    main = re.sub(r'<figure class="figure.*?</figure>', "", main, flags=re.DOTALL)
    for part in re.split(r"(?=<h2 )", main)[1:]:
        anchor = re.match(r'<h2 [^>]*id="([^"]+)"', part)
        assert anchor
        yield anchor[1], part


def figures(page: str) -> Iterator[Figure]:
    """Each number that the page gives as ours: alone in its cell, or first in it and strong."""
    for section, html in sections(page):
        rows = re.findall(r"<div><dt>(.*?)</dt>\s*<dd>(.*?)</dd></div>", html, re.DOTALL)
        for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL):
            head, *cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
            rows += [(head, cell) for cell in cells]
        for head, value in rows:
            strong = re.search(r"<strong>(.*?)</strong>", value)
            shown = strong[1] if strong else words(value)
            if not NUMBER.fullmatch(shown):
                continue
            link = re.search(r'<a [^>]*href="([^"#]+)"', value) or re.search(r'<a href="([^"#]+)"', head)
            address = urljoin(f"https://x/{PAGE}", link[1]).removeprefix("https://x/") if link else None
            yield Figure(section, words(head), int(shown.replace(",", "")), address)


def listed(page: str) -> int:
    """How many entries the lists of a page hold."""
    return sum(part.count(entry) for pattern, entry in LISTS for part in pattern.findall(page))


@pytest.fixture(params=["tiny_built", "real_built"])
def built(request: pytest.FixtureRequest) -> Built:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


def test_every_figure_leads_to_a_list_of_exactly_that_many(built: Built) -> None:
    found = list(figures(built.pages[PAGE]))

    assert {"grades", "coverage", "announced", "declaration"} <= {figure.section for figure in found}
    for figure in found:
        assert figure.address is not None, figure
        assert figure.address in built.pages, figure
        assert listed(built.pages[figure.address]) == figure.number, figure


def test_figures_of_a_kind_add_up_to_the_whole(built: Built) -> None:
    found = list(figures(built.pages[PAGE]))
    declaration = built.site.declaration

    assert declaration
    assert sum(f.number for f in found if f.section == "grades") == len(built.site.statements)
    assert sum(f.number for f in found if f.section == "declaration") == sum(
        len(section.paragraphs) for section in declaration.sections
    )


def test_every_number_announced_by_others_has_its_source(built: Built) -> None:
    html = dict(sections(built.pages[PAGE]))["announced"]
    announced = re.findall(r'<td data-label="Announced">(.*?)</td>', html, re.DOTALL)

    assert announced
    for value in [p for cell in announced for p in re.findall(r"<p>(.*?)</p>", cell, re.DOTALL)]:
        assert not NUMBER.search(words(value)) or 'class="ref" href="#source-' in value, value


def test_the_number_of_gaps_of_a_kind_is_that_of_the_gaps_below_it(built: Built) -> None:
    html = dict(sections(built.pages[PAGE]))["gaps"]
    groups = re.split(r'<details class="fold"', html)[1:]

    assert groups
    for group in groups:
        count = re.search(r'<span class="count">(\d+)</span>', group)
        assert count
        assert group.count('<section class="gap"') == int(count[1]), words(group)[:80]
