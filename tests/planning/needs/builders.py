"""Small valid ballots, judgements and weightings, which take changes by name."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

from rocb.planning.needs.ballots import Ballot, Tier
from rocb.planning.needs.judgements import Judgement, PairwiseComparison
from rocb.planning.needs.orders import PriorityOrder
from rocb.planning.needs.weightings import Aspect, Criterion, Interval, Weighting
from tests.offices import STATED, both

DAY = date(2021, 1, 15)


def a_ballot(*tiers: str, **changes: Any) -> Ballot:
    """A ballot of tiers such as "valuation" or "valuation origin", which tie."""
    values: dict[str, Any] = {"member": "AZ", "on": DAY, "source": STATED}
    return Ballot(tiers=tuple(Tier(tuple(it.split())) for it in tiers), **{**values, **changes})


def a_comparison(*judgements: Judgement, **changes: Any) -> PairwiseComparison:
    values: dict[str, Any] = {
        "id": "comparison",
        "by": "The office",
        "on": DAY,
        "themes": ("a", "b"),
        "judgements": judgements or (Judgement("a", "b", 3),),
        "source": STATED,
    }
    return PairwiseComparison(**{**values, **changes})


def judged(rows: dict[str, str]) -> tuple[Judgement, ...]:
    """Judgements from the rows of a matrix above its diagonal, such as {"a": "3 1/5", "b": "2"}."""
    ids = tuple(rows)
    found = []
    for place, (first, row) in enumerate(rows.items()):
        for second, text in zip(ids[place + 1 :], row.split(), strict=True):
            ratio = Fraction(text)
            if ratio >= 1:
                found.append(Judgement(first, second, int(ratio)))
            else:
                found.append(Judgement(second, first, int(1 / ratio)))
    return tuple(found)


def from_weights(weights: dict[str, int]) -> tuple[Judgement, ...]:
    """Judgements that agree with weights each of which divides the greater ones."""
    pairs = (sorted(pair, key=lambda it: -weights[it]) for pair in combinations(weights, 2))
    return tuple(Judgement(more, less, weights[more] // weights[less]) for more, less in pairs)


def between(least: int | str, most: int | str) -> Interval:
    return Interval(Decimal(least), Decimal(most))


def a_criterion(id: str = "cost", weight: int | str = 1, **changes: Any) -> Criterion:
    values: dict[str, Any] = {"name": both(id), "weight": Decimal(weight)}
    return Criterion(id=id, **{**values, **changes})


GAP = a_criterion("gap", aspect=Aspect.GAP)
IMPORTANCE = a_criterion("importance", aspect=Aspect.IMPORTANCE)


def a_weighting(*criteria: Criterion, **changes: Any) -> Weighting:
    values: dict[str, Any] = {"id": "weighting", "by": "The office", "on": DAY, "source": STATED}
    return Weighting(criteria=criteria or (GAP, IMPORTANCE), **{**values, **changes})


def ranks(order: PriorityOrder) -> list[tuple[str, int]]:
    return [(it.id, it.rank) for it in order.ranked]


def rank_of(id: str, order: PriorityOrder) -> int:
    return next(it.rank for it in order.ranked if it.id == id)


def possible_gaps(current: int | None, target: int | None) -> set[int]:
    """The gaps that any levels give which may stand for those unknown: an oracle for bounds."""
    levels = range(6) if current is None else (current,)
    targets = range(6) if target is None else (target,)
    return {max(goal - level, 0) for level in levels for goal in targets}


def ranked_naively(scores: dict[str, Any]) -> list[tuple[str, int]]:
    """Ids and ranks, each rank counted out: an oracle for any method."""
    places = {id: 1 + sum(it > own for it in scores.values()) for id, own in scores.items()}
    return sorted(places.items(), key=lambda item: (item[1], item[0]))
