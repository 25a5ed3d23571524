import calendar
import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summit_record import dates

LAST = date(2999, 12, 31)
days = st.dates(date(1000, 1, 1), LAST)
qualifiers = st.sampled_from(["", "?", "~"])


@st.composite
def points(draw):
    day = draw(days)
    form = draw(st.sampled_from([f"{day.year:04}", f"{day.year:04}-{day.month:02}", day.isoformat()]))
    return form + draw(qualifiers)


@given(days, qualifiers)
def test_a_day_lies_on_itself(day, qualifier):
    found = dates.parse(day.isoformat() + qualifier)
    assert (found.precision, found.first, found.last) == ("day", day, day)
    assert found.qualifier == qualifier
    assert found.known


@given(days)
def test_a_month_and_a_year_lie_between_their_first_and_last_days(day):
    month = dates.parse(f"{day.year:04}-{day.month:02}")
    year = dates.parse(f"{day.year:04}")
    last = calendar.monthrange(day.year, day.month)[1]
    assert (month.first, month.last) == (day.replace(day=1), day.replace(day=last))
    assert (year.first, year.last) == (date(day.year, 1, 1), date(day.year, 12, 31))
    assert (month.precision, year.precision) == ("month", "year")


@given(points(), points())
def test_a_range_begins_and_ends_with_its_parts(left, right):
    start, end = dates.parse(left), dates.parse(right)
    assert end.last
    assert start.first
    if end.last < start.first:
        with pytest.raises(ValueError, match="ends before it begins"):
            dates.parse(f"{left}/{right}")
    else:
        found = dates.parse(f"{left}/{right}")
        assert (found.first, found.last) == (start.first, end.last)
        assert found.parts == (start, end)
        assert found.precision == "range"
        assert bool(found.qualifier) == bool(start.qualifier or end.qualifier)


@given(points())
def test_a_range_may_be_open_at_one_end(point):
    parsed = dates.parse(point)
    since, until = dates.parse(f"{point}/.."), dates.parse(f"../{point}")
    assert (since.first, since.last) == (parsed.first, None)
    assert (until.first, until.last) == (None, parsed.last)
    assert since.year == until.year == parsed.year


def test_unknown_is_known_to_be_unknown():
    found = dates.parse("XXXX")
    assert (found.precision, found.first, found.last, found.year) == ("unknown", None, None, None)
    assert not found.known


@given(st.text(max_size=30) | st.text(st.sampled_from("0123456789-/?~.X"), max_size=25))
@example("2025-02-30")
@example("0000")
@example("0000-01-01")
@example("٢٠٢٥-12-20")
@example("2025-12-20\n")
@example("2025-1-2")
@example("../..")
@example("2025/2026/2027")
@example("XXXX?")
@example("2025-13/..")
def test_whatever_is_written_is_a_date_or_a_value_error_that_says_what_to_do(text):
    try:
        found = dates.parse(text)
    except ValueError as why:
        assert "; " in str(why)  # noqa: PT017  whether it is raised is the question
    else:
        assert found.text == text
        assert re.match(dates.PATTERN, text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "2025-02-29", "2025-00", "2025-13-01", "25-12-20", "2025-12-20T10:00", "20.12.2025", "2025-12-20 ",
     "/2025", "2025/", "2025//2026", "xxxx", "2025?~", "0000", "2025-12-20\n", "٢٠٢٥"],
)  # fmt: skip
def test_nonsense_is_refused(text):
    with pytest.raises(ValueError, match=";"):
        dates.parse(text)


@given(days, days)
def test_earlier_days_sort_first(day, other):
    day, other = min(day, other), max(day, other) + timedelta(days=day == other and day != LAST)
    if day == other:
        return
    assert dates.parse(day.isoformat()).sort_key < dates.parse(other.isoformat()).sort_key


@given(days)
def test_a_month_and_a_year_sort_after_every_day_in_them(day):
    keys = [
        dates.parse(text).sort_key for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4])
    ]
    assert keys == sorted(keys)


def test_less_precise_dates_sort_after_more_precise_ones_and_unknown_last():
    order = [
        "2024-12",
        "2025-01-01",
        "2025-01-01/2025-01-03",
        "2025-01-31",
        "2025-01",
        "2025-12-31",
        "2025-12",
        "2025",
        "../2026",
        "XXXX",
    ]
    shuffled = sorted(order, key=len)
    assert sorted(shuffled, key=lambda text: dates.parse(text).sort_key) == order
