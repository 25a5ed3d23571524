import json

from summit_record.problems import Problem, as_json, as_text

LATER = Problem("b.yml", 1, 1, "shape", "x; y")
FIRST = Problem("a.yml", 2, 9, "shape", "x; y")
SECOND = Problem("a.yml", 10, 1, "shape", "x; “y”")


def test_problems_sort_by_path_then_line_as_a_number_then_column():
    assert sorted([LATER, SECOND, FIRST]) == [FIRST, SECOND, LATER]


def test_text_has_a_line_each_in_the_form_editors_link_without_repeats():
    assert as_text([LATER, FIRST, LATER]) == "a.yml:2:9: x; y\nb.yml:1:1: x; y"
    assert as_text([]) == ""


def test_json_says_the_same_with_the_rule():
    assert json.loads(as_json([LATER, SECOND])) == [
        {"path": "a.yml", "line": 10, "column": 1, "rule": "shape", "message": "x; “y”"},
        {"path": "b.yml", "line": 1, "column": 1, "rule": "shape", "message": "x; y"},
    ]
    assert json.loads(as_json([])) == []
