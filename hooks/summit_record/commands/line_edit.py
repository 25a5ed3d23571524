"""Set a value in a YAML file by changing as few lines as can be: comments, order and line ends stay."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping


def set_block(text: str, key: str, values: Mapping[str, str]) -> str:
    """`text` with the top-level `key` holding `values`: in its place if it is there, else at the end.

    A block keeps its form, `{...}` on one line or keys below each other, and its comments: a comment on a line of
    a value that changes stays on that line.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    start = next((n for n, line in enumerate(lines) if re.match(rf"\ufeff?{re.escape(key)}\s*:", line)), None)
    if start is None:
        return newline.join(_appended(lines, key, values))
    end = start + 1
    while end < len(lines) and re.match(r"[ \t]+[^ \t#]|\}", lines[end]):
        end += 1
    while end < len(lines) and re.match(r"[ \t]+#", lines[end]):  # a comment inside the block
        end += 1
        while end < len(lines) and re.match(r"[ \t]+[^ \t]", lines[end]):
            end += 1
    if "{" in lines[start]:
        flow = ", ".join(f"{name}: {_scalar(value, flow=True)}" for name, value in values.items())
        comment = re.search(r"\}(\s+#.*)$", lines[end - 1])
        lines[start:end] = [f"{key}: {{{flow}}}{comment.group(1) if comment else ''}"]
    else:
        lines[start + 1 : end] = _inside(lines[start + 1 : end], values)
    return newline.join(lines)


def _appended(lines: list[str], key: str, values: Mapping[str, str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return [*lines, f"{key}:", *(f"  {name}: {_scalar(value)}" for name, value in values.items()), ""]


def _inside(block: list[str], values: Mapping[str, str]) -> list[str]:
    """The lines of a block with each value set; what is not in `values` goes."""
    left = dict(values)
    made = []
    for line in block:
        match = re.match(r"([ \t]+)([\w-]+):\s*(?:'(?:[^']|'')*'|\"[^\"]*\"|[^#]*?)(\s+#.*)?$", line)
        if match is None:
            made.append(line)
        elif match.group(2) in left:
            made.append(
                f"{match.group(1)}{match.group(2)}: {_scalar(left.pop(match.group(2)))}{match.group(3) or ''}"
            )
    indent = next((re.match(r"[ \t]+", line).group() for line in block if re.match(r"[ \t]+\w", line)), "  ")  # type: ignore[union-attr]
    return [*made, *(f"{indent}{name}: {_scalar(value)}" for name, value in left.items())]


def _scalar(value: str, *, flow: bool = False) -> str:
    """A text as YAML; quoted where it would be read as something else."""
    plain = re.fullmatch(
        r"[A-Za-z][A-Za-z0-9 ./_%?=&;+~-]*|\d{4}-\d{2}-\d{2}|https?://[^\s'\"#,\[\]{}]+", value
    )
    if plain and not re.search(r":\s|\s#|\s$", value) and value not in ("true", "false", "null") and not flow:
        return value
    if plain and flow and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    return json.dumps(value, ensure_ascii=False) if "'" in value else f"'{value}'"
