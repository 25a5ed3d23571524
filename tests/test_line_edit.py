"""Lines of a YAML file: what is set is set, and all else stays."""

import pytest
import yaml

from summit_record.commands.line_edit import set_block

FILE = """\
# A source.
added: 2026-11-22   # kept
url: https://a.example/x  # where
read:
  part: opening
  date: 2026-11
# The last comment.
"""
CHECKED = {"date": "2026-12-01", "status": "200"}


def test_a_new_key_goes_to_the_end_and_nothing_else_changes():
    made = set_block(FILE, "checked", CHECKED)
    assert made == FILE + "checked:\n  date: 2026-12-01\n  status: '200'\n"


def test_a_block_keeps_its_place_and_its_comments():
    old = FILE.replace(
        "read:",
        "checked:  # by the robot\n  date: 2026-11-01  # a Sunday\n  # what came\n  status: '404'\nread:",
    )
    made = set_block(old, "checked", CHECKED)
    assert made == old.replace("2026-11-01", "2026-12-01").replace("'404'", "'200'")


def test_a_block_on_one_line_stays_on_one_line():
    old = FILE.replace("read:", "checked: {date: 2026-11-01, status: '404'}  # why\nread:")
    made = set_block(old, "checked", CHECKED)
    assert made == old.replace("2026-11-01", "2026-12-01").replace("'404'", "'200'")


def test_a_key_that_is_no_more_goes_and_a_new_one_comes():
    old = FILE + "checked:\n    status: '404'\n    other: x\n"
    assert set_block(old, "checked", CHECKED) == FILE + "checked:\n    status: '200'\n    date: 2026-12-01\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_stay(newline, end, start):
    old = (start + FILE.rstrip("\n") + end).replace("\n", newline)
    made = set_block(old, "checked", CHECKED)
    assert made.startswith(start + FILE.rstrip("\n").replace("\n", newline))
    assert made.endswith(f"status: '200'{newline}")
    assert made.replace(newline, "").count("\n") == 0


@pytest.mark.parametrize(
    "value",
    ["200", "no answer: host not known", "200, moved to https://b.example/#a?x=1", "it's", "a # b", 'say "x"', "true",
     "2026", "[x]", "- x", "@x", "{", "'", "null", "https://web.archive.org/web/2025/https://a.example/?x=[1],{2}"],
)  # fmt: skip
@pytest.mark.parametrize("block", ["", "checked: {date: 2026-01-01, status: x}\n", "checked:\n  status: x\n"])
def test_any_text_is_read_back(value, block):
    made = set_block(FILE + block, "checked", {"date": "2026-12-01", "status": value})
    read = yaml.load(made, Loader=yaml.BaseLoader)  # noqa: S506  texts only
    assert read["checked"] == {"date": "2026-12-01", "status": value}
    assert {key: read[key] for key in ("added", "url", "read")} == yaml.load(FILE, Loader=yaml.BaseLoader)  # noqa: S506
