"""How firm a rank is: the best and the worst that it can be when the weights change."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from attrs import frozen

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.ranking import Ranking


@frozen
class RankRange:
    """The rank of one need or theme, and the bounds that it cannot leave.

    Which changes of the weights are meant says the function that returns it.
    """

    id: str
    rank: int
    best: int
    worst: int


def ranking_ranges(ranking: Ranking) -> tuple[RankRange, ...]:
    """Return the ranks by gap times importance, and what other weights of the two can make of them.

    All weights are meant, from the gap alone to the importance alone, and every rule for which more
    of either is never less urgent. Above a need at its best stands only what has both a greater gap
    and a greater importance; at its worst, all that has more of one. Both are reached by such a
    rule, so the range is exact. A need without a gap lacks nothing, and is behind all others.
    """
    require("ranking", Ranking, ranking)
    rows = tuple((it.need.id, it.rank) for it in ranking.ranked)
    gaps = tuple(it.gap for it in ranking.ranked)
    importances = tuple(it.importance if it.gap else 0 for it in ranking.ranked)
    return ranges_between(rows, gaps, importances)


def ranges_between(
    rows: Sequence[tuple[str, int]], one: Sequence[int], other: Sequence[int]
) -> tuple[RankRange, ...]:
    """Return rows of id and rank with the bounds between two ends, at each of which they score.

    What is above at both ends is above between them, and what is above at neither is not, as long
    as the score between is a mean of the two.
    """
    above_one, above_other = _above(one), _above(other)
    above_both = _above_both(above_one, above_other)
    return tuple(
        RankRange(id, rank, 1 + both, 1 + first + second - both)
        for (id, rank), first, second, both in zip(
            rows, above_one, above_other, above_both, strict=True
        )
    )


def _above(scores: Sequence[int]) -> list[int]:
    """Return for each score how many are greater."""
    above = [0] * len(scores)
    first = 0
    descending = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    for place, row in enumerate(descending):
        if scores[row] != scores[descending[first]]:
            first = place
        above[row] = first
    return above


def _above_both(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """Return for each row how many have a smaller number both in `one` and in `other`.

    The rows are swept by the first number, and a tree of partial sums (Fenwick 1994) counts the
    second numbers of those that were passed.
    """
    above = [0] * len(one)
    tree = [0] * len(one)
    for _, group in groupby(sorted(range(len(one)), key=one.__getitem__), key=one.__getitem__):
        level = tuple(group)
        for row in level:
            above[row] = _sum(tree, other[row])
        for row in level:
            _add(tree, other[row] + 1)
    return above


def _add(tree: list[int], number: int) -> None:
    size = len(tree)
    while number < size:
        tree[number] += 1
        number += number & -number


def _sum(tree: list[int], number: int) -> int:
    total = 0
    while number:
        total += tree[number]
        number &= number - 1
    return total


def spanned(ranges: Iterable[Iterable[RankRange]]) -> tuple[RankRange, ...]:
    """Return the widest range of each, where several changes were tried one at a time.

    Raises `InvalidValue` where they are not ranges of the same ranks.
    """
    several = [
        listed(f"ranges[{index}]", RankRange, row)
        for index, row in enumerate(listed("ranges", Iterable, ranges))
    ]
    ranked = [[(it.id, it.rank) for it in row] for row in several]
    faults = [
        Fault(f"ranges[{index}]", len(row), "ranges of the same ranks as the first")
        for index, row in enumerate(ranked)
        if row != ranked[0]
    ]
    if faults:
        raise InvalidValue(*faults)
    return tuple(
        RankRange(row[0].id, row[0].rank, min(it.best for it in row), max(it.worst for it in row))
        for row in zip(*several, strict=True)
    )


def ranges_reached(
    rows: Sequence[tuple[str, int]], others: Iterable[Sequence[int]]
) -> tuple[RankRange, ...]:
    """Return rows of id and rank with the best and worst rank that other scores of theirs give."""
    best = [rank for _, rank in rows]
    worst = list(best)
    for scores in others:
        for row, above in enumerate(_above(scores)):
            best[row] = min(best[row], 1 + above)
            worst[row] = max(worst[row], 1 + above)
    return tuple(
        RankRange(id, rank, *ends) for (id, rank), *ends in zip(rows, best, worst, strict=True)
    )
