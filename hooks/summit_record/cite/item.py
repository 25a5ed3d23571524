"""What is cited, before any form: the fields that all forms share.

Three things are cited. A *source* is cited as itself: the ministry's page, not ours of it. A *document* is cited as
itself, in this record. Everything else is cited as a page of this record, and so is the whole.

Corporate authors stay whole: nothing here splits a name. Titles keep the original and our rendering beside it:
`Original [Rendering]`. An article of a newspaper, broadcaster or news site has that for its container and an author
only where one is named; everything else on the web has its publisher for author.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..edition import Edition
from ..model import ref
from ..schema import Document, Source
from ..schema.values import label_of

Kind = Literal["webpage", "news", "document", "treaty", "dataset"]

FILES = {"bibtex": "bib", "ris": "ris", "csl": "csl.json"}
"""Forms that are files, with the ending of each."""

MEDIA_TYPES = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl": "application/vnd.citationstyles.csl+json",
}
"""Media types as reference managers know them."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to cite. Dates are EDTF texts, empty where not known."""

    key: str
    """An id that stays: kind and id of the record with a hyphen."""
    kind: Kind
    title: str
    """As printed."""
    url: str
    rendering: str = ""
    """Our title, where the printed one is in another language."""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    container: str = ""
    """The larger work it stands in: this record, or a newspaper."""
    genre: str = ""
    date: str = ""
    accessed: str = ""
    language: str = ""
    """BCP 47."""
    archived: str = ""
    archived_date: str = ""
    version: str = ""
    released: str = ""
    """Of this record, where the item stands in it."""
    licence: str = ""
    """Of what is cited itself: of our pages and the whole, not of a document that stands on one of them."""
    catalogue: str = ""
    """Where the reference was found: this record, for what does not stand in it."""
    untitled: bool = False
    """Whether no title was seen, so that `title` is words of ours."""

    @property
    def full_title(self) -> str:
        """Title with our rendering beside it."""
        return f"{self.title} [{self.rendering}]" if self.rendering else self.title


def item(edition: Edition, record: Any) -> Item:
    """What is cited when a record is cited."""
    if record.kind == "sources":
        return _source(edition, record)
    if record.kind == "documents":
        return _document(edition, record)
    return page(edition, record)


def page(edition: Edition, record: Any) -> Item:
    """A record's page in this record."""
    return Item(
        key=ref(record).replace("/", "-"),
        kind="webpage",
        title=edition.title(record),
        url=edition.page(record) or edition.address,
        date=getattr(record, "updated", ""),
        **_ours(edition),
    )


def whole(edition: Edition) -> Item:
    """The record as a whole."""
    settings = edition.site.settings
    return Item(
        key="record",
        kind="dataset",
        title=settings.title,
        url=edition.address,
        authors=(settings.publisher,),
        publisher=settings.publisher,
        date=settings.released,
        language=_tag(edition, settings.languages[0]),
        version=settings.version,
        released=settings.released,
        licence=settings.licence.url,
    )


def _ours(edition: Edition) -> dict[str, Any]:
    settings = edition.site.settings
    return {
        "authors": (settings.publisher,),
        "publisher": settings.publisher,
        "container": settings.title,
        "language": _tag(edition, settings.languages[0]),
        "version": settings.version,
        "released": settings.released,
        "licence": settings.licence.url,
    }


def _source(edition: Edition, source: Source) -> Item:
    settings = edition.site.settings
    body = edition.site.bodies[source.publisher]
    publisher = edition.title(body)
    type_: Any = edition.site.term("body-types", body.type)
    title = source.title or edition.title(source)
    foreign = bool(source.title and source.title_en and source.title_en != source.title)
    return Item(
        key=f"sources-{source.id}",
        kind="news" if type_.news else "webpage",
        title=title,
        rendering=(source.title_en or "") if foreign else "",
        url=source.url,
        authors=(source.author,) if source.author else () if type_.news else (publisher,),
        publisher="" if type_.news else publisher,
        container=publisher if type_.news else "",
        date="" if source.date == "XXXX" else source.date,
        accessed="" if source.read.date == "XXXX" else source.read.date,
        language=_tag(edition, source.language),
        archived=source.archived.url if source.archived else "",
        archived_date=source.archived.date if source.archived else "",
        catalogue=f"{settings.title}, version {settings.version}, {settings.released}",
        untitled=not (source.title or source.title_en),
    )


def _document(edition: Edition, document: Document) -> Item:
    site = edition.site
    form: Any = site.term("forms", document.form)
    original = next((name for name in document.names if name.status == "original"), None)
    first = site.settings.languages[0]
    rendering = label_of(document.names, first) or document.names[0]
    shown = original or rendering
    parties = [site.bodies[p.body] if p.body else site.countries[p.country or ""] for p in document.parties]
    return Item(
        key=f"documents-{document.id}",
        kind="treaty" if form.binding else "document",
        title=shown.text,
        rendering="" if shown.text == rendering.text else rendering.text,
        url=edition.page(document) or edition.address,
        authors=tuple(dict.fromkeys(edition.title(party) for party in parties)),
        genre=edition.renderer.translated(form.label)[0],
        date="" if document.date.value == "XXXX" else document.date.value,
        **{
            key: value
            for key, value in _ours(edition).items()
            if key not in ("authors", "language", "licence")
        },
        language=_tag(edition, shown.lang),
    )


def _tag(edition: Edition, lang: str) -> str:
    return str(edition.site.records["languages"][lang].tag)
