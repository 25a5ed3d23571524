"""Render pages: one Jinja environment a language, one view a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import jinja2
from markupsafe import escape

from . import i18n, text
from .model import Site
from .page import Page
from .schema import RECORDS, Language, Name
from .schema.values import label_of
from .translate.coverage import Coverage
from .translate.extract import OURS


class _Compiled(jinja2.BytecodeCache):
    """Keeps each template as compiled once, for the environments of all languages. A changed one has another key."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill the bucket with what was kept for it, if the template is still the same."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep it."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Renderer:
    """Makes the Markdown of pages in one language."""

    def __init__(
        self, site: Site, lang: str, interface: i18n.Translations, records: i18n.Translations
    ) -> None:
        """`interface` and `records` are the translations of interface texts and of records' texts."""
        self.site, self.lang, self.records = site, lang, records
        self.default = site.settings.languages[0]
        self.prefix = prefix(site, lang)
        language: Language = site.records["languages"][lang]
        self.tag, self.locale = language.tag, language.locale or "en"
        self.interface = interface
        self.alternates: tuple[str, ...] = (lang,)
        """The languages that are built, for links to the same page in the others."""
        self.coverage: Callable[[], tuple[tuple[str, Coverage], ...]] = tuple
        """How far the translations of the site's languages are; counted for the page that asks."""
        self.env = jinja2.Environment(
            loader=jinja2.PackageLoader(__package__ or "summit_record", "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
            bytecode_cache=_COMPILED,
        )
        self.env.install_gettext_translations(interface, newstyle=True)  # type: ignore[attr-defined]
        self.env.filters["heading"] = text.heading
        self.left: set[str] = set()
        """Texts that were left in the default language, so that what shows them later can say so."""

    def gettext(self, words: str) -> str:
        """An interface text in this language."""
        found: str = self.interface.gettext(words)
        return found

    def render(self, page: Page, view: object) -> str:
        """Front matter and Markdown of a page; `view` is what its template calls (`view.View`)."""
        template = self.env.get_template(page.template)
        self.interface.seen.clear()
        self.records.seen.clear()
        if page.record is not None:
            self.title(page.record)  # shown, and made before this page was begun
        body = template.render(v=view, page=page, site=self.site, **page.given)
        body = re.sub(r"\n{3,}", "\n\n", body).strip() + self._about_translation()
        meta = {"title": page.title, "description": page.description, "lang": self.tag}
        if not page.toc:
            meta["toc"] = False  # type: ignore[assignment]
        front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
        return f"---\n{front}\n---\n\n{body}\n"

    def _about_translation(self) -> str:
        """What a reader should know of the page's translation, at its foot."""
        if self.lang == self.default:
            return ""
        seen = self.interface.seen | self.records.seen
        if {i18n.UNREVIEWED, i18n.UNTRANSLATED} <= seen:
            said = self.gettext(
                "Parts of this page are our translation, not yet reviewed; texts without a translation are in English."
            )
        elif i18n.UNREVIEWED in seen:
            said = self.gettext("Parts of this page are our translation, not yet reviewed.")
        elif i18n.UNTRANSLATED in seen:
            said = self.gettext("Texts without a translation are in English.")
        else:
            return ""
        return f'\n\n<p class="changed about-translation">{escape(said)}</p>'

    def translated(self, words: str, *, count: bool = True) -> tuple[str, bool]:
        """A text of ours in this language, and whether a translation was found (or none is needed).

        `count`: whether the page owes a translation of it. Names that others gave and names of people need none.
        """
        if self.lang == self.default:
            return words, True
        found = self.records.get(words, count=count)
        if found is None:
            self.left.add(words)
            return words, False
        return found, True

    def title(self, record: Any) -> str:
        """The title of a record in this language, as plain text."""
        name = self._best(record.names) if hasattr(record, "names") else None
        if name:
            if name.lang != self.default:
                return name.text
            return self.translated(name.text, count=name.status in OURS)[0]
        if record.kind == "sources":
            publisher = self.title(self.site.bodies[record.publisher])
            if record.language == self.lang and record.title:
                return str(record.title)
            untitled = self.gettext("%(publisher)s (no title seen)") % {"publisher": publisher}
            return record.title_en or record.title or untitled
        words = getattr(record, "title", None) or getattr(record, "question", None) or record.id
        return self.plain(str(words))

    def plain(self, words: str) -> str:
        """A text of ours in this language without markup."""
        found, translated = self.translated(words)
        made = text.plain(found, lambda reference: self.title(self.site.get(reference)))
        self.left.update(() if translated else (made,))
        return made

    def title_lang(self, record: Any) -> str | None:
        """The language that `title` gives a record's title in, where it is not this one."""
        name = self._best(record.names) if hasattr(record, "names") else None
        if name:
            found = name.lang
            translated = found == self.default and self.translated(name.text, count=False)[1]
        elif record.kind == "sources":
            own = record.title and (record.language == self.lang or not record.title_en)
            found = record.language if own else "en" if record.title_en else self.lang
            translated = False
        else:
            words = getattr(record, "title", None) or getattr(record, "question", None)
            found, translated = self.default, not words or self.translated(str(words))[1]
        return None if translated or found == self.lang else found

    def _best(self, names: Sequence[Name]) -> Name | None:
        return label_of(names, self.lang) or label_of(names, self.default) or (names[0] if names else None)

    def address(self, record: Any) -> str | None:
        """Where a record is shown, with language prefix and anchor; None if it has no place."""
        kind = record.kind
        if kind == "pages":
            at = prose_address(self.site, record.id)
        elif kind in ("disagreements", "gaps", "corrections"):
            at = f"evidence/#{kind[:-1]}-{record.id}"
        elif kind == "glossary":
            at = f"glossary/#{record.id}"
        elif kind in ("summit", "declaration"):
            at = f"{kind}/"
        elif kind in RECORDS and RECORDS[kind].address:
            at = f"{RECORDS[kind].address}/{record.id}/"
        else:
            return None
        return self.prefix + at


def prefix(site: Site, lang: str) -> str:
    """What the addresses of a language's pages begin with."""
    return "" if lang == site.settings.languages[0] else f"{lang}/"


def prose_address(site: Site, id_: str) -> str:
    """Where a prose page stands: `about` at /about/, introductions on their section's page, others below /about/."""
    if id_ in ("about", *SECTIONS):
        return f"{id_}/"
    if id_ == "home":
        return ""
    return f"about/{id_}/"


SECTIONS = (
    "summit", "participants", "declaration", "documents", "initiatives", "history", "matrix",
    "sources", "evidence", "data", "bodies", "glossary", "index-a-z", "search",
)  # fmt: skip
"""Section pages that a prose record of the same id introduces."""
