from hypothesis import given
from hypothesis import strategies as st

from summit_record.dates import parse
from summit_record.rules.dates_in_order import before

years = st.integers(1990, 2040)
exact = st.dates().filter(lambda day: 1990 <= day.year <= 2040)


@given(exact, exact)
def test_of_two_days_one_is_before_the_other_or_they_are_one(one, other):
    a, b = parse(one.isoformat()), parse(other.isoformat())
    assert before(a, b) == (one < other)


@given(
    exact, st.sampled_from(["", "?", "~"]), st.sampled_from(["{0.year}", "{0:%Y-%m}", "{0:%Y-%m-%d}", "XXXX"])
)
def test_a_less_precise_form_of_a_day_is_never_before_or_after_it(day, doubt, form):
    text = form.format(day)
    imprecise = parse(text if text == "XXXX" else text + doubt)
    assert not before(imprecise, parse(day.isoformat()))
    assert not before(parse(day.isoformat()), imprecise)


@given(exact, exact, st.sampled_from(["{0}?", "{0}~", "{0}/..", "XXXX"]))
def test_what_is_doubted_or_open_proves_nothing(one, other, form):
    assert not before(parse(form.format(one)), parse(other.isoformat()))


@given(exact, exact)
def test_an_open_beginning_proves_nothing(one, other):
    assert not before(parse(one.isoformat()), parse(f"../{other}"))


@given(years, years)
def test_years_are_compared_as_a_whole(one, other):
    assert before(parse(str(one)), parse(str(other))) == (one < other)
