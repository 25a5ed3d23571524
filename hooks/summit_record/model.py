"""The record, resolved: everything by id, and every relation in both directions. No input or output here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

from .load import Data
from .schema import (
    RECORDS,
    Body,
    Citation,
    Correction,
    Country,
    Declaration,
    Disagreement,
    Document,
    Entry,
    Event,
    EventKind,
    Gap,
    Initiative,
    Place,
    Prose,
    Record,
    Settings,
    Source,
    Statement,
    Summit,
    Term,
    Theme,
    Tombstone,
    TranslationTerm,
    Withdrawn,
)
from .schema.values import Ref
from .walk import Path, walk

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Owned:
    """A statement with the record it stands in. `owner` is a record or one of the single ones."""

    owner: Any
    statement: Statement

    @property
    def ref(self) -> str:
        """`kind/id#statement`."""
        return f"{ref(self.owner)}#{self.statement.id}"


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a source is used: the record, the path inside it, and the citation."""

    owner: Any
    path: Path
    citation: Citation

    @property
    def statement(self) -> Statement | None:
        """The statement it stands under, if it stands under one."""
        here: Any = self.owner
        for step in self.path:
            here = here[step] if isinstance(step, int) else getattr(here, step)
            if isinstance(here, Statement):
                return here
        return None


def ref(record: Any) -> str:
    """`kind/id` of a record; single records are named by their kind twice (`summit/summit`)."""
    return f"{record.kind}/{getattr(record, 'id', record.kind)}"


@dataclass(frozen=True)
class Site:
    """The whole record. Mappings keep the order pages list things in."""

    settings: Settings
    summit: Summit
    declaration: Declaration | None
    withdrawn: tuple[Tombstone, ...]
    records: Mapping[str, Mapping[str, Any]]
    paths: Mapping[str, str]
    """`kind/id` to the file of the record, from the root of the repository."""
    names: Mapping[str, tuple[str, ...]]
    """`kind/id` to what the record names in its fields: `kind/id`, or `kind/id#statement`."""
    translation_terms: Mapping[str, tuple[TranslationTerm, ...]] = field(default_factory=dict)
    """The established terms of each language that has any, in alphabetical order of the English ones."""

    # Typed views of the kinds.

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """The participants, in the summit's own order, then any others."""
        known = self._kind("countries", Country)
        order = [*self.summit.participants, *(c for c in known if c not in self.summit.participants)]
        return MappingProxyType({id_: known[id_] for id_ in order if id_ in known})

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        """Themes in their own order."""
        found = self._kind("themes", Theme)
        return MappingProxyType(dict(sorted(found.items(), key=lambda item: (item[1].order, item[0]))))

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by date, then id."""
        return self._dated("documents", Document)

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by date and hour."""
        found = self._kind("events", Event)
        key = lambda item: (item[1].date.parsed.sort_key, item[1].time or "99", item[0])  # noqa: E731
        return MappingProxyType(dict(sorted(found.items(), key=key)))

    @cached_property
    def initiatives(self) -> Mapping[str, Initiative]:
        """Initiatives by date, then id."""
        return self._dated("initiatives", Initiative)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self._kind("sources", Source)

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """Bodies by id."""
        return self._kind("bodies", Body)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Places by id."""
        return self._kind("places", Place)

    @cached_property
    def disagreements(self) -> Mapping[str, Disagreement]:
        """Disagreements by id."""
        return self._kind("disagreements", Disagreement)

    @cached_property
    def gaps(self) -> Mapping[str, Gap]:
        """Gaps by id."""
        return self._kind("gaps", Gap)

    @cached_property
    def corrections(self) -> Mapping[str, Correction]:
        """Corrections, the latest first."""
        found = self._kind("corrections", Correction)
        return MappingProxyType(
            dict(sorted(found.items(), key=lambda item: (item[1].date, item[0]), reverse=True))
        )

    @cached_property
    def glossary(self) -> Mapping[str, Entry]:
        """Glossary entries by id."""
        return self._kind("glossary", Entry)

    @cached_property
    def pages(self) -> Mapping[str, Prose]:
        """Prose pages in their order."""
        found = self._kind("pages", Prose)
        return MappingProxyType(dict(sorted(found.items(), key=lambda item: (item[1].order, item[0]))))

    def _kind(self, kind: str, _model: type[R]) -> Mapping[str, R]:
        return cast("Mapping[str, R]", self.records.get(kind, MappingProxyType({})))

    def _dated(self, kind: str, model: type[R]) -> Mapping[str, R]:
        found = self._kind(kind, model)
        key = lambda item: (item[1].date.parsed.sort_key, item[0])  # noqa: E731
        return MappingProxyType(dict(sorted(found.items(), key=key)))

    def term(self, kind: str, id_: str) -> Term:
        """One term of a list. KeyError if it is not there (rules make sure it is)."""
        return cast("Term", self.records[kind][id_])

    def terms(self, kind: str) -> Mapping[str, Term]:
        """All terms of a list, in its order."""
        return self._kind(kind, Term)

    @property
    def event_kinds(self) -> Mapping[str, EventKind]:
        """The kinds of events, in their order."""
        return self._kind("event-kinds", EventKind)

    def get(self, reference: str) -> Any:
        """The record that `kind/id` (with or without `#statement`) names. KeyError if there is none."""
        kind, _, rest = reference.partition("/")
        id_ = rest.partition("#")[0]
        if kind == "summit":
            return self.summit
        if kind == "declaration":
            return self.declaration
        return self.records[kind][id_]

    def all(self) -> Iterator[Any]:
        """Every record: the single ones, then kind by kind."""
        yield self.summit
        if self.declaration:
            yield self.declaration
        for kind in RECORDS:
            yield from self.records.get(kind, {}).values()

    # Statements and what concerns whom.

    @cached_property
    def statements(self) -> tuple[Owned, ...]:
        """Every statement of the record, with its owner."""
        return tuple(Owned(record, statement) for record in self.all() for statement in statements_of(record))

    @cached_property
    def country_by_code(self) -> Mapping[str, Country]:
        """Participants by ISO code."""
        return {country.code: country for country in self.countries.values()}

    def concerned(self, owner: Any, statement: Statement | None = None) -> tuple[str, ...]:
        """Ids of the countries a record or statement concerns: its own, its maker's, else the record's."""
        found: list[str] = list(statement.countries) if statement else []
        if statement and statement.by:
            found += self._country_of(statement.by)
        if not found:
            if owner.kind == "countries":
                found = [owner.id]
            elif owner.kind in ("summit", "declaration"):
                found = list(self.summit.participants)
            elif owner.kind == "bodies":
                found = self._country_of(ref(owner))
            else:
                found = [*getattr(owner, "proposers", ()), *getattr(owner, "countries", ())]
        return tuple(dict.fromkeys(found))

    def _country_of(self, reference: str) -> list[str]:
        record = self.get(reference)
        if record.kind == "countries":
            return [record.id]
        if record.kind == "bodies" and record.country in self.country_by_code:
            return [self.country_by_code[record.country].id]
        return []

    # Relations, derived in the other direction.

    @cached_property
    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """Where each source is cited."""
        found: dict[str, list[Use]] = defaultdict(list)
        paths: dict[Path, Path] = {}  # most are the same in a thousand records
        for record in self.all():
            for path, text, marker in walk(record):
                if isinstance(marker, Ref) and marker.kind == "sources" and path[-1] == "source":
                    parent: Any = record
                    for step in path[:-1]:
                        parent = parent[step] if isinstance(step, int) else getattr(parent, step)
                    found[text].append(Use(record, paths.setdefault(path[:-1], path[:-1]), parent))
        return {source: tuple(uses) for source, uses in found.items()}

    @cached_property
    def referrers(self) -> Mapping[str, tuple[Any, ...]]:
        """`kind/id` to the records that name it anywhere, sources and terms left out."""
        found: dict[str, dict[str, Any]] = defaultdict(dict)
        for record in self.all():
            own = ref(record)
            for named in self.names[own]:
                target = named.partition("#")[0]
                if target != own and target.partition("/")[0] in RECORDS:
                    found[target][own] = record
        return {target: tuple(records.values()) for target, records in found.items()}

    def referring(self, record: Any, kind: str) -> tuple[Any, ...]:
        """Records of a kind that name this one, in the order of that kind."""
        named = (r for r in self.referrers.get(ref(record), ()) if r.kind == kind)
        return tuple(sorted(named, key=lambda r: self._positions[kind][r.id]))

    @cached_property
    def _positions(self) -> Mapping[str, Mapping[str, int]]:
        return {kind: {id_: at for at, id_ in enumerate(self.ordered(kind))} for kind in RECORDS}

    def ordered(self, kind: str) -> Mapping[str, Any]:
        """Records of a kind in the order its pages use."""
        view = getattr(type(self), kind, None)
        return cast("Mapping[str, Any]", getattr(self, kind)) if view else self.records.get(kind, {})

    @cached_property
    def disagreements_on(self) -> Mapping[str, tuple[Disagreement, ...]]:
        """`kind/id` and `kind/id#statement` to the disagreements shown there."""
        found: dict[str, dict[str, Disagreement]] = defaultdict(dict)
        for disagreement in self.disagreements.values():
            for touched in disagreement.touches:
                found[touched][disagreement.id] = disagreement
                found[touched.partition("#")[0]][disagreement.id] = disagreement
            for reading in disagreement.readings:
                for named in reading.statements:
                    found[named][disagreement.id] = disagreement
                    found[named.partition("#")[0]][disagreement.id] = disagreement
        return {key: tuple(value.values()) for key, value in found.items()}

    @cached_property
    def gaps_on(self) -> Mapping[str, tuple[Gap, ...]]:
        """`kind/id` to the gaps shown there: those that touch it, and those of its country or theme."""
        found: dict[str, dict[str, Gap]] = defaultdict(dict)
        for gap in self.gaps.values():
            named = [
                *gap.touches,
                *(f"countries/{c}" for c in gap.countries),
                *(f"themes/{t}" for t in gap.themes),
            ]
            for touched in named:
                found[touched.partition("#")[0]][gap.id] = gap
        return {key: tuple(value.values()) for key, value in found.items()}

    @cached_property
    def corrections_of(self) -> Mapping[str, tuple[Correction, ...]]:
        """`kind/id` to its corrections."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for correction in self.corrections.values():
            found[correction.record.partition("#")[0]].append(correction)
        return {key: tuple(value) for key, value in found.items()}

    def with_theme(self, kind: str, theme: str, country: str | None = None) -> tuple[Any, ...]:
        """Records of a kind with a theme, and of a country if one is given."""
        return tuple(
            record
            for record in self.ordered(kind).values()
            if theme in record.themes and (country is None or country in self.concerned(record))
        )


def statements_of(record: Any) -> Iterator[Statement]:
    """All statements of one record, those in sections included."""
    yield from getattr(record, "statements", ())
    for section in getattr(record, "sections", ()):
        yield from getattr(section, "paragraphs", ()) if record.kind == "declaration" else section.statements


def build_site(data: Data) -> Site:
    """Resolve loaded data. Call it on data without problems only."""

    def values(kind: str) -> Mapping[str, Any]:
        return MappingProxyType({id_: loaded.value for id_, loaded in data.of(kind).items()})

    def single(kind: str) -> Any:
        loaded = data.single(kind)
        return loaded.value if loaded else None

    withdrawn: Withdrawn | None = single("withdrawn")
    singles: Iterable[str] = ("site", "summit", "declaration", "withdrawn")
    return Site(
        settings=single("site"),
        summit=single("summit"),
        declaration=single("declaration"),
        withdrawn=withdrawn.records if withdrawn else (),
        records=MappingProxyType({kind: values(kind) for kind in data.records if kind not in singles}),
        paths=MappingProxyType({f"{each.kind}/{each.id}": each.path for each in data.all()}),
        names=MappingProxyType({f"{each.kind}/{each.id}": each.names for each in data.all()}),
        translation_terms=MappingProxyType(
            {
                lang: tuple(term.value for term in terms)
                for lang, terms in data.translation_terms.items()
                if terms
            }
        ),
    )


__all__ = ["Owned", "Record", "Site", "Use", "build_site", "ref", "statements_of"]
