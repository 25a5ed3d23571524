"""Each folder of data_bad/ and data_good/ is a case: what it changes in the tiny world, and what comes of it."""

import os
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from summit_record import cli, load, problems, rules, yamlio
from tests import worlds

HERE = Path(__file__).parent
BAD = sorted(folder for folder in (HERE / "data_bad").iterdir() if folder.is_dir())
GOOD = sorted(folder for folder in (HERE / "data_good").iterdir() if folder.is_dir())


def name(folder):
    return folder.name


def found(folder):
    return problems.as_text(rules.check(load.load(folder))).splitlines()


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """The data folder of a case and its problems, found once."""

    @cache
    def check(case):
        data = worlds.copy(tmp_path_factory.mktemp("case") / "data", case)
        return data, rules.check(load.load(data))

    return check


@pytest.mark.parametrize("case", BAD, ids=name)
def test_bad_data_is_refused_with_these_words(case, checked, capsys):
    data, found = checked(case)
    expected = (case / "expected.txt").read_text("utf-8").splitlines()
    assert expected, "a bad case expects a problem"

    assert problems.as_text(found).splitlines() == expected
    assert cli.main(["--data", str(data), "check"]) == 1
    assert capsys.readouterr().out.splitlines() == expected


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_good_data_is_accepted(case, tmp_path, capsys):
    data = worlds.copy(tmp_path / "data", case)

    assert found(data) == []
    assert cli.main(["--data", str(data), "check"]) == 0
    assert re.fullmatch(r"No problems in \d+ records of \d+ files\.\n", capsys.readouterr().out)


def test_the_tiny_world_is_clean():
    assert found(worlds.TINY) == []


def test_every_rule_has_a_bad_case(checked):
    caught = {problem.rule for case in BAD for problem in checked(case)[1]}
    assert set(rules.rules()) <= caught


# What git or an editor would spoil if it were stored as a file.

GAP = "gaps/menu-of-dinner.yml"
TEXT = (worlds.TINY / GAP).read_bytes()
BYTES = {
    "invalid UTF-8": (
        TEXT.replace(b"text: Nothing", b"text: Nothing \xff"),
        "2:15: this is not UTF-8; save the file as UTF-8",
    ),
    "UTF-16": (TEXT.decode().encode("utf-16"), "1:1: this is not UTF-8; save the file as UTF-8"),
    "a cut character": (TEXT + b"note: \xe2\x82", "6:7: this is not UTF-8; save the file as UTF-8"),
    "30,000 brackets": (
        b"title: " + b"[" * 30_000,
        "1:27: more than 20 levels deep; flatten this",
    ),
    "30,000 braces": (b"{a: " * 30_000, "1:81: more than 20 levels deep; flatten this"),
    "30,000 nested lists": (b"- " * 30_000, "1:41: more than 20 levels deep; flatten this"),
    "a NUL": (
        TEXT.replace(b"Nothing", b"No\x00thing"),
        "2:9: an invisible character is not allowed here (u+0000); remove it",
    ),
    "an escape": (
        TEXT.replace(b"Nothing", b"\x1b[2JNothing"),
        "2:7: an invisible character is not allowed here (u+001b); remove it",
    ),
    "text turned around": (
        TEXT.replace(b"Nothing", "\u202eNothing".encode()),
        "2:7: an invisible character is not allowed here (right-to-left override); remove it",
    ),
    "an isolate": (
        TEXT.replace(b"Nothing", "\u2066Nothing".encode()),
        "2:7: an invisible character is not allowed here (left-to-right isolate); remove it",
    ),
    "a BOM in the middle": (
        TEXT.replace(b"Nothing", b"\xef\xbb\xbfNothing"),
        "2:7: an invisible character is not allowed here (zero width no-break space); remove it",
    ),
    "a carriage return alone": (
        TEXT.replace(b"\n", b"\r"),
        "1:34: an invisible character is not allowed here (u+000d); remove it",
    ),
    "a huge file": (
        b"#" * (yamlio.MAX_BYTES + 1),
        "1:1: the file is larger than 1,000,000 bytes; split it into several records",
    ),
    "a huge text": (
        TEXT + b"note: " + b"x" * (yamlio.MAX_TEXT + 1),
        "6:7: this text is longer than 20,000 characters; shorten it",
    ),
    "an escape that YAML itself makes": (
        TEXT.replace(b"text: Nothing was found about a dinner.", b'text: "No\\u202ething"'),
        "2:7: an invisible character is not allowed here (right-to-left override); remove it",
    ),
}


@pytest.mark.parametrize("content", BYTES.values(), ids=BYTES.keys())
def test_nasty_bytes_are_one_problem_with_a_place(content, tiny):
    (tiny / GAP).write_bytes(content[0])
    assert found(tiny) == [f"data/{GAP}:{content[1]}"]


def test_a_bom_and_windows_line_ends_change_nothing(tiny):
    for path in tiny.rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(tiny) == []


def link_to_file(tiny):
    (tiny / GAP).rename(tiny / "moved")
    (tiny / GAP).symlink_to(tiny / "moved")
    (tiny / "moved").rename(tiny.parent / "moved")
    return f"data/{GAP}:1:1: this is a link; put the file itself here"


def link_to_folder(tiny):
    shutil.move(tiny / "gaps", tiny.parent / "gaps")
    (tiny / "gaps").symlink_to(tiny.parent / "gaps", target_is_directory=True)
    return "data/gaps:1:1: this is a link; put the file itself here"


def folder_for_file(tiny):
    (tiny / GAP).unlink()
    (tiny / GAP).mkdir()
    return f"data/{GAP}:1:1: only files of records belong here; remove it or move it"


def file_for_folder(tiny):
    shutil.rmtree(tiny / "gaps")
    (tiny / "gaps").write_text("")
    return "data/gaps:1:1: only .yml files belong here; rename or remove it"


def pipe_for_file(tiny):
    (tiny / GAP).unlink()
    os.mkfifo(tiny / GAP)
    return f"data/{GAP}:1:1: only files of records belong here; remove it or move it"


def pipe_for_single_file(tiny):
    (tiny / "withdrawn.yml").unlink()
    os.mkfifo(tiny / "withdrawn.yml")
    return "data/withdrawn.yml:1:1: only .yml files belong here; rename or remove it"


def line_break_in_name(tiny):
    (tiny / "gaps" / "a\nb.yml").write_text("")
    return "data/gaps/a?b.yml:1:1: a file's name is its id: lower-case letters, digits and single hyphens; rename it"


@pytest.mark.skipif(os.name == "nt", reason="these cannot be made there")
@pytest.mark.parametrize(
    "make",
    [
        link_to_file,
        link_to_folder,
        folder_for_file,
        file_for_folder,
        pipe_for_file,
        pipe_for_single_file,
        line_break_in_name,
    ],
)
def test_what_is_no_file_is_one_problem(make, tiny):
    expected = make(tiny)
    assert found(tiny) == [expected]
