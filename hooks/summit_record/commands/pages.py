"""Write all that is made from the data (Markdown pages, exports) into a folder, without MkDocs: to look at it, or to
compare it with another time.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..output import File


def write(outputs: Iterable[File], folder: Path) -> int:
    """Write outputs below a folder, over what is there. Returns how many."""
    count = 0
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        content = output.content.encode() if isinstance(output.content, str) else output.content
        path.write_bytes(content)
        count += 1
    return count
