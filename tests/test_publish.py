"""Putting a new site in the place of an old one, without MkDocs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summit_record import publish


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def dead(monkeypatch: pytest.MonkeyPatch) -> int:
    """The id of a process that is gone."""
    monkeypatch.setattr(publish, "_alive", lambda pid: pid == os.getpid())
    return 4_000_000


def fill(folder: Path, words: str) -> None:
    folder.mkdir(parents=True)
    (folder / "pagefind").mkdir()
    (folder / "index.html").write_text(words)
    (folder / "pagefind" / "pagefind-entry.json").write_text("{}")


def words(folder: Path) -> str:
    return (folder / "index.html").read_text()


def names(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_the_first_site(target: Path) -> None:
    staging = publish.begin(target)
    fill(staging, "new")
    publish.finish(staging, target)

    assert words(target) == "new"
    assert names(target) == ["site"]


def test_the_folder_to_build_in_is_beside_the_site_and_fresh(target: Path) -> None:
    """Beside it, so that putting it in place is a rename and not a copy."""
    fill(publish.begin(target), "left")

    staging = publish.begin(target)

    assert staging.parent == target.parent
    assert staging != target
    assert not staging.exists()


def test_nothing_of_the_old_site_stays(target: Path) -> None:
    fill(target, "old")
    (target / "gone.html").write_text("old")

    staging = publish.begin(target)
    fill(staging, "new")
    assert words(target) == "old"
    publish.finish(staging, target)

    assert words(target) == "new"
    assert not (target / "gone.html").exists()
    assert names(target) == ["site"]


def test_giving_up(target: Path) -> None:
    fill(target, "old")
    staging = publish.begin(target)
    fill(staging, "half")

    publish.give_up(staging)
    publish.give_up(staging)

    assert words(target) == "old"
    assert names(target) == ["site"]


def test_killed_while_building(target: Path, dead: int) -> None:
    fill(target, "old")
    fill(target.parent / f".site-building-{dead}", "half")

    publish.begin(target)

    assert words(target) == "old"
    assert names(target) == ["site"]


def test_killed_between_the_two_renames(target: Path, dead: int) -> None:
    """The only moment at which there is no site: the next build puts the old one back first."""
    fill(target.parent / f".site-old-{dead}", "old")
    fill(target.parent / f".site-building-{dead}", "new")

    publish.begin(target)

    assert words(target) == "old"
    assert names(target) == ["site"]


def test_killed_after_both(target: Path, dead: int) -> None:
    fill(target, "new")
    fill(target.parent / f".site-old-{dead}", "old")

    publish.begin(target)

    assert words(target) == "new"
    assert names(target) == ["site"]


def test_another_build_at_the_same_time_is_left_alone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_alive", lambda pid: True)
    other = target.parent / ".site-building-4000000"
    fill(other, "theirs")

    staging = publish.begin(target)
    fill(staging, "ours")
    publish.finish(staging, target)

    assert words(other) == "theirs"
    assert words(target) == "ours"


def test_what_only_looks_alike_is_left_alone(target: Path, dead: int) -> None:
    fill(target.parent / f".site2-building-{dead}", "another site's")
    fill(target.parent / "site-building", "somebody's folder")

    publish.begin(target)

    assert names(target) == [f".site2-building-{dead}", "site-building"]


def test_a_living_process() -> None:
    assert publish._alive(os.getpid())


# What must not be replaced


def test_a_folder_of_somebody_else(target: Path) -> None:
    target.mkdir()
    (target / "index.html").write_text("somebody's page")
    (target / "thesis.txt").write_text("somebody's")

    with pytest.raises(FileExistsError, match="holds no site of this project"):
        publish.begin(target)

    assert (target / "thesis.txt").is_file()


def test_a_work_tree_of_git(target: Path) -> None:
    fill(target, "old")
    (target / ".git").write_text("gitdir: elsewhere")

    with pytest.raises(FileExistsError, match="work tree of git"):
        publish.begin(target)


@pytest.mark.parametrize("part", ["data", "deep/data"])
def test_a_folder_that_holds_a_part(target: Path, part: str) -> None:
    fill(target, "old")
    (target / part).mkdir(parents=True)

    with pytest.raises(FileExistsError, match="what the site is made of"):
        publish.begin(target, [target / part])


def test_a_folder_in_a_part(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError, match="a part of data/"):
        publish.begin(tmp_path / "data" / "site", [tmp_path / "data"])


def test_a_mounted_folder(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: path == target)

    with pytest.raises(FileExistsError, match="mounted"):
        publish.begin(target)


def test_an_old_site_that_stays_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(target, "old")
    staging = publish.begin(target)
    fill(staging, "new")
    monkeypatch.setattr(publish, "_remove", lambda path: None)

    left = publish.finish(staging, target)

    assert words(target) == "new"
    assert left
    assert words(left) == "old"


@pytest.mark.parametrize("name", ["si[te]", "si*e", "si?e"])
def test_a_name_that_would_be_a_pattern(tmp_path: Path, dead: int, name: str) -> None:
    target = tmp_path / name
    fill(tmp_path / f".{name}-old-{dead}", "old")
    fill(tmp_path / f".{name}-building-{dead}", "half")

    publish.begin(target)

    assert names(target) == [name]
