"""Build sites in a process of their own, look at them as files, and serve them as a host would."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import os
import posixpath
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from summit_record import load, rules
from summit_record.model import Site, build_site

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
TINY = ROOT / "tests" / "worlds" / "tiny"
PREFIX = "/some/project/"
"""Where test sites are served: below a host's root, as project pages are."""
ADDRESS = f"http://127.0.0.1{PREFIX}"
"""What SITE_URL says of them."""

OURS = ("SUMMIT_DATA", "SUMMIT_LANGS", "SITE_URL", "REPOSITORY_URL", "SOURCE_DATE_EPOCH", "COLUMNS")
"""Variables of the environment that change a build; tests set what they need and no more."""


def environment(**changes: str | None) -> dict[str, str]:
    """The environment of this process without what would change a build, and with `changes`."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    kept.update({"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"})
    return kept | {name: value for name, value in changes.items() if value is not None}


def command(*arguments: str | Path) -> list[str]:
    """The command line of `mkdocs` with these arguments."""
    return [sys.executable, "-m", "mkdocs", *map(str, arguments)]


def start(*arguments: str | Path, cwd: Path, alone: bool = False) -> subprocess.Popen[str]:
    """Begin `mkdocs`; all it says is in one stream. With `alone`, signals for its group reach nobody else."""
    return subprocess.Popen(
        command(*arguments),
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=alone,
    )


def build_twice_at_once(project: Path) -> None:
    """Two builds into one place, both of which end well."""
    builds = [start("build", "--strict", cwd=project) for _ in range(2)]
    said = [build.communicate(timeout=300)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said


def mkdocs(
    *arguments: str | Path, cwd: Path = ROOT, **changes: str | None
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` to its end."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def build(data: Path, target: Path, *, cwd: Path = ROOT, **changes: str | None) -> None:
    """Build the site of a data folder into `target`; what the build says is the message if it fails."""
    changes = {"SITE_URL": ADDRESS, **changes, "SUMMIT_DATA": str(data)}
    done = mkdocs("build", "--strict", "--site-dir", target, cwd=cwd, **changes)
    assert done.returncode == 0, (
        f"mkdocs build of {data} ended with {done.returncode}:\n{done.stderr[-4000:]}"
    )


def copy_project(folder: Path, data: Path = TINY) -> Path:
    """A copy of all that a build reads, so that a test may edit it. Its data is in `data/`."""
    leave = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("hooks", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=leave)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(data, folder / "data")
    return folder


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder, by path, with a hash of what it holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class Built:
    """A data folder, and the site that was built of it."""

    data: Path
    folder: Path

    @cached_property
    def site(self) -> Site:
        """The record, resolved."""
        data = load.load(self.data)
        assert rules.check(data) == []
        return build_site(data)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The HTML of every page by its address on the site, the 404 page left out."""
        found = sorted(self.folder.rglob("index.html"))
        return {
            path.parent.relative_to(self.folder).as_posix().removeprefix(".")
            + "/" * (path.parent != self.folder): (path.read_text(encoding="utf-8"))
            for path in found
        }

    @cached_property
    def kinds(self) -> Mapping[str, list[str]]:
        """Addresses of pages by kind, the emptiest of a kind first and the fullest last.

        A kind is where pages stand: all below `documents/` are one, and `documents/` itself is another.
        """
        found: dict[str, list[str]] = {}
        for address, html in self.pages.items():
            section, *below = address.rstrip("/").split("/")
            kind = "/".join([section, *("*" for _ in below)]) or "home"
            for left_behind in LEFT_BEHIND:
                kind = left_behind if f'class="{left_behind}"' in html else kind
            found.setdefault(kind, []).append(address)
        for addresses in found.values():
            addresses.sort(key=lambda address: (len(self.pages[address]), address))
        return found


LEFT_BEHIND = ("moved-to", "tombstone")
"""What tells pages at former addresses from others: a class of something on them."""


class _Handler(SimpleHTTPRequestHandler):
    """Static pages as simple hosts serve them: nothing outside the prefix, and 404.html for what is not there."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    folder: Path

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.startswith(PREFIX)
        target = self.folder / posixpath.normpath("/" + path.removeprefix(PREFIX)).lstrip("/")
        if inside and target.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if target.is_dir():
            target /= "index.html"
        found = inside and target.is_file()
        if not found:
            target = self.folder / "404.html"
        content = target.read_bytes() if target.is_file() else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(target)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a browser opens many connections at once


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a built site below PREFIX for as long as the context lasts. Gives its address."""
    handler = type("Handler", (_Handler,), {"folder": folder})
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent."""

    status: int
    type: str
    location: str | None
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


def get(address: str, timeout: float = 30) -> Answer:
    """One request, redirects not followed."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=timeout)
    try:
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""))
        answer = connection.getresponse()
        kind = (answer.getheader("Content-Type") or "").partition(";")[0]
        return Answer(answer.status, kind, answer.getheader("Location"), answer.read())
    finally:
        connection.close()
