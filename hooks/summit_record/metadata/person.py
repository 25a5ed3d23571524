"""Person: somebody in a public role. Nothing but name and office is known of them here."""

from __future__ import annotations

from typing import Any

from ..edition import Edition
from ..schema.values import label_of
from .values import STATE, Node, names, reference


def node(edition: Edition, person: Any, country: Any = None, body: Any = None) -> Node:
    """A person with the office held, and for whom."""
    renderer = edition.renderer
    best = (
        label_of(person.names, renderer.lang) or label_of(person.names, renderer.default) or person.names[0]
    )
    return {
        "@type": "Person",
        "name": best.text,
        "alternateName": [name for name in names(edition, person.names) if name["@value"] != best.text],
        "jobTitle": renderer.translated(person.office)[0] if person.office else None,
        "affiliation": reference(edition, country, STATE)
        if country
        else reference(edition, body, "Organization")
        if body
        else None,
    }
