"""Needs are ranked by gap times importance; what is not known is never ranked."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, LocalizedText, Need, RankedNeed, rank_needs
from tests.offices import a_need
from tests.planning.needs.builders import possible_gaps

IDS = tuple("abcdefgh")


def listed(*, unknown: bool, least: int = 0) -> st.SearchStrategy[list[Need]]:
    """Lists of needs, each with an id of its own; with `unknown`, figures may be missing."""
    nothing = st.none() if unknown else st.nothing()
    figures = st.tuples(
        st.integers(0, 5) | nothing, st.integers(0, 5) | nothing, st.integers(1, 5) | nothing
    )
    rows = st.lists(figures, min_size=least, max_size=len(IDS))
    return rows.map(
        lambda found: [
            a_need(id_, current=current, target=target, importance=importance)
            for id_, (current, target, importance) in zip(IDS, found, strict=False)
        ]
    )


def score_of(need: Need) -> int | None:
    gaps = possible_gaps(need.current, need.target)
    return None if need.importance is None or len(gaps) > 1 else need.importance * max(gaps)


def place_of(id: str, needs: list[Need]) -> tuple[int, int]:
    """The rank of a need, and where it stands in the list."""
    ranked = rank_needs(needs).ranked
    return next((it.rank, place) for place, it in enumerate(ranked) if it.need.id == id)


def ids_and_ranks(*needs: Need) -> list[tuple[str, int]]:
    return [(it.need.id, it.rank) for it in rank_needs(needs).ranked]


def test_the_score_is_the_gap_times_the_importance():
    need = a_need(current=1, target=4, importance=3)
    assert rank_needs([need]).ranked == (
        RankedNeed(rank=1, need=need, gap=3, importance=3, score=9),
    )


def test_the_greatest_score_comes_first():
    small, great = a_need("a", importance=1), a_need("b", importance=5)
    assert ids_and_ranks(small, great) == [("b", 1), ("a", 2)]


@pytest.mark.parametrize("current", [4, 5])
def test_a_met_target_scores_nothing(current):
    (ranked,) = rank_needs([a_need(current=current, target=4, importance=5)]).ranked
    assert (ranked.gap, ranked.score) == (0, 0)


def test_a_met_target_is_still_ranked_after_the_others():
    met, open_ = a_need("a", current=4, target=4), a_need("b")
    assert ids_and_ranks(met, open_) == [("b", 1), ("a", 2)]


@pytest.mark.parametrize(
    "need", [a_need(current=None), a_need(target=None), a_need(importance=None)]
)
def test_a_need_with_an_unknown_figure_is_unassessed(need):
    ranking = rank_needs([need])
    assert (ranking.ranked, ranking.unassessed) == ((), (need,))


def test_what_is_unassessed_stands_in_the_order_of_ids():
    first, second = a_need("a", current=None), a_need("b", target=None)
    assert rank_needs([second, first]).unassessed == (first, second)


def test_a_need_that_was_met_is_neither_ranked_nor_unassessed():
    met = a_need("a", met_on=date(2020, 7, 1))
    ranking = rank_needs([met, a_need("b"), a_need("c", met_on=date(2021, 1, 1), current=None)])
    assert [it.need.id for it in ranking.ranked] == ["b"]
    assert ([it.id for it in ranking.met], ranking.unassessed) == (["a", "c"], ())


def test_a_need_that_a_newer_one_replaced_is_not_ranked_but_listed():
    old = a_need("old", current=1, found_on=date(2019, 1, 1))
    new = a_need("new", current=None, found_on=date(2021, 1, 1))
    ranking = rank_needs([new, old])
    assert (ranking.ranked, ranking.unassessed, ranking.earlier) == ((), (new,), (old,))


def test_on_a_day_needs_are_ranked_as_they_stood():
    met = a_need("met", met_on=date(2099, 1, 1))
    later = a_need("later", member="GE", found_on=date(2098, 1, 1))
    ranking = rank_needs([met, later], date(2021, 1, 1))
    assert ([it.need.id for it in ranking.ranked], ranking.met) == (["met"], ())
    assert rank_needs([met, later]).met == (met,)


def test_needs_that_share_an_id_are_refused():
    with pytest.raises(InvalidValue) as caught:
        rank_needs([a_need("x"), a_need("x", member="GE")])
    assert [fault.path for fault in caught.value.faults] == ["needs[1].id"]


def test_a_need_is_not_met_before_it_was_found():
    with pytest.raises(InvalidValue) as caught:
        a_need(met_on=date(2020, 5, 31))
    assert [fault.path for fault in caught.value.faults] == ["met_on"]


def test_ties_share_a_rank_and_the_next_rank_counts_them():
    needs = [
        a_need("d", importance=1),
        a_need("c", importance=2),
        a_need("b", importance=2),
        a_need("a", importance=3),
    ]
    assert ids_and_ranks(*needs) == [("a", 1), ("b", 2), ("c", 2), ("d", 4)]


def test_the_same_score_made_otherwise_is_a_tie():
    deep, dear = a_need("a", current=0, target=4, importance=1), a_need("b", current=3, target=4)
    assert ids_and_ranks(deep, evolve(dear, importance=4)) == [("a", 1), ("b", 1)]


def test_no_needs_give_an_empty_ranking():
    ranking = rank_needs([])
    assert (ranking.ranked, ranking.unassessed) == ((), ())


def test_needs_may_come_from_an_iterator():
    assert len(rank_needs(iter([a_need("a"), a_need("b")])).ranked) == 2


@given(listed(unknown=True))
@settings(deadline=None)
def test_every_need_is_either_ranked_or_unassessed(needs):
    ranking = rank_needs(needs)
    assert {it.need.id for it in ranking.ranked} == {n.id for n in needs if score_of(n) is not None}
    assert {it.id for it in ranking.unassessed} == {n.id for n in needs if score_of(n) is None}
    assert len(ranking.ranked) + len(ranking.unassessed) == len(needs)


@given(listed(unknown=True))
@settings(deadline=None)
def test_a_rank_counts_the_needs_of_greater_score(needs):
    scores = [score for need in needs if (score := score_of(need)) is not None]
    for it in rank_needs(needs).ranked:
        assert it.score == score_of(it.need)
        assert it.rank == 1 + sum(score > it.score for score in scores)


@given(listed(unknown=True))
@settings(deadline=None)
def test_ranks_never_fall_along_the_list_and_ties_stand_by_id(needs):
    order = [(it.rank, it.need.id) for it in rank_needs(needs).ranked]
    assert order == sorted(order)


@given(
    listed(unknown=True).flatmap(lambda needs: st.tuples(st.just(needs), st.permutations(needs)))
)
@settings(deadline=None)
def test_the_order_of_the_input_changes_nothing(both_orders):
    needs, shuffled = both_orders
    assert rank_needs(shuffled) == rank_needs(needs)


@given(listed(unknown=False, least=1), st.sampled_from(["importance", "target"]), st.data())
@settings(deadline=None)
def test_raising_importance_or_target_never_lowers_the_place(needs, figure, data):
    index = data.draw(st.integers(0, len(needs) - 1))
    need = needs[index]
    raised = evolve(need, **{figure: data.draw(st.integers(getattr(need, figure), 5))})
    rank, place = place_of(need.id, needs)
    new_rank, new_place = place_of(need.id, [*needs[:index], raised, *needs[index + 1 :]])
    assert new_rank <= rank
    assert new_place <= place


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("current", -1),
        ("current", 6),
        ("current", True),
        ("current", "3"),
        ("current", 2.0),
        ("target", -1),
        ("target", 6),
        ("importance", 0),
        ("importance", 6),
        ("importance", True),
        ("id", "no spaces"),
        ("id", ""),
        ("found_on", "2020-06-01"),
        ("note", "a bare text"),
    ],
)
def test_a_value_off_its_scale_is_refused_by_name(field, value):
    with pytest.raises(InvalidValue) as caught:
        a_need(**{field: value})
    assert [fault.path for fault in caught.value.faults] == [field]


def test_a_note_may_stand_beside_a_need():
    assert a_need(note=LocalizedText("Seen on the spot")).note == LocalizedText("Seen on the spot")
