"""Set HTML blocks aside while Markdown is converted, and put them back.

Generated pages are Markdown headings with HTML blocks between them. Markdown would copy the blocks through
unchanged, after parsing every tag of them twice: more than a third of a build. Set aside, they cost nothing, and
headings still make the table of contents.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"^#{2,3} .*$", re.MULTILINE)
_MARK = re.compile(r"<!--block (\d+)-->")


def set_aside(markdown: str) -> tuple[str, list[str]]:
    """A generated page to (its headings, with a mark for each block between them; the blocks)."""
    blocks: list[str] = []
    lines: list[str] = []
    end = 0

    def keep(block: str) -> None:
        if block.strip():
            lines.append(f"<!--block {len(blocks)}-->")
            blocks.append(block.strip("\n"))

    for heading in _HEADING.finditer(markdown):
        keep(markdown[end : heading.start()])
        lines.append(heading.group())
        end = heading.end()
    keep(markdown[end:])
    return "\n\n".join(lines), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """Converted headings with their blocks in place again. Text of pages holds no mark: its `<` is escaped."""
    return _MARK.sub(lambda mark: blocks[int(mark.group(1))], html)
