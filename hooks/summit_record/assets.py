"""Assets (styles, scripts, fonts, images) that pages ask for: MkDocs does not look whether they are there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

_FOLDER = "assets/"
_ATTRIBUTES = (' href="', ' src="', ' data-script="')
_WHOLE = (*_ATTRIBUTES, ' content="')
"""Where whole addresses stand: also the picture for links."""
_BY_STYLES = re.compile(r"""(?:\burl\(\s*|@import\s+)["']?([^"')?#:\s]+)(?=["'?#)])""")


def asked(path: str, content: str, address: str = "") -> set[str]:
    """What the page or style sheet at `path` asks for: paths below the site.

    `address`: where the site will stand; what is asked for by its whole address is an asset of ours as well.
    """
    folder = posixpath.dirname(path)
    here, root = address.rstrip("/") + "/", urlsplit(address).path.rstrip("/") + "/"
    up = "../" * (folder.count("/") + 1 if folder else 0)
    found = set()
    for name in set(_BY_STYLES.findall(content) if path.endswith(".css") else _assets(content)):
        below = name.removeprefix(here) if address else name
        if below == name and name.startswith("/"):
            below = name.removeprefix(root)
        elif below == name and name.startswith(up):
            below = name[len(up) :]
        elif below == name:
            below = f"{folder}/{name}"
        elsewhere = (
            ":" in below or below.startswith("//") or ("://" in name and not below.startswith(_FOLDER))
        )
        if not elsewhere:
            found.add(posixpath.normpath(unquote(below)))
    return found


def missing(site: Path, names: Iterable[str]) -> list[str]:
    """Those of these paths where no file is."""
    return sorted(name for name in names if not (site / name).is_file())


def _assets(page: str) -> Iterator[str]:
    """Values of attributes that lead to an asset. A regular expression takes twice as long."""
    at = page.find(_FOLDER)
    while at >= 0:
        begin = page.rfind('"', 0, at) + 1
        end = page.find('"', at)
        value = page[begin:end]
        by_link = page.startswith("<a ", page.rfind("<", 0, begin))  # a record may be called `assets` too
        if not by_link and page.endswith(_ATTRIBUTES if "://" not in value else _WHOLE, 0, begin):
            yield value.partition("?")[0].partition("#")[0]
        at = page.find(_FOLDER, max(end, at + 1))
