"""The adapter, through `mkdocs` itself: what it prints, how it ends, and that the last good site stays whole."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import site
from tests.support.site import (
    ADDRESS,
    ROOT,
    TINY,
    copy_project,
    fingerprint,
    mkdocs,
    start,
)

Break = Callable[[Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the data of the tiny world, never built."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def old(project: Path) -> dict[str, str]:
    """A last good site in `site/`: any files will do, for a failed build must not look at them."""
    (project / "site" / "a").mkdir(parents=True)
    (project / "site" / "pagefind").mkdir()
    (project / "site" / "pagefind" / "pagefind-entry.json").write_text("{}")
    (project / "site" / "index.html").write_text("the last good site")
    (project / "site" / "a" / "index.html").write_text("a page of it")
    return fingerprint(project / "site")


def left_behind(project: Path) -> list[str]:
    """What a build leaves beside the site: nothing."""
    known = {"hooks", "docs", "mkdocs.yml", "data", "site"}
    return sorted({path.name for path in project.iterdir()} - known)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# What can go wrong


def bad_data(project: Path) -> None:
    edit(project / "data" / "documents" / "port-accord.yml", "form: treaty", "form: treety")


def page_by_hand(project: Path, link: str) -> None:
    """A page that somebody wrote in Markdown; leaving it out of the navigation is meant."""
    (project / "docs" / "note.md").write_text(f"# A note\n\n{link}\n")
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\nnot_in_nav: |\n  note.md\n")


def dead_link_in_markdown(project: Path) -> None:
    page_by_hand(project, "[nowhere](nowhere.md)")


def dead_anchor_in_markdown(project: Path) -> None:
    page_by_hand(project, "[nowhere](#nowhere)")


def page_in_no_navigation(project: Path) -> None:
    (project / "docs" / "note.md").write_text("# A note\n")


def exception_at_import(project: Path) -> None:
    edit(project / "hooks" / "summit_record" / "build.py", "from . import", "syntax error\nfrom . import")


def exception_in_the_pipeline(project: Path) -> None:
    edit(
        project / "hooks" / "summit_record" / "model.py",
        "    def single(kind",
        "    1 / 0\n\n    def single(kind",
    )


def exception_in_a_page(project: Path) -> None:
    edit(
        project / "hooks" / "summit_record" / "templates" / "source.md.j2",
        "page.record",
        "page.no_such_thing",
    )


def exception_at_the_last_step(project: Path) -> None:
    edit(project / "hooks" / "summit_record" / "finish.py", "    meta = ", "    1 / 0\n    meta = ")


def exception_in_the_theme(project: Path) -> None:
    edit(
        project / "docs" / ".overrides" / "404.html", "{% block content %}", "{% block content %}{{ 1 / 0 }}"
    )


FAILURES: dict[Break, str] = {
    bad_data: "1 problems in the data",
    dead_link_in_markdown: "nowhere.md",
    dead_anchor_in_markdown: "#nowhere",
    page_in_no_navigation: "note.md",
    exception_at_import: "SyntaxError",
    exception_in_the_pipeline: "ZeroDivisionError",
    exception_in_a_page: "no_such_thing",
    exception_at_the_last_step: "ZeroDivisionError",
    exception_in_the_theme: "division by zero",
}
"""What goes wrong, and a word of what is said of it."""


@pytest.mark.parametrize("spoil", FAILURES, ids=lambda spoil: spoil.__name__)
def test_a_failed_build_leaves_the_old_site_as_it_was(
    project: Path, old: dict[str, str], spoil: Break
) -> None:
    spoil(project)

    done = mkdocs("build", "--strict", cwd=project)

    assert done.returncode == 1
    assert FAILURES[spoil] in done.stderr + done.stdout
    assert fingerprint(project / "site") == old
    assert left_behind(project) == []


@pytest.mark.parametrize("options", [["-q"], ["--quiet", "--strict"], ["--no-strict"]], ids=" ".join)
@pytest.mark.parametrize("spoil", [bad_data, dead_link_in_markdown], ids=lambda spoil: spoil.__name__)
def test_no_option_lets_a_broken_site_out(
    project: Path, old: dict[str, str], spoil: Break, options: list[str]
) -> None:
    spoil(project)

    done = mkdocs("build", *options, cwd=project)

    assert done.returncode == 1
    assert fingerprint(project / "site") == old
    assert left_behind(project) == []


def test_each_problem_is_one_line_with_its_place(project: Path) -> None:
    bad_data(project)
    edit(project / "data" / "gaps" / "paper-on-tides.yml", "title:", "titel:")

    text = (project / "data" / "documents" / "port-accord.yml").read_text(encoding="utf-8")
    line = 1 + text[: text.index("form: treety")].count("\n")

    done = mkdocs("build", cwd=project)
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]

    assert errors == [
        f"ERROR   -  data: data/documents/port-accord.yml:{line}:7: 'treety' is not in vocabularies/forms.yml; "
        "did you mean 'treaty'?",
        "ERROR   -  data: data/gaps/paper-on-tides.yml:1:1: 'titel' is not known here; did you mean 'title'?",
        "ERROR   -  data: data/gaps/paper-on-tides.yml:1:1: 'title' is missing; add it",
    ]
    assert [line for line in done.stderr.splitlines() if line not in errors] == []
    assert done.stdout.split("\n") == ["", "3 problems in the data; the site stays as it was", ""]


def test_no_data_folder_is_a_problem_like_others(project: Path, old: dict[str, str]) -> None:
    done = mkdocs("build", cwd=project, SUMMIT_DATA="nowhere")

    assert done.returncode == 1
    assert "nowhere:1:1: there is no such folder; set SUMMIT_DATA to a data folder" in done.stderr
    assert fingerprint(project / "site") == old


def test_a_page_by_hand(project: Path) -> None:
    page_by_hand(project, "[the front page](index.md)")

    done = mkdocs("build", "--strict", cwd=project)

    assert done.returncode == 0, done.stderr
    html = (project / "site" / "note" / "index.html").read_text()
    assert '<a href="..">the front page</a>' in html or '<a href="../">the front page</a>' in html
    assert "Content-Security-Policy" in html
    assert "The Arland Record" in html


def test_a_new_site_takes_the_place_of_the_old(project: Path, old: dict[str, str]) -> None:
    """Also that SUMMIT_DATA, SITE_URL and REPOSITORY_URL of the environment go before what the files say."""
    (project.parent / "elsewhere").mkdir()
    data = (project / "data").rename(project.parent / "elsewhere" / "data")

    site.build(
        data,
        project / "site",
        cwd=project,
        SITE_URL="https://mirror.example/deep/down",
        REPOSITORY_URL="https://code.example/fork/",
    )

    assert not (project / "site" / "a").exists()
    html = (project / "site" / "documents" / "port-accord" / "index.html").read_text()
    assert '<link rel="canonical" href="https://mirror.example/deep/down/documents/port-accord/">' in html
    assert re.search(r'href="https://code\.example/fork/edit/trunk/data/documents/port-accord\.yml"', html)
    assert "https://mirror.example/deep/down/" in (project / "site" / "sitemap.xml").read_text()
    assert 'href="/deep/down/assets/site.css"' in (project / "site" / "404.html").read_text()
    assert left_behind(project) == []


def test_the_data_says_addresses_where_the_environment_does_not(project: Path) -> None:
    done = mkdocs("build", "--strict", cwd=project, SITE_URL="", REPOSITORY_URL="")

    assert done.returncode == 0, done.stderr
    html = (project / "site" / "documents" / "port-accord" / "index.html").read_text()
    assert '<link rel="canonical" href="https://record.arland.example/documents/port-accord/">' in html
    assert "https://code.arland.example/record/arland/" in html


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_in_the_middle(project: Path, old: dict[str, str]) -> None:
    process = start("build", "--strict", cwd=project)
    deadline = time.monotonic() + 60
    while not list(project.glob(".site-building-*/*")) and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    assert left_behind(project) == [f".site-building-{process.pid}"]
    assert fingerprint(project / "site") == old

    site.build(project / "data", project / "site", cwd=project)

    assert left_behind(project) == []
    assert (project / "site" / "documents" / "port-accord" / "index.html").is_file()
    assert not (project / "site" / "a").exists()


def git(*arguments: str, cwd: Path) -> str:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.example"}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b.example"}
    who |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *arguments], cwd=cwd, env=os.environ | who, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_gh_deploy_publishes_the_new_site_and_never_a_broken_one(project: Path) -> None:
    bare = project.parent / "remote.git"
    git("init", "--bare", "--quiet", str(bare), cwd=project.parent)
    git("init", "--quiet", "--initial-branch=main", cwd=project)
    git("config", "user.name", "A", cwd=project)
    git("config", "user.email", "a@b.example", cwd=project)
    git("remote", "add", "origin", str(bare), cwd=project)
    git("add", "mkdocs.yml", cwd=project)
    git("commit", "--quiet", "--message", "First", cwd=project)

    done = mkdocs("gh-deploy", cwd=project, SITE_URL=ADDRESS)

    assert done.returncode == 0, done.stderr
    published = git("ls-tree", "-r", "--name-only", "gh-pages", cwd=bare).splitlines()
    assert sorted(set(published) - {".nojekyll"}) == sorted(fingerprint(project / "site"))
    assert "documents/port-accord/index.html" in published
    assert left_behind(project) == [".git"]
    before = git("rev-parse", "gh-pages", cwd=bare)

    dead_link_in_markdown(project)
    done = mkdocs("gh-deploy", cwd=project, SITE_URL=ADDRESS)

    assert done.returncode == 1
    assert git("rev-parse", "gh-pages", cwd=bare) == before


def test_only_the_adapter_knows_mkdocs() -> None:
    """The way out of MkDocs is these files to write anew: the events, one page, the preview, watching."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "hooks").rglob("*.py"))
        if re.search(
            r"^\s*(?:import|from)\s+(?:mkdocs|material)\b", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    ]

    assert found == [f"hooks/site_{name}.py" for name in ("hooks", "page", "preview", "watch")]


def test_a_relative_data_folder(tmp_path: Path) -> None:
    """The data folder may be given relative to where the command is run."""
    done = mkdocs(
        "build", "--strict", "--site-dir", tmp_path / "site", SUMMIT_DATA=os.path.relpath(TINY, ROOT)
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()


def test_settings_elsewhere(tmp_path: Path) -> None:
    """Everything is looked for beside `mkdocs.yml`, the data too."""
    project = copy_project(tmp_path / "project")

    done = mkdocs("build", "--strict", "-f", project / "mkdocs.yml", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (project / "site" / "documents" / "port-accord" / "index.html").is_file()
