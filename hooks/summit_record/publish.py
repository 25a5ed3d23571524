"""Keep the last good site whole: build beside it, and put the new one in its place at the very end."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

MARKS = ("index.html", "pagefind/pagefind-entry.json")
"""What every site of ours holds, and hardly a folder of somebody else's."""


def begin(target: Path, parts: Iterable[Path] = ()) -> Path:
    """A fresh folder beside `target` to build in. What killed builds left behind is cleared or put back.

    `parts` is what the site is made of. Raises OSError where `target` is something else than a site, or a part of it:
    it would be lost.
    """

    def refuse(why: str) -> FileExistsError:
        return FileExistsError(errno.EEXIST, f"{why}; name another folder for the site", str(target))

    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file stands where the site should go", str(target))
    place = target.resolve()
    for part in map(Path.resolve, parts):
        if part.is_relative_to(place):
            raise refuse("this folder holds what the site is made of")
        if place.is_relative_to(part):
            raise refuse(f"this folder is a part of {part.name}/, of which the site is made")
    if target.is_dir() and any(target.iterdir()):
        if not all((target / mark).is_file() for mark in MARKS):
            raise refuse("this folder holds no site of this project, and would be emptied")
        if (target / ".git").exists():
            raise refuse("this folder is a work tree of git, and would be emptied")
    if os.path.ismount(target):
        raise refuse("this folder is mounted, and cannot be replaced")
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


def finish(staging: Path, target: Path) -> Path | None:
    """Put the finished site in place. Between the two renames the old one is kept, and `begin` puts it back.

    Gives where the old one still is, if the system does not let go of it.
    """
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
    return old if old.exists() else None


def give_up(staging: Path) -> None:
    """Remove what a failed build made."""
    shutil.rmtree(staging, ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_symlink():
        path.unlink()
    shutil.rmtree(path, ignore_errors=True)


def _left_behind(target: Path, what: str) -> list[Path]:
    """Folders of earlier builds whose process is gone."""
    found = []
    for path in target.parent.glob(f".{glob.escape(target.name)}-{what}-*"):
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
