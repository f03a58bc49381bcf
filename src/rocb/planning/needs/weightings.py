"""Weightings: the criteria that needs are judged by, and how much each of them counts."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.checks import at_least, checked, exact, identifier, repeated
from rocb.errors import Fault, InvalidValue
from rocb.references import names
from rocb.sources import Source
from rocb.texts import LocalizedText


class Aspect(Enum):
    """What a need says by itself, and a criterion can be made of."""

    GAP = "gap"
    IMPORTANCE = "importance"
    BREADTH = "breadth"
    AGE = "age"


@frozen(field_transformer=checked)
class Interval:
    """The numbers from `least` to `most`, both included."""

    least: Decimal = field(validator=exact)
    most: Decimal = field(validator=exact)

    def __attrs_post_init__(self) -> None:
        if self.most <= self.least:
            raise InvalidValue(Fault("most", self.most, f"above {self.least}"))


@frozen(field_transformer=checked)
class Criterion:
    """One thing that makes a need urgent, and its weight beside the others.

    `aspect` says that the values come from the needs themselves; without one the caller supplies
    them. `scale` holds the values that are 0 and 1 once they are normalised; without it the scale
    of the aspect counts, and where that has none the smallest and the largest value there are.
    `less_first` says that small values are the urgent ones, as of a cost. `weights` are the other
    weights that could be defended; `None` means that nobody said.
    """

    id: str = field(validator=identifier)
    name: LocalizedText
    weight: Decimal = field(validator=[exact, at_least(0)])
    aspect: Aspect | None = None
    scale: Interval | None = None
    less_first: bool = False
    weights: Interval | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(_weight_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _weight_faults(criterion: Any) -> Iterator[Fault]:
    weight, weights = getattr(criterion, "weight", None), getattr(criterion, "weights", None)
    if not isinstance(weights, Interval):
        return
    if weights.least < 0:
        yield Fault("weights.least", weights.least, "0 or more")
    if isinstance(weight, Decimal) and not weights.least <= weight <= weights.most:
        yield Fault("weight", weight, f"within its own weights, {weights.least} to {weights.most}")


@frozen(field_transformer=checked)
class Weighting:
    """The criteria that somebody set on a day; what a criterion counts is its share of the sum."""

    id: str = field(validator=identifier, metadata=names("weightings"))
    by: str
    on: date
    criteria: tuple[Criterion, ...]
    source: Source

    def __attrs_post_init__(self) -> None:
        faults = tuple(_criteria_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _criteria_faults(weighting: Any) -> Iterator[Fault]:
    criteria = getattr(weighting, "criteria", None)
    if criteria is None:
        return
    yield from repeated("criteria", criteria, "id")
    weights = [getattr(criterion, "weight", None) for criterion in criteria]
    if not any(not isinstance(it, Decimal) or it > 0 for it in weights):
        yield Fault("criteria", 0, "a sum of weights above zero")
