"""`summit-record links`: look at every source's address, and for an archived copy of it. For editors with internet
access; nothing in a build or a test calls it.

Politely: several hosts at once, but one request a host at a time and a pause after each; a name in the User-Agent
that leads to the repository. What came back goes into the source's file as `checked:`, and where no copy is on
record, the one nearest to the days of the summit that the Internet Archive knows of as `archived:`
(https://archive.org/help/wayback_api.php). Each file is written as soon as its address was looked at, so a run that
was broken off goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import socket
import ssl
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPException
from pathlib import Path
from typing import Any, TextIO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .. import load, progress, rules, yamlio
from ..cite.archive import day as summit_day
from ..model import build_site
from ..schema import Source
from .line_edit import set_block

AVAILABILITY = "https://archive.org/wayback/available"
AGENT = "summit-record-links/1 (+{repository})"
READ = 2048
"""Bytes read of a page: enough to know that it answers."""
PATIENCE = 60.0
"""The longest wait, in seconds, that a host may ask for (Retry-After)."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a run behaves. Times are in seconds."""

    hosts: int = 8
    """Hosts asked at once."""
    pause: float = 2.0
    """After each request to a host."""
    timeout: float = 30.0
    availability: str = AVAILABILITY
    agent: str = AGENT
    near: str = ""
    """The day, ISO 8601, that an archived copy should be near to."""
    today: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one address."""

    source: str
    status: str
    """The HTTP status, with where it moved; or why there was none."""
    archived: tuple[str, str] | None = None
    """Address and day of the copy that was found."""

    @property
    def good(self) -> bool:
        """Whether there was a page."""
        return self.status.startswith("2")


@dataclass
class Report:
    """What a run found."""

    answers: list[Answer] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)
    """Files that could not be edited line by line, with the reason."""

    def text(self) -> str:
        """A summary: what did not answer stands by name."""
        bad = sorted((answer for answer in self.answers if not answer.good), key=lambda a: a.source)
        found = sum(1 for answer in self.answers if answer.archived)
        lines = [f"{len(self.answers)} addresses looked at, {len(bad)} without a page, {found} copies found"]
        lines += [f"  {answer.source}: {answer.status}" for answer in bad]
        lines += [f"  not written: {what}" for what in self.unwritten]
        return "\n".join(lines)


def due(
    sources: Mapping[str, Source], today: date, older_than: int, only: Iterable[str] = ()
) -> list[Source]:
    """The sources to look at: those last checked more than `older_than` days ago, the longest unchecked first."""
    wanted = set(only)
    limit = (today - timedelta(days=older_than)).isoformat()
    found = [
        source
        for source in sources.values()
        if (source.id in wanted if wanted else not source.checked or source.checked.date < limit)
    ]
    return sorted(found, key=lambda source: (source.checked.date if source.checked else "", source.id))


def run(
    folder: Path, sources: Sequence[Source], manners: Manners, told: Callable[[int, int, str], None]
) -> Report:
    """Look at these sources and write what came back. `told` hears of progress: done, of how many, which."""
    report, lock, archive = Report(), threading.Lock(), _Gate(manners.pause)
    lanes: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        lanes[urlsplit(source.url).netloc].append(source)
    stop = threading.Event()

    def lane(queue: list[Source]) -> None:
        gate = _Gate(manners.pause)
        for source in queue:
            if stop.is_set():
                return
            with gate:
                status = look(source.url, manners)
            copy = None
            if not source.archived:
                with archive:
                    copy = find_copy(source.url, manners)
            answer = Answer(source.id, status, copy)
            with lock:
                problem = record(folder / "sources" / f"{source.id}.yml", answer, manners.today)
                report.answers.append(answer)
                report.unwritten += [problem] if problem else []
                told(len(report.answers), len(sources), source.id)

    with ThreadPoolExecutor(max_workers=max(1, manners.hosts)) as pool:
        try:
            # The longest lane first: it decides how long everything takes.
            for done in [pool.submit(lane, queue) for queue in sorted(lanes.values(), key=len, reverse=True)]:
                done.result()
        except BaseException:
            stop.set()
            raise
    return report


class _Gate:
    """Lets one request through at a time, with a pause after each."""

    def __init__(self, pause: float) -> None:
        self.pause, self.free, self.lock = pause, 0.0, threading.Lock()

    def __enter__(self) -> None:
        self.lock.acquire()
        time.sleep(max(0.0, self.free - time.monotonic()))

    def __exit__(self, *_: object) -> None:
        self.free = time.monotonic() + self.pause
        self.lock.release()


class _WebOnly(HTTPRedirectHandler):
    """Follows redirects to web addresses only."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """The next request, or an error where it would leave the web."""
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise URLError("redirects to no web address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def look(url: str, manners: Manners) -> str:
    """What an address answers: `200`, `200, moved to ...`, `404`, `no answer: ...`. Asks twice where it is told to
    wait, or where nothing came.
    """
    status, wait = _ask(url, manners)
    if wait is not None:
        time.sleep(min(wait, PATIENCE))
        status, _ = _ask(url, manners)
    return status


def _ask(url: str, manners: Manners) -> tuple[str, float | None]:
    """One request: the status, and how long to wait before a second one (None: there is no need)."""
    try:
        with _open(url, manners) as answer:
            answer.read(READ)
            there = answer.geturl()
            moved = there != url.partition("#")[0]
            return (f"{answer.status}, moved to {_shown(there)}" if moved else str(answer.status)), None
    except HTTPError as why:
        with why:
            again = why.headers.get("Retry-After", "") if why.code in (429, 503) else None
            wait = None if again is None else float(again) if again.isdigit() else manners.pause
            return str(why.code), wait
    except (OSError, HTTPException, ValueError) as why:
        return f"no answer: {_reason(why)}", manners.pause


def _open(url: str, manners: Manners) -> Any:
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError("no web address")
    request = Request(url.partition("#")[0], headers={"User-Agent": manners.agent, "Accept": "*/*"})  # noqa: S310
    return build_opener(_WebOnly).open(request, timeout=manners.timeout)


def _shown(url: str) -> str:
    """An address that somebody else gave, fit to stand on a line of the record."""
    kept = "".join(sign for sign in url if sign.isprintable() and sign not in " `<>")
    return kept if len(kept) <= 300 else f"{kept[:300]}..."


def _reason(why: BaseException) -> str:
    inner = why.reason if isinstance(why, URLError) and isinstance(why.reason, BaseException) else why
    if isinstance(inner, TimeoutError):
        return "timed out"
    if isinstance(inner, socket.gaierror):
        return "host not known"
    if isinstance(inner, ssl.SSLError):
        return "certificate not accepted"
    if isinstance(inner, ConnectionError):
        return "connection refused or broken"
    return " ".join(str(inner).split())[:120] or type(inner).__name__


def find_copy(url: str, manners: Manners) -> tuple[str, str] | None:
    """Address and day of the archived copy nearest to the days of the summit, if the archive says it has one."""
    asked = {"url": url, **({"timestamp": manners.near.replace("-", "")} if manners.near else {})}
    try:
        with _open(f"{manners.availability}?{urlencode(asked)}", manners) as answer:
            found = json.loads(answer.read(1_000_000))
        closest = found["archived_snapshots"]["closest"]
        stamp, copy = str(closest["timestamp"]), str(closest["url"])
        good = closest["available"] is True and str(closest["status"]).startswith("2")
        day = date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8])).isoformat()
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return None
    return (copy.replace("http://", "https://", 1), day) if good else None


def record(path: Path, answer: Answer, today: str) -> str | None:
    """Write what came back into a source's file. Returns why nothing was written, None where all is well."""
    old = path.read_bytes()
    blocks = {"checked": {"date": today, "status": answer.status}}
    if answer.archived:
        blocks["archived"] = dict(zip(("url", "date"), answer.archived, strict=True))
    text = old.decode("utf-8")
    for key, values in blocks.items():
        text = set_block(text, key, values)
    new = text.encode("utf-8")
    before, _, _ = yamlio.read(old, path.name)
    after, _, problems = yamlio.read(new, path.name)
    if problems or before is None or after != {**before, **blocks}:
        return f"{path.name}: its lines are not as expected; write `checked` there by hand"
    try:
        Source.model_validate({**after, "id": path.stem})
    except ValueError as why:
        return f"{path.name}: {str(why).splitlines()[0]}"
    path.write_bytes(new)
    return None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("only", nargs="*", metavar="ID", help="sources to look at (else all that are due)")
    parser.add_argument(
        "--older-than", type=int, default=6, metavar="DAYS", help="leave out what was checked since"
    )
    parser.add_argument("--hosts", type=int, default=8, help="hosts asked at once")
    parser.add_argument(
        "--pause", type=float, default=2.0, metavar="SECONDS", help="after each request to a host"
    )
    parser.add_argument("--timeout", type=float, default=30.0, metavar="SECONDS")
    parser.add_argument("--availability", default=AVAILABILITY, help=argparse.SUPPRESS)


def command(folder: Path, options: argparse.Namespace, out: TextIO | None = None) -> int:
    """Run it. Returns the exit code: 0 done, 1 problems in the data, 2 wrong use, 130 broken off."""
    out = out or sys.stderr
    data = load.load(folder)
    found = rules.check(data)
    if found:
        out.write(f"{len(found)} problems in the data; see summit-record check\n")
        return 1
    site = build_site(data)
    unknown = sorted(set(options.only) - set(site.sources))
    if unknown:
        out.write(f"no such source: {', '.join(unknown)}\n")
        return 2
    today = date.today()
    manners = Manners(
        hosts=options.hosts, pause=options.pause, timeout=options.timeout, availability=options.availability,
        agent=AGENT.format(repository=site.settings.repository), near=summit_day(site), today=today.isoformat(),
    )  # fmt: skip
    sources = due(site.sources, today, options.older_than, options.only)
    try:
        report = run(folder, sources, manners, progress.bar(out))
    except KeyboardInterrupt:
        out.write("\nbroken off; run it again to go on\n")
        return 130
    out.write(report.text() + "\n")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m summit_record.commands.links`: the same without the other commands."""
    from ..cli import data_folder

    parser = argparse.ArgumentParser(prog="summit-record links", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="FOLDER", default=None, help="the data folder")
    add_arguments(parser)
    options = parser.parse_args(arguments)
    return command(options.data or data_folder(), options)


if __name__ == "__main__":
    sys.exit(main())
