"""The declaration's provisions by how far they were read: what the evidence page counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Owned, Site
from ..page import Page
from ..render import Renderer
from ..schema.declaration import Section


@dataclass(frozen=True, slots=True)
class Reach:
    """The provisions read equally far, by section, and the address where they are listed."""

    title: str
    address: str
    sections: tuple[tuple[Section, tuple[Owned, ...]], ...]

    @property
    def count(self) -> int:
        """How many provisions they are."""
        return sum(len(provisions) for _, provisions in self.sections)


def reaches(site: Site, r: Renderer) -> tuple[Reach, ...]:
    """Read in full, in part, reported by others: each once, in this order; none where there is no declaration."""
    declaration = site.declaration
    if not declaration:
        return ()
    words = {
        "full": r.gettext("Provisions read in full"),
        "part": r.gettext("Provisions read in part"),
        "reported": r.gettext("Provisions reported by others"),
    }
    return tuple(
        Reach(
            title,
            f"evidence/provisions/{seen}/",
            tuple(
                (section, found)
                for section in declaration.sections
                if (found := tuple(Owned(declaration, p) for p in section.paragraphs if p.seen == seen))
            ),
        )
        for seen, title in words.items()
    )


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """A page for each."""
    evidence = r.gettext("Evidence")
    for reach in reaches(site, r):
        yield Page(
            reach.address,
            "evidence_provisions.md.j2",
            reach.title,
            r.gettext("Every provision of the Declaration that was read this far, by section."),
            {"sections": reach.sections},
            parents=((evidence, "evidence/"),),
            kicker=evidence,
            toc=False,
            meta={"search_body": False},
        )
