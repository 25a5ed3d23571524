"""A citation to copy, after The Chicago Manual of Style (17th ed., bibliography).

14.207 web pages; 14.191 and 14.199 articles of newspapers, 14.200 of news agencies; 14.290 treaties; 14.269 and
following public documents; 14.257 databases; 14.99 translated titles, in brackets behind the original; 14.12 days of
access, which stand for the date where there is none; 14.94 quotation marks in quotation marks. Names are not inverted:
who wrote a source is printed as it stands there, and which part of a name comes first differs in these languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from .. import i18n
from ..dates import parse
from .item import Item

LOCALE = "en_US"
"""Chicago's dates are American: December 20, 2025."""


def chicago(item: Item) -> Markup:
    """The citation as one line of HTML."""
    return Markup(" ").join(part for part in _parts(item) if part)


def _parts(item: Item) -> Iterator[Markup]:
    if item.kind != "treaty":
        yield _sentence(_lead(item))
    if item.kind == "dataset":
        yield _sentence(_cite(item.title))
        yield escape(f"Version {item.version}.")
        yield _sentence(escape(_when(item.date)))
    else:
        yield _title(item)
        yield from _about(item)
    if item.accessed:
        yield escape(f"Accessed {_when(item.accessed)}.")
    yield escape(f"{item.url}.")
    if item.archived:
        yield escape(f"Archived {_when(item.archived_date)}, at {item.archived}.")


def _lead(item: Item) -> Markup:
    """Who wrote it; of an unsigned article, its newspaper."""
    if item.kind == "news" and not item.authors:
        return _cite(item.container)
    return escape(_names(item.authors))


def _title(item: Item) -> Markup:
    if item.untitled:
        return escape("Article, no title seen." if item.kind == "news" else "Web page, no title seen.")
    quoted = escape(_inner(item.title))
    if item.rendering:
        return Markup("“{}” [{}].").format(quoted, _curly(item.rendering.rstrip(".")))
    if quoted.endswith("’") and not item.title.endswith("’"):
        return Markup("“{}.’”").format(quoted[:-1])
    return Markup("“{}”").format(_sentence(quoted))


def _about(item: Item) -> Iterator[Markup]:
    """What stands between title and address."""
    date = _when(item.date)
    if item.kind == "news":
        yield _sentence(_list([_cite(item.container) if item.authors else "", date or _undated(item)]))
    elif item.released:
        if item.kind == "treaty":
            yield _sentence(escape("–".join(item.authors)))
        if item.genre:
            yield _sentence(_list([item.genre[0].upper() + item.genre[1:], date or "n.d."]))
        yield Markup("In {}, version {}, {}.").format(
            _cite(item.container), item.version, _when(item.released)
        )
        if not item.genre and date:
            yield escape(f"Last modified {date}.")
    else:
        publisher = item.publisher if item.publisher not in item.authors else ""
        yield _sentence(_list([publisher, date or _undated(item)]))


def _undated(item: Item) -> str:
    return "" if item.accessed else "n.d."


def _cite(title: str) -> Markup:
    return Markup("<cite>{}</cite>").format(_curly(title))


def _list(parts: list[str | Markup]) -> Markup:
    """With commas, the first letter large."""
    made = Markup(", ").join(part for part in parts if part)
    return Markup("N") + made[1:] if made.startswith("n.d.") else made


def _curly(title: str) -> str:
    return re.sub(r'"([^"]*)"', r"“\1”", title)


def _inner(title: str) -> str:
    """Quotation marks within quotation marks are single."""
    return _curly(title).replace("“", "‘").replace("”", "’")


def _names(names: tuple[str, ...]) -> str:
    """At most seven of more than ten, as Chicago has it (14.76)."""
    shown = list(names if len(names) <= 10 else names[:7])
    if len(names) > 10:
        return ", ".join(shown) + ", et al"
    return ", ".join(shown[:-1]) + f", and {shown[-1]}" if len(shown) > 2 else " and ".join(shown)


def _sentence(words: Markup) -> Markup:
    plain = words.striptags()
    if not plain:
        return Markup("")
    return words if plain[-1] in ".?!。？！" else words + "."


def _when(edtf: str) -> str:
    if not edtf:
        return ""
    when = parse(edtf)
    if not when.known:
        return ""
    words = i18n.moment(when, LOCALE)
    return f"[{words}?]" if when.qualifier == "?" else f"[ca. {words}]" if when.qualifier == "~" else words
