"""The files, read by programs that researchers use. They are not among the pinned tools: the tests run where they
are installed (`pip install frictionless feedparser pandas rdflib`).
"""

import json

import pytest

from tests.support import editions

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    """The exports of the tiny world as files."""
    for path, export in editions.files(editions.tiny()).items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(export.content)
    return tmp_path


def test_frictionless_finds_no_fault_with_the_package(folder):
    frictionless = pytest.importorskip("frictionless")
    frictionless.system.trusted = True
    report = frictionless.Package(str(folder / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])


def test_feedparser_reads_the_feed(folder):
    feedparser = pytest.importorskip("feedparser")
    feed = feedparser.parse(str(folder / "feed.atom"))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.entries


def test_pandas_reads_every_table(folder):
    pandas = pytest.importorskip("pandas")
    for path in sorted((folder / "data").glob("*.csv")):
        frame = pandas.read_csv(path)
        assert len(frame)
    statements = pandas.read_csv(folder / "data" / "statements.csv")
    assert statements["id"].is_unique
    assert statements["source"].isin(pandas.read_csv(folder / "data" / "sources.csv")["id"]).all()


def test_rdflib_reads_the_graph_of_a_page():
    rdflib = pytest.importorskip("rdflib")
    from summit_record.metadata import graph
    from summit_record.metadata.script import clean
    from summit_record.pages import all_pages

    edition = editions.tiny()
    for page in all_pages(edition.site, edition.renderer):
        nodes = [clean(node) for node in graph.nodes(edition, page)]
        # The context stands at schema.org; this one says the same of the words that matter here.
        made = {"@context": {"@vocab": "https://schema.org/"}, "@graph": nodes}
        parsed = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
        assert len(parsed) >= len(nodes)
