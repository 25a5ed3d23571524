"""Golden files: what the tiny world makes, as committed in tests/golden/.

After a wanted change: `pytest tests/test_golden.py --update-golden`, and read the difference before committing.
"""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from summit_record.build import build
from summit_record.output import File
from tests.support.site import LEFT_BEHIND, ROOT, TINY

GOLDEN = ROOT / "tests" / "golden"


IDS = {path.stem for path in TINY.rglob("*.yml")}


def kind(output: File) -> str:
    """What a file has in common with others: pages at former addresses, or where it stands, ids left out."""
    for left_behind in LEFT_BEHIND:
        if f'class="{left_behind}"' in str(output.content):
            return left_behind
    if output.path.startswith("documents/by/"):
        return "documents/by"
    first, *parts = output.path.split("/")
    names = [part.partition(".") for part in parts]
    return "/".join(
        [first, *("*" + dot + rest if name in IDS else name + dot + rest for name, dot, rest in names)]
    )


def chosen(outputs: tuple[File, ...]) -> dict[str, bytes]:
    """The fullest file of each kind."""
    found: dict[str, File] = {}
    for output in sorted(outputs, key=lambda output: output.path):
        before = found.setdefault(kind(output), output)
        if len(output.content) > len(before.content):
            found[kind(output)] = output
    return {
        output.path: output.content if isinstance(output.content, bytes) else output.content.encode()
        for output in sorted(found.values(), key=lambda output: output.path)
    }


def stored() -> dict[str, bytes]:
    """The golden files."""
    return {
        path.relative_to(GOLDEN).as_posix(): path.read_bytes()
        for path in sorted(GOLDEN.rglob("*"))
        if path.is_file()
    }


def write(files: dict[str, bytes]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, content in files.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def difference(name: str, old: bytes, new: bytes) -> list[str]:
    """The first lines that differ, each cut where it gets long."""
    lines = difflib.unified_diff(
        old.decode("utf-8", "replace").splitlines(),
        new.decode("utf-8", "replace").splitlines(),
        f"golden/{name}",
        f"made/{name}",
        lineterm="",
        n=0,
    )
    return [line[:300] for _, line in zip(range(12), lines, strict=False)]


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return chosen(build(TINY, {}).outputs)


def test_pages_and_files_are_as_they_were(made: dict[str, bytes], pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("update_golden"):
        write(made)
    golden = stored()

    assert golden, "there are no golden files; write them with --update-golden"
    report = [f"new: {name}" for name in made.keys() - golden.keys()]
    report += [f"gone: {name}" for name in golden.keys() - made.keys()]
    for name in sorted(made.keys() & golden.keys()):
        if made[name] != golden[name]:
            report += difference(name, golden[name], made[name])
    assert not report, "\n".join([*report, "If this is wanted: pytest tests/test_golden.py --update-golden"])


def test_a_build_gives_the_same_twice(made: dict[str, bytes]) -> None:
    assert chosen(build(TINY, {}).outputs) == made


def test_every_kind_is_among_them(made: dict[str, bytes]) -> None:
    """One page of each template that makes a page."""
    templates = ROOT / "hooks" / "summit_record" / "templates"
    whole = [path for path in templates.glob("*.md.j2") if not path.name.startswith("_")]
    pages = [name for name in made if name.endswith(".md")]

    assert len(pages) >= len(whole)


def test_the_difference_names_the_file_and_the_line() -> None:
    assert difference("a.md", b"one\ntwo\n", b"one\nthree\n") == [
        "--- golden/a.md",
        "+++ made/a.md",
        "@@ -2 +2 @@",
        "-two",
        "+three",
    ]


def test_update_writes_the_tree_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_golden.GOLDEN", tmp_path / "golden")
    write({"old.md": b"old"})

    write({"a/b.md": b"new"})

    assert stored() == {"a/b.md": b"new"}
