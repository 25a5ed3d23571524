"""What is wrong with the data, as values: one problem, one line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong in one place. Sorting goes by path, line and column.

    `line` and `column` count from 1, as editors show them. `message` says what is wrong and, after a
    semicolon, what to do; it never holds a line break.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


def as_text(problems: Iterable[Problem]) -> str:
    """Sorted, without repeats, one line each."""
    return "\n".join(str(problem) for problem in sorted(set(problems)))


def as_json(problems: Iterable[Problem]) -> str:
    """The same for programs: a JSON list of objects with path, line, column, rule and message."""
    rows = [
        {"path": p.path, "line": p.line, "column": p.column, "rule": p.rule, "message": p.message}
        for p in sorted(set(problems))
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
