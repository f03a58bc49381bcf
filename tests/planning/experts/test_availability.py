"""On which days an expert can be sent follows from what they said, day by day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.experts.availability import (
    absent_days,
    free_days,
    merged_days,
    with_absences,
)
from tests.offices import an_expert
from tests.planning.experts.builders import day, days

FIRST = date(2021, 3, 1)
SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 5)).map(
        lambda it: Days(FIRST + timedelta(it[0]), FIRST + timedelta(it[0] + it[1]))
    ),
    max_size=4,
).map(tuple)
MARCH = days("03-01", "03-31")


def in_all(spans) -> list[date]:
    return [day for span in spans for day in span]


@given(SPANS)
def test_merged_days_are_the_same_days_in_as_few_spans_as_can_be(spans):
    found = merged_days(spans)
    assert in_all(found) == sorted(set(in_all(spans)))
    gaps = [(later.first - one.last).days for one, later in pairwise(found)]
    assert all(gap > 1 for gap in gaps)


@given(SPANS, SPANS, st.none() | st.integers(0, 30).map(lambda n: FIRST + timedelta(n)))
def test_a_day_is_free_just_where_nothing_speaks_against_it(unavailable, available, left_on):
    expert = an_expert(unavailable=unavailable, available=available, left_on=left_on)
    period = days("03-06", "03-20")
    expected = [
        day
        for day in period
        if not any(day in it for it in unavailable)
        and (not available or any(day in it for it in available))
        and (left_on is None or day < left_on)
    ]
    free = free_days(expert, period)
    assert in_all(free) == expected
    assert merged_days(free) == free
    absent = absent_days(expert)
    assert [it for it in period if not any(it in span for span in absent)] == expected


def test_who_is_there_on_some_days_is_absent_on_all_others_of_the_calendar():
    before, after = absent_days(an_expert(available=(MARCH,)))
    assert (before.first, before.last) == (date.min, day("02-28"))
    assert (after.first, after.last) == (day("04-01"), date.max)


def test_the_ends_of_the_calendar_are_days_like_others():
    always = Days(date.min, date.max)
    assert free_days(an_expert(), always) == (always,)
    assert free_days(an_expert(unavailable=(always,)), always) == ()
    assert absent_days(an_expert(available=(always,))) == ()
    assert free_days(an_expert(left_on=date.min), always) == ()
    assert merged_days((always, MARCH)) == (always,)


def test_absences_are_joined_with_those_that_they_overlap_or_touch():
    expert = an_expert(unavailable=(days("03-10", "03-12"),))
    further = (days("03-13", "03-14"), days("03-01", "03-02"), days("03-11", "03-11"))
    found = with_absences(expert, further).unavailable
    assert found == (days("03-01", "03-02"), days("03-10", "03-14"))


@pytest.mark.parametrize("wrong", [None, 7, "2021", True, (7,)])
def test_nonsense_is_refused(wrong):
    for call in (
        lambda: merged_days(wrong),
        lambda: absent_days(wrong),
        lambda: free_days(an_expert(), wrong),
        lambda: with_absences(wrong, ()),
        lambda: with_absences(an_expert(), wrong),
    ):
        with pytest.raises(InvalidValue):
            call()
