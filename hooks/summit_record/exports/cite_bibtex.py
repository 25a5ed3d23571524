"""BibTeX: a file a record, the sources and the documents together, and the whole as one thing."""

from __future__ import annotations

from collections.abc import Iterator

from ..cite import bibtex
from ..edition import Edition
from . import N_, Export
from ._bibliography import files


def exports(edition: Edition) -> Iterator[Export]:
    """`data/bibliography.bib`, `data/documents.bib`, `cite/record.bib` and `cite/<kind>/<id>.bib`."""
    return files(edition, "bibtex", bibtex, N_("For BibTeX and biblatex"))
