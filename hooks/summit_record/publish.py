"""Keep the last good site whole: build beside it, and put the new one in its place at the very end."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from pathlib import Path


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
