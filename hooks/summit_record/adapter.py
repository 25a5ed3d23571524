"""What the adapter needs of the package, in one place. Knows nothing of MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from markupsafe import escape

from . import anchors, assets, blocks, parallel, progress, publish
from .build import Built, build
from .cli import data_folder
from .environment import FIRST
from .exports import remember, weights
from .finish import finish
from .output import Output
from .problems import Problem
from .search import indexing
from .search.background import Background

__all__ = [
    "FIRST",
    "UNUSED",
    "Background",
    "anchors",
    "assets",
    "blocks",
    "build",
    "count_warnings",
    "data_folder",
    "finish",
    "indexing",
    "parallel",
    "problem_page",
    "progress",
    "publish",
    "remember",
    "weights",
]

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""What the stock theme brings and our templates do not use: 2.5 MB that no page asks for."""


def problem_page(problems: Sequence[Problem]) -> Built:
    """A site of one page that lists what is wrong, for the preview."""
    title = f"{len(problems)} problems in the data"
    rows = "".join(f"<li><code>{escape(str(problem))}</code></li>\n" for problem in sorted(problems))
    body = f'---\ntitle: {title}\nlang: en\n---\n\n<h1>{title}</h1>\n\n<ol class="problems">\n{rows}</ol>\n'
    return Built(outputs=(Output("index.md", lambda: (body, {})),), title=title, description=title)


def count_warnings(logger: logging.Logger, counter: logging.Handler) -> None:
    """Have every warning of a logger counted, also where a quiet run (`-q`) would drop it before it is seen.

    The logger lets warnings through, and its other handlers keep to the level that was asked for.
    """
    quiet = logger.level
    for handler in logger.handlers:
        if handler is not counter:
            handler.setLevel(max(handler.level, quiet))
    logger.setLevel(min(quiet or logging.WARNING, logging.WARNING))
    logger.addHandler(counter)
