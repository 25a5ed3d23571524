"""CSV (RFC 4180, UTF-8) of statements, documents and sources. Cells that a spreadsheet would run as a formula
begin with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from ..grades import grade, publisher_kind
from ..model import Site, ref
from . import N_, Export


def exports(site: Site) -> Iterator[Export]:
    """`data/statements.csv`, `data/documents.csv`, `data/sources.csv`."""
    yield Export(
        "data/statements.csv",
        N_("Every statement with its grade and sources"),
        "text/csv",
        lambda: _statements(site),
    )
    yield Export(
        "data/documents.csv", N_("Every document in one table"), "text/csv", lambda: _documents(site)
    )
    yield Export("data/sources.csv", N_("Every source in one table"), "text/csv", lambda: _sources(site))


def safe(value: object) -> str:
    """A cell as text that no spreadsheet runs."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def table(header: list[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Rows to CSV with CRLF line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([safe(value) for value in row])
    return out.getvalue().encode()


def _statements(site: Site) -> bytes:
    return table(
        ["id", "record", "kind", "by", "date", "text", "themes", "countries", "grade", "sources", "note"],
        (
            (
                o.ref, ref(o.owner), o.statement.kind, o.statement.by,
                o.statement.date.value if o.statement.date else None, o.statement.text,
                " ".join(o.statement.themes), " ".join(site.concerned(o.owner, o.statement)), grade(site, o),
                " ".join(c.source for c in o.statement.sources), o.statement.note,
            )
            for o in site.statements
        ),
    )  # fmt: skip


def _documents(site: Site) -> bytes:
    return table(
        ["id", "title", "title_original", "form", "level", "occasion", "date", "countries", "parties", "themes",
         "summary", "sources"],
        (
            (
                d.id, next((n.text for n in d.names if n.lang == "en"), d.names[0].text),
                next((n.text for n in d.names if n.status == "original"), None), d.form, d.level, d.occasion,
                d.date.value, " ".join(d.countries),
                " ".join(f"bodies/{p.body}" if p.body else f"countries/{p.country}" for p in d.parties),
                " ".join(d.themes), d.summary, " ".join(c.source for c in d.sources),
            )
            for d in site.documents.values()
        ),
    )  # fmt: skip


def _sources(site: Site) -> bytes:
    return table(
        ["id", "publisher", "publisher_kind", "country", "title", "title_en", "language", "date", "url", "read",
         "read_date", "archived", "reposts"],
        (
            (
                s.id, s.publisher, publisher_kind(site, s).id, site.bodies[s.publisher].country, s.title, s.title_en,
                s.language, s.date, s.url, s.read.part, s.read.date, s.archived.url if s.archived else None,
                s.reposts or s.reposts_body,
            )
            for s in site.sources.values()
        ),
    )  # fmt: skip
