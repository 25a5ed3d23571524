"""The statements of each evidence grade: what the evidence page counts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..grades import GRADES, grade
from ..model import Owned, Site, ref
from ..page import Page
from ..render import Renderer


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """A page for each grade."""
    title = r.gettext("Evidence")
    words = {
        "official": r.gettext("Official statements"),
        "corroborated": r.gettext("Corroborated statements"),
        "single": r.gettext("Statements from a single source"),
        "disputed": r.gettext("Disputed statements"),
    }
    for each in GRADES:
        yield Page(
            f"evidence/{each}/",
            "evidence_grade.md.j2",
            words[each],
            r.gettext("Every statement of this grade, by the record it stands in."),
            partial(_context, site, each),
            parents=((title, "evidence/"),),
            kicker=title,
            toc=False,
            meta={"search_body": False},
        )


def _context(site: Site, wanted: str) -> dict[str, Any]:
    groups: dict[str, list[Owned]] = {}
    for owned in site.statements:
        if grade(site, owned) == wanted:
            groups.setdefault(ref(owned.owner), []).append(owned)
    return {"groups": [(group[0].owner, group) for group in groups.values()]}
