"""How well founded the record is: figures computed from the data, where sources differ, what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ..grades import GRADES, grade
from ..model import Site
from ..page import Page
from ..render import Renderer
from .evidence_provisions import reaches
from .sources_by import facets


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one page of evidence."""
    yield Page(
        "evidence/",
        "evidence.md.j2",
        r.gettext("Evidence"),
        r.gettext("How well founded this record is, where sources differ, and what is not known."),
        partial(_context, site, r),
    )


def _context(site: Site, r: Renderer) -> Mapping[str, Any]:
    """All figures; the shares of the translations take the longest."""
    return {
        "by_grade": _by_grade(site),
        "facets": facets(site, r),
        "named": [
            (country, sum(country.id in d.countries for d in site.documents.values()))
            for country in site.countries.values()
        ],
        "declaration": reaches(site, r),
        "translations": _translations(site, r),
        "gaps": [
            (kind, group)
            for kind in site.terms("gap-kinds").values()
            if (group := [g for g in site.gaps.values() if g.gap_kind == kind.id])
        ],
    }


def _by_grade(site: Site) -> list[tuple[str, int, str]]:
    counts = Counter(grade(site, owned) for owned in site.statements)
    total = sum(counts.values()) or 1
    return [(each, counts[each], f"{100 * counts[each] / total:.0f}") for each in GRADES]


def _translations(site: Site, r: Renderer) -> list[tuple[str, list[str]]]:
    """Each language with its shares, in the order of the table's columns."""
    terms = site.terms("languages")
    groups = ("interface", "names", "statements", "everything")
    return [
        (lang, [*(f"{counts[group].share}" for group in groups), f"{counts['everything'].reviewed_share}"])
        for lang, counts in r.coverage()
        if lang in terms
    ]
