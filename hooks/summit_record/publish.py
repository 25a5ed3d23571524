"""Keep the last good site whole: build beside it, and put the new one in its place at the very end."""

from __future__ import annotations

import contextlib
import errno
import os
import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

_FOLDER = b"assets/"
_ATTRIBUTES = (b' href="', b' src="', b' data-script="')
_WHOLE = (*_ATTRIBUTES, b' content="')
"""Where whole addresses stand: also the picture for links."""
_BY_STYLES = re.compile(rb"""(?:\burl\(\s*|@import\s+)["']?([^"')?#:\s]+)(?=["'?#)])""")


def begin(target: Path) -> Path:
    """A fresh folder beside `target` to build in. What killed builds left behind is cleared or put back.

    Raises OSError where `target` is something else than a site: it would be lost.
    """
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file stands where the site should go", str(target))
    if target.is_dir() and any(target.iterdir()) and not (target / "index.html").is_file():
        raise FileExistsError(
            errno.EEXIST, "this folder holds no site; empty it or name another", str(target)
        )
    for old in _left_behind(target, "old"):
        if target.exists():
            _remove(old)
        else:
            old.rename(target)
    for unfinished in _left_behind(target, "building"):
        shutil.rmtree(unfinished, ignore_errors=True)
    staging = target.parent / f".{target.name}-building-{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    return staging


def finish(staging: Path, target: Path) -> None:
    """Put the finished site in place. Between the two renames the old one is kept, and `begin` puts it back."""
    old = target.parent / f".{target.name}-old-{os.getpid()}"
    for again in (True, True, False):
        _remove(old)
        with contextlib.suppress(FileNotFoundError):
            target.rename(old)
        try:
            staging.rename(target)
            break
        except OSError:
            if not target.exists() and old.exists():
                old.rename(target)
            if not (
                again and staging.exists() and target.exists()
            ):  # else another build was first: its site goes
                raise
    _remove(old)


def give_up(staging: Path) -> None:
    """Remove what a failed build made."""
    shutil.rmtree(staging, ignore_errors=True)


def missing(site: Path, address: str = "") -> list[str]:
    """Assets (styles, scripts, fonts, images) that a page or a style sheet asks for and that are not there.

    `address`: where the site will stand; what is asked for by its whole address is looked for as well.
    """
    here = address.rstrip("/").encode() + b"/"
    path = urlsplit(address).path.rstrip("/").encode() + b"/"
    asked = set()
    for parent, _, names in os.walk(site):
        folder = "" if parent == str(site) else os.path.relpath(parent, site).replace(os.sep, "/")
        up = b"../" * (folder.count("/") + 1 if folder else 0)
        for name in names:
            page = name.endswith(".html")
            if not page and not name.endswith(".css"):
                continue
            content = (Path(parent) / name).read_bytes()
            for found in _assets(content) if page else _BY_STYLES.findall(content):
                below = found.removeprefix(here) if address else found
                if below == found and found.startswith(b"/"):
                    below = found.removeprefix(path)
                elif below == found and found.startswith(up):
                    below = found[len(up) :]
                elif below == found:
                    below = f"{folder}/".encode() + found
                if b":" not in below and not below.startswith(b"//"):
                    asked.add(below)
    names_asked = {posixpath.normpath(unquote_to_bytes(each).decode("utf-8", "replace")) for each in asked}
    return sorted(name for name in names_asked if not (site / name).is_file())


def _assets(page: bytes) -> Iterator[bytes]:
    """Values of attributes that lead to an asset. A regular expression takes twice as long."""
    at = page.find(_FOLDER)
    while at >= 0:
        begin = page.rfind(b'"', 0, at) + 1
        end = page.find(b'"', at)
        value = page[begin:end]
        if page.endswith(_ATTRIBUTES if b"://" not in value else _WHOLE, 0, begin):
            yield value.partition(b"?")[0].partition(b"#")[0]
        at = page.find(_FOLDER, max(end, at + 1))


def _remove(path: Path) -> None:
    if path.is_symlink():
        path.unlink()
    shutil.rmtree(path, ignore_errors=True)


def _left_behind(target: Path, what: str) -> list[Path]:
    """Folders of earlier builds whose process is gone."""
    found = []
    for path in target.parent.glob(f".{target.name}-{what}-*"):
        pid = path.name.rpartition("-")[2]
        if not pid.isdigit() or int(pid) == os.getpid() or not _alive(int(pid)):
            found.append(path)
    return found


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
