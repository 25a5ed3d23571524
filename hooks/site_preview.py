"""The preview, part of the adapter: under `mkdocs serve` a page is made when somebody asks for it.

MkDocs would make all pages again after every edit. Here a rebuild only reads the data and plans the pages; each is
then made by MkDocs' own functions, the ones a build calls, at its first request. Nothing made before an edit is used
after it, so no page is ever stale. What needs all pages, the search index, comes from a build in the background.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

import site_page

log = get_plugin_logger("preview")

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
        """Held during a rebuild and while a page is made: neither must see half of the other's work."""
        self._search: Any = None

    def begin(self) -> None:
        """A rebuild begins: requests wait for its end."""
        if self._search:
            self._search.stop()
        self._busy.acquire()

    def ready(self, config: MkDocsConfig, outputs: Iterable[Any], background: type) -> None:
        """A rebuild ended well. `background` is the class that keeps the search index up."""
        self._config, self._made = config, {}
        self._outputs = {output.served: output for output in outputs}
        self._busy.release()
        if self._search is None:
            command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file")
            self._search = background((*command, config.config_file_path), log.warning)
        if len(self._outputs) > 1:  # else it is the page of problems
            self._search.request()

    def failed(self) -> None:
        """A rebuild ended in an error; MkDocs has said so."""
        if self._busy.locked():
            self._busy.release()

    def close(self) -> None:
        """The server ends."""
        if self._search:
            self._search.close()

    def answer_for(self, server: LiveReloadServer) -> None:
        """Let the server ask here first, and look into its folder (assets, 404) for the rest."""
        guess_type: Any = server._guess_type
        with_reload: Any = server._inject_js_into_html
        rest = cast("Answer", server.get_app())

        def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            below = path.removeprefix(server.mount_path)
            if below == path or path.startswith("/livereload/"):
                return rest(environ, start)
            with server._epoch_cond:  # a rebuild that is about to begin counts as begun
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            with self._busy:
                epoch = server._visible_epoch
                try:
                    content = self._content(below + ("index.html" if path.endswith("/") else ""))
                except Exception as failure:
                    log.exception("%s could not be made", path)
                    start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                    return [f"{path} could not be made: {failure}\n".encode()]
            if content is None and f"{below}/index.html" in self._outputs:
                start("302 Found", [("Location", f"{quote(path)}/")])
                return []
            if content is None:
                return rest(environ, start)
            kind = guess_type(path if not path.endswith("/") else "index.html")
            if kind == "text/html":
                content = with_reload(content, epoch)
            start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
            return [content]

        server.set_app(answer)

    def _content(self, served: str) -> bytes | None:
        """A file of the site; None if there is none of this name among what the data makes."""
        output = self._outputs.get(served)
        if self._search and served.startswith(self._search.PREFIX):
            content: bytes | None = self._search.read(served)
            return content
        if output is None:
            return None
        if output.served not in self._made:
            self._made[output.served] = self._make(output)
        return self._made[output.served]

    def _make(self, output: Any) -> bytes:
        if output.path.endswith(".md"):
            return Path(site_page.make(output, self._config, self.env).abs_dest_path).read_bytes()
        content = output.content
        return content.encode() if isinstance(content, str) else bytes(content)
