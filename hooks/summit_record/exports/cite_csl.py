"""CSL-JSON: a file a record, the sources and the documents together, and the whole as one thing."""

from __future__ import annotations

from collections.abc import Iterator

from ..cite import csl
from ..edition import Edition
from . import N_, Export
from ._bibliography import files


def exports(edition: Edition) -> Iterator[Export]:
    """`data/bibliography.csl.json`, `data/documents.csl.json`, `cite/record.csl.json`, `cite/<kind>/<id>.csl.json`."""
    return files(edition, "csl", csl, N_("For citation programs (CSL-JSON)"))
