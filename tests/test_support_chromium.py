"""The finder of a browser, with made-up browsers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import chromium

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the made-up browsers are shell scripts")

Program = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH, on a machine without any browser."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(chromium, "_usual_places", lambda: iter(()))
    monkeypatch.setattr(chromium, "_downloaded", lambda: None)
    return folder


@pytest.fixture
def program(folder: Path) -> Program:
    def make(name: str, *, status: int = 0, where: Path = folder) -> Path:
        path = where / name
        path.write_text(f"#!/bin/sh\nexit {status}\n")
        path.chmod(0o755)
        return path

    return make


@pytest.fixture
def commands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The commands that `ensure` runs, none of which succeeds in bringing a browser."""
    ran: list[tuple[str, ...]] = []

    monkeypatch.setattr(chromium, "_run", lambda *command: ran.append(command))
    monkeypatch.setattr(chromium, "_may_apt_get", lambda: False)
    return ran


@pytest.mark.usefixtures("folder")
def test_no_browser() -> None:
    assert chromium.find() is None


@pytest.mark.parametrize("name", chromium.NAMES)
def test_usual_names_on_the_path(program: Program, name: str) -> None:
    browser = program(name)

    assert chromium.find() == browser


def test_chromium_comes_before_others(program: Program) -> None:
    program("microsoft-edge")
    browser = program("chromium")

    assert chromium.find() == browser


def test_one_that_does_not_start_is_passed_over(program: Program) -> None:
    program("chromium-browser", status=1)
    browser = program("google-chrome")

    assert chromium.find() == browser


def test_one_that_is_no_program_is_passed_over(folder: Path) -> None:
    (folder / "chromium").write_text("not executable")

    assert chromium.find() is None


def test_chosen_by_path(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program("chromium")
    chosen = program("my browser", where=tmp_path)
    monkeypatch.setenv("CHROMIUM", str(chosen))

    assert chromium.find() == chosen


def test_chosen_by_name(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program("chromium")
    chosen = program("brave")
    monkeypatch.setenv("CHROMIUM", "brave")

    assert chromium.find() == chosen


def test_a_wrong_choice_is_not_replaced_by_another(
    program: Program, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    program("chromium")
    monkeypatch.setenv("CHROMIUM", "nowhere/chromium")

    assert chromium.ensure() is None
    assert commands == []
    assert "nowhere/chromium" in chromium.missing()


def test_usual_places(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = program("Google Chrome", where=tmp_path)
    monkeypatch.setattr(chromium, "_usual_places", lambda: iter((tmp_path / "Chromium", browser)))

    assert chromium.find() == browser


def test_usual_places_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Windows")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))

    assert tmp_path / "Google/Chrome/Application/chrome.exe" in chromium._usual_places()


def test_usual_places_on_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Darwin")
    monkeypatch.setenv("HOME", str(tmp_path))

    places = list(chromium._usual_places())

    assert places[0] == Path("/Applications/Chromium.app/Contents/MacOS/Chromium")
    assert tmp_path / "Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in places


def test_playwrights_own_comes_last(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloaded = program("chrome-downloaded", where=tmp_path)
    monkeypatch.setattr(chromium, "_downloaded", lambda: downloaded)
    assert chromium.find() == downloaded

    installed = program("chrome")
    assert chromium.find() == installed


def test_nothing_is_fetched_when_there_is_one(program: Program, commands: list[tuple[str, ...]]) -> None:
    browser = program("chromium")

    assert chromium.ensure() == browser
    assert commands == []


def test_playwright_is_asked_first(commands: list[tuple[str, ...]]) -> None:
    assert chromium.ensure() is None
    assert commands == [(sys.executable, "-m", "playwright", "install", "chromium")]


def test_then_the_system(commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "_may_apt_get", lambda: True)

    assert chromium.ensure() is None
    assert commands[1:] == [("apt-get", "update"), ("apt-get", "install", "--yes", "chromium")]


def test_a_download_that_does_not_start_gets_its_libraries(
    program: Program, tmp_path: Path, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    downloaded = program("chrome-downloaded", where=tmp_path, status=127)

    def run(*command: str) -> None:
        commands.append(command)
        if "install-deps" in command:
            program("chrome-downloaded", where=tmp_path)

    monkeypatch.setattr(chromium, "_run", run)
    monkeypatch.setattr(chromium, "_downloaded", lambda: downloaded)
    monkeypatch.setattr(chromium, "_may_apt_get", lambda: True)

    assert chromium.ensure() == downloaded
    assert commands[1:] == [(sys.executable, "-m", "playwright", "install-deps", "chromium")]


@pytest.mark.parametrize("user", [0, 1000])
def test_the_sandbox_is_off_only_for_root(user: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)

    assert ("--no-sandbox" in chromium.arguments()) == (user == 0)


def test_main_prints_the_path(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    browser = program("chromium")

    assert chromium.main() == 0
    assert capsys.readouterr().out == f"{browser}\n"


@pytest.mark.usefixtures("commands")
def test_main_says_what_to_do_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert chromium.main() == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"{chromium.missing()}\n"
    assert "BROWSER=none" in captured.err


def test_main_does_nothing_without_browser_tests(
    commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BROWSER", "none")

    assert chromium.main() == 0
    assert "left out" in capsys.readouterr().out
    assert commands == []


@pytest.fixture
def run_tests(folder: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a small test session of its own: one test without a browser, and two with."""
    tests = tmp_path / "session"
    tests.mkdir()
    (tests / "test_it.py").write_text(
        "import pytest\n"
        "def test_page(page): pass\n"
        "@pytest.mark.browser\n"
        "def test_marked(): pass\n"
        "def test_plain(): pass\n"
    )
    (tests / "pytest.toml").write_text('[pytest]\nmarkers = ["browser", "slow"]\n')

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "tests.support.browser_plugin", *arguments, str(tests)],
            cwd=tests,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


def test_left_out_tests_are_counted_on_the_last_line(
    run_tests: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = run_tests(BROWSER="none")

    assert done.returncode == 0, done.stdout
    assert "1 passed, 2 skipped" in done.stdout
    assert done.stdout.splitlines()[-1] == "BROWSER=none: 2 browser tests were left out"


def test_only_tests_that_were_asked_for_are_counted(
    run_tests: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = run_tests("-k", "plain or marked", BROWSER="none")

    assert done.stdout.splitlines()[-1] == "BROWSER=none: 1 browser test was left out"


def test_browser_tests_fail_without_a_browser(
    run_tests: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = run_tests("--tb=short", CHROMIUM="nowhere/chromium")

    assert done.returncode == 1
    assert "1 passed, 2 errors" in done.stdout
    assert "CHROMIUM=nowhere/chromium is not a browser that starts" in done.stdout
    assert "Traceback" not in done.stdout
