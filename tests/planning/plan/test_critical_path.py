"""The critical path is the one that counting along every chain would find."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, Days, InvalidValue, Plan, ReportingYear, Status, Step
from rocb.planning.plan.activities import in_order, takes_place
from rocb.planning.plan.critical_path import critical_path, earliest_days, premature
from rocb.planning.plan.dependencies import has_begun
from rocb.planning.plan.steps import changed
from tests.offices import YEAR
from tests.planning.plan.pasts import STARTS, a_begun_plan, a_change, a_line, chained, day, days


def test_an_empty_plan_has_no_end():
    found = critical_path(Plan(YEAR, ()))
    assert (found.end, found.timings, found.critical, found.paths) == (None, (), (), ())


def test_the_end_hangs_on_the_longest_chain_and_the_others_have_slack():
    survey = a_line("survey", "03-01", 10)
    mission = a_line("mission", "03-01", 3)
    seminar = a_line("seminar", "03-01", 2, depends_on=("survey", "mission"))
    found = critical_path(Plan(YEAR, (seminar, mission, survey)))
    assert found.end == day("03-12")
    assert found.critical == ("survey", "seminar")
    assert found.paths == (("survey", "seminar"),)
    timing = {it.activity.id: it for it in found.timings}
    assert timing["seminar"].earliest == days("03-11", 2)
    assert timing["seminar"].delay == 10
    assert timing["mission"].latest == days("03-08", 3)
    assert [it.slack for it in found.timings] == [7, 0, 0]


def test_an_activity_begins_on_the_day_after_what_it_waits_for_and_not_before_its_own_day():
    first = a_line("a", "03-01", 5)
    soon = a_line("b", "03-02", depends_on=("a",))
    later = a_line("c", "03-09", depends_on=("a",))
    found = earliest_days(Plan(YEAR, (first, soon, later)))
    assert found == {"a": days("03-01", 5), "b": days("03-06"), "c": days("03-09")}


def test_paths_of_equal_length_are_all_named_up_to_a_number():
    ends = a_line("d", "01-01", depends_on=("b", "c"))
    plan = Plan(
        YEAR,
        (
            a_line("a", "01-01"),
            a_line("b", "01-01", depends_on=("a",)),
            a_line("c", "01-01", depends_on=("a",)),
            ends,
        ),
    )
    assert critical_path(plan).paths == (("a", "b", "d"), ("a", "c", "d"))
    assert critical_path(plan, at_most=1).paths == (("a", "b", "d"),)
    assert critical_path(plan, at_most=0).paths == ()


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.CANCELLED])
def test_what_waits_for_something_without_dates_has_none_itself(status):
    out = a_line("a", status=status)
    behind = a_line("b", depends_on=("a",))
    last = a_line("c", depends_on=("b",))
    under_way = a_line("d", depends_on=("a",), status=Status.UNDER_WAY)
    found = critical_path(Plan(YEAR, (out, behind, last, under_way)))
    assert found.undated == ("b", "c")
    assert [it.activity.id for it in found.timings] == ["d"]


def test_seen_on_a_day_nothing_begins_and_nothing_under_way_ends_before_it():
    done = a_line("a", "03-01", 2, status=Status.COMPLETED)
    running = a_line("b", "03-01", 2, status=Status.UNDER_WAY)
    waiting = a_line("c", "03-01", 2, depends_on=("a",))
    behind = a_line("d", "03-01", 2, depends_on=("b",))
    plan = Plan(YEAR, (done, running, waiting, behind))
    assert earliest_days(plan, day("03-05")) == {
        "a": days("03-01", 2),
        "b": days("03-01", 5),
        "c": days("03-05", 2),
        "d": days("03-06", 2),
    }


def test_an_activity_that_stands_before_the_end_of_another_is_premature():
    a = a_line("a", "03-01", 5)
    b = a_line("b", "03-05", depends_on=("a",))
    c = a_line("c", "03-06", depends_on=("a",))
    d = a_line("d", "03-01", depends_on=("a", "x"))
    x = a_line("x", "03-20", status=Status.POSTPONED)
    found = premature(Plan(YEAR, (c, b, d, a, x)))
    assert [(it.activity.id, it.waits_for.id, it.days) for it in found] == [
        ("d", "a", 5),
        ("b", "a", 1),
    ]


def begun_late() -> Plan:
    a, b = a_line("a", "03-01", 10), a_line("b", "03-11", 2, depends_on=("a",))
    return changed(a_begun_plan(a, b), a_change("a", Step.START, "04-20"))


def test_what_began_late_ends_when_it_has_taken_as_long_as_planned():
    plan = begun_late()
    assert earliest_days(plan) == {"a": days("04-20", 10), "b": days("04-30", 2)}
    assert earliest_days(plan, day("05-05"))["a"] == days("04-20", 16)
    assert [(it.waits_for.id, it.days) for it in premature(plan)] == [("a", 50)]


def test_what_was_completed_late_ended_on_that_day():
    plan = changed(begun_late(), a_change("a", Step.COMPLETE, "05-30"))
    found = critical_path(plan)
    assert [it.earliest for it in found.timings] == [days("04-20", 41), days("05-31", 2)]
    assert [it.delay for it in found.timings] == [50, 81]
    assert found.paths == (("a", "b"),)
    assert [(it.activity.id, it.days) for it in premature(plan)] == [("b", 81)]


def test_what_took_longer_than_a_year_still_has_its_days():
    over = evolve(a_change("a", Step.COMPLETE), on=date(2022, 12, 31))
    plan = changed(begun_late(), over)
    assert earliest_days(plan)["b"].first == date(2023, 1, 1)


def test_what_began_before_what_it_depends_on_had_ended_is_premature():
    plan = a_begun_plan(a_line("x", "09-01", 10), a_line("y", "09-20", depends_on=("x",)))
    assert premature(plan) == ()
    (found,) = premature(changed(plan, a_change("y", Step.START, "09-04")))
    assert (found.activity.id, found.waits_for.id, found.days) == ("y", "x", 7)


def chains_to(activity: Activity, held: dict[str, Activity]) -> list[list[Activity]]:
    """Every chain that ends with the activity, of any length."""
    begun = activity.status in (Status.UNDER_WAY, Status.COMPLETED)
    before = () if begun else activity.depends_on
    return [[activity]] + [
        [*chain, activity] for id in before for chain in chains_to(held[id], held)
    ]


@given(chained())
@settings(max_examples=100)
def test_earliest_and_latest_days_are_those_of_all_chains_counted_one_by_one(activities):
    held = {it.id: it for it in activities}
    chains = {id: chains_to(it, held) for id, it in held.items()}
    dated = {id for id in held if all(takes_place(it) for chain in chains[id] for it in chain)}
    lasts = {
        id: max(
            chain[0].days.first + timedelta(days=sum(len(it.days) for it in chain) - 1)
            for chain in chains[id]
        )
        for id in dated
    }
    found = critical_path(Plan(YEAR, activities), at_most=1000)
    timings = {it.activity.id: it for it in found.timings}
    assert timings.keys() == dated
    assert set(found.undated) == {it.id for it in activities if takes_place(it)} - dated
    assert {id: it.earliest.last for id, it in timings.items()} == lasts
    end = max(lasts.values(), default=None)
    assert found.end == end
    for id, timing in timings.items():
        behind = max(
            sum(len(it.days) for it in chain[place + 1 :])
            for last in dated
            for chain in chains[last]
            for place, it in enumerate(chain)
            if it.id == id
        )
        assert end is not None
        assert timing.latest.last == end - timedelta(days=behind)
        assert len(timing.latest) == len(timing.earliest) == len(timing.activity.days)
    tight = {
        tuple(it.id for it in chain)
        for id in dated
        for chain in chains[id]
        if lasts[id] == end
        and all(
            lasts[a.id] == timings[b.id].earliest.first - timedelta(1) for a, b in pairwise(chain)
        )
    }
    longest = {
        it for it in tight if not any(it != other and it == other[-len(it) :] for other in tight)
    }
    assert set(found.paths) == longest
    assert len(found.paths) == len(longest)
    assert set(found.critical) == {id for path in longest for id in path}
    assert set(found.critical) == {id for id, it in timings.items() if it.slack == 0}


@given(chained(), STARTS, st.randoms())
@settings(max_examples=50)
def test_the_critical_path_does_not_depend_on_the_order_of_the_plan(activities, on, random):
    shuffled = list(activities)
    random.shuffle(shuffled)
    assert critical_path(Plan(YEAR, activities), on) == critical_path(
        Plan(YEAR, tuple(shuffled)), on
    )
    assert premature(Plan(YEAR, activities)) == premature(Plan(YEAR, tuple(shuffled)))


@given(chained())
@settings(max_examples=50)
def test_a_plan_moved_to_its_earliest_days_is_late_nowhere(activities):
    found = critical_path(Plan(YEAR, activities))
    moved = {it.activity.id: evolve(it.activity, days=it.earliest) for it in found.timings}
    plan = Plan(YEAR, in_order(moved.get(it.id, it) for it in activities))
    waiting = {it.activity.id for it in premature(plan) if not has_begun(it.activity)}
    assert waiting <= set(found.undated)
    assert all(it.delay == 0 for it in critical_path(plan).timings)


def test_a_long_chain_needs_no_deep_recursion():
    chain = tuple(
        a_line(f"a{n}", "01-01", depends_on=(f"a{n - 1}",) if n else ()) for n in range(5_000)
    )
    found = critical_path(Plan(YEAR, chain))
    assert found.end == day("01-01") + timedelta(days=4_999)
    assert len(found.paths[0]) == 5_000


def test_a_chain_that_outlasts_the_calendar_is_refused():
    year = ReportingYear(9998)
    long = Days(date(9998, 12, 31), date(9999, 12, 30))
    a = a_line("a", days=long)
    b = a_line("b", days=Days(date(9998, 12, 31), date(9998, 12, 31)), depends_on=("a",))
    assert critical_path(Plan(year, (a,))).end == date(9999, 12, 30)
    with pytest.raises(InvalidValue) as caught:
        critical_path(Plan(year, (a, b)))
    (fault,) = caught.value.faults
    assert (fault.path, fault.value) == ("plan.activities", "b")


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ((None,), "plan"),
        ((Plan(YEAR, ()), "2021-01-01"), "on"),
        ((Plan(YEAR, ()), None, True), "at_most"),
        ((Plan(YEAR, ()), None, -1), "at_most"),
    ],
)
def test_nonsense_is_refused(arguments, path):
    with pytest.raises(InvalidValue) as caught:
        critical_path(*arguments)
    assert [fault.path for fault in caught.value.faults] == [path]
