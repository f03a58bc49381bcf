"""Windows: the days within which an activity may be held."""

from datetime import date

import pytest

from rocb.errors import InvalidValue
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.changes import Change, Step
from rocb.planning.plan.steps import begun, carried_over, changed, plan_at, postponed
from tests.offices import a_plan, both
from tests.planning.scheduling.builders import march, planned


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_a_window_shorter_than_the_activity_is_refused():
    with pytest.raises(InvalidValue) as caught:
        planned("a", march(2, 4), march(3, 4))
    assert paths(caught.value) == ["window"]
    assert "3 days long or more" in str(caught.value)


@pytest.mark.parametrize("window", [march(3, 9), march(1, 3), march(10, 20)])
def test_a_window_that_the_days_of_the_activity_leave_is_refused(window):
    with pytest.raises(InvalidValue) as caught:
        planned("a", march(2, 4), window)
    assert paths(caught.value) == ["window"]
    assert "around 2021-03-02 to 2021-03-04" in str(caught.value)


def test_a_window_may_be_just_the_days_of_the_activity():
    assert planned("a", march(2, 4), march(2, 4)).window == march(2, 4)


def test_what_is_rescheduled_within_its_window_keeps_it():
    plan = begun(a_plan(planned("a", march(2), march(1, 5))), date(2021, 1, 1), "us", both("so"))
    moved = Change("a", date(2021, 2, 1), "us", Step.RESCHEDULE, None, march(4))
    assert changed(plan, moved).activities[0].window == march(1, 5)


def test_what_is_rescheduled_beyond_its_window_has_none_any_more():
    plan = begun(a_plan(planned("a", march(2), march(1, 5))), date(2021, 1, 1), "us", both("so"))
    moved = Change("a", date(2021, 2, 1), "us", Step.RESCHEDULE, None, march(9))
    later = changed(plan, moved)
    assert later.activities[0].window is None
    assert plan_at(later, date(2021, 1, 15)).activities[0].days == march(2)


def test_what_is_carried_over_into_another_year_leaves_its_window_behind():
    plan = begun(a_plan(planned("a", march(2), march(1, 5))), date(2021, 1, 1), "us", both("so"))
    put_off = postponed(plan, "a", date(2021, 2, 1), "us", both("flood"))
    next_march = Days(date(2022, 3, 1), date(2022, 3, 1))
    change = Change("a", date(2021, 12, 1), "us", Step.RESCHEDULE, None, next_march)
    (activity,) = carried_over(put_off, a_plan(year=ReportingYear(2022)), change).activities
    assert (activity.days, activity.window) == (next_march, None)
