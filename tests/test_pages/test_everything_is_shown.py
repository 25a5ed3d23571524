"""Nothing that an editor wrote is lost: every text and every source of the tiny world is on its record's page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from summit_record import text
from summit_record.model import Site, ref, statements_of
from summit_record.schema import RECORDS
from tests.support.site import Built

ELSEWHERE = {
    "disagreements": "evidence/",
    "gaps": "evidence/",
    "corrections": "evidence/",
    "glossary": "glossary/",
}
"""Kinds without pages of their own, and the page that shows them."""

NOT_WORDS = {
    "id": "an address or anchor",
    "former_ids": "addresses that lead on",
    "hue": "a colour",
    "order": "the place in lists",
    "match": "words that are linked to the entry where they stand",
    "added": "a date, written out",
    "updated": "a date, written out",
    "date": "a date, written out",
    "value": "a date or number, written out",
    "leader_since": "a date, written out",
    "looked_for": "a date, written out",
    "time": "an hour, as the language writes it",
    "seen": "said in words",
    "part": "said in words",
    "state": "said in words",
    "status": "of a name: said in words",
    "qualifier": "of a number: said in words",
    "kind": "of a statement: the heading it stands under",
    "lang": "the name of the language, and an attribute",
    "language": "the name of the language, and an attribute",
    "code": "of a country: capital letters",
    "country": "its name",
    "lat": "drawn on the map",
    "lon": "drawn on the map",
    "amount": "a number, as the language writes it",
    "reading": "of an editor: the text of that reading",
}
"""Fields whose values are not shown letter by letter, and what is shown in their place."""

REFERENCES = {
    "source", "sources", "countries", "themes", "parties", "body", "by", "form", "level", "occasion",
    "unnamed_parties", "related", "proposers", "wording", "event_kind", "place", "organisers", "gap_kind",
    "touches", "publisher", "publisher_kind", "publishes_as", "type", "part_of", "reposts", "reposts_body",
    "record", "statements", "see", "host", "participants", "document", "country",
}  # fmt: skip
"""Fields that name another record or term: its title or label is shown."""

OTHER_PAGES = {
    "summit/key_facts": "the front page",
    "summit/short_name": "the search and citations",
    "summit/timezone": "with each hour of the programme",
}
"""Values that stand on another page than their record's, and where."""

INTRODUCTION = {
    "title": "the section's own stands above it",
    "summary": "the section's own stands above it",
    "sections.title": "it is one piece under the section's title",
}
"""What is not shown of a prose record that introduces a section, and why."""


def plain(page: str) -> str:
    """The text of a page's main part, with all blanks as one."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def squeezed(words: str) -> str:
    """Without blanks: where markup ends, a blank may have come in."""
    return re.sub(r"\s+", "", words)


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in a record's values, with the names of the fields above it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner, path)
    elif isinstance(value, str) and value:
        yield path, value


@pytest.fixture(scope="module")
def site(tiny_built: Built) -> Site:
    return tiny_built.site


@pytest.fixture(scope="module")
def shown(tiny_built: Built) -> Mapping[str, str]:
    """The text of every page, squeezed."""
    return {address: squeezed(plain(page)) for address, page in tiny_built.pages.items()}


def home_of(record: Any) -> str:
    """The page of a record."""
    if record.kind == "pages":
        sections = {of.address for of in RECORDS.values() if of.address}
        if record.id == "home":
            return ""
        return f"{record.id}/" if record.id == "about" or record.id in sections else f"about/{record.id}/"
    if record.kind in ELSEWHERE:
        return ELSEWHERE[record.kind]
    if record.kind in ("summit", "declaration"):
        return f"{record.kind}/"
    return f"{RECORDS[record.kind].address}/{record.id}/"


def with_pages(site: Site) -> Iterator[Any]:
    """Every record but places, which have no page: they stand where things happened."""
    yield from (record for record in site.all() if record.kind != "places")


def test_every_record_with_an_address_has_a_page(site: Site, tiny_built: Built) -> None:
    assert not [ref(record) for record in with_pages(site) if home_of(record) not in tiny_built.pages]


def test_every_record_without_a_page_has_an_anchor(site: Site, tiny_built: Built) -> None:
    for kind, page in ELSEWHERE.items():
        for id_ in site.records[kind]:
            anchor = id_ if kind == "glossary" else f"{kind[:-1]}-{id_}"
            assert f'id="{anchor}"' in tiny_built.pages[page]


def test_former_addresses_lead_on(site: Site, tiny_built: Built) -> None:
    found = [
        (f"{RECORDS[record.kind].address}/{former}/", home_of(record))
        for record in site.all()
        for former in getattr(record, "former_ids", ())
        if RECORDS[record.kind].address
    ]

    assert len(found) >= 2
    for former, now in found:
        assert f'class="moved-to" href="../../{now}"' in tiny_built.pages[former]


def test_withdrawn_records_say_why(site: Site, tiny_built: Built) -> None:
    found = [stone for stone in site.withdrawn if RECORDS[stone.record.partition("/")[0]].address]

    assert found
    for stone in found:
        kind, _, id_ = stone.record.partition("/")
        page = plain(tiny_built.pages[f"{RECORDS[kind].address}/{id_}/"])
        assert stone.title in page
        assert stone.reason in page


def introduces(record: Any) -> bool:
    """Whether a prose record is shown at the head of a section's page."""
    return record.kind == "pages" and home_of(record) != "about/" and not home_of(record).startswith("about/")


def words_of(record: Any, site: Site) -> Iterator[tuple[str, str]]:
    """Every text of a record that readers see letter by letter, with the names of the fields above it."""

    def title(reference: str) -> str:
        found = site.get(reference)
        return str(found.names[0].text if hasattr(found, "names") else found.title_en or found.title)

    for path, words in leaves(record.model_dump(mode="json")):
        where = ".".join(path)
        if path[-1] in NOT_WORDS or path[-1] in REFERENCES or (introduces(record) and where in INTRODUCTION):
            continue
        yield where, squeezed(text.plain(words, title))


def elsewhere(record: Any, where: str) -> bool:
    return record.kind == "places" or f"{record.kind}/{where.partition('.')[0]}" in OTHER_PAGES


def test_every_text_is_on_its_records_page(site: Site, shown: Mapping[str, str], tiny_built: Built) -> None:
    missing = []
    for record in with_pages(site):
        for where, words in words_of(record, site):
            there = words in shown[home_of(record)] or f'"{words}"' in tiny_built.pages[home_of(record)]
            if not there and not elsewhere(record, where):
                missing.append(f"{ref(record)}: {where}: {words}")

    assert not missing, "\n".join(missing)


def test_texts_that_stand_elsewhere_are_somewhere(site: Site, tiny_built: Built) -> None:
    everywhere = squeezed(" ".join(plain(page) for page in tiny_built.pages.values()))
    attributes = html.unescape("".join(tiny_built.pages.values()))
    missing = [
        f"{ref(record)}: {where}: {words}"
        for record in site.all()
        for where, words in words_of(record, site)
        if elsewhere(record, where) and words not in everywhere and words not in attributes
    ]

    assert not missing, "\n".join(missing)


def test_terms_that_are_used_are_shown(site: Site, shown: Mapping[str, str]) -> None:
    everywhere = "".join(shown.values())
    used = {words for record in site.all() for _, words in leaves(record.model_dump(mode="json"))}
    lists = [kind for kind in site.records if kind not in RECORDS]

    assert lists
    for kind in lists:
        for term in site.terms(kind).values():
            if term.id in used:
                assert squeezed(term.label) in everywhere, f"{kind}/{term.id}"


def citations(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every citation in a record, with the names of the fields above it."""
    if isinstance(value, dict):
        if set(value) == {"source", "place"}:
            yield ".".join(path), value
        for key, inner in value.items():
            yield from citations(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from citations(inner, path)


def sources_listed(page: str) -> dict[str, str]:
    """The sources at the foot of a page: their ids and numbers."""
    foot = page.partition('<ol class="sources')[2].partition("</ol>")[0]
    return {
        match[2]: match[1]
        for match in re.finditer(
            r'<li id="source-(\d+)".*?href="[^"]*sources/([a-z0-9-]+)/"', foot, re.DOTALL
        )
    }


def test_every_source_of_every_value_is_listed_on_its_records_page(site: Site, tiny_built: Built) -> None:
    missing, seen = [], 0
    for record in with_pages(site):
        listed = sources_listed(tiny_built.pages[home_of(record)])
        for path, citation in citations(record.model_dump(mode="json")):
            if f"{record.kind}/{path.partition('.')[0]}" in OTHER_PAGES:
                continue
            seen += 1
            if citation["source"] not in listed:
                missing.append(f"{ref(record)}: {path}: {citation['source']}")

    assert seen > 50
    assert not missing, "\n".join(missing)


def test_key_facts_have_their_sources_on_the_front_page(site: Site, tiny_built: Built) -> None:
    listed = sources_listed(tiny_built.pages[""])

    assert site.summit.key_facts
    for fact in site.summit.key_facts:
        assert {citation.source for citation in fact.sources} <= listed.keys()


def block(page: str, id_: str) -> str:
    """The HTML of the statement with an id: up to the next statement or heading."""
    found = re.search(rf'<div class="statement[^"]*" id="{id_}">', page)
    assert found, f"no statement {id_}"
    return re.split(r'<div class="statement|<h[1-6]|<ol class="sources', page[found.end() :], maxsplit=1)[0]


def test_every_statement_points_at_its_sources(site: Site, tiny_built: Built) -> None:
    """Each number after it leads to the list's entry; beside or beneath it stand the same sources, with places."""
    seen = 0
    for record in with_pages(site):
        page = tiny_built.pages[home_of(record)]
        for statement in statements_of(record):
            seen += 1
            here, listed = block(page, statement.id), sources_listed(page)
            wanted = {listed[citation.source] for citation in statement.sources}
            where = f"{ref(record)}#{statement.id}"
            assert set(re.findall(r'href="#source-(\d+)"', here)) >= wanted, where
            assert set(re.findall(r'<li value="(\d+)"', here)) >= wanted, where
            for citation in statement.sources:
                assert not citation.place or html.escape(citation.place) in here, where

    assert seen > 10


def test_every_number_leads_to_an_entry_of_the_list(tiny_built: Built) -> None:
    for address, page in tiny_built.pages.items():
        numbers = set(re.findall(r'href="#source-(\d+)"', page))
        assert numbers <= set(sources_listed(page).values()), address


def test_every_source_says_what_rests_on_it(site: Site, tiny_built: Built) -> None:
    for source, uses in site.uses.items():
        page = tiny_built.pages[f"sources/{source}/"]
        for use in uses:
            if use.owner.kind == "places":
                continue
            anchor = f"#{use.statement.id}" if use.statement else ""
            home = home_of(use.owner)
            assert f'href="../../{home}' in page, f"{source}: {ref(use.owner)}"
            assert anchor in page, f"{source}: {ref(use.owner)}{anchor}"


def test_nothing_is_written_where_a_value_is_missing(tiny_built: Built) -> None:
    for address, page in tiny_built.pages.items():
        words = plain(page)
        assert not re.search(r"\b(None|Undefined|True|False)\b|\{\{|\}\}|\{%|&amp;(lt|gt|amp|#)", words), (
            address
        )
        assert "<dd></dd>" not in page, address
