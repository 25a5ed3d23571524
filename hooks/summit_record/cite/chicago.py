"""A citation to copy, after The Chicago Manual of Style (17th ed., bibliography): 14.207 web pages, 14.269 and
following public documents, 14.99 translated titles, 14.191 archived copies.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from .. import i18n
from ..dates import parse
from .item import Item

LOCALE = "en_US"
"""Chicago's dates are American: December 20, 2025."""


def chicago(item: Item) -> Markup:
    """The citation as one line of HTML."""
    parts: list[Markup] = []
    if item.authors:
        parts.append(_sentence(escape(_names(item.authors))))
    if item.kind == "dataset":
        parts.append(_sentence(Markup("<cite>{}</cite>").format(item.title)))
        parts.append(escape(f"Version {item.version}."))
        parts.append(_sentence(escape(_when(item.date))))
    else:
        if item.untitled:
            parts.append(escape("Web page, no title seen."))
        else:
            parts.append(Markup("“{}”").format(_sentence(escape(item.full_title))))
        about = [
            item.genre,
            item.publisher if not item.container and item.publisher not in item.authors else "",
            _when(item.date) or ("" if item.container else "n.d."),
        ]
        words = ", ".join(word for word in about if word)
        if words:
            parts.append(_sentence(escape(words[0].upper() + words[1:])))
        if item.container:
            parts.append(
                Markup("In <cite>{}</cite>, version {}, {}.").format(
                    item.container, item.version, _when(item.released)
                )
            )
    if item.accessed:
        parts.append(escape(f"Accessed {_when(item.accessed)}."))
    parts.append(escape(f"{item.url}."))
    if item.archived:
        parts.append(escape(f"Archived {_when(item.archived_date)}, at {item.archived}."))
    return Markup(" ").join(part for part in parts if part)


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
