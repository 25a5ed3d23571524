"""Find a Chromium for the browser tests, fetch one where there is none, and start it.

    python -m tests.support.chromium

prints the path of the browser the tests will use, and fetches it first if need be. Set CHROMIUM to the
path or the name of a browser to choose it, or BROWSER=none to do without the browser tests.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
MACOS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# In a process of its own: Playwright's synchronous interface cannot be started inside another one.
PLAYWRIGHT_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def skipped() -> bool:
    """Whether the browser tests are to be left out."""
    return os.environ.get("BROWSER") == "none"


def find() -> Path | None:
    """The first browser that is there and starts; CHROMIUM, if set, is the only one tried."""
    return next(filter(_starts, _candidates()), None)


def ensure() -> Path | None:
    """Like `find`, but fetch a browser if there is none. It says on stderr what it runs."""
    path = find()
    if path or os.environ.get("CHROMIUM"):
        return path
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    path = find()
    if path or not _may_apt_get():
        return path
    if _downloaded():  # so it is the system's libraries that are missing
        _run(sys.executable, "-m", "playwright", "install-deps", "chromium")
    else:
        _run("apt-get", "update")
        _run("apt-get", "install", "--yes", "chromium")
    return find()


def missing() -> str:
    """What to do when there is no browser, in one line."""
    if chosen := os.environ.get("CHROMIUM"):
        return f"CHROMIUM={chosen} is not a browser that starts: correct it, or unset it to look for another"
    return (
        "no Chromium found: install Chromium or Chrome, or set CHROMIUM to the path of one, "
        "or leave the browser tests out with BROWSER=none"
    )


def arguments() -> list[str]:
    """The arguments for a headless run. Chromium refuses to run as root unless the sandbox is off."""
    return [*ARGUMENTS, "--no-sandbox"] if _is_root() else list(ARGUMENTS)


def launch(playwright: Playwright, executable: Path | None = None) -> Browser:
    """Start the browser without a window: `executable`, or else the one found."""
    executable = executable or find()
    if executable is None:
        raise FileNotFoundError(missing())
    return playwright.chromium.launch(headless=True, executable_path=executable, args=arguments())


def main() -> int:
    """Print the path of the browser, or what to do."""
    if skipped():
        sys.stdout.write("BROWSER=none: the browser tests will be left out\n")
        return 0
    path = ensure()
    if path is None:
        sys.stderr.write(f"{missing()}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get("CHROMIUM"):
        if path := shutil.which(chosen):
            yield Path(path)
        return
    for name in NAMES:
        if path := shutil.which(name):
            yield Path(path)
    yield from filter(Path.is_file, _usual_places())
    if downloaded := _downloaded():
        yield downloaded


def _usual_places() -> Iterator[Path]:
    if platform.system() == "Darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / path for path in MACOS)
    elif platform.system() == "Windows":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if base := os.environ.get(variable):
                yield from (Path(base, path) for path in WINDOWS)


def _downloaded() -> Path | None:
    """The browser Playwright has downloaded for itself, if it has."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", PLAYWRIGHT_PATH], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    path = Path(done.stdout.strip())
    return path if path.is_file() else None


def _starts(path: Path) -> bool:
    """Whether it is more than a stub and has the libraries it needs."""
    if platform.system() == "Windows":  # there --version opens a window
        return True
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
        )
    except (OSError, subprocess.SubprocessError):
        return False


def _run(*command: str) -> None:
    """Run a command with its output on stderr, so that stdout holds the path alone. It may fail."""
    sys.stderr.write(f"{' '.join(command)}\n")
    sys.stderr.flush()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, stdout=sys.stderr, env=environment, check=False, timeout=900)
    except (OSError, subprocess.SubprocessError) as error:
        sys.stderr.write(f"{error}\n")


def _may_apt_get() -> bool:
    return _is_root() and Path("/etc/debian_version").is_file() and shutil.which("apt-get") is not None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    sys.exit(main())
