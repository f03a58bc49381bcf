"""The plan comes out under its goals, in the columns in which it is published."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, Brief, Days, Fault, InvalidValue, Plan, Publication, Status
from rocb.planning.plan.workplan import (
    WorkplanGroup,
    WorkplanRow,
    published_goals,
    workplan_rows,
)
from rocb.planning.strategy.strategies import Strategy, StrategyStep
from tests.offices import STATED, a_plan, an_activity, both
from tests.planning.plan.goals import a_goal

GOALS = (a_goal(2), a_goal(1))


def under(*goals: int, id: str = "a", number: str | None = None, **changes: Any) -> Activity:
    published = Publication(number) if number is not None else None
    ids = tuple(f"goal-{it}" for it in goals)
    return an_activity(id, goals=ids, published=published, **changes)


def numbers(plan: Plan) -> list[tuple[str, str | None]]:
    return [(row.activity, row.number) for it in workplan_rows(plan, GOALS) for row in it.rows]


def test_goals_stand_in_the_order_of_their_numbers_also_those_without_a_row():
    found = workplan_rows(a_plan(under(2)), GOALS)
    assert [(it.goal, len(it.rows)) for it in found] == [(GOALS[1], 0), (GOALS[0], 1)]


def test_activities_without_a_goal_stand_last_and_are_given_no_number():
    found = workplan_rows(a_plan(under(), under(1, id="b")), GOALS)
    assert [it.goal for it in found] == [GOALS[1], GOALS[0], None]
    assert [(row.activity, row.number) for row in found[-1].rows] == [("a", None)]


def test_all_columns_of_a_row_are_as_stated():
    said = Publication(
        "1.4", (both("Members"),), both("act"), both("count"), both("more"), (both("a"), both("b"))
    )
    activity = evolve(under(1), published=said, status=Status.UNDER_WAY, members=())
    row = WorkplanRow(
        activity="a",
        number="1.4",
        title=both("a"),
        stakeholders=(both("Members"),),
        action=both("act"),
        status=Status.UNDER_WAY,
        indicator=both("count"),
        outcome=both("more"),
        progress=(both("a"), both("b")),
        organisations=(),
        members=(),
        source=STATED,
    )
    assert workplan_rows(a_plan(activity), GOALS[1:]) == (WorkplanGroup(GOALS[1], (row,)),)


def test_what_nobody_stated_is_unknown_and_those_who_take_part_are_named_by_id():
    activity = under(
        1,
        host="host",
        organisers=("office", "host"),
        sponsors=("donor",),
        brief=Brief(partners=("partner", "donor")),
    )
    (group, _) = workplan_rows(a_plan(activity), GOALS)
    (row,) = group.rows
    assert (row.action, row.indicator, row.outcome) == (None, None, None)
    assert (row.stakeholders, row.progress) == ((), ())
    assert row.organisations == ("host", "office", "donor", "partner")
    assert row.members == ("AZ",)


def test_rows_without_a_number_go_on_after_the_greatest_of_their_goal_by_their_days():
    late = under(1, id="a", days=Days(date(2021, 6, 1), date(2021, 6, 1)))
    early = under(1, id="b", days=Days(date(2021, 2, 1), date(2021, 2, 1)))
    stated = under(1, id="c", number="1.3", days=Days(date(2021, 9, 1), date(2021, 9, 1)))
    assert numbers(a_plan(late, early, stated)) == [("c", "1.3"), ("b", "1.4"), ("a", "1.5")]


def test_numbers_are_in_the_order_of_numbers_and_not_of_letters():
    plan = a_plan(under(1, id="a", number="1.10"), under(1, id="b", number="1.9"))
    assert numbers(plan) == [("b", "1.9"), ("a", "1.10")]


def test_a_number_that_stands_elsewhere_is_not_given_again():
    plan = a_plan(under(id="a", number="1.1"), under(1, id="b"))
    assert numbers(plan) == [("b", "1.2"), ("a", "1.1")]


def test_an_activity_of_two_goals_stands_under_that_of_its_number_else_the_first():
    found = workplan_rows(a_plan(under(2, 1, number="2.5"), under(2, 1, id="b")), GOALS)
    rows = [(it.goal, [(row.activity, row.number) for row in it.rows]) for it in found]
    assert rows == [(GOALS[1], [("b", "1.1")]), (GOALS[0], [("a", "2.5")])]


def test_what_was_cancelled_stays_in_the_published_plan():
    (group, _) = workplan_rows(a_plan(under(1, status=Status.CANCELLED)), GOALS)
    assert [row.status for row in group.rows] == [Status.CANCELLED]


def test_goals_that_are_not_given_are_named_at_once():
    plan = a_plan(under(1, number="1.2"), under(3, id="b"), under(3, 4, id="c"))
    with pytest.raises(InvalidValue) as caught:
        workplan_rows(plan, GOALS)
    assert [fault.path for fault in caught.value.faults] == [
        "plan.activities[1].goals[0]",
        "plan.activities[2].goals[0]",
        "plan.activities[2].goals[1]",
    ]


def test_a_number_of_none_of_its_goals_is_refused():
    plan = a_plan(under(2, id="a", number="1.2"), under(1, 2, id="b", number="3"), under(1, id="c"))
    with pytest.raises(InvalidValue) as caught:
        workplan_rows(plan, GOALS)
    assert [(it.path, it.expected) for it in caught.value.faults] == [
        ("plan.activities[0].published.number", "a number of its goal, such as 2.1"),
        ("plan.activities[1].published.number", "a number of its goal, such as 1.1"),
    ]


def test_a_published_number_stands_once_in_a_plan():
    with pytest.raises(InvalidValue) as caught:
        a_plan(under(1, number="1.2"), under(2, id="b"), under(2, id="c", number="1.02"))
    (fault,) = caught.value.faults
    assert fault == Fault(
        "activities[2].published.number", "1.02", "new: activities[0] has it already"
    )


NUMBERS = st.none() | st.lists(st.integers(1, 3), min_size=1, max_size=3).map(
    lambda parts: ".".join(map(str, parts))
)


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from([1, 2]), unique=True, max_size=2), NUMBERS), max_size=8
    )
)
def test_no_number_stands_twice_and_no_activity_is_lost(rows):
    stated: set[str | None] = set()
    activities = []
    for index, (goals, number) in enumerate(rows):
        of_its_own = number is None or not goals or int(number.split(".")[0]) in goals
        kept = None if number in stated or not of_its_own else number
        stated.add(kept)
        activities.append(under(*goals, id=f"a{index}", number=kept))
    found = numbers(a_plan(*activities))
    assert sorted(id for id, _ in found) == sorted(it.id for it in activities)
    given = [number for _, number in found if number is not None]
    assert len(set(given)) == len(given)
    assert stated - {None} <= set(given)
    assert found == numbers(a_plan(*activities[::-1]))


def a_strategy(id: str, first: int, *goals: Any, adopted: bool = True) -> Strategy:
    period = Days(date(first, 1, 1), date(first + 2, 12, 31))
    step = StrategyStep(period.first, ("office",), STATED) if adopted else None
    return Strategy(id, both(id), both("M"), both("V"), period, goals, STATED, adopted=step)


def test_a_plan_is_published_under_the_goals_in_force_and_those_it_refers_to():
    old = a_strategy("old", 2018, a_goal(1), a_goal(2))
    new = a_strategy("new", 2021, a_goal(1, "new-1"), a_goal(2, "new-2"))
    draft = a_strategy("draft", 2021, a_goal(1, "draft-1"), adopted=False)
    found = published_goals(a_plan(under(2)), (old, new, draft))
    assert [goal.id for goal in found] == ["goal-2", "new-1", "new-2"]


def test_a_strategy_that_begins_within_the_year_is_in_force_at_its_end():
    begun = evolve(
        a_strategy("new", 2021, a_goal(1)), period=Days(date(2021, 7, 1), date(2024, 6, 30))
    )
    assert published_goals(a_plan(), (begun,)) == begun.goals


@pytest.mark.parametrize("nonsense", [None, "7", True, (None,)])
def test_nonsense_is_refused(nonsense):
    for call in (workplan_rows, published_goals):
        with pytest.raises(InvalidValue):
            call(nonsense, ())
        with pytest.raises(InvalidValue):
            call(a_plan(), nonsense)


@pytest.mark.parametrize("number", ["", "1.", ".1", "a", "1,2", "12345", "1.2.3.4.5", "١", "1 2"])
def test_what_is_no_number_of_a_row_is_refused(number):
    with pytest.raises(InvalidValue):
        Publication(number)
