"""The picture that other sites show beside a link to a page: a file of the data folder, in `figures/`."""

from __future__ import annotations

import struct
from pathlib import Path

SIZE = (1200, 630)
"""Width and height that all who show such pictures take (https://ogp.me/)."""
_END = b"IEND\xaeB`\x82"
_HEAD = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def path(folder: Path, name: str) -> Path:
    """Where it is in a data folder."""
    return folder / "figures" / name


def address(name: str) -> str:
    """Where it is on the site."""
    return f"assets/{name}"


def fault(folder: Path, name: str) -> str | None:
    """What is wrong with it, in words an editor can use; None if nothing is."""
    file = path(folder, name)
    if file.is_symlink():
        return f"figures/{name} is a link; put the file itself there"
    if not file.is_file():
        return f"there is no file figures/{name}; python -m tools.card makes one, or leave 'image' out"
    content = file.read_bytes()
    head = content[: len(_HEAD) + 8]
    if not head.startswith(_HEAD) or not content.endswith(_END):
        return f"figures/{name} is no PNG"
    width, height = struct.unpack(">II", head[len(_HEAD) :])
    if (width, height) != SIZE:
        return f"figures/{name} has {width} by {height} pixels; it should have {SIZE[0]} by {SIZE[1]}"
    return None
