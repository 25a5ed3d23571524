"""Putting a new site in the place of an old one, without MkDocs."""

from __future__ import annotations

import os
import time
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
    (folder / "index.html").write_text(words)


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


# Assets that pages ask for

ADDRESS = "https://a.example/deep/down/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("assets/site.css", "assets/fonts/a b.woff2", "assets/card.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    return folder


def asks(site: Path, name: str, content: str) -> list[str]:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(content)
    return publish.missing(site, ADDRESS)


@pytest.mark.parametrize("page", ["index.html", "a/index.html", "el/a/b/index.html"])
@pytest.mark.parametrize(
    ("element", "name"),
    [
        ('<link rel="stylesheet" href="{}assets/no.css">', "assets/no.css"),
        ('<link rel="preload" as="font" href="{}assets/fonts/no.woff2">', "assets/fonts/no.woff2"),
        ('<script src="{}assets/no.js?v=1" defer></script>', "assets/no.js"),
        ('<main data-script="{}assets/no.js#x">', "assets/no.js"),
        ('<img alt="" src="{}assets/no%20such.png">', "assets/no such.png"),
        ('<meta property="og:image" content="https://a.example/deep/down/assets/no.png">', "assets/no.png"),
        ('<link href="/deep/down/assets/no.svg">', "assets/no.svg"),
        ('<img src="{}fig/assets/no.png">', "fig/assets/no.png"),
    ],
)
def test_a_missing_asset_of_any_page(site: Path, page: str, element: str, name: str) -> None:
    assert asks(site, page, "<p>Text</p>" + element.format("../" * page.count("/"))) == [name]


@pytest.mark.parametrize(
    "element",
    [
        '<link href="../../assets/site.css"><link href="../../assets/fonts/a%20b.woff2">',
        '<meta property="og:image" content="https://a.example/deep/down/assets/card.png">',
        '<a href="https://elsewhere.example/assets/no.pdf">there</a>',
        '<a href="//elsewhere.example/assets/no.pdf">there</a>',
        '<p title="assets/no">assets/no and "assets/no" and assets/</p>',
        '<meta name="description" content="assets/no">',
        'href="assets/',
    ],
)
def test_what_is_there_or_is_no_asset(site: Path, element: str) -> None:
    assert asks(site, "a/b/index.html", element) == []


@pytest.mark.parametrize(
    "rule",
    [
        '@font-face { src: url("fonts/no.woff2") format("woff2"); }',
        "body { background: url(fonts/no.woff2#x) }",
        "body { background: url( 'fonts/no.woff2' ) }",
        "@import 'fonts/no.woff2';",
    ],
)
def test_what_a_style_sheet_asks_for(site: Path, rule: str) -> None:
    assert asks(site, "assets/site.css", rule) == ["assets/fonts/no.woff2"]


def test_a_style_sheet_s_own_data(site: Path) -> None:
    css = '@font-face { src: url("fonts/a b.woff2") } i { background: url(data:image/svg+xml;base64,x) }'
    assert asks(site, "assets/site.css", css.replace("a b", "a%20b")) == []


def test_looking_for_assets_is_cheap(site: Path) -> None:
    """It may take a second for 10,000 pages; measured here with 1,000 of 25 KB each, by the processor's clock."""
    head = "".join(f'<link href="../../assets/{name}">' for name in ("site.css", "card.png")) * 4
    for number in range(1000):
        folder = site / "pages" / str(number)
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(head + "<p class='x'>some words of a page</p>" * 600)

    began = time.process_time()
    assert publish.missing(site, ADDRESS) == []
    assert time.process_time() - began < 0.3  # three times what is allowed: another machine, a cold disk
