"""Evaluation at regular intervals: who is due, and who was never evaluated."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, Membership, MembershipStatus
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind
from rocb.planning.diagnostics.evaluations import EvaluationDue, evaluations_due
from tests.offices import STATED, a_member
from tests.planning.diagnostics.builders import DAY, an_assessment

AZ, GE, KZ = a_member("AZ"), a_member("GE"), a_member("KZ")
TODAY = date(2022, 1, 1)


def due_of(
    *assessments: Assessment, every: int = 12, on: date = TODAY, **options: Any
) -> EvaluationDue:
    (found,) = evaluations_due([AZ], assessments, every, on, **options)
    return found


def test_an_evaluation_follows_the_last_one_after_the_interval():
    found = due_of(an_assessment("a", on=date(2020, 6, 1)), an_assessment("b", on=date(2021, 6, 1)))
    assert found == EvaluationDue("AZ", "b", date(2021, 6, 1), date(2022, 6, 1), 0)


@pytest.mark.parametrize(("days", "overdue"), [(-1, 0), (0, 0), (1, 1), (400, 400)])
def test_an_evaluation_is_overdue_from_the_day_after_it_was_due(days, overdue):
    on = date(2022, 6, 1) + timedelta(days=days)
    assert due_of(an_assessment("a", on=date(2021, 6, 1)), on=on).overdue == overdue


def test_who_was_never_evaluated_has_no_day_and_is_not_overdue_by_some_days():
    assert due_of() == EvaluationDue("AZ", None, None, None, None)


def test_those_never_evaluated_come_first_then_those_who_wait_longest():
    made = [
        an_assessment("a", member="AZ", on=date(2021, 1, 1)),
        an_assessment("k", member="KZ", on=date(2020, 1, 1)),
    ]
    found = evaluations_due([AZ, KZ, GE], made, 6, TODAY)
    assert [it.member for it in found] == ["GE", "KZ", "AZ"]


@pytest.mark.parametrize(
    ("last", "every", "due"),
    [
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2023, 1, 31), 13, date(2024, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2021, 12, 15), 1, date(2022, 1, 15)),
        (date(2021, 11, 30), 25, date(2023, 12, 30)),
        (date(2020, 12, 31), 120, date(2030, 12, 31)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_months_end_with_their_last_day_and_the_calendar_with_its_own(last, every, due):
    assert due_of(an_assessment("a", on=last), every=every, on=date.max).due == due


def test_what_comes_after_the_day_is_not_known_on_it():
    made = [an_assessment("a", on=TODAY), an_assessment("b", on=TODAY + timedelta(days=1))]
    assert due_of(*made).last == "a"


def test_what_a_member_says_of_itself_is_no_evaluation_unless_it_is_counted():
    own = an_assessment("own", kind=AssessmentKind.SELF_ASSESSMENT)
    assert due_of(own).last is None
    assert due_of(own, kinds=AssessmentKind).last == "own"
    for kind in (AssessmentKind.DIAGNOSTIC_MISSION, AssessmentKind.EVALUATION):
        assert due_of(an_assessment("a", kind=kind)).last == "a"


def test_nothing_is_due_at_a_member_that_had_left():
    ended = Membership(MembershipStatus.MEMBER, None, TODAY, STATED)
    left = a_member("GE", memberships=(ended,))
    before = TODAY - timedelta(days=1)
    for on, members in ((TODAY, ["AZ"]), (before, ["AZ", "GE"])):
        assert [it.member for it in evaluations_due([AZ, left], [], 12, on)] == members


ROWS = st.lists(
    st.tuples(st.sampled_from(["AZ", "GE"]), st.dates(DAY, DAY + timedelta(days=9))), max_size=8
)


@given(ROWS)
@settings(max_examples=50)
def test_the_newest_assessment_counts_and_of_one_day_the_lowest_id(rows):
    made = [an_assessment(f"a{n}", member=code, on=day) for n, (code, day) in enumerate(rows)]
    found = evaluations_due([AZ, GE], made, 12, TODAY)
    for row in found:
        own = [it for it in made if it.member == row.member]
        newest = [it for it in own if all(it.on >= other.on for other in own)]
        assert row.last == min((it.id for it in newest), default=None)
    assert evaluations_due([GE, AZ], made[::-1], 12, TODAY) == found


@pytest.mark.parametrize("every", [0, -1, 121, True, 12.0, "12", None, float("nan")])
def test_an_interval_is_a_number_of_months(every):
    with pytest.raises(InvalidValue) as caught:
        evaluations_due([AZ], [], every, TODAY)
    assert [fault.path for fault in caught.value.faults] == ["every"]


@pytest.mark.parametrize("wrong", [None, 7, "AZ", True, [None], ["AZ"]])
def test_nonsense_is_never_due(wrong):
    calls: tuple[Callable[[], object], ...] = (
        lambda: evaluations_due(wrong, [], 12, TODAY),
        lambda: evaluations_due([AZ], wrong, 12, TODAY),
        lambda: evaluations_due([AZ], [], 12, wrong),
        lambda: evaluations_due([AZ], [], 12, TODAY, wrong),
    )
    for call in calls:
        with pytest.raises(InvalidValue):
            call()
