"""The check of addresses, against a server of our own. Nothing here leaves the machine."""

import contextlib
import io
import itertools
import json
import threading
import time
from collections import defaultdict
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from summit_record import load, model, rules
from summit_record.commands import links

TODAY = date.today().isoformat()


class Server(ThreadingHTTPServer):
    """A host, with what it was asked."""

    daemon_threads = True
    state: dict[str, Any]

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"


class Host(BaseHTTPRequestHandler):
    """Answers by path, and writes down who asked for what, and when."""

    server: Server

    def do_GET(self):
        state = self.server.state
        path = urlsplit(self.path)
        with state["lock"]:
            state["open"] += 1
            state["most"] = max(state["most"], state["open"])
            state["asked"].append((path.path, self.headers.get("User-Agent"), time.monotonic()))
        time.sleep(0.02)
        with state["lock"]:
            state["open"] -= 1
        if path.path == "/available":
            asked = parse_qs(path.query)
            state["stamps"].append(asked["timestamp"][0])
            return self.answer(
                200, json.dumps(state["copies"].get(asked["url"][0], {"archived_snapshots": {}}))
            )
        if path.path == "/moved":
            return self.answer(301, "", Location="/fine")
        if path.path == "/away":
            return self.answer(302, "", Location="file:///etc/passwd")
        if path.path == "/far":
            return self.answer(301, "", Location="/fine?" + "x`" * 400)
        if path.path == "/busy":
            state["busy"] += 1
            return self.answer(503 if state["busy"] == 1 else 200, "", **{"Retry-After": "0"})
        if path.path == "/slow":
            time.sleep(1)
        return self.answer(404 if path.path == "/gone" else 200, "x" * 100_000)

    def answer(self, status, body, **headers):
        content = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # it read as much as it wanted
            self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def host():
    with Server(("127.0.0.1", 0), Host) as server:
        server.state = defaultdict(int, asked=[], stamps=[], copies={}, lock=threading.Lock(), open=0, most=0)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def manners(host, **changes):
    settings = {"pause": 0, "timeout": 0.5, "availability": f"{host.url}/available", "near": "2024-03-03"}
    return links.Manners(**{**settings, "today": TODAY, **changes})


def point(tiny, host, **paths):
    """Let sources of the tiny world stand at the server; gives the resolved sources."""
    for name, path in paths.items():
        file = tiny / "sources" / f"{name.replace('_', '-')}.yml"
        lines = [
            f"url: {host.url}{path}" if line.startswith("url:") else line
            for line in file.read_text("utf-8").splitlines()
        ]
        file.write_text("\n".join(lines) + "\n", "utf-8")
    found = load.load(tiny)
    assert rules.check(found) == []
    return model.build_site(found).sources


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/fine", "200"),
        ("/fine#part", "200"),
        ("/moved", "200, moved to {url}/fine"),
        ("/gone", "404"),
        ("/busy", "200"),
        ("/slow", "no answer: timed out"),
        ("/away", "no answer: redirects to no web address"),
    ],
)
def test_what_an_address_answers(host, path, expected):
    status = links.look(host.url + path, manners(host))
    if path == "/away":
        assert not status.startswith("2")
    else:
        assert status == expected.format(url=host.url)


def test_where_it_moved_is_one_short_line(host):
    status = links.look(f"{host.url}/far", manners(host))
    assert status.startswith(f"200, moved to {host.url}/fine?xxx")
    assert len(status) < 340
    assert "`" not in status


def test_a_host_that_is_not_there(host):
    assert links.look("http://127.0.0.1:9/", manners(host)) == "no answer: connection refused or broken"
    assert links.look("ftp://127.0.0.1/", manners(host)) == "no answer: no web address"


def snapshot(url, status="200", stamp="20240305120000"):
    return {
        "archived_snapshots": {
            "closest": {"available": True, "url": url, "timestamp": stamp, "status": status}
        }
    }


def test_the_copy_nearest_to_the_days_of_the_summit(host):
    host.state["copies"]["https://a.example/x"] = snapshot("http://web.archive.org/web/1/https://a.example/x")
    found = links.find_copy("https://a.example/x", manners(host))
    assert found == ("https://web.archive.org/web/1/https://a.example/x", "2024-03-05")
    assert host.state["stamps"] == ["20240303"]


@pytest.mark.parametrize(
    "answer",
    [{}, {"archived_snapshots": {}}, snapshot("http://x", "404"), snapshot("http://x", stamp="soon"), []],
)
def test_no_copy(host, answer):
    host.state["copies"]["https://a.example/x"] = answer
    assert links.find_copy("https://a.example/x", manners(host)) is None


def test_a_run_writes_what_came_and_nothing_else(tiny, host):
    sources = point(tiny, host, office_note="/fine", courier_report="/gone", herald_report="/moved")
    host.state["copies"][f"{host.url}/fine"] = snapshot("http://web.archive.org/web/1/https://a.example/")
    before = {path: path.read_text("utf-8") for path in tiny.rglob("*.yml")}
    told = []
    chosen = [sources[id_] for id_ in ("office-note", "courier-report", "herald-report")]
    report = links.run(tiny, chosen, manners(host), lambda *seen: told.append(seen))

    assert [seen[:2] for seen in told] == [(1, 3), (2, 3), (3, 3)]
    assert report.unwritten == []
    changed = {path.stem for path, text in before.items() if path.read_text("utf-8") != text}
    assert changed == {"office-note", "courier-report", "herald-report"}
    found = load.load(tiny)
    assert rules.check(found) == []
    after: Any = model.build_site(found).sources
    assert after["office-note"].checked.status == "200"
    assert after["office-note"].archived.url == "https://web.archive.org/web/1/https://a.example/"
    assert after["courier-report"].checked.model_dump() == {"date": TODAY, "status": "404"}
    assert after["courier-report"].archived is None
    assert after["herald-report"].archived == sources["herald-report"].archived, "a copy on record stays"
    for path, text in before.items():
        lines = path.read_text("utf-8").splitlines()
        assert [line for line in text.splitlines() if line not in lines and "checked:" not in line] == []
    assert "courier-report: 404" in report.text()


def test_one_request_a_host_at_a_time_and_a_pause_after_each(tiny, host):
    ids = ["office-note", "courier-report", "digest-copy"]
    sources = point(tiny, host, **{id_.replace("-", "_"): f"/fine{n}" for n, id_ in enumerate(ids)})
    links.run(tiny, [sources[id_] for id_ in ids], manners(host, pause=0.15, hosts=8), lambda *_: None)
    pages = [when for path, _, when in host.state["asked"] if path.startswith("/fine")]
    assert len(pages) == 3
    assert all(later - earlier >= 0.15 for earlier, later in itertools.pairwise(pages))


def test_several_hosts_at_once(tiny, host):
    sources = point(tiny, host, office_note="/fine")
    with Server(("127.0.0.1", 0), Host) as other:
        other.state = host.state
        threading.Thread(target=other.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        point(tiny, other, courier_report="/fine")
        sources = point(tiny, other)
        links.run(tiny, [sources["office-note"], sources["courier-report"]], manners(host), lambda *_: None)
        other.shutdown()
    assert host.state["most"] >= 2


def test_a_run_that_was_broken_off_goes_on_where_it_was(tiny, host):
    ids = ["office-note", "courier-report", "digest-copy"]
    sources = point(tiny, host, **{id_.replace("-", "_"): f"/fine{n}" for n, id_ in enumerate(ids)})
    wanted = [sources[id_] for id_ in ids]

    def enough(done, _total, _which):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        links.run(tiny, wanted, manners(host, hosts=1), enough)
    again = links.due(point(tiny, host), date.today(), 6)
    assert {source.id for source in again} & set(ids) == set(ids[1:])


def test_what_is_due(tiny, host):
    sources = point(tiny, host)
    today = date(2026, 12, 1)
    some = dict(list(sources.items())[:3])
    ids = list(some)
    days = [today - timedelta(days=7), today - timedelta(days=6), None]
    for id_, day in zip(ids, days, strict=True):
        checked = {"date": day.isoformat(), "status": "200"} if day else None
        some[id_] = type(some[id_]).model_validate({**some[id_].model_dump(), "checked": checked})
    assert [s.id for s in links.due(some, today, 6)] == [ids[2], ids[0]]
    assert [s.id for s in links.due(some, today, 6, [ids[1]])] == [ids[1]]


def test_a_file_that_cannot_be_edited_by_lines_is_left_as_it_is(tmp_path):
    path = tmp_path / "x.yml"
    path.write_text("{url: https://a.example/, publisher: b}\n", "utf-8")
    problem = links.record(path, links.Answer("x", "200"), TODAY)
    assert problem
    assert "by hand" in problem
    assert path.read_text("utf-8") == "{url: https://a.example/, publisher: b}\n"


def command(tiny, host, *more):
    import argparse

    parser = argparse.ArgumentParser()
    links.add_arguments(parser)
    options = parser.parse_args(
        ["--pause", "0", "--timeout", "1", "--availability", f"{host.url}/available", *more]
    )
    out = io.StringIO()
    return links.command(tiny, options, out), out.getvalue()


def test_the_command(tiny, host):
    point(tiny, host, office_note="/fine")
    code, said = command(tiny, host, "office-note")
    assert code == 0
    assert "1 addresses looked at, 0 without a page" in said
    (agent,) = {agent for _, agent, _ in host.state["asked"]}
    assert agent == "summit-record-links/1 (+https://code.arland.example/record/arland)"


def test_the_command_used_wrongly(tiny, host):
    assert command(tiny, host, "nobody") == (2, "no such source: nobody\n")
    (tiny / "summit.yml").unlink()
    assert command(tiny, host)[0] == 1
    assert host.state["asked"] == []


def test_nothing_in_a_build_calls_it():
    root = Path(links.__file__).parents[1]
    users = [
        path.name
        for path in root.rglob("*.py")
        if "urllib.request" in path.read_text("utf-8") and path.name != "_example.py"
    ]
    assert users == ["links.py"]
