"""The preview, part of the adapter: under `mkdocs serve` a page is made when somebody asks for it.

MkDocs would make all pages again after every edit. Here a rebuild only reads the data and plans the pages; each is
then made by MkDocs' own functions, the ones a build calls, at its first request. Nothing made before an edit is used
after it, so no page is ever stale. What needs all pages, the search index, comes from a build in the background.
"""

from __future__ import annotations

import html
import logging
import mimetypes
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

import site_page
import site_watch

log = get_plugin_logger("preview")

mimetypes.add_type("application/x-research-info-systems", ".ris")

Start = Callable[..., Any]
Answer = Callable[[dict[str, Any], Start], Iterable[bytes]]
"""A WSGI application and what it begins its answer with (PEP 3333)."""


class Preview:
    """Answers requests from what the last rebuild planned."""

    def __init__(self) -> None:
        """Nothing can be asked for before the first rebuild is ready."""
        self.env = Environment(autoescape=True)
        """MkDocs' own templates, of the last rebuild."""
        self._config = MkDocsConfig()
        self._outputs: dict[str, Any] = {}
        self._made: dict[str, bytes] = {}
        self._busy = threading.Lock()
        """Held during a rebuild and while an answer is made: neither must see half of the other's work."""
        self._failure = ""
        """What went wrong in the last rebuild."""
        self._failed: int | None = None
        """Which rebuild that was, by the server's number."""
        self.problems: tuple[str, ...] = ()
        """What is wrong with the data; shown in the place of every page."""
        self._search: Any = None
        self._adapter = _adapter()
        """The adapter's files as they were when the server began."""

    def begin(self) -> None:
        """A rebuild begins. Strict mode would end it for a warning, a request for what is not there among them."""
        self.problems = ()
        if self._search:
            self._search.stop()
        logger = logging.getLogger("mkdocs")
        for handler in [each for each in logger.handlers if isinstance(each, CountHandler)]:
            logger.removeHandler(handler)

    def ready(self, config: MkDocsConfig, outputs: Iterable[Any], background: type) -> None:
        """A rebuild ended well. `background` is the class that keeps the search index up."""
        self._config, self._made = config, {}
        self._outputs = {output.served: output for output in outputs}
        if self._search is None:
            command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file")
            self._search = background((*command, config.config_file_path), log.warning)
        if not self.problems:
            self._search.request()

    def close(self) -> None:
        """The server ends."""
        if self._search:
            self._search.close()

    def answer_for(self, server: LiveReloadServer) -> None:
        """Let this answer for all files of the site, and the server for what else it knows."""
        site_watch.be_patient(server)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # clears away as after Ctrl-C
        rest = cast("Answer", server.get_app())
        builder = server.builder

        def rebuild() -> None:
            with self._busy:
                self._failure = ""
                try:
                    builder()
                except (Exception, SystemExit) as failure:
                    self._failure = self._tell(failure)
                    with server._epoch_cond:
                        self._failed = server._wanted_epoch
                        server._epoch_cond.notify_all()
                    if isinstance(failure, Exception):
                        raise
                    raise RuntimeError(f"SystemExit: {failure}") from None  # MkDocs would end the server

        def settled() -> bool:
            return server._wanted_epoch in (server._visible_epoch, self._failed)

        def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
            if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
                start(_status(405), [("Allow", "GET, HEAD"), ("Content-Length", "0")])
                return []
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            below = path.removeprefix(server.mount_path)
            if f"{path}/" == server.mount_path:
                start(_status(302), [("Location", f"{quote(path)}/")])
                return []
            if below == path or path.startswith("/livereload/"):
                return rest(environ, start)
            with server._epoch_cond:  # a rebuild that is about to begin counts as begun
                server._epoch_cond.wait_for(settled)
            with self._busy:
                status, headers, content = self._answer(path, below, environ.get("QUERY_STRING", ""), server)
            start(status, [*headers, ("Content-Length", str(len(content)))])
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]

        server.builder = rebuild
        server.set_app(answer)

    def _answer(
        self, path: str, below: str, query: str, server: LiveReloadServer
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and content for a path, which is `below` on the site."""
        with_reload: Any = server._inject_js_into_html
        served = below + ("index.html" if path.endswith("/") else "")
        guess_type: Any = server._guess_type
        status, kind, content = _status(200), guess_type(served), None
        why, failure = "The site could not be made", self._failure
        if not failure:
            try:
                content = self._content(served, Path(server.root))
            except Exception as problem:
                why = f"{path} could not be made"
                failure = self._tell(problem)
                log.exception(why)
        if content is None and not failure:
            folder = f"{below}/index.html"
            if folder in self._outputs or _inside(Path(server.root), folder):
                return _status(302), [("Location", f"{quote(path)}/{query and '?'}{query}")], b""
            why, failure = "There are problems in the data", "\n".join(self.problems)
        if failure:
            status, kind, content = (
                _status(500),
                "text/html",
                _page(why, failure),
            )
        elif content is None:
            status, kind, content = (
                _status(404),
                "text/html",
                server.error_handler(404) or b"404",
            )
        if kind == "text/html":
            content = with_reload(content, server._visible_epoch)
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        return status, [("Content-Type", kind)], content or b""

    def _content(self, served: str, root: Path) -> bytes | None:
        """A file of the site, of those that MkDocs wrote to `root` too; None if there is none of this name."""
        if self._search and served.startswith(self._search.PREFIX):
            found: bytes | None = self._search.read(served)
            return found
        output = self._outputs.get(served)
        if output is not None:
            if served not in self._made:
                self._made[served] = site_page.make(output, self._config, self.env).read_bytes()
            return self._made[served]
        file = _inside(root, served)
        return file.read_bytes() if file else None

    def _tell(self, failure: BaseException) -> str:
        """What went wrong, for the page."""
        changed = "The adapter, hooks/site_*.py, is another one now: end `mkdocs serve` and start it again.\n"
        return (changed if _adapter() != self._adapter else "") + "".join(
            traceback.format_exception_only(failure)
        )


def _adapter() -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(Path(__file__).parent.glob("site_*.py"))]


def _inside(root: Path, name: str) -> Path | None:
    """A file of this name below a folder; None where there is none, or the name leads out of it."""
    try:
        file = (root / name).resolve()
        return file if file.is_relative_to(root.resolve()) and file.is_file() else None
    except (OSError, ValueError):  # too long a name, or one with a NUL
        return None


def _status(code: int) -> str:
    return f"{code} {HTTPStatus(code).phrase}"


def _page(title: str, text: str) -> bytes:
    """A page that only says something."""
    head = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{html.escape(title)}</title>\n'
    return f"{head}<h1>{html.escape(title)}</h1>\n<pre>{html.escape(text, quote=False)}</pre>\n".encode()
