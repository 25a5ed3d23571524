"""`mkdocs serve`, as somebody writing sees it: every edit shows within seconds, and no mistake ends the server.

The project and its data are copies, so that edits of the package, its templates and rules are tried as well.
"""

from __future__ import annotations

import contextlib
import http.client
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.site import Answer, Built, command, copy_project, environment, get

SOON = 30
"""Seconds until an edit must show: it takes about two, more where many tests share a machine."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGINT to a process of its own")


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, project: Path, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.project, self.process, self.log = project, process, log
        self.data = project / "data"
        self.package = project / "hooks" / "summit_record"
        self.address = f"http://127.0.0.1:{port}/"
        self.meant_to_end = False

    def said(self) -> str:
        """Everything on its stdout and stderr so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Wait until something is seen."""
        deadline = time.monotonic() + SOON
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server ended:\n{self.said()[-3000:]}"
            with contextlib.suppress(OSError):  # not yet listening, or silent during a rebuild
                if seen():
                    return
            time.sleep(0.1)
        pytest.fail(f"{what} was not seen in {SOON} s; the server said:\n{self.said()[-3000:]}")

    def get(self, path: str) -> Answer:
        return get(self.address + path, timeout=5)

    def shows(self, path: str, *words: str, gone: str | None = None) -> None:
        """Wait until a page answers, holds all of the words, and `gone` no more."""

        def seen() -> bool:
            answer = self.get(path)
            there = answer.status == 200 and all(each in answer.text for each in words)
            return there and not (gone and gone in answer.text)

        self.wait(seen, f"{' and '.join(words)} at /{path}")

    def lost(self, path: str) -> None:
        """Wait until an address answers 404."""
        self.wait(lambda: "404" in self.get(path).text[:9] or self.get(path).status == 404, f"404 at /{path}")

    def says(self, words: str, after: int) -> None:
        """Wait for words on its output."""
        self.wait(lambda: words in self.said()[after:], repr(words))


@contextlib.contextmanager
def previewing(project: Path, mount: str = "", *options: str, **changes: str) -> Iterator[Preview]:
    """Run `mkdocs serve` in a project, from its first page to its end by Ctrl-C. `mount`: where the site stands."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = project.parent / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command("serve", "--dev-addr", f"127.0.0.1:{port}", *options),
            cwd=project,
            env=environment(**changes),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    preview = Preview(project, process, port, log)
    preview.address += mount
    try:
        preview.says("Serving on", 0)
        preview.wait(lambda: preview.get("").status in (200, 500), "the front page")
        yield preview
        assert preview.meant_to_end or process.poll() is None, f"the server ended:\n{preview.said()[-3000:]}"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for all tests below; each undoes what it did."""
    project = copy_project(tmp_path_factory.mktemp("serve") / "project")
    with previewing(project) as preview:
        yield preview


@contextlib.contextmanager
def edited(path: Path, old: str, new: str) -> Iterator[None]:
    """A file with a change in it, which is undone at the end."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(text, encoding="utf-8")


def test_bad_data_at_the_start_is_shown_and_mended(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    document = project / "data" / "documents" / "port-accord.yml"
    good = document.read_text(encoding="utf-8")
    document.write_text(good.replace("form: treaty", "form: <treety>"), encoding="utf-8")

    with previewing(project) as preview:
        preview.shows("", "1 problems in the data", "data/documents/port-accord.yml:", "&lt;treety&gt;")
        assert "is not in vocabularies/forms.yml" in preview.said()

        document.write_text(good, encoding="utf-8")
        preview.shows("documents/port-accord/", "Accord on Ports")
        preview.shows("", "The Arland Record", gone="problems in the data")

    assert sorted(path.name for path in project.iterdir()) == ["data", "docs", "hooks", "mkdocs.yml"]


def test_a_data_folder_elsewhere(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (tmp_path / "elsewhere").mkdir()
    data = (project / "data").rename(tmp_path / "elsewhere" / "data")

    with (
        previewing(project, SUMMIT_DATA=str(data)) as preview,
        edited(data / "site.yml", "short_title: The Arland Record", "short_title: Another title"),
    ):
        preview.shows("", "Another title")


def test_the_page_reloads_itself(preview: Preview) -> None:
    """MkDocs puts a script into each page; the policy of the preview must let it run."""
    html = preview.get("about/").text

    assert "livereload(" in html
    assert "script-src * 'unsafe-inline'" in html


def test_an_edit_of_the_data(preview: Preview) -> None:
    document = preview.data / "documents" / "port-accord.yml"
    with edited(document, "Opens the ports of each country", "Opens the quays of each country"):
        preview.shows("documents/port-accord/", "Opens the quays of each country")
    preview.shows("documents/port-accord/", "Opens the ports of each country")


def test_a_mistake_in_the_data(preview: Preview) -> None:
    before = len(preview.said())
    with edited(preview.data / "documents" / "port-accord.yml", "form: treaty", "form: treety"):
        preview.shows("", "problems in the data", "treety")
        assert "documents/port-accord.yml:" in preview.said()[before:]
    preview.shows("documents/port-accord/", "Accord on Ports")


def test_an_edit_of_a_template(preview: Preview) -> None:
    with edited(
        preview.package / "templates" / "glossary.md.j2", "{{ m.foot()", "<p>Edited.</p>\n\n{{ m.foot()"
    ):
        preview.shows("glossary/", "<p>Edited.</p>")
    preview.shows("glossary/", gone="<p>Edited.</p>")


def test_a_mistake_in_a_template(preview: Preview) -> None:
    before = len(preview.said())
    with edited(
        preview.package / "templates" / "glossary.md.j2", "{{ m.foot()", "{{ nothing.at_all }}{{ m.foot()"
    ):
        preview.wait(lambda: preview.get("glossary/").status == 500, "what went wrong")
        assert "'nothing' is undefined" in preview.get("glossary/").text
        assert "'nothing' is undefined" in preview.said()[before:]
    preview.shows("glossary/", "</html>")


def test_an_edit_of_the_theme(preview: Preview) -> None:
    theme = preview.project / "docs" / ".overrides" / "partials" / "footer.html"
    with edited(theme, "</footer>", "<p>Edited.</p></footer>"):
        preview.shows("glossary/", "<p>Edited.</p></footer>")
    preview.shows("glossary/", gone="<p>Edited.</p></footer>")


def test_an_edit_of_a_rule(preview: Preview) -> None:
    rule = preview.package / "rules" / "no_lamps.py"
    rule.write_text(
        '"""No lamps."""\n'
        "from ..problems import Problem\n\n\n"
        "def check(data):\n"
        '    yield Problem("data/site.yml", 1, 1, "no-lamps", "too many lamps; put one out")\n'
    )
    try:
        preview.shows("", "data/site.yml:1:1: too many lamps; put one out")
    finally:
        rule.unlink()
    preview.shows("glossary/", "</html>")


def test_a_syntax_error_in_the_package_and_its_repair(preview: Preview) -> None:
    before = len(preview.said())
    module = preview.package / "pages" / "glossary.py"
    with edited(module, "def pages(", "def pages(("):
        preview.says("SyntaxError", before)
    with edited(module, 'gettext("Glossary")', 'gettext("Words")'):
        preview.shows("glossary/", "<h1>Words</h1>")
    preview.shows("glossary/", "<h1>Glossary</h1>")


def test_a_document_added_renamed_and_removed(preview: Preview) -> None:
    documents = preview.data / "documents"
    text = (documents / "lamp-memorandum.yml").read_text(encoding="utf-8")
    assert "former_ids" not in text
    new, renamed = documents / "a-new-paper.yml", documents / "a-better-name.yml"

    new.write_text(text, encoding="utf-8")
    preview.shows("documents/a-new-paper/", "documents/a-new-paper.yml")
    preview.shows("documents/", "a-new-paper/")

    renamed.write_text(f"former_ids: [a-new-paper]\n{text}", encoding="utf-8")
    new.unlink()
    preview.shows("documents/a-better-name/", "documents/a-better-name.yml")
    preview.shows(
        "documents/a-new-paper/", "This record has a new address", 'href="../../documents/a-better-name/"'
    )

    renamed.unlink()
    preview.lost("documents/a-better-name/")
    preview.shows("documents/", gone="a-better-name/")


# What is asked for, and how


def ask(preview: Preview, method: str, path: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and everything that comes after them, also where nothing should."""
    host, _, rest = preview.address.removeprefix("http://").partition("/")
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=10) as connection:
        connection.sendall(f"{method} /{rest}{path} HTTP/1.0\r\n\r\n".encode())
        with connection.makefile("rb") as answer:
            status = int(answer.readline().split()[1])
            headers = dict(http.client.parse_headers(answer).items())
            return status, headers, answer.read()


@pytest.mark.parametrize("path", ["documents/port-accord", "documents"])
def test_a_folder_without_its_slash_leads_on(preview: Preview, path: str) -> None:
    answer = preview.get(path)

    assert answer.status == 302
    assert answer.location == f"/{path}/"


@pytest.mark.parametrize(
    ("path", "status"),
    [("documents/port-accord/", 200), ("assets/site.css", 200), ("feed.atom", 200), ("no/such/", 404)],
)
def test_head_is_get_without_the_content(preview: Preview, path: str, status: int) -> None:
    got, headers, content = ask(preview, "GET", path)
    head, same, nothing = ask(preview, "HEAD", path)

    assert got == head == status
    assert nothing == b""
    assert same["Content-Type"] == headers["Content-Type"]
    if not path.endswith("/"):  # a page holds the time of the request
        assert same["Content-Length"] == headers["Content-Length"] == str(len(content))


@pytest.mark.parametrize(
    "path",
    ["no/such/page/", "no-such-file.json", "documents/port-accord/x", "../mkdocs.yml", "%2e%2e/x", "%00", "%ff",
     "documents%ff/", "x" * 300, "x" * 300 + "/", "../../../../../../etc", "%2ftmp"],
)  # fmt: skip
def test_what_is_not_there(preview: Preview, path: str) -> None:
    answer = preview.get(path)

    assert answer.status == 404
    assert answer.type == "text/html"
    assert "</html>" in answer.text


def test_a_folder_outside_is_not_led_to(preview: Preview, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("somebody's")

    assert preview.get("../" * 12 + str(tmp_path).lstrip("/")).status == 404
    assert preview.get(quote(str(tmp_path), safe="")).status == 404


def test_what_follows_the_path_is_kept_on_the_way(preview: Preview) -> None:
    assert preview.get("search?q=lamp").location == "/search/?q=lamp"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_pages_are_only_read(preview: Preview, method: str) -> None:
    with contextlib.closing(
        http.client.HTTPConnection(preview.address.split("/")[2], timeout=10)
    ) as connection:
        connection.request(method, "/about/")
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_text_is_told_as_utf_8(preview: Preview) -> None:
    with contextlib.closing(
        http.client.HTTPConnection(preview.address.split("/")[2], timeout=10)
    ) as connection:
        connection.request("GET", "/documents/port-accord/index.md.txt")
        assert connection.getresponse().headers["Content-Type"] == "text/plain; charset=utf-8"


def test_files_are_those_of_a_build(preview: Preview, tiny_built: Built) -> None:
    """What holds the site's address aside: the preview has another."""
    kinds = {".json": "application/json", ".csv": "text/csv", ".txt": "text/plain", ".css": "text/css"}
    own = tiny_built.folder
    compared = set()
    for path in sorted(own.rglob("*")):
        name = path.relative_to(own).as_posix()
        if not path.is_file() or path.suffix == ".html" or name.startswith("pagefind/"):
            continue
        content = path.read_bytes()
        answer = preview.get(name)
        assert answer.status == 200, name
        assert kinds.get(path.suffix) in (None, answer.type)
        if b"/some/project/" not in content and path.suffix != ".gz":
            assert answer.body == content, name
            compared.add(path.suffix)
    assert compared >= {".csv", ".css", ".js", ".woff2", ".png"}
    assert {".json", ".csv"} <= {path.suffix for path in own.rglob("*")}
    assert preview.get("feed.atom").text.startswith("<?xml")


def test_a_site_below_the_root(tmp_path: Path) -> None:
    """Where `site_url` has a path, addresses begin with it, as they will where the site is published."""
    project = copy_project(tmp_path / "project")
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\nsite_url: https://a.example/some/where/\n")

    with previewing(project, "some/where/") as preview:
        assert "<h1" in preview.get("documents/port-accord/").text
        assert preview.get("documents/port-accord").location == "/some/where/documents/port-accord/"
        assert preview.get("assets/site.css").type == "text/css"
        root = preview.address.removesuffix("some/where/")
        assert get(root).location == "/some/where/"
        assert get(f"{root}some/where").location == "/some/where/"
        assert get(f"{root}documents/port-accord/").status == 404
        assert get(f"{root}some/wherever/").status == 404


def test_the_search_index_comes_later(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    with previewing(project) as preview:
        assert preview.get("pagefind/pagefind-entry.json").status == 404
        assert preview.get("search/").status == 200
        preview.shows("pagefind/pagefind-entry.json", '"en"')
        assert preview.get("pagefind/pagefind.js").status == 200
        assert preview.get("pagefind/../mkdocs.yml").status == 404

        with edited(project / "data" / "site.yml", "languages:", "langages:"):
            preview.shows("", "problems in the data")
            assert preview.get("pagefind/pagefind-entry.json").status == 200, "the last one serves"
    assert sorted(path.name for path in project.iterdir()) == ["data", "docs", "hooks", "mkdocs.yml"]


def test_problems_are_shown_wherever_one_looks(preview: Preview) -> None:
    """With a page that reloads itself, so that what was looked at comes back with the repair."""
    with edited(preview.data / "documents" / "port-accord.yml", "form: treaty", "form: <treety>"):
        preview.wait(lambda: preview.get("documents/port-accord/").status == 500, "the problem")
        html = preview.get("documents/port-accord/").text
        assert "data/documents/port-accord.yml:" in html
        assert "&lt;treety&gt;" in html
        assert "livereload(" in html
        assert preview.get("assets/site.css").status == 200
    preview.shows("documents/port-accord/", "Accord on Ports")


def test_a_rebuild_that_fails_is_shown_and_not_waited_for(preview: Preview) -> None:
    with edited(preview.package / "model.py", "from __future__", "from <nowhere>\nfrom __future__"):
        preview.wait(lambda: preview.get("glossary/").status == 500, "the failure")
        html = preview.get("glossary/").text
        assert "SyntaxError" in html
        assert "&lt;nowhere&gt;" in html
        assert "livereload(" in html
    preview.shows("glossary/", "</html>")


@contextlib.contextmanager
def note_by_hand(preview: Preview, words: str) -> Iterator[None]:
    """A page that somebody wrote in `docs/`; at the end it is gone."""
    note = preview.project / "docs" / "note.md"
    note.write_text(f"# A note\n\n{words}\n")
    try:
        yield
    finally:
        note.unlink()
    preview.lost("note/")


def test_a_warning_does_not_end_the_preview(preview: Preview) -> None:
    """Strict mode is for builds: here a doubtful link is told, and shown."""
    before = len(preview.said())
    with note_by_hand(preview, "[nowhere](nowhere.md)"):
        preview.shows("note/", "A note")
        preview.says("nowhere.md", before)
        preview.shows("glossary/", "</html>")


def test_a_page_by_hand_leads_to_pages_of_the_record(preview: Preview) -> None:
    """As in a build, where MkDocs makes addresses of the names of files."""
    before = len(preview.said())
    with note_by_hand(preview, "[accord](documents/port-accord.md)"):
        preview.shows("note/", 'href="../documents/port-accord/"')
        assert "is not found among" not in preview.said()[before:]


@pytest.mark.parametrize(
    "name",
    ["data/documents/port-accord.yml~", "data/documents/#port-accord.yml#", "data/documents/.#port-accord.yml",
     "data/translations/el.mo", "data/translations/el.po~", "data/site.yml~", "data/translations/terms/el.yml~"],
)  # fmt: skip
def test_what_editors_put_beside_a_file_is_no_problem(preview: Preview, name: str) -> None:
    companion = preview.project / name
    companion.write_text("anything: [")
    try:
        with edited(preview.data / "site.yml", "short_title: The Arland Record", "short_title: Beside"):
            preview.shows("", "Beside")
    finally:
        companion.unlink()
    preview.shows("", "The Arland Record")


@pytest.mark.parametrize(
    ("name", "path", "old", "new", "page"),
    [
        ("data", "documents/port-accord.yml", "Opens the ports", "Opens NEW ports", "documents/port-accord/"),
        ("docs", "assets/site.css", ":root", "/* NEW */ :root", "assets/site.css"),
        (
            "hooks",
            "summit_record/templates/glossary.md.j2",
            "{{ m.foot(",
            "<p>NEW</p>\n\n{{ m.foot(",
            "glossary/",
        ),
        ("mkdocs.yml", "", "docs_dir: docs", "docs_dir: docs\n# NEW", "about/"),
    ],
)
def test_a_folder_that_was_away(
    preview: Preview, name: str, path: str, old: str, new: str, page: str
) -> None:
    """A change of the branch, or a file saved by way of another: edits are seen as before when it is back."""
    here, away = preview.project / name, preview.project.parent / f"{name} away"
    here.rename(away)
    try:
        preview.wait(lambda: preview.get(page).status == 500, f"that {name} is away")
    finally:
        away.rename(here)
    preview.wait(lambda: preview.get(page).status == 200, f"that {name} is back")
    before = len(preview.said())
    with edited(here / path if path else here, old, new):
        preview.says("Reloading browsers", before)
        if path:
            preview.shows(page, "NEW")
    preview.wait(lambda: "NEW" not in preview.get(page).text, "the end of the edit")


def test_no_data_at_the_start(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "data").rename(tmp_path / "later")
    with previewing(project) as preview:
        assert "there is no such folder; set SUMMIT_DATA" in preview.get("").text
        (tmp_path / "later").rename(project / "data")
        preview.shows("documents/port-accord/", "Accord on Ports")


def test_a_module_that_would_end_the_server(preview: Preview) -> None:
    with edited(preview.package / "render.py", "from __future__", "raise SystemExit(3)\nfrom __future__"):
        preview.wait(lambda: preview.get("glossary/").status == 500, "the failure")
    with edited(preview.package / "model.py", "\nfrom coll", "\nraise SystemExit(3)\nfrom coll"):
        preview.wait(lambda: "SystemExit: 3" in preview.get("glossary/").text, "the failure")
    preview.shows("glossary/", "</html>")


def test_another_adapter_is_told_where_it_fails(preview: Preview) -> None:
    adapter = preview.project / "hooks" / "site_page.py"
    with (
        edited(adapter, "def make(", "def made("),
        edited(preview.package / "model.py", "\nfrom coll", "\nraise LookupError(3)\nfrom coll"),
    ):
        preview.wait(lambda: "end `mkdocs serve` and start it again" in preview.get("").text, "the advice")
    preview.shows("", "</html>")


def test_two_saves_of_a_module_in_one_second(tmp_path: Path) -> None:
    """Python tells whether a compiled module is out of date by whole seconds and the length of the file."""
    project = copy_project(tmp_path / "project")
    with previewing(project, PYTHONDONTWRITEBYTECODE="") as preview:
        glossary = preview.package / "pages" / "glossary.py"
        good = glossary.read_text(encoding="utf-8")
        for number in range(3):
            time.sleep(1 - time.time() % 1)
            for letter, wait in (("A", 0.6), ("B", 0)):
                words = f"Words {letter}{number}"
                glossary.write_text(
                    good.replace('gettext("Glossary")', f'gettext("{words}")'), encoding="utf-8"
                )
                time.sleep(wait)
            preview.shows("glossary/", f"<h1>Words B{number}</h1>")


@pytest.mark.parametrize("option", ["--clean", "--dirty", "--no-livereload"])
def test_options_of_mkdocs(tmp_path: Path, option: str) -> None:
    project = copy_project(tmp_path / "project")
    paper = project / "data" / "documents" / "extra-paper.yml"
    with previewing(project, "", option) as preview:
        assert "Accord on Ports" in preview.get("documents/port-accord/").text
        assert preview.get("feed.atom").status == 200
        assert preview.get("assets/site.css").status == 200
        if option == "--no-livereload":
            assert preview.address in preview.get("sitemap.xml").text
            return
        paper.write_bytes((project / "data" / "documents" / "lamp-memorandum.yml").read_bytes())
        preview.shows("documents/extra-paper/", "</html>")
        paper.unlink()
        preview.lost("documents/extra-paper/")


def test_terminated(tmp_path: Path) -> None:
    """Nothing stays in the folder for temporary files, nor a build for the index."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    project = copy_project(tmp_path / "project")
    with previewing(project, TMPDIR=str(temporary)) as preview:
        preview.wait(lambda: len([*temporary.iterdir()]) >= 2, "both folders")
        preview.process.send_signal(signal.SIGTERM)
        preview.process.wait(30)
        preview.meant_to_end = True
    assert [*temporary.iterdir()] == []


# Many requests, many edits


def test_a_page_asked_for_by_many_at_once_is_made_once(preview: Preview) -> None:
    with edited(preview.data / "documents" / "port-accord.yml", "Opens the ports of", "Opens all ports of"):
        preview.shows("documents/port-accord/", "Opens all ports of")
        pages = ["sources/", "documents/", "history/", "evidence/"] * 6
        with ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(preview.get, pages))

    assert {answer.status for answer in answers} == {200}
    for page in set(pages):
        made = {
            answer.text.partition("var livereload")[0]
            for asked, answer in zip(pages, answers, strict=True)
            if asked == page
        }
        assert len(made) == 1
        assert "</main>" in made.pop()


def test_requests_during_rebuilds_get_whole_pages(preview: Preview) -> None:
    """Old or new, but whole: never a part, nothing that is not there."""
    document = preview.data / "documents" / "port-accord.yml"
    good = document.read_text(encoding="utf-8")
    stop = threading.Event()
    faults: list[str] = []
    asked: list[str] = []

    def reader(path: str, end: str) -> None:
        while not stop.is_set():
            answer = preview.get(path)
            asked.append(path)
            if answer.status != 200 or not answer.text.rstrip().endswith(end):
                faults.append(f"{path}: {answer.status} {answer.text[-80:]!r}")

    whole = preview.get("assets/site.css").text.rstrip()[-40:]
    ends = {"documents/port-accord/": "</html>", "documents/": "</html>", "assets/site.css": whole}
    readers = [threading.Thread(target=reader, args=each) for each in ends.items() for _ in range(2)]
    for each in readers:
        each.start()
    try:
        for number in range(4):
            document.write_text(good.replace("Opens the ports", f"Opens {number} ports"), encoding="utf-8")
            preview.shows("documents/port-accord/", f"Opens {number} ports")
    finally:
        stop.set()
        for each in readers:
            each.join()
        document.write_text(good, encoding="utf-8")

    assert faults == []
    assert {*asked} == {*ends}
    assert len(asked) > 50


@dataclass(frozen=True)
class Edit:
    """A change of a file by somebody who writes, and what is to be seen of it."""

    path: str
    old: str
    new: str
    page: str
    shown: str
    status: int = 200


def edits(chance: random.Random) -> Iterator[Edit]:
    """Good and bad ones of data, templates and the package, without end. `{}` is a number."""
    accord, lamps = "data/documents/port-accord.yml", "data/documents/lamp-memorandum.yml"
    package = "hooks/summit_record"
    templates, glossary = f"{package}/templates", f"{package}/pages/glossary.py"
    foot, office = "{{ m.foot(", "sources/office-note/"
    kinds = [
        Edit(
            accord, "Opens the ports of", "Opens {} ports of", "documents/port-accord/", "Opens {} ports of"
        ),
        Edit(accord, "Accord on Ports", "Accord {}", "index-a-z/", "Accord {}"),
        Edit(lamps, "Memorandum on lamps", "Memorandum {}", "documents/", "Memorandum {}"),
        Edit("data/site.yml", "The Arland Record", "Record {}", "sources/", "Record {}"),
        Edit(accord, "form: treaty", "form: treety-{}", "documents/port-accord/", "treety-{}", 500),
        Edit(lamps, "names:", "nemes{}:", "sources/", "nemes{}", 500),
        Edit(lamps, "summary: ", "summary: [{} ", "", "lamp-memorandum.yml"),
        Edit(f"{templates}/glossary.md.j2", foot, "<p>{}</p>\n\n" + foot, "glossary/", "<p>{}</p>"),
        Edit(f"{templates}/glossary.md.j2", foot, "{{ no_{} }}" + foot, "glossary/", "no_{}", 500),
        Edit(f"{templates}/source.md.j2", foot, "{% if {} %}" + foot, office, "TemplateSyntaxError", 500),
        Edit(glossary, 'gettext("Glossary")', 'gettext("Words {}")', "glossary/", "<h1>Words {}</h1>"),
        Edit(glossary, "def pages(", "def pages_{}((", "glossary/", "SyntaxError", 500),
        Edit(
            f"{package}/model.py",
            "\nfrom coll",
            "\nraise LookupError({})\nfrom coll",
            "",
            "LookupError: {}",
            500,
        ),
        Edit("docs/.overrides/partials/footer.html", "</footer>", "<p>{}</p></footer>", office, "<p>{}</p>"),
    ]
    number = 1000
    while True:
        order = list(kinds)
        chance.shuffle(order)
        for each in order:
            number += 1
            new, shown = (words.replace("{}", str(number)) for words in (each.new, each.shown))
            yield Edit(each.path, each.old, new, each.page, shown, each.status)


def resident(process: subprocess.Popen[bytes]) -> float:
    """Memory of a process, in MB."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def work(preview: Preview, chance: random.Random, number: int, measured: Callable[[int], None]) -> None:
    """Make so many edits, each undone at once; between some of them the page as it was is asked for."""
    for count, each in enumerate(edits(chance), 1):
        path = preview.project / each.path
        good = path.read_text(encoding="utf-8")
        before = stripped(preview.get(each.page))
        assert each.old in good, each
        path.write_text(good.replace(each.old, each.new, 1), encoding="utf-8")

        def seen(each: Edit = each) -> bool:
            answer = preview.get(each.page)
            return answer.status == each.status and each.shown in answer.text

        preview.wait(seen, f"{each}, the edit {count},")
        path.write_text(good, encoding="utf-8")
        preview.wait(
            partial(same, preview, each.page, before),
            f"what was there before the edit {count}, {each},",
        )
        measured(count)
        if count == number:
            return


def same(preview: Preview, page: str, before: str) -> bool:
    return stripped(preview.get(page)) == before


def stripped(answer: Answer) -> str:
    """A page without the script that holds the time."""
    return answer.text.partition("var livereload")[0]


def test_edits_in_any_order(preview: Preview) -> None:
    """Each shows, and what is undone is as it was: fifteen of them, the same every time."""
    work(preview, random.Random("edits"), 15, lambda _: None)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read in /proc")
def test_a_day_of_edits(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """A hundred: the server stays, and does not grow with them. At the end it shows what a new one shows."""
    project = copy_project(tmp_path / "project")
    memory: dict[int, float] = {}
    pages = ["", "documents/", "documents/port-accord/", "sources/office-note/", "glossary/", "evidence/"]
    with previewing(project) as preview:
        work(
            preview,
            random.Random("day"),
            100,
            lambda count: memory.update({count: resident(preview.process)}),
        )
        last = [stripped(preview.get(page)).replace(preview.address, "") for page in pages]
    with previewing(project) as anew:  # at another port
        assert [stripped(anew.get(page)).replace(anew.address, "") for page in pages] == last
    record_property("MB", memory)

    assert memory[100] - memory[20] < 40, memory  # 11 MB were measured
