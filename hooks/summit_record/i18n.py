"""Languages: catalogues, dates, numbers and lists as each language writes them (CLDR through Babel)."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from .dates import Uncertain
from .newest import Newest
from .translate import catalogues

LOCALE = Path(__file__).parent / "locale"
"""Where the catalogues of the interface are."""

UNREVIEWED, UNTRANSLATED = "unreviewed", "untranslated"
"""What a translation may be: made by one person alone, or not there."""

_Texts = Mapping[str, tuple[tuple[str, ...], bool]]
_Compiled = tuple[_Texts, Callable[[int], int] | None]
_COMPILED: Newest[Path, _Compiled] = Newest()


def usable(locale: str | None) -> bool:
    """Whether dates and names can be written in it: CLDR has some in part only, and others under another name."""
    try:
        if not locale or not localedata.exists(str(Locale.parse(locale))):
            return False
        territory("us", with_territory(locale))
        interval(date(2025, 12, 19), date(2026, 1, 20), locale)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return True


class Translations(gettext.NullTranslations):
    """The translations of a language: plain mappings, no compiled catalogue.

    `seen` collects what was handed out since somebody last cleared it: unreviewed or missing translations.
    """

    def __init__(self, texts: _Texts | None = None, choose: Callable[[int], int] | None = None) -> None:
        """`texts`: each English text with its forms and whether they were reviewed; `choose`: the form for n."""
        super().__init__()
        self._texts, self._choose = texts or {}, choose
        self.seen: set[str] = set()

    def get(self, words: str, form: int = 0, *, count: bool = True) -> str | None:
        """The translation of a text; None if there is none. `count`: whether it is one of those `seen` tells of."""
        found = self._texts.get(words)
        if found is None or form >= len(found[0]):
            self.seen.update((UNTRANSLATED,) if count else ())
            return None
        self.seen.update(() if found[1] else (UNREVIEWED,))
        return found[0][form]

    def all(self) -> Mapping[str, tuple[tuple[str, ...], bool]]:
        """Every text that has a translation: its forms, and whether a second person has read them."""
        return self._texts

    def gettext(self, message: str) -> str:
        """The translation of a text, or the text."""
        found = self.get(message)
        return message if found is None else found

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The translation that goes with a number, or the English text that does."""
        found = self.get(msgid1, self._choose(n)) if self._choose else None
        return super().ngettext(msgid1, msgid2, n) if found is None else found


def catalogue(folder: Path, lang: str, *, of_data: bool) -> Translations:
    """The translations of a language: interface texts from the package, texts of records from the data.

    Fuzzy entries are not used: a changed English text is shown in English until somebody looks at it.
    """
    path = (folder / "translations" if of_data else LOCALE) / f"{lang}.po"
    if not path.is_file():
        return Translations()
    read = catalogues.read_newest(path, path.read_bytes())
    return Translations(*_COMPILED.get(path, read, lambda: _compiled(read)))


def _compiled(read: catalogues.Catalogue) -> _Compiled:
    plural = catalogues.read_plural(read.field("Plural-Forms") or "")
    texts = {
        entry.id: (entry.strings, entry.reviewed)
        for entry in read.entries
        if entry.translated and (entry.plural is None or (plural and len(entry.strings) == plural[0]))
    }
    return texts, plural[1] if plural else None


@lru_cache(maxsize=4096)
def day(when: date, locale: str) -> str:
    """A day written out: 20 December 2025."""
    return format_date(when, "long", locale=locale)


@lru_cache(maxsize=4096)
def day_of_year(when: date, locale: str) -> str:
    """A day without its year: 20 December."""
    return format_skeleton("MMMMd", when, locale=locale)


@lru_cache(maxsize=4096)
def interval(first: date, last: date, locale: str) -> str:
    """Two days as the language writes a span of days, with the months written out: 19–20 December 2025.

    CLDR has patterns with short months only for some languages; they are lengthened here. For others it has none of
    their own, and gives one that puts the month first where the language's days do not: then days are written out.
    """
    if first == last:
        return day(first, locale)
    long = Locale.parse(locale).date_formats["long"].pattern
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = Locale.parse(locale).interval_formats.get("yMMMd", {}).get(differs)
    if not patterns or len(patterns) != 2:
        return f"{day(first, locale)} – {day(last, locale)}"
    if _month_first("".join(patterns)) != _month_first(long):
        start = str(first.day) if differs == "d" and long.startswith("d") else day(first, locale)
        return f"{start} – {day(last, locale)}"
    start, end = (re.sub(r"(?<!M)MMM(?!M)", "MMMM", pattern) for pattern in patterns)
    return format_date(first, start, locale=locale) + format_date(last, end, locale=locale)


def _month_first(pattern: str) -> bool:
    """Whether a pattern of CLDR writes the month before the day."""
    bare = re.sub(r"'[^']*'", "", pattern)
    return bare.index("M") < bare.index("d")


@lru_cache(maxsize=4096)
def moment(when: Uncertain, locale: str) -> str:
    """A date as precise as it is: a day, month, year or range. Words for doubt and open ends are the caller's."""
    if when.precision == "day" and when.first:
        return day(when.first, locale)
    if when.precision == "month" and when.first:
        return format_skeleton("yMMMM", when.first, locale=locale)
    if when.precision == "year" and when.first:
        return format_skeleton("y", when.first, locale=locale)
    if when.precision == "range":
        if when.first and when.last and all(part.precision == "day" for part in when.parts):
            return interval(when.first, when.last, locale)
        start, end = (when.parts[0], when.parts[-1]) if len(when.parts) == 2 else (None, None)
        if start and end:
            return f"{moment(start, locale)} – {moment(end, locale)}"
        return moment(when.parts[0], locale)
    return ""


def hour(text: str, locale: str) -> str:
    """An hour and minute of the day, `19:15`."""
    hours, minutes = text.split(":")
    return format_time(time(int(hours), int(minutes)), "HH:mm", locale=locale)


@lru_cache(maxsize=4096)
def number(value: int, locale: str) -> str:
    """A whole number with the language's grouping."""
    return str(format_decimal(value, locale=locale))


def listed(words: Sequence[str], locale: str) -> str:
    """Words as a list of the language: a, b and c."""
    return format_list(list(words), locale=locale)


@lru_cache(maxsize=64)
def with_territory(locale: str) -> str:
    """A locale as language and territory, `ja_JP`: its own, or the one CLDR finds likeliest for the language."""
    parsed = Locale.parse(locale.replace("-", "_"))
    likely = get_global("likely_subtags")
    found = parsed.territory
    for known in (f"{parsed.language}_{parsed.script}", parsed.language):
        found = found or (Locale.parse(likely[known]).territory if known in likely else None)
    return f"{parsed.language}_{found}" if found else parsed.language


@lru_cache(maxsize=512)
def territory(code: str, locale: str) -> str:
    """CLDR's short name of a country that is no participant; the code if it has none."""
    return str(Locale.parse(locale).territories.get(code.upper(), code.upper()))
