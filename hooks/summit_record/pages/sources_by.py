"""Sources chosen by language, by what was read, by archived copy and last check: what the evidence page counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import Site
from ..page import Page
from ..render import Renderer
from ..schema import Source


@dataclass(frozen=True, slots=True)
class Choice:
    """Sources with something in common, and the address where they are listed."""

    title: str
    address: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to tell sources apart."""

    title: str
    choices: tuple[Choice, ...]


def facets(site: Site, r: Renderer) -> tuple[Facet, ...]:
    """All facets, each with only those choices that hold a source; the fullest first."""

    def facet(id_: str, title: str, words: dict[str, str], of: Callable[[Source], str]) -> Facet:
        found: dict[str, list[Source]] = {}
        for source in site.sources.values():
            found.setdefault(of(source), []).append(source)
        choices = [Choice(words[v], f"sources/by/{id_}/{v}/", tuple(group)) for v, group in found.items()]
        return Facet(title, tuple(sorted(choices, key=lambda choice: (-len(choice.sources), choice.address))))

    languages = {term.id: r.translated(term.label)[0] for term in site.terms("languages").values()}
    parts = {
        "whole": r.gettext("read whole"),
        "opening": r.gettext("opening read"),
        "excerpt": r.gettext("a passage read"),
    }
    archived = {"yes": r.gettext("archived copy recorded"), "no": r.gettext("no archived copy recorded")}
    checked = {"yes": r.gettext("address checked"), "no": r.gettext("address not checked since it was read")}
    return (
        facet("language", r.gettext("Sources by language"), languages, lambda s: s.language),
        facet("read", r.gettext("Sources by what was read"), parts, lambda s: s.read.part),
        facet(
            "archived",
            r.gettext("Sources by archived copy"),
            archived,
            lambda s: "yes" if s.archived else "no",
        ),
        facet("checked", r.gettext("Sources by last check"), checked, lambda s: "yes" if s.checked else "no"),
    )


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """A page for each choice."""
    title = r.gettext("Sources")
    for facet in facets(site, r):
        for choice in facet.choices:
            yield Page(
                choice.address,
                "sources_by.md.j2",
                f"{title}: {choice.title}",
                f"{facet.title}: {choice.title}",
                {"sources": choice.sources},
                parents=((title, "sources/"),),
                kicker=facet.title,
                toc=False,
                meta={"search_body": False},
            )
