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


_NONE: dict[Any, Any] = {}
"""What a plain value has inside: one for all of them, as most values are plain."""


@dataclass(slots=True)
class Marks:
    """Where a value stands, where its keys stand, and the same for what is inside it."""

    line: int
    column: int
    keys: dict[Key, tuple[int, int]] = field(default_factory=dict)
    inside: dict[Key, Marks] = field(default_factory=dict)

    def find(self, where: tuple[Key, ...], *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `where`, or of the nearest thing around it that is there.

        With `key`, the place of the last key itself rather than of its value.
        """
        here = self
        for depth, step in enumerate(where):
            if key and depth == len(where) - 1 and step in here.keys:
                return here.keys[step]
            if step not in here.inside:
                return here.keys.get(step, (here.line, here.column))
            here = here.inside[step]
        return here.line, here.column


class RefusedError(Exception):
    """The file is not the YAML this project reads; raised inside this module only."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def read(content: bytes, path: str) -> tuple[Any, Marks | None, list[Problem]]:
    """Content of one file to (plain data, marks, problems); data is None where there are problems."""
    try:
        text = _decode(content)
        data, marks, problems = _build(text)
    except RefusedError as why:
        return None, None, [Problem(path, why.line, why.column, "yaml", why.message)]
    if problems:
        return None, None, [Problem(path, line, column, "yaml", what) for line, column, what in problems]
    return data, marks, []


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


def _build(text: str) -> tuple[Any, Marks | None, list[tuple[int, int, str]]]:
    """One pass over the parser's events. Raises RefusedError for what makes the rest unreadable."""
    problems: list[tuple[int, int, str]] = []
    # A frame is [container, its marks, the key waiting for a value].
    stack: list[list[Any]] = []
    top: list[Any] = [None, None]
    documents = 0
    event: Any
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            kind = type(event)
            mark = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    _refuse_decoration(event, line, column)
                if _is_key(stack):
                    _begin_pair(stack[-1], event.value, line, column, problems)
                else:
                    _put(stack, top, _scalar(event, line, column), Marks(line, column, _NONE, _NONE))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    _refuse_decoration(event, line, column)
                if len(stack) >= MAX_DEPTH:
                    raise RefusedError(line, column, f"more than {MAX_DEPTH} levels deep; flatten this")
                if _is_key(stack):
                    raise RefusedError(line, column, "a key must be plain text; quote it")
                container: Any = {} if kind is yaml.MappingStartEvent else []
                marks = Marks(line, column)
                _put(stack, top, container, marks)
                stack.append([container, marks, None])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                stack.pop()
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise RefusedError(line, 1, "a second document begins here; one file is one record")
            elif kind is yaml.AliasEvent:
                raise RefusedError(line, column, "aliases (*name) are not used here; write the value out")
    except yaml.MarkedYAMLError as why:
        raise _explain(why, text) from None
    except yaml.YAMLError as why:
        detail = " ".join(str(why).split())
        raise RefusedError(1, 1, f"not readable as YAML ({detail}); correct it") from None
    return top[0], top[1], problems


def _is_key(stack: list[list[Any]]) -> bool:
    return bool(stack) and type(stack[-1][0]) is dict and stack[-1][2] is None


def _scalar(event: Any, line: int, column: int) -> Any:
    value = event.value
    if not event.style and event.implicit[0]:
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        if _INTEGER.match(value):
            return int(value)
    _refuse_text(value, line, column)
    return value


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


def _begin_pair(
    frame: list[Any], key: str, line: int, column: int, problems: list[tuple[int, int, str]]
) -> None:
    """Note a key, and where it stands; a second one of the same name is a problem."""
    _refuse_text(key, line, column)
    if key in frame[1].keys:
        first = frame[1].keys[key][0]
        shown = " ".join(key.split())
        problems.append((line, column, f"'{shown}' is here twice (first in line {first}); remove one"))
    frame[1].keys.setdefault(key, (line, column))
    frame[2] = key


def _put(stack: list[list[Any]], top: list[Any], value: Any, marks: Marks) -> None:
    """Put a value where it belongs: in the container on top of the stack, or at the top itself."""
    if not stack:
        top[:] = value, marks
        return
    container, own, key = stack[-1]
    if type(container) is dict:
        container[key] = value
        own.inside[key] = marks
        stack[-1][2] = None
    else:
        own.inside[len(container)] = marks
        container.append(value)


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
