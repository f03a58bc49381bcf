"""Values put on scales from 0 to 1, in whole numbers, so that sums of many stay exact and fast."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import lcm
from typing import Final, TypeGuard

from attrs import frozen

from rocb.checks import EXACT, is_exact
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.aspects import Values
from rocb.planning.needs.needs import HIGHEST_IMPORTANCE, HIGHEST_LEVEL
from rocb.planning.needs.weightings import Aspect, Criterion, Interval, Weighting

WHOLE: Final = 10**10
"""A weight or value times this is a whole number, as it has at most ten digits after the point."""

_SCALES: Final = {
    Aspect.GAP: Interval(Decimal(0), Decimal(HIGHEST_LEVEL)),
    Aspect.IMPORTANCE: Interval(Decimal(1), Decimal(HIGHEST_IMPORTANCE)),
}


@frozen
class Column:
    """The known values of one criterion by id: as they are, and on its scale."""

    criterion: Criterion
    values: Mapping[str, Decimal | int]
    scaled: Mapping[str, int]

    @property
    def weight(self) -> int:
        """The weight, `WHOLE` times."""
        return whole(self.criterion.weight)

    @property
    def has_scale(self) -> bool:
        """Whether the scale stands, whatever the values are."""
        return _scale(self.criterion) is not None

    @property
    def may_count(self) -> bool:
        """Whether the criterion has weight, or could have."""
        return self.criterion.weight > 0 or self.criterion.weights is not None


@frozen
class Sheet:
    """A column for each criterion; scaled values are counted in parts of `full`.

    `ids` are all that the values speak of, in order.
    """

    columns: tuple[Column, ...]
    full: int
    ids: tuple[str, ...]


def sheet_of(weighting: Weighting, values: Values) -> Sheet:
    """Return the values of a weighting's criteria on their scales. Raises `InvalidValue`."""
    faults = tuple(_faults(weighting, values))
    if faults:
        raise InvalidValue(*faults)
    known = {
        criterion.id: {
            id: value for id, value in values.get(criterion.id, {}).items() if value is not None
        }
        for criterion in weighting.criteria
    }
    ends = {it.id: _ends(it, known[it.id]) for it in weighting.criteria}
    full = lcm(*(most - least for least, most in ends.values()))
    return Sheet(
        tuple(
            Column(it, known[it.id], _scaled(it, known[it.id], ends[it.id], full))
            for it in weighting.criteria
        ),
        full,
        tuple(sorted({id for column in values.values() for id in column})),
    )


def whole(number: Decimal | int) -> int:
    """Return `WHOLE` times a number that `is_exact`."""
    numerator, denominator = number.as_integer_ratio()
    return numerator * WHOLE // denominator


def _scale(criterion: Criterion) -> Interval | None:
    if criterion.scale is not None or criterion.aspect is None:
        return criterion.scale
    return _SCALES.get(criterion.aspect)


def _ends(criterion: Criterion, values: Mapping[str, Decimal | int]) -> tuple[int, int]:
    """Return the values that are 0 and 1; where all are the same, the second is one step on."""
    scale = _scale(criterion)
    if scale is not None:
        return whole(scale.least), whole(scale.most)
    if not values:
        return 0, 1
    least, most = min(values.values()), max(values.values())
    return whole(least), max(whole(most), whole(least) + 1)


def _scaled(
    criterion: Criterion, values: Mapping[str, Decimal | int], ends: tuple[int, int], full: int
) -> Mapping[str, int]:
    least, most = ends
    step = full // (most - least)
    if not criterion.less_first:
        return {id: (whole(value) - least) * step for id, value in values.items()}
    if _scale(criterion) is None and values:
        most = whole(max(values.values()))
    return {id: (most - whole(value)) * step for id, value in values.items()}


def _faults(weighting: Weighting, values: object) -> Iterator[Fault]:
    if not isinstance(values, Mapping):
        yield Fault("values", values, "values by the ids of criteria")
        return
    criteria = {criterion.id: criterion for criterion in weighting.criteria}
    for id, column in values.items():
        path = f"values[{id!r}]"
        if id not in criteria:
            yield Fault(path, id, "the id of a criterion of this weighting")
        elif not isinstance(column, Mapping):
            yield Fault(path, column, "values by the ids of what is judged")
        else:
            yield from _value_faults(path, _scale(criteria[id]), column)


def _value_faults(
    path: str, scale: Interval | None, column: Mapping[object, object]
) -> Iterator[Fault]:
    for id, value in column.items():
        place = f"{path}[{id!r}]"
        if type(id) is not str:
            yield Fault(place, id, "an id")
        elif value is None:
            continue
        elif not _is_number(value):
            yield Fault(place, value, f"a whole number, or {EXACT}")
        elif scale is not None and not scale.least <= value <= scale.most:
            yield Fault(place, value, f"on its scale, {scale.least} to {scale.most}")


def _is_number(value: object) -> TypeGuard[Decimal | int]:
    if type(value) is int:
        return abs(value) < 10**30
    return type(value) is Decimal and is_exact(value)
