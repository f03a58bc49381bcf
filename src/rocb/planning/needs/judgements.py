"""Judgements: themes compared in pairs, as somebody judged them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import between, checked, distinct, identifier
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.references import names, refers_to
from rocb.sources import Source

HIGHEST_INTENSITY: Final = 9
"""The top of the scale of pairwise comparison (Saaty 1977): extremely more important."""

COMPARED_AT_MOST: Final = 15
"""How many can be compared in pairs: beyond, no random index is published by Saaty (1980)."""


@frozen(field_transformer=checked)
class Judgement:
    """`first` is `intensity` times as important as `second`, and this its reciprocal.

    The scale (Saaty 1977): 1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely; the
    even numbers lie between.
    """

    first: str = field(validator=identifier)
    second: str = field(validator=identifier)
    intensity: int = field(validator=between(1, HIGHEST_INTENSITY))

    def __attrs_post_init__(self) -> None:
        if self.first == self.second:
            raise InvalidValue(Fault("second", self.second, "another one than the first"))


@frozen(field_transformer=checked)
class PairwiseComparison:
    """Themes compared in pairs on a day, by somebody: one judgement of every pair of them."""

    id: str = field(validator=identifier, metadata=names("pairwise_comparisons"))
    by: str
    on: date
    themes: tuple[str, ...] = field(validator=distinct, metadata=refers_to("themes"))
    judgements: tuple[Judgement, ...]
    source: Source

    def __attrs_post_init__(self) -> None:
        faults = _comparison_faults(self)
        if faults:
            raise InvalidValue(*faults)


def _comparison_faults(comparison: Any) -> tuple[Fault, ...]:
    themes = getattr(comparison, "themes", None)
    judgements = getattr(comparison, "judgements", None)
    if themes is None or judgements is None:
        return ()
    return judgement_faults("themes", themes, judgements)


def judgement_faults(
    name: str, items: Sequence[str], judgements: Sequence[Any]
) -> tuple[Fault, ...]:
    """Return why these judgements do not compare each two of the items exactly once.

    `name` is where the items stand. A second judgement of a pair is a fault whether or not it
    contradicts the first.
    """
    if not 1 <= len(items) <= COMPARED_AT_MOST:
        return (Fault(name, len(items), f"from 1 to {COMPARED_AT_MOST} to compare"),)
    return (*_misplaced(items, judgements), *_missing(items, judgements))


def _misplaced(items: Sequence[str], judgements: Sequence[Any]) -> Iterator[Fault]:
    seen: dict[frozenset[str], int] = {}
    for index, judgement in enumerate(judgements):
        pair = _pair(judgement)
        for side in ("first", "second"):
            item = getattr(judgement, side, None)
            if isinstance(item, str) and item not in items:
                yield Fault(f"judgements[{index}].{side}", item, "one of those compared")
        first = seen.setdefault(pair, index) if len(pair) == 2 else index
        if first != index:
            expected = f"a new pair: judgements[{first}] compares the two"
            yield Fault(f"judgements[{index}]", " and ".join(sorted(pair)), expected)


def _missing(items: Sequence[str], judgements: Sequence[Any]) -> Iterator[Fault]:
    given = {_pair(judgement) for judgement in judgements}
    for pair in combinations(items, 2):
        if frozenset(pair) not in given:
            yield Fault("judgements", ABSENT, f"a judgement of {pair[0]} and {pair[1]}")


def _pair(judgement: Any) -> frozenset[str]:
    sides = (getattr(judgement, "first", None), getattr(judgement, "second", None))
    return frozenset(side for side in sides if isinstance(side, str))
