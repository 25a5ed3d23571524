"""Data Package v2 (https://datapackage.org/standard/data-package/): what the tables hold, with types, constraints,
keys between them, licence, sources, sizes and hashes. The translations are in it as the file they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..edition import Edition
from ..grades import GRADES
from ..schema import RECORDS, TERMS
from . import N_, Export, csv_files, dump, statements_csv, translations
from ._columns import Column
from .csv_files import columns_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TABLE = "https://datapackage.org/profiles/2.0/tableschema.json"


def exports(edition: Edition) -> Iterator[Export]:
    """`data/datapackage.json`."""
    yield Export(
        "data/datapackage.json",
        N_("Description of all tables, for programs (Data Package)"),
        "application/json",
        lambda: dump(package(edition)),
        turn=1,
    )


def package(edition: Edition) -> dict[str, Any]:
    """The descriptor."""
    settings = edition.site.settings
    return {
        "$schema": PROFILE,
        "name": "summit-record",
        "id": edition.address,
        "title": settings.title,
        "description": settings.description,
        "homepage": edition.address,
        "version": settings.version,
        "created": f"{settings.released}T00:00:00Z",
        "licenses": [{"title": settings.licence.name, "path": settings.licence.url}],
        "contributors": [{"title": settings.publisher, "roles": ["publisher"]}],
        "sources": [
            {"title": edition.title(source), "path": source.url}
            for source in edition.records("sources").values()
        ],
        "resources": [
            *(_table(edition, export) for export in _exports(edition) if export.media_type == "text/csv"),
            *(_file(edition, export) for export in _exports(edition) if export.path == translations.PATH),
        ],
    }


def _exports(edition: Edition) -> Sequence[Export]:
    from . import exports as all_exports

    return all_exports(edition)


def _table(edition: Edition, export: Export) -> dict[str, Any]:
    made = _file(edition, export)
    return made | {
        "type": "table",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {"$schema": TABLE, **_schema(edition, made["name"])},
    }


def _file(edition: Edition, export: Export) -> dict[str, Any]:
    path = export.path.removeprefix("data/")
    name, _, ending = path.rpartition(".")
    return {
        "name": name,
        "path": path,
        "title": edition.renderer.gettext(export.title),
        "format": ending,
        "mediatype": export.media_type,
        "encoding": "utf-8",
        "bytes": export.weight.size,
        "hash": f"sha256:{export.weight.sha256}",
    }


def _schema(edition: Edition, name: str) -> dict[str, Any]:
    if name == "statements":
        key = {"fields": ["source"], "reference": {"resource": "sources", "fields": ["id"]}}
        fields = [_listed(column, words) for column, words in statements_csv.COLUMNS]
        return {"fields": fields, "primaryKey": ["id"], "foreignKeys": [key]}
    if name == "terms":
        described = [
            {"name": column, "type": "string", "description": words, **_required(column != "definition")}
            for column, words in csv_files.TERM_COLUMNS
        ]
        return {"fields": described, "primaryKey": ["list", "id"]}
    columns = columns_of(name)
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
        for column in columns
        if column.type == "string" and column.refers in RECORDS and edition.records(column.refers or "")
    ]
    made: dict[str, Any] = {"fields": [_field(edition, column) for column in columns]}
    if "id" in {column.name for column in columns}:
        made["primaryKey"] = ["id"]
    return made | ({"foreignKeys": keys} if keys else {})


def _field(edition: Edition, column: Column) -> dict[str, Any]:
    constraints = dict(column.constraints)
    if column.name == "id":
        constraints["unique"] = True
    if column.refers in TERMS and column.type == "string":
        constraints["enum"] = list(edition.site.terms(column.refers))
    made: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    if column.type == "list":
        made |= {"delimiter": " ", "itemType": "string"}
    return made | ({"constraints": constraints} if constraints else {})


def _listed(name: str, words: str) -> dict[str, Any]:
    """A column of the statements."""
    constraints: dict[str, Any] = (
        {"required": True} if name in ("id", "record", "field", "value", "source") else {}
    )
    if name == "id":
        constraints["unique"] = True
    if name == "grade":
        constraints = {"required": True, "enum": list(GRADES)}
    made: dict[str, Any] = {"name": name, "description": words}
    if name in ("countries", "themes"):
        made |= {"type": "list", "delimiter": " ", "itemType": "string"}
    else:
        made["type"] = "date" if name in ("added", "updated") else "string"
    return made | ({"constraints": constraints} if constraints else {})


def _required(must: bool) -> dict[str, Any]:
    return {"constraints": {"required": True}} if must else {}
