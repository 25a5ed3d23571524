"""The catalogue: its index, its static choices, and a page for each document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..grades import GRADES, grade_of_sources
from ..model import Site
from ..page import Page
from ..render import Renderer
from ..schema import Document
from . import around


@dataclass(frozen=True, slots=True)
class Value:
    """One choice of a facet, with what it leads to."""

    id: str
    title: str
    address: str
    documents: tuple[Document, ...]
    definition: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to choose documents."""

    id: str
    title: str
    """Over its static pages: by country."""
    label: str
    """Over its filter: country."""
    values: tuple[Value, ...]


def facets(site: Site, r: Renderer) -> tuple[Facet, ...]:
    """All facets, with only those values that lead to a document."""

    def facet(
        id_: str,
        title: str,
        label: str,
        options: list[tuple[str, str, str | None]],
        of: Callable[[Document], object],
    ) -> Facet:
        values = []
        for value, words, definition in options:
            found = tuple(d for d in site.documents.values() if value in of(d))  # type: ignore[operator]
            if found:
                values.append(Value(value, words, f"documents/by/{id_}/{value}/", found, definition))
        return Facet(id_, title, label, tuple(values))

    def terms(kind: str) -> list[tuple[str, str, str | None]]:
        return [(t.id, r.translated(t.label)[0], t.definition) for t in site.terms(kind).values()]

    years = sorted({str(y) for d in site.documents.values() if (y := d.date.parsed.year)})
    return (
        facet("country", r.gettext("By country"), r.gettext("Country"),
              [(c.id, r.title(c), None) for c in site.countries.values()], lambda d: d.countries),
        facet("theme", r.gettext("By theme"), r.gettext("Theme"),
              [(t.id, r.title(t), t.definition) for t in site.themes.values()], lambda d: d.themes),
        facet("form", r.gettext("By form"), r.gettext("Form"), terms("forms"), lambda d: (d.form,)),
        facet("level", r.gettext("By level"), r.gettext("Level"), terms("levels"), lambda d: (d.level,)),
        facet("occasion", r.gettext("By occasion"), r.gettext("Occasion"), terms("occasions"),
              lambda d: (d.occasion,)),
        facet("year", r.gettext("By year"), r.gettext("Year"), [(y, y, None) for y in years],
              lambda d: (str(d.date.parsed.year),)),
    )  # fmt: skip


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The index, a page for each choice, a page for each document."""
    title = r.gettext("Documents")
    found = facets(site, r)

    def record_grade(document: Document) -> str:
        return grade_of_sources(site, document.sources, document.countries)

    table = {"record_grade": record_grade, "grades": tuple(GRADES)}

    yield Page(
        "documents/",
        "documents.md.j2",
        title,
        r.gettext(
            "Every document that a source names: what it is, who signed it, what it does, what followed."
        ),
        {"facets": found, "documents": tuple(site.documents.values()), **table},
        meta={"layout": "wide"},
    )
    for facet in found:
        for value in facet.values:
            yield Page(
                value.address,
                "documents_by.md.j2",
                f"{title}: {value.title}",
                f"{title}. {facet.title}: {value.title}",
                {"documents": value.documents, "definition": value.definition, **table},
                parents=((title, "documents/"),),
                kicker=facet.title,
                toc=False,
                meta={"layout": "wide"},
            )
    for document, previous, following in around(list(site.documents.values())):
        yield Page(
            f"documents/{document.id}/",
            "document.md.j2",
            r.title(document),
            r.plain(document.summary),
            {"previous": previous, "next": following},
            record=document,
            parents=((title, "documents/"),),
            kicker=r.translated(site.term("forms", document.form).label)[0],
            updated=document.updated,
        )
