"""What templates call: everything that depends on language and page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from . import grades, i18n, text
from .dates import Uncertain, parse
from .model import Owned, Site, ref
from .page import Page
from .render import Renderer
from .schema import Citation, Name, Source
from .schema.values import DatedValue, Statement


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source of a page, as cited in one place."""

    number: int
    source: Source
    place: str | None


class View:
    """What templates call: everything that depends on language and page."""

    def __init__(self, renderer: Renderer, page: Page) -> None:
        """One view a page: it numbers the page's sources in the order they are cited."""
        self.renderer, self.page, self.site = renderer, page, renderer.site
        self.lang, self.locale = renderer.lang, renderer.locale
        self._numbers: dict[str, int] = {}
        self._explained: set[str] = set()
        self._up = "../" * (renderer.prefix + page.address).count("/") or "./"

    # Addresses

    def url(self, target: Any, anchor: str | None = None) -> str:
        """The address of a record, a `kind/id` or a path of this site, relative to this page."""
        if isinstance(target, str) and (target.endswith("/") or target == ""):
            path = self.renderer.prefix + target
        elif isinstance(target, str):
            record = self.site.get(target)
            anchor = anchor or (target.partition("#")[2] or None)
            path = self.renderer.address(record) or ""
        else:
            path = self.renderer.address(target) or ""
        if anchor:
            path = f"{path.partition('#')[0]}#{anchor}"
        return self._up + path

    def file(self, path: str) -> str:
        """The address of a file that exists once for all languages, relative to this page."""
        return self._up + path

    def has_page(self, record: Any) -> bool:
        """Whether a record is shown somewhere of its own."""
        return self.renderer.address(record) is not None

    # Words

    def t(self, words: str | None) -> Markup:
        """A label of ours in the page's language; marked as English where it is not translated."""
        if not words:
            return Markup("")
        found, translated = self.renderer.translated(words)
        return escape(found) if translated else self._in_default(escape(found))

    def text(self, words: str) -> Markup:
        """A sentence of ours, with its links and with terms of the glossary explained at first use."""
        found, translated = self.renderer.translated(words)
        made = text.inline(found, self._link, self._explain)
        return made if translated else self._in_default(made)

    def plain(self, words: str) -> str:
        """The same without markup, for attributes and metadata."""
        return self.renderer.plain(words)

    def own(self, words: str | None) -> Markup:
        """Words made earlier (a kicker, a label, a title), marked where they were left in the default language."""
        if not words:
            return Markup("")
        return self._in_default(escape(words)) if words in self.renderer.left else escape(words)

    def _in_default(self, made: Markup) -> Markup:
        tag = self.site.records["languages"][self.renderer.default].tag
        return Markup('<span lang="%s">%s</span>') % (tag, made)

    def _link(self, reference: str, words: str | None) -> Markup:
        record = self.site.get(reference)
        shown = words or self.renderer.title(record)
        if not self.has_page(record):
            return escape(shown)
        return Markup('<a href="%s">%s</a>') % (self.url(reference), shown)

    def _explain(self, words: str) -> Markup:
        pattern = _glossary_pattern(self.site)
        if not pattern or self.page.template == "glossary.md.j2":
            return escape(words)
        parts: list[Markup] = []
        end = 0
        for match in pattern.finditer(words):
            entry = _glossary_words(self.site)[match.group()]
            if entry in self._explained:
                continue
            self._explained.add(entry)
            parts.append(escape(words[end : match.start()]))
            address = self.url("glossary/", entry)
            parts.append(Markup('<a class="term" href="%s">%s</a>') % (address, match.group()))
            end = match.end()
        parts.append(escape(words[end:]))
        return Markup("").join(parts)

    def title(self, record: Any) -> Markup:
        """The title of a record, marked with its language where that is not the page's."""
        if isinstance(record, str):
            record = self.site.get(record)
        names = getattr(record, "names", None)
        if names:
            self.renderer.title(record)
            return self.name(names)
        return self.mark(self.renderer.title(record), self.renderer.title_lang(record) or self.lang)

    def source_title(self, source: Source) -> Markup:
        """The title of a source beside its publisher's name: what was printed, or that no title was seen."""
        if source.title or source.title_en:
            return self.title(source)
        return escape(self.renderer.gettext("no title seen"))

    def name(self, names: Sequence[Name]) -> Markup:
        """The best of some names for this page, marked with its language."""
        best = self.renderer._best(names)
        if best is None:
            return Markup("")
        if best.lang == self.renderer.default and best.lang != self.lang:
            found, translated = self.renderer.translated(best.text, count=False)
            return escape(found) if translated else self._in_default(escape(found))
        return self.mark(best.text, best.lang)

    def plain_name(self, names: Sequence[Name]) -> str:
        """The same without markup, for attributes and headings."""
        best = self.renderer._best(names)
        if best is None or best.lang != self.renderer.default:
            return best.text if best else ""
        return self.renderer.translated(best.text, count=False)[0]

    def original(self, names: Sequence[Name]) -> Name | None:
        """The first name in the original, if it is in another language than the page."""
        found = next((name for name in names if name.status == "original"), None)
        return found if found and found.lang != self.lang else None

    def mark(self, words: str, lang: str) -> Markup:
        """Words in a language, with a `lang` where that is not the page's."""
        if lang == self.lang:
            return escape(words)
        return Markup('<span lang="%s">%s</span>') % (self.tag(lang), words)

    @cached_property
    def title_lang(self) -> str | None:
        """Tag of the language of the page's own title, where that is not the page's."""
        record = self.page.record
        if record is None or self.page.title != self.renderer.title(record):
            return self.tag(self.renderer.default) if self.page.title in self.renderer.left else None
        lang = self.renderer.title_lang(record)
        return self.tag(lang) if lang else None

    def lang_of(self, words: str | Sequence[Name]) -> Markup:
        """For headings: a `lang` attribute where `plain` or `plain_name` gives words that are not the page's."""
        best = None if isinstance(words, str) else self.renderer._best(words)
        lang = best.lang if best else self.renderer.default
        if lang == self.lang or (
            lang == self.renderer.default and self.renderer.translated(best.text if best else str(words))[1]
        ):
            return Markup("")
        return Markup(' lang="%s"') % self.tag(lang)

    def tag(self, lang: str) -> str:
        """BCP 47 tag of a language."""
        return str(self.site.records["languages"][lang].tag)

    def term(self, kind: str, id_: str) -> Markup:
        """The label of a term."""
        return self.t(self.site.term(kind, id_).label)

    def link(self, record: Any) -> Markup:
        """A record's title, linked where it has a page."""
        if isinstance(record, str):
            record = self.site.get(record)
        shown = self.title(record)
        if not self.has_page(record):
            return shown
        return Markup('<a href="%s">%s</a>') % (self.url(record), shown)

    def host(self, address: str) -> str:
        """The host of an address, for links that need not show all of it."""
        return (urlsplit(address).hostname or address).removeprefix("www.")

    def country(self, code: str | None) -> Markup:
        """The name of a country by code: a participant's own page, else CLDR's name."""
        if code is None:
            return Markup("")
        participant = self.site.country_by_code.get(code)
        return self.link(participant) if participant else escape(i18n.territory(code, self.locale))

    # Dates and numbers

    def date(self, when: DatedValue | Uncertain | str) -> Markup:
        """A date as precise as it is, in words."""
        gettext = self.renderer.gettext
        parsed = (
            when.parsed if isinstance(when, DatedValue) else parse(when) if isinstance(when, str) else when
        )
        if not parsed.known:
            return escape(gettext("date not known"))
        words = i18n.moment(parsed, self.locale)
        if parsed.precision == "range" and parsed.last is None:
            words = gettext("since %(date)s") % {"date": words}
        elif parsed.precision == "range" and parsed.first is None:
            words = gettext("until %(date)s") % {"date": words}
        if parsed.qualifier == "?":
            words = gettext("%(date)s (uncertain)") % {"date": words}
        elif parsed.qualifier == "~":
            words = gettext("about %(date)s") % {"date": words}
        return escape(words)

    def tells_date(self, owner: Any, statement: Statement) -> bool:
        """Whether a reader sees a statement's date without its being shown: its text or its record has it."""
        if statement.date is None:
            return True
        own = getattr(owner, "date", None)
        if own is not None and not isinstance(own, str) and own.value == statement.date.value:
            return True
        shown, parsed = self.plain(statement.text), statement.date.parsed
        words = [str(self.date(statement.date))]
        if parsed.precision == "day" and parsed.first:
            words.append(i18n.day_of_year(parsed.first, self.locale))
        return any(word in shown for word in words)

    def iso(self, when: DatedValue | str) -> str | None:
        """The date for `<time datetime>`, where it is one that HTML knows."""
        parsed = when.parsed if isinstance(when, DatedValue) else parse(when)
        return parsed.text.rstrip("?~") if parsed.precision in ("day", "month", "year") else None

    def hour(self, words: str) -> str:
        """An hour of the day."""
        return i18n.hour(words, self.locale)

    def number(self, value: int) -> str:
        """A whole number."""
        return i18n.number(value, self.locale)

    def listed(self, words: Iterable[Markup | str]) -> Markup:
        """Words as a list: a, b and c."""
        made = [escape(word) for word in words]
        return Markup(i18n.listed([str(word) for word in made], self.locale))  # noqa: S704  each was escaped

    # Sources

    def cite(self, citations: Iterable[Citation]) -> list[Note]:
        """Number these sources on this page, in the order they come."""
        notes = []
        for citation in citations:
            number = self._numbers.setdefault(citation.source, len(self._numbers) + 1)
            notes.append(Note(number, self.site.sources[citation.source], citation.place))
        return notes

    def cited(self) -> list[Note]:
        """All sources cited so far on this page, by number."""
        return [Note(number, self.site.sources[id_], None) for id_, number in self._numbers.items()]

    def grade(self, owner: Any, statement: Statement) -> str:
        """The grade of a statement."""
        return grades.grade(self.site, Owned(owner, statement))

    def disputes(self, owner: Any, statement: Statement) -> Sequence[Any]:
        """Disagreements a statement is part of."""
        return self.site.disagreements_on.get(f"{ref(owner)}#{statement.id}", ())

    def publisher_kind(self, source: Source) -> Any:
        """The kind of publisher of a source."""
        return grades.publisher_kind(self.site, source)

    def ref(self, record: Any) -> str:
        """`kind/id`."""
        return ref(record)

    def data_path(self, record: Any) -> str | None:
        """The file of a record, from the root of the repository."""
        return self.site.paths.get(ref(record))

    @cached_property
    def intro(self) -> Any:
        """The prose that introduces this section page, if there is any."""
        return self.site.pages.get(self.page.address.rstrip("/") or "home")


def _glossary_words(site: Site) -> Mapping[str, str]:
    return _cached(site)[1]


def _glossary_pattern(site: Site) -> re.Pattern[str] | None:
    return _cached(site)[0]


def _cached(site: Site) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    found: tuple[re.Pattern[str] | None, Mapping[str, str]] | None = site.__dict__.get("_glossary")
    if found is None:
        words = {word: entry.id for entry in site.glossary.values() for word in entry.match}
        ordered = sorted(words, key=len, reverse=True)
        pattern = (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)") if words else None
        )
        found = (pattern, words)
        site.__dict__["_glossary"] = found
    return found
