"""The line of search terms at the foot of a page: its names in every script, ids, codes, years, who took part.

Pagefind splits words at spaces, and pages are in one language while names are in many: what a reader may type in
another script, without an apostrophe or from the middle of a title written without spaces has to stand there as a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from markupsafe import Markup

from .. import i18n
from ..dates import Uncertain, parse
from ..model import Site, ref
from ..page import Page
from ..render import Renderer
from ..schema.values import DatedValue, Name
from ..view import View

NOT_INDEXED = frozenset(
    {
        "documents_by",
        "evidence_grade",
        "evidence_provisions",
        "index_a_z",
        "matrix_cell",
        "moved",
        "search",
        "sources_by",
        "tombstone",
    }
)
"""Templates of pages that only lead to other pages."""

TIERS = {"summit": "a", "declaration": "a", "countries": "a", "sources": "c"}
"""Kinds that stand a little before others (b) in results: few and central; and after: many, and said elsewhere."""

NAME, OWN, CONTEXT = 10, 4, 0.4
"""Weights (a page's text has 1, its title 7): a whole name, what the record is called, what it has to do with."""

KEY, END = "zq", "qz"
"""What a whole name begins and ends with as one word, so that it is told from a longer name and its words.

The two alone are on every page: the script asks for them to learn which pages are of which kind.
"""

GRAM = 6
"""Longest term of a text without spaces. Longer queries are cut into pieces of it (docs/assets/search.js)."""

_APOSTROPHES = re.compile("['‘’‛`´ʹʻʼʽˈ′＇]")
_JOINTS = re.compile(r"(?<=\w)[-‐‑‒–—+&./·・_](?=\w)")
_OTHER = re.compile(r"[^\w\s]|_")
_EAST_ASIAN = re.compile(r"[々〆\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_LETTERS = "bcdfghjklmnpqrtv"  # none that an ending in some language consists of
_KATAKANA = re.compile(r"[ァ-ヺー]")
_BETWEEN = re.compile(r"[\s・「」『』()（）+＋―/]")
_START = re.compile(r"[々〆ァ-ヺ\u3400-\u9fff\uf900-\ufaff]")


Translations = tuple[NullTranslations, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a page is found by."""

    kind: str
    """What kind of record it is, in the page's language."""
    tier: str
    also: tuple[str, ...]
    """Names but for the title: a page that is called so stands before pages that speak of it."""
    keys: tuple[str, ...]
    """Whole names, each as one word."""
    own: tuple[str, ...]
    context: tuple[str, ...]
    date: str = ""
    original: Name | None = None


def words(text: str) -> list[str]:
    """The words of a name: without apostrophes, compounds whole and in their parts, signs left out.

    >>> words("O‘rland – AR+BEL")
    ['Orland', 'ARBEL', 'AR', 'BEL']
    """
    found: list[str] = []
    for word in _APOSTROPHES.sub("", unicodedata.normalize("NFC", text)).split():
        joined = _OTHER.sub(" ", _JOINTS.sub("", word)).split()
        parts = _OTHER.sub(" ", _JOINTS.sub(" ", word)).split()
        found += dict.fromkeys((*joined, *parts))
    return found


def grams(text: str) -> list[str]:
    """Pieces of text without spaces, one from each character a word can begin with: any word inside is found.

    >>> grams("東京宣言の採択")
    ['東京宣言の採', '京宣言の採択', '宣言の採択', '言の採択', '採択']
    """
    normal = unicodedata.normalize("NFKC", text)
    bare = ""
    starts = []
    for at, character in enumerate(normal):
        inside = at and _KATAKANA.match(character) and _KATAKANA.match(normal[at - 1])
        if _START.match(character) and not inside:
            starts.append(len(bare))
        bare += "" if _BETWEEN.match(character) else character
    found = []
    for start in starts:
        run = _EAST_ASIAN.match(bare, start)
        piece = run[0][:GRAM] if run else ""
        if len(piece) > 1 or piece == bare:
            found.append(piece)
    return found


@lru_cache(maxsize=5_000)
def forms(text: str) -> tuple[str, ...]:
    """All terms of a name; without spaces only its pieces, for the name is one of them or begins with one."""
    spaced = _EAST_ASIAN.sub(" ", unicodedata.normalize("NFKC", text))
    return (*words(spaced), *grams(text))


def spelt(text: str) -> str:
    """Characters of scripts without spaces, each as four letters of its number: else a name in them would be cut into
    words where the index of their language is made. docs/assets/search.js spells in the same way.

    >>> spelt("ar東京")
    'arjkkcgtnq'
    """
    return _EAST_ASIAN.sub(
        lambda run: "".join(_LETTERS[int(d, 16)] for c in run[0] for d in f"{ord(c):04x}"), text
    )


@lru_cache(maxsize=5_000)
def keys(text: str) -> tuple[str, ...]:
    """A name as one word, with its abbreviation in brackets, without it, and the abbreviation alone.

    >>> keys("Port Council (PC)")
    ('zqportcouncilpcqz', 'zqportcouncilqz', 'zqpcqz')
    """
    inside = [each for each in re.findall(r"[(（]([^()（）]+)[)）]", text) if sum(map(str.isupper, each)) > 1]
    outside = re.sub(r"[(（][^()（）]*[)）]", " ", text)
    found = []
    for name in (text, outside, *inside):
        joined = _OTHER.sub("", _APOSTROPHES.sub("", unicodedata.normalize("NFKC", name)).casefold())
        found.append(KEY + spelt(re.sub(r"\s+", "", joined)) + END)
    return tuple(key for key in dict.fromkeys(found) if key != KEY + END)


def terms(site: Site, r: Renderer, page: Page, translations: Translations = ()) -> Terms:
    """What a page of a language is found by; `translations` give its name in the site's other languages."""
    record = page.record
    kind = record.kind if record is not None else ""
    own: list[str] = []
    called: list[str] = []
    context: list[str] = []
    date: DatedValue | str | None = None
    original: Name | None = None
    if record is not None:
        date = getattr(record, "date", None) or getattr(record, "dates", None)
        date = date or getattr(record, "adopted", None)
        own += _ids(record)
        own += _names(record)
        own += _translated(record, r.default, translations)
        called += (*_ids(record), *_names(record), page.title, *_people(record))
        context += _around(site, record)
        names = getattr(record, "names", ())
        original = next((n for n in names if n.status == "original" and n.lang != r.lang), None)
    elif page.template == "glossary.md.j2":
        entries = site.glossary.values()
        context += (w for e in entries for w in (e.id, *_texts(e.names), *e.match))
        called += (w for e in entries if not e.see for w in (*_texts(e.names), *e.match))
    context += _when(date)
    known = dict.fromkeys(form for text in own for form in forms(text))
    titled = {word.casefold() for word in words(page.title)}
    other = dict.fromkeys(form for text in context for form in forms(text))
    return Terms(
        kind=_kinds(r).get(kind) or r.gettext("Page"),
        tier=TIERS.get(kind, "b"),
        also=tuple(w for w in known if w.casefold() not in titled and not _EAST_ASIAN.match(w)),
        keys=tuple(dict.fromkeys(key for text in called for key in keys(text))),
        own=tuple(known),
        context=tuple(form for form in other if form not in known),
        date=_shown(r, date),
        original=original,
    )


def lines(folder: Path, languages: Sequence[str]) -> Callable[[View, Page], Markup]:
    """What makes the line of terms of each page; names are looked up in the data's translations as well."""
    translations = _catalogues(folder, tuple(languages))
    return lambda v, page: line(v, page, translations)


@lru_cache(maxsize=4)
def _catalogues(folder: Path, languages: tuple[str, ...]) -> Translations:
    return tuple(i18n.catalogue(folder, lang, of_data=True) for lang in languages[1:])


def line(v: View, page: Page, translations: Translations = ()) -> Markup:
    """The terms as a line that is neither seen nor read out, with what the results say of the page."""
    found = terms(v.site, v.renderer, page, translations)
    data = {"kind": found.kind, "date": found.date, "also": " ".join(found.also)}
    if found.original:
        data |= {"original": found.original.text, "lang": v.tag(found.original.lang)}
    given = {key: value for key, value in data.items() if value}
    return Markup(
        '<p id="search-terms" hidden%(data)s '
        'data-pagefind-meta="%(meta)s" data-pagefind-filter="%(filters)s">'
        '<span data-pagefind-weight="%(name)s">%(keys)s</span> '
        '<span data-pagefind-weight="%(own)s">%(names)s</span> '
        '<span data-pagefind-weight="%(context)s">%(around)s</span></p>'
    ) % {
        "data": Markup("").join(Markup(' data-%s="%s"') % item for item in given.items()),
        "meta": ", ".join(f"{key}[data-{key}]" for key in given),
        "filters": f"kind[data-kind], tier:{found.tier}",
        "name": NAME,
        "keys": " ".join((KEY + END, *found.keys)),
        "own": OWN,
        "names": " ".join(found.own),
        "context": CONTEXT,
        "around": " ".join(found.context),
    }


def indexed(page: Page) -> bool:
    """Whether a page is to be found by search."""
    return page.template.partition(".")[0] not in NOT_INDEXED


def _kinds(r: Renderer) -> dict[str, str]:
    return {
        "summit": r.gettext("Summit"),
        "declaration": r.gettext("Declaration"),
        "countries": r.gettext("Participant"),
        "documents": r.gettext("Document"),
        "initiatives": r.gettext("Initiative"),
        "events": r.gettext("Event"),
        "themes": r.gettext("Theme"),
        "bodies": r.gettext("Institution"),
        "sources": r.gettext("Source"),
    }


def _ids(record: Any) -> Iterator[str]:
    own = getattr(record, "id", None)
    if own:
        yield from (ref(record), own)
        yield from getattr(record, "former_ids", ())
    yield from filter(None, (getattr(record, key, None) for key in ("code", "short_name")))


def _names(record: Any) -> Iterator[str]:
    yield from _texts(getattr(record, "names", ()))
    for key in ("title", "title_en", "author", "label"):
        yield getattr(record, key, None) or ""
    if record.kind == "countries":
        yield from _texts(record.leader.names)


def _people(record: Any) -> Iterator[str]:
    """Each name of who led or chaired, for people are looked for by one of their names."""
    for key in ("leader", "chair"):
        for text in _texts(getattr(getattr(record, key, None), "names", ())):
            yield from (text, *(word for word in words(text) if len(word) > 3))


def _translated(record: Any, default: str, translations: Translations) -> Iterator[str]:
    ours = [n.text for n in getattr(record, "names", ()) if n.lang == default and n.status == "rendering"]
    for text in (*ours[:1], *([record.title] if record.kind == "pages" else ())):
        yield from (found for each in translations if (found := each.gettext(text)) != text)


def _texts(names: Iterable[Name]) -> Iterator[str]:
    return (name.text for name in names)


def _around(site: Site, record: Any) -> Iterator[str]:
    """Names of who and what a record has to do with."""
    countries = [*getattr(record, "proposers", ()), *getattr(record, "countries", ())]
    bodies = [*getattr(record, "organisers", ())]
    for key in ("delegation", "parties", "attendance"):
        for each in getattr(record, key, ()):
            yield from _texts(getattr(each, "names", ()))
            yield getattr(each, "office", None) or ""
            for person in getattr(each, "signatories", ()):
                yield from _texts(person.names)
            countries.append(getattr(each, "country", None))
            bodies.append(getattr(each, "body", None))
    if record.kind == "summit":
        countries += record.participants
        yield from _texts(record.chair.names)
    bodies += (getattr(record, key, None) for key in ("publisher", "part_of"))
    place = getattr(record, "place", None)
    for known, ids in ((site.countries, countries), (site.bodies, bodies), (site.places, [place])):
        for id_ in dict.fromkeys(ids):
            if id_ and id_ in known:
                yield from _texts(known[id_].names)
                yield getattr(known[id_], "code", "")
    for section in getattr(record, "sections", ()):
        yield from _texts(getattr(section, "names", ()))


def _parsed(date: DatedValue | str | None) -> Uncertain | None:
    found = date.parsed if isinstance(date, DatedValue) else parse(date) if date else None
    return found if found and found.known else None


def _when(date: DatedValue | str | None) -> Iterator[str]:
    parsed = _parsed(date)
    if parsed:
        yield parsed.text.rstrip("?~").replace("/", " ")
        if parsed.year:
            yield str(parsed.year)


def _shown(r: Renderer, date: DatedValue | str | None) -> str:
    return str(View(r, Page("", "", "", "")).date(date).striptags()) if date and _parsed(date) else ""
