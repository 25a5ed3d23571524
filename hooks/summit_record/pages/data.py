"""Downloads and their description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from .. import i18n
from ..edition import KINDS, Edition
from ..exports import Export, exports
from ..exports._example import example
from ..model import Site
from ..page import Page
from ..render import Renderer


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one page of downloads."""
    yield Page(
        "data/",
        "data.md.j2",
        r.gettext("Data"),
        r.gettext("The whole record to download, with its sources."),
        partial(_context, site, r),
    )


def _context(site: Site, r: Renderer) -> Mapping[str, Any]:
    """Every file with its size: all of them are made for that."""
    edition = Edition.of(site, r)
    found = {export.path: export for export in exports(edition)}
    kinds = [
        {
            "kind": kind,
            "count": len(edition.records(kind)),
            "files": [_file(found[path], r) for path in _of_kind(kind) if path in found],
            "fields": found[f"data/{kind}.csv"].fields,
        }
        for kind in KINDS
        if edition.records(kind)
    ]
    by_kind = {path for kind in KINDS for path in _of_kind(kind)} - {"data/summit.json"}
    return {
        "files": [_file(e, r) for e in found.values() if e.title and e.path not in by_kind],
        "kinds": kinds,
        "statement_fields": found["data/statements.csv"].fields,
        "term_fields": found["data/terms.csv"].fields,
        "address": edition.address,
        "example": example(edition.address),
    }


def _of_kind(kind: str) -> tuple[str, ...]:
    return (
        *((f"data/{kind}.json",) if kind != "summit" else ("api/v1/summit/summit.json",)),
        f"data/{kind}.csv",
        f"api/v1/{kind}.json",
        f"api/v1/schema/{kind}.json",
    )


def _file(export: Export, r: Renderer) -> dict[str, Any]:
    return {
        "path": export.path,
        "name": export.path.rpartition("/")[2],
        "title": r.gettext(export.title) if export.title else "",
        "media_type": export.media_type,
        "size": f"{i18n.number(max(1, round(export.weight.size / 1000)), r.locale)} kB",
        "schema": export.schema,
    }
