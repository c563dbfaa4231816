"""Periods: inclusive days and the way they were written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.domain.period import Period, PeriodKind

YEAR_2023 = Period(date(2023, 1, 1), date(2023, 12, 31), PeriodKind.YEAR)


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends before it starts"):
        Period(date(2023, 2, 1), date(2023, 1, 31), PeriodKind.MONTH)


def test_twelve_months_and_the_year_are_the_same_days_but_not_equal():
    twelve_months = Period(YEAR_2023.start, YEAR_2023.end, PeriodKind.MONTHS)
    assert twelve_months.same_days(YEAR_2023)
    assert twelve_months != YEAR_2023


def test_other_days_are_other_days():
    assert not YEAR_2023.same_days(YEAR_2023.shift_years(1))


def test_the_same_stretch_a_year_earlier():
    assert YEAR_2023.shift_years(-1) == Period(date(2022, 1, 1), date(2022, 12, 31), PeriodKind.YEAR)


def test_the_leap_day_moves_to_the_last_of_february():
    leap = Period(date(2024, 2, 1), date(2024, 2, 29), PeriodKind.MONTH)
    assert leap.shift_years(-1).end == date(2023, 2, 28)


@given(day=st.dates(date(1950, 1, 1), date(2090, 12, 31)), years=st.integers(-40, 40))
def test_shifting_keeps_month_and_kind(day, years):
    shifted = Period(day, day, PeriodKind.DAY).shift_years(years)
    assert (shifted.start.year, shifted.start.month) == (day.year + years, day.month)
    assert shifted.kind is PeriodKind.DAY
