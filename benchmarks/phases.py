"""Where the time of a build goes, in one process and one language: `python -m benchmarks.phases DATA` prints JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summit_record import load, rules
from summit_record.build import build


def phases(data: Path) -> dict[str, float]:
    """Processor seconds of each phase, and records a second for reading with all checks of shape."""
    spent: dict[str, float] = {}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        spent[name] = time.process_time() - start

    with timed("reading"):
        found = load.load(data)
    with timed("rules"):
        problems = rules.check(found)
    if problems:
        raise SystemExit("\n".join(map(str, problems[:10])))
    records = found.size()[0]
    del found
    with timed("planning"):
        built = build(data, {"SUMMIT_LANGS": "first"})
    spent["planning"] -= spent["reading"] + spent["rules"]
    with timed("pages"):
        pages = [output.content for output in built.outputs if output.path.endswith(".md")]
    with timed("exports"):
        files = [output.content for output in built.outputs if not output.path.endswith(".md")]
    return {**spent, "records": records, "count_pages": len(pages), "count_exports": len(files)}


if __name__ == "__main__":
    print(json.dumps(phases(Path(sys.argv[1]))))
