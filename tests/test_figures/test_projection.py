"""Distances that are known, and a cone whose areas are true."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_record.figures import projection
from summit_record.figures.projection import Cone

places = st.tuples(st.floats(-40, 40), st.floats(5, 65))


def test_a_quarter_of_the_globe():
    assert projection.distance((0, 0), (90, 0)) == pytest.approx(10007.5, abs=1)
    assert projection.distance((10, 0), (10, 90)) == pytest.approx(10007.5, abs=1)


def test_a_known_distance():
    """London and New York: 5,570 km."""
    assert projection.distance((-0.1276, 51.5072), (-74.006, 40.7128)) == pytest.approx(5570, abs=3)


@given(places, places)
def test_a_great_circle_is_as_long_as_the_distance(start, end):
    points = projection.great_circle(start, end)
    steps = pairwise(points)

    assert sum(projection.distance(a, b) for a, b in steps) == pytest.approx(
        projection.distance(start, end), abs=0.5
    )


@pytest.mark.parametrize("width", [20, 100])
@pytest.mark.parametrize("lat", [25, 40, 54])
def test_areas_are_true_whatever_the_width(width, lat):
    cone = Cone.over([(0, 20), (width, 60)])
    square = [(3, lat), (4, lat), (4, lat + 1), (3, lat + 1)]
    equator = projection.EARTH**2 * 3.14159265 / 180
    true = equator * (math.sin(math.radians(lat + 1)) - math.sin(math.radians(lat)))
    assert projection.area([cone(point) for point in square]) == pytest.approx(true, rel=0.002)


def test_north_is_up_and_east_is_right():
    cone = Cone.over([(0, 20), (80, 60)])

    assert cone((40, 50))[1] < cone((40, 40))[1]
    assert cone((50, 40))[0] > cone((40, 40))[0]


def test_south_of_the_equator_too():
    cone = Cone.over([(110, -45), (150, -10)])

    assert cone((130, -20))[1] < cone((130, -30))[1]
    assert cone((140, -30))[0] > cone((130, -30))[0]


def test_the_centre_of_a_square():
    assert projection.centre([(0, 0), (2, 0), (2, 2), (0, 2)]) == pytest.approx((1, 1))
    assert projection.centre([(1, 1), (1, 1), (1, 1)]) == (1, 1)
