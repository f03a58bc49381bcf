"""The range of a rank holds whatever other weights of gap and importance can make of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.needs.needs import Need
from rocb.planning.needs.ranges import RankRange, ranges_between, ranking_ranges, spanned
from rocb.planning.needs.ranking import rank_needs
from tests.offices import a_need
from tests.planning.needs.builders import ranked_naively

FIGURES = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5)), max_size=12)


def needs_of(figures: list[tuple[int, int]]) -> list[Need]:
    return [
        a_need(f"n{number:02}", current=0, target=gap, importance=importance)
        for number, (gap, importance) in enumerate(figures)
    ]


def ranges_of(*figures: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Rank, best and worst of needs of these gaps and importances, in the order given."""
    found = ranking_ranges(rank_needs(needs_of(list(figures))))
    return [(it.rank, it.best, it.worst) for it in sorted(found, key=lambda it: it.id)]


def test_what_is_greater_in_both_stands_above_whatever_the_weights():
    assert ranges_of((4, 4), (3, 3)) == [(1, 1, 1), (2, 2, 2)]


def test_what_is_greater_in_one_may_stand_above_or_below():
    assert ranges_of((5, 1), (2, 3)) == [(2, 1, 2), (1, 1, 2)]


def test_equal_figures_tie_whatever_the_weights():
    assert ranges_of((2, 2), (2, 2), (1, 1)) == [(1, 1, 1), (1, 1, 1), (3, 3, 3)]


def test_without_a_gap_a_need_is_behind_all_others():
    assert ranges_of((0, 5), (1, 1), (0, 1)) == [(2, 2, 2), (1, 1, 1), (2, 2, 2)]


def test_ranges_stand_in_the_order_of_the_ranking():
    ranking = rank_needs(needs_of([(1, 1), (5, 5), (1, 1)]))
    assert [it.id for it in ranking_ranges(ranking)] == [it.need.id for it in ranking.ranked]


@given(FIGURES)
@settings(max_examples=50)
def test_ranges_are_those_that_counting_gives(figures):
    points = [(gap, importance if gap else 0) for gap, importance in figures]
    for own, (_, best, worst) in zip(points, ranges_of(*figures), strict=True):
        both = sum(other[0] > own[0] and other[1] > own[1] for other in points)
        either = sum(other[0] > own[0] or other[1] > own[1] for other in points)
        assert (best, worst) == (1 + both, 1 + either)


@given(FIGURES, st.integers(0, 4))
@settings(max_examples=50)
def test_no_weights_of_gap_and_importance_leave_the_range(figures, power):
    scores = {
        f"n{number:02}": gap ** (4 - power) * importance**power if gap else 0
        for number, (gap, importance) in enumerate(figures)
    }
    ranks = dict(ranked_naively(scores))
    for it in ranking_ranges(rank_needs(needs_of(figures))):
        assert it.best <= ranks[it.id] <= it.worst
        assert it.best <= it.rank <= it.worst


@given(FIGURES.filter(lambda figures: all(gap for gap, _ in figures)))
@settings(max_examples=50)
def test_both_ends_are_reached_by_a_rule_that_is_monotonic(figures):
    for own, (_, best, worst) in zip(figures, ranges_of(*figures), strict=True):
        shares = [(gap / own[0], importance / own[1]) for gap, importance in figures]
        assert best == 1 + sum(min(it) > 1 for it in shares)
        assert worst == 1 + sum(max(it) > 1 for it in shares)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
@settings(max_examples=50)
def test_the_sweep_counts_as_many_as_comparing_each_with_each(points):
    rows = [(str(number), 1) for number in range(len(points))]
    found = ranges_between(rows, [it[0] for it in points], [it[1] for it in points])
    for own, it in zip(points, found, strict=True):
        above = [(other[0] > own[0], other[1] > own[1]) for other in points]
        assert (it.best, it.worst) == (1 + sum(map(all, above)), 1 + sum(map(any, above)))


def test_the_widest_range_of_several_is_spanned():
    one = (RankRange("a", 1, 1, 2), RankRange("b", 2, 1, 2))
    other = (RankRange("a", 1, 1, 1), RankRange("b", 2, 2, 3))
    assert spanned([one, other]) == (RankRange("a", 1, 1, 2), RankRange("b", 2, 1, 3))
    assert spanned(iter([])) == ()


def test_ranges_of_other_ranks_are_not_spanned():
    rows = [[RankRange("a", 1, 1, 2)], [RankRange("b", 1, 1, 1)], [], [RankRange("a", 1, 1, 1)]]
    with pytest.raises(InvalidValue) as caught:
        spanned(rows)
    assert [it.path for it in caught.value.faults] == ["ranges[1]", "ranges[2]"]


@pytest.mark.parametrize("bad", [None, 7, "ranges", [None], ["ab"], [[None]]])
def test_what_are_no_ranges_are_refused(bad):
    with pytest.raises(InvalidValue):
        spanned(bad)


@pytest.mark.parametrize("bad", [None, 7, ()])
def test_what_is_no_ranking_has_no_ranges(bad):
    with pytest.raises(InvalidValue):
        ranking_ranges(bad)
