"""A .po file to a catalogue. Read here and not by Babel: problems need a line and column, and it is quicker."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ...newest import Newest
from .entry import Catalogue, Entry, Fault

MAX_BYTES = 20_000_000

_LINE = re.compile(
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<index>\d)\])?[ \t]*(?P<string>\".*)$"
)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}


@dataclass(slots=True)
class _Open:
    """An entry while its lines are read."""

    line: int = 0
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    strings: dict[int, str] = field(default_factory=dict)
    string_lines: dict[int, int] = field(default_factory=dict)
    obsolete: bool = False
    last: tuple[str, int] | None = None


_NEWEST: Newest[Path, Catalogue] = Newest()


def read_newest(path: Path, content: bytes) -> Catalogue:
    """What `read` makes of the content of a file, which is made once as long as the file is the same."""
    return _NEWEST.get(path, content, partial(read, content))


def read(content: bytes) -> Catalogue:
    """Read a .po file. Nothing is raised: what is wrong is in `faults`, and everything else is read all the same."""
    if len(content) > MAX_BYTES:
        return Catalogue(faults=(Fault(1, 1, f"the file is larger than {MAX_BYTES:,} bytes; shorten it"),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        line = content.count(b"\n", 0, why.start) + 1
        column = why.start - content.rfind(b"\n", 0, why.start)
        return Catalogue(faults=(Fault(line, column, "this is not UTF-8; save the file as UTF-8"),))
    reader = _Reader()
    # Not splitlines(): that splits at characters a translation may hold by mistake.
    for number, row in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        reader.line(number, row)
    reader.end()
    return Catalogue(
        tuple(reader.entries),
        reader.header,
        reader.comments,
        reader.header_line,
        tuple(reader.faults),
    )


class _Reader:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.faults: list[Fault] = []
        self.header: tuple[tuple[str, str], ...] = ()
        self.comments: tuple[str, ...] = ()
        self.header_line = 0
        self._open = _Open()
        self._seen: dict[str, int] = {}

    def fault(self, line: int, column: int, message: str) -> None:
        self.faults.append(Fault(line, column, message))

    def line(self, number: int, line: str) -> None:
        """One line of the file."""
        given = line.strip(" \t")
        if not given:
            self.end()
        elif given.startswith("#~|"):
            self._begin_if_done(number)
            self._previous(given[3:].strip())
        elif given.startswith("#~"):
            inner = given[2:].strip()
            if inner:
                self._text(number, line.index("#~") + 3, inner, obsolete=True)
        elif given.startswith("#"):
            self._comment(number, given)
        else:
            self._text(number, len(line) - len(line.lstrip()) + 1, given, obsolete=False)

    def _begin_if_done(self, number: int) -> None:
        if self._open.strings:
            self.end()
        self._open.line = self._open.line or number

    def _comment(self, number: int, given: str) -> None:
        self._begin_if_done(number)
        mark, words = given[1:2], given[2:].strip()
        if mark == ".":
            self._open.extracted.append(words)
        elif mark == ":":
            self._open.references += words.split()
        elif mark == ",":
            self._open.flags += [flag.strip() for flag in words.split(",") if flag.strip()]
        elif mark == "|":
            self._previous(words)
        else:
            self._open.comments.append(given[1:].strip())

    def _previous(self, words: str) -> None:
        found = _LINE.match(words)
        string = _STRING.match(found["string"] if found else words)
        if string and found:
            self._open.previous.append(_unescaped(string[1]))
        elif string and self._open.previous:
            self._open.previous[-1] += _unescaped(string[1])

    def _text(self, number: int, column: int, given: str, *, obsolete: bool) -> None:
        found = _LINE.match(given)
        if found and found["keyword"] in ("msgid", "msgctxt"):
            self._begin_if_done(number)
            if found["keyword"] == "msgid" and "msgid" in self._open.texts:
                self.fault(
                    number, column, "a text without translation stands before this one; add its msgstr"
                )
                self._open = _Open()
        now = self._open
        now.line = now.line or number
        now.obsolete = now.obsolete or obsolete
        string = _STRING.match(found["string"] if found else given)
        if not string:
            what = (
                "the quote is not closed; end the line with a quote mark" if '"' in given else "this is no "
            )
            if '"' not in given:
                what += "line of a catalogue; write msgid or msgstr and the text in quote marks"
            self.fault(number, column, what)
            return
        words = _unescaped(string[1])
        escapes = _ESCAPE.finditer(string[1]) if "\\" in given else ()
        wrong = next((m for m in escapes if m[1] not in _ESCAPES), None)
        if wrong:
            at = column + given.index(string[0]) + 1 + wrong.start()
            self.fault(number, at, f"'{wrong[0]}' stands for nothing; write \\\\ for a backslash")
        if not found:
            self._more(number, column, words)
        elif found["keyword"] == "msgstr":
            self._string(number, column, int(found["index"] or 0), words)
        elif found["keyword"] == "msgctxt":
            self.fault(number, column, "contexts are not used here; remove the line")
        else:
            now.texts[found["keyword"]] = words
            now.last = (found["keyword"], 0)
            if found["keyword"] == "msgid":
                now.line = number

    def _string(self, number: int, column: int, index: int, words: str) -> None:
        now = self._open
        if "msgid" not in now.texts:
            self.fault(number, column, "there is no text this translates; write its msgid before it")
        elif index in now.strings:
            self.fault(number, column, "this translation is here twice; remove one")
        now.strings[index], now.string_lines[index] = words, number
        now.last = ("msgstr", index)

    def _more(self, number: int, column: int, words: str) -> None:
        now = self._open
        if now.last is None:
            self.fault(number, column, "these words belong to nothing; write msgid or msgstr before them")
        elif now.last[0] == "msgstr":
            now.strings[now.last[1]] += words
        else:
            now.texts[now.last[0]] += words

    def end(self) -> None:
        """The end of an entry."""
        now, self._open = self._open, _Open()
        if "msgid" not in now.texts:
            if now.comments and not self.entries and not self.comments:
                self.comments = tuple(now.comments)
            return
        if not now.strings:
            self.fault(now.line, 1, 'this text has no msgstr; add `msgstr ""`')
            return
        key = now.texts["msgid"]
        if sorted(now.strings) != list(range(len(now.strings))):
            self.fault(now.line, 1, "the plural forms are not numbered 0, 1, 2 ...; number them so")
        if not key and not now.obsolete:
            self._header(now)
            return
        if not now.obsolete:
            if key in self._seen:
                self.fault(now.line, 1, f"this text is here twice (line {self._seen[key]}); remove one")
                return
            self._seen[key] = now.line
        order = sorted(now.strings)
        self.entries.append(
            Entry(
                key,
                now.texts.get("msgid_plural"),
                tuple(now.strings[index] for index in order),
                tuple(now.comments),
                tuple(now.extracted),
                tuple(now.references),
                tuple(now.flags),
                tuple(now.previous),
                now.obsolete,
                now.line,
                tuple(now.string_lines[index] for index in order),
            )
        )

    def _header(self, now: _Open) -> None:
        if self.header_line:
            self.fault(now.line, 1, "the header is here twice; remove one")
            return
        fields = []
        for row in now.strings[min(now.strings)].split("\n"):
            name, colon, value = row.partition(":")
            if colon:
                fields.append((name.strip(), value.strip()))
        self.header, self.header_line = tuple(fields), now.line
        self.comments = (*self.comments, *now.comments)


def _unescaped(words: str) -> str:
    return _ESCAPE.sub(lambda m: _ESCAPES.get(m[1], m[0]), words) if "\\" in words else words


# Merging
