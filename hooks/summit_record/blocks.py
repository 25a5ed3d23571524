"""From the Markdown of a generated page to HTML.

Generated pages are Markdown headings, each with its id, and HTML blocks between them, so that they can be read and
moved as Markdown. Markdown itself would copy the blocks through unchanged after parsing every tag of them twice, with
a parser set up anew for each page: more than a third of a build. Headings alone need no parser.
"""

from __future__ import annotations

import re
from typing import Any

_HEADING = re.compile(
    r"^(##|###) (.*?) \{: #([A-Za-z0-9][\w.:-]*)((?: [a-z-]+=\"[^\"<>]*\")*) \}$", re.MULTILINE
)
"""A heading of level 2 or 3, with its id and perhaps more attributes, as `attr_list` has them."""


def body(page: str) -> str:
    """A generated page without its front matter. A line comes first that no reader of metadata takes for any."""
    end = page.find("\n---\n")
    return page[end + 4 :] if end >= 0 else "\n"


def convert(markdown: str) -> tuple[str, list[dict[str, Any]]]:
    """A generated page without front matter to (its HTML; its table of contents).

    The table is what Python-Markdown's `toc` calls tokens: level, id, name (HTML) and children of each heading.
    """
    tokens: list[dict[str, Any]] = []
    for heading in _HEADING.finditer(markdown):
        found: dict[str, Any] = {
            "level": len(heading[1]),
            "id": heading[3],
            "name": heading[2],
            "children": [],
        }
        under = tokens[-1]["children"] if tokens and found["level"] > tokens[-1]["level"] else tokens
        under.append(found)
    html = _HEADING.sub(lambda h: f'<h{len(h[1])} id="{h[3]}"{h[4]}>{h[2]}</h{len(h[1])}>', markdown)
    return html.strip("\n"), tokens
