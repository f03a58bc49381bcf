"""The analytic hierarchy process: weights from comparisons in pairs, and how far to trust them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from rocb.checks import listed
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.judgements import HIGHEST_INTENSITY, Judgement, judgement_faults
from rocb.planning.needs.orders import PLACES, Contribution, PriorityOrder, as_decimal, in_order
from rocb.planning.needs.ranges import RankRange, ranges_reached

CONSISTENT: Final = Decimal("0.10")
"""The greatest consistency ratio at which judgements are taken as consistent (Saaty 1980)."""

RANDOM_INDICES: Final = tuple(
    Decimal(hundredths).scaleb(-2)
    for hundredths in (0, 0, 58, 90, 112, 124, 132, 141, 145, 149, 151, 148, 156, 157, 159)
)
"""The mean consistency index of judgements made at random, of 1 to 15 things (Saaty 1980)."""

_FINE: Final = Context(prec=40)
_NEAR: Final = Decimal("1e-20")

Matrix = tuple[tuple[Decimal, ...], ...]


@frozen
class Doubt:
    """A judgement beside what all judgements together say of the same pair.

    `implied` is how many times as important the first then is as the second, and `factor`, above 1,
    by how much the judgement is off it.
    """

    judgement: Judgement
    implied: Decimal
    factor: Decimal


@frozen
class JudgedOrder:
    """The order by weights that sum to 1, and how consistent the judgements are.

    `principal` is the principal eigenvalue: the number of things compared where all judgements
    agree, and greater otherwise. `ratio` is the consistency ratio. `doubts` are the judgements that
    others contradict, the one to reconsider first at the front (Saaty 2003).
    """

    order: PriorityOrder
    principal: Decimal
    ratio: Decimal
    doubts: tuple[Doubt, ...]

    @property
    def consistent(self) -> bool:
        """Whether the judgements contradict each other no more than is tolerable."""
        return self.ratio <= CONSISTENT

    @property
    def weights(self) -> Mapping[str, Decimal]:
        """The weights by id, as the criteria of a weighting take them.

        They are cut to `PLACES` digits after the point; what that leaves over goes by the largest
        remainder, then by rank and id, so that they sum to 1: of three that tie one has a bit more.
        """
        whole = 10**PLACES
        cut = {it.id: divmod(it.score * whole, 1) for it in self.order.ranked}
        left_over = whole - sum(steps for steps, _ in cut.values())
        favoured = sorted(cut, key=lambda id: cut[id][1], reverse=True)[:left_over]
        return {
            id: as_decimal(Fraction(steps + (id in favoured), whole))
            for id, (steps, _) in cut.items()
        }


def judged_order(items: Iterable[str], judgements: Iterable[Judgement]) -> JudgedOrder:
    """Return what is compared, themes or criteria by their ids, in the order of its weight.

    The weights are the principal eigenvector of the matrix of judgements (Saaty 1977), rounded to
    `PLACES` digits after the point and then divided by their sum. A part of a weight has the
    intensity over the other as its value, which counts by the weight of that other; what rounding
    leaves over counts with the part of the thing itself, so that the parts add up. A stronger
    judgement can worsen a rank, unlike in the other methods, where there are four things or more
    and the judgements contradict each other (Csató and Petróczy 2021).

    Raises `InvalidValue` unless each two of at most 15 items are compared exactly once.
    """
    ids, given = _sound(items, judgements)
    matrix = _matrix(ids, given)
    weights, principal = _principal(matrix)
    with localcontext(_FINE):
        index = (principal - len(ids)) / max(len(ids) - 1, 1)
        chance = RANDOM_INDICES[len(ids) - 1]
        ratio = index / chance if chance else Decimal(0)
    return JudgedOrder(
        _order(ids, matrix, weights, principal),
        _rounded(principal),
        _rounded(max(ratio, Decimal(0))),
        _doubts(given, dict(zip(ids, weights, strict=True))),
    )


def judgement_ranges(
    items: Iterable[str], judgements: Iterable[Judgement]
) -> tuple[RankRange, ...]:
    """Return the ranks with the best and worst that they have when one judgement is moved.

    Each is moved by one step of the scale, up and down, while the others stand; both ends are
    reached. Raises `InvalidValue` as `judged_order` does.
    """
    ids, given = _sound(items, judgements)
    ranked = judged_order(ids, given).order.ranked
    places = tuple(it.id for it in ranked)
    others = (
        _scores(places, (*given[:index], moved, *given[index + 1 :]))
        for index, judgement in enumerate(given)
        for moved in _moves(judgement)
    )
    return ranges_reached([(it.id, it.rank) for it in ranked], others)


def _sound(
    items: Iterable[str], judgements: Iterable[Judgement]
) -> tuple[tuple[str, ...], tuple[Judgement, ...]]:
    ids = listed("items", str, items)
    given = listed("judgements", Judgement, judgements)
    seen: dict[str, int] = {}
    repeated = (
        Fault(f"items[{index}]", id, "new: it stands before already")
        for index, id in enumerate(ids)
        if seen.setdefault(id, index) != index
    )
    faults = tuple(repeated) or judgement_faults("items", ids, given)
    if faults:
        raise InvalidValue(*faults)
    return tuple(sorted(ids)), given


def _matrix(ids: Sequence[str], judgements: Iterable[Judgement]) -> Matrix:
    over = {(id, id): Decimal(1) for id in ids}
    with localcontext(_FINE):
        for judgement in judgements:
            over[judgement.first, judgement.second] = Decimal(judgement.intensity)
            over[judgement.second, judgement.first] = 1 / Decimal(judgement.intensity)
    return tuple(tuple(over[one, other] for other in ids) for one in ids)


def _principal(matrix: Matrix) -> tuple[tuple[Decimal, ...], Decimal]:
    """Return the principal eigenvector, which sums to 1, and its eigenvalue, by power iteration.

    As all entries lie between 1/9 and 9, each round brings the vector nearer by a factor below
    0.976 (Birkhoff 1957), and the iteration ends.
    """
    with localcontext(_FINE):
        weights = tuple(Decimal(1) / len(matrix) for _ in matrix)
        while True:
            grown = tuple(
                sum((it * w for it, w in zip(row, weights, strict=True)), Decimal(0))
                for row in matrix
            )
            total = sum(grown, Decimal(0))
            before, weights = weights, tuple(it / total for it in grown)
            if all(abs(a - b) < _NEAR for a, b in zip(before, weights, strict=True)):
                return weights, total


def _order(
    ids: Sequence[str], matrix: Matrix, weights: Sequence[Decimal], principal: Decimal
) -> PriorityOrder:
    with localcontext(_FINE):
        counts = [Fraction(_rounded(weight / principal)) for weight in weights]
    steps = [_steps(weight) for weight in weights]
    unit = Fraction(1, sum(steps))
    parts = (
        _parts(id, step * unit, zip(ids, row, counts, strict=True))
        for id, step, row in zip(ids, steps, matrix, strict=True)
    )
    return PriorityOrder(in_order(zip(steps, ids, parts, strict=True), unit))


def _parts(
    id: str, score: Fraction, row: Iterable[tuple[str, Decimal, Fraction]]
) -> tuple[Contribution, ...]:
    """Return what adds up to the score of a thing, from a row of ids, intensities and weights."""
    given = {other: (Fraction(it).limit_denominator(HIGHEST_INTENSITY), n) for other, it, n in row}
    others = sum(value * count for other, (value, count) in given.items() if other != id)
    given[id] = (Fraction(1), score - others)
    return tuple(Contribution(it, value, value, count) for it, (value, count) in given.items())


def _scores(ids: Sequence[str], judgements: Sequence[Judgement]) -> Sequence[int]:
    weights, _ = _principal(_matrix(ids, judgements))
    return [_steps(weight) for weight in weights]


def _doubts(judgements: Iterable[Judgement], weights: Mapping[str, Decimal]) -> tuple[Doubt, ...]:
    doubts = []
    with localcontext(_FINE):
        for judgement in judgements:
            implied = weights[judgement.first] / weights[judgement.second]
            off = judgement.intensity / implied
            doubts.append(Doubt(judgement, _rounded(implied), _rounded(max(off, 1 / off))))
    return tuple(
        sorted(
            (doubt for doubt in doubts if doubt.factor > 1),
            key=lambda doubt: (-doubt.factor, doubt.judgement.first, doubt.judgement.second),
        )
    )


def _moves(judgement: Judgement) -> tuple[Judgement, ...]:
    """Return the judgement one step of the scale up, where there is one, and one step down."""
    intensity = judgement.intensity
    up = (evolve(judgement, intensity=intensity + 1),) if intensity < HIGHEST_INTENSITY else ()
    if intensity > 1:
        return (*up, evolve(judgement, intensity=intensity - 1))
    return (*up, Judgement(judgement.second, judgement.first, 2))


def _steps(number: Decimal) -> int:
    return round(Fraction(number) * 10**PLACES)


def _rounded(number: Decimal) -> Decimal:
    return as_decimal(Fraction(number))
