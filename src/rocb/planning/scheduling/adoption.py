"""Adoption: a schedule becomes the plan, and the history says who moved what, when and why."""

from datetime import date

from attrs import evolve

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.changes import Change, Step
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import changed
from rocb.planning.scheduling.schedules import YearSchedule
from rocb.texts import LocalizedText


def schedule_adopted(
    plan: Plan, schedule: YearSchedule, on: date, by: str, why: LocalizedText
) -> Plan:
    """Return a plan with the activities on the days of its schedule, and the rest postponed.

    What has a history is rescheduled or postponed in it, on a day, by somebody and for a reason;
    what has none just stands on its new days. Raises `InvalidValue`, also for the schedule of
    another plan.
    """
    require("plan", Plan, plan)
    require("schedule", YearSchedule, schedule)
    require("on", date, on)
    require("by", str, by)
    require("why", LocalizedText, why)
    if [it.id for it in plan.activities] != [it.id for it in schedule.plan.activities]:
        raise InvalidValue(Fault("schedule", len(schedule.chosen), "one of this plan"))
    told = {change.activity for change in plan.history}
    pairs = tuple(zip(plan.activities, schedule.plan.activities, strict=True))
    quiet = tuple(before if before.id in told else after for before, after in pairs)
    changes = (_change(after, on, by, why) for before, after in pairs if before != after)
    steps = (it for it in changes if it.activity in told)
    return changed(evolve(plan, activities=quiet), *steps)


def _change(after: Activity, on: date, by: str, why: LocalizedText) -> Change:
    if after.status is Status.POSTPONED:
        return Change(after.id, on, by, Step.POSTPONE, why)
    return Change(after.id, on, by, Step.RESCHEDULE, why, after.days)
