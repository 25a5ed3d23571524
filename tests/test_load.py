import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summit_record import load, rules, yamlio
from summit_record.load.file import read_file
from summit_record.schema import KINDS, TERMS
from tests import worlds

FILES = sorted(path.relative_to(worlds.TINY).as_posix() for path in worlds.TINY.rglob("*.yml"))


def lines(folder):
    return [str(problem) for problem in load.load(folder).problems]


def texts_in(value, path=()):
    """The place of every text in plain data."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict | tuple):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts_in(inner, (*path, key))


def emptied(value, path):
    """The same data with an empty text at `path`."""
    if not path:
        return ""
    step, *rest = path
    if isinstance(value, dict):
        return {**value, step: emptied(value[step], rest)}
    return tuple(emptied(inner, rest) if index == step else inner for index, inner in enumerate(value))


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("figures/")])
def test_no_text_may_be_empty(name, tmp_path):
    raw, _, _ = yamlio.read((worlds.TINY / name).read_bytes(), name)
    folder, file = Path(name).parent.name, tmp_path / Path(name).name
    kind = {"": file.stem, "vocabularies": file.stem, "terms": load.TRANSLATION_TERMS}.get(folder, folder)
    for path in texts_in(raw):
        file.write_text(json.dumps(emptied(raw, path)), "utf-8")
        data = load.Data(worlds.TINY, "tiny")
        read_file(file, name, kind, data)
        assert data.problems, f"{path} may be empty"


@pytest.mark.parametrize(
    ("name", "companion"),
    [(".x.yml.swp", True), ("x.yml~", True), ("#x.yml#", True), ("el.mo", True), ("x.yml", False), ("x.yml.bak", False),
     ("#x.yml", False)],
)  # fmt: skip
def test_what_editors_put_beside_a_file_is_passed_over_and_nothing_else(name, companion, tmp_path):
    folder = worlds.copy(tmp_path / "data")
    if name != "x.yml":
        (folder / "documents" / name).write_text("a: [", "utf-8")

    assert load.is_companion(name) is companion
    assert len(lines(folder)) == (not companion and name != "x.yml")


def test_every_file_is_a_record_with_its_place():
    data = load.load(worlds.TINY)
    assert data.problems == []
    assert set(data.records) == set(KINDS) | set(TERMS)
    record = data.of("documents")["port-accord"]
    assert (record.kind, record.id, record.value.id) == ("documents", "port-accord", "port-accord")
    assert record.path == "tiny/documents/port-accord.yml"
    summit = data.single("summit")
    assert summit
    assert summit.value.host == "arland"
    assert data.single("nothing") is None
    assert data.of("nothing") == {}


def test_terms_keep_their_order_and_know_their_place():
    terms = load.load(worlds.TINY).of("publisher-kinds")
    assert list(terms) == ["official", "state-media", "independent", "academic", "aggregator"]
    problem = terms["state-media"].problem("x", ("label",), "y")
    assert str(problem) == "tiny/vocabularies/publisher-kinds.yml:3:30: y"


def test_a_problem_stands_at_its_value_or_its_key():
    record = load.load(worlds.TINY).of("documents")["port-accord"]
    assert str(record.problem("x", ("form",), "y")).endswith("port-accord.yml:7:7: y")
    assert str(record.problem("x", ("form",), "y", key=True)).endswith("port-accord.yml:7:1: y")
    assert str(record.problem("x", (), "y")).endswith("port-accord.yml:1:1: y")


def test_text_is_folded_to_one_line_and_to_composed_letters(tiny):
    gap = tiny / "gaps" / "menu-of-dinner.yml"
    gap.write_text(gap.read_text().replace("Nothing was found", "|\n  Cafe\u0301\n\n    was  empty\n  #"))
    data = load.load(tiny)
    assert data.problems == []
    assert data.of("gaps")["menu-of-dinner"].value.text == "Café was empty # about a dinner."


def test_a_missing_folder_is_a_problem(tmp_path):
    assert lines(tmp_path / "nothing") == [
        "nothing:1:1: there is no such folder; set SUMMIT_DATA to a data folder"
    ]


def test_an_empty_folder_lacks_two_files(tmp_path):
    assert lines(tmp_path) == [
        f"{tmp_path.name}/site.yml:1:1: site.yml is missing; write it",
        f"{tmp_path.name}/summit.yml:1:1: summit.yml is missing; write it",
    ]
    assert rules.check(load.load(tmp_path)) == sorted(load.load(tmp_path).problems)


def test_a_file_that_cannot_be_read_is_a_problem(tiny, monkeypatch):
    whole = Path.open

    def refuse(path, *arguments, **named):
        if path.name == "arland.yml":
            raise PermissionError(13, "Permission denied")
        return whole(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", refuse)
    data = load.load(tiny)
    assert [str(problem) for problem in data.problems] == [
        "data/countries/arland.yml:1:1: cannot be read (Permission denied); check it"
    ]
    assert ("countries", "arland") in data.unreadable


def test_the_folder_has_a_name_also_where_it_is_the_one_we_are_in(tiny, monkeypatch):
    monkeypatch.chdir(tiny)
    (tiny / "site.yml").unlink()
    assert lines(Path()) == ["data/site.yml:1:1: site.yml is missing; write it"]


def test_the_number_of_files_is_limited(tiny, monkeypatch):
    monkeypatch.setattr(load.folder, "MAX_FILES", 3)
    found = lines(tiny)
    assert "data/bodies/belmark-courier.yml:1:1: more than 3 files; this is the limit" in found


def test_a_huge_file_is_not_read(tiny, monkeypatch):
    big = tiny / "gaps" / "menu-of-dinner.yml"
    with big.open("wb") as file:
        file.truncate(10**9)
    assert lines(tiny) == [
        "data/gaps/menu-of-dinner.yml:1:1: the file is larger than 1,000,000 bytes; "
        "split it into several records"
    ]


@pytest.mark.parametrize("folder", ["translations", "schema", "figures", ".git", ".cache"])
def test_folders_of_other_things_are_left_alone(tiny, folder):
    (tiny / folder).mkdir(exist_ok=True)
    (tiny / folder / "anything.txt").write_text("x")
    assert lines(tiny) == []


@pytest.mark.parametrize(
    ("given", "known", "said"),
    [
        ("documnts", ["documents", "events"], "did you mean 'documents'?"),
        ("xyz", ["b", "a"], "use one of: a, b"),
        ("xyz", [], "remove it or correct it"),
        ("xyz", [str(n) for n in range(31)], "remove it or correct it"),
    ],
)
def test_suggestions(given, known, said):
    assert load.suggest(given, known) == said


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(deleted=st.sets(st.sampled_from(FILES), min_size=1, max_size=20))
def test_whatever_is_deleted_the_rest_is_checked_and_nothing_is_raised(tmp_path_factory, deleted):
    folder = tmp_path_factory.mktemp("deleted") / "data"
    worlds.copy(folder)
    for name in deleted:
        (folder / name).unlink()
    for problem in rules.check(load.load(folder)):
        assert "; " in problem.message or "did you mean" in problem.message
    shutil.rmtree(folder)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=st.sampled_from(FILES),
    line=st.integers(0, 60),
    written=st.sampled_from(
        ["", "x: y", "- x", "names: 7", "  sources: null", "date: [1]", "id: 1", "terms: x", "{"]
    ),
)
def test_whatever_line_is_changed_each_problem_says_what_to_do(tmp_path_factory, name, line, written):
    folder = tmp_path_factory.mktemp("changed") / "data"
    worlds.copy(folder)
    rows = (folder / name).read_text("utf-8").split("\n")
    rows[line % len(rows)] = written
    (folder / name).write_text("\n".join(rows), "utf-8")
    for problem in rules.check(load.load(folder)):
        assert len(str(problem).splitlines()) == 1
        assert "; " in problem.message
    shutil.rmtree(folder)


def test_what_was_kept_is_as_good_as_read_again(tiny: Path) -> None:
    kept: load.Kept = {}
    first = load.load(tiny, kept)
    again = load.load(tiny, kept)

    assert [each.value for each in again.all()] == [each.value for each in first.all()]
    assert again.size() == load.load(tiny).size()
    assert kept.keys() >= {"data/site.yml", "data/documents/port-accord.yml"}


def test_a_file_that_changed_is_read_again_and_one_that_is_gone_is_forgotten(tiny: Path) -> None:
    kept: load.Kept = {}
    load.load(tiny, kept)
    path = tiny / "documents" / "port-accord.yml"
    path.write_bytes(path.read_bytes().replace(b"form: treaty", b"form: treaty\nno_such_key: 1"))
    (tiny / "gaps" / "menu-of-dinner.yml").unlink()
    found = load.load(tiny, kept)

    assert [problem.path for problem in found.problems] == ["data/documents/port-accord.yml"]
    assert "menu-of-dinner" not in found.of("gaps")
    assert "data/gaps/menu-of-dinner.yml" not in kept


def test_problems_are_kept_as_well(tiny: Path) -> None:
    (tiny / "gaps" / "menu-of-dinner.yml").write_text("title: [", encoding="utf-8")
    kept: load.Kept = {}

    assert load.load(tiny, kept).problems == load.load(tiny, kept).problems != []
