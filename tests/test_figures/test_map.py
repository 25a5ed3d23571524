"""Countries, places and ways between them."""

import re

import pytest

PLACE = "names:\n  - {lang: en, text: Port Bel, status: reported, sources: [office-note]}\n"


@pytest.fixture
def far(make, tmp_path):
    """The second country far to the east, with a place of its own."""
    (tmp_path / "more").mkdir()
    world = make(
        {
            "figures/outlines.yml": [
                ("M-19 10L-18 10L-18 11ZM-18 12L-17.5 12L-17.5 12.25Z", "M60 10L62 10L62 13Z")
            ]
        }
    )
    folder = world.data.folder
    (folder / "places/port-bel.yml").write_text(
        PLACE + "country: xl\ncoordinates: {lat: '11', lon: '61', sources: [office-note]}\n"
        "sources: [office-note]\nadded: 2025-01-10\nupdated: 2025-01-10\n",
        "utf-8",
    )
    outlines = folder / "figures/outlines.yml"
    outlines.write_text(outlines.read_text("utf-8").replace("[port-arl]", "[port-arl, port-bel]"), "utf-8")
    return type(world)(folder)


def test_each_country_is_a_link_in_each_drawing(tiny):
    figure = tiny.figure("map")

    for name in ("arland", "belmark"):
        links = re.findall(rf'<a href="[^"]*participants/{name}/"><title>', figure.svg)
        assert len(links) == 2


def test_the_line_of_a_record_leads_to_it(tiny):
    assert tiny.figure("map").svg.count("initiatives/yearly-dredging/") == 2


def test_borders_are_said_to_be_schematic_and_shapes_to_come_from_somewhere(tiny):
    note = tiny.figure("map").note

    assert "schematically" in note
    assert (
        '<a href="https://record.arland.example/map" rel="external noopener">Drawn for the tests</a>' in note
    )
    assert "istances" not in note


def test_distances_stand_in_title_drawing_and_table(far):
    figure = far.figure("map")
    found = re.search(r"from Port Arl to the others it is ([\d,]+) km$", figure.title)

    assert found
    assert f"{found[1]} km" in str(figure.rows[1][2])
    assert figure.svg.count(f">{found[1]} km<") == 2
    assert figure.svg.count('class="line way"') == 1, (
        "one way in the wide drawing; the narrow one has two panels"
    )


def test_it_is_not_taller_than_a_screen(tiny):
    for width, height in re.findall(r'viewBox="0 0 (\d+) (\d+)"', tiny.figure("map").svg):
        assert int(height) <= 1.4 * int(width)
