"""The adapter: MkDocs' events, each a few lines that call the package. Beside it, `site_page`, `site_preview` and
`site_watch` alone know MkDocs: how it makes one page, and how it answers and watches under `mkdocs serve`.

Order and traps of the events: https://www.mkdocs.org/dev-guide/plugins/#events. An edit of this file itself
shows after a restart of `mkdocs serve` only; edits of the package, its templates and the data show at once.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import clean_directory

import site_page

HERE = str(Path(__file__).parent)
BATCH = 50
"""Pages and files that a process takes at once; downloads of the whole record one by one."""
FEW = 5
"""Warnings that the last message of a build repeats: a quiet build says nothing else."""

log = get_plugin_logger("data")


class Counter(logging.Handler):
    """Keeps warnings and errors of a build, so that nothing is published after one, `-q` or not."""

    def __init__(self) -> None:
        """None yet."""
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.messages.append(" ".join(record.getMessage().split()))


@dataclass
class State:
    """What one event leaves to the next."""

    serving: bool = False
    """Whether pages are made when they are asked for, and made anew after an edit."""
    once: bool = False
    """Whether the site is made once and then served (`mkdocs serve --no-livereload`)."""
    data: Path = Path("data")
    core: Any = None
    """The package's module `adapter`; the preview imports it anew after an edit of the package."""
    built: Any = None
    outputs: dict[str, Any] = field(default_factory=dict)
    target: Path = Path("site")
    staging: Path | None = None
    crew: Any = None
    """The processes that make pages and files."""
    preview: Any = None
    """What answers under `mkdocs serve`; None in a build."""
    asked: set[str] = field(default_factory=set)
    """The assets that pages and style sheets ask for."""
    places: set[tuple[str, str]] = field(default_factory=set)
    """The places on pages of ours that pages by hand lead to."""
    kept: Any = None
    """What the preview read the last time."""
    stamp: Any = None
    """The package's modules as they were when they were imported."""
    counter: Counter = field(default_factory=Counter)


state = State()


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the preview. Of `serve --clean`, MkDocs says here that it is a build."""
    context = click.get_current_context(silent=True)
    name, options = (context.info_name, context.params) if context else (command, {})
    serve = "serve" in (command, name)
    state.once = serve and not options.get("livereload", True)
    state.serving = serve and not state.once
    if dirty and not serve:
        raise Abort(
            "A build begins anew each time, and takes the place of the site as a whole: leave out --dirty"
        )


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Plan all pages and files from the data; stop here if the data is wrong."""
    sys.path[:0] = [] if HERE in sys.path else [HERE]
    if not config.use_directory_urls:
        raise Abort("use_directory_urls must be true: the addresses of pages are those of folders")
    if state.serving:
        sys.dont_write_bytecode = True  # Python would take an edit for none that comes in the same second
        clean_directory(config.site_dir)  # under --dirty MkDocs does not
        state.preview = state.preview or importlib.import_module("site_preview").Preview()
        state.preview.begin()
    stamp = [(path, path.stat().st_mtime_ns) for path in sorted(Path(HERE).glob("summit_record/**/*.py"))]
    if state.stamp != stamp:
        for name in [name for name in sys.modules if name.partition(".")[0] == "summit_record"]:
            del sys.modules[name]
        importlib.invalidate_caches()
        state.kept = {} if state.serving else None
    state.core, state.stamp = importlib.import_module("summit_record.adapter"), stamp
    if not state.preview and sys.stderr.isatty():
        log.info("Reading and checking the data")
    # The preview builds the first language alone, unless it is told which: an edit should show at once.
    environment = {"SUMMIT_LANGS": state.core.FIRST, **os.environ} if state.preview else dict(os.environ)
    if state.once and config.site_url:
        environment["SITE_URL"] = config.site_url
    state.data = state.core.data_folder(Path(config.config_file_path).parent)
    state.built = state.core.build(state.data, environment, state.kept)
    if state.built.problems and state.preview:
        state.preview.problems = tuple(map(str, state.built.problems))
        print(*state.preview.problems, sep="\n", file=sys.stderr)
        state.built = state.core.problem_page(state.built.problems)
    for problem in state.built.problems:
        log.error(str(problem))
    if state.built.problems:
        raise Abort(f"{len(state.built.problems)} problems in the data; the site stays as it was")
    config.site_name, config.site_description = state.built.title, state.built.description
    config.extra.update(state.built.theme)
    if not state.preview:
        config.site_url = state.built.address
        state.counter.messages.clear()
        state.core.count_warnings(logging.getLogger("mkdocs"), state.counter)
        logging.getLogger("mkdocs.commands.build").addFilter(site_page.tell_of_refusals_once)
        state.target = Path(config.site_dir)
        parts = (state.data, Path(config.docs_dir), Path(HERE), Path(config.config_file_path))
        state.staging = state.core.publish.begin(state.target, parts)
        state.asked, state.places = set(), set()
        config.site_dir = str(state.staging)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Begin with the pages and files of the data; MkDocs' own loop is for what somebody wrote in `docs/`.

    It would hold all pages in memory at once, in one process. Pages by hand may link to ours: where there are such,
    it knows of ours.
    """
    for file in [file for file in files if file.src_uri.startswith(state.core.UNUSED)]:
        files.remove(file)
    config.theme.static_templates.discard("sitemap.xml")  # ours knows all languages
    state.outputs = {output.path: output for output in state.built.outputs}
    _refuse_two_of_a_name(files)
    by_hand = files.documentation_pages()
    for output in state.built.outputs if by_hand else ():
        if output.first:
            files.append(File.generated(config, output.path, content="", inclusion=InclusionLevel.EXCLUDED))
    config.nav = []  # not None: a page by hand that nobody said is meant to be in no navigation is warned of
    if state.preview:  # makes each page when it is asked for
        return files
    for file in files:  # style sheets, and pages that are copied as they stand
        if (
            file.dest_uri.endswith((".css", ".html"))
            and not file.is_documentation_page()
            and file.inclusion is not InclusionLevel.EXCLUDED
        ):
            content = file.content_bytes.decode("utf-8", "replace")
            state.asked |= state.core.assets.asked(file.dest_uri, content, state.built.address)
    _begin(0, config)
    _finish(0, "downloads")
    _begin(1, config)
    return files


def _refuse_two_of_a_name(files: Files) -> None:
    """What stands in `docs/` under the address of a page or file of the record would be lost."""
    ours = {output.served for output in state.built.outputs}
    double = [
        file for file in files if file.dest_uri in ours and file.inclusion is not InclusionLevel.EXCLUDED
    ]
    if double:
        says = [
            f"docs/{file.src_uri}: the record has {file.dest_uri} of its own; rename it" for file in double
        ]
        raise Abort("\n".join(says))


def _begin(turn: int, config: MkDocsConfig) -> None:
    """Make copies of this process, which begin at once to make what is of this turn."""
    env, mine = config.theme.get_env(), _of_turn(turn)

    def make(outputs: Sequence[Any]) -> None:
        for output in outputs:
            site_page.make(output, config, env)

    def report() -> tuple[list[str], set[str], Any]:
        return state.counter.messages[before:], state.asked, state.core.weights(mine)

    batch = BATCH if turn else 1
    tasks = [partial(make, mine[at : at + batch]) for at in range(0, len(mine), batch)]
    parallel, before = state.core.parallel, len(state.counter.messages)
    state.crew = parallel.Crew(tasks, parallel.cores() - 1, report)


def _finish(turn: int, what: str) -> None:
    """Wait until this turn is made, showing on a terminal how far it is; stop the build if anything was warned of."""
    bar, warnings, mine = state.core.progress.bar(sys.stderr), state.counter.messages, _of_turn(turn)
    shown = sys.stderr.isatty() and logging.getLogger("mkdocs").isEnabledFor(logging.INFO)
    for warned, asked, weights in state.crew.finish(
        lambda done, total: bar(len(mine) * done // total, len(mine), what) if shown else None
    ):
        warnings += warned
        state.asked |= asked
        state.core.remember(mine, weights)
    if warnings:
        more = [f"and {len(warnings) - FEW} more"] if len(warnings) > FEW else []
        raise Abort(
            "\n  ".join([f"{len(warnings)} warnings; the site stays as it was", *warnings[:FEW], *more])
        )


def _of_turn(turn: int) -> Sequence[Any]:
    return [output for output in state.built.outputs if output.turn == turn]


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Spare MkDocs the front matter of our pages: what it says is at hand."""
    output = state.outputs.get(page.file.src_uri)
    return str(state.core.blocks.body(output.content)) if output else None


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Spare MkDocs the Markdown of our pages; see the package's `blocks`."""
    output = state.outputs.get(page.file.src_uri)
    if output:
        page.meta.update(output.meta)
        html, tokens = state.core.blocks.convert(markdown)
        page.content, page.toc = html, get_toc(tokens)
        page.render = lambda config, files: None  # type: ignore[method-assign]
        output.forget()
        return ""  # nobody reads it any more, and a long list has ten megabytes of it
    return markdown


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give pages that are none of ours what the theme shows around a page."""
    if page.file.src_uri not in state.outputs:
        page.meta.update(state.built.theme)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the security policy in, and note what the page asks for."""
    if page.file.src_uri not in state.outputs:
        state.places |= state.core.anchors.asked(page.file.dest_uri, page.content or "")
    page.content = None  # it is in the output; ten thousand rows need not be in memory twice
    return _last(output, page.file.dest_uri)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages that are none of ours (404)."""
    return _last(output, template_name) if template_name.endswith(".html") else output


def _last(html: str, path: str) -> str:
    if not state.preview:
        state.asked |= state.core.assets.asked(path, html, state.built.address)
    return str(state.core.finish(html, scripts=not state.preview))  # the preview's own reload script must run


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Last of all: make the search index, and put the new site in the place of the old one if nothing was warned of."""
    if state.preview:
        state.preview.ready(config, state.built.outputs, state.core.Background)
        return
    assert state.staging  # noqa: S101  on_config set it
    _finish(1, "pages and files")
    logging.getLogger("mkdocs").removeHandler(state.counter)
    missing = state.core.assets.missing(state.staging, state.asked)
    if missing:
        raise Abort(f"{', '.join(missing)}: asked for by pages and not there; the site stays as it was")
    lost = state.core.anchors.missing(state.staging, state.places)
    if lost:
        raise Abort(f"{', '.join(lost)}: linked to from docs/ and not there; the site stays as it was")
    log.info("Making the search index")
    try:
        state.core.indexing.index(state.staging)
    except state.core.indexing.IndexingError as failure:
        raise Abort(f"{' '.join(str(failure).split())}; the site stays as it was") from None
    config.site_dir = str(state.target)
    left = state.core.publish.finish(state.staging, state.target)
    if left:
        log.warning(f"The new site is in place; {left}, the old one, cannot be removed: remove it by hand")


def on_build_error(error: Exception) -> None:
    """Clear away what a failed build made; the old site was not touched. What the system refused is one line."""
    if state.preview:
        return
    if state.crew:
        state.crew.stop()
    if state.staging:
        state.core.publish.give_up(state.staging)
    if isinstance(error, OSError):
        where = f": {error.filename}" if error.filename else ""
        raise Abort(f"{error.strerror or error}{where}; the site stays as it was") from None
    if isinstance(error, UnicodeDecodeError):
        raise Abort("A file in docs/, named above, is not UTF-8; the site stays as it was") from None


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Remember what the preview makes pages with."""
    if state.preview:
        state.preview.env = env


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Answer from the preview, and watch the data folder too; it may be another than `data`."""
    state.preview.answer_for(server)
    server.watch(str(state.data))
    return server


def on_shutdown() -> None:
    """Stop what the preview does in the background."""
    if state.preview:
        state.preview.close()
