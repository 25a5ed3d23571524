"""Every address in a built site leads somewhere, and every page can be come to."""

from __future__ import annotations

from tests.site.crawler import Crawler, Document, listed
from tests.support.site import LEFT_BEHIND, Built, get


def test_every_link_leads_somewhere(crawler: Crawler) -> None:
    problems = crawler.links()

    assert not problems, listed(problems)


def test_each_page_by_itself(crawler: Crawler) -> None:
    problems = [f"{page}: {what}" for page, document in crawler.pages.items() for what in document.problems()]

    assert not problems, listed(problems)


def test_every_page_is_reached_from_the_front_page(crawler: Crawler) -> None:
    # Nothing links to former addresses, and that is right.
    alone = {crawler.address + page for kind in LEFT_BEHIND for page in crawler.built.kinds.get(kind, ())}
    problems = [
        f"{page}: no link leads here"
        for page in crawler.unreachable()
        if page not in alone and page != f"{crawler.address}404.html"
    ]

    assert not problems, listed(problems)


def test_links_of_the_404_page_work_at_any_depth(crawler: Crawler) -> None:
    for path in ("nothing", "nothing/", "no/such/page/", "a/b/c/d/e.html"):
        answer = get(crawler.address + path)
        assert answer.status == 404
        document = Document(answer.text)
        assert document.links
        inside = {link.value for link in document.links if link.value.startswith("#")}
        assert {value[1:] for value in inside} <= set(document.ids)
        problems = [
            problem
            for link in document.links
            if link.value not in inside
            for problem in crawler.follow(crawler.address + path, link.value, link.attribute)
        ]
        assert not problems, listed(problems)


def test_the_404_page_is_not_offered_to_search_engines(tiny_built: Built) -> None:
    document = Document((tiny_built.folder / "404.html").read_text(encoding="utf-8"))
    robots = [given["content"] for tag, given in document.head if given.get("name") == "robots"]

    assert robots == ["noindex"]
    assert "404" not in (tiny_built.folder / "sitemap.xml").read_text(encoding="utf-8")
