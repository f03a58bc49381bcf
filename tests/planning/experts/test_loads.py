"""Loads count the days and missions of each expert in a period against what they can give."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.experts.loads import expert_loads
from tests.offices import an_expert
from tests.planning.experts.builders import day, days

ANNA, BORIS = an_expert("anna", days_per_year=10), an_expert("boris")
YEAR = days("01-01", "12-31")


def test_days_and_missions_are_counted_within_the_period():
    missions = (
        ("anna", days("03-29", "04-02")),
        ("anna", days("03-01", "03-03")),
        ("anna", days("05-01", "05-02")),
    )
    anna, boris = expert_loads((BORIS, ANNA), missions, days("01-01", "03-31"))
    assert (anna.expert, anna.missions) == ("anna", (missions[1][1], missions[0][1]))
    assert (anna.days, anna.limit, anna.left, anna.share) == (6, 10, 4, Fraction(3, 5))
    assert (boris.missions, boris.days, boris.limit) == ((), 0, None)
    assert (boris.left, boris.share) == (None, None)


def test_a_limit_that_is_passed_is_told_and_one_of_no_days_has_no_share():
    (load,) = expert_loads((ANNA,), (("anna", days("03-01", "03-12")),), YEAR)
    assert (load.left, load.share) == (-2, Fraction(6, 5))
    (none,) = expert_loads((an_expert(days_per_year=0),), (), YEAR)
    assert (none.share, none.left) == (None, 0)


@given(st.lists(st.tuples(st.integers(-9, 30), st.integers(0, 9)), max_size=5))
def test_a_day_counts_once(spans):
    first = day("03-01")
    missions = [Days(first + timedelta(at), first + timedelta(at + more)) for at, more in spans]
    march = days("03-01", "03-31")
    (load,) = expert_loads((ANNA,), (("anna", it) for it in missions), march)
    assert load.days == len({day for it in missions for day in it if day in march})
    assert len(load.missions) == sum(any(day in march for day in it) for it in missions)


@pytest.mark.parametrize(
    ("mission", "path"),
    [
        (("clara", YEAR), "missions[1][0]"),
        ((7, YEAR), "missions[1][0]"),
        (([], YEAR), "missions[1][0]"),
        (("anna", "2021"), "missions[1]"),
        (("anna",), "missions[1]"),
        ((), "missions[1]"),
        ("anna", "missions[1]"),
        (None, "missions[1]"),
    ],
)
def test_a_mission_is_of_an_expert_who_is_given(mission, path):
    with pytest.raises(InvalidValue) as caught:
        expert_loads((ANNA,), (("anna", YEAR), mission), YEAR)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_an_expert_stands_once():
    with pytest.raises(InvalidValue) as caught:
        expert_loads((ANNA, ANNA), (("nobody", YEAR),), YEAR)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("wrong", [None, 7, "anna", True])
def test_nonsense_is_refused(wrong):
    calls: tuple[Callable[[], object], ...] = (
        lambda: expert_loads(wrong, (), YEAR),
        lambda: expert_loads((), wrong, YEAR),
        lambda: expert_loads((), (), wrong),
    )
    for call in calls:
        with pytest.raises(InvalidValue):
            call()
