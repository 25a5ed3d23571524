"""A build asks no other machine for anything, in none of its processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import worlds
from tests.support.site import ADDRESS, ROOT, command, environment

GOOD = Path(__file__).parents[1] / "data_good"

GUARD = """
import os, socket

def refuse(*arguments, **_):
    with open(os.environ["GUARD_LOG"], "a") as log:
        log.write(f"{arguments}\\n")
    raise OSError("the network is closed")

class Closed(socket.socket):
    connect = connect_ex = sendto = refuse

socket.socket = Closed
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
with open(os.environ["GUARD_LOG"] + ".read", "a") as log:
    log.write("x")
"""
"""Python reads it at the start of each process; copies of a process have it from the first."""

NAMESPACE = ("unshare", "--map-root-user", "--net")
"""A network of their own for a program and all that it starts: one without any way out."""

ASK = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=2)"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The tiny world in two languages."""
    data = worlds.copy(tmp_path / "data", GOOD / "translated")
    shutil.copytree(GOOD / "site-in-two-languages", data, dirs_exist_ok=True)
    return data


def run(*words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=ROOT, env=environment(**changes), capture_output=True, text=True, timeout=300, check=False
    )


def test_in_a_network_without_a_way_out(data: Path, tmp_path: Path) -> None:
    """The search index's own program too."""
    if not shutil.which("unshare") or run(*NAMESPACE, "true").returncode:
        pytest.skip("no network of one's own may be made here")
    assert "unreachable" in run(*NAMESPACE, sys.executable, "-c", ASK).stderr
    build = command("build", "--strict", "--site-dir", tmp_path / "site")

    done = run(*NAMESPACE, *build, SUMMIT_DATA=str(data), SITE_URL=ADDRESS)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "el" / "index.html").is_file()
    assert (tmp_path / "site" / "pagefind" / "pagefind-entry.json").is_file()


def test_where_asking_is_refused_and_noted(data: Path, tmp_path: Path) -> None:
    """So that nothing is asked for in vain either, whatever is made of the refusal."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    log = tmp_path / "asked"
    guard = {"PYTHONPATH": str(tmp_path / "guard"), "GUARD_LOG": str(log)}
    assert "the network is closed" in run(sys.executable, "-c", ASK, **guard).stderr
    assert log.read_text().count("192.0.2.1") == 1
    log.unlink()
    build = command("build", "--strict", "--site-dir", tmp_path / "site")

    done = run(*build, **guard, SUMMIT_DATA=str(data), SITE_URL=ADDRESS)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "el" / "index.html").is_file()
    assert log.with_name("asked.read").read_text() == "xx"
    assert not log.exists(), log.read_text()
