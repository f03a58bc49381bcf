"""One shape for every method: places, their parts, and how one order is put into another."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.needs.orders import (
    PriorityOrder,
    as_decimal,
    in_order,
    order_of,
    reordered,
    theme_scores,
)
from rocb.planning.needs.ranking import rank_needs
from tests.offices import a_need
from tests.planning.needs.builders import possible_gaps, ranked_naively, ranks

NEEDS = (
    a_need("a", importance=1, theme="origin"),
    a_need("b", importance=2),
    a_need("c", importance=2, theme="risk"),
    a_need("d", current=None),
)
LEVELS = st.none() | st.integers(0, 5)


def an_order(**scores: int) -> PriorityOrder:
    return PriorityOrder(in_order(((score, id, ()) for id, score in scores.items()), Fraction(1)))


def test_the_default_ranking_has_the_shape_of_every_other_method():
    ranking = rank_needs(NEEDS)
    found = order_of(ranking)
    assert ranks(found) == [(it.need.id, it.rank) for it in ranking.ranked]
    assert [it.score for it in found.ranked] == [6, 6, 3]
    assert [it.tied for it in found.ranked] == [("b", "c"), ("b", "c"), ()]
    assert [[it.parts[0].value, it.parts[0].weight] for it in found.ranked] == [
        [3, 2],
        [3, 2],
        [3, 1],
    ]


@given(
    st.lists(st.none() | st.integers(0, 5), min_size=2, max_size=2), st.integers(1, 5), st.data()
)
@settings(max_examples=50)
def test_an_unassessed_need_is_bounded_by_all_that_it_may_turn_out_to_be(levels, importance, data):
    stated = data.draw(st.none() | st.just(importance))
    current, target = levels
    need = a_need("x", current=current, target=target, importance=stated)
    found = order_of(rank_needs((*NEEDS[:3], need)))
    scores = {
        gap * weight
        for gap in possible_gaps(current, target)
        for weight in (range(1, 6) if stated is None else (stated,))
    }
    if stated is not None and len(scores) == 1:
        assert found.unranked == ()
        return
    (it,) = found.unranked
    assert (int(it.least), int(it.most)) == (min(scores), max(scores))
    ranks_of_it = {1 + sum(other.score > score for other in found.ranked) for score in scores}
    assert (it.best, it.worst) == (min(ranks_of_it), max(ranks_of_it))


def test_what_an_unassessed_need_lacks_is_named():
    need = a_need("x", current=None, importance=None)
    assert order_of(rank_needs([need])).unranked[0].missing == ("current", "importance")


def test_another_order_takes_the_place_of_the_default_one():
    found = reordered(rank_needs(NEEDS), an_order(a=9, b=1, d=5))
    assert [(it.need.id, it.rank, it.score) for it in found.ranked] == [("a", 1, 3), ("b", 3, 6)]
    assert [it.id for it in found.unassessed] == ["c", "d"]


def test_an_order_may_have_places_for_needs_that_are_met_or_were_replaced():
    met = a_need("met", member="GE", met_on=date(2021, 1, 1))
    old = a_need("old", member="KZ", found_on=date(2019, 1, 1))
    ranking = rank_needs((*NEEDS, met, old, a_need("new", member="KZ")))
    found = reordered(ranking, an_order(met=3, old=2, new=1))
    assert [it.need.id for it in found.ranked] == ["new"]
    assert (found.met, found.earlier) == ((met,), (old,))


def test_an_order_of_anything_but_the_needs_is_refused():
    order = PriorityOrder(
        an_order(a=9, valuation=7).ranked,
        order_of(rank_needs([a_need("x", current=None)])).unranked,
    )
    with pytest.raises(InvalidValue) as caught:
        reordered(rank_needs(NEEDS), order)
    assert [it.path for it in caught.value.faults] == ["order.ranked[1].id", "order.unranked[0].id"]


def test_an_order_of_themes_scores_their_needs():
    assert theme_scores(an_order(origin=3, risk=1), NEEDS) == {"a": 3, "c": 1}


def test_a_score_that_is_no_decimal_number_is_rounded():
    assert as_decimal(Fraction(2, 3)) == Decimal("0.6666666667")
    assert as_decimal(Fraction(5, 2)) == Decimal("2.5")


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3)))
@settings(max_examples=50)
def test_ranks_are_counted_and_ties_shown(scores):
    found = in_order(((score, id, ()) for id, score in scores.items()), Fraction(1, 2))
    assert [(it.id, it.rank) for it in found] == ranked_naively(scores)
    for it in found:
        equals = tuple(sorted(id for id in scores if scores[id] == scores[it.id]))
        assert it.tied == (equals if len(equals) > 1 else ())
        assert it.score == Fraction(scores[it.id], 2)


@pytest.mark.parametrize("bad", [None, 7, "needs", [None]])
def test_what_has_a_wrong_type_is_refused(bad):
    ranking, order = rank_needs(()), an_order()
    asked: list[Callable[[], object]] = [
        lambda: order_of(bad),
        lambda: reordered(bad, order),
        lambda: reordered(ranking, bad),
        lambda: theme_scores(bad, ()),
        lambda: theme_scores(order, bad),
        lambda: rank_needs(bad),
    ]
    for ask in asked:
        with pytest.raises(InvalidValue):
            ask()
