"""The bibliography, and for each source all that rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from ..grades import publisher_kind
from ..model import Owned, Site, ref
from ..page import Page
from ..render import Renderer
from ..schema import Source


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The bibliography by kind of publisher, and a page for each source."""
    title = r.gettext("Sources")
    groups = []
    for kind in site.terms("publisher-kinds").values():
        group = [s for s in site.sources.values() if publisher_kind(site, s).id == kind.id]
        if group:
            group.sort(key=lambda s: (r.title(site.bodies[s.publisher]).casefold(), s.date, s.id))
            groups.append((kind, group))
    yield Page(
        "sources/",
        "sources.md.j2",
        title,
        r.gettext("The bibliography: every source, with what was read of it and what rests on it."),
        {"groups": groups},
    )
    reposters: dict[str | None, list[Source]] = defaultdict(list)
    for source in site.sources.values():
        reposters[source.reposts].append(source)
    for source in site.sources.values():
        yield Page(
            f"sources/{source.id}/",
            "source.md.j2",
            r.title(source),
            r.gettext("A source published by %(publisher)s, and what rests on it.")
            % {"publisher": r.title(site.bodies[source.publisher])},
            partial(_resting, site, source, reposters[source.id]),
            record=source,
            parents=((title, "sources/"),),
            kicker=r.gettext("Source"),
            updated=source.updated,
        )


def _resting(site: Site, source: Source, reposters: list[Source]) -> dict[str, Any]:
    """What rests on a source."""
    statements: dict[str, Owned] = {}
    records: dict[str, object] = {}
    for use in site.uses.get(source.id, ()):
        statement = use.statement
        if statement:
            statements.setdefault(f"{ref(use.owner)}#{statement.id}", Owned(use.owner, statement))
        else:
            records.setdefault(ref(use.owner), use.owner)
    return {
        "statements": tuple(statements.values()),
        "records": tuple(records.values()),
        "reposters": reposters,
    }
