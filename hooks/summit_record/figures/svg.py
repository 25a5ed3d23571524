"""What figures are drawn with: elements, lines of text and how wide they run. Everything is escaped here.

A figure is drawn twice, wide and narrow, and CSS shows the one that fits (`.at-wide`, `.at-narrow`): a drawing
that only shrank would be unreadable on a phone. Both are drawn in CSS pixels of the width they are meant for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from ..view import View

WIDE = 920
"""Width of wide drawings."""
NARROW = 358
"""Width of narrow drawings: a phone's, less its margins."""
SIZE = 13.0
"""Size of text unless a class says otherwise."""
SMALL = 12.0
"""Size of text of the class `small`."""

Words = tuple[str, str | None]
"""Plain words, and their language where it is not the page's."""


def tag(name: str, *inside: Markup | str, **attributes: Any) -> Markup:
    """An element. `class_` is `class`, other underscores are hyphens, None leaves an attribute out."""
    parts = [Markup("<"), Markup(name)]  # noqa: S704  names are this package's own
    for key, value in attributes.items():
        if value is None or value == "":
            continue
        shown = f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
        parts.append(Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), shown))
    parts.append(Markup(">"))
    parts += [escape(each) for each in inside]
    parts.append(Markup("</{}>").format(name))
    return Markup("").join(parts)


def text(x: float, y: float, words: Words | str, class_: str = "", anchor: str = "start") -> Markup:
    """A line of text; `anchor` is start, middle or end."""
    shown, lang = (words, None) if isinstance(words, str) else words
    return tag(
        "text", shown, x=float(x), y=float(y), class_=class_, lang=lang,
        text_anchor=None if anchor == "start" else anchor,
    )  # fmt: skip


def lines(
    x: float, y: float, words: Words, most: float, class_: str = "", *, size: float = SIZE, rows: int = 2,
    step: float = 16, anchor: str = "start",
) -> tuple[Markup, int]:  # fmt: skip
    """Text broken into lines, and how many it took."""
    broken = wrap(words[0], size, most, rows)
    made = [text(x, y + step * i, (line, words[1]), class_, anchor) for i, line in enumerate(broken)]
    return Markup("").join(made), len(broken)


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "") -> Markup:
    """A straight line."""
    made = f"line {class_}".strip()
    return tag("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), class_=made)


def link(href: str, *inside: Markup | str, title: Words | str | None = None, class_: str = "") -> Markup:
    """A link, with a title that pointers show and screen readers say."""
    shown, lang = (title, None) if isinstance(title, str) else title or (None, None)
    head = (tag("title", shown, lang=lang),) if shown else ()
    return tag("a", *head, *inside, href=href, class_=class_)


def sheet(
    figure: str, size: str, width: float, height: float, title: str, description: str,
    inside: Iterable[Markup],
) -> Markup:  # fmt: skip
    """One drawing. It is a group with a name, not an image: an image's links cannot be reached."""
    own = f"{figure}-{size}"
    return tag(
        "svg",
        tag("title", title, id=f"{own}-title"),
        tag("desc", description, id=f"{own}-desc"),
        *inside,
        class_=f"at-{size}",
        viewBox=f"0 0 {width:g} {height:g}",
        role="group",
        aria_labelledby=f"{own}-title",
        aria_describedby=f"{own}-desc",
        data_pagefind_ignore="all",  # the table says the same, once
    )


# Words


def label(v: View, record: Any, *, short: bool = False) -> Words:
    """A record's title as plain words with their language; the short one where it is known in that language."""
    if short and getattr(record, "label", None):
        words = ours(v, record.label)
        if words[1] is None:
            return words
    names = getattr(record, "names", None)
    best = v.renderer._best(names) if names else None
    if best is None:
        return v.renderer.title(record), None
    if best.lang == v.renderer.default:
        return ours(v, best.text, count=False)
    return best.text, None if best.lang == v.lang else v.tag(best.lang)


def ours(v: View, words: str, *, count: bool = True) -> Words:
    """Words of ours in the page's language, or in the default one with its tag."""
    found, translated = v.renderer.translated(words, count=count)
    return found, None if translated else v.tag(v.renderer.default)


def advance(words: str, size: float) -> float:
    """About how wide a text runs in a sans serif, rather too wide than too narrow."""
    return size * sum(_advance(character) for character in words)


def _advance(character: str) -> float:
    if character in " .,:;'’|!ijlIft()[]·-":
        return 0.34
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if character in "mwMW@%жшщюмфыЖШЩЮМФЫ—":
        return 0.86
    return 0.7 if character.isupper() else 0.57


def wrap(words: str, size: float, most: float, rows: int = 2) -> list[str]:
    """Words in at most `rows` lines no wider than `most`; what does not fit ends in an ellipsis."""
    broken: list[str] = []
    here = ""
    for word in _pieces(words):
        if not here or advance(here + word.rstrip(), size) <= most:
            here += word
        else:
            broken.append(here.rstrip())
            here = word.lstrip()
    broken.append(here.rstrip())
    if len(broken) > rows:
        broken = [*broken[: rows - 1], " ".join(broken[rows - 1 :])]
    return [_cut(each, size, most) for each in broken]


def _pieces(words: str) -> list[str]:
    """Where a line may break: after a space, and between characters of scripts without spaces."""
    pieces = [""]
    for character in words:
        wide = unicodedata.east_asian_width(character) in "WF"
        if wide and character not in "、。」』）ー・" and pieces[-1]:
            pieces.append("")
        pieces[-1] += character
        if character == " ":
            pieces.append("")
    return [piece for piece in pieces if piece]


def _cut(words: str, size: float, most: float) -> str:
    if advance(words, size) <= most:
        return words
    while words and advance(words + "…", size) > most:
        words = words[:-1]
    return words.rstrip(" ,;:(") + "…"
