"""Cells that no spreadsheet runs, and that give back what they were given."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_record.exports._cells import raw, safe, table

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0", "'=1", "''-x"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_cannot_run(text):
    assert safe(text) == f"'{text}"
    assert raw(safe(text)) == text


@pytest.mark.parametrize("text", ["-20.5", "-1", "a=b", "'quoted'", "“=”", "", "2025-12-20"])
def test_what_is_none_stays(text):
    assert safe(text) == text
    assert raw(text) == text


def test_values_of_other_types():
    assert [safe(None), safe(True), safe(False), safe(-3), safe(0)] == ["", "true", "false", "-3", "0"]


@given(st.text())
def test_every_text_comes_back(text):
    assert raw(safe(text)) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1))
def test_a_table_is_read_by_another(row):
    content = table(["a"] * len(row), [row]).decode()
    header, read = csv.reader(io.StringIO(content, newline=""))
    assert len(header) == len(row)
    assert [raw(cell) for cell in read] == row


def test_lines_end_as_rfc_4180_says():
    assert table(["a", "b"], [["x,y", 'say "z"']]) == b'a,b\r\n"x,y","say ""z"""\r\n'
