import json
import re
import subprocess
import sys
from datetime import date

import pytest

from summit_record import cli, load, rules, yamlio
from summit_record.schema import KINDS, RECORDS, SINGLES, TERMS


@pytest.fixture
def run(tiny, capsys, monkeypatch):
    """Run a command on the tiny world: its exit code, what it printed, what it complained about."""
    monkeypatch.setenv("SUMMIT_DATA", str(tiny))

    def run(*arguments):
        code = cli.main(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_check_says_that_clean_data_is_clean(run, tiny):
    records = sum(1 for kind in RECORDS for _ in (tiny / kind).iterdir()) + len(SINGLES)
    files = len([path for path in tiny.rglob("*.yml") if "figures" not in path.parts])
    assert run("check") == (0, f"No problems in {records} records of {files} files.\n", "")
    assert run("check", "--format", "json") == (0, "[]\n", "")


def test_check_prints_problems_and_returns_one(run, tiny):
    (tiny / "site.yml").unlink()
    assert run("check") == (1, "data/site.yml:1:1: site.yml is missing; write it\n", "")
    code, out, _ = run("check", "--format", "json")
    assert code == 1
    assert [row["rule"] for row in json.loads(out)] == ["missing-file"]


def test_the_data_folder_is_the_option_else_the_environment_else_data(run, tiny, tmp_path, monkeypatch):
    other = tmp_path / "other"
    assert run("--data", str(other), "check")[0] == 1
    assert run("check", "--data", str(other))[0] == 1
    assert run("check", "--data", str(tiny))[0] == 0
    monkeypatch.delenv("SUMMIT_DATA")
    monkeypatch.chdir(tiny.parent)
    assert run("check")[0] == 0
    monkeypatch.chdir(tmp_path.parent)
    assert run("check")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [[], ["nothing"], ["check", "--format", "xml"], ["pages"], ["new", "documents"], ["check", "more"]],
)
def test_wrong_use_is_two(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "usage: summit-record" in err


def test_help_is_zero(run):
    code, out, _ = run("--help")
    assert code == 0
    for command in ("check", "pages", "schema", "new"):
        assert command in out


def test_it_runs_as_a_module(tiny):
    command = [sys.executable, "-m", "summit_record", "--data", str(tiny), "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problems in ")


def test_pages_writes_every_output(run, tiny, tmp_path):
    from summit_record.build import build

    out = tmp_path / "out" / "pages"
    code, printed, _ = run("pages", str(out))
    outputs = build(tiny).outputs
    assert code == 0
    assert printed == f"{len(outputs)} files in {out}\n"
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == {output.path for output in outputs}
    assert "Accord on Ports" in (out / "documents" / "port-accord.md").read_text("utf-8")


def test_pages_of_bad_data_are_not_written(run, tiny, tmp_path):
    (tiny / "site.yml").unlink()
    code, out, _ = run("pages", str(tmp_path / "out"))
    assert code == 1
    assert "site.yml is missing" in out
    assert not (tmp_path / "out").exists()


def test_pages_into_a_file_is_wrong_use(run, tmp_path):
    (tmp_path / "out").write_text("")
    code, _, err = run("pages", str(tmp_path / "out"))
    assert code == 2
    assert err.startswith("summit-record: ")


def test_schema_writes_one_file_a_kind_and_a_list(run, tiny):
    code, out, _ = run("schema")
    names = {path.name for path in (tiny / "schema").iterdir()}
    assert code == 0
    assert len(out.splitlines()) == len(names)
    assert names == {f"{name}.json" for name in (*KINDS, *TERMS, "terms.schema")}


def test_schema_needs_a_data_folder(run, tmp_path):
    code, _, err = run("schema", "--data", str(tmp_path / "nothing"))
    assert code == 2
    assert "there is no folder" in err
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("kind", RECORDS)
def test_new_begins_a_record(run, tiny, kind):
    code, out, _ = run("new", kind, "something-new")
    path = tiny / kind / "something-new.yml"
    assert (code, out) == (0, f"{path}\n")
    content = path.read_bytes()
    data, _, problems = yamlio.read(content, "x.yml")
    assert problems == []
    assert data["added"] == data["updated"] == date.today().isoformat()
    assert content.startswith(f"# yaml-language-server: $schema=../schema/{kind}.json\n".encode())
    assert content.endswith(b"\n")


@pytest.mark.parametrize("kind", RECORDS)
def test_what_is_left_of_the_examples_is_refused(run, tiny, kind):
    """Every example text of a new file, also of what was taken in; dates and ids might be right."""
    run("new", kind, "something-new")
    path = tiny / kind / "something-new.yml"
    whole = re.sub(r"^#(?! )", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(whole, "utf-8")
    examples = whole.count("EXAMPLE ")
    assert examples

    found = [problem for problem in rules.check(load.load(tiny)) if problem.rule == "leftovers"]

    assert sum("'EXAMPLE " in problem.message for problem in found) == examples
    assert {problem.path for problem in found} == {f"data/{kind}/something-new.yml"}


def test_new_makes_the_folder_of_the_first_of_a_kind(run, tiny):
    for path in (tiny / "corrections").iterdir():
        path.unlink()
    (tiny / "corrections").rmdir()
    assert run("new", "corrections", "first")[0] == 0


@pytest.mark.parametrize(
    ("kind", "id_", "said"),
    [
        ("document", "x", "'document' is no kind of record; did you mean 'documents'?"),
        ("../documents", "x", "'../documents' is no kind of record; did you mean 'documents'?"),
        ("summit", "x", "'summit' is no kind of record; use one of: bodies, "),
        ("documents", "../x", "'../x' cannot be an id; take lower-case letters, digits and single hyphens"),
        ("documents", "X", "'X' cannot be an id; "),
        ("documents", "x\n", "cannot be an id; "),
        ("documents", "x" * 101, "cannot be an id; "),
        (
            "documents",
            "port-accord",
            "data/documents/port-accord.yml is there already; edit it or take another id",
        ),
        ("documents", "ports-accord", "'ports-accord' is a former id of documents/port-accord, "),
        ("documents", "by", "'by' is needed for an address of the site; take another id"),
        ("documents", "port-paper", "'port-paper' was withdrawn; take another id"),
    ],
)
def test_new_refuses_what_cannot_be(run, tiny, kind, id_, said):
    before = sorted(tiny.rglob("*"))
    code, out, err = run("new", kind, id_)
    assert (code, out) == (2, "")
    assert said in err
    assert sorted(tiny.rglob("*")) == before


def test_new_does_not_overwrite_what_cannot_be_read(run, tiny):
    path = tiny / "gaps" / "menu-of-dinner.yml"
    path.write_text("broken: [")
    assert run("new", "gaps", "menu-of-dinner")[0] == 2
    assert path.read_text() == "broken: ["
