"""Hours on an axis, and what has none."""

import re


def test_what_has_an_hour_stands_on_the_axis_and_the_rest_beneath(tiny):
    figure = tiny.figure("programme")

    assert figure.title == "2 events of the programme; the hour is known for 1"
    assert figure.svg.count(">09:30<") == 2
    assert figure.svg.count(">hour not known<") == 2
    assert [str(row[2]) for row in figure.rows] == ["hour not known", "09:30"]


def test_no_event_of_the_history_is_in_it(tiny):
    assert "first-ministers" not in tiny.figure("programme").svg


def test_hours_beyond_the_usual_lengthen_the_axis(make):
    early = make({"events/session.yml": [("time: '09:30'", "time: '00:10'")]}).figure("programme")

    assert ">00:00<" in early.svg


def test_the_end_of_the_day(make):
    late = make({"events/session.yml": [("time: '09:30'", "time: '23:59'")]}).figure("programme")

    assert ">23:00<" in late.svg
    assert ">24:00<" not in late.svg
    assert max(float(x) for x in re.findall(r'cx="([\d.]+)"', late.svg)) < 920


def test_days_come_before_what_has_no_day(make):
    world = make({"events/arrival.yml": [("date: 2024-03-02", "date: 2024-03")]})
    days = re.findall(r'class="strong">([^<]+)</text>', world.figure("programme").svg)

    assert days[:2] == ["3 March 2024", "March 2024"]


def test_a_guest_is_a_code_and_all_are_one_word(make):
    world = make({"events/session.yml": [("time: '09:30'\n", ""), ("timezone: Etc/UTC\n", "")]})
    figure = world.figure("programme")

    assert figure.title.endswith("known for 0")
    assert figure.svg.count(">XL<") >= 2
