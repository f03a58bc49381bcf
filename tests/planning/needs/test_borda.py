"""A Borda count: every ballot gives the same points, and silence is listed."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise, permutations, product

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.needs.ballots import Ballot, Tier
from rocb.planning.needs.borda import BordaCount, ballot_ranges, borda, silent_ranges
from rocb.planning.needs.ranges import RankRange
from rocb.planning.themes import Theme
from tests.offices import a_member, both
from tests.planning.needs.builders import (
    a_ballot,
    rank_of,
    ranked_naively,
    ranks,
)
from tests.planning.needs.drawn import tiers

IDS = ("a", "b", "c", "d")
CODES = ("AZ", "GE", "KZ")
LATER = date(2022, 1, 15)


def counted(*ballots: Ballot, ids: Sequence[str] = IDS, codes: Sequence[str] = CODES) -> BordaCount:
    themes = [Theme(id, both(id)) for id in ids]
    return borda(ballots, themes, [a_member(code) for code in codes])


@st.composite
def ballots(draw: st.DrawFn) -> tuple[Ballot, ...]:
    """One ballot of each of some Members."""
    codes = draw(st.lists(st.sampled_from(CODES), unique=True, min_size=1))
    return tuple(evolve(a_ballot("a", member=code), tiers=draw(tiers(IDS))) for code in codes)


def points_of(ballot: Ballot) -> dict[str, Fraction]:
    """The mean points over every strict ranking that a ballot with ties may stand for."""
    named = [theme for tier in ballot.tiers for theme in tier.themes]
    groups = [*(it.themes for it in ballot.tiers), [it for it in IDS if it not in named]]
    place = {id: number for number, group in enumerate(groups) for id in group}
    strict = [it for it in permutations(IDS) if all(place[a] <= place[b] for a, b in pairwise(it))]
    return {id: Fraction(sum(3 - it.index(id) for it in strict), len(strict)) for id in IDS}


def test_the_first_gets_a_point_for_each_theme_behind_it():
    count = counted(a_ballot("b", "a", "d", "c"))
    assert [(it.id, str(it.score)) for it in count.order.ranked] == [
        ("b", "3"),
        ("a", "2"),
        ("d", "1"),
        ("c", "0"),
    ]


def test_themes_that_tie_share_the_points_of_their_places():
    count = counted(a_ballot("a b", "c", "d"))
    assert [it.score for it in count.order.ranked] == [Fraction(5, 2), Fraction(5, 2), 1, 0]
    assert ranks(count.order) == [("a", 1), ("b", 1), ("c", 3), ("d", 4)]
    assert [it.tied for it in count.order.ranked] == [("a", "b"), ("a", "b"), (), ()]


def test_themes_that_are_left_out_share_the_rest():
    count = counted(a_ballot("c"))
    assert [(it.id, str(it.score)) for it in count.order.ranked] == [
        ("c", "3"),
        ("a", "1"),
        ("b", "1"),
        ("d", "1"),
    ]
    assert [it.parts[0].value for it in count.order.ranked] == [1, None, None, None]


def test_a_rank_is_explained_by_the_points_of_each_member():
    count = counted(a_ballot("a", "b"), a_ballot("b c", member="GE"))
    best = count.order.ranked[0]
    assert best.id == "b"
    assert [(it.by, it.value, it.points) for it in best.parts] == [
        ("AZ", 2, 2),
        ("GE", Fraction(3, 2), Fraction(5, 2)),
    ]


def test_the_latest_ballot_of_a_member_counts():
    old, new = a_ballot("a"), a_ballot("b", on=LATER)
    for cast in ((old, new), (new, old)):
        count = counted(*cast)
        assert (count.counted, count.replaced) == ((new,), (old,))
        assert count.order.ranked[0].id == "b"


def test_members_that_cast_no_ballot_are_listed():
    assert counted(a_ballot("a", member="GE")).silent == ("AZ", "KZ")


def test_without_a_ballot_nothing_is_ranked():
    count = counted()
    assert (count.order.ranked, count.silent) == ((), CODES)
    assert [(it.id, it.missing, int(it.least), int(it.most)) for it in count.order.unranked] == [
        (id, CODES, 0, 9) for id in IDS
    ]


def test_every_wrong_ballot_is_a_fault():
    cast = (a_ballot("a"), a_ballot("x"), a_ballot("a", "b y", member="FR"))
    with pytest.raises(InvalidValue) as caught:
        counted(*cast)
    assert [it.path for it in caught.value.faults] == [
        "ballots[1].on",
        "ballots[1].tiers[0].themes[0]",
        "ballots[2].member",
        "ballots[2].tiers[1].themes[1]",
    ]


@pytest.mark.parametrize("bad", [None, 7, "ballots", [None], [7]])
def test_what_are_no_ballots_are_refused(bad):
    with pytest.raises(InvalidValue):
        borda(bad, [], [])
    with pytest.raises(InvalidValue):
        borda([], bad, [])
    with pytest.raises(InvalidValue):
        borda([], [], bad)


def test_a_range_is_what_one_ballot_less_can_make_of_a_rank():
    count = counted(
        a_ballot("a", "b", "c", "d"),
        a_ballot("a", "b", "c", "d", member="GE"),
        a_ballot("b", "c", "a", "d", member="KZ"),
    )
    assert ballot_ranges(count) == (
        RankRange("a", 1, 1, 2),
        RankRange("b", 1, 1, 2),
        RankRange("c", 3, 3, 3),
        RankRange("d", 4, 4, 4),
    )


def test_the_only_ballot_is_not_left_out():
    assert {(it.best, it.worst) for it in ballot_ranges(counted(a_ballot("a")))} == {(1, 1), (2, 2)}


@pytest.mark.parametrize("ranges", [ballot_ranges, silent_ranges])
@pytest.mark.parametrize("nonsense", [None, "7", 7])
def test_ranges_are_those_of_a_count(ranges, nonsense):
    with pytest.raises(InvalidValue):
        ranges(nonsense)


def test_one_voice_of_three_settles_nothing():
    count = counted(a_ballot("a", "b"), ids=("a", "b"))
    assert count.outstanding == 2
    assert silent_ranges(count) == (RankRange("a", 1, 1, 2), RankRange("b", 2, 1, 2))


def test_a_lead_that_the_silent_cannot_make_up_for_stands():
    count = counted(a_ballot("a", "b"), a_ballot("a", "b", member="GE"), ids=("a", "b"))
    assert count.outstanding == 1
    assert silent_ranges(count) == (RankRange("a", 1, 1, 1), RankRange("b", 2, 2, 2))


def test_where_the_silent_can_only_draw_level_the_rank_may_be_shared():
    cast = [a_ballot("a", "b"), a_ballot("a b", member="GE")]
    assert ranks(counted(*cast, ids=("a", "b")).order) == [("a", 1), ("b", 2)]
    count = counted(a_ballot("a", "b"), ids=("a", "b"), codes=("AZ", "GE"))
    assert silent_ranges(count) == (RankRange("a", 1, 1, 1), RankRange("b", 2, 1, 2))


def test_where_nobody_is_silent_the_ranks_stand():
    count = counted(a_ballot("a", "b c"), codes=("AZ",))
    assert count.outstanding == 0
    assert all(it.best == it.rank == it.worst for it in silent_ranges(count))


def test_a_theme_alone_can_win_nothing():
    assert counted(a_ballot("a"), ids=("a",)).outstanding == 0
    assert counted(ids=()).outstanding == 0
    assert silent_ranges(counted(a_ballot("a"), ids=("a",))) == (RankRange("a", 1, 1, 1),)


@given(ballots())
@settings(max_examples=50)
def test_the_points_are_means_over_the_strict_rankings(cast):
    count = counted(*cast)
    given = [points_of(ballot) for ballot in cast]
    scores = {id: sum(it[id] for it in given) for id in IDS}
    assert {it.id: it.score for it in count.order.ranked} == scores
    assert ranks(count.order) == ranked_naively(scores)
    assert all(it.score == sum(part.points for part in it.parts) for it in count.order.ranked)


@given(ballots())
@settings(max_examples=50)
def test_every_ballot_gives_the_same_sum(cast):
    assert sum(it.score for it in counted(*cast).order.ranked) == 6 * len(cast)


@given(ballots())
@settings(max_examples=50)
def test_the_range_holds_the_ranks_of_every_count_without_one_ballot(cast):
    count = counted(*cast)
    orders = [counted(*(it for it in cast if it is not out)).order for out in cast]
    for it in ballot_ranges(count):
        found = {it.rank, *(rank_of(it.id, order) for order in orders if order.ranked)}
        assert (it.best, it.worst) == (min(found), max(found))


@given(ballots(), st.data())
@settings(max_examples=50)
def test_whatever_the_silent_say_the_bounds_hold_it(cast, data):
    before = counted(*cast)
    spoken = tuple(
        evolve(a_ballot("a", member=code), tiers=data.draw(tiers(IDS))) for code in before.silent
    )
    after = {it.id: it for it in counted(*cast, *spoken).order.ranked}
    for it, held in zip(silent_ranges(before), before.order.ranked, strict=True):
        assert it.best <= after[it.id].rank <= it.worst
        assert held.score <= after[it.id].score <= held.score + before.outstanding


@given(ballots())
@settings(max_examples=25)
def test_of_two_themes_both_bounds_are_reached(cast):
    two = {it.member: it for it in cast}
    cast = tuple(
        a_ballot(*"ab" if it.tiers[0].themes[0] < "c" else "ba", member=code)
        for code, it in two.items()
    )
    before = counted(*cast, ids=("a", "b"))
    orders = [
        counted(*cast, *said, ids=("a", "b")).order
        for said in product(
            *([a_ballot(*row, member=code) for row in ("ab", "ba")] for code in before.silent)
        )
    ]
    for it in silent_ranges(before):
        found = [rank_of(it.id, order) for order in orders]
        assert (it.best, it.worst) == (min(found), max(found))


@given(ballots(), st.data())
@settings(max_examples=50)
def test_a_better_place_on_a_ballot_never_worsens_the_rank(cast, data):
    ballot = data.draw(st.sampled_from(cast))
    theme = data.draw(st.sampled_from(IDS))
    rest = [[id for id in it.themes if id != theme] for it in ballot.tiers]
    before = next((n for n, it in enumerate(ballot.tiers) if theme in it.themes), len(rest))
    place = data.draw(st.integers(0, before))
    joins = place < len(rest) and data.draw(st.booleans())
    raised = [*rest[:place], [theme, *(rest[place] if joins else [])], *rest[place + joins :]]
    better = evolve(ballot, tiers=tuple(Tier(tuple(it)) for it in raised if it))
    after = counted(*(better if it is ballot else it for it in cast)).order
    assert rank_of(theme, after) <= rank_of(theme, counted(*cast).order)


@given(ballots().flatmap(lambda cast: st.tuples(st.just(cast), st.permutations(cast))))
@settings(max_examples=30)
def test_the_order_of_the_ballots_changes_nothing(orders):
    cast, shuffled = orders
    assert counted(*cast) == counted(*shuffled)
