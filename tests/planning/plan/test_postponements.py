"""However often an activity is put off, its first dates are kept, and why it moved."""

from datetime import date

import pytest
from attrs import evolve

from rocb import Days, InvalidValue, Plan, Status, Step
from rocb.planning.plan.postponements import days_held, first_days, postponements
from rocb.planning.plan.steps import changed
from tests.offices import YEAR, both
from tests.planning.plan.pasts import WHY, a_begun_plan, a_change, a_line, day, days

PLAN = a_begun_plan(a_line("a", "03-01", 2), a_line("b", "02-01"))
OTHER = both("No quorum")


def test_nothing_was_put_off_in_a_plan_that_stands_as_it_was():
    assert postponements(PLAN) == ()
    assert first_days(PLAN) == {"a": days("03-01", 2), "b": days("02-01")}


def test_an_activity_that_was_put_off_twice_keeps_its_first_dates():
    put_off = a_change("a", Step.POSTPONE, "02-01")
    again = a_change("a", Step.POSTPONE, "04-01", why=OTHER)
    moves = (
        put_off,
        a_change("a", Step.RESCHEDULE, "02-03", days=days("05-01")),
        again,
        a_change("a", Step.RESCHEDULE, "04-01", why=WHY, days=days("09-01")),
    )
    plan = changed(PLAN, *moves)
    (found,) = postponements(plan)
    assert found.activity == plan.activities[0]
    assert (found.first, found.latest) == (days("03-01", 2), days("09-01"))
    assert found.moves == moves
    assert (found.times, found.by) == (2, 184)
    assert found.reasons == (WHY, OTHER)
    assert first_days(plan)["a"] == days("03-01", 2)


def test_an_activity_that_waits_for_dates_moved_by_nobody_knows_how_much():
    (found,) = postponements(changed(PLAN, a_change("a", Step.POSTPONE, "02-01")))
    assert (found.first, found.latest, found.times, found.by) == (days("03-01", 2), None, 1, None)


def test_to_reschedule_is_a_move_of_its_own_unless_the_activity_was_put_off():
    plan = changed(
        PLAN,
        a_change("a", Step.RESCHEDULE, "01-20", days=days("04-01")),
        a_change("b", Step.RESCHEDULE, "01-20", days=days("01-25")),
        a_change("a", Step.RESCHEDULE, "01-21", days=days("05-01")),
        a_change("a", Step.POSTPONE, "01-22"),
        a_change("a", Step.RESCHEDULE, "01-23", days=days("06-01")),
        a_change("a", Step.RESCHEDULE, "01-24", days=days("07-01")),
    )
    sooner, later = postponements(plan)
    assert (sooner.activity.id, sooner.times, sooner.by) == ("b", 1, -7)
    assert (later.activity.id, later.times) == ("a", 4)


def test_what_is_postponed_without_a_history_has_no_first_dates():
    (found,) = postponements(Plan(YEAR, (a_line("a", status=Status.POSTPONED), a_line("b"))))
    assert (found.first, found.latest, found.moves, found.times) == (None, None, (), 0)
    assert found.by is None


def test_what_was_taken_up_as_postponed_keeps_the_dates_that_it_had():
    (found,) = postponements(a_begun_plan(a_line("a", status=Status.POSTPONED)))
    assert (found.first, found.times) == (days("03-01"), 1)
    assert found.reasons == (both("As published"),)


def test_what_was_put_off_and_then_cancelled_is_still_told():
    plan = changed(PLAN, a_change("a", Step.POSTPONE), a_change("a", Step.CANCEL))
    (found,) = postponements(plan)
    assert (found.activity.status, found.by) == (Status.CANCELLED, 0)


SPRING = Days(day("04-01"), day("06-30"))


def test_the_dates_of_some_days_begin_with_those_of_the_eve():
    plan = changed(
        PLAN,
        a_change("a", Step.RESCHEDULE, "02-01", days=days("03-20")),
        a_change("a", Step.RESCHEDULE, "03-20", days=days("05-01")),
        a_change("a", Step.POSTPONE, "04-01"),
        a_change("a", Step.RESCHEDULE, "06-30", days=days("09-01")),
        a_change("a", Step.RESCHEDULE, "07-01", days=days("10-01")),
    )
    assert days_held(plan, SPRING) == {
        "a": (days("05-01"), days("09-01")),
        "b": (days("02-01"),),
    }


def test_dates_that_were_put_down_late_were_not_held_before():
    late = a_change("a", Step.RESCHEDULE, "03-20", days=days("09-01"), entered=day("04-02"))
    held = days_held(changed(PLAN, late), SPRING)
    assert held["a"] == (days("03-01", 2), days("09-01"))


def test_what_was_taken_up_later_had_no_dates():
    assert days_held(PLAN, Days(date(2020, 10, 1), date(2020, 12, 31))) == {}


@pytest.mark.parametrize("nonsense", [None, 7, "plan"])
def test_the_dates_of_some_days_are_those_of_a_plan_and_of_days(nonsense):
    with pytest.raises(InvalidValue):
        days_held(nonsense, SPRING)
    with pytest.raises(InvalidValue):
        days_held(PLAN, nonsense)


@pytest.mark.parametrize("ask", [postponements, first_days])
def test_only_a_plan_is_asked(ask):
    for nonsense in (None, 7, "plan"):
        with pytest.raises(InvalidValue):
            ask(nonsense)


def test_the_order_of_the_plan_does_not_matter():
    plan = changed(PLAN, a_change("a", Step.POSTPONE), a_change("b", Step.POSTPONE))
    assert [it.activity.id for it in postponements(plan)] == ["b", "a"]
    assert postponements(evolve(plan, activities=plan.activities[::-1])) == postponements(plan)
    assert plan.activities[1].days.first == day("02-01")
