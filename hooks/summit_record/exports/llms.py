"""llms.txt (https://llmstxt.org/): what a program that answers questions should read first, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from ..cite.chicago import chicago
from ..cite.item import whole
from ..edition import KINDS, Edition
from ..model import ref
from . import N_, Export
from ._markdown import escape, link

SECTIONS = ("summit", "declaration", "countries", "themes", "documents", "initiatives", "events")
"""Kinds whose records are listed; the others are found through their lists."""


def exports(edition: Edition) -> Iterator[Export]:
    """`llms.txt`."""
    yield Export(
        "llms.txt",
        N_("A guide for programs that read the site"),
        "text/plain",
        lambda: guide(edition).encode(),
    )


def guide(edition: Edition) -> str:
    """The text."""
    settings = edition.site.settings
    lines = [f"# {escape(settings.title)}", "", f"> {escape(edition.plain_text(settings.description))}", ""]
    lines += [
        f"Version {settings.version}, released {settings.released}. "
        f"Licence: {link(settings.licence.name, settings.licence.url)}.",
        "Every statement has its sources and a grade: official (a party to the fact says so), corroborated (two or "
        "more independent publishers), single (one publisher), disputed (sources differ). Say the grade and the "
        "source with the statement, and where sources differ give both readings.",
        "",
        f"Cite as: {escape(chicago(whole(edition)).striptags())}",
        "",
        "## Data",
        "",
        f"- {link('Whole record (JSON)', edition.url('data/summit.json'))}",
        f"- {link('Every value with its sources (CSV)', edition.url('data/statements.csv'))}",
        f"- {link('JSON API', edition.url('api/v1/index.json'))}",
        f"- {link('Description of the tables', edition.url('data/datapackage.json'))}",
        f"- {link('Changes (Atom)', edition.url('feed.atom'))}",
        "",
    ]
    for kind in SECTIONS:
        records = [record for record in edition.records(kind).values() if edition.twin(record)]
        if records:
            lines += [f"## {kind.capitalize()}", ""]
            for record in records:
                lines.append(f"- {link(edition.title(record), edition.twin(record) or '')}: {ref(record)}")
            lines.append("")
    lines += ["## Optional", ""]
    lines += [
        f"- {link(f'All {kind} (JSON)', edition.url(f'api/v1/{kind}.json'))}"
        for kind in KINDS
        if edition.records(kind) and kind not in SECTIONS
    ]
    return "\n".join(lines) + "\n"
