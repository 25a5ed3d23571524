"""The files, read by programs that we did not write and that researchers use."""

import json
import math

import feedparser
import frictionless
import icalendar
import jsonschema
import pandas
import pybtex.database
import pytest
import rdflib
import rispy
from referencing.jsonschema import EMPTY_REGISTRY

from summit_record.metadata import graph
from summit_record.metadata.script import clean
from summit_record.pages import all_pages
from tests.support import editions

EDITION = editions.tiny()
FILES = editions.files(EDITION)
TABLES = [path for path in FILES if path.endswith(".csv")]


def text(path):
    return FILES[path].content.decode("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The exports as files."""
    made = tmp_path_factory.mktemp("exports")
    for path, export in FILES.items():
        target = made / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(export.content)
    return made


def validate(folder):
    """What frictionless finds in every table: types, constraints, hashes, keys between tables."""
    report = frictionless.Package(str(folder / "data" / "datapackage.json")).validate()
    return report.flatten(["name", "title", "rowNumber", "fieldName", "note"])


def test_frictionless_finds_no_fault_with_the_package(folder):
    package = frictionless.Package(str(folder / "data" / "datapackage.json"))
    assert {f"data/{resource.path}" for resource in package.resources} == set(TABLES)
    assert any(resource.schema.foreign_keys for resource in package.resources)
    assert validate(folder) == []


def test_frictionless_would_find_a_key_that_leads_nowhere(folder, tmp_path):
    """The check above is real: the same package with one wrong source does not pass."""
    for path in TABLES:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(FILES[path].content)
    package = json.loads(text("data/datapackage.json"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (tmp_path / "data" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert validate(tmp_path) == []
    broken = text("data/statements.csv").replace(",herald-report,", ",herald-rumour,", 1)
    (tmp_path / "data" / "statements.csv").write_text(broken, encoding="utf-8", newline="")
    assert {fault[1] for fault in validate(tmp_path)} == {"ForeignKey Error"}


def test_feedparser_reads_the_feed():
    feed = feedparser.parse(FILES["feed.atom"].content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title and feed.feed.updated_parsed  # noqa: PT018
    assert feed.entries
    for entry in feed.entries:
        assert entry.id and entry.title and entry.updated_parsed  # noqa: PT018
        assert entry.link.startswith(EDITION.address)
        assert entry.id.startswith("tag:")
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_icalendar_reads_the_calendar():
    calendar = icalendar.Calendar.from_ical(FILES["data/events.ics"].content)
    assert calendar.errors == []
    events = calendar.walk("VEVENT")
    assert events
    assert all(event.errors == [] and event.decoded("DTSTART") for event in events)


@pytest.mark.parametrize("name", ["documents", "bibliography"])
def test_bibliographies_agree_in_every_form(name):
    """pybtex, rispy and plain JSON find the same items with the same titles, dates and addresses."""
    bibtex = pybtex.database.parse_string(text(f"data/{name}.bib"), "bibtex").entries
    ris = rispy.loads(text(f"data/{name}.ris"))
    csl = json.loads(text(f"data/{name}.csl.json"))
    assert [*bibtex] == [read["id"] for read in ris] == [read["id"] for read in csl]
    assert len(csl) == len(EDITION.records("documents" if name == "documents" else "sources"))
    for one, two, three in zip(bibtex.values(), ris, csl, strict=True):
        assert one.fields["url"] == two["urls"][0] == three["URL"]
        assert two["title"] == three["title"]
        assert (
            len(one.persons.get("author", ())) == len(two.get("authors", ())) == len(three.get("author", ()))
        )
        year = three.get("issued", {"date-parts": [[""]]})["date-parts"][0][0]
        assert one.fields.get("year", "") == two.get("year", "") == str(year)


@pytest.mark.parametrize("path", TABLES)
def test_pandas_reads_every_table(folder, path):
    """As many rows as there are records, columns as described, and the same values as in the JSON."""
    frame = pandas.read_csv(folder / path, dtype=str, keep_default_na=False)
    resources = json.loads(text("data/datapackage.json"))["resources"]
    (resource,) = (each for each in resources if f"data/{each['path']}" == path)
    assert [*frame.columns] == [field["name"] for field in resource["schema"]["fields"]]
    kind = path.removeprefix("data/").removesuffix(".csv")
    if kind in ("statements", "terms"):
        assert len(frame)
        return
    whole = json.loads(text("data/summit.json"))[kind]
    listed = [whole] if kind in ("summit", "declaration") else [*whole.values()]
    assert len(frame) == len(listed)
    for column in {*frame.columns} & {*listed[0]}:
        for cell, record in zip(frame[column], listed, strict=True):
            _equal(cell, record[column])


def _equal(cell, value):
    if isinstance(value, list):
        assert cell == "" if not value else cell
        if cell.startswith(("[", "{")):
            assert json.loads(cell) == value
    elif isinstance(value, bool):
        assert cell == str(value).lower()
    elif isinstance(value, dict):
        assert cell == value["value"]
    else:
        assert cell == ("" if value is None else str(value))


def test_pandas_joins_statements_to_sources(folder):
    """The way most will begin: no conversion asked for."""
    statements = pandas.read_csv(folder / "data" / "statements.csv")
    sources = pandas.read_csv(folder / "data" / "sources.csv")
    assert statements["id"].is_unique
    joined = statements.merge(sources, left_on="source", right_on="id", how="left", suffixes=("", "_source"))
    assert len(joined) == len(statements)
    assert joined["url"].notna().all()
    assert not any(isinstance(value, float) and math.isinf(value) for value in joined["url"])


SCHEMAS = [path for path in FILES if path.startswith("api/v1/") and "/schema/" not in path]


@pytest.mark.parametrize("path", SCHEMAS)
def test_every_file_of_the_api_fits_a_published_schema(path):
    """`describedby` leads to the schema; it needs nothing from elsewhere."""
    read = json.loads(text(path))
    if path == "api/v1/index.json" or path.count("/") == 2:
        assert {"schema_version", "version", "released"} <= read.keys()
        return
    kind = path.split("/")[2]
    schema = json.loads(text(f"api/v1/schema/{kind}.json"))
    made = jsonschema.validators.validator_for(schema)
    check = made(schema, registry=EMPTY_REGISTRY, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in check.iter_errors(read)] == []


# JSON-LD


def fullest():
    """The graph of the fullest page of every kind, as JSON-LD with schema.org's words for a context.

    The real context stands at schema.org and must not be fetched here. This one says the same of all that is used.
    """
    best: dict[str, list] = {}
    for page in all_pages(EDITION.site, EDITION.renderer):
        kind = page.record.kind if page.record is not None else page.template
        nodes = [clean(node) for node in graph.nodes(EDITION, page)]
        if kind not in best or len(json.dumps(nodes)) > len(json.dumps(best[kind])):
            best[kind] = nodes
    return best


FULLEST = fullest()
CONTEXT = {"@vocab": "https://schema.org/"} | {
    name: {"@type": "@id"}
    for name in (
        "url",
        "item",
        "license",
        "sameAs",
        "contentUrl",
        "archivedAt",
        "mainEntityOfPage",
        "eventStatus",
    )
}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own parser uses it
@pytest.mark.parametrize("kind", FULLEST)
def test_rdflib_reads_the_graph_of_the_fullest_page(kind):
    made = {"@context": CONTEXT, "@graph": FULLEST[kind]}
    parsed = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
    named = {node["@id"] for node in FULLEST[kind] if "@id" in node}
    assert named <= {str(subject) for subject in parsed.subjects()}
    for node in FULLEST[kind]:
        assert (None, rdflib.RDF.type, rdflib.SDO[node["@type"]]) in parsed
    for predicate in {*parsed.predicates()}:
        assert predicate == rdflib.RDF.type or str(predicate) in rdflib.SDO
    for of in {*parsed.objects(None, rdflib.RDF.type)}:
        assert str(of) in rdflib.SDO
    for value in {*parsed.objects()}:
        assert not isinstance(value, rdflib.Literal) or str(value).strip()
