"""Where the time of a build goes, in one process and one language: `python -m benchmarks.phases DATA` prints JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from summit_record import load, rules
from summit_record.build import build

READINGS = 5
"""How often the data is read and checked, for a median."""


def phases(data: Path) -> dict[str, float]:
    """Processor seconds of each phase, and records a second for reading with all checks of shape.

    Reading and rules: the median of several, each beginning with as little in memory as the first.
    """
    reading, checking = [], []
    for _ in range(READINGS):
        gc.collect()
        start = time.process_time()
        found = load.load(data)
        read = time.process_time()
        problems = rules.check(found)
        checking.append(time.process_time() - read)
        reading.append(read - start)
        if problems:
            raise SystemExit("\n".join(map(str, problems[:10])))
        records = found.size()[0]
        del found
    spent = {"reading": median(reading), "rules": median(checking)}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        spent[name] = time.process_time() - start

    with timed("planning"):
        built = build(data, {"SUMMIT_LANGS": "first"})
    spent["planning"] = max(0.0, spent["planning"] - spent["reading"] - spent["rules"])
    with timed("pages"):
        pages = [output.content for output in built.outputs if output.is_page]
    with timed("exports"):
        files = [output.content for output in built.outputs if not output.is_page]
    return {**spent, "records": records, "count_pages": len(pages), "count_exports": len(files)}


if __name__ == "__main__":
    print(json.dumps(phases(Path(sys.argv[1]))))
