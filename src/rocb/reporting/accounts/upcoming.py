"""What comes next: the activities and the deadlines of the days after a period."""

from attrs import frozen

from rocb.periods import Days
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.deadlines import Deadline
from rocb.planning.plan.plans import Plan, beginning
from rocb.reporting.figures import Figure, counted


@frozen
class UpcomingAccount:
    """What is planned for the days after a period, as far as there is a plan for them."""

    days: Days
    count: Figure
    activities: tuple[Activity, ...]
    deadlines: tuple[Deadline, ...]


def upcoming_account(plan: Plan, days: Days) -> UpcomingAccount:
    """Return what a plan has for these days: what takes place, and deadlines that are open."""
    activities = tuple(filter(takes_place, beginning(plan, days)))
    due = (it for it in plan.deadlines if it.due in days and it.met_on is None)
    return UpcomingAccount(
        days,
        counted("activities", activities),
        activities,
        tuple(sorted(due, key=lambda it: (it.due, it.id))),
    )
