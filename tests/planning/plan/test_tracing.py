"""Activities are traced to what they are for; what is for nothing and unserved is listed."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import CLAUSES, Chapter, InvalidValue, Plan, Status
from rocb.coverage import mandate_coverage
from rocb.planning.plan.activities import takes_place
from rocb.planning.plan.tracing import ActivityTrace, Aim, Service, trace, unserved, untraced
from tests.offices import a_need, a_plan, an_activity
from tests.planning.plan.goals import a_goal

GOALS = (a_goal(1, clauses=("plan.2", "focus.1")), a_goal(2))
NEEDS = (
    a_need("risk", focus="focus.3"),
    a_need("other"),
    a_need("met", met_on=date(2020, 7, 1), focus="focus.5"),
)


def test_an_activity_is_traced_to_its_goals_clauses_focus_areas_and_needs():
    activity = an_activity(
        goals=("goal-1",), clauses=("focus.7", "plan.8"), needs=("risk", "other", "met")
    )
    assert trace(a_plan(activity), GOALS, NEEDS).activities == (
        ActivityTrace(
            activity="activity",
            goals=("goal-1",),
            clauses=("plan.8",),
            focus=("focus.7", "focus.1", "focus.3", "focus.5"),
            needs=("risk", "other", "met"),
        ),
    )


def test_a_focus_area_that_is_served_twice_stands_once():
    activity = an_activity(goals=("goal-1",), clauses=("focus.1", "focus.3"), needs=("risk",))
    (found,) = trace(a_plan(activity), GOALS, NEEDS).activities
    assert found.focus == ("focus.1", "focus.3")


def test_what_is_served_names_the_activities_that_serve_it():
    plan = a_plan(an_activity("b", goals=("goal-2",)), an_activity("a", goals=("goal-2",)))
    found = trace(plan, GOALS, ()).services
    assert [it for it in found if it.aim is Aim.GOAL] == [
        Service(Aim.GOAL, "goal-1", ()),
        Service(Aim.GOAL, "goal-2", ("a", "b")),
    ]


def test_what_nothing_serves_is_listed_by_kind():
    activity = an_activity(goals=("goal-2",), clauses=("plan.1", "focus.1"), needs=("risk",))
    found = trace(a_plan(activity), GOALS, NEEDS)
    assert unserved(found, Aim.GOAL) == ("goal-1",)
    assert unserved(found, Aim.NEED) == ("other",)
    assert unserved(found, Aim.FOCUS) == tuple(f"focus.{n}" for n in (2, 4, 5, 6, 7, 8))
    clauses = unserved(found, Aim.CLAUSE)
    assert "plan.1" not in clauses
    assert len(clauses) == 12 + 9 + 7 + 5 - 1


def test_a_need_that_is_met_waits_for_nothing():
    found = trace(a_plan(), GOALS, NEEDS)
    assert unserved(found, Aim.NEED) == ("risk", "other")


def test_only_clauses_that_activities_serve_are_asked_for():
    chapters = {it.id: it.chapter for it in CLAUSES}
    found = {
        chapters[it]
        for aim in (Aim.CLAUSE, Aim.FOCUS)
        for it in unserved(trace(a_plan(), (), ()), aim)
    }
    assert found == set(Chapter) - {Chapter.DUTY, Chapter.FACILITY, Chapter.TERMS}


def test_what_is_for_nothing_is_listed_by_kind_and_at_all():
    nothing = an_activity("nothing", clauses=())
    duty = an_activity("duty", clauses=("plan.1",))
    found = trace(
        a_plan(nothing, duty, an_activity("goal", goals=("goal-2",), clauses=())), GOALS, ()
    )
    assert untraced(found, Aim.GOAL) == ("duty", "nothing")
    assert untraced(found, Aim.CLAUSE) == ("goal", "nothing")
    assert untraced(found, Aim.FOCUS) == untraced(found, Aim.NEED) == ("duty", "goal", "nothing")
    assert untraced(found) == ("nothing",)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_does_not_take_place_serves_nothing(status):
    found = trace(a_plan(an_activity(status=status, goals=("goal-1",))), GOALS, ())
    assert found.activities == ()
    assert unserved(found, Aim.GOAL) == ("goal-1", "goal-2")


def test_every_goal_and_need_that_is_not_given_is_named_at_once():
    plan = a_plan(
        an_activity("a", goals=("goal-1", "goal-9")),
        an_activity("b", goals=("goal-8",), needs=("risk", "gone")),
    )
    with pytest.raises(InvalidValue) as caught:
        trace(plan, GOALS, NEEDS)
    assert [fault.path for fault in caught.value.faults] == [
        "plan.activities[0].goals[1]",
        "plan.activities[1].goals[0]",
        "plan.activities[1].needs[1]",
    ]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan whose activities are for some of the goals, clauses and needs."""

    def several(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple)

    parts = st.tuples(
        several([it.id for it in GOALS]),
        several([it.id for it in CLAUSES]),
        several([it.id for it in NEEDS]),
        st.sampled_from(Status),
    )
    rows = enumerate(draw(st.lists(parts, max_size=5)))
    return a_plan(
        *(
            an_activity(f"a{number}", goals=goals, clauses=clauses, needs=needs, status=status)
            for number, (goals, clauses, needs, status) in rows
        )
    )


@settings(max_examples=50)
@given(plans())
def test_both_directions_of_a_trace_say_the_same(plan):
    found = trace(plan, GOALS, NEEDS)
    there = {
        (it.activity, aim, id)
        for it in found.activities
        for aim in Aim
        for id in getattr(it, aim.value)
    }
    back = {(activity, it.aim, it.id) for it in found.services for activity in it.activities}
    asked = {(it.aim, it.id) for it in found.services}
    assert back == {row for row in there if row[1:] in asked}
    assert {it.activity for it in found.activities} == {
        it.id for it in plan.activities if takes_place(it)
    }
    clauses = {it.id: set(it.activities) for it in found.services if it.aim is Aim.CLAUSE}
    for coverage in mandate_coverage(plan):
        if coverage.clause.id in clauses:
            assert {it.id for it in coverage.activities} == clauses[coverage.clause.id]


@settings(max_examples=50)
@given(plans())
def test_the_order_of_the_activities_does_not_matter(plan):
    backwards = evolve(plan, activities=plan.activities[::-1])
    assert trace(backwards, GOALS, NEEDS) == trace(plan, GOALS, NEEDS)


@pytest.mark.parametrize("nonsense", [None, "7", True, (None,)])
def test_nonsense_is_refused(nonsense):
    calls: list[tuple[Any, ...]] = [(nonsense, (), ()), (a_plan(), nonsense, ())]
    calls += [(a_plan(), (), nonsense), (a_plan(), (), (), nonsense)]
    for arguments in calls:
        with pytest.raises(InvalidValue):
            trace(*arguments)
    with pytest.raises(InvalidValue):
        untraced(nonsense)
    with pytest.raises(InvalidValue):
        unserved(nonsense, Aim.GOAL)
    with pytest.raises(InvalidValue):
        unserved(trace(a_plan(), (), ()), nonsense)
