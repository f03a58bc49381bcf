"""Schedules: the days, rooms and experts of a year, and what has no place in it."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from rocb.checks import checked, require
from rocb.planning.assignment.solutions import Proof
from rocb.planning.plan.activities import Activity, Status, takes_place
from rocb.planning.plan.plans import Plan
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.options import BarredOption, Impediment, PlacementOption
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.staffings import Staffing


@frozen(field_transformer=checked)
class Unplaced:
    """An activity without a place in the year, and why.

    `barred` are all the days and rooms that it could have had, each with what speaks against it.
    `reasons` are a smallest set of impediments of which each of them meets one at least. `nearest`
    is the one with the least against it: without that, it would do. Where an activity could have
    no days at all, there is none.
    """

    activity: Activity
    barred: tuple[BarredOption, ...]
    reasons: tuple[Impediment, ...]
    nearest: BarredOption | None


@frozen(field_transformer=checked)
class YearSchedule:
    """What is chosen for each activity, in the order of the plan, and who is sent.

    `plan` is the plan with the activities on these days; what has no place is postponed in it, and
    what is changed has no history. `proofs` say how good the days and rooms are, those of the
    staffing how good it is on these days.
    """

    plan: Plan
    chosen: tuple[PlacementOption, ...]
    unplaced: tuple[Unplaced, ...]
    staffing: Staffing
    proofs: tuple[Proof, ...]


def scheduled_case(case: YearCase, chosen: Iterable[PlacementOption]) -> StaffingCase:
    """Return the staffing case of a year whose activities stand on the days that are chosen."""
    require("case", YearCase, case)
    by_id = {it.activity: it for it in chosen}
    activities = tuple(_placed(it, by_id) for it in case.plan.activities)
    pairs = zip(case.plan.activities, activities, strict=True)
    same = {after.id for before, after in pairs if before is after}
    history = tuple(it for it in case.plan.history if it.activity in same)
    return evolve(case.staffing, plan=evolve(case.plan, activities=activities, history=history))


def _placed(activity: Activity, chosen: Mapping[str, PlacementOption]) -> Activity:
    if not takes_place(activity):
        return activity
    option = chosen.get(activity.id)
    if option is None:
        return evolve(activity, status=Status.POSTPONED)
    return activity if option.days == activity.days else evolve(activity, days=option.days)


def unbounded(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """Return proofs of what was found among fewer options than there are: they have no bounds."""
    return tuple(evolve(it, bound=None) for it in proofs)
