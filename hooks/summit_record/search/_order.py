"""Puts an index in order, so that the same pages give the same bytes.

Pagefind 1.5 keeps filters and their values in hash maps and writes them as they come. Its files are CBOR (RFC 8949,
arrays, texts and whole numbers only) behind a mark, gzipped, and named by a hash.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

from ..output import gzipped

_MARK = b"pagefind_dcd"


def settle(folder: Path) -> None:
    """Sort the filters of every language of an index, and rename what that changes."""
    entry = folder / "pagefind-entry.json"
    content = json.loads(entry.read_text(encoding="utf-8"))
    for language, about in content["languages"].items():
        old = folder / f"pagefind.{about['hash']}.pf_meta"
        meta = _read(old)
        filters = _filters(meta)
        for each in filters:
            path = folder / "filter" / f"{each[1]}.pf_filter"
            name, values = _read(path)
            each[1] = _write(path, f"{language}_", [name, sorted(values)])
        filters.sort()
        about["hash"] = _write(old, f"{language}_", meta)
    content["languages"] = dict(sorted(content["languages"].items()))
    entry.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _filters(meta: list[Any]) -> list[Any]:
    """The list of filters in the index's head: version, pages, chunks, filters ..."""
    filters: list[Any] = meta[3]
    return filters


def _read(path: Path) -> Any:
    content = gzip.decompress(path.read_bytes())
    value, end = decode(content, len(_MARK))
    if not content.startswith(_MARK) or end != len(content):
        raise ValueError(f"{path.name} is not written as Pagefind 1.5 writes it")
    return value


def _write(old: Path, prefix: str, value: Any) -> str:
    content = _MARK + encode(value)
    named = prefix + hashlib.sha256(content).hexdigest()[:10]
    start = "pagefind." if old.suffix == ".pf_meta" else ""
    old.unlink()
    (old.parent / f"{start}{named}{old.suffix}").write_bytes(gzipped(content))
    return named


def decode(content: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at a place, and where the next one begins."""
    major, low = content[at] >> 5, content[at] & 31
    at += 1
    size = low
    if low in (24, 25, 26, 27):
        width = 1 << (low - 24)
        size = int.from_bytes(content[at : at + width], "big")
        at += width
    elif low > 27:
        raise ValueError("indefinite lengths are not expected")
    if major == 0:
        return size, at
    if major == 3:
        return content[at : at + size].decode(), at + size
    if major == 4:
        items = []
        for _ in range(size):
            item, at = decode(content, at)
            items.append(item)
        return items, at
    raise ValueError(f"values of type {major} are not expected")


def encode(value: Any) -> bytes:
    """The same in bytes, as short as it can be."""
    if isinstance(value, int):
        return _head(0, value)
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    return _head(4, len(value)) + b"".join(encode(item) for item in value)


def _head(major: int, size: int) -> bytes:
    if size < 24:
        return bytes([major << 5 | size])
    width = next(width for width in (1, 2, 4, 8) if size < 1 << (8 * width))
    return bytes([major << 5 | (23 + width.bit_length())]) + size.to_bytes(width, "big")
