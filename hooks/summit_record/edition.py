"""The record as published: at an address, in a version, in its first language.

What exports, citations and page metadata share: absolute addresses, plain titles, and each record once as plain
data (as JSON has it) with the computed grade of its statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from .grades import Grade, grade, grade_of_sources
from .i18n import Translations
from .model import Site, ref
from .render import SECTIONS, Renderer
from .schema import RECORDS, Citation
from .text import plain

KINDS = ("summit", "declaration", *RECORDS)
"""Kinds of record that are given away, in the order files list them."""

TWIN = "index.md.txt"
"""The Markdown of a page, beside its `index.html`. Not `index.md`: MkDocs would make a page of that."""

Plain = dict[str, Any]
"""A record as JSON has it."""


class Edition:
    """A site with its address. Make it once a build: everything that costs is kept."""

    def __init__(
        self, site: Site, renderer: Renderer, address: str | None = None, main: Edition | None = None
    ) -> None:
        """`renderer` gives titles, in its language; `address` is the site's root (left out: as the data says).

        `main` is the edition in the first language, whose files all languages share; left out, it is this one.
        """
        self.site, self.renderer = site, renderer
        self.main = main or self
        self.address = (address or site.settings.address).rstrip("/") + "/"
        self.translations: Callable[[], Mapping[str, Translations]] = dict
        """The translations of the records' texts by language, the first left out; read when somebody asks."""
        self.kept: dict[Any, Any] = {}
        """Whatever a module makes once of this edition, by a key of its own."""

    @classmethod
    def of(cls, site: Site, renderer: Renderer) -> Edition:
        """The edition a renderer belongs to: the build's, or a new one where nothing was set."""
        found = renderer.env.globals.get("edition")
        return found if isinstance(found, cls) else cls(site, renderer)

    # Words and addresses

    def title(self, record: Any) -> str:
        """The title of a record as plain text."""
        titles = self.kept.setdefault("titles", {})
        key = ref(record)
        if key not in titles:
            titles[key] = self.renderer.title(record)
        found: str = titles[key]
        return found

    def plain_text(self, words: str) -> str:
        """A text of ours without markup: a link becomes its words."""
        renderer = self.renderer
        return plain(renderer.translated(words)[0], lambda reference: self.title(self.site.get(reference)))

    def url(self, path: str) -> str:
        """The absolute address of a path of the site."""
        return self.address + path

    def page(self, record: Any) -> str | None:
        """The absolute address where a record is shown."""
        at = self.renderer.address(record)
        return None if at is None else self.url(at)

    def api(self, record: Any) -> str:
        """The absolute address of a record in the JSON API."""
        return self.url(f"api/v1/{ref(record)}.json")

    def own_page(self, record: Any) -> bool:
        """Whether a record has a page of its own: no anchor on another's, no introduction to a section."""
        if record.kind == "pages" and record.id in (*SECTIONS, "home"):
            return False
        return "#" not in (self.renderer.address(record) or "#")

    def twin(self, record: Any) -> str | None:
        """The absolute address of the Markdown of a record's page; None for what shares a page."""
        return f"{self.page(record)}{TWIN}" if self.own_page(record) else None

    # Records as plain data

    def records(self, kind: str) -> Mapping[str, Any]:
        """The records of a kind by id; a kind with a single record has one, named as the kind."""
        return self._records[kind]

    @cached_property
    def _records(self) -> Mapping[str, Mapping[str, Any]]:
        singles = {"summit": self.site.summit, "declaration": self.site.declaration}
        return {
            kind: {key: one for key, one in singles.items() if key == kind and one}
            or dict(sorted(self.site.records.get(kind, {}).items()))
            for kind in KINDS
        }

    def all(self) -> Iterator[Any]:
        """Every record that is given away, kind by kind."""
        for kind in KINDS:
            yield from self.records(kind).values()

    @cached_property
    def plain(self) -> Mapping[str, Mapping[str, Plain]]:
        """Every record by kind and id, as JSON has it, each statement with its grade; made anew at each reading."""
        return MappingProxyType(
            {kind: MadeWhenRead(self.records(kind), self._plain) for kind in KINDS if self.records(kind)}
        )

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """The grade of every statement by its reference."""
        return {owned.ref: grade(self.site, owned) for owned in self.site.statements}

    def grade(self, record: Any, sources: Iterable[str]) -> Grade:
        """The grade of a value of a record that rests on these sources (ids)."""
        known = self.kept.setdefault("value grades", {})
        key = (ref(record), *sources)
        if key not in known:
            citations = [Citation(source=source) for source in key[1:]]
            known[key] = grade_of_sources(self.site, citations, self.site.concerned(record))
        found: Grade = known[key]
        return found

    def _plain(self, record: Any) -> Plain:
        made: Plain = record.model_dump(mode="json")
        own = ref(record)
        for statement in statements_in(made, record.kind):
            statement["grade"] = self.grades[f"{own}#{statement['id']}"]
        return made


class MadeWhenRead(Mapping[str, Plain]):
    """Plain records by id, none of which is kept: all of them together would be as large as the record itself."""

    def __init__(self, records: Mapping[str, Any], make: Callable[[Any], Plain]) -> None:
        """`make` gives the plain record of a record."""
        self._records, self._make = records, make

    def __getitem__(self, id_: str) -> Plain:
        """The record of an id, made for this."""
        return self._make(self._records[id_])

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._records)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._records)


def statements_in(made: Plain, kind: str) -> Iterator[Plain]:
    """The statements of a plain record, those in sections included."""
    yield from made.get("statements", ())
    for section in made.get("sections", ()):
        yield from section["paragraphs" if kind == "declaration" else "statements"]
