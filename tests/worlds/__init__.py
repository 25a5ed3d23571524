"""Made-up data folders that tests start from."""

import shutil
from pathlib import Path

TINY = Path(__file__).parent / "tiny"
NOT_DATA = ("delete.txt", "expected.txt")


def copy(target: Path, overlay: Path | None = None) -> Path:
    """The tiny world in a folder of its own, with the files of an overlay laid over it.

    A `delete.txt` in the overlay names files to remove, one a line.
    """
    shutil.copytree(TINY, target)
    if overlay:
        shutil.copytree(overlay, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_DATA))
        deleted = overlay / "delete.txt"
        for name in deleted.read_text("utf-8").split() if deleted.exists() else ():
            (target / name).unlink()
    return target
