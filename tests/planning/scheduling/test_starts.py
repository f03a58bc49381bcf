"""Starts: on which days an activity could be held."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.activities import Status
from rocb.planning.scheduling.starts import is_movable, starts_of, weekend_days
from tests.offices import YEAR, an_activity
from tests.planning.scheduling.builders import march, planned


def firsts(days: tuple[Days, ...]) -> list[int]:
    return [it.first.day for it in days]


def test_an_activity_without_a_window_has_its_own_days_alone():
    assert starts_of(planned("a", march(2, 3)), YEAR) == (march(2, 3),)


def test_within_its_window_an_activity_may_begin_on_any_day_on_which_it_fits():
    activity = planned("a", march(2, 3), march(1, 5))
    assert starts_of(activity, YEAR) == (march(1, 2), march(2, 3), march(3, 4), march(4, 5))


def test_no_more_weekend_days_are_taken_than_are_planned():
    assert firsts(starts_of(planned("a", march(2, 3), march(1, 9)), YEAR)) == [1, 2, 3, 4, 8]


def test_what_is_planned_over_a_weekend_may_be_held_over_another():
    activity = planned("a", march(5, 8), march(1, 15))
    assert firsts(starts_of(activity, YEAR)) == [*range(1, 13)]


def test_nothing_is_moved_before_the_day_that_the_caller_names():
    activity = planned("a", march(2, 3), march(1, 5))
    assert firsts(starts_of(activity, YEAR, date(2021, 3, 3))) == [3, 4]


def test_what_is_fixed_stays_even_before_that_day():
    activity = planned("a", march(2, 3))
    assert starts_of(activity, YEAR, date(2021, 3, 10)) == (march(2, 3),)


@pytest.mark.parametrize("status", [Status.UNDER_WAY, Status.COMPLETED])
def test_what_has_begun_is_not_movable(status):
    activity = planned("a", march(2), march(1, 5), status=status)
    assert not is_movable(activity)
    assert starts_of(activity, YEAR) == (march(2),)


def test_starts_lie_within_the_year_though_the_window_reaches_beyond():
    days = Days(date(2021, 12, 29), date(2021, 12, 30))
    activity = planned("a", days, Days(date(2021, 12, 29), date(2022, 1, 31)))
    assert [it.last.day for it in starts_of(activity, YEAR)] == [30, 31]


def test_days_that_are_planned_across_the_end_of_the_year_remain_possible():
    days = Days(date(2021, 12, 30), date(2022, 1, 4))
    activity = planned("a", days, Days(date(2021, 12, 20), date(2022, 1, 10)))
    assert starts_of(activity, YEAR)[-1] == days


@pytest.mark.parametrize("wrong", [None, "2021", 3, True])
def test_what_is_no_activity_has_no_starts(wrong):
    with pytest.raises(InvalidValue):
        starts_of(wrong, YEAR)
    with pytest.raises(InvalidValue):
        starts_of(an_activity(), wrong)
    if wrong is not None:
        with pytest.raises(InvalidValue):
            starts_of(an_activity(), YEAR, wrong)


@given(st.dates(date(2, 1, 1), date(9000, 1, 1)), st.integers(1, 40))
def test_weekend_days_are_those_that_a_count_finds(first, length):
    days = (first + timedelta(days=it) for it in range(length))
    assert weekend_days(first.toordinal(), length) == sum(it.isoweekday() > 5 for it in days)


@given(st.integers(0, 340), st.integers(1, 9), st.integers(0, 20), st.integers(0, 20))
def test_starts_are_those_that_trying_every_day_finds(begins, length, before, after):
    first = date(2021, 1, 1) + timedelta(days=begins)
    days = Days(first, first + timedelta(days=length - 1))
    window = Days(days.first - timedelta(days=before), days.last + timedelta(days=after))
    activity = planned("a", days, window)

    def weekend(held: Days) -> int:
        return sum(it.isoweekday() > 5 for it in held)

    possible = []
    for day in window:
        held = Days(day, day + timedelta(days=length - 1))
        inside = held.last in window and held.first.year == held.last.year == 2021
        if held == days or (inside and weekend(held) <= weekend(days)):
            possible.append(held)
    assert starts_of(activity, ReportingYear(2021)) == tuple(possible)
