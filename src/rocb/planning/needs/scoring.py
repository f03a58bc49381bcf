"""Weighted scoring: several criteria, each on a scale from 0 to 1, added up by their weights."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from rocb.checks import EXACT, is_exact, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.aspects import Values
from rocb.planning.needs.orders import Contribution, PriorityOrder, bounded, in_order
from rocb.planning.needs.ranges import RankRange, ranges_between
from rocb.planning.needs.scales import WHOLE, Column, Sheet, sheet_of, whole
from rocb.planning.needs.weightings import Weighting

HALF: Final = Decimal("0.5")


def weighted_order(weighting: Weighting, values: Values) -> PriorityOrder:
    """Return what the values speak of, ordered by the weighted mean of its criteria, from 0 to 1.

    Each value is normalised to the share of its scale that it reaches (see `Criterion`); where no
    scale is set and all values are the same, it is 0, as the criterion tells nothing apart. What
    lacks the value of a criterion that has weight, or could have, is not ranked but bounded. Where
    the criterion has no scale, that value could be the end of one and so move all others on it: the
    places are then those by the values that are known, and the bounds hold wherever the others come
    to lie. `need_values` gives the values of needs. Raises `InvalidValue` for values of no
    criterion, that are no whole or decimal numbers, or off the scale.
    """
    require("weighting", Weighting, weighting)
    sheet = sheet_of(weighting, values)
    weight = sum(column.weight for column in sheet.columns)
    unit = Fraction(1, sheet.full * weight)
    missing = _missing(sheet)
    scores, bounds = _scores(sheet.columns, sheet.ids), _bounds(sheet)
    told = [(it, _contributions(it, sheet.full, weight)) for it in sheet.columns]
    ranked = in_order(
        (
            (scores[id], id, tuple(parts[column.values.get(id)] for column, parts in told))
            for id in sheet.ids
            if id not in missing
        ),
        unit,
    )
    unranked = ((id, lacking, *bounds[id]) for id, lacking in missing.items())
    placed = (bounds[id] for id in sheet.ids if id not in missing)
    return PriorityOrder(ranked, bounded(unranked, placed, unit))


def weight_ranges(
    weighting: Weighting, values: Values, spread: Decimal = HALF
) -> Mapping[str, tuple[RankRange, ...]]:
    """Return by criterion how far its weight alone, the others as they stand, can move each rank.

    The weight varies between those that the criterion names, or else by the share `spread` (from 0
    to 1) of itself down and up; a weight that is the only one has nothing to vary against. No
    weight between puts a rank outside its range: at its best, only what scores more at both ends
    stands above, at its worst, what scores more at one of them. `spanned(ranges.values())` is the
    widest range of each. Raises `InvalidValue` as `weighted_order` does.
    """
    require("weighting", Weighting, weighting)
    require("spread", Decimal, spread)
    if not is_exact(spread) or not 0 <= spread <= 1:
        raise InvalidValue(Fault("spread", spread, f"between 0 and 1, and {EXACT}"))
    sheet = sheet_of(weighting, values)
    missing = _missing(sheet)
    nothing: tuple[Contribution, ...] = ()
    scored = _scores(sheet.columns, sheet.ids).items()
    rows = ((score, id, nothing) for id, score in scored if id not in missing)
    order = in_order(rows, Fraction(1))
    ranks = tuple((it.id, it.rank) for it in order)
    scores = tuple((it.id, it.score.numerator) for it in order)
    return {
        column.criterion.id: ranges_between(
            ranks, *(_moved(scores, column, more) for more in _moves(sheet, column, spread))
        )
        for column in sheet.columns
    }


def _scores(columns: Iterable[Column], ids: Iterable[str]) -> Mapping[str, int]:
    """Return the weighted sums, what is missing counted as 0."""
    scores = dict.fromkeys(ids, 0)
    for column in columns:
        weight = column.weight
        for id, scaled in column.scaled.items():
            scores[id] += weight * scaled
    return scores


def _bounds(sheet: Sheet) -> Mapping[str, tuple[int, int]]:
    """Return the least and the greatest weighted sum of each, whatever is missing.

    Of a column without a scale nothing is certain while it lacks a value.
    """
    settled = [it for it in sheet.columns if it.has_scale or len(it.scaled) == len(sheet.ids)]
    least = _scores(settled, sheet.ids)
    open_weight = dict.fromkeys(sheet.ids, sum(it.weight for it in sheet.columns))
    for column in settled:
        weight = column.weight
        for id in column.scaled:
            open_weight[id] -= weight
    return {id: (least[id], least[id] + sheet.full * open_weight[id]) for id in sheet.ids}


def _missing(sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
    """Return the criteria that may count and whose values are missing, by the ids that lack one."""
    counting = [column for column in sheet.columns if column.may_count]
    return {
        id: tuple(it.criterion.id for it in counting if id not in it.scaled)
        for id in sheet.ids
        if any(id not in it.scaled for it in counting)
    }


def _contributions(
    column: Column, full: int, weight: int
) -> Mapping[Decimal | int | None, Contribution]:
    """Return what each value adds, once for all that have it."""
    id, share = column.criterion.id, Fraction(column.weight, weight)
    steps = {value: column.scaled[it] for it, value in column.values.items()}
    return {None: Contribution(id, None, Fraction(0), share)} | {
        value: Contribution(id, Fraction(value), Fraction(step, full), share)
        for value, step in steps.items()
    }


def _moves(sheet: Sheet, column: Column, spread: Decimal) -> tuple[int, int]:
    """Return how far the weight goes down and up, `WHOLE` times `WHOLE` times."""
    if all(it is column or not it.weight for it in sheet.columns):
        return 0, 0
    weights = column.criterion.weights
    if weights is None:
        share = column.weight * whole(spread)
        return -share, share
    return (
        (whole(weights.least) - column.weight) * WHOLE,
        (whole(weights.most) - column.weight) * WHOLE,
    )


def _moved(scores: Sequence[tuple[str, int]], column: Column, more: int) -> Sequence[int]:
    """Return the scores, `WHOLE` times, had this column so much more weight."""
    scaled = column.scaled
    return [score * WHOLE + more * scaled.get(id, 0) for id, score in scores]
