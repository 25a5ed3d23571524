"""Institutions: an index by country, and a page for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from .. import i18n
from ..model import Site, ref
from ..page import Page
from ..render import Renderer
from ..schema import Body


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The index and one page a body."""
    title = r.gettext("Institutions")
    documents = Counter(p.body for d in site.documents.values() for p in d.parties if p.body)
    sources = Counter(s.publisher for s in site.sources.values())
    groups = []
    order = [c.code for c in site.countries.values()]
    others = sorted({b.country for b in site.bodies.values() if b.country and b.country not in order})
    for code in (*order, *others, None):
        group: list[Body] = [b for b in site.bodies.values() if b.country == code]
        if not group:
            continue
        participant = site.country_by_code.get(code or "")
        if participant:
            words = r.title(participant)
        else:
            words = (
                i18n.territory(code, r.locale) if code else r.gettext("International, or country not known")
            )
        group.sort(key=lambda b: r.title(b).casefold())
        rows = [{"body": b, "documents": documents[b.id], "sources": sources[b.id]} for b in group]
        groups.append((words, code or "other", rows))
    yield Page(
        "bodies/",
        "bodies.md.j2",
        title,
        r.gettext(
            "Ministries, agencies, companies, universities and publishers, with their documents and sources."
        ),
        {"groups": groups},
    )
    parts, signed, said, published = (defaultdict[Any, list[Any]](list) for _ in range(4))
    for other in site.bodies.values():
        parts[other.part_of].append(other)
    for document in site.documents.values():
        for party in dict.fromkeys(party.body for party in document.parties):
            signed[party].append(document)
    for owned in site.statements:
        said[owned.statement.by].append(owned)
    for source in site.sources.values():
        for publisher in dict.fromkeys((source.publisher, source.reposts_body)):
            published[publisher].append(source)
    for body in site.bodies.values():
        yield Page(
            f"bodies/{body.id}/",
            "body.md.j2",
            r.title(body),
            r.plain(body.summary)
            if body.summary
            else r.gettext("%(name)s: its documents and what it published.") % {"name": r.title(body)},
            partial(
                _about,
                site,
                body,
                {
                    "parts": parts[body.id],
                    "documents": signed[body.id],
                    "said": said[ref(body)],
                    "published": published[body.id],
                },
            ),
            record=body,
            parents=((title, "bodies/"),),
            kicker=r.translated(site.term("body-types", body.type).label)[0],
            updated=body.updated,
        )


def _about(site: Site, body: Body, known: dict[str, list[Any]]) -> dict[str, Any]:
    """What concerns a body."""
    said = [owned for owned in known["said"] if owned.owner is not body]
    return {**known, "said": said, "events": site.referring(body, "events")}
