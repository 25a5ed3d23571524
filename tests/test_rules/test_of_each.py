"""Rules about single records look at a record once, as long as its file is the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from summit_record import load, rules
from summit_record.load import Loaded
from summit_record.problems import Problem
from summit_record.rules._inside import of_each
from tests import worlds


def test_what_a_rule_found_stays_with_the_record() -> None:
    looked_at: list[str] = []

    @of_each
    def check(record: Loaded) -> Iterator[Problem]:
        looked_at.append(record.id)
        if record.id == "arland":
            yield record.problem("made-up", (), "it is here")

    data = load.load(worlds.TINY)
    first, second = list(check(data)), list(check(data))

    assert len(looked_at) == sum(1 for _ in data.all()) > 10
    assert first == second
    assert [problem.message for problem in first] == ["it is here"]


def test_an_edit_is_looked_at_and_nothing_else(tmp_path: Path) -> None:
    folder, kept = worlds.copy(tmp_path / "data"), load.Kept()
    before = load.load(folder, kept)
    assert rules.check(before) == []
    path = folder / "documents" / "port-accord.yml"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"names:\n", b"note: EXAMPLE words\nnames:\n", 1))

    after = load.load(folder, kept)

    assert [problem.rule for problem in rules.check(after)] == ["leftovers"]
    changed = {record.id for record in after.all() if record is not before.of(record.kind).get(record.id)}
    assert changed == {"port-accord"}

    path.write_bytes(content)
    assert rules.check(load.load(folder, kept)) == []


def test_references_are_looked_at_in_the_records_that_did_not_change(tmp_path: Path) -> None:
    """The file that is gone is named by others, whose files are the same as before."""
    folder, kept = worlds.copy(tmp_path / "data"), load.Kept()
    assert rules.check(load.load(folder, kept)) == []
    (folder / "countries" / "arland.yml").unlink()

    found = rules.check(load.load(folder, kept))

    assert {problem.rule for problem in found} >= {"references"}
    assert found == rules.check(load.load(folder))
