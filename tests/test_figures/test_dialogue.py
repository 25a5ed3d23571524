"""Series of meetings on one axis."""

import re
from itertools import pairwise

import pytest

from summit_record.figures import dialogue


def test_only_series_with_numbers_and_outside_the_programme(tiny):
    assert [row.kind.id for row in dialogue.series(tiny.site)] == ["ministers"]


def test_numbers_that_are_not_in_the_record_are_named(make):
    world = make({"events/second-ministers.yml": [("number: 2", "number: 5")]})

    assert dialogue.series(world.site)[0].missing == (2, 3, 4)
    assert re.search(r"nos\. 2, 3,? and 4 not found", world.figure("dialogue").svg)


def test_what_has_no_number_is_an_open_circle_and_not_counted(make):
    world = make({"events/second-ministers.yml": [("number: 2\n", "")]})
    figure = world.figure("dialogue")

    assert figure.title.startswith("1 numbered meeting")
    assert figure.svg.count("meeting open") == 2
    assert len(figure.rows) == 2


def test_what_has_no_date_stands_beside_the_axis(make):
    world = make({"events/second-ministers.yml": [("'2023-06~'", "XXXX")]})
    figure = world.figure("dialogue")

    assert "2021 to 2021" in figure.title
    assert figure.svg.count(">no date<") == 2
    assert "date not known" in "".join(map(str, figure.rows[1]))


@pytest.mark.parametrize(
    "places", [[5.0], [5, 5, 5], [100, 100], [1, 2, 50, 99, 99], list(range(0, 100, 10))]
)
def test_marks_do_not_touch_and_keep_their_order(places):
    made = dialogue._spread(places, 0, 200)

    assert made == sorted(made)
    assert all(b - a >= 2 * dialogue.RADIUS - 0.01 for a, b in pairwise(made))
    assert made[0] >= dialogue.RADIUS - 0.01
    assert made[-1] <= 200 - dialogue.RADIUS + 0.01


def test_more_marks_than_there_is_room_for_share_it():
    made = dialogue._spread([50.0] * 40, 0, 100)

    assert made == sorted(made)
    assert len(set(made)) == 40


def test_each_meeting_is_a_link_that_says_what_and_when(tiny):
    titles = re.findall(r"<a href=[^>]+><title>([^<]+)</title>", tiny.figure("dialogue").svg)

    assert titles[0] == "First meeting of ministers, 2021"
    assert titles[1].startswith("Second meeting of ministers, about")
