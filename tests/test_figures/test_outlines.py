"""Reading shapes: what is refused, and where the problem is said to be. More cases: data_bad/outlines-*."""

import pytest

from summit_record import load
from summit_record.figures import outlines
from summit_record.rules import outlines as rule
from tests import worlds

GOOD = """\
origin: {{label: Drawn, url: 'https://record.arland.example/'}}
outlines:
  - country: arland
    shape: {shape}
"""


@pytest.fixture
def folder(tmp_path):
    return worlds.copy(tmp_path / "data")


def write(folder, text):
    (folder / "figures/outlines.yml").write_text(text, "utf-8")


def problems(folder):
    return [str(problem) for problem in rule.check(load.load(folder))]


def test_a_summit_may_do_without(folder):
    (folder / "figures/outlines.yml").unlink()

    assert outlines.read(folder) == (None, [])
    assert problems(folder) == []


def test_rings_of_a_path():
    assert outlines.rings("M1 2L3 4L-5.5 6ZM7 8L9 10L11 12Z") == [
        [(1, 2), (3, 4), (-5.5, 6)],
        [(7, 8), (9, 10), (11, 12)],
    ]


@pytest.mark.parametrize(
    "shape",
    [
        "M10 50L11 50L11 51Z",
        "M-10.25 -50L11 50.1234L11 51L1 1ZM0 0L1 0L1 1Z",
        "M180 90L-180 -90L0 0Z",
    ],
)
def test_good_shapes(folder, shape):
    write(folder, GOOD.format(shape=shape))

    assert problems(folder) == []


@pytest.mark.parametrize(
    "shape",
    [
        "M10 50L11 50Z",
        "M10 50L11 50L11 51",
        "M10,50L11,50L11,51Z",
        "M10 50C11 50 12 51 13 52Z",
        "m10 50l11 50l11 51z",
        "M1e9 50L11 50L11 51Z",
        "M10 50L11 50L11 51Z<script>",
        "'M10 50L11 50L11 51Z\" onload=\"x'",
        "M１0 50L11 50L11 51Z",
    ],
)
def test_a_path_is_nothing_but_degrees(folder, shape):
    write(folder, GOOD.format(shape=shape))

    assert problems(folder) == [
        "data/figures/outlines.yml:4:12: 'shape' is no path; it holds M, L, Z and degrees alone, "
        "like M10.5 50L11 50L11 51Z"
    ]


def test_a_path_stays_on_the_globe(folder):
    write(folder, GOOD.format(shape="M10 50L11 91L11 51Z"))

    assert problems(folder) == [
        "data/figures/outlines.yml:4:12: 'shape' leaves the globe at 11 91; "
        "longitude comes first, then latitude"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: the shapes are a list of `key: value` lines; write it so, or remove the file"),
        ("- a", "1:1: the shapes are a list of `key: value` lines; write it so, or remove the file"),
        ("origin: &a {}", "1:9: anchors (&a) are not used here; write the value out"),
    ],
)
def test_a_file_of_another_form(folder, text, problem):
    write(folder, text)

    assert problems(folder) == [f"data/figures/outlines.yml:{problem}"]


def test_places_are_records(folder):
    write(folder, GOOD.format(shape="M10 50L11 50L11 51Z") + "places: [port-arl, port-bel]\n")

    (problem,) = problems(folder)
    assert problem.startswith("data/figures/outlines.yml:5:20: there is no record 'port-bel' in places/;")


def test_a_place_without_coordinates_is_not_marked_and_no_problem(folder):
    write(folder, GOOD.format(shape="M10 50L11 50L11 51Z") + "places: [at-sea]\n")

    assert problems(folder) == []


def test_a_link_is_refused(folder, tmp_path):
    file = folder / "figures/outlines.yml"
    file.rename(tmp_path / "elsewhere.yml")
    file.symlink_to(tmp_path / "elsewhere.yml")

    assert problems(folder) == ["data/figures/outlines.yml:1:1: this is a link; put the file itself here"]
