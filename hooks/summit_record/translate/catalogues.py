"""Catalogues of translations: .po files read, merged with what there is to translate, and written.

The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. Files are read here and not by
Babel because problems need a line and column, and because a build reads many thousand entries.
"""

from __future__ import annotations

import difflib
import gettext
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from babel.messages.plurals import get_plural

MAX_BYTES = 20_000_000
REVIEWED = re.compile(r"^reviewed: *(?P<name>[^,]+), *(?P<date>\d{4}-\d{2}-\d{2})$")
"""The translator's comment of an entry that a second person has read: `# reviewed: name, 2026-11-22`."""

_LINE = re.compile(
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<index>\d)\])?[ \t]*(?P<string>\".*)$"
)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that is not right, and where."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and its translation."""

    id: str
    plural: str | None = None
    strings: tuple[str, ...] = ()
    """The translation: one, or one for each plural form."""
    comments: tuple[str, ...] = ()
    """What translators noted."""
    extracted: tuple[str, ...] = ()
    """What is said to translators."""
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    """For a fuzzy entry: the text (and its plural) that the translation was made for."""
    obsolete: bool = False
    line: int = 0
    string_lines: tuple[int, ...] = ()

    @property
    def fuzzy(self) -> bool:
        """Whether the English text has changed since it was translated. Such a translation is not used."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether there is a translation to use."""
        return bool(self.strings) and all(self.strings) and not self.fuzzy and not self.obsolete

    @property
    def reviewed(self) -> bool:
        """Whether a second person has read the translation."""
        return self.translated and any(REVIEWED.match(comment) for comment in self.comments)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file: its header, entries in their order, and what is wrong with its form."""

    entries: tuple[Entry, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()
    """Those at the head of the file."""
    header_line: int = 0
    faults: tuple[Fault, ...] = ()

    def field(self, name: str) -> str | None:
        """A field of the header."""
        return next((value for key, value in self.header if key.lower() == name.lower()), None)

    @property
    def active(self) -> dict[str, Entry]:
        """Entries that are not obsolete, by their text."""
        return {entry.id: entry for entry in self.entries if not entry.obsolete}


# Plural forms


def plural_forms(language: str) -> tuple[int, str]:
    """How many plural forms a language has, and which it takes for `n`, as an expression of C."""
    found = get_plural(language)
    return found.num_plurals, found.plural_expr


def plural_header(language: str) -> str:
    """The header field `Plural-Forms` of a language."""
    number, expression = plural_forms(language)
    return f"nplurals={number}; plural={expression};"


_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*$")


@lru_cache(maxsize=64)
def read_plural(field_value: str) -> tuple[int, Callable[[int], int]] | None:
    """Number of forms and the function that chooses one; None if the field cannot be read.

    The expression is compiled by the standard library's own reader of C expressions: nothing in it can be run.
    """
    found = _FORMS.match(field_value)
    if not found:
        return None
    try:
        choose: Callable[[int], int] = gettext.c2py(found[2])
        number = int(found[1])
        return (number, choose) if all(0 <= choose(n) < number for n in range(200)) else None
    except (ValueError, ZeroDivisionError, RecursionError):
        return None


# Reading


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


@lru_cache(maxsize=64)
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


def merge(
    old: Catalogue, found: Sequence[Entry], language: str, *, comments: tuple[str, ...], places: bool
) -> Catalogue:
    """A catalogue of exactly the texts found, with the translations there were. `places`: a reference is one place,
    so that what stands there now is what became of what stood there.

    A text that changed keeps its translation as fuzzy, with the text it was made for; translations of texts that
    are gone are kept as obsolete. A text that comes back gets its translation back.
    """
    number = plural_forms(language)[0]
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
        "Plural-Forms": plural_header(language),
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


def write(catalogue: Catalogue) -> bytes:
    """The file of a catalogue. The same catalogue gives the same bytes."""
    rows = [f"# {comment}".rstrip() for comment in catalogue.comments]
    rows += ['msgid ""', 'msgstr ""', *(_quoted(f"{name}: {value}\n") for name, value in catalogue.header)]
    for entry in catalogue.entries:
        mark = "#~ " if entry.obsolete else ""
        rows.append("")
        rows += [f"# {comment}".rstrip() for comment in entry.comments]
        rows += [f"#. {words}" for words in entry.extracted]
        rows += [f"#: {reference}" for reference in entry.references]
        rows += [f"#, {', '.join(entry.flags)}"] if entry.flags else []
        for keyword, words in zip(("msgid", "msgid_plural"), entry.previous, strict=False):
            rows.append(f"{'#~| ' if entry.obsolete else '#| '}{keyword} {_quoted(words)}")
        rows.append(f"{mark}msgid {_quoted(entry.id)}")
        if entry.plural is None:
            rows.append(f"{mark}msgstr {_quoted(entry.strings[0])}")
            continue
        rows.append(f"{mark}msgid_plural {_quoted(entry.plural)}")
        rows += [f"{mark}msgstr[{n}] {_quoted(words)}" for n, words in enumerate(entry.strings)]
    return ("\n".join(rows) + "\n").encode()


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"'


def save(path: Path, catalogue: Catalogue) -> bool:
    """Write a catalogue; whether anything in the file changed."""
    content = write(catalogue)
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.new")
    waiting.write_bytes(content)
    waiting.replace(path)
    return True
