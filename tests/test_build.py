"""The pipeline without MkDocs: what a data folder makes."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from summit_record.adapter import problem_page
from summit_record.build import Built, build
from summit_record.problems import Problem
from summit_record.schema import RECORDS
from tests import worlds
from tests.support.site import TINY


@pytest.fixture(scope="module")
def built() -> Built:
    return build(TINY, {})


def text(built: Built, path: str) -> str:
    content = next(output.content for output in built.outputs if output.path == path)
    return content if isinstance(content, str) else content.decode()


def test_a_clean_folder_makes_pages_and_files(built: Built) -> None:
    assert built.problems == ()
    paths = [output.path for output in built.outputs]
    assert len(paths) == len(set(paths))
    assert {"index.md", "documents/index.md", "documents/port-accord.md", "data/summit.json"} <= set(paths)


def test_no_two_outputs_have_one_address(built: Built) -> None:
    """`a/index.md` and `a.md` would be one page on the site."""
    addresses = [
        output.path.removesuffix("index.md").removesuffix(".md").rstrip("/") for output in built.outputs
    ]

    assert len(addresses) == len(set(addresses))


def test_settings(built: Built) -> None:
    assert built.title == "The Arland Meeting: a record"
    assert built.description.startswith("A made-up record")
    assert built.address == "https://record.arland.example/"
    assert built.theme["site_title"] == "The Arland Record"


@pytest.mark.parametrize("address", ["https://other.example/a/b", "https://other.example/a/b/"])
def test_the_environment_says_where_the_site_is(address: str) -> None:
    built = build(TINY, {"SITE_URL": address, "REPOSITORY_URL": "https://code.example/fork"})

    assert built.address == "https://other.example/a/b/"
    assert "https://code.example/fork/" in text(built, "documents/port-accord.md")
    assert "https://code.arland.example/" not in text(built, "documents/port-accord.md")


def test_an_empty_variable_is_no_address() -> None:
    assert build(TINY, {"SITE_URL": "", "REPOSITORY_URL": ""}).address == "https://record.arland.example/"


def test_each_page_knows_its_record(built: Built) -> None:
    pages = [output for output in built.outputs if output.path.endswith(".md")]
    document = next(page for page in pages if page.path == "documents/port-accord.md")

    assert document.meta["record_id"] == "documents/port-accord"


@pytest.mark.parametrize("inside", ["data", "summits/2024/data", "with space/data"])
def test_edit_links_lead_to_the_data_folder_wherever_it_is(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worlds.copy(tmp_path / inside)
    monkeypatch.chdir(tmp_path)

    page = text(build(Path(inside), {}), "documents/port-accord.md")

    path = f"{quote(inside)}/documents/port-accord.yml"
    assert f'"https://code.arland.example/record/arland/edit/trunk/{path}"' in page
    assert f'"https://code.arland.example/record/arland/blob/trunk/{path}"' in page


def test_a_data_folder_from_elsewhere_is_named_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worlds.copy(tmp_path / "one" / "data")
    (tmp_path / "two").mkdir()
    monkeypatch.chdir(tmp_path / "two")

    page = text(build(tmp_path / "one" / "data", {}), "documents/port-accord.md")

    assert "/edit/trunk/data/documents/port-accord.yml" in page


def test_the_words_of_a_section_can_be_corrected_as_well(built: Built) -> None:
    """The introduction of a section, and on the front page the title and description."""
    edit = "https://code.arland.example/record/arland/edit/trunk/"

    def links(page: str) -> list[str]:
        found = re.findall(rf'href="{re.escape(edit)}([^"]*)">([^<]*)<', text(built, page))
        return [f"{words}: {'/'.join(path.split('/')[-2:])}" for path, words in found]

    assert links("documents/index.md") == ["Correct the introduction: pages/documents.yml"]
    assert links("index.md") == [
        "Correct the title and description: tiny/site.yml",
        "Correct the introduction: pages/home.yml",
    ]
    assert links("about/scope.md") == ["Correct this: pages/scope.yml"]
    assert links("summit/index.md") == ["Correct this: tiny/summit.yml"]
    assert links("matrix/index.md") == []


def test_a_section_with_a_record_of_its_own_offers_both(tmp_path: Path) -> None:
    folder = worlds.copy(tmp_path / "data")
    words = (folder / "pages" / "documents.yml").read_text("utf-8")
    (folder / "pages" / "summit.yml").write_text(words, "utf-8")

    page = text(build(folder, {}), "summit/index.md")

    assert re.findall(r'href="[^"]*/edit/trunk/([^"]*)"', page) == [
        "data/summit.yml",
        "data/pages/summit.yml",
    ]


def test_problems_and_nothing_else(tmp_path: Path) -> None:
    built = build(tmp_path / "nothing", {})

    assert [str(problem) for problem in built.problems] == [
        "nothing:1:1: there is no such folder; set SUMMIT_DATA to a data folder"
    ]
    assert built.outputs == ()


def test_the_page_of_problems_escapes_them() -> None:
    problem = Problem("data/x.yml", 1, 2, "shape", "'<script>' & \"more\"")

    built = problem_page([problem])

    assert [output.path for output in built.outputs] == ["index.md"]
    page = str(built.outputs[0].content)
    assert "data/x.yml:1:2: &#39;&lt;script&gt;&#39; &amp; &#34;more&#34;" in page
    assert built.problems == ()


def test_every_kind_of_record_is_in_the_tiny_world(built: Built) -> None:
    """So that the tests of pages and exports see them all."""
    assert not [kind for kind in RECORDS if not list((TINY / kind).glob("*.yml"))]
