"""The order of needs by gap and importance, which every other method starts from."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rocb.checks import checked
from rocb.display import html_of
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_between, is_unmet
from rocb.planning.needs.ranks import ranks
from rocb.planning.needs.standings import latest_needs


@frozen(field_transformer=checked)
class RankedNeed:
    """A need with its place in the order and what put it there.

    `score` is `gap` times `importance` (Borich 1980, the discrepancy of one respondent). The
    `rank` goes by the score, or in a `reordered` ranking by that other order.
    """

    rank: int
    need: Need
    gap: int
    importance: int
    score: int


@frozen(field_transformer=checked)
class Ranking:
    """All needs in order of priority.

    What lacks a figure, is met, or is an `earlier` need that newer ones replaced, is not ranked but
    listed by id.
    """

    ranked: tuple[RankedNeed, ...]
    unassessed: tuple[Need, ...]
    met: tuple[Need, ...] = ()
    earlier: tuple[Need, ...] = ()

    def _repr_html_(self) -> str:
        return html_of(self, whole=("need",))


def rank_needs(needs: Iterable[Need], on: date | None = None) -> Ranking:
    """Return the needs as they stand on a day (see `standings`), the greatest score first.

    A need whose target is already met has a gap, and so a score, of zero. Ties keep one rank, the
    next rank counts them ("1, 2, 2, 4"), and stand in the order of their ids. `ranking_ranges` says
    how firm the ranks are. What was found after the day is left out. Raises `InvalidValue` as
    `standings` does.
    """
    assessed: list[tuple[int, int, Need]] = []
    unassessed: list[Need] = []
    met: list[Need] = []
    stood = latest_needs(needs, on)
    for need in stood.latest:
        gap = gap_between(need.current, need.target)
        if not is_unmet(need, on):
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
    return Ranking(ranked, tuple(unassessed), tuple(met), stood.earlier)
