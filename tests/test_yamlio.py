from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from summit_record import yamlio

UNSAFE = {chr(c) for c in (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0))} | set(
    "\u202a\u202b\u202c\u202d\u202e"
)
UNSAFE |= set("\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="".join(UNSAFE)))
plain = st.recursive(
    texts | st.booleans() | st.none() | st.integers(-(10**18) + 1, 10**18 - 1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


class NoAliases(yaml.SafeDumper):
    """Equal lists are written out, as people write them."""

    def ignore_aliases(self, data):
        return True


def dump(value):
    return yaml.dump(value, Dumper=NoAliases, allow_unicode=True, sort_keys=False).encode()


def read(text):
    data, marks, problems = yamlio.read(text.encode(), "x.yml")
    assert problems == []
    return data, marks


def frozen(value):
    """A value with tuples for its lists, as reading gives it."""
    if isinstance(value, dict):
        return {key: frozen(inner) for key, inner in value.items()}
    return tuple(frozen(inner) for inner in value) if isinstance(value, list) else value


def lines(text):
    return [str(problem) for problem in yamlio.read(text.encode(), "x.yml")[2]]


@given(plain)
@example({"a": "no", "b": ["12:30", "1_000", "0x1F", "~", "null", "1e3", "2025-12-20", "=", "<<"]})
@example({"": "", "a b": " c ", "true": "x", "1": "y"})
@example(["'", '"', "a: b", "a #b", "- a", "\t", "\n\n", "a\nb\n", "\u2028", "😀"])
def test_what_yaml_writes_is_read_back_as_it_was(value):
    data, _, problems = yamlio.read(dump(value), "x.yml")
    assert problems == []
    assert data == frozen(value)
    assert repr(data) == repr(frozen(value))


@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"&a [*a]")
@example(b"? - a")
@example(b"%YAML 1.1\n---\n")
@example(b'"\\ud800"')
@example(b'{"a\\nb": 1, "a\\nb": 2}')
def test_any_bytes_are_data_or_problems_on_one_line_and_nothing_is_raised(content):
    data, marks, problems = yamlio.read(content, "x.yml")
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert len(str(problem).splitlines()) == 1
    assert not problems or (data is None and marks is None)


@given(st.text(st.sampled_from("ab:- \n[]{},'\"#&*!|>%@?\t"), max_size=80))
def test_any_mix_of_yaml_signs_is_data_or_problems(text):
    data, marks, problems = yamlio.read(text.encode(), "x.yml")
    assert not problems or (data is None and marks is None)


@given(st.dictionaries(texts, texts, min_size=1, max_size=5))
def test_marks_lead_to_the_keys(value):
    content = dump(value)
    _, marks, _ = yamlio.read(content, "x.yml")
    root = yaml.compose(content)
    assert isinstance(root, yaml.MappingNode)
    assert marks
    rows = root.value
    for key, node in rows:
        assert marks.find((key.value,), key=True) == (key.start_mark.line + 1, key.start_mark.column + 1)
        assert marks.find((key.value,)) == (node.start_mark.line + 1, node.start_mark.column + 1)


def test_marks_lead_into_lists_and_mappings():
    _, marks = read("a: 1\nb:\n  - c: x\n    d: [y, z]\n")
    assert marks.find(()) == (1, 1)
    assert marks.find(("a",)) == (1, 4)
    assert marks.find(("a",), key=True) == (1, 1)
    assert marks.find(("b", 0, "c")) == (3, 8)
    assert marks.find(("b", 0, "d"), key=True) == (4, 5)
    assert marks.find(("b", 0, "d", 1)) == (4, 12)


def test_marks_of_what_is_not_there_lead_to_the_nearest_thing_around_it():
    _, marks = read("a: 1\nb:\n  - c: x\n")
    assert marks.find(("b", 0, "missing")) == (3, 5)
    assert marks.find(("b", 7, "c")) == (3, 3)
    assert marks.find(("a", "value")) == (1, 4)
    assert marks.find(("nothing", "at", "all")) == (1, 1)


def test_columns_count_characters_and_a_bom_counts_for_none():
    _, marks, _ = yamlio.read("\ufeff{ж😀: é, b: x}".encode(), "x.yml")
    assert marks
    assert marks.find(("b",)) == (1, 12)


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "on", "off", "12:30", "1_000", "2025-12-20", "1.5", "1e3", "0x10", "007", "0o7", ".nan", "~",
     "True", "NULL", "+1", "12345678901234567890"],
)  # fmt: skip
def test_little_is_more_than_text(written):
    assert read(f"a: {written}")[0] == {"a": written}


@pytest.mark.parametrize(
    ("written", "value"),
    [("true", True), ("false", False), ("null", None), ("", None), ("0", 0), ("-7", -7), ("42", 42)],
)
def test_what_is_more_than_text(written, value):
    data = read(f"a: {written}")[0]
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


@pytest.mark.parametrize("written", ["'true'", '"1"', "'null'", "''", "|-\n  1"])
def test_what_is_quoted_is_text(written):
    assert isinstance(read(f"a: {written}")[0]["a"], str)


def test_keys_are_text_always():
    assert read("true: a\n1: b\nnull: c\n")[0] == {"true": "a", "1": "b", "null": "c"}


def test_depth_is_limited_exactly():
    deepest = "[" * yamlio.MAX_DEPTH + "]" * yamlio.MAX_DEPTH
    assert lines(deepest) == []
    assert lines(f"[{deepest}]") == ["x.yml:1:21: more than 20 levels deep; flatten this"]


def test_length_of_text_is_limited_exactly():
    assert lines("a: " + "x" * yamlio.MAX_TEXT) == []
    assert len(lines("a: " + "x" * (yamlio.MAX_TEXT + 1))) == 1
    assert len(lines("x" * (yamlio.MAX_TEXT + 1) + ": a")) == 1


def test_size_is_limited_exactly():
    assert yamlio.read(b"#" * yamlio.MAX_BYTES, "x.yml") == (None, None, [])
    assert len(yamlio.read(b"#" * (yamlio.MAX_BYTES + 1), "x.yml")[2]) == 1


def test_every_duplicate_is_told_with_the_first():
    assert lines("a: 1\nb: 2\na: 3\nb: 4\na: 5\n") == [
        "x.yml:3:1: 'a' is here twice (first in line 1); remove one",
        "x.yml:4:1: 'b' is here twice (first in line 2); remove one",
        "x.yml:5:1: 'a' is here twice (first in line 1); remove one",
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "\n\n"])
def test_a_file_may_hold_nothing(text):
    data, _, problems = yamlio.read(text.encode(), "x.yml")
    assert (data, problems) == (None, [])


def test_the_record_reads_the_same_without_libyaml(monkeypatch):
    """What the C parser alone takes, such as a bare `[https://a.b?c]`, other readers of the data would refuse."""
    files = sorted((Path(__file__).parents[1] / "data").glob("**/*.yml"))
    assert files
    fast = {path: yamlio.read(path.read_bytes(), path.name) for path in files}
    monkeypatch.setattr(yamlio, "_LOADER", yaml.SafeLoader)
    for path in files:
        data, marks, problems = yamlio.read(path.read_bytes(), path.name)
        assert (data, problems) == (fast[path][0], fast[path][2])
        before = fast[path][1]
        if isinstance(data, dict) and marks and before:
            assert all(marks.find((key,)) == before.find((key,)) for key in data)
