"""Needs of Members, and their order of priority."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import field, frozen

from rocb.checks import between, checked, identifier
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

HIGHEST_LEVEL: Final = 5


@frozen(field_transformer=checked)
class Need:
    """What a Member lacks in a theme, as a dated finding.

    Levels run from 0 (nothing in place) to 5 (in place and improving); the importance that the
    Member gives to the theme runs from 1 to 5. What was not assessed is `None`.
    """

    id: str = field(validator=identifier, metadata=names("needs"))
    member: str = field(metadata=refers_to("members"))
    theme: str = field(metadata=refers_to("themes"))
    current: int | None = field(validator=between(0, HIGHEST_LEVEL))
    target: int | None = field(validator=between(0, HIGHEST_LEVEL))
    importance: int | None = field(validator=between(1, 5))
    found_on: date
    source: Source
    note: LocalizedText | None = None


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
    """All needs in order of priority; what lacks a figure is not ranked but listed beside."""

    ranked: tuple[RankedNeed, ...]
    unassessed: tuple[Need, ...]


def rank_needs(needs: Iterable[Need]) -> Ranking:
    """Return the needs, the greatest score first.

    A need whose target is already met has a gap, and so a score, of zero. Ties keep one rank, the
    next rank counts them ("1, 2, 2, 4"), and stand in the order of their ids.
    """
    assessed: list[tuple[int, int, Need]] = []
    unassessed: list[Need] = []
    for need in needs:
        if need.current is None or need.target is None or need.importance is None:
            unassessed.append(need)
        else:
            assessed.append((max(need.target - need.current, 0), need.importance, need))
    assessed.sort(key=lambda row: (-row[0] * row[1], row[2].id))
    ranked: list[RankedNeed] = []
    for place, (gap, importance, need) in enumerate(assessed, 1):
        score = gap * importance
        rank = ranked[-1].rank if ranked and ranked[-1].score == score else place
        ranked.append(RankedNeed(rank, need, gap, importance, score))
    return Ranking(tuple(ranked), tuple(sorted(unassessed, key=lambda need: need.id)))
