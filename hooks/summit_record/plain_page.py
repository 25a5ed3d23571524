"""From a generated page to plain Markdown: the twin of pages that are no record's own.

Lists, figures' tables and explanations are read off the page itself, so that the two cannot differ. Pictures and what
is only for a browser (forms, navigation, hidden terms of the search) are left out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from .exports._markdown import escape, signs

LEFT_OUT = {"svg", "script", "style", "nav", "form", "template", "button", "select", "dialog"}
BLOCKS = {
    "p",
    "div",
    "section",
    "table",
    "ul",
    "ol",
    "dl",
    "figure",
    "blockquote",
    "pre",
    "article",
    "header",
}
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source"}
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}


def markdown(html: str, address: str) -> str:
    """Plain Markdown (CommonMark) of a page's HTML; links become absolute, seen from `address`."""
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    lines = [re.sub(r"[ \t\n]+", " ", line).strip() for line in reader.lines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


class _Reader(HTMLParser):
    """Collects text line by line; a part that is left out is skipped until its element ends."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self._address = address
        self._lines: list[str] = []
        self._line = ""
        self._skipped: list[str] = []
        self._link: str | None = None
        self._from = 0

    def lines(self) -> list[str]:
        """What was read."""
        self._break()
        return self._lines

    def _break(self, start: str = "", *, space: bool = False) -> None:
        if self._line.strip(" -|"):
            self._lines.append(self._line)
        if space and self._lines and self._lines[-1]:
            self._lines.append("")
        self._line = start

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in VOID:
            if tag in ("br", "hr") and not self._skipped:
                self._line += " "
            return
        if self._skipped or tag in LEFT_OUT or "hidden" in given or given.get("aria-hidden") == "true":
            self._skipped.append(tag)
        elif tag in HEADINGS:
            self._break(f"{HEADINGS[tag]} ", space=True)
        elif tag == "li":
            self._break("- ")
        elif tag in ("tr", "dt", "summary", "caption", "figcaption"):
            self._break()
        elif tag == "dd":
            self._line += ": " if self._line.strip() else ""
        elif tag in ("td", "th"):
            self._line += " | " if self._line.strip() else ""
        elif tag in BLOCKS and not self._line.endswith(("- ", "| ", ": ")):
            self._break(space=tag != "div")
        elif tag == "a" and given.get("href"):
            self._link, self._from = str(given["href"]), len(self._line)
        elif tag == "span" and self._line.endswith(")"):
            self._line += " "

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag in self._skipped:
                while self._skipped.pop() != tag:
                    pass
        elif tag == "a" and self._link is not None:
            words = self._line[self._from :].strip()
            if self._link.startswith("#") and words.isdecimal():  # the number of a source
                self._line = f"{self._line[: self._from]} \\[{words}\\]"
            elif words and not self._link.startswith("#"):
                self._line = f"{self._line[: self._from]}[{words}]({self._absolute(self._link)})"
            self._link = None
        elif tag in HEADINGS:
            self._break(space=True)
        elif tag in ("li", "tr", "dd"):
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._line += signs(data) if self._line.strip() else escape(data.lstrip())

    def _absolute(self, href: str) -> str:
        return urljoin(self._address, href).replace("(", "%28").replace(")", "%29").replace(" ", "%20")
