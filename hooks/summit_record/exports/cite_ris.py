"""RIS: a file a record, the sources and the documents together, and the whole as one thing."""

from __future__ import annotations

from collections.abc import Iterator

from ..cite import ris
from ..edition import Edition
from . import N_, Export
from ._bibliography import files


def exports(edition: Edition) -> Iterator[Export]:
    """`data/bibliography.ris`, `data/documents.ris`, `cite/record.ris` and `cite/<kind>/<id>.ris`."""
    return files(edition, "ris", ris, N_("For EndNote, Zotero and others (RIS)"))
