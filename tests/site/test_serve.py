"""`mkdocs serve`, as somebody writing sees it: every edit shows within seconds, and no mistake ends the server.

The project and its data are copies, so that edits of the package, its templates and rules are tried as well.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.site import Answer, command, copy_project, environment, get

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
def previewing(project: Path, **changes: str) -> Iterator[Preview]:
    """Run `mkdocs serve` in a project, from its first page to its end by Ctrl-C."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = project.parent / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command("serve", "--dev-addr", f"127.0.0.1:{port}"),
            cwd=project,
            env=environment(**changes),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    preview = Preview(project, process, port, log)
    try:
        preview.says("Serving on", 0)
        preview.wait(lambda: preview.get("").status == 200, "the front page")
        yield preview
        assert process.poll() is None, f"the server ended:\n{preview.said()[-3000:]}"
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
