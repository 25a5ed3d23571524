"""One record, one value: what a page says is what the JSON, the API, the tables and the Markdown say of it."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from summit_record import text
from summit_record.edition import KINDS
from summit_record.exports._cells import raw
from summit_record.model import Site, ref, statements_of
from tests.support.plain import graded, without_grades
from tests.support.site import Built
from tests.test_pages.test_everything_is_shown import (
    INTRODUCTION,
    elsewhere,
    home_of,
    plain,
    squeezed,
    words_of,
)

GRADES = ("official", "corroborated", "single", "disputed")


@pytest.fixture(scope="module", params=["tiny", "real"])
def built(request: pytest.FixtureRequest) -> Built:
    """Each of the two sites."""
    built: Built = request.getfixturevalue(f"{request.param}_built")
    return built


def records(site: Site) -> Iterator[Any]:
    """Every record that is given away."""
    return (record for record in site.all() if record.kind in KINDS)


def id_of(record: Any) -> str:
    return (
        str(getattr(record, "id", record.kind))
        if record.kind not in ("summit", "declaration")
        else record.kind
    )


def read_json(built: Built, path: str) -> Any:
    return json.loads((built.folder / path).read_text(encoding="utf-8"))


def read_csv(built: Built, path: str) -> list[dict[str, str]]:
    content = (built.folder / path).read_bytes().decode("utf-8")
    return [{k: raw(v) for k, v in row.items()} for row in csv.DictReader(io.StringIO(content, newline=""))]


def test_the_whole_the_kind_and_the_api_say_what_the_record_says(built: Built) -> None:
    whole, seen = read_json(built, "data/summit.json"), 0
    for record in records(built.site):
        own = record.model_dump(mode="json")
        single = record.kind in ("summit", "declaration")
        there = [
            whole[record.kind] if single else whole[record.kind][record.id],
            read_json(built, f"api/v1/{ref(record)}.json")["data"],
        ]
        if not single:
            there.append(read_json(built, f"data/{record.kind}.json")["records"][record.id])
        for each in there:
            seen += 1
            assert without_grades(each) == own, ref(record)
            assert each == there[0], ref(record)
    assert seen > 50


def test_every_cell_says_what_the_record_says(built: Built) -> None:
    """Every field of every record has columns, and every column that a record has words for has them."""
    types = {
        resource["name"]: {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for resource in read_json(built, "data/datapackage.json")["resources"]
        if "schema" in resource
    }
    rows = {kind: iter(read_csv(built, f"data/{kind}.csv")) for kind in KINDS if kind in types}
    by_kind: dict[str, dict[str, Any]] = defaultdict(dict)
    for record in records(built.site):
        by_kind[record.kind][id_of(record)] = record
    for kind, found in by_kind.items():
        for id_ in sorted(found):
            row, own = next(rows[kind]), found[id_].model_dump(mode="json")
            for field, value in own.items():
                flat = _flat(field, value)
                assert flat, (kind, field)
                for name, expected in flat.items():
                    if expected is None and name not in row:  # a group of fields that is not there
                        group = [cell for column, cell in row.items() if column.startswith(f"{name}_")]
                        assert group and not any(group), (kind, id_, name)  # noqa: PT018
                        continue
                    assert name in row, f"{kind}.csv has no column for {name}"
                    assert _read(row[name], types[kind][name], expected) == expected, (kind, id_, name)
    assert all(next(left, None) is None for left in rows.values())


def _flat(name: str, value: Any) -> dict[str, Any]:
    """Columns of a field: a date with sources and a group of fields are several."""
    if isinstance(value, dict) and {"value", "sources"} <= value.keys():
        return {
            name: value["value"],
            f"{name}_sources": [each["source"] for each in value["sources"]],
            f"{name}_note": value.get("note"),
        }
    if isinstance(value, dict):
        return {
            key: inner for own, each in value.items() for key, inner in _flat(f"{name}_{own}", each).items()
        }
    if (
        isinstance(value, list)
        and value
        and all(isinstance(v, dict) and set(v) == {"source", "place"} for v in value)
    ):
        return {name: [each["source"] for each in value]}
    return {name: value}


def _read(cell: str, type_: str, expected: Any) -> Any:
    """A cell as the descriptor says it is read."""
    if type_ == "array":
        return without_grades(json.loads(cell)) if cell else []
    if type_ == "list":
        return cell.split()
    if cell == "":
        return [] if expected == [] else None
    return cell == "true" if type_ == "boolean" else int(cell) if type_ == "integer" else cell


def test_every_statement_is_the_same_on_its_page_and_in_every_file(built: Built) -> None:
    """Words, grade and sources of each statement."""
    whole = read_json(built, "data/summit.json")
    table: Mapping[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_csv(built, "data/statements.csv"):
        if row["statement"] and row["field"].endswith(".text"):
            table[row["statement"]].append(row)
    seen = 0
    for record in records(built.site):
        data = (
            whole[record.kind] if record.kind in ("summit", "declaration") else whole[record.kind][record.id]
        )
        found = {each["id"]: each for each in graded(data)}
        assert found.keys() == {statement.id for statement in statements_of(record)}
        page = built.pages.get(home_of(record), "")
        twin = built.folder / home_of(record) / "index.md.txt"
        for statement in statements_of(record):
            seen += 1
            where = f"{ref(record)}#{statement.id}"
            made, rows = found[statement.id], table[where]
            sources = [citation.source for citation in statement.sources]
            assert made["grade"] in GRADES
            assert made["text"] == statement.text
            assert {(row["value"], row["grade"]) for row in rows} == {(statement.text, made["grade"])}, where
            assert [row["source"] for row in rows] == [each["source"] for each in made["sources"]] == sources
            if record.kind == "places":
                continue
            words = squeezed(text.plain(statement.text, lambda reference: _title(built.site, reference)))
            block = _block(page, statement.id)
            assert words in squeezed(html.unescape(re.sub(r"<[^>]+>", " ", block))), where
            assert f"grade-{made['grade']}" in block, where
            if twin.exists() and home_of(record).count("/") > 1:
                assert f"; {made['grade']}; sources" in twin.read_text(encoding="utf-8"), where
    assert seen > 10


def test_every_row_of_the_table_of_values_says_what_the_record_says(built: Built) -> None:
    """Names, dates, amounts and all else: the value stands in the record's field of that name."""
    rows = read_csv(built, "data/statements.csv")
    said = {ref(record): _values(record.model_dump(mode="json")) for record in records(built.site)}
    sources = built.site.sources
    assert {row["record"] for row in rows} <= said.keys()
    for row in rows:
        field = re.sub(r"\[\d+\]$", "", row["field"]).rpartition(".")[2]
        assert row["value"] in said[row["record"]][field], (row["record"], row["field"], row["value"])
        assert row["source"] in sources
    assert len(rows) > 100


def _values(record: dict[str, Any]) -> Mapping[str, set[str]]:
    """Everything a record says, by the name of the field it stands in."""
    found: Mapping[str, set[str]] = defaultdict(set)

    def look(key: str, value: Any) -> None:
        if isinstance(value, dict):
            if "as_stated" in value:
                found["amount"].add(f"{value['amount']} {value['currency']}")
            for name in ("value", "text"):  # of a date, of a name
                if isinstance(value.get(name), str):
                    found[key].add(value[name])
            for inner, each in value.items():
                look(inner, each)
        elif isinstance(value, list):
            for each in value:
                look(key, each)
        elif value is not None:
            found[key].add(str(value).lower() if isinstance(value, bool) else str(value))

    for key, value in record.items():
        look(key, value)
    return found


def _title(site: Site, reference: str) -> str:
    found = site.get(reference)
    return str(found.names[0].text if hasattr(found, "names") else found.title_en or found.title)


def _block(page: str, id_: str) -> str:
    """The HTML of a statement, up to the next one."""
    found = re.search(rf'<div class="statement[^"]*" id="{id_}">', page)
    assert found, id_
    return re.split(r'<div class="statement|<ol class="sources', page[found.end() :], maxsplit=1)[0]


def test_every_text_of_a_record_is_on_its_page(built: Built) -> None:
    """The same for names, summaries, offices, notes ...: what the files hold, readers see."""
    shown = {address: squeezed(plain(page)) for address, page in built.pages.items()}
    missing = []
    for record in records(built.site):
        if record.kind == "places":
            continue
        introduction = home_of(record) not in built.pages
        home = f"{record.id}/" if introduction else home_of(record)
        for where, words in words_of(record, built.site):
            if introduction and where in INTRODUCTION:
                continue
            there = words in shown[home] or f'"{words}"' in built.pages[home]
            if not there and not elsewhere(record, where):
                missing.append(f"{ref(record)}: {where}: {words[:80]}")
    assert not missing, "\n".join(missing[:40])
