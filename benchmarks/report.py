"""The results in words and tables."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .__main__ import Result

OURS, PLAIN = "this project", "MkDocs with Material"
PHASES = {
    "reading": "reading YAML, with positions and shapes",
    "rules": "rules across records",
    "planning": "planning pages and files",
    "pages": "rendering pages",
    "exports": "making exports",
}


@dataclass(frozen=True, slots=True)
class Target:
    """Something to be reached: what, the value, the limit, and whether more is better."""

    what: str
    value: float
    limit: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether it was."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def targets(results: Mapping[int, Result], real: Result | None) -> list[Target]:
    """What was to be reached, as far as it was measured."""
    found = []
    for size, limit in ((100, 1.1), (1000, 1.7)):
        if size in results and results[size].saves:
            what = f"{size:,} documents: seconds from save to page"
            found.append(Target(what, median(results[size].saves), limit))
    if 1000 in results:
        middle = results[1000]
        ratio = middle.seconds(OURS) / middle.seconds(PLAIN)
        found.append(Target("1,000 documents: build, of MkDocs with Material", ratio, 0.60))
        rate = middle.phases["records"] / middle.phases["reading"]
        found.append(
            Target("1,000 documents: records read with places and shapes a second", rate, 2500, at_least=True)
        )
    if 10_000 in results:
        large = results[10_000]
        memory = max(run.memory for run in large.runs[OURS])
        found.append(Target("10,000 documents: MB of the largest process, the indexer aside", memory, 450))
        if 1000 in results:
            found.append(
                Target("1,000 to 10,000 documents: power of N", _power(results, OURS, 1000, 10_000), 1.0)
            )
    if real:
        found.append(Target("the real data in all languages: seconds of a build", real.seconds(OURS), 60))
        found.append(Target("the real data: seconds from save to page", median(real.saves), 1.7))
        found.append(Target("the real data in all languages: MB of the site", real.sizes[OURS][1] / 1e6, 300))
    return found


def text(results: Mapping[int, Result], real: Result | None, command: str) -> str:
    """The report as Markdown."""
    parts = [
        "# Benchmarks",
        f"Measured on {datetime.now(UTC).date()} on {_machine()}, with\n\n    {command}",
        "Each build was run in a process of its own into an empty folder (but for *one record changed*), in turns; "
        "times are medians by the clock, memory is the most that the largest process had. The pages are "
        "those of a synthetic summit of N documents with what they need (sources, institutions, themes, initiatives, "
        "events) in two languages, made from YAML here and given to the others as ready Markdown. Here the time "
        "includes reading and checking the data, all downloads and the search index; there it includes the others' "
        "own search index. What the others make is not the same site: Hugo has a layout of a few lines.",
        "## Targets",
        _targets(targets(results, real)),
    ]
    for size, result in results.items():
        parts += [f"## {size:,} documents, {result.pages:,} pages", _builds(result)]
        parts += [_phases(result)] if result.phases else []
        parts += [_saves(result)] if result.saves else []
    sizes = sorted(size for size in results if size >= 1000)
    if len(sizes) > 1:
        parts += ["## Growth", _growth(results, sizes[0], sizes[-1])]
    if real:
        files, amount = real.sizes[OURS]
        parts += [
            "## The real data in all its languages",
            f"{real.pages:,} pages, {files:,} files, {amount / 1e6:,.0f} MB: built in "
            f"{real.seconds(OURS):.1f} s (of {_list([run.seconds for run in real.runs[OURS]])}), "
            f"{max(run.memory for run in real.runs[OURS]):,.0f} MB of memory, the indexer "
            f"{max(run.indexer for run in real.runs[OURS]):,.0f} MB.",
            _saves(real),
        ]
    return "\n\n".join(parts) + "\n"


def _targets(found: list[Target]) -> str:
    lines = ["| | measured | target | |", "| --- | ---: | ---: | --- |"]
    for each in found:
        sign, digits = (">=" if each.at_least else "<="), 0 if each.limit >= 60 else 2
        verdict = "met" if each.met else "**missed**"
        cells = f"{each.what} | {each.value:,.{digits}f} | {sign} {each.limit:,g} | {verdict}"
        lines.append(f"| {cells} |")
    return "\n".join(lines)


def _builds(result: Result) -> str:
    lines = [
        "| build | seconds | of MkDocs + Material | processor seconds | memory MB | indexer MB | site MB | files |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, runs in result.runs.items():
        files, amount = result.sizes.get(name, (0, 0))
        cells = [
            name,
            f"{result.seconds(name):.1f}",
            f"{result.seconds(name) / result.seconds(PLAIN):.2f}",
            f"{median(run.cpu for run in runs):.1f}",
            f"{max(run.memory for run in runs):,.0f}",
            f"{most:,.0f}" if (most := max(run.indexer for run in runs)) else "",
            f"{amount / 1e6:,.0f}" if files else "",
            f"{files:,}" if files else "",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _phases(result: Result) -> str:
    spent = result.phases
    read = spent["records"] / spent["reading"]
    both = spent["records"] / (spent["reading"] + spent["rules"])
    words = ", ".join(f"{name} {spent[key]:.2f} s" for key, name in PHASES.items())
    return (
        f"Where it goes (processor seconds in one language, without MkDocs and the index): {words}. "
        f"{int(spent['records']):,} records are read at {read:,.0f} a second, and {both:,.0f} a second with all rules."
    )


def _saves(result: Result) -> str:
    return (
        f"From saving a record's file to its page answering with the change under `mkdocs serve`: "
        f"{median(result.saves):.2f} s (of {_list(result.saves)})."
    )


def _growth(results: Mapping[int, Result], small: int, large: int) -> str:
    lines = []
    for name in results[large].runs:
        lines.append(f"- {name}: time grows with N to the power {_power(results, name, small, large):.2f}")
    return f"From {small:,} to {large:,} documents:\n\n" + "\n".join(lines)


def _power(results: Mapping[int, Result], name: str, small: int, large: int) -> float:
    return math.log(results[large].seconds(name) / results[small].seconds(name), large / small)


def _list(values: list[float]) -> str:
    return ", ".join(f"{value:.2f}" for value in sorted(values))


def _machine() -> str:
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line
        ]
        model = names[0] if names else model
    programs = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "pagefind"))
    try:
        programs += f", hugo {version('hugo')}"
    except ModuleNotFoundError:
        programs += ", no Hugo"
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {programs}"
