"""Languages: catalogues, dates, numbers and lists as each language writes them (CLDR through Babel)."""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache
from importlib import resources
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from .dates import Uncertain


def catalogue(folder: Path, lang: str, *, of_data: bool) -> gettext.NullTranslations:
    """The translations of a language: interface texts from the package, texts of records from the data.

    Fuzzy entries are not used: a changed English text is shown in English until somebody looks at it.
    """
    if of_data:
        file = folder / "translations" / f"{lang}.po"
        content = file.read_bytes() if file.is_file() else None
    else:
        found = resources.files(__package__) / "locale" / f"{lang}.po"
        content = found.read_bytes() if found.is_file() else None
    if content is None:
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(content), locale=None), use_fuzzy=False)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


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

    CLDR has patterns with short months only for some languages; they are lengthened here.
    """
    if first == last:
        return day(first, locale)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = Locale.parse(locale).interval_formats.get("yMMMd", {}).get(differs)
    if not patterns or len(patterns) != 2:
        return f"{day(first, locale)} – {day(last, locale)}"
    start, end = (re.sub(r"(?<!M)MMM(?!M)", "MMMM", pattern) for pattern in patterns)
    return format_date(first, start, locale=locale) + format_date(last, end, locale=locale)


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


@lru_cache(maxsize=512)
def territory(code: str, locale: str) -> str:
    """CLDR's short name of a country that is no participant; the code if it has none."""
    return str(Locale.parse(locale).territories.get(code.upper(), code.upper()))
