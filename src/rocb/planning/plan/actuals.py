"""On which days activities really took place, as far as their history tells."""

from collections.abc import Mapping

from rocb.checks import require
from rocb.periods import Days
from rocb.planning.plan.changes import by_activity, replayed
from rocb.planning.plan.plans import Plan


def actual_days(plan: Plan) -> Mapping[str, Days]:
    """Return the actual days of the activities that have begun, by id (see `Standing`)."""
    require("plan", Plan, plan)
    standings = ((id, replayed(changes)) for id, changes in by_activity(plan.history).items())
    return {id: it.actual for id, it in standings if it is not None and it.actual is not None}
