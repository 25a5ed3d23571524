"""Files to take away, one format a module. Each module has `exports(edition) -> Iterator[Export]`: a new format
is a new module here, and it is found by itself. Modules whose name begins with `_` are shared pieces.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..edition import Edition


def N_(words: str) -> str:
    """Marks an interface text for translators without translating it here."""
    return words


@dataclass(frozen=True)
class Export:
    """A file of the site that no language changes. It is made when somebody first asks for its content."""

    path: str
    title: str
    """An interface text saying what the file holds; empty for one of the many that are described together."""
    media_type: str
    render: Callable[[], bytes]
    fields: Sequence[tuple[str, str]] = ()
    """(column, description) of a table."""
    schema: str | None = None
    """The path of what describes the file."""

    @cached_property
    def content(self) -> bytes:
        """The file."""
        return self.render()


def exports(edition: Edition) -> Sequence[Export]:
    """Every export of an edition, by path. Made once: an edition in another language has those of the first."""
    edition = edition.main
    found: list[Export] | None = edition.kept.get("exports")
    if found is None:
        found = []
        for module in pkgutil.iter_modules(__path__):
            if not module.name.startswith("_"):
                found += importlib.import_module(f"{__name__}.{module.name}").exports(edition)
        found.sort(key=lambda export: export.path)
        edition.kept["exports"] = found
    return found


def dump(value: Any) -> bytes:
    """JSON (RFC 8259, UTF-8) on one line: the standard library is quick only so."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def dump_rows(value: dict[str, Any]) -> bytes:
    """JSON of a mapping with each of its items on a line of its own, so that a text editor can show it."""
    lines = [f"{_compact(key)}:{_compact(item)}" for key, item in value.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
