"""What holds for every figure."""

import re
from xml.etree import ElementTree

import pytest

from summit_record import figures
from summit_record.figures import svg
from tests.test_figures.conftest import NAMES

HOSTILE = "<script>alert(1)</script> & \"a\" 'b' ]]> {{ 7*7 }} </svg>"


def drawings(figure):
    """The drawings of a figure, parsed: `parse` raises where one is not well-formed."""
    root = ElementTree.fromstring(f"<div>{figure.svg}</div>")  # noqa: S314  our own output
    return list(root)


def cells(figure):
    return "".join(str(cell) for row in figure.rows for cell in row)


def test_every_module_with_a_drawing_is_found():
    assert NAMES == ["dialogue", "dialogue-compact", "map", "network", "programme", "sources"]


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_drawn_wide_and_narrow(tiny, name):
    wide, narrow = drawings(tiny.figure(name))

    assert wide.get("class") == "at-wide"
    assert wide.get("viewBox").startswith(f"0 0 {svg.WIDE} ")
    assert narrow.get("class") == "at-narrow"
    assert narrow.get("viewBox").startswith(f"0 0 {svg.NARROW} ")


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_says_what_it_shows(tiny, name):
    figure = tiny.figure(name)

    for drawing in drawings(figure):
        title, description = drawing[0], drawing[1]
        assert (title.tag, title.text) == ("title", figure.title)
        assert (description.tag, description.text) == ("desc", figure.description)
        assert drawing.get("aria-labelledby") == title.get("id")
        assert drawing.get("aria-describedby") == description.get("id")
        # An image has no parts for a screen reader: one with links in it is a group.
        assert drawing.get("role") == "group"


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_there_once(tiny, name):
    ids = re.findall(r'\bid="([^"]+)"', tiny.macro(name))

    assert len(ids) == len(set(ids)) == 5


@pytest.mark.parametrize("name", NAMES)
def test_no_style_and_no_script_stand_in_a_figure(tiny, name):
    drawn = tiny.macro(name)

    assert not re.search(
        r"\bstyle=|<style|<script|\bon[a-z]+=|\bfont-size=|\bfill=|\bstroke=|#[0-9a-f]{3,6};", drawn
    )


@pytest.mark.parametrize("name", NAMES)
def test_coordinates_are_numbers_within_reason(tiny, name):
    for number in re.findall(r'\b(?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"', tiny.figure(name).svg):
        assert -50 <= float(number) <= 5000


@pytest.mark.parametrize("name", NAMES)
def test_what_a_drawing_leads_to_is_in_the_table_too(tiny, name):
    figure = tiny.figure(name)
    records = {href for href in re.findall(r'href="([^"]+)"', figure.svg) if "#" not in href}

    assert records <= set(re.findall(r'href="([^"]+)"', cells(figure)))


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_as_long_as_the_head(tiny, name):
    figure = tiny.figure(name)

    assert figure.rows
    assert {len(row) for row in figure.rows} == {len(figure.header)}


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_stands_on_its_page_with_its_table(tiny, name):
    figure = tiny.figure(name)
    root = ElementTree.fromstring(tiny.macro(name))  # noqa: S314  our own output

    assert (root.tag, root.get("id")) == ("figure", figure.id)
    assert root.findtext("figcaption") == figure.title
    assert len(root.findall("svg")) == 2
    assert len(root.findall("details//tbody/tr")) == len(figure.rows)
    assert all(row[0].get("scope") == "row" for row in root.findall("details//tbody/tr"))


@pytest.mark.parametrize("name", NAMES)
def test_names_are_never_more_than_text(make, name):
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    world = make(
        {
            "countries/arland.yml": [
                ("text: Arland", f"text: {quoted}"),
                ("label: Arland", f"label: {quoted}"),
            ],
            "bodies/quay-works.yml": [("Quay Works", quoted)],
            "places/port-arl.yml": [("Port Arl", quoted)],
            "events/first-ministers.yml": [("First meeting of ministers", quoted)],
            "events/session.yml": [("Session of the heads", quoted)],
            "vocabularies/event-kinds.yml": [("Meeting of ministers", quoted)],
            "vocabularies/publisher-kinds.yml": [("Government", quoted)],
            "figures/outlines.yml": [("Drawn for the tests", quoted)],
        }
    )
    drawn = world.macro(name)

    ElementTree.fromstring(drawn)  # noqa: S314  our own output
    assert "<script" not in drawn
    assert drawn.count("</svg>") == 2
    assert "&lt;script&gt;" in drawn
    assert "&amp;amp;" not in drawn


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("dialogue", ["events"]),
        ("dialogue-compact", ["events"]),
        ("programme", ["events"]),
        ("network", ["documents"]),
        ("sources", ["sources"]),
        ("map", ["countries"]),
    ],
)
def test_nothing_is_drawn_where_there_is_nothing(make, name, kinds):
    world = make().without(*kinds)

    assert world.figure(name) is None
    assert world.macro(name).strip() == ""


def test_without_shapes_there_is_no_map(make):
    world = make()
    world.outlines = None

    assert world.figure("map") is None


def test_an_unknown_figure_is_a_mistake_of_the_template(tiny):
    with pytest.raises(KeyError):
        figures.figure("pie", tiny.view())
