"""Every record by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ..model import Site
from ..page import Page
from ..render import Renderer

KINDS = ("countries", "bodies", "documents", "initiatives", "events", "themes", "glossary", "pages")


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one index; sources have their own, the bibliography.

    Found now, not when it is rendered: what titles are left without a translation, every page must know alike.
    """
    words = {
        "countries": r.gettext("participant"),
        "bodies": r.gettext("institution"),
        "documents": r.gettext("document"),
        "initiatives": r.gettext("initiative"),
        "events": r.gettext("event"),
        "themes": r.gettext("theme"),
        "glossary": r.gettext("term"),
        "pages": r.gettext("page"),
    }
    rows: list[dict[str, Any]] = [
        {"record": record, "title": r.title(record), "kind": words[kind], "lang": None}
        for kind in KINDS
        for record in site.ordered(kind).values()
    ]
    rows.sort(key=lambda row: (_key(row["title"]), row["title"]))
    letters = []
    for number, (letter, group) in enumerate(groupby(rows, key=lambda row: _letter(row["title"])), 1):
        letters.append((letter, f"letter-{number}", list(group)))
    yield Page(
        "index-a-z/",
        "index_a_z.md.j2",
        r.gettext("Index from A to Z"),
        r.gettext("Every record by name."),
        {"letters": letters},
        toc=False,
        meta={"layout": "wide"},
    )


def _key(title: str) -> str:
    """For sorting: folded, without accents, without the signs a title may begin with."""
    folded = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return bare.lstrip("\"'“”«»‘’「『([ ") or bare


def _letter(title: str) -> str:
    first = _key(title)[:1].upper()
    return first if first.isalpha() else "#"
