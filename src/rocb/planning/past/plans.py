"""The plans of a programme as they were known on a day."""

from datetime import date

from attrs import frozen

from rocb.periods import Days
from rocb.planning.past.dated import known
from rocb.planning.past.places import plans_of
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.changes import Change, Standing, after, by_activity
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import plan_at
from rocb.planning.programme import Programme


@frozen
class KnownPlans:
    """The plan of a day and those before it; `moved` are the ids of what moved after the day.

    That is what was put on other days, called off or taken up again by a change known later.
    """

    plan: Plan | None
    former: tuple[Plan, ...]
    moved: frozenset[str]


def plans_on(programme: Programme, day: date) -> KnownPlans:
    """Return the plans whose years had begun by a day, each as it was known at its end.

    The last of them is the plan of the day, unless the office has no plan any more and the day is
    after the year of the last one. Of what moved later, neither the window nor who was pinned is
    known: both belong to the days that it has now. Nor is what was spent on an activity that had
    still to begin: no day stands with it.
    """
    plans = plans_of(programme)
    begun = [plan for plan in plans if plan.year.days.first <= day]
    moved = [_moved_after(plan, day) for plan in begun]
    found = tuple(
        _settled(plan_at(plan, day), ids, day) for plan, ids in zip(begun, moved, strict=True)
    )
    of_any = frozenset[str]().union(*moved)
    turned = programme.plan is None and len(begun) == len(plans)
    if not begun or (turned and day not in begun[-1].year.days):
        return KnownPlans(None, found, of_any)
    return KnownPlans(found[-1], found[:-1], of_any)


def _moved_after(plan: Plan, day: date) -> frozenset[str]:
    return frozenset(
        id for id, changes in by_activity(plan.history).items() if _moves_after(changes, day)
    )


def _moves_after(changes: tuple[Change, ...], day: date) -> bool:
    if changes[-1].known_on <= day:
        return False
    standing: Standing | None = None
    for change in changes:
        before, standing = standing, after(standing, change)
        moves = before is not None and _taken(before) != _taken(standing)
        if moves and change.known_on > day:
            return True
    return False


def _taken(standing: Standing) -> tuple[Days, bool]:
    """Return the days that an activity takes, and whether it takes them at all."""
    return standing.days, standing.status not in (Status.CANCELLED, Status.POSTPONED)


def _settled(plan: Plan, moved: frozenset[str], day: date) -> Plan:
    activities = (_unpinned(it) if it.id in moved else it for it in plan.activities)
    return known(plan, activities=tuple(_unspent(it, day) for it in activities))


def _unspent(activity: Activity, day: date) -> Activity:
    """Return the activity as it was before its first day: nobody knew what it would cost."""
    if activity.days.first <= day:
        return activity
    return known(activity, costs=tuple(known(it, spent=None) for it in activity.costs))


def _unpinned(activity: Activity) -> Activity:
    roles = tuple(known(role, pinned=()) for role in activity.roles)
    return known(activity, window=None, roles=roles)
