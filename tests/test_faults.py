"""What the machine may do to a build: the last good site stays, and one line says what happened."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summit_record import build as pipeline
from summit_record import load, problems, publish, rules
from summit_record.load import file
from tests.support.site import (
    Built,
    build_twice_at_once,
    command,
    copy_project,
    environment,
    fingerprint,
    mkdocs,
    start,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and mounts of POSIX")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the tiny world, and a last good site."""
    project = copy_project(tmp_path / "project")
    good(project / "site")
    return project


def good(folder: Path) -> dict[str, str]:
    (folder / "a").mkdir(parents=True)
    (folder / "pagefind").mkdir()
    (folder / "pagefind" / "pagefind-entry.json").write_text("{}")
    (folder / "index.html").write_text("the last good site")
    (folder / "a" / "index.html").write_text("a page of it")
    return fingerprint(folder)


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".site-*"))


def said(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a failed build, past what MkDocs tells of its progress."""
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line and "INFO" not in line]
    assert done.returncode == 1, lines
    assert not [line for line in lines if "Traceback" in line], "\n".join(lines)
    assert len(lines) == 1, "\n".join(lines)
    return lines[0]


# A full disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """A disk of so many bytes."""
    mounted: list[Path] = []

    def mount(size: int) -> Path:
        folder = tmp_path / "disk"
        folder.mkdir()
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
        )
        if made.returncode:
            pytest.skip("no disk may be mounted here")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", folder], check=True)


def blocks(files: list[Path]) -> int:
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in files)


ROOM = {"for few pages": -1, "for few files of the index": 30_000, "for half of the index": 150_000}


@pytest.mark.parametrize("when", ROOM)
def test_a_full_disk(when: str, tiny_built: Built, disk: Callable[[int], Path]) -> None:
    files = [path for path in tiny_built.folder.rglob("*") if path.is_file()]
    pages = blocks([path for path in files if "pagefind" not in path.parts])
    place = disk(300_000 if ROOM[when] < 0 else pages + ROOM[when])
    old = good(place / "site")

    done = mkdocs("build", "--strict", "--site-dir", place / "site", SUMMIT_DATA=str(tiny_built.data))

    line = said(done)
    assert "No space left on device" in line or "Pagefind" in line
    assert line.endswith("; the site stays as it was")
    assert fingerprint(place / "site") == old
    assert left_behind(place) == []


def test_files_may_not_grow(project: Path) -> None:
    """The same where no disk can be mounted."""
    old = fingerprint(project / "site")

    done = subprocess.run(
        command("build", "--strict"),
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)),
    )

    assert "File too large" in said(done)
    assert fingerprint(project / "site") == old
    assert left_behind(project) == []


# What is in the way


def test_a_file_where_a_folder_should_be(project: Path) -> None:
    (project / "file").write_text("somebody's")

    done = mkdocs("build", "--strict", "--site-dir", "file/site", cwd=project)

    assert "Not a directory" in said(done)
    assert (project / "file").read_text() == "somebody's"


def test_a_file_where_the_site_should_be(project: Path) -> None:
    (project / "file").write_text("somebody's")

    done = mkdocs("build", "--strict", "--site-dir", "file", cwd=project)

    assert "a file stands where the site should go" in said(done)
    assert (project / "file").read_text() == "somebody's"


@pytest.mark.parametrize("name", ["data", "hooks", "data/site"])
def test_a_folder_that_holds_no_site_is_not_replaced(project: Path, name: str) -> None:
    folder = project / name.partition("/")[0]
    before = {key: value for key, value in fingerprint(folder).items() if "__pycache__" not in key}

    done = mkdocs("build", "--strict", "--site-dir", name, cwd=project)

    assert "name another folder for the site" in said(done)
    after = fingerprint(folder)
    assert {key: after[key] for key in before} == before


@pytest.mark.skipif(os.getuid() == 0, reason="root may read and write everything")
@pytest.mark.parametrize("what", ["data/documents", "."])
def test_no_permission(project: Path, what: str) -> None:
    old = fingerprint(project / "site")
    (project / what).chmod(0o500 if what == "." else 0)
    try:
        done = mkdocs("build", "--strict", cwd=project)
    finally:
        (project / what).chmod(0o700)

    assert "Permission denied" in said(done)
    assert fingerprint(project / "site") == old


def test_a_site_that_is_a_link(tmp_path: Path) -> None:
    """The link goes, what it led to stays."""
    good(tmp_path / "elsewhere")
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    staging = publish.begin(tmp_path / "site")
    good(staging)

    publish.finish(staging, tmp_path / "site")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "site"]
    assert not (tmp_path / "site").is_symlink()
    assert (tmp_path / "elsewhere" / "index.html").is_file()


# What is not there


@pytest.mark.parametrize(
    "asset", ["fonts/edition-serif-latin.woff2", "site.css", "site.js", "search.js", "favicon.svg"]
)
def test_a_missing_asset(project: Path, asset: str) -> None:
    old = fingerprint(project / "site")
    (project / "docs" / "assets" / asset).unlink()

    line = said(mkdocs("build", "--strict", cwd=project))

    assert line == f"assets/{asset}: asked for by pages and not there; the site stays as it was"
    assert fingerprint(project / "site") == old
    assert left_behind(project) == []


def by_hand(project: Path, name: str, content: bytes | str) -> None:
    """A page somebody wrote, and the setting that lets it stand outside the navigation."""
    path = project / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\nnot_in_nav: |\n  *.md\n")


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("README.md", "index.html"),
        ("glossary.md", "glossary/index.html"),
        ("documents/lamp-memorandum.md", "documents/lamp-memorandum/index.html"),
        ("robots.txt", "robots.txt"),
        ("glossary/index.html", "glossary/index.html"),
    ],
)
def test_a_page_by_hand_where_one_of_the_record_stands(project: Path, name: str, page: str) -> None:
    old = fingerprint(project / "site")
    by_hand(project, name, "# Somebody's\n")

    done = mkdocs("build", "-q", cwd=project)

    assert said(done) == f"docs/{name}: the record has {page} of its own; rename it"
    assert fingerprint(project / "site") == old


def test_a_link_to_a_place_that_is_not_on_the_page(project: Path) -> None:
    old = fingerprint(project / "site")
    by_hand(
        project,
        "note.md",
        "# N\n\n[a](documents/port-accord.md#nope) [b](documents/port-accord.md#sources)\n",
    )

    done = mkdocs("build", "-q", cwd=project)

    assert (
        said(done)
        == "documents/port-accord/#nope: linked to from docs/ and not there; the site stays as it was"
    )
    assert fingerprint(project / "site") == old


def test_a_page_by_hand_that_is_not_text(project: Path) -> None:
    by_hand(project, "note.md", b"# N\xff\n")

    done = mkdocs("build", "-q", cwd=project)

    assert done.returncode == 1
    assert done.stdout == "\nA file in docs/, named above, is not UTF-8; the site stays as it was\n"
    assert "Encoding error reading file: note.md" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--dirty"], "leave out --dirty"),
        (["--no-directory-urls"], "use_directory_urls must be true"),
    ],
    ids=lambda each: str(each),
)
def test_options_that_would_break_the_site(project: Path, options: list[str], words: str) -> None:
    old = fingerprint(project / "site")

    done = mkdocs("build", "-q", *options, cwd=project)

    assert words in said(done)
    assert fingerprint(project / "site") == old


@pytest.mark.parametrize(
    ("name", "value"), [("SITE_URL", "example.org"), ("REPOSITORY_URL", "x"), ("SUMMIT_LANGS", "eo")]
)
def test_a_variable_that_is_wrong(project: Path, name: str, value: str) -> None:
    old = fingerprint(project / "site")

    done = mkdocs("build", cwd=project, **{name: value})

    assert done.returncode == 1
    assert f"{name}:1:1: '{value}' is no" in done.stderr.replace("is not a web address", "is no")
    assert fingerprint(project / "site") == old


@pytest.mark.parametrize("options", [["-q"], ["-q", "--no-strict"]], ids=" ".join)
def test_a_broken_link_and_a_quiet_build(project: Path, options: list[str]) -> None:
    old = fingerprint(project / "site")
    (project / "docs" / "note.md").write_text("# A note\n\n[nowhere](nowhere.md)\n")
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\nnot_in_nav: |\n  note.md\n")

    done = mkdocs("build", *options, cwd=project)

    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "",
        "1 warnings; the site stays as it was",
        "  Doc file 'note.md' contains a link 'nowhere.md', but the target is not found among documentation files.",
    ]
    assert fingerprint(project / "site") == old


def test_a_quiet_build_tells_the_first_warnings_of_many(project: Path) -> None:
    links = "\n".join(f"[nowhere](nowhere-{number}.md)" for number in range(8))
    (project / "docs" / "note.md").write_text(f"# A note\n\n{links}\n")
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\nnot_in_nav: |\n  note.md\n")

    lines = mkdocs("build", "-q", cwd=project).stdout.splitlines()

    assert lines[1] == "8 warnings; the site stays as it was"
    assert [each for line in lines[2:7] for each in re.findall(r"'(nowhere-\d)", line)] == [
        f"nowhere-{n}" for n in range(5)
    ]
    assert lines[7:] == ["  and 3 more"]


# Two at once


def test_two_builds_at_once(project: Path) -> None:
    build_twice_at_once(project)

    assert (project / "site" / "documents" / "port-accord" / "index.html").is_file()
    assert (project / "site" / "pagefind" / "pagefind-entry.json").is_file()
    assert not (project / "site" / "a").exists()
    assert left_behind(project) == []


def test_another_build_is_first_by_a_hair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between our two renames another build puts its site in place."""
    target = tmp_path / "site"
    good(target)
    staging = publish.begin(target)
    good(staging)
    (staging / "ours").write_text("")
    rename = Path.rename

    def late(path: Path, other: Path) -> Path:
        if path == staging and not (tmp_path / "was").exists():
            (tmp_path / "was").write_text("")
            good(target)
        return rename(path, other)

    monkeypatch.setattr(Path, "rename", late)
    publish.finish(staging, target)

    assert (target / "ours").is_file()
    assert left_behind(tmp_path) == []


def test_the_old_site_comes_back_where_the_new_one_cannot_be_put(tmp_path: Path) -> None:
    target = tmp_path / "site"
    old = good(target)

    with pytest.raises(OSError, match="No such file"):
        publish.finish(tmp_path / ".site-building-1", target)

    assert fingerprint(target) == old
    assert left_behind(tmp_path) == []


# Killed


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_killed_in_the_middle(project: Path, how: signal.Signals) -> None:
    old = fingerprint(project / "site")
    build = start("build", "--strict", cwd=project)
    deadline = time.monotonic() + 60
    while not list(project.glob(".site-building-*/documents/*")) and time.monotonic() < deadline:
        assert build.poll() is None
        time.sleep(0.01)
    build.send_signal(how)
    output, _ = build.communicate(timeout=60)

    assert build.returncode != 0
    assert "Traceback" not in output
    assert fingerprint(project / "site") == old

    done = mkdocs("build", "--strict", cwd=project)

    assert done.returncode == 0, done.stderr
    assert left_behind(project) == []
    assert not (project / "site" / "a").exists()


# Files that change while they are read


def gone(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])


def garbage(path: Path) -> None:
    path.write_bytes(b"\xff\x00[[[")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


LATER = ["translations/el.po", "figures/outlines.yml", "site.yml", "documents/port-accord.yml"]


@pytest.mark.parametrize("change", [gone, cut, garbage, folder], ids=lambda each: each.__name__)
@pytest.mark.parametrize("name", LATER)
def test_a_file_changes_after_it_was_checked(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[Path], None]
) -> None:
    """What was checked is built, or the change is a problem; nothing of it is raised."""
    good = Path(__file__).parent / "data_good"
    shutil.copytree(good / "translated", tiny, dirs_exist_ok=True)
    shutil.copytree(good / "site-in-two-languages", tiny, dirs_exist_ok=True)
    check = rules.check

    def and_then(data: load.Data) -> list[problems.Problem]:
        found = check(data)
        change(tiny / name)
        return found

    monkeypatch.setattr(rules, "check", and_then)
    built = pipeline.build(tiny, {})

    assert built.problems == ()
    assert "documents/port-accord.md" in {output.path for output in built.outputs}


@pytest.mark.parametrize("change", [gone, cut, garbage, folder], ids=lambda each: each.__name__)
def test_a_file_changes_after_it_was_listed(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    read = file.read_file

    def and_before(path: Path, *rest: Any) -> None:
        if path.stem == "menu-of-dinner":
            change(path)
        read(path, *rest)

    monkeypatch.setattr(load.folder, "read_file", and_before)
    found = problems.as_text(rules.check(load.load(tiny))).splitlines()

    assert len(found) >= 1
    assert all(line.startswith("data/gaps/menu-of-dinner.yml:") for line in found)


def test_an_editor_saves_all_the_while(project: Path, tmp_path: Path) -> None:
    """Each build ends with a whole new site, or with the old one and the place of what it did not like."""
    whole = copy_project(tmp_path / "quiet")
    assert mkdocs("build", "--strict", cwd=whole).returncode == 0
    new, before = fingerprint(whole / "site"), fingerprint(project / "site")
    path = project / "data" / "documents" / "port-accord.yml"
    content = path.read_bytes()
    for part in (content[: len(content) // 2], content):
        build = start("build", "--strict", cwd=project)
        while build.poll() is None:
            path.write_bytes(part)
            path.write_bytes(content)
            time.sleep(0.001)
        output = build.communicate()[0]
        after = fingerprint(project / "site")
        if build.returncode == 0:
            assert after == new
            before = new
        else:
            assert build.returncode == 1
            assert after == before
            assert re.search(r"data/documents/port-accord\.yml:\d+:\d+: ", output), output
            assert "Traceback" not in output


# Somebody who waits


@pytest.mark.parametrize(("quiet", "bars"), [((), ["downloads", "pages and files"]), (("--quiet",), [])])
def test_a_build_on_a_terminal_says_how_far_it_is(
    project: Path, quiet: tuple[str, ...], bars: list[str]
) -> None:
    ours, theirs = pty.openpty()
    build = subprocess.Popen(command("build", *quiet), cwd=project, env=environment(), stderr=theirs)
    os.close(theirs)
    said = b""
    with contextlib.suppress(OSError):  # Linux says so when the other end is closed
        while piece := os.read(ours, 4096):
            said += piece
    os.close(ours)

    assert build.wait(timeout=60) == 0
    full = re.findall(rf"\[{'#' * 30}\] (\d+)/(\d+) ([a-z ]*[a-z])", said.decode())
    assert [what for _, _, what in full] == bars
    assert (b"Reading and checking the data" in said) == bool(bars)
    assert all(done == total for done, total, _ in full)
