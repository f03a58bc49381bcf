"""What was committed and spent of what the stated activities were planned to cost."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from attrs import evolve

from rocb.planning.plan.activities import Activity, is_completed
from rocb.planning.plan.costs import Cost
from samples.sampler import Sampler

_UNKNOWN: Final = 5
"""Of one activity in so many it is not known what was spent, nor of every other one of them what
was committed."""

_UNCOSTED: Final = 6
"""Of one in so many of those without a donor nobody said what they cost."""


def with_spending(sampler: Sampler, activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities; those that are over with what was committed and spent, as far as
    anybody said."""
    found = []
    unpaid = 0
    for place, activity in enumerate(activities, start=1):
        costs = activity.costs
        if is_completed(activity):
            costs = tuple(_spent(sampler, place, cost) for cost in costs)
            unpaid += all(cost.donor is None for cost in costs)
            uncosted = not activity.sponsors and unpaid % _UNCOSTED == 2
            costs = () if uncosted else costs
        found.append(evolve(activity, costs=costs))
    return tuple(found)


def _spent(sampler: Sampler, place: int, cost: Cost) -> Cost:
    committed = cost.amount.amount * sampler.rng.choice((90, 100, 100)) / 100
    spent = committed * sampler.rng.choice((75, 85, 95, 100)) / 100
    silent = place % _UNKNOWN == _UNKNOWN - 1
    if silent and place % 2 == 0:
        return cost
    return evolve(cost, committed=_whole(committed), spent=None if silent else _whole(spent))


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))
