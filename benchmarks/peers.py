"""The same pages for others: ready Markdown, with the settings that are kindest to each."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from summit_record.build import build

LAYOUT = """<!doctype html>
<html lang="{{ .Site.Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></header>
<main><article>{{ .Content }}</article></main><footer>{{ .Site.Title }}</footer></body></html>
"""
LISTED = """{{ $pages := slice }}{{ range .Site.RegularPages }}
{{ $pages = $pages | append (dict "title" .Title "url" .RelPermalink "text" .Plain) }}{{ end }}{{ $pages | jsonify }}
"""


def write_markdown(data: Path, folder: Path) -> int:
    """Write every page of a data folder as ready Markdown, as `summit-record pages` does. Returns how many."""
    shutil.rmtree(folder, ignore_errors=True)
    pages = [output for output in build(data, {}).outputs if output.path.endswith(".md")]
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(page.content), encoding="utf-8")
    return len(pages)


def mkdocs(work: Path, markdown: Path) -> list[str]:
    """MkDocs with Material and its search; pages out of the navigation, where they would cost six times as much."""
    settings = work / "mkdocs.yml"
    settings.write_text(
        f"site_name: Peer\ndocs_dir: {json.dumps(str(markdown))}\n"
        "theme:\n  name: material\n  font: false\nplugins: [search]\nnav: [index.md]\nnot_in_nav: '*'\n"
        "markdown_extensions: [attr_list, toc]\nvalidation: {links: {unrecognized_links: ignore}}\n",
        encoding="utf-8",
    )
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(settings)]


def hugo(work: Path, markdown: Path) -> list[str] | None:
    """Hugo with a small layout of its own and a list of all texts for a search; None where it is not installed."""
    program = shutil.which(
        "hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    )
    if program is None:
        return None
    shutil.rmtree(work / "hugo", ignore_errors=True)
    layouts = work / "hugo" / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(LAYOUT, encoding="utf-8")
    (work / "hugo" / "layouts" / "index.html").write_text(LAYOUT, encoding="utf-8")
    (work / "hugo" / "layouts" / "index.json").write_text(LISTED, encoding="utf-8")
    settings = {
        "baseURL": "https://record.example/",
        "title": "Peer",
        "contentDir": str(work / "hugo" / "content"),
        "disableKinds": ["taxonomy", "term", "RSS"],
        "outputs": {"home": ["HTML", "JSON"]},
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    }
    (work / "hugo" / "hugo.json").write_text(json.dumps(settings), encoding="utf-8")
    shutil.copytree(markdown, work / "hugo" / "content")
    for index in (work / "hugo" / "content").rglob("index.md"):  # elsewhere it would hide what lies beside it
        index.rename(index.with_name("_index.md"))
    return [program, "--quiet", "--source", str(work / "hugo")]
