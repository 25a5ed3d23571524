"""The static JSON API: `/api/v1/`, files that a program can rely on (RFC 8259, JSON Schema 2020-12).

`index.json` leads to everything; `<kind>.json` lists a kind; `<kind>/<id>.json` is a record with links to its page,
its sources and its citation; `schema/<kind>.json` describes that. What may change is said on the page of downloads.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..cite.item import FILES
from ..edition import KINDS, Edition
from ..model import ref
from . import N_, Export, dump, dump_rows, translations
from ._schema import VERSION, of_answer

BASE = "api/v1/"


def exports(edition: Edition) -> Iterator[Export]:
    """Every file of the API."""
    yield Export(
        f"{BASE}index.json",
        N_("The JSON API: where everything is"),
        "application/json",
        lambda: dump_rows(index(edition)),
    )
    for kind in KINDS:
        records = edition.records(kind)
        if not records:
            continue
        schema = f"{BASE}schema/{kind}.json"
        yield Export(
            f"{BASE}{kind}.json",
            "",
            "application/json",
            lambda kind=kind: dump_rows(listing(edition, kind)),  # type: ignore[misc]
        )
        yield Export(
            schema,
            "",
            "application/schema+json",
            lambda kind=kind, at=schema: dump(  # type: ignore[misc]
                of_answer(kind, edition.url(at))
            ),
        )
        for id_ in records:
            yield Export(
                f"{BASE}{kind}/{id_}.json",
                "",
                "application/json",
                lambda kind=kind, id_=id_: dump(answer(edition, kind, id_)),  # type: ignore[misc]
                schema=schema,
                turn=1,
            )


def _head(edition: Edition) -> dict[str, Any]:
    settings = edition.site.settings
    return {"schema_version": VERSION, "version": settings.version, "released": settings.released}


def index(edition: Edition) -> dict[str, Any]:
    """Where everything is."""
    settings = edition.site.settings
    return {
        **_head(edition),
        "title": settings.title,
        "description": settings.description,
        "publisher": settings.publisher,
        "licence": settings.licence.model_dump(mode="json"),
        "links": {
            "self": edition.url(f"{BASE}index.json"),
            "page": edition.url("data/"),
            "whole": edition.url("data/summit.json"),
            "datapackage": edition.url("data/datapackage.json"),
            "translations": edition.url(translations.PATH) if translations.given(edition) else None,
            "feed": edition.url("feed.atom"),
        },
        "kinds": [
            {
                "kind": kind,
                "count": len(records),
                "links": {"self": edition.url(f"{BASE}{kind}.json"), "schema": _schema(edition, kind)},
            }
            for kind, records in edition.plain.items()
        ],
    }


def listing(edition: Edition, kind: str) -> dict[str, Any]:
    """All records of a kind, by title and address."""
    return {
        **_head(edition),
        "kind": kind,
        "count": len(edition.plain[kind]),
        "links": {"self": edition.url(f"{BASE}{kind}.json"), "schema": _schema(edition, kind)},
        "records": [
            {
                "id": id_,
                "title": edition.title(record),
                "updated": getattr(record, "updated", None),
                "links": {"self": edition.api(record), "page": edition.page(record)},
            }
            for id_, record in edition.records(kind).items()
        ],
    }


def answer(edition: Edition, kind: str, id_: str) -> dict[str, Any]:
    """One record."""
    record = edition.records(kind)[id_]
    plain = edition.plain[kind][id_]
    page = edition.page(record)
    files = {
        name: edition.url(f"cite/{ref(record)}.{ending}") if edition.own_page(record) else None
        for name, ending in FILES.items()
    }
    return {
        **_head(edition),
        "kind": kind,
        "id": id_,
        "title": edition.title(record),
        "links": {
            "self": edition.api(record),
            "kind": edition.url(f"{BASE}{kind}.json"),
            "schema": _schema(edition, kind),
            "page": page,
            "markdown": edition.twin(record),
            **files,
        },
        "sources": [_source(edition, source) for source in sources_of(edition, kind, id_)],
        "data": plain,
    }


def sources_of(edition: Edition, kind: str, id_: str) -> list[str]:
    """The sources a record names, in their order; a source is its own. Found once an edition."""
    if kind == "sources":
        return [id_]
    kept: dict[tuple[str, str], list[str]] = edition.kept.setdefault("sources of", {})
    if (kind, id_) not in kept:
        kept[kind, id_] = list(dict.fromkeys(_named(edition.plain[kind][id_])))
    return kept[kind, id_]


def _named(node: Any) -> Iterator[str]:
    stack: list[Any] = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if isinstance(node.get("source"), str):
                yield node["source"]
            stack.extend(reversed(node.values()))
        elif isinstance(node, list):
            stack.extend(reversed(node))


def _source(edition: Edition, id_: str) -> dict[str, Any]:
    known: dict[str, dict[str, Any]] = edition.kept.setdefault("api sources", {})
    if id_ not in known:
        source = edition.site.sources[id_]
        known[id_] = {
            "id": id_,
            "api": edition.api(source),
            "page": edition.page(source),
            "url": source.url,
            "archived": source.archived.url if source.archived else None,
        }
    return known[id_]


def _schema(edition: Edition, kind: str) -> str:
    return edition.url(f"{BASE}schema/{kind}.json")
