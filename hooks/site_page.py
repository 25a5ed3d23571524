"""One page made by MkDocs' own functions, outside its loop over all pages. Part of the adapter."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def tell_of_refusals_once(_: logging.LogRecord) -> bool:
    """A filter for MkDocs' log: what the system refused is told once, at the end, not with each page."""
    return not isinstance(sys.exc_info()[1], OSError)


def make(output: Any, config: MkDocsConfig, env: Environment) -> Path:
    """Write a page or file of the package below the site's folder; a page with all events of the hooks.

    `env`: the theme's templates. What was made is not kept: all pages together would fill the memory.
    """
    path = Path(config.site_dir, output.served)
    try:
        if output.is_page:
            file = File.generated(config, output.path, content="")
            page = Page(None, file, config)
            _populate_page(page, config, Files([file]))
            _build_page(page, config, [file], Navigation([], []), env)
            file.page = None  # both would wait for the collector of garbage, with all they hold
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.content if isinstance(output.content, bytes) else output.content.encode())
    except OSError as failure:
        if failure.filename is None or path.is_relative_to(str(failure.filename)):
            failure.filename = output.served  # the folder to build in has a name that nobody knows
        raise
    output.forget()
    return path
