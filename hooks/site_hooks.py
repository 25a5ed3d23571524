"""The adapter: the only file that knows MkDocs. Each event is a few lines that call the package.

Order and traps of the events: https://www.mkdocs.org/dev-guide/plugins/#events. An edit of this file itself
shows after a restart of `mkdocs serve` only; edits of the package, its templates and the data show at once.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

HERE = str(Path(__file__).parent)
log = get_plugin_logger("data")


class Counter(logging.Handler):
    """Counts warnings and errors of a build, so that nothing is published after one, `-q` or not."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.count += 1


@dataclass
class State:
    """What one event leaves to the next."""

    serving: bool = False
    core: Any = None
    """The package's module `adapter`, imported anew at each rebuild of the preview."""
    built: Any = None
    outputs: dict[str, Any] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    target: Path = Path("site")
    staging: Path | None = None
    indexer: Any = None
    """Makes the search index of the preview in the background."""
    counter: Counter = field(default_factory=lambda: Counter(logging.WARNING))


state = State()


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the preview."""
    state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make all pages and files from the data; stop here if the data is wrong."""
    sys.path[:0] = [] if HERE in sys.path else [HERE]
    if state.serving:
        for name in [name for name in sys.modules if name.partition(".")[0] == "summit_record"]:
            del sys.modules[name]
        importlib.invalidate_caches()
    state.core = importlib.import_module("summit_record.adapter")
    # The preview builds the first language alone, unless it is told which: an edit should show at once.
    environment = {"SUMMIT_LANGS": "first", **os.environ} if state.serving else os.environ
    state.built = state.core.build(state.core.data_folder(), environment)
    if state.built.problems and state.serving:
        print(*state.built.problems, sep="\n", file=sys.stderr)
        state.built = state.core.problem_page(state.built.problems)
    for problem in state.built.problems:
        log.error(str(problem))
    if state.built.problems:
        raise Abort(f"{len(state.built.problems)} problems in the data; the site stays as it was")
    config.site_name, config.site_description = state.built.title, state.built.description
    config.extra.update(state.built.theme)
    if not state.serving:
        config.site_url = state.built.address
        state.core.count_warnings(logging.getLogger("mkdocs"), state.counter)
        state.target = Path(config.site_dir)
        state.staging = state.core.publish.begin(state.target)
        config.site_dir = str(state.staging)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Hand the made files to MkDocs; only sections go into the navigation (a full one is quadratic)."""
    for file in [file for file in files if file.src_uri.startswith(state.core.UNUSED)]:
        files.remove(file)
    state.outputs = {output.path: output for output in state.built.outputs}
    sections = {path for _, path in state.built.nav}
    for output in state.built.outputs:
        file = File.generated(config, output.path, content=output.content)
        file.inclusion = InclusionLevel.INCLUDED if output.path in sections else InclusionLevel.NOT_IN_NAV
        files.append(file)
    config.nav = [{title: path} for title, path in state.built.nav] or None
    return files


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Give the sitemap the record's own date; it is made before any page."""
    output = state.outputs.get(page.file.src_uri)
    page.update_date = output.updated if output and output.updated else page.update_date
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave only the headings of our pages to Markdown; see the package's `blocks`."""
    ours = page.file.src_uri in state.outputs
    markdown, state.blocks = state.core.blocks.set_aside(markdown) if ours else (markdown, [])
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the HTML blocks back."""
    return str(state.core.blocks.put_back(html, state.blocks))


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give the theme what it shows around the page."""
    output = state.outputs.get(page.file.src_uri)
    page.meta.update(output.meta if output else state.built.theme)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the security policy in; the preview's own reload script must run."""
    return str(state.core.finish(output, scripts=not state.serving))


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages that are none of ours (404)."""
    return on_post_page(output, None, config) if template_name.endswith(".html") else output  # type: ignore[arg-type]


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Last of all: make the search index, and put the new site in the place of the old one if nothing was warned of."""
    if state.serving:
        state.indexer = state.indexer or state.core.indexing.Background(log.info)
        state.indexer.request(Path(config.site_dir))
    if state.serving or not state.staging:
        return
    logging.getLogger("mkdocs").removeHandler(state.counter)
    config.site_dir = str(state.target)
    if state.counter.count:
        raise Abort(f"{state.counter.count} warnings; the site stays as it was")
    missing = state.core.publish.missing(state.staging)
    if missing:
        raise Abort(f"{', '.join(missing)}: asked for by pages and not there; the site stays as it was")
    try:
        state.core.indexing.index(state.staging)
    except state.core.indexing.IndexingError as failure:
        raise Abort(f"{' '.join(str(failure).split())}; the site stays as it was") from None
    state.core.publish.finish(state.staging, state.target)


def on_build_error(error: Exception) -> None:
    """Clear away what a failed build made; the old site was not touched. What the system refused is one line."""
    if state.serving:
        return
    if state.staging:
        state.core.publish.give_up(state.staging)
    if isinstance(error, OSError) and error.errno:
        where = f": {error.filename}" if error.filename else ""
        raise Abort(f"{error.strerror}{where}; the site stays as it was") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch the data folder too; it may be another than `data`."""
    server.watch(str(state.core.data_folder()))
    return server
