"""JSON: the whole record in one file, and one file a kind (RFC 8259, UTF-8)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..grades import grade
from ..model import Site, ref
from ..schema import RECORDS
from . import N_, Export


def exports(site: Site) -> Iterator[Export]:
    """`data/summit.json` and `data/<kind>.json`."""
    yield Export("data/summit.json", N_("The whole record"), "application/json", lambda: _dump(whole(site)))
    for kind in RECORDS:
        if site.records.get(kind):
            yield Export(
                f"data/{kind}.json",
                N_("All records of one kind, by id"),
                "application/json",
                lambda kind=kind: _dump(of_kind(site, kind)),  # type: ignore[misc]
            )


def whole(site: Site) -> dict[str, Any]:
    """Everything: settings, summit, declaration, kinds, terms, withdrawn."""
    return {
        "site": site.settings.model_dump(mode="json"),
        "summit": _record(site, site.summit),
        "declaration": _record(site, site.declaration) if site.declaration else None,
        **{kind: of_kind(site, kind) for kind in RECORDS},
        "vocabularies": {
            kind: [term.model_dump(mode="json") for term in terms.values()]
            for kind, terms in site.records.items()
            if kind not in RECORDS
        },
        "withdrawn": [stone.model_dump(mode="json") for stone in site.withdrawn],
    }


def of_kind(site: Site, kind: str) -> dict[str, Any]:
    """All records of a kind by id, each statement with its computed grade."""
    return {id_: _record(site, record) for id_, record in sorted(site.records.get(kind, {}).items())}


def _record(site: Site, record: Any) -> dict[str, Any]:
    made: dict[str, Any] = record.model_dump(mode="json")
    grades = {owned.ref: grade(site, owned) for owned in _owned(site).get(ref(record), ())}
    for statement in _statements(made, record):
        statement["grade"] = grades[f"{ref(record)}#{statement['id']}"]
    return made


def _statements(made: dict[str, Any], record: Any) -> Iterator[dict[str, Any]]:
    yield from made.get("statements", ())
    for section in made.get("sections", ()):
        yield from (
            section.get("paragraphs", ()) if record.kind == "declaration" else section.get("statements", ())
        )


def _owned(site: Site) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for owned in site.statements:
        found.setdefault(ref(owned.owner), []).append(owned)
    return found


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


__all__ = ["exports", "of_kind", "whole"]
