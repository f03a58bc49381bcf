"""Adoption: a schedule becomes the plan."""

from datetime import date

import pytest

from rocb.errors import InvalidValue
from rocb.planning.plan.activities import Status
from rocb.planning.plan.changes import Step
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import begun
from rocb.planning.scheduling.adoption import schedule_adopted
from rocb.planning.scheduling.staging import schedule
from tests.offices import a_plan, both
from tests.planning.scheduling.builders import a_year, march, planned

ON, WHY = date(2021, 2, 1), both("the hall is taken")
ACTIVITIES = (
    planned("a", march(2), march(1, 5)),
    planned("b", march(2)),
    planned("c", march(2)),
    planned("d", march(9)),
)
FOUND = schedule(
    a_year(*ACTIVITIES, rooms=dict.fromkeys("abc", ("hall",)), weights={"b": 2, "c": 1})
)


def stands(plan: Plan) -> list[tuple[str, Status, int]]:
    return [(it.id, it.status, it.days.first.day) for it in plan.activities]


def test_a_draft_without_a_history_just_stands_on_its_new_days():
    plan = schedule_adopted(a_plan(*ACTIVITIES), FOUND, ON, "office", WHY)
    assert plan == FOUND.plan
    assert plan.history == ()


def test_what_has_a_history_is_rescheduled_or_postponed_in_it():
    told = begun(a_plan(*ACTIVITIES), date(2021, 1, 1), "office", both("as published"))
    plan = schedule_adopted(told, FOUND, ON, "office", WHY)
    assert stands(plan) == stands(FOUND.plan)
    made = plan.history[len(told.history) :]
    assert [(it.activity, it.step, it.why) for it in made] == [
        ("a", Step.RESCHEDULE, WHY),
        ("c", Step.POSTPONE, WHY),
    ]


def test_the_schedule_of_another_plan_is_refused():
    with pytest.raises(InvalidValue):
        schedule_adopted(a_plan(planned("z", march(2))), FOUND, ON, "office", WHY)


@pytest.mark.parametrize("wrong", [None, True, 7])
def test_nonsense_is_refused(wrong):
    plan = a_plan(*ACTIVITIES)
    for arguments in (
        (wrong, FOUND, ON, "office", WHY),
        (plan, wrong, ON, "office", WHY),
        (plan, FOUND, wrong, "office", WHY),
        (plan, FOUND, ON, wrong, WHY),
        (plan, FOUND, ON, "office", wrong),
    ):
        with pytest.raises(InvalidValue):
            schedule_adopted(*arguments)
