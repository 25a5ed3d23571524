"""What two programs of others say of the built pages: html-validate and Lighthouse (tools/web, needs Node)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import browser_plugin, chromium
from tests.support.site import ROOT, Built

TOOLS = ROOT / "tools" / "web"
FULL = ("accessibility", "best-practices", "seo")
"""Lighthouse's categories that must be at 100; performance depends on the machine and is only shown."""

pytestmark = pytest.mark.slow


def program(name: str) -> list[str]:
    """The command line of an installed program. Without it the test fails in one line."""
    script = TOOLS / "node_modules" / ".bin" / name
    node = shutil.which("node")
    if node is None:
        pytest.fail(
            f"{name} needs Node 20, and there is no `node`: install it, then `make web`", pytrace=False
        )
    if not script.exists():
        pytest.fail(f"{name} is not installed: run `make web`", pytrace=False)
    return [node, str(script.resolve())]


# HTML


def faults(paths: list[Path]) -> list[str]:
    """What html-validate finds, one line each."""
    config = str(TOOLS / "htmlvalidate.json")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # of a long report on stdout only the beginning would arrive
        done = subprocess.run(
            [
                *program("html-validate"),
                "--formatter",
                f"json={report}",
                "--config",
                config,
                *map(str, paths),
            ],
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert report.is_file(), done.stderr
        found = json.loads(report.read_text("utf-8"))
    assert found or done.returncode == 0, done.stderr
    return [
        f"{each['filePath']}:{fault['line']}:{fault['column']}: {fault['ruleId']}: {fault['message']}"
        for each in found
        for fault in each["messages"]
    ]


def samples(built: Built) -> Iterator[Path]:
    """The fullest and the emptiest page of each kind in each language, and the page for missing addresses."""
    for addresses in built.kinds.values():
        for address in dict.fromkeys((addresses[0], addresses[-1])):
            for language in built.site.settings.languages:
                page = built.folder / language / address / "index.html"
                yield from (page,) if page.is_file() else ()
            yield built.folder / address / "index.html"
    yield built.folder / "404.html"


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_html_is_valid(name: str, request: pytest.FixtureRequest) -> None:
    built = request.getfixturevalue(f"{name}_built")
    pages = list(samples(built))
    kinds = {path.relative_to(built.folder).parts[0] for path in pages}

    assert {"404.html", "documents", "evidence"} <= kinds
    assert name == "tiny" or built.folder / "ja" / "documents" / "index.html" in pages
    assert faults(pages) == []


def test_html_that_is_not_valid_is_found(tiny_built: Built, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    html = tiny_built.pages[""]
    page.write_text(html.replace("<h1>", '<h1 id="x y"><p>', 1).replace("</main>", "<img></main>"), "utf-8")

    assert {line.split(": ")[1] for line in faults([page])} >= {"element-required-attributes", "valid-id"}


# Lighthouse


def lighthouse(address: str) -> dict[str, Any]:
    """Its report on a page, as on a phone."""
    found = browser_plugin.find()
    assert found is not None
    flags = " ".join(["--headless=new", *chromium.arguments()])
    done = subprocess.run(
        [*program("lighthouse"), address, "--quiet", "--output=json", f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": str(found)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    report: dict[str, Any] = json.loads(done.stdout)
    assert "runtimeError" not in report, report["runtimeError"]
    return report


def shortfalls(report: dict[str, Any]) -> list[str]:
    """The audits that cost points in the categories that must be full."""
    return [
        f"{category}: {audit['title']}: {json.dumps(audit.get('details', {}).get('items', []))[:500]}"
        for category in FULL
        for of in report["categories"][category]["auditRefs"]
        if of["weight"] and (audit := report["audits"][of["id"]])["score"] not in (None, 1)
    ]


PAGES: dict[str, Callable[[Built], str]] = {
    "front page": lambda built: "",
    "country": lambda built: built.kinds["participants/*"][-1],
    "document": lambda built: built.kinds["documents/*"][-1],
    "catalogue": lambda built: "documents/",
}


@pytest.mark.browser
@pytest.mark.parametrize("which", PAGES)
def test_lighthouse_is_content(
    which: str, real_built: Built, real_address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    address = PAGES[which](real_built)
    report = lighthouse(real_address + address)
    scores = {name: round(100 * category["score"]) for name, category in report["categories"].items()}
    with capsys.disabled():
        print(f"\nLighthouse, /{address}: " + ", ".join(f"{n} {score}" for n, score in scores.items()))  # noqa: T201

    assert shortfalls(report) == []
    assert {name: scores[name] for name in FULL} == dict.fromkeys(FULL, 100)
