"""A catalogue brought up to date with what there is to translate; what changed becomes fuzzy, nothing is lost."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .entry import REVIEWED, Catalogue, Entry
from .plurals import plural_forms, plural_header


def merge(
    old: Catalogue,
    found: Sequence[Entry],
    language: str,
    *,
    comments: tuple[str, ...],
    places: bool,
    locale: str | None = None,
) -> Catalogue:
    """A catalogue of exactly the texts found, with the translations there were. `places`: a reference is one place,
    so that what stands there now is what became of what stood there. `locale`: the language's, where its id is none.

    A text that changed keeps its translation as fuzzy, with the text it was made for; translations of texts that
    are gone are kept as obsolete. A text that comes back gets its translation back.
    """
    locale = locale or language
    number = plural_forms(locale)[0]
    active = {entry.id: entry for entry in old.entries if not entry.obsolete}
    gone = {entry.id: entry for entry in old.entries if entry.obsolete}
    wanted = {entry.id for entry in found}
    stood: dict[str, Entry] = {}
    for entry in active.values() if places else ():
        for reference in entry.references if any(entry.strings) else ():
            stood[reference] = entry
    lost = {id_: entry for id_, entry in active.items() if id_ not in wanted and any(entry.strings)}
    used: set[str] = set()
    made: list[Entry] = []
    for new in found:
        before = active.get(new.id) or gone.get(new.id)
        if before is None or (before.obsolete and not any(before.strings)):
            source = _changed(new, stood, lost, used)
            made.append(_fuzzy(new, source, number) if source else _blank(new, number))
            if source:
                used.add(source.id)
            continue
        if (before.plural is None) != (new.plural is None):
            made.append(_fuzzy(new, before, number))
            continue
        made.append(
            replace(
                new,
                strings=_padded(before.strings, number if new.plural is not None else 1),
                comments=before.comments,
                flags=_flags(new.flags, *(flag for flag in before.flags if flag == "fuzzy")),
                previous=before.previous if before.fuzzy else (),
            )
        )
    kept = [
        replace(entry, obsolete=True, references=(), extracted=(), flags=entry.flags if entry.fuzzy else ())
        for entry in old.entries
        if entry.id not in wanted and entry.id not in used and any(entry.strings)
    ]
    kept.sort(key=lambda entry: entry.id)
    required = {
        "Project-Id-Version": "summit-record",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_header(locale),
    }
    header = {
        **{name: old.field(name) or value for name, value in _ABOUT.items()},
        **dict(old.header),
        **required,
    }
    return Catalogue(
        tuple(map(_normal, (*made, *kept))),
        tuple((name, header[name]) for name in (*_ORDER, *(n for n in header if n not in _ORDER))),
        old.comments or comments,
    )


_ABOUT = {
    "PO-Revision-Date": "2026-01-01 00:00+0000",
    "Last-Translator": "nobody so far",
    "Language-Team": "none",
}
"""Fields that msgfmt asks for; translators' tools fill them in."""
_ORDER = (
    "Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "Language", "MIME-Version",
    "Content-Type", "Content-Transfer-Encoding", "Plural-Forms",
)  # fmt: skip


def template(found: Iterable[Entry], comments: tuple[str, ...]) -> Catalogue:
    """The catalogue of a language that has no name: every text, no translation."""
    header = (
        ("Project-Id-Version", "summit-record"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )
    return Catalogue(tuple(_blank(entry, 2) for entry in found), header, comments)


def _blank(entry: Entry, number: int) -> Entry:
    return replace(entry, strings=("",) * (number if entry.plural is not None else 1))


def _padded(strings: tuple[str, ...], number: int) -> tuple[str, ...]:
    return (*strings, *("",) * (number - len(strings)))[: max(number, 1)]


def _flags(flags: Iterable[str], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*more, *flags)))


def _changed(new: Entry, stood: dict[str, Entry], lost: dict[str, Entry], used: set[str]) -> Entry | None:
    """The entry whose text became this one: the one at the same place, else a lost one that is much like it."""
    for reference in new.references:
        if reference in stood:
            return stood[reference]
    long = len(new.id)
    candidates = [id_ for id_ in lost if id_ not in used and 0.6 * long <= len(id_) <= 1.7 * long]
    near = difflib.get_close_matches(new.id, candidates, 1, 0.75)
    return lost[near[0]] if near else None


def _fuzzy(new: Entry, source: Entry, number: int) -> Entry:
    """A new text with the translation of another one, not to be used before somebody has looked at it."""
    previous = (
        source.previous
        if source.fuzzy and source.previous
        else ((source.id,) if source.plural is None else (source.id, source.plural))
    )
    count = number if new.plural is not None else 1
    strings = source.strings if len(source.strings) == count else (source.strings[-1],) * count
    comments = tuple(comment for comment in source.comments if not REVIEWED.match(comment))
    same = previous == ((new.id,) if new.plural is None else (new.id, new.plural))
    if same:  # the text is as it was when it was translated
        return replace(new, strings=strings, comments=comments)
    return replace(
        new, strings=strings, comments=comments, flags=_flags(new.flags, "fuzzy"), previous=previous
    )


def _normal(entry: Entry) -> Entry:
    strings = tuple(unicodedata.normalize("NFC", words) for words in entry.strings)
    return replace(entry, strings=strings) if strings != entry.strings else entry


# Writing
