"""The feed, read with the standard library's parser."""

import xml.etree.ElementTree as ET

from summit_record.exports import feed_atom
from tests import worlds
from tests.support import editions

NS = {"a": "http://www.w3.org/2005/Atom"}


def root(edition):
    return ET.fromstring(editions.files(edition)["feed.atom"].content)  # noqa: S314  made by us


def test_new_corrected_and_withdrawn_are_told():
    edition = editions.tiny()
    entries = root(edition).findall("a:entry", NS)
    how = [entry.find("a:category", NS).get("term") for entry in entries]
    assert how.count("corrected") == len(edition.site.corrections)
    assert how.count("withdrawn") == len(edition.site.withdrawn)
    new = {
        entry.findtext("a:id", namespaces=NS).rpartition(":new/")[2]
        for entry, term in zip(entries, how, strict=True)
        if term == "new"
    }
    assert {f"documents/{id_}" for id_ in edition.site.documents} <= new


def test_what_an_atom_feed_must_have():
    edition = editions.tiny()
    feed = root(edition)
    for name in ("id", "title", "updated", "author/a:name"):
        assert feed.findtext(f"a:{name}", namespaces=NS)
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", NS)}
    assert links["self"] == edition.url("feed.atom")
    ids = [entry.findtext("a:id", namespaces=NS) for entry in feed.findall("a:entry", NS)]
    assert len(ids) == len(set(ids))
    days = [entry.findtext("a:updated", namespaces=NS) for entry in feed.findall("a:entry", NS)]
    assert days == sorted(days, reverse=True)
    assert feed.findtext("a:updated", namespaces=NS) == days[0]


def test_ids_stay_when_the_site_moves():
    here, there = root(editions.tiny()), root(editions.edition(worlds.TINY, "https://elsewhere.example/"))
    ids = [[e.findtext("a:id", namespaces=NS) for e in f.findall("a:entry", NS)] for f in (here, there)]
    assert ids[0] == ids[1]
    assert all(id_.startswith("tag:record.arland.example,") for id_ in ids[0])


def test_old_news_fall_out_and_corrections_stay(monkeypatch):
    monkeypatch.setattr(feed_atom, "LIMIT", 2)
    told = feed_atom.entries(editions.edition(worlds.TINY))
    assert sum(change.how == "new" for change in told) == 2
    assert any(change.how == "corrected" for change in told)


def test_signs_of_html_in_a_summary_are_text(tiny):
    path = tiny / "documents" / "port-accord.yml"
    text = path.read_text("utf-8")
    old = "Opens the ports of each country to boats of the other."
    path.write_text(text.replace(old, "Opens <script>x</script> & more."), "utf-8")
    entries = root(editions.edition(tiny)).findall("a:entry", NS)
    summary = next(
        e.findtext("a:summary", namespaces=NS)
        for e in entries
        if "new/documents/port-accord" in e.findtext("a:id", namespaces=NS)
    )
    assert summary == "Opens &lt;script&gt;x&lt;/script&gt; &amp; more."
