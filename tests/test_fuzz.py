"""Random changes to real data: each is read as records, or refused with a place; nothing is lost unsaid.

300 changes in `make test`, 5,000 in `make fuzz`, the same every time: `make fuzz SEED=...` makes others, `CHANGES=...`
another number of them, and a failure says how to have it once more.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from summit_record import load, problems, rules, yamlio
from summit_record.build import build
from summit_record.schema import RECORDS, SINGLES, TERMS
from tests import worlds
from tests.support import mutations
from tests.support.site import DATA

PLACE = re.compile(r"data/[^\n:]+:[1-9]\d*:[1-9]\d*: [^\n]+")
AT_ONCE = 10
"""Changes that are built together."""
BUILT = 50


def counts(data: load.Data) -> Counter[str]:
    return Counter({kind: len(records) for kind, records in data.records.items() if records})


def leaves(value: Any) -> Iterator[str]:
    """Every text and number of a value, folded as fields fold them."""
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each)
    elif value is not None:
        yield "".join(unicodedata.normalize("NFC", str(value)).split()).casefold()


@dataclass
class World:
    """A copy of real data that is read once; one file at a time is changed and read anew."""

    data: load.Data
    files: dict[str, bytes]

    @classmethod
    def read(cls, folder: Path) -> World:
        data = load.load(folder)
        assert data.problems == []
        paths = [
            path for path in sorted(folder.rglob("*.yml")) if not {"figures", "translations"} & {*path.parts}
        ]
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        return cls(data, files)

    def pick(self, random: Random) -> str:
        """A file, each kind as often as another."""
        kinds = sorted({path.rpartition("/")[0] or path for path in self.files})
        kind = random.choice(kinds)
        return random.choice([path for path in self.files if (path.rpartition("/")[0] or path) == kind])

    def put(self, change: mutations.Change) -> list[str]:
        """Make a change, read the file anew. Gives what is said of it."""
        path = self.data.folder / change.path
        if change.content is None or change.target:
            path.unlink()
        else:
            path.write_bytes(change.content)
        said = load.reload(self.data, path)
        if change.target and change.content is not None:
            other = self.data.folder / change.target
            other.write_bytes(change.content)
            said += load.reload(self.data, other)
        return problems.as_text(said).splitlines()

    def undo(self, change: mutations.Change) -> None:
        if change.target:
            (self.data.folder / change.target).unlink()
            load.reload(self.data, self.data.folder / change.target)
        path = self.data.folder / change.path
        path.write_bytes(self.files[change.path])
        assert load.reload(self.data, path) == []


def kind_of(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return Path(name).stem if folder in ("", "vocabularies") else folder


def silent_loss(world: World, change: mutations.Change, before: Counter[str], said: list[str]) -> str:
    """What is gone without a word, if anything is."""
    after = counts(world.data)
    kind = kind_of(change.path)
    others = [each for each in before.keys() | after.keys() if each != kind and before[each] != after[each]]
    if others:
        return f"other kinds changed: {others}"
    if said:
        return ""
    if change.content is None:
        gone = change.path == "site.yml" or change.path == "summit.yml"
        lost = before[kind] if kind in TERMS and change.path.startswith("vocabularies/") else 1
        if gone or after[kind] != before[kind] - lost:
            return f"{kind}: {before[kind]} to {after[kind]}"
        return ""
    raw = yaml.load(change.content, Loader=yaml.CBaseLoader)  # noqa: S506  texts, lists, mappings
    terms = change.path.startswith("vocabularies/")
    expected = len(raw["terms"]) if terms else before[kind]
    if after[kind] != expected:
        return f"{kind}: {before[kind]} to {after[kind]}, {expected} in the file"
    where = change.target or change.path
    held = {
        leaf
        for record in world.data.of(kind).values()
        if record.path == f"data/{where}"
        for leaf in leaves(record.value.model_dump(mode="json"))
    }
    missing = [leaf for leaf in leaves(raw) if leaf not in held | {"", "null"}]
    return f"texts that no record holds: {missing[:3]}" if missing else ""


def progress(number: int, total: int) -> None:
    if sys.__stderr__ and sys.__stderr__.isatty() and (number % 50 == 0 or number == total):
        sys.__stderr__.write(f"\r{number} of {total} changes " + ("\n" if number == total else ""))
        sys.__stderr__.flush()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Real data, in a folder of its own."""
    folder = tmp_path_factory.mktemp("fuzz") / "data"
    shutil.copytree(DATA, folder)
    return World.read(folder)


def changes(world: World, seed: str, total: int) -> Iterator[tuple[str, mutations.Change]]:
    """Changes, each with the words that have it made again. FUZZ_ONLY is the number of one."""
    only = os.environ.get("FUZZ_ONLY")
    for number in range(total) if only is None else [int(only)]:
        random = Random(f"{seed}:{number}")
        path = world.pick(random)
        change = mutations.mutate(random, path, world.files[path])
        yield f"FUZZ_SEED={seed} FUZZ_ONLY={number} ({change})", change


def fuzz(world: World, seed: str, total: int) -> list[mutations.Change]:
    """Make all changes. Gives those that were accepted."""
    accepted = []
    faults = []
    before = counts(world.data)
    for number, (again, change) in enumerate(changes(world, seed, total), 1):
        try:
            said = world.put(change)
        except Exception as why:
            faults.append(f"{again}: {type(why).__name__}: {why}")
            world.data = load.load(world.data.folder)
            said = []
        else:
            strange = [line for line in said if not PLACE.fullmatch(line)]
            faults += [f"{again}: no place in {line!r}" for line in strange]
            loss = silent_loss(world, change, before, said)
            faults += [f"{again}: {loss}"] if loss else []
            accepted += [] if said else [change]
        world.undo(change)
        progress(number, total)
    assert counts(world.data) == before
    assert faults == [], "\n".join(faults[:20])
    return accepted


def test_changes_are_read_or_refused(world: World, pytestconfig: pytest.Config) -> None:
    seed = mutations.seed(pytestconfig)

    accepted = fuzz(world, seed, 300)

    assert len(accepted) > 20 or "FUZZ_ONLY" in os.environ, "the changes are too wild to tell anything"


def test_reading_one_file_anew_is_reading_all_anew(world: World, pytestconfig: pytest.Config) -> None:
    """So that what the test above finds holds for a whole reading too."""
    random = Random(mutations.seed(pytestconfig))
    for _ in range(8):
        path = world.pick(random)
        change = mutations.mutate(random, path, world.files[path])
        world.put(change)
        whole = load.load(world.data.folder)

        assert sorted(world.data.problems) == sorted(whole.problems)
        assert world.data.unreadable == whole.unreadable
        assert counts(world.data) == counts(whole)
        world.undo(change)


def test_changes_of_the_tiny_world_go_through_all_rules(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """References, dates in order and the like: rules see every record at once, so this is done with a few."""
    seed = mutations.seed(pytestconfig)
    world = World.read(worlds.copy(tmp_path / "data"))
    faults = []
    for again, change in changes(world, seed, 60):
        world.put(change)
        try:
            said = problems.as_text(rules.check(world.data)).splitlines()
        except Exception as why:
            faults.append(f"{again}: {type(why).__name__}: {why}")
        else:
            faults += [f"{again}: no place in {line!r}" for line in said if not PLACE.fullmatch(line)]
        world.undo(change)

    assert faults == [], "\n".join(faults)


FILES = sorted(path for path in worlds.TINY.rglob("*.yml"))


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(FILES))
def test_a_changed_file_is_data_or_problems_with_a_place(random: Random, path: Path) -> None:
    change = mutations.mutate(random, path.name, path.read_bytes())
    content = change.content or b""

    data, marks, found = yamlio.read(content, "data/x.yml")

    lines = content.decode("utf-8", "replace").split("\n")
    for problem in found:
        assert 1 <= problem.line <= len(lines) + 1
        assert PLACE.fullmatch(str(problem))
    assert not found or (data is None and marks is None)


# In `make fuzz` alone


@pytest.fixture(scope="module")
def many(world: World, pytestconfig: pytest.Config) -> list[mutations.Change]:
    return fuzz(world, mutations.seed(pytestconfig), mutations.number(pytestconfig))


@pytest.mark.fuzz
def test_thousands_of_changes_are_read_or_refused(
    many: list[mutations.Change], pytestconfig: pytest.Config
) -> None:
    assert len(many) > 0.06 * mutations.number(pytestconfig) or "FUZZ_ONLY" in os.environ


def expected_pages(folder: Path, prefix: str = "") -> set[str]:
    return {
        f"{prefix}{kind.address}/{path.stem}.md"
        for name, kind in RECORDS.items()
        if kind.address
        for path in (folder / name).glob("*.yml")
    }


@pytest.mark.fuzz
def test_accepted_changes_are_built_to_all_pages(
    world: World, many: list[mutations.Change], pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    """Each record has its page. Ten changes to ten files are built at once; what the rules refuse is left out."""
    seed = mutations.seed(pytestconfig)
    random = Random(seed)
    waiting = list({change.path: change for change in random.sample(many, len(many))}.values())
    folder = shutil.copytree(world.data.folder, tmp_path / "data")
    done = 0
    while done < BUILT and waiting:
        batch, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        used = []
        for change in batch:
            lay(change, folder)
            if rules.check(load.load(folder)):
                take_back(change, folder, world)
            else:
                used.append(change)
        try:
            built = build(folder, {"SUMMIT_LANGS": "en"})
        except Exception as why:
            pytest.fail(f"seed {seed}: {'; '.join(map(str, used))}: {type(why).__name__}: {why}")
        assert built.problems == ()
        paths = {output.path for output in built.outputs}
        assert expected_pages(folder) - paths == set(), f"seed {seed}: {'; '.join(map(str, used))}"
        for change in used:
            take_back(change, folder, world)
        done += len(used)
        progress(min(done, BUILT), BUILT)
    assert done >= min(BUILT, len({change.path for change in many}) // 2)


def lay(change: mutations.Change, folder: Path) -> None:
    if change.content is None or change.target:
        (folder / change.path).unlink()
    if change.content is not None:
        (folder / (change.target or change.path)).write_bytes(change.content)


def take_back(change: mutations.Change, folder: Path, world: World) -> None:
    if change.target:
        (folder / change.target).unlink()
    (folder / change.path).write_bytes(world.files[change.path])


def test_every_single_kind_is_changed_too() -> None:
    assert set(SINGLES) >= {"site", "summit", "declaration"}
