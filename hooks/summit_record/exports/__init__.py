"""Files to take away, one format a module. Each module has `exports(edition) -> Iterator[Export]`: a new format
is a new module here, and it is found by itself. Modules whose name begins with `_` are shared pieces.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, cast

from ..edition import Edition
from ..output import File, Made


def N_(words: str) -> str:
    """Marks an interface text for translators without translating it here."""
    return words


class Weight(NamedTuple):
    """How large a file is, and its hash (SHA-256, hexadecimal)."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Export(File):
    """A file of the site that no language changes."""

    path: str
    title: str
    """An interface text saying what the file holds; empty for one of the many that are described together."""
    media_type: str
    render: Callable[[], bytes]
    fields: Sequence[tuple[str, str]] = ()
    """(column, description) of a table."""
    schema: str | None = None
    """The path of what describes the file."""
    turn: int = 0
    """0 where pages tell its size; 1 where it tells the others', or nobody asks: the many of single records."""

    def make(self) -> Made:
        """The file, made anew."""
        content = self.render()
        if self.turn == 0:
            vars(self)["weight"] = _weight(content)
        return content, {}

    @property
    def content(self) -> bytes:
        """The file."""
        return cast("bytes", self.made[0])

    @cached_property
    def weight(self) -> Weight:
        """How large it is: kept, unlike the file, for all of them together would fill the memory."""
        return _weight(self.render())


def _weight(content: bytes) -> Weight:
    return Weight(len(content), hashlib.sha256(content).hexdigest())


def weights(files: Iterable[File]) -> dict[str, Weight]:
    """How large exports are of which that is known, by path: what a copy of the process tells the first one."""
    return {file.path: file.weight for file in files if isinstance(file, Export) and "weight" in vars(file)}


def remember(files: Iterable[File], known: Mapping[str, Weight]) -> None:
    """Take over what another process weighed, so that no file is made again for it."""
    for file in files:
        if isinstance(file, Export) and file.path in known:
            vars(file)["weight"] = known[file.path]


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


def dump_rows(value: Mapping[str, Any]) -> bytes:
    """JSON of a mapping with each of its items on a line of its own, so that a text editor can show it.

    An item that is itself a mapping is written piece by piece: it may be made as it is read.
    """
    out = io.BytesIO()
    out.write(b"{\n")
    for number, (key, item) in enumerate(value.items()):
        out.write(f"{',' * (number > 0)}{chr(10) * (number > 0)}{_compact(key)}:".encode())
        if isinstance(item, Mapping):
            out.write(b"{")
            for at, (inner, one) in enumerate(item.items()):
                out.write(f"{',' * (at > 0)}{_compact(inner)}:{_compact(one)}".encode())
            out.write(b"}")
        else:
            out.write(_compact(item).encode())
    out.write(b"\n}\n")
    return out.getvalue()


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
