"""Orders of priority: the one shape in which every method returns what it found.

What is ordered is named by its id: needs, or themes. Each place is explained by the parts of its
score, as values, so that any method can be put in the place of another.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache
from itertools import groupby
from typing import Final

from attrs import evolve, frozen

from rocb.checks import listed, require
from rocb.display import html_of
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.needs import HIGHEST_IMPORTANCE, Need
from rocb.planning.needs.open_needs import gap_bounds
from rocb.planning.needs.ranking import Ranking

PLACES: Final = 10
"""How many digits after the point a score keeps where it becomes a decimal number."""

_WIDE: Final = Context(prec=60, rounding=ROUND_HALF_EVEN)


@frozen
class Contribution:
    """What one criterion, Member or comparison adds to a score.

    `by` is its id. `value` is what was found or stated, `None` where nothing was; `scaled` is the
    same on the scale of the method, and `weight` what a full unit of it counts.
    """

    by: str
    value: Fraction | None
    scaled: Fraction
    weight: Fraction

    @property
    def points(self) -> Fraction:
        """What is added to the score."""
        return self.scaled * self.weight


@frozen
class Priority:
    """A place in an order, and what put it there.

    Equal scores share a `rank`; `tied` are then the ids of all that share it, its own among them.
    """

    rank: int
    id: str
    score: Fraction
    parts: tuple[Contribution, ...]
    tied: tuple[str, ...] = ()


@frozen
class Unranked:
    """What lacks a value that counts: it has no place, only bounds.

    Whatever the `missing` values are, its score lies from `least` to `most`, and its rank among
    those that have one from `best` to `worst`.
    """

    id: str
    missing: tuple[str, ...]
    least: Fraction
    most: Fraction
    best: int
    worst: int


@frozen
class PriorityOrder:
    """The greatest score first, ties in the order of ids; what cannot be ranked stands apart."""

    ranked: tuple[Priority, ...]
    unranked: tuple[Unranked, ...] = ()

    _repr_html_ = html_of


def in_order(
    rows: Iterable[tuple[int, str, tuple[Contribution, ...]]], unit: Fraction
) -> tuple[Priority, ...]:
    """Return the places of rows of score, id and parts, the scores counted in this unit.

    The next rank counts those that tie ("1, 2, 2, 4").
    """
    placed: list[Priority] = []
    for points, group in groupby(sorted(rows, key=_by_score), key=lambda row: row[0]):
        equals = tuple(group)
        rank, score = len(placed) + 1, points * unit
        tied = tuple(id for _, id, _ in equals) if len(equals) > 1 else ()
        placed.extend(Priority(rank, id, score, parts, tied) for _, id, parts in equals)
    return tuple(placed)


def _by_score(row: tuple[int, str, tuple[Contribution, ...]]) -> tuple[int, str]:
    return -row[0], row[1]


def bounded(
    rows: Iterable[tuple[str, tuple[str, ...], int, int]],
    placed: Iterable[tuple[int, int]],
    unit: Fraction,
) -> tuple[Unranked, ...]:
    """Return what has no place, in the order of ids, with the places that it could have.

    A row is an id, what is missing, and the least and the greatest score; `placed` are the least
    and the greatest score of all that have a place.
    """
    ends = tuple(placed)
    for_certain = sorted(-least for least, _ in ends)
    possibly = sorted(-most for _, most in ends)
    return tuple(
        Unranked(
            id,
            missing,
            least * unit,
            most * unit,
            1 + bisect_left(for_certain, -most),
            1 + bisect_left(possibly, -least),
        )
        for id, missing, least, most in sorted(rows)
    )


def order_of(ranking: Ranking) -> PriorityOrder:
    """Return the ranking by gap times importance in the shape of every other method.

    The gap is the only part of a score and the importance its weight, as Borich (1980) has it. What
    is unassessed is bounded by what is known of it and by the scales.
    """
    require("ranking", Ranking, ranking)
    rows = (
        (it.score, it.need.id, (_weighted_gap(it.gap, it.importance),)) for it in ranking.ranked
    )
    placed = ((it.score, it.score) for it in ranking.ranked)
    return PriorityOrder(
        in_order(rows, Fraction(1)),
        bounded(map(_bounds, ranking.unassessed), placed, Fraction(1)),
    )


def _bounds(need: Need) -> tuple[str, tuple[str, ...], int, int]:
    """Return the id of a need, what it lacks for a score, and the bounds of gap x importance."""
    known = {"current": need.current, "target": need.target, "importance": need.importance}
    missing = tuple(name for name, figure in known.items() if figure is None)
    least, most = gap_bounds(need.current, need.target)
    if need.importance is None:
        return need.id, missing, least, most * HIGHEST_IMPORTANCE
    return need.id, missing, least * need.importance, most * need.importance


@cache
def _weighted_gap(gap: int, importance: int) -> Contribution:
    return Contribution("gap", Fraction(gap), Fraction(gap), Fraction(importance))


def reordered(ranking: Ranking, order: PriorityOrder) -> Ranking:
    """Return the same needs ranked by another order, for what takes a `Ranking`.

    Gap, importance and their product stay as they are, and the ranks are those of the order. A need
    that has no place in it, or lacks gap or importance, is unassessed. Raises `InvalidValue` for an
    order of anything else; one of themes can be a criterion for needs (see `theme_scores`).
    """
    require("ranking", Ranking, ranking)
    require("order", PriorityOrder, order)
    known = {ranked.need.id: ranked for ranked in ranking.ranked}
    ids = {*known, *(it.id for it in (*ranking.unassessed, *ranking.met, *ranking.earlier))}
    rows = {
        "ranked": [it.id for it in order.ranked],
        "unranked": [it.id for it in order.unranked],
    }
    faults = [
        Fault(f"order.{name}[{index}].id", id, "the id of one of the needs")
        for name, row in rows.items()
        for index, id in enumerate(row)
        if id not in ids
    ]
    if faults:
        raise InvalidValue(*faults)
    places = [it for it in order.ranked if it.id in known]
    placed = {it.id for it in places}
    left = (ranked.need for id, ranked in known.items() if id not in placed)
    return evolve(
        ranking,
        ranked=tuple(evolve(known[it.id], rank=it.rank) for it in places),
        unassessed=tuple(sorted((*ranking.unassessed, *left), key=lambda need: need.id)),
    )


def theme_scores(order: PriorityOrder, needs: Iterable[Need]) -> Mapping[str, Decimal]:
    """Return by need the score that an order of themes gives to its theme.

    So the Members' own order, or a comparison in pairs, can be one criterion of many. Of a theme
    without a place nothing is returned; scores are rounded to `PLACES` digits after the point.
    """
    require("order", PriorityOrder, order)
    scores = {it.id: as_decimal(it.score) for it in order.ranked}
    return {
        need.id: scores[need.theme] for need in listed("needs", Need, needs) if need.theme in scores
    }


def as_decimal(number: Fraction) -> Decimal:
    """Return a fraction as a decimal number of `PLACES` digits after the point."""
    exact = _WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))
    return exact.quantize(Decimal(1).scaleb(-PLACES), context=_WIDE)
