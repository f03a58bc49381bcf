"""A history tells how every activity came to its state, and refuses what cannot have happened."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from attrs import evolve

from rocb import (
    Activity,
    Change,
    Days,
    InvalidValue,
    Plan,
    Standing,
    Status,
    Step,
    actual_days,
    replayed,
)
from rocb.planning.plan.changes import ACTIVITY_TRANSITIONS, by_activity
from tests.offices import YEAR
from tests.planning.plan.pasts import WHY, a_change, a_line, day, days


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


FIRST = a_change(step=Step.PROPOSE, days=days("03-01", 2))
LEADS_TO = {
    (None, Step.PROPOSE): Status.PROPOSED,
    (None, Step.PLAN): Status.PLANNED,
    (None, Step.START): Status.UNDER_WAY,
    (None, Step.COMPLETE): Status.COMPLETED,
    (None, Step.POSTPONE): Status.POSTPONED,
    (None, Step.CANCEL): Status.CANCELLED,
    (Status.PROPOSED, Step.PLAN): Status.PLANNED,
    (Status.PROPOSED, Step.RESCHEDULE): Status.PROPOSED,
    (Status.PROPOSED, Step.POSTPONE): Status.POSTPONED,
    (Status.PROPOSED, Step.CANCEL): Status.CANCELLED,
    (Status.PLANNED, Step.RESCHEDULE): Status.PLANNED,
    (Status.PLANNED, Step.START): Status.UNDER_WAY,
    (Status.PLANNED, Step.COMPLETE): Status.COMPLETED,
    (Status.PLANNED, Step.POSTPONE): Status.POSTPONED,
    (Status.PLANNED, Step.CANCEL): Status.CANCELLED,
    (Status.UNDER_WAY, Step.RESCHEDULE): Status.UNDER_WAY,
    (Status.UNDER_WAY, Step.COMPLETE): Status.COMPLETED,
    (Status.UNDER_WAY, Step.POSTPONE): Status.POSTPONED,
    (Status.UNDER_WAY, Step.CANCEL): Status.CANCELLED,
    (Status.POSTPONED, Step.RESCHEDULE): Status.PLANNED,
    (Status.POSTPONED, Step.CANCEL): Status.CANCELLED,
    (Status.CANCELLED, Step.REINSTATE): Status.PLANNED,
}
"""Every step that is possible, written out by hand."""


def test_the_table_of_transitions_is_the_one_that_is_written_out():
    found = {
        (status, step): to
        for step, row in ACTIVITY_TRANSITIONS.items()
        for status, to in row.items()
    }
    assert found == LEADS_TO


def test_the_table_of_transitions_cannot_be_written_to():
    with pytest.raises(TypeError):
        ACTIVITY_TRANSITIONS[Step.PLAN][Status.CANCELLED] = Status.PLANNED  # type: ignore[index]


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("status", [None, *Status])
def test_a_history_goes_from_state_to_state_by_the_table_alone(status, step):
    began = {to: it for (before, it), to in LEADS_TO.items() if before is None}
    past = [a_change(step=began[status], on="04-01", days=days("03-01"))] if status else []
    dated = step in (Step.PROPOSE, Step.RESCHEDULE) or not past
    change = a_change(step=step, on="04-01", days=days("03-08") if dated else None)
    if (status, step) in LEADS_TO:
        standing = replayed([*past, change])
        assert standing is not None
        assert standing.status is LEADS_TO[status, step]
        assert standing.days == (days("03-08") if dated else days("03-01"))
        assert standing.first == (days("03-01") if past else days("03-08"))
    else:
        with pytest.raises(InvalidValue) as caught:
            replayed([*past, change])
        assert paths(caught.value) == [f"[{len(past)}].step"]


def test_nothing_has_happened_before_the_first_change():
    assert replayed([]) is None
    assert replayed([FIRST], until=day("01-09")) is None
    assert replayed([FIRST], until=day("01-10")) == Standing(
        Status.PROPOSED, days("03-01", 2), days("03-01", 2)
    )


def test_a_change_counts_from_the_end_of_its_own_day():
    later = a_change(step=Step.PLAN, on="01-12", days=days("03-05"))
    assert replayed([FIRST, later], until=day("01-11")) == replayed([FIRST])
    assert replayed([FIRST, later], until=day("01-12")) == Standing(
        Status.PLANNED, days("03-05"), days("03-01", 2)
    )


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (a_change("b"), "[1].activity"),
        (a_change(on="01-09"), "[1].on"),
        (a_change(step=Step.START), "[1].step"),
        (a_change(step=Step.CANCEL, days=days("03-02")), "[1].days"),
    ],
    ids=["another activity", "backwards", "leap", "dates to cancel"],
)
def test_a_history_that_cannot_be_is_refused_with_its_place(change, path):
    with pytest.raises(InvalidValue) as caught:
        replayed([FIRST, change])
    assert paths(caught.value) == [path]


@pytest.mark.parametrize("past", [[], [a_change(days=days("03-02"))]])
def test_nothing_is_completed_before_its_first_day(past):
    dates = None if past else days("03-02")
    early = a_change(step=Step.COMPLETE, on="03-01", days=dates)
    with pytest.raises(InvalidValue) as caught:
        replayed([*past, early])
    assert paths(caught.value) == [f"[{len(past)}].on"]
    assert replayed([*past, evolve(early, on=day("03-02"))]) is not None


def test_what_may_begin_early_is_not_completed_early():
    begun = [a_change(days=days("03-02")), a_change(step=Step.START, on="02-01")]
    with pytest.raises(InvalidValue) as caught:
        replayed([*begun, a_change(step=Step.COMPLETE, on="02-03")])
    assert paths(caught.value) == ["[2].on"]


PLANNED = a_change(days=days("03-01", 10))
STARTED = a_change(step=Step.START, on="04-20")


@pytest.mark.parametrize(
    ("changes", "actual"),
    [
        ([PLANNED], None),
        ([PLANNED, STARTED], days("04-20", 10)),
        ([PLANNED, STARTED, a_change(step=Step.COMPLETE, on="05-30")], days("04-20", 41)),
        ([PLANNED, a_change(step=Step.COMPLETE, on="03-12")], days("03-01", 12)),
        ([PLANNED, a_change(step=Step.START, on="02-20")], days("02-20", 10)),
        (
            [
                PLANNED,
                STARTED,
                a_change(step=Step.RESCHEDULE, on="04-21", days=days("03-01", 62)),
            ],
            days("04-20", 12),
        ),
        (
            [PLANNED, STARTED, a_change(step=Step.RESCHEDULE, on="04-21", days=days("03-01"))],
            days("04-20"),
        ),
        ([PLANNED, STARTED, a_change(step=Step.POSTPONE, on="04-21")], None),
        ([PLANNED, a_change(step=Step.RESCHEDULE, days=days("03-05"))], None),
        ([a_change(step=Step.START, days=days("03-01"))], None),
        (
            [
                a_change(step=Step.START, days=days("03-01", 3)),
                a_change(step=Step.COMPLETE, on="03-08"),
            ],
            days("03-01", 8),
        ),
        ([a_change(step=Step.COMPLETE, on="04-01", days=days("03-01"))], None),
    ],
)
def test_the_actual_days_are_told_from_the_first_step_to_the_last(changes, actual):
    standing = replayed(changes)
    assert standing is not None
    assert standing.actual == actual
    assert actual_days(Plan(YEAR, (as_left(standing),), history=tuple(changes))) == (
        {"a": actual} if actual else {}
    )


def as_left(standing: Standing) -> Activity:
    return evolve(a_line("a"), status=standing.status, days=standing.days)


def test_what_begins_on_the_last_days_of_the_calendar_ends_with_it():
    late = [PLANNED, a_change(step=Step.START, on="04-20")]
    standing = replayed([late[0], evolve(late[1], on=date(9999, 12, 28))])
    assert standing is not None
    assert standing.actual == Days(date(9999, 12, 28), date.max)


@pytest.mark.parametrize("nonsense", [None, "7", True, ()])
def test_only_a_plan_has_actual_days(nonsense):
    with pytest.raises(InvalidValue):
        actual_days(nonsense)


def test_the_first_change_gives_dates():
    with pytest.raises(InvalidValue) as caught:
        replayed([a_change(step=Step.PLAN)])
    assert paths(caught.value) == ["[0].days"]


@pytest.mark.parametrize("step", [Step.POSTPONE, Step.CANCEL, Step.REINSTATE])
def test_to_give_up_and_to_take_up_again_needs_a_reason(step):
    with pytest.raises(InvalidValue) as caught:
        a_change(step=step, why=None)
    assert paths(caught.value) == ["why"]


@pytest.mark.parametrize("step", [Step.PROPOSE, Step.RESCHEDULE])
def test_to_propose_and_to_reschedule_needs_dates(step):
    with pytest.raises(InvalidValue) as caught:
        a_change(step=step, days=None)
    assert paths(caught.value) == ["days"]


def test_no_activity_is_given_more_days_than_it_may_have():
    a_change(days=Days(day("01-01"), day("01-01") + timedelta(days=365)))
    with pytest.raises(InvalidValue) as caught:
        a_change(days=Days(day("01-01"), day("01-01") + timedelta(days=366)))
    assert paths(caught.value) == ["days"]
    with pytest.raises(InvalidValue) as caught:
        a_change(days=Days(date.max, date.max))
    assert paths(caught.value) == ["days.last"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"activity": 7}, "activity"),
        ({"on": "2021-01-10"}, "on"),
        ({"by": ""}, "by"),
        ({"step": "plan"}, "step"),
        ({"why": "because"}, "why"),
        ({"days": day("03-01")}, "days"),
    ],
)
def test_a_change_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        evolve(a_change(), **changes)
    assert paths(caught.value) == [path]


def test_the_rules_of_a_change_bear_that_other_fields_are_missing():
    rule = Change.__attrs_post_init__
    rule(SimpleNamespace())  # type: ignore[arg-type]
    rule(SimpleNamespace(step=Step.CANCEL, days=SimpleNamespace()))  # type: ignore[arg-type]
    with pytest.raises(InvalidValue) as caught:
        rule(SimpleNamespace(step=Step.CANCEL, why=None))  # type: ignore[arg-type]
    assert paths(caught.value) == ["why"]


@pytest.mark.parametrize("changes", [None, 7, "ab", [None], FIRST])
def test_only_changes_are_replayed(changes):
    with pytest.raises(InvalidValue):
        replayed(changes)


@pytest.mark.parametrize("until", ["2021-01-01", 7, True])
def test_a_history_is_replayed_up_to_a_day(until):
    with pytest.raises(InvalidValue) as caught:
        replayed([FIRST], until=until)
    assert paths(caught.value) == ["until"]


def test_changes_are_told_apart_by_activity():
    one, two, three = a_change("a"), a_change("b"), a_change("a", Step.START)
    assert by_activity([one, two, three]) == {"a": (one, three), "b": (two,)}


def test_a_plan_refuses_a_history_that_does_not_lead_to_the_present():
    history = (a_change(days=days("03-01")), a_change(step=Step.POSTPONE, why=WHY))
    Plan(YEAR, (a_line("a", status=Status.POSTPONED),), history=history)
    with pytest.raises(InvalidValue) as caught:
        Plan(YEAR, (a_line("b"), a_line("a", "03-02")), history=history)
    assert paths(caught.value) == ["activities[1].status", "activities[1].days"]


TOLD_LATE = a_change(step=Step.START, on="03-01", entered=day("04-12"))


def test_what_was_put_down_later_was_not_known_before():
    assert (PLANNED.known_on, TOLD_LATE.known_on) == (day("01-10"), day("04-12"))
    assert replayed([PLANNED, TOLD_LATE], until=day("04-11")) == replayed([PLANNED])
    assert replayed([PLANNED, TOLD_LATE], until=day("04-12")) == replayed([PLANNED, TOLD_LATE])


def test_nothing_is_put_down_before_it_happened():
    assert evolve(TOLD_LATE, entered=TOLD_LATE.on).known_on == TOLD_LATE.on
    with pytest.raises(InvalidValue) as caught:
        evolve(TOLD_LATE, entered=day("02-28"))
    assert paths(caught.value) == ["entered"]
    with pytest.raises(InvalidValue) as caught:
        a_change(entered="2021-04-12")
    assert paths(caught.value) == ["entered"]


@pytest.mark.parametrize("entered", [None, "04-11"])
def test_nothing_is_known_before_what_it_followed(entered):
    done = a_change(step=Step.COMPLETE, on="04-01", entered=day(entered) if entered else None)
    with pytest.raises(InvalidValue) as caught:
        replayed([PLANNED, TOLD_LATE, done])
    assert paths(caught.value) == ["[2].entered"]
    with pytest.raises(InvalidValue) as caught:
        Plan(YEAR, (a_line("a"),), history=(PLANNED, TOLD_LATE, done))
    assert "history[2].entered" in paths(caught.value)
    assert replayed([PLANNED, TOLD_LATE, evolve(done, entered=day("04-12"))]) is not None
