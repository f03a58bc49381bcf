"""The order of needs by gap and importance, which every other method starts from."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked, listed
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_between, is_unmet
from rocb.planning.needs.ranks import ranks


@frozen(field_transformer=checked)
class RankedNeed:
    """A need with its place in the order and what put it there.

    `score` is `gap` times `importance` (Borich 1980, the discrepancy of one respondent); needs of
    equal score share a `rank`.
    """

    rank: int
    need: Need
    gap: int
    importance: int
    score: int


@frozen(field_transformer=checked)
class Ranking:
    """All needs in order of priority; what lacks a figure or is met is not ranked but listed."""

    ranked: tuple[RankedNeed, ...]
    unassessed: tuple[Need, ...]
    met: tuple[Need, ...] = ()


def rank_needs(needs: Iterable[Need]) -> Ranking:
    """Return the needs, the greatest score first.

    A need whose target is already met has a gap, and so a score, of zero. Ties keep one rank, the
    next rank counts them ("1, 2, 2, 4"), and stand in the order of their ids. `ranking_ranges` says
    how firm the ranks are. Raises `InvalidValue` for what are no needs.
    """
    assessed: list[tuple[int, int, Need]] = []
    unassessed: list[Need] = []
    met: list[Need] = []
    for need in listed("needs", Need, needs):
        gap = gap_between(need.current, need.target)
        if not is_unmet(need):
            met.append(need)
        elif gap is None or need.importance is None:
            unassessed.append(need)
        else:
            assessed.append((gap, need.importance, need))
    assessed.sort(key=lambda row: (-row[0] * row[1], row[2].id))
    places = ranks(gap * importance for gap, importance, _ in assessed)
    ranked = tuple(
        RankedNeed(rank, need, gap, importance, gap * importance)
        for rank, (gap, importance, need) in zip(places, assessed, strict=True)
    )
    return Ranking(ranked, _by_id(unassessed), _by_id(met))


def _by_id(needs: Iterable[Need]) -> tuple[Need, ...]:
    return tuple(sorted(needs, key=lambda need: need.id))
