"""The benchmark: `make bench`, or `python -m benchmarks --sizes 100 1000 --runs 3 --out BENCHMARKS.md`.

Builds take turns within a run, so that a machine that is busy for a while is so for all of them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from . import loop, measure, peers, report, world

ROOT = Path(__file__).parent.parent
LARGE = 5000
"""Documents beyond which a build is run once, and no more than that."""
OURS, AGAIN, PLAIN, HUGO = "this project", "this project, one record changed", "MkDocs with Material", "Hugo"


@dataclass
class Result:
    """What was measured at one size."""

    pages: int
    runs: dict[str, list[measure.Run]] = field(default_factory=dict)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    phases: dict[str, float] = field(default_factory=dict)
    saves: list[float] = field(default_factory=list)

    def seconds(self, name: str) -> float:
        """The median of a contender."""
        return median(run.seconds for run in self.runs[name])


def main() -> None:
    """Measure, and write the report; exit code 1 where a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure builds and previews.")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[100, 1000, 10_000], help="numbers of documents"
    )
    parser.add_argument(
        "--runs", type=int, default=3, help=f"runs of each build; one beyond {LARGE:,} documents"
    )
    parser.add_argument("--saves", type=int, default=5, help="saves under mkdocs serve")
    parser.add_argument("--no-real", action="store_true", help="leave the real data out")
    parser.add_argument("--out", type=Path, help="the report; left out, it is printed")
    options = parser.parse_args()
    command = " ".join(["python -m benchmarks", *sys.argv[1:]])
    results: dict[int, Result] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        real = None if options.no_real else _real(Path(folder) / "real", options)
        for size in options.sizes:
            results[size] = _size(Path(folder) / str(size), size, options)
            text = report.text(results, real, command)  # after each: the large ones take long
            if options.out:
                options.out.write_text(text, encoding="utf-8")
    if not options.out:
        print(text)
    missed = [target.what for target in report.targets(results, real) if not target.met]
    if missed:
        sys.exit(f"missed: {'; '.join(missed)}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _size(work: Path, size: int, options: argparse.Namespace) -> Result:
    data = work / "data"
    world.write(data, size)
    result = Result(peers.write_markdown(data, work / "markdown"))
    _say(f"{size:,} documents: {result.pages:,} pages in two languages")
    contenders: dict[str, Callable[[], measure.Run]] = {OURS: lambda: _ours(work, data, fresh=True)}
    if size <= LARGE:
        contenders[AGAIN] = lambda: _ours(work, data, fresh=False)
    plain, hugo = peers.mkdocs(work, work / "markdown"), peers.hugo(work, work / "markdown")
    contenders[PLAIN] = lambda: _other(work, "plain", [*plain, "--site-dir"])
    if hugo:
        contenders[HUGO] = lambda: _other(work, "hugo-site", [*hugo, "--destination"])
    for turn in range(options.runs if size <= LARGE else 1):
        for name, contender in contenders.items():
            run = contender()
            result.runs.setdefault(name, []).append(run)
            _say(f"  run {turn + 1}: {name}: {run.seconds:.1f} s")
    for name, site in ((OURS, "ours"), (PLAIN, "plain"), (HUGO, "hugo-site")):
        if (work / site).is_dir():
            result.sizes[name] = measure.size(work / site)
    if size <= LARGE:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.phases", str(data)], cwd=ROOT, capture_output=True, check=True
        )
        result.phases = json.loads(done.stdout)
        result.saves = loop.saves(ROOT, data, options.saves)
        _say(f"  from save to page: {', '.join(f'{each:.2f}' for each in result.saves)} s")
    return result


def _real(work: Path, options: argparse.Namespace) -> Result:
    data = work / "data"
    shutil.copytree(ROOT / "data", data)
    result = Result(0)
    _say("the real data in all its languages")
    for _ in range(options.runs):
        run = _ours(work, data, fresh=True)
        result.runs.setdefault(OURS, []).append(run)
        _say(f"  {run.seconds:.1f} s")
    result.pages = sum(1 for _ in (work / "ours").rglob("*.html"))
    result.sizes[OURS] = measure.size(work / "ours")
    result.saves = loop.saves(ROOT, data, options.saves)
    _say(f"  from save to page: {', '.join(f'{each:.2f}' for each in result.saves)} s")
    return result


def _ours(work: Path, data: Path, *, fresh: bool) -> measure.Run:
    site = work / "ours"
    if fresh:
        shutil.rmtree(site, ignore_errors=True)
    else:
        document = sorted((data / "documents").iterdir())[0]
        document.write_text(document.read_text("utf-8").replace("2024-06-01", "2024-05-31"), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    return measure.run(command, ROOT, {"SUMMIT_DATA": str(data)})


def _other(work: Path, name: str, command: list[str]) -> measure.Run:
    shutil.rmtree(work / name, ignore_errors=True)
    return measure.run([*command, str(work / name)], work)


if __name__ == "__main__":
    main()
