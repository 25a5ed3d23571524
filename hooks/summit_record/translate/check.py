"""What is wrong with catalogues: their form, placeholders, links, markup, characters, plural forms."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePath

from babel import Locale, UnknownLocaleError

from .. import text
from ..load import TRANSLATION_TERMS, is_companion, printable, suggest
from ..newest import Newest
from ..problems import Problem
from .catalogues import (
    MAX_BYTES,
    REVIEWED,
    Catalogue,
    Entry,
    plural_forms,
    plural_header,
    read_newest,
    read_plural,
)
from .placeholders import placeholders, stray

RULE = "translations"

_PROBLEMS: Newest[tuple[Path, str, str], tuple[Problem, ...]] = Newest()
"""The preview asks again after every edit of another file."""

_MARKUP = re.compile(r"</?[a-zA-Z][^<]*>?|<!--|&(?:[a-zA-Z][a-zA-Z0-9]*|#\d+|#x[0-9a-fA-F]+);")
_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u052f]"), re.compile(r"[A-Za-z\u00c0-\u024f]")


def folder(
    path: Path, shown: str, known: dict[str, str], *, interface: bool, default: str | None = None
) -> Iterator[Problem]:
    """Problems of a folder of catalogues. `known`: the `locale` of each language by its id; "" for none."""
    if path.is_symlink() or not path.is_dir():  # of a link, reading the folder tells
        return
    for file in sorted(path.iterdir()):
        name = f"{shown}/{printable(file.name)}"
        language = printable(file.stem)
        if is_companion(file.name) or (interface and file.suffix in (".pot", ".py")):
            continue
        if not interface and file.name == PurePath(TRANSLATION_TERMS).name:
            continue  # reading the folder tells
        message = ""
        if file.is_symlink() or not file.is_file() or file.suffix != ".po":
            message = "only .po files belong here; rename or remove it"
        elif not interface and language not in known:
            usable = [id_ for id_, usable in known.items() if usable and id_ != default]
            message = f"no language has the id '{language}'; {suggest(language, usable)}"
        elif not interface and not known[language]:
            message = f"the language '{language}' has no `locale`; add it in vocabularies/languages.yml"
        elif language == default:
            message = "the records themselves are in this language; remove the file"
        elif interface and not _locale(language):
            message = "no language of CLDR has this name; rename the file"
        if message:
            yield Problem(name, 1, 1, RULE, message)
            continue
        try:
            with file.open("rb") as opened:
                content = opened.read(MAX_BYTES + 1)
        except OSError as why:
            yield Problem(name, 1, 1, RULE, f"cannot be read ({why.strerror}); check it")
            continue
        found = read_newest(file, content)
        locale = known.get(language) or language
        check = partial(_problems, found, name, language, locale, interface=interface)
        yield from _PROBLEMS.get((file, name, locale), found, check)


def _problems(
    found: Catalogue, shown: str, language: str, locale: str, *, interface: bool
) -> tuple[Problem, ...]:
    return tuple(catalogue(found, shown, language, locale, interface=interface))


def catalogue(
    found: Catalogue, shown: str, language: str, locale: str, *, interface: bool
) -> Iterator[Problem]:
    """Problems of one catalogue, of a language whose plural forms are those of `locale`."""
    for fault in found.faults:
        yield Problem(shown, fault.line, fault.column, RULE, fault.message)
    if found.faults and not found.entries and not found.header:
        return
    yield from _header(found, shown, language, locale)
    number = plural_forms(locale)[0]
    for entry in found.entries:
        if entry.obsolete:
            continue
        lines = dict(enumerate(entry.string_lines))
        for comment in entry.comments:
            if comment.lower().startswith("reviewed") and not REVIEWED.match(comment):
                message = "write a review as `# reviewed: name, 2026-11-22`"
                yield Problem(shown, entry.line, 1, RULE, message)
        if not any(entry.strings) or entry.fuzzy:
            continue
        for form, message in _entry(entry, number, interface=interface):
            yield Problem(shown, lines.get(form, entry.line), 1, RULE, message)


def _header(found: Catalogue, shown: str, language: str, locale: str) -> Iterator[Problem]:
    line = found.header_line or 1
    given = found.field("Plural-Forms")
    wanted = plural_header(locale)
    if not found.header_line:
        yield Problem(shown, 1, 1, RULE, "the header is missing; run `summit-record translations`")
        return
    charset = (found.field("Content-Type") or "").replace(" ", "").lower()
    if "charset=utf-8" not in charset:
        yield Problem(
            shown,
            line,
            1,
            RULE,
            "the header does not say UTF-8; write `Content-Type: text/plain; charset=UTF-8`",
        )
    if given is None:
        yield Problem(shown, line, 1, RULE, f"the header has no Plural-Forms; write `Plural-Forms: {wanted}`")
    elif not _same_plural(given, wanted):
        yield Problem(
            shown, line, 1, RULE, f"Plural-Forms is not that of the language '{language}'; write `{wanted}`"
        )
    named = found.field("Language")
    if named and named.replace("-", "_").split("_")[0].lower() != language.split("-")[0].lower():
        yield Problem(shown, line, 1, RULE, f"the header says the language is '{named}'; write '{language}'")


def _same_plural(given: str, wanted: str) -> bool:
    """Whether two headers mean the same, however they are written."""
    one, other = read_plural(given), read_plural(wanted)
    if one is None or other is None or one[0] != other[0]:
        return False
    return all(one[1](n) == other[1](n) for n in (*range(300), 1000, 1001, 10_000, 100_021, 1_000_000))


def _entry(entry: Entry, number: int, *, interface: bool) -> Iterator[tuple[int, str]]:
    """(plural form, message) for each problem of a translation."""
    expected = number if entry.plural is not None else 1
    if len(entry.strings) != expected:
        yield (
            0,
            f"{len(entry.strings)} forms are given, the language has {expected}; run `summit-record translations`",
        )
        return
    missing = [str(form) for form, words in enumerate(entry.strings) if not words.strip()]
    if missing:
        yield 0, f"the translation lacks form {', '.join(missing)}; write it"
    english = entry.id if entry.plural is None else entry.plural
    allowed = {entry.id, english}
    for form, words in enumerate(entry.strings):
        if not words:
            continue
        if interface:
            wanted, given = placeholders(english), placeholders(words)
            for each in sorted(wanted - given):
                yield form, f"'{each}' is missing; put it where it belongs"
            for each in sorted(given - wanted):
                yield form, f"'{each}' is not in the English text; remove it"
            if stray(words):
                yield (
                    form,
                    "a percent sign stands alone; write placeholders as they are in English, and %% for %",
                )
        yield from ((form, message) for message in words_of(words, allowed))


def words_of(words: str, english: set[str]) -> Iterator[str]:
    """What is wrong with a translation of any of these texts: markup, links, characters."""
    known = set().union(*({*_MARKUP.findall(each)} for each in english))
    for markup in dict.fromkeys(_MARKUP.findall(words)):
        if markup not in known:
            yield f"'{markup[:40]}' looks like HTML; texts hold none, write it in words"
    source = next(iter(english))
    wanted, given = Counter(text.references(source)), Counter(text.references(words))
    for reference in sorted((wanted - given).keys()):
        yield f"the link [[{reference}]] is missing; copy it from the English text"
    for reference in sorted((given - wanted).keys()):
        yield f"the link [[{reference}]] is not in the English text; remove it"
    rest = text.LINK.sub("", words)
    broken = next(
        (mark for mark in ("[[", "]]") if mark in rest and mark not in text.LINK.sub("", source)), None
    )
    if broken:
        yield f"'{broken}' belongs to no link; write [[kind/id|words]]"
    for character in dict.fromkeys(words):
        if _unwanted(character):
            name = unicodedata.name(character, "control character").lower()
            yield f"holds U+{ord(character):04X} ({name}); remove it"
    if words != words.strip():
        yield "begins or ends with a space; remove it"
    if unicodedata.normalize("NFC", words) != words:
        yield "accents stand beside their letters (not NFC); run `summit-record translations`"
    for word in re.findall(r"[^\W\d_]+", rest):
        if _CYRILLIC.search(word) and _LATIN.search(word):
            yield f"'{word}' mixes Latin and Cyrillic letters; write it in one script"


def _unwanted(character: str) -> bool:
    """Control characters, marks of direction, what cannot be seen, and what no font has."""
    kind = unicodedata.category(character)
    return kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _locale(language: str) -> bool:
    try:
        Locale.parse(language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return True
