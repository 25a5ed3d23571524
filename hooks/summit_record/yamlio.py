"""Read one YAML file into plain data, knowing the line and column of every key and value.

Deliberately less than YAML: only `true`, `false`, `null` and plain whole numbers are more than text,
so that `no`, `12:30`, `1_000` and `2025-12-20` hold no surprise. Tags, anchors, aliases, second
documents and duplicate keys are refused. The file is built from the parser's events as they come, and
depth is counted there: composing first would let libyaml's C parser recurse through thousands of
brackets and take the process down.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problems import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_TEXT = 20_000

Key = str | int
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_CONSTANTS = {"true": True, "false": False, "null": None, "": None}
# Controls but tab and line feed, and the characters that turn the direction of text unseen.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place = tuple[int, int]
"""Line and column, counted from 1."""


class Marks:
    """Where the values and keys of a file stand.

    The file is gone through once more when the first place is asked for: most files have no fault, and the
    places of ten thousand files would be half of what is held in memory.
    """

    __slots__ = ("_text", "_tree")

    def __init__(self, text: str) -> None:
        self._text = text
        self._tree: _Node | None = None

    def find(self, where: tuple[Key, ...], *, key: bool = False) -> Place:
        """Line and column of the value at `where`, or of the nearest thing around it that is there.

        With `key`, the place of the last key itself rather than of its value.
        """
        if self._tree is None:
            self._tree, _ = _build(self._text)
        here: _Node = self._tree
        for depth, step in enumerate((0, *where)):
            if key and depth == len(where) and step in here.keys:
                return here.keys[step]
            inner = here.inside.get(step)
            if inner is None:
                return here.keys.get(step, here.start)
            if not isinstance(inner, _Node):
                return inner
            here = inner
        return here.start


@dataclass(slots=True)
class _Node:
    """A list or mapping: what is in it, where it begins, and where its keys and values stand."""

    start: Place
    mapping: bool
    items: Any
    keys: dict[Key, Place] = field(default_factory=dict)
    inside: dict[Key, _Node | Place] = field(default_factory=dict)
    """A plain value has nothing inside: its place alone."""
    due: str | None = None
    """The key that waits for its value; None where a mapping's next key is to come."""

    def put(self, value: Any, place: _Node | Place) -> None:
        """Put a value where it belongs, and its place."""
        key: Any
        if self.mapping:
            key, self.due = self.due, None
            self.items[key] = value
        else:
            key = len(self.items)
            self.items.append(value)
        self.inside[key] = place


class RefusedError(Exception):
    """The file is not the YAML this project reads; raised inside this module only."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def read(content: bytes, path: str) -> tuple[Any, Marks | None, list[Problem]]:
    """Content of one file to (plain data, marks, problems); data is None where there are problems."""
    try:
        text = _decode(content)
        stream, faults = _build(text)
    except RefusedError as why:
        return None, None, [Problem(path, why.line, why.column, "yaml", why.message)]
    if faults:
        return None, None, [Problem(path, line, column, "yaml", what) for line, column, what in faults]
    return (stream.items[0], Marks(text), []) if stream.items else (None, None, [])


def _decode(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise RefusedError(
            1, 1, f"the file is larger than {MAX_BYTES:,} bytes; split it into several records"
        )
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as why:
        before = content[: why.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise RefusedError(line, column, "this is not UTF-8; save the file as UTF-8") from None
    text = text.replace("\r\n", "\n")
    found = _UNSAFE.search(text)
    if found:
        before_text = text[: found.start()]
        raise RefusedError(
            before_text.count("\n") + 1,
            len(before_text.rpartition("\n")[2]) + 1,
            _invisible(found.group()),
        )
    return text


def _build(text: str) -> tuple[_Node, list[tuple[int, int, str]]]:
    """One pass over the parser's events, to (the stream, its only item the document; keys that are twice).

    Raises RefusedError for what makes the rest unreadable.
    """
    faults: list[tuple[int, int, str]] = []
    here = stream = _Node((1, 1), mapping=False, items=[])
    around: list[_Node] = []
    loader = _LOADER(text)
    next_event = loader.get_event  # yaml.parse() takes half as long again
    try:
        while (kind := type(event := next_event())) is not yaml.StreamEndEvent:
            mark = event.start_mark
            place = line, column = mark.line + 1, mark.column + 1
            if kind is yaml.ScalarEvent:
                value = event.value
                if event.anchor is not None or event.tag is not None:
                    _refuse_decoration(event, line, column)
                if event.style == '"' or len(value) > MAX_TEXT:
                    _refuse_text(value, line, column)
                if here.mapping and here.due is None:
                    if here.keys.setdefault(value, place) is not place:
                        shown, first = " ".join(value.split()), here.keys[value][0]
                        what = f"'{shown}' is here twice (first in line {first}); remove one"
                        faults.append((line, column, what))
                    here.due = value
                else:
                    here.put(_plain(value) if not event.style and event.implicit[0] else value, place)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    _refuse_decoration(event, line, column)
                if len(around) >= MAX_DEPTH:
                    raise RefusedError(line, column, f"more than {MAX_DEPTH} levels deep; flatten this")
                if here.mapping and here.due is None:
                    raise RefusedError(line, column, "a key must be plain text; quote it")
                around.append(here)
                mapping = kind is yaml.MappingStartEvent
                here = _Node(place, mapping, {} if mapping else [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                done, here = here, around.pop()
                here.put(done.items if done.mapping else tuple(done.items), done)
            elif kind is yaml.DocumentStartEvent and stream.items:
                raise RefusedError(line, 1, "a second document begins here; one file is one record")
            elif kind is yaml.AliasEvent:
                raise RefusedError(line, column, "aliases (*name) are not used here; write the value out")
    except yaml.MarkedYAMLError as why:
        raise _explain(why, text) from None
    except yaml.YAMLError as why:
        detail = " ".join(str(why).split())
        raise RefusedError(1, 1, f"not readable as YAML ({detail}); correct it") from None
    finally:
        loader.dispose()
    return stream, faults


def _plain(value: str) -> Any:
    """What a plain word stands for: a constant, a whole number, or itself."""
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    return int(value) if _INTEGER.match(value) else value


def _refuse_text(value: str, line: int, column: int) -> None:
    """Refuse what only shows once the escapes in a quoted text are read, and what no field could take."""
    found = _UNSAFE.search(value)
    if found:
        raise RefusedError(line, column, _invisible(found.group()))
    if len(value) > MAX_TEXT:
        raise RefusedError(line, column, f"this text is longer than {MAX_TEXT:,} characters; shorten it")


def _invisible(character: str) -> str:
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    return f"an invisible character is not allowed here ({name.lower()}); remove it"


def _refuse_decoration(event: Any, line: int, column: int) -> None:
    if event.anchor is not None:
        raise RefusedError(line, column, f"anchors (&{event.anchor}) are not used here; write the value out")
    if event.tag is not None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        raise RefusedError(line, column, f"tags ({tag}) are not used here; remove it")


def _glued(lines: list[str], line: int) -> tuple[int, int] | None:
    """Where a hyphen stands right before a word or bracket, in a line or above it, if it does."""
    for number in range(line, max(0, line - 3), -1):
        words = lines[number - 1] if number <= len(lines) else ""
        if re.match(r" *-[^\s-]", words):
            return number, words.index("-") + 1
        if number < line and words.strip():
            return None
    return None


def _explain(why: yaml.MarkedYAMLError, text: str) -> RefusedError:
    """What the parser stumbled over, in an editor's words, where the cause is rather than where it gave up."""
    mark = why.problem_mark or why.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    indent = here[: len(here) - len(here.lstrip())]
    problem, context, begun = why.problem or "", why.context or "", why.context_mark
    glued = _glued(lines, line)
    if "\t" in indent:
        return RefusedError(line, indent.index("\t") + 1, "a tab stands in the indentation; use spaces")
    if "mapping values are not allowed" in problem:
        if ": " in here[: column - 1]:
            message = "a colon followed by a space stands inside a text; put the text in quotes"
        else:
            message = (
                "this line is indented too far, or goes on with a text that holds a colon; "
                "correct the indentation or put the text in quotes"
            )
        if glued:
            message += ", or add the space that is missing after the `-`"
        return RefusedError(line, column, message)
    if glued and re.search("expected '[-:]'", problem):
        return RefusedError(*glued, "a space is missing after the `-`; add it")
    if begun and "end of stream" in problem and "quoted" in context:
        return RefusedError(begun.line + 1, begun.column + 1, "this quote is never closed; close it")
    if begun and "flow" in context and "did not find expected" in problem:
        message = "this bracket is not closed, or a comma is missing inside; correct it"
        return RefusedError(begun.line + 1, begun.column + 1, message)
    detail = " ".join((problem or context or "cannot be read").split())
    message = f"not readable as YAML ({detail}); check the indentation and quotes here and in the line above"
    return RefusedError(line, column, message)
