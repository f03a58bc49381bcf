"""Borda counts: the themes in the order that the Members' own rankings give together."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.members import Member
from rocb.planning.needs.ballots import Ballot, same_day_faults
from rocb.planning.needs.orders import Contribution, PriorityOrder, bounded, in_order
from rocb.planning.needs.ranges import RankRange, ranges_reached
from rocb.planning.themes import Theme

_HALF: Final = Fraction(1, 2)
_ONE: Final = Fraction(1)


@frozen
class BordaCount:
    """The order, the ballots that it was counted from, and the Members that cast none.

    `replaced` are the ballots that a later one of the same Member took the place of. The order is
    that of the Members that spoke; `silent_ranges` says what the silent ones can make of it.
    """

    order: PriorityOrder
    counted: tuple[Ballot, ...]
    replaced: tuple[Ballot, ...]
    silent: tuple[str, ...]

    @property
    def outstanding(self) -> int:
        """How many points the silent can still give to a theme: of m themes, m - 1 each."""
        themes = len(self.order.ranked) + len(self.order.unranked)
        return len(self.silent) * max(themes - 1, 0)


def borda(
    ballots: Iterable[Ballot], themes: Iterable[Theme], members: Iterable[Member]
) -> BordaCount:
    """Return the themes in the order of their points on the latest ballot of each Member.

    Of m themes the first on a ballot gets m - 1 points, the next one less, the last none (Borda
    1784). Themes that tie share the points of their places, and so do those that the Member left
    out, which stand behind the others; so every ballot gives the same sum. A part of a score has
    the mean place on the ballot as its value, `None` where the theme was left out. Without any
    ballot nothing is ranked.

    Raises `InvalidValue` for two ballots of one Member on one day, and for ballots of others than
    the `members` or on others than the `themes`.
    """
    cast = listed("ballots", Ballot, ballots)
    ids = tuple(sorted({it.id for it in listed("themes", Theme, themes)}))
    codes = sorted({it.code for it in listed("members", Member, members)})
    faults = (*same_day_faults(cast), *_unknown(cast, set(ids), set(codes)))
    if faults:
        raise InvalidValue(*faults)
    latest = {it.member: it for it in sorted(cast, key=lambda it: it.on)}
    counted = tuple(latest[code] for code in codes if code in latest)
    replaced = (it for it in cast if it is not latest[it.member])
    silent = tuple(code for code in codes if code not in latest)
    return BordaCount(
        _counted(counted, ids) if counted else _unheard(ids, silent),
        counted,
        tuple(sorted(replaced, key=lambda it: (it.member, it.on))),
        silent,
    )


def ballot_ranges(count: BordaCount) -> tuple[RankRange, ...]:
    """Return the ranks with the best and the worst that they have when one ballot is left out.

    Every ballot is left out once, unless it is the only one; both ends are reached.
    """
    require("count", BordaCount, count)
    ranked = count.order.ranked
    totals = [sum(map(_doubled, it.parts)) for it in ranked]
    others = (
        [total - _doubled(it.parts[row]) for total, it in zip(totals, ranked, strict=True)]
        for row in range(len(count.counted))
        if len(count.counted) > 1
    )
    return ranges_reached([(it.id, it.rank) for it in ranked], others)


def silent_ranges(count: BordaCount) -> tuple[RankRange, ...]:
    """Return the ranks with bounds that they cannot leave once the silent Members cast a ballot.

    At its best a theme gets all of the `outstanding` points and another none, at its worst it is
    the other way round. As this is asked of each two themes alone, not all bounds can be reached.
    """
    require("count", BordaCount, count)
    ranked, more = count.order.ranked, count.outstanding
    descending = [-it.score for it in ranked]
    return tuple(
        RankRange(
            it.id,
            it.rank,
            1 + bisect_left(descending, -(it.score + more)),
            bisect_left(descending, more - it.score) + (not more),
        )
        for it in ranked
    )


def _unknown(ballots: tuple[Ballot, ...], themes: set[str], members: set[str]) -> Iterator[Fault]:
    for index, ballot in enumerate(ballots):
        path = f"ballots[{index}]"
        if ballot.member not in members:
            yield Fault(f"{path}.member", ballot.member, "the code of one of the members")
        for row, tier in enumerate(ballot.tiers):
            for place, theme in enumerate(tier.themes):
                if theme not in themes:
                    at = f"{path}.tiers[{row}].themes[{place}]"
                    yield Fault(at, theme, "the id of one of the themes")


def _counted(ballots: tuple[Ballot, ...], themes: tuple[str, ...]) -> PriorityOrder:
    halves = [Fraction(number, 2) for number in range(2 * len(themes) + 1)]
    given = [_given(ballot, themes, halves) for ballot in ballots]
    rows = []
    for theme in themes:
        parts = tuple(ballot[theme] for ballot in given)
        rows.append((sum(map(_doubled, parts)), theme, parts))
    return PriorityOrder(in_order(rows, _HALF))


def _given(
    ballot: Ballot, themes: tuple[str, ...], halves: Sequence[Fraction]
) -> Mapping[str, Contribution]:
    """Return what a ballot gives to each theme; themes of one tier share what they are given."""
    named = {theme for tier in ballot.tiers for theme in tier.themes}
    rest = tuple(theme for theme in themes if theme not in named)
    found: dict[str, Contribution] = {}
    for tier in (*(tier.themes for tier in ballot.tiers), rest):
        place = 2 * len(found) + len(tier) + 1
        value = None if tier is rest else halves[place]
        part = Contribution(ballot.member, value, halves[2 * len(themes) - place], _ONE)
        found.update(dict.fromkeys(tier, part))
    return found


def _doubled(part: Contribution) -> int:
    return 2 * part.scaled.numerator // part.scaled.denominator


def _unheard(themes: tuple[str, ...], silent: tuple[str, ...]) -> PriorityOrder:
    most = 2 * (len(themes) - 1) * len(silent)
    return PriorityOrder((), bounded(((id, silent, 0, most) for id in themes), (), _HALF))
