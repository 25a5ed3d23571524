"""Terms and abbreviations; in a translation, the words it uses for established terms as well."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..page import Page
from ..render import Renderer
from ..schema import Citation


def pages(site: Site, r: Renderer) -> Iterator[Page]:
    """The one page of the glossary."""
    entries = sorted(site.glossary.values(), key=lambda e: r.title(e).casefold())
    terms = [
        (term, (Citation(source=term.source),) if term.source else ())
        for term in site.translation_terms.get(r.lang, ())
    ]
    others = [lang for lang in r.alternates if lang != r.lang and lang in site.translation_terms]
    yield Page(
        "glossary/",
        "glossary.md.j2",
        r.gettext("Glossary"),
        r.gettext("Terms and abbreviations of this record, explained."),
        {"entries": entries, "terms": terms, "others": others if r.lang == r.default else []},
        toc=False,
    )
