"""What may happen to a build in two languages, whose second one is made by copies of the process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summit_record import parallel
from tests.support.site import (
    build_twice_at_once,
    command,
    copy_project,
    environment,
    fingerprint,
    mkdocs,
    start,
)
from tests.test_faults import disk, good, left_behind, said

__all__ = ["disk"]

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no copies of a process")

needs_cores = pytest.mark.skipif(parallel.cores() < 2, reason="one core: no copies are made")
GOOD = Path(__file__).parent / "data_good"


def two_languages(data: Path) -> Path:
    """Overlay a copy of the tiny world with a second language."""
    for overlay in ("translated", "site-in-two-languages"):
        shutil.copytree(GOOD / overlay, data, dirs_exist_ok=True)
    return data


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the tiny world in two languages, and a last good site."""
    project = copy_project(tmp_path / "project")
    two_languages(project / "data")
    good(project / "site")
    return project


def in_copies(project: Path, *lines: str, alone: str = "pass") -> None:
    """Have a copy of the process do something before each page, and the first process something else.

    Pages are shared out one by one, so that each process has some of each language.
    """
    with (project / "hooks" / "site_page.py").open("a", encoding="utf-8") as module:
        module.write(
            "\nimport contextlib, logging, multiprocessing, time\n_make = make\n\ndef make(output, config, env):\n"
            "    if multiprocessing.parent_process():\n"
            + "".join(f"        {line}\n" for line in lines)
            + f"    else:\n        {alone}\n    return _make(output, config, env)\n"
        )
    hooks = project / "hooks" / "site_hooks.py"
    text = hooks.read_text(encoding="utf-8")
    assert "BATCH = 50\n" in text
    hooks.write_text(text.replace("BATCH = 50\n", "BATCH = 1\n"), encoding="utf-8")


SLOW = "time.sleep(0.05)"
"""Leaves the most to the others, and time to look."""


def children(pid: int) -> list[int]:
    return [
        int(path.name)
        for path in Path("/proc").glob("[0-9]*")
        if f"\nPPid:\t{pid}\n" in read(path / "status")
    ]


def read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def alive(pid: int) -> bool:
    """Whether it still does something: neither gone nor waiting to be noticed."""
    status = read(Path("/proc") / str(pid) / "status")
    return bool(status) and "\nState:\tZ" not in status


def until(seen: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture
def begun(project: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A build that is making pages of the second language, and its copies. They would take seconds more."""
    in_copies(project, SLOW, alone=SLOW)
    build = start("build", "--strict", cwd=project, alone=True)
    until(lambda: list(project.glob(".site-building-*/el/**/*.html")) or build.poll() is not None)
    copies = children(build.pid)
    assert copies
    yield build, copies
    if build.poll() is None:
        build.kill()
    build.communicate()


def builds_well(project: Path) -> None:
    done = mkdocs("build", "--strict", cwd=project)

    assert done.returncode == 0, done.stderr
    assert left_behind(project) == []
    assert (project / "site" / "documents" / "port-accord" / "index.html").is_file()
    assert (project / "site" / "el" / "documents" / "port-accord" / "index.html").is_file()
    assert not (project / "site" / "a").exists()


@needs_cores
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_no_copy_goes_on_when_the_build_is_killed(
    project: Path, begun: tuple[subprocess.Popen[str], list[int]], how: signal.Signals
) -> None:
    build, copies = begun
    build.send_signal(how)
    build.wait(30)
    until(lambda: not any(map(alive, copies)), 1)

    assert fingerprint(project / "site") == fingerprint_of_good(project)
    builds_well(project)


def fingerprint_of_good(project: Path) -> dict[str, str]:
    folder = project.parent / "good"
    return good(folder)


@needs_cores
def test_ctrl_c_is_one_message(project: Path, begun: tuple[subprocess.Popen[str], list[int]]) -> None:
    """A terminal sends it to the first process and to all copies."""
    build, copies = begun
    os.killpg(build.pid, signal.SIGINT)
    output, _ = build.communicate(timeout=30)
    lines = [line for line in output.splitlines() if line and "INFO" not in line]

    assert build.returncode == 1
    assert lines == ["Aborted!"]
    assert not any(map(alive, copies))
    assert fingerprint(project / "site") == fingerprint_of_good(project)
    builds_well(project)


@needs_cores
def test_a_copy_that_is_killed(project: Path, begun: tuple[subprocess.Popen[str], list[int]]) -> None:
    """As systems do that are short of memory."""
    build, copies = begun
    os.kill(copies[0], signal.SIGKILL)
    output, _ = build.communicate(timeout=60)

    assert build.returncode == 1
    assert "a process that made pages ended with -9" in output
    assert fingerprint(project / "site") == fingerprint_of_good(project)
    assert left_behind(project) == []


@needs_cores
def test_an_exception_in_a_copy(project: Path) -> None:
    """Not expected: told with the page and where in the copy it was raised."""
    in_copies(project, "pass", alone=SLOW)
    path = project / "hooks" / "summit_record" / "finish.py"
    text = path.read_text(encoding="utf-8")
    assert "    meta = " in text
    fault = (
        "    1 / ('<html lang=\"el\"' not in html or not __import__('multiprocessing').parent_process())\n"
    )
    path.write_text(text.replace("    meta = ", fault + "    meta = "), encoding="utf-8")

    done = mkdocs("build", "--strict", cwd=project)

    assert done.returncode == 1
    assert "Error building page 'el/" in done.stderr
    assert "raised in a copy of this process" in done.stderr
    assert "finish.py" in done.stderr
    assert "ZeroDivisionError: division by zero" in done.stderr
    assert fingerprint(project / "site") == fingerprint_of_good(project)
    assert left_behind(project) == []


@needs_cores
def test_what_the_system_refuses_to_a_copy(project: Path) -> None:
    """A real refusal, of the copy alone: its files may not grow."""
    in_copies(
        project,
        "import resource",
        "size = 1000 if output.path.startswith('el/') else resource.RLIM_INFINITY",
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))",
        alone=SLOW,
    )

    done = mkdocs("build", "--strict", cwd=project)

    line = said(done)
    assert line.startswith("File too large: el/")
    assert line.endswith("; the site stays as it was")
    assert fingerprint(project / "site") == fingerprint_of_good(project)
    assert left_behind(project) == []


@needs_cores
def test_the_disk_is_full_while_a_copy_writes(project: Path, disk: Callable[[int], Path]) -> None:
    place = disk(20_000_000)
    old = good(place / "site")
    filler = str(place / "filler")
    in_copies(
        project,
        "with contextlib.suppress(OSError), open(" + repr(filler) + ", 'ab', 0) as filler:",
        "    while filler.write(bytes(4096)): pass",
        alone=SLOW,
    )

    done = mkdocs("build", "--strict", "--site-dir", place / "site", cwd=project)

    line = said(done)
    assert re.fullmatch(r"No space left on device(: \S+)?; the site stays as it was", line)
    assert fingerprint(place / "site") == old
    assert left_behind(place) == []


@needs_cores
@pytest.mark.parametrize("options", [["--strict"], ["-q"]], ids=" ".join)
def test_a_warning_in_a_copy_counts(project: Path, options: list[str]) -> None:
    in_copies(
        project,
        f"with contextlib.suppress(FileExistsError), open({str(project.parent / 'told')!r}, 'x'):",
        "    logging.getLogger('mkdocs.plugins.x').warning('a doubt about\\n%s', 'a page')",
        alone=SLOW,
    )

    done = mkdocs("build", *options, cwd=project)
    lines = [line for line in done.stdout.splitlines() if line]

    assert done.returncode == 1
    assert lines == ["1 warnings; the site stays as it was", "  a doubt about a page"]
    assert fingerprint(project / "site") == fingerprint_of_good(project)


def test_two_builds_at_once_in_two_languages(project: Path, tmp_path: Path) -> None:
    build_twice_at_once(project)

    assert left_behind(project) == []
    together = fingerprint(project / "site")
    assert "el/documents/port-accord/index.html" in together
    builds_well(project)
    assert together == fingerprint(project / "site")


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no choice of cores")
def test_one_core_makes_the_same_site(project: Path) -> None:
    """No copies are made there: one would fail."""
    builds_well(project)
    many = fingerprint(project / "site")
    in_copies(project, "raise RuntimeError('a copy')")
    core = min(os.sched_getaffinity(0))

    done = subprocess.run(
        command("build", "--strict"),
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )

    assert done.returncode == 0, done.stderr
    assert fingerprint(project / "site") == many
