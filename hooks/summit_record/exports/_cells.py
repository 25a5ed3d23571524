"""CSV: RFC 4180, UTF-8, CRLF, with cells that no spreadsheet runs.

A cell that begins as a formula does gets an apostrophe before it (OWASP, CSV Injection); so does one that already
begins with apostrophes and then so, which makes it possible to take them off again. A negative number is left as
it is: it can do nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_SUSPECT = frozenset("'=+-@\t\r\n＝＋－＠")
_RUNS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def safe(value: object) -> str:
    """A cell as text that no spreadsheet runs. None is empty; truth is `true` or `false`, as Table Schema has it."""
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    text = str(value)
    if text[:1] in _SUSPECT and _RUNS.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def raw(cell: str) -> str:
    """What `safe` was given, as text."""
    return cell[1:] if cell[:1] == "'" and _RUNS.match(cell) else cell


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Rows to CSV."""
    out = io.BytesIO()
    with io.TextIOWrapper(
        out, encoding="utf-8", newline=""
    ) as text:  # StringIO would take four bytes a character
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows([safe(value) for value in row] for row in rows)
        text.flush()
        return out.getvalue()
