"""What pages show of citations: the text to copy, the files, COinS, and where to look for an archived copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..edition import Edition
from ..model import ref
from ..page import Page
from ..view import View
from . import archive, coins
from .chicago import chicago
from .item import FILES, MEDIA_TYPES, item, page, whole

NAMES = {"bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}

LISTS = {
    "documents.md.j2": "documents",
    "documents_by.md.j2": "",
    "sources.md.j2": "bibliography",
    "data.md.j2": "record",
}
"""Templates of pages that list what can be cited, and the name of the file that holds all of it."""

MOST = 250
"""Documents offered one by one on a page. More would double it, and nobody picks from so long a list: there are
files.
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation to copy; `page` where it is of our page and not of what the page is about."""

    text: Markup
    page: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away."""

    name: str
    path: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that 'Cite this' shows."""

    quotes: tuple[Quote, ...]
    files: tuple[File, ...]
    span: Markup
    api: str = ""
    twin: str = ""
    lookup: str = ""
    """Where an archive would have the source, if the record knows of no copy."""
    lookup_date: str = ""


def of_record(view: View, record: Any) -> Shown | None:
    """For the page of a record; None for records that are not cited by themselves."""
    edition = Edition.of(view.site, view.renderer)
    main = edition.main
    if not main.own_page(record):
        return None
    cited = item(main, record)
    quotes = [Quote(chicago(cited))]
    lookup = day = ""
    if record.kind == "sources":
        quotes.append(Quote(chicago(page(main, record)), page=True))
        if not record.archived:
            day = archive.day(view.site)
            lookup = archive.lookup(record.url, day)
    twin = main.twin(record)
    return Shown(
        tuple(quotes),
        _files(f"cite/{ref(record)}"),
        coins.span(cited),
        api=main.api(record).removeprefix(main.address),
        twin=twin.removeprefix(main.address) if twin else "",
        lookup=lookup,
        lookup_date=day,
    )


def of_list(view: View, shown: Page) -> Shown | None:
    """For a page that lists documents, for the bibliography, for the page of downloads; None for others.

    Up to `MOST` documents are offered one by one (COinS); the bibliography as files only: it would double its page.
    """
    if shown.template not in LISTS:
        return None
    main = Edition.of(view.site, view.renderer).main
    name = LISTS[shown.template]
    documents = shown.given.get("documents", ())
    spans = [coins.span(item(main, document)) for document in documents if len(documents) <= MOST]
    if name == "record":
        spans = [coins.span(whole(main))]
    files: tuple[File, ...] = ()
    if name == "record":
        files = _files("cite/record")
    elif name and (name != "documents" or view.site.documents):
        files = _files(f"data/{name}")
    if not files and not spans:
        return None
    quotes = (Quote(chicago(whole(main))),) if name else ()
    return Shown(quotes, files, Markup("").join(spans))


def _files(path: str) -> tuple[File, ...]:
    return tuple(File(NAMES[form], f"{path}.{end}", MEDIA_TYPES[form]) for form, end in FILES.items())
