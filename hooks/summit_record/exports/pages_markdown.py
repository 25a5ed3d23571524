"""The Markdown twin of every page of a record (https://llmstxt.org/): the same record, made from the model and not
from HTML, for programs and for people who read plain text.

Pages that only list, draw or explain have theirs from `plain_page`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..cite.chicago import chicago
from ..cite.item import item
from ..edition import TWIN, Edition
from ..model import ref, statements_of
from ..schema import Source, Statement
from ..schema.values import DatedValue
from . import Export
from ._markdown import escape, link
from .api import sources_of

LISTED = ("countries", "themes", "organisers", "proposers")
"""Fields that name records and are shown as links."""


def exports(edition: Edition) -> Iterator[Export]:
    """`<page>/index.md.txt` of each record with a page of its own."""
    for record in edition.all():
        if edition.own_page(record):
            address = edition.renderer.address(record)
            yield Export(f"{address}{TWIN}", "", "text/markdown", partial(_twin, edition, record), turn=1)


def _twin(edition: Edition, record: Any) -> bytes:
    return twin(edition, record).encode()


def twin(edition: Edition, record: Any) -> str:
    """The text."""
    title = edition.title(record)
    words = getattr(record, "summary", None) or getattr(record, "definition", None)
    lines = [f"# {escape(title)}", ""]
    if words:
        lines += [f"> {escape(edition.plain_text(words))}", ""]
    lines += [*_facts(edition, record), ""]
    sources = sources_of(edition, record.kind, str(getattr(record, "id", record.kind)))
    numbers = {id_: number for number, id_ in enumerate(sources, 1)} if record.kind != "sources" else {}
    lines += _prose(edition, record)
    said = list(statements_of(record))
    if said:
        lines += ["## Statements", ""]
        lines += [_statement(edition, record, statement, numbers) for statement in said]
        lines.append("")
    lines += _resting(edition, record)
    lines += _open_questions(edition, record)
    if numbers:
        lines += ["## Sources", ""]
        lines += [
            f"{number}. {_source(edition, edition.site.sources[id_])}" for id_, number in numbers.items()
        ]
        lines.append("")
    lines += ["## This record", ""]
    lines += [
        f"- {link('Page', edition.page(record) or '')}, {link('JSON', edition.api(record))}, record {ref(record)}",
        f"- Cite as: {escape(str(chicago(item(edition, record)).striptags()))}",
        f"- Version {edition.site.settings.version}, released {edition.site.settings.released}",
        f"- Licence: {link(edition.site.settings.licence.name, edition.site.settings.licence.url)}",
    ]
    return "\n".join(lines) + "\n"


def _facts(edition: Edition, record: Any) -> Iterator[str]:
    for name in getattr(record, "names", ()):
        yield f"- Name ({name.lang}, {name.status}): {escape(name.text)}"
    for field in ("date", "dates", "adopted"):
        value = getattr(record, field, None)
        if value:
            yield f"- Date: {value.value if isinstance(value, DatedValue) else value}"
    if isinstance(record, Source):
        yield f"- Address: <{record.url}>"
        yield f"- Publisher: {escape(edition.title(edition.site.bodies[record.publisher]))}"
        yield f"- Language: {record.language}; read: {record.read.part}, {record.read.date}"
        if record.archived:
            yield f"- Archived: <{record.archived.url}>, {record.archived.date}"
    kinds = {"organisers": "bodies", "proposers": "countries"}
    for field in LISTED:
        named = [
            edition.site.records[kinds.get(field, field)][id_]
            for id_ in getattr(record, field, ())
            if record.kind != field
        ]
        if named:
            links = [link(edition.title(each), edition.twin(each) or "") for each in named]
            yield f"- {field.capitalize()}: {', '.join(links)}"
    for party in getattr(record, "parties", ()):
        side = edition.site.bodies[party.body] if party.body else edition.site.countries[party.country]
        yield f"- Party: {link(edition.title(side), edition.twin(side) or '')}"
    for amount in getattr(record, "amounts", ()):
        yield f"- Amount: {amount.amount} {amount.currency} ({escape(amount.as_stated)})"


def _prose(edition: Edition, record: Any) -> Iterator[str]:
    for section in getattr(record, "sections", ()) if record.kind == "pages" else ():
        yield from (f"## {escape(section.title)}", "")
        for words in section.paragraphs:
            yield from (escape(edition.plain_text(words)), "")
        if section.points:
            yield from (f"- {escape(edition.plain_text(words))}" for words in section.points)
            yield ""


def _statement(edition: Edition, record: Any, statement: Statement, numbers: dict[str, int]) -> str:
    cited = ", ".join(str(numbers[citation.source]) for citation in statement.sources)
    by = f"; {escape(edition.title(edition.site.get(statement.by)))}" if statement.by else ""
    grade = edition.grades[f"{ref(record)}#{statement.id}"]
    about = f"{statement.kind}{by}; {grade}; sources {cited}"
    return f"- {escape(edition.plain_text(statement.text))} ({about})"


def _resting(edition: Edition, record: Any) -> Iterator[str]:
    """The statements that rest on a source."""
    uses = edition.site.uses.get(record.id, ()) if record.kind == "sources" else ()
    stated = {use.statement.id + ref(use.owner): use for use in uses if use.statement}
    if stated:
        yield from ("## What rests on it", "")
        for use in stated.values():
            if use.statement:
                words = escape(edition.plain_text(use.statement.text))
                yield f"- {words} ({ref(use.owner)}#{use.statement.id})"
        yield ""


def _open_questions(edition: Edition, record: Any) -> Iterator[str]:
    differ = edition.site.disagreements_on.get(ref(record), ())
    if differ:
        yield from ("## Where sources differ", "")
        for disagreement in differ:
            yield f"- {escape(edition.plain_text(disagreement.question))}"
            for reading in disagreement.readings:
                named = ", ".join(citation.source for citation in reading.sources)
                yield f"    - {escape(edition.plain_text(reading.text))} ({named})"
        yield ""
    gaps = edition.site.gaps_on.get(ref(record), ())
    if gaps:
        yield from ("## What is not known", "")
        yield from (f"- {escape(edition.plain_text(gap.text))}" for gap in gaps)
        yield ""


def _source(edition: Edition, source: Source) -> str:
    known: dict[str, str] = edition.kept.setdefault("markdown sources", {})
    if source.id not in known:
        publisher = escape(edition.title(edition.site.bodies[source.publisher]))
        date = "" if source.date == "XXXX" else f", {source.date}"
        archived = f", archived at <{source.archived.url}>" if source.archived else ""
        known[source.id] = f"{publisher}, {link(edition.title(source), source.url)}{date}{archived}"
    return known[source.id]
