"""JSON: the whole record in one file, and one file a kind (RFC 8259, UTF-8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..edition import KINDS, Edition
from ..schema import RECORDS
from . import N_, Export, dump, dump_rows


def exports(edition: Edition) -> Iterator[Export]:
    """`data/summit.json` and `data/<kind>.json`; the summit itself is a part of the whole."""
    yield Export(
        "data/summit.json", N_("The whole record"), "application/json", lambda: dump_rows(whole(edition))
    )
    for kind in KINDS:
        if kind != "summit" and edition.records(kind):
            yield Export(
                f"data/{kind}.json",
                N_("Records of one kind, by id"),
                "application/json",
                lambda kind=kind: of_kind(edition, kind),  # type: ignore[misc]
            )


def of_kind(edition: Edition, kind: str) -> bytes:
    """The records of a kind by id, each on a line, below version, day of release and licence."""
    settings = edition.site.settings
    head = {
        "kind": kind,
        "version": settings.version,
        "released": settings.released,
        "licence": settings.licence.url,
    }
    records = dump_rows(edition.plain[kind])
    return dump(head)[:-2] + b',"records":' + records.rstrip() + b"}\n"


def whole(edition: Edition) -> dict[str, Any]:
    """Everything: settings, summit, declaration, kinds, lists, terms, withdrawn; each statement with its grade."""
    site = edition.site
    return {
        "site": site.settings.model_dump(mode="json"),
        "summit": edition.plain["summit"]["summit"],
        "declaration": edition.plain["declaration"]["declaration"] if site.declaration else None,
        **{kind: edition.plain.get(kind, {}) for kind in RECORDS},
        "vocabularies": {
            kind: [term.model_dump(mode="json") for term in terms.values()]
            for kind, terms in site.records.items()
            if kind not in RECORDS
        },
        "terms": {
            lang: [term.model_dump(mode="json", exclude_none=True) for term in terms]
            for lang, terms in site.translation_terms.items()
        },
        "withdrawn": [stone.model_dump(mode="json") for stone in site.withdrawn],
    }
