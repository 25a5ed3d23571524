"""The benchmark's own parts: its world is good data, its report says what was missed. Nothing is timed here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import measure, peers, report, world
from benchmarks.__main__ import AGAIN, OURS, PLAIN, Result
from summit_record import load, rules


def result(*, ours: float = 5.0, plain: float = 10.0, saves: float = 0.5, memory: float = 100.0) -> Result:
    runs = {
        name: [measure.Run(seconds, seconds, memory, 0.0)]
        for name, seconds in ((OURS, ours), (AGAIN, ours), (PLAIN, plain))
    }
    phases = dict.fromkeys(report.PHASES, 0.1) | {"records": 1000}
    return Result(10, runs, {OURS: (10, 1_000_000)}, phases, [saves])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "data"
    world.write(folder, 30)
    return folder


def test_the_world_is_good_data_of_its_size(data: Path) -> None:
    found = load.load(data)

    assert rules.check(found) == []
    assert len(found.of("documents")) == 30
    assert (len(found.of("countries")), len(found.of("themes"))) == (6, 12)


def test_the_same_world_twice(data: Path, tmp_path: Path) -> None:
    world.write(tmp_path / "data", 30)

    def content(folder: Path) -> dict[str, bytes]:
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.yml")}

    assert content(tmp_path / "data") == content(data)


def test_others_get_every_page(data: Path, tmp_path: Path) -> None:
    count = peers.write_markdown(data, tmp_path / "markdown")

    assert count == sum(1 for _ in (tmp_path / "markdown").rglob("*.md")) > 60
    assert (tmp_path / "markdown" / "ja" / "documents" / "document-00000.md").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told of on Linux")
def test_the_memory_of_a_process_is_the_most_it_had() -> None:
    """Also where the last that was seen of it is that it has ended."""
    child = "x = b'x' * 60_000_000; import time; time.sleep(0.8)"
    parent = (
        f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(2)"
    )

    assert measure.run([sys.executable, "-c", parent], Path.cwd()).memory > 60


def test_a_command_is_measured() -> None:
    run = measure.run([sys.executable, "-c", "sum(range(3_000_000))"], Path.cwd())

    assert run.seconds > 0
    assert run.cpu > 0


def test_a_command_that_fails_is_no_result() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        measure.run([sys.executable, "-c", "raise SystemExit(3)"], Path.cwd())


def test_what_is_met_and_what_is_missed() -> None:
    good, bad = report.targets({1000: result()}, None), report.targets({1000: result(ours=9.0)}, None)

    assert all(target.met for target in good)
    assert [target.what for target in bad if not target.met] == [
        "1,000 documents: build, of MkDocs with Material"
    ]


def test_growth_and_memory_are_targets() -> None:
    results = {1000: result(), 10_000: result(ours=90.0, memory=500.0)}
    missed = {target.what.partition(":")[0] for target in report.targets(results, None) if not target.met}

    assert missed == {"10,000 documents", "1,000 to 10,000 documents"}


def test_the_report_says_so() -> None:
    text = report.text({1000: result(ours=9.0)}, result(), "python -m benchmarks")

    assert "| 0.90 | <= 0.6 | **missed** |" in text
    assert "## 1,000 documents" in text
    assert "python -m benchmarks" in text
