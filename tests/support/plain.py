"""What exports made of records: plain data, with the grades that stand in no record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def without_grades(node: Any) -> Any:
    """The same without grades, which are computed."""
    if isinstance(node, dict):
        return {key: without_grades(value) for key, value in node.items() if key != "grade"}
    return [without_grades(each) for each in node] if isinstance(node, list) else node


def graded(node: Any) -> Iterator[dict[str, Any]]:
    """Everything in it that has a grade."""
    if isinstance(node, dict):
        if "grade" in node:
            yield node
        for value in node.values():
            yield from graded(value)
    elif isinstance(node, list):
        for value in node:
            yield from graded(value)
