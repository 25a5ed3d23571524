"""From text to safe HTML and safe Markdown. Everything that comes from data is text until it has gone through here."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

LINK = re.compile(r"\[\[([a-z-]+/[a-z0-9-]+(?:#[a-z0-9-]+)?)(?:\|([^\[\]|]+))?\]\]")
"""A link to a record inside a text: `[[kind/id]]` or `[[kind/id|words]]`."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()>#+\-.!~|:=^\"'$@/])")


def heading(text: str) -> Markup:
    """Text for a Markdown heading: HTML-escaped, and every character that Markdown reads made an entity."""
    one_line = " ".join(str(text).split())
    out = []
    for character in one_line:
        if character in "&<>\"'" or _MARKDOWN.match(character):
            out.append(f"&#{ord(character)};")
        else:
            out.append(character)
    return Markup("".join(out))  # noqa: S704  each character was escaped above


def inline(
    text: str, link: Callable[[str, str | None], Markup], words: Callable[[str], Markup] = escape
) -> Markup:
    """Text with its links to records. `link` makes one from a reference and words; `words` the rest."""
    parts: list[Markup] = []
    end = 0
    for match in LINK.finditer(text):
        parts.append(words(text[end : match.start()]))
        parts.append(link(match.group(1), match.group(2)))
        end = match.end()
    parts.append(words(text[end:]))
    return Markup("").join(parts)


def plain(text: str, title: Callable[[str], str]) -> str:
    """The same without markup: a link becomes its words, or the title of what it names."""
    return LINK.sub(lambda match: match.group(2) or title(match.group(1)), text)


def references(text: str) -> list[str]:
    """What a text links to."""
    return [match.group(1) for match in LINK.finditer(text)]
