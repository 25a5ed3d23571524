"""Who is joined with whom by documents."""

import re

from summit_record.figures import network


def nodes(world):
    return network._network(world.site)


def test_joins_run_from_the_host_to_the_others_only(tiny):
    for left, right in nodes(tiny).joins:
        assert (left[0], right[0]) == ("host", "other")


def test_every_document_with_a_party_is_joined(tiny):
    found = nodes(tiny)
    with_party = [d for d in tiny.site.documents.values() if d.parties]

    assert {d.id for own in found.parties.values() for d in own} == {d.id for d in with_party}
    assert sum(found.joins.values()) >= len(with_party)


def test_every_party_is_in_the_table(tiny):
    table = "".join(str(row[0]) for row in tiny.figure("network").rows)

    for document in tiny.site.documents.values():
        for party in document.parties:
            assert f"/{party.body or party.country}/" in table


def test_a_body_with_few_documents_is_counted_and_one_with_more_is_named(tiny, monkeypatch):
    assert "bodies/quay-works/" not in tiny.figure("network").svg
    monkeypatch.setattr(network, "NAMED", 1)
    assert "bodies/quay-works/" in tiny.figure("network").svg


def test_a_side_that_no_source_names_is_shown_as_missing(tiny):
    assert ">not named<" in tiny.figure("network").svg


def test_ribbons_end_where_bars_end(tiny):
    drawn = tiny.figure("network").svg.partition("</svg>")[0]
    bars = re.findall(r'<rect x="[\d.]+" y="[\d.]+" width="8" height="([\d.]+)"', drawn)

    assert sum(map(float, bars)) == 2 * network.UNIT * sum(nodes(tiny).joins.values())
