"""The nodes of a page (https://schema.org/): the page itself, the way to it, and what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..edition import Edition
from ..page import Page
from . import breadcrumbs, dataset, event, organization, work
from .values import Node, identifier, names


def nodes(edition: Edition, page: Page) -> list[Node]:
    """The page's graph. What a node has said, or the front page says of the site, is not said again."""
    about = _about(edition, page)
    url = edition.url(edition.renderer.prefix + page.address)
    settings = edition.site.settings
    own: Node = {
        "@type": "CollectionPage" if page.record is None and page.address.count("/") == 1 else "WebPage",
        "@id": url,
        "name": page.title,
        "description": page.description,
        "inLanguage": edition.renderer.tag,
        "dateModified": page.updated,
        "license": settings.licence.url,
        "version": settings.version,
        "isPartOf": {"@id": f"{edition.address}#site"},
        "publisher": {"@type": "Organization", "name": settings.publisher},
    }
    if page.address == "":
        own["isPartOf"] |= {"@type": "WebSite", "name": settings.title, "url": edition.address}
    if about and "@id" in about[0]:
        own["mainEntity"] = {"@id": about[0]["@id"]}
        if about[0].get("description") == own["description"]:
            del own["description"]
    return [own, breadcrumbs.node(edition, page), *about]


def _about(edition: Edition, page: Page) -> list[Node]:
    record = page.record
    if page.address == "data/":
        return [dataset.node(edition)]
    if page.address == "":
        return [event.summit(edition)]
    if record is None:
        return []
    if record.kind == "summit":
        return [event.summit(edition)]
    if record.kind == "countries":
        return organization.country(edition, record)
    if record.kind == "themes":
        return [
            {
                "@type": "DefinedTerm",
                "@id": identifier(edition, record),
                "name": edition.title(record),
                "alternateName": names(edition, record.names),
                "description": edition.plain_text(record.definition),
                "url": edition.page(record),
            }
        ]
    makers: dict[str, Callable[[Edition, Any], Node]] = {
        "events": event.node,
        "bodies": organization.node,
        "documents": work.document,
        "declaration": work.declaration,
        "sources": work.source,
        "initiatives": work.initiative,
    }
    make = makers.get(record.kind)
    return [make(edition, record)] if make else []
