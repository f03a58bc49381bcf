"""Weights from comparisons in pairs; contradictions show in the consistency ratio."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.needs.ahp import JudgedOrder, judged_order, judgement_ranges
from rocb.planning.needs.judgements import Judgement
from tests.planning.needs.builders import (
    a_criterion,
    a_weighting,
    from_weights,
    judged,
    rank_of,
    ranks,
)

DRINKS = {
    "coffee": "9 5 2 1 1 1/2",
    "wine": "1/3 1/9 1/9 1/9 1/9",
    "tea": "1/3 1/4 1/3 1/9",
    "beer": "1/2 1 1/3",
    "soda": "2 1/2",
    "milk": "1/3",
    "water": "",
}
"""How much of each is drunk, as an audience judged it (Saaty 2008, table 2)."""

AB, ABC, ABCD = ("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d")
CIRCLE = (Judgement("a", "b", 9), Judgement("b", "c", 9), Judgement("c", "a", 9))


@st.composite
def compared(
    draw: st.DrawFn, least: int = 2, most: int = 5
) -> tuple[tuple[str, ...], tuple[Judgement, ...]]:
    """Ids and a judgement of each two of them."""
    ids = tuple("abcde"[: draw(st.integers(least, most))])
    pairs = [draw(st.permutations(pair)) for pair in combinations(ids, 2)]
    return ids, tuple(Judgement(first, second, draw(st.integers(1, 9))) for first, second in pairs)


def weights_of(found: JudgedOrder) -> dict[str, float]:
    return {it.id: float(it.score) for it in found.order.ranked}


def matrix_of(ids, judgements) -> dict[tuple[str, str], Fraction]:
    over = {(id, id): Fraction(1) for id in ids}
    for it in judgements:
        over[it.first, it.second] = Fraction(it.intensity)
        over[it.second, it.first] = Fraction(1, it.intensity)
    return over


def test_judgements_that_agree_give_their_weights_back():
    found = judged_order(ABC, from_weights({"a": 6, "b": 3, "c": 1}))
    assert weights_of(found) == pytest.approx({"a": 0.6, "b": 0.3, "c": 0.1}, abs=1e-10)
    assert (found.principal, found.doubts) == (Decimal(3), ())
    assert found.ratio == 0
    assert found.consistent


def test_weights_may_be_those_of_criteria():
    weights = judged_order(ABC, from_weights({"a": 6, "b": 3, "c": 1})).weights
    assert a_weighting(*(a_criterion(id, str(it)) for id, it in weights.items())).criteria
    assert weights == {"a": Decimal("0.6"), "b": Decimal("0.3"), "c": Decimal("0.1")}


def test_what_rounding_leaves_over_goes_by_the_largest_remainder_and_ties_stay_ties():
    found = judged_order(ABC, from_weights({"a": 1, "b": 1, "c": 1}))
    assert [it.score for it in found.order.ranked] == [Fraction(1, 3)] * 3
    assert list(found.weights.values()) == [
        Decimal("0.3333333334"),
        Decimal("0.3333333333"),
        Decimal("0.3333333333"),
    ]
    assert judged_order(ABC, from_weights({"a": 4, "b": 1, "c": 1})).weights == {
        "a": Decimal("0.6666666666"),
        "b": Decimal("0.1666666667"),
        "c": Decimal("0.1666666667"),
    }


@given(st.lists(st.sampled_from([1, 2, 4, 8]), min_size=1, max_size=15))
@settings(max_examples=30)
def test_any_weights_come_back_from_judgements_that_agree_with_them(weights):
    by_id = {f"t{number}": weight for number, weight in enumerate(weights)}
    found = judged_order(by_id, from_weights(by_id))
    wanted = {id: weight / sum(weights) for id, weight in by_id.items()}
    assert weights_of(found) == pytest.approx(wanted, abs=1e-9)
    assert (found.principal, found.doubts) == (Decimal(len(weights)), ())
    assert found.ratio == 0


@pytest.mark.parametrize("intensity", range(1, 10))
def test_two_are_always_consistent(intensity):
    found = judged_order(AB, [Judgement("a", "b", intensity)])
    assert weights_of(found)["b"] == pytest.approx(1 / (1 + intensity))
    assert (found.ratio, found.consistent) == (Decimal(0), True)


def test_what_was_published_comes_out():
    found = judged_order(DRINKS, judged(DRINKS))
    assert [(it.id, round(float(it.score), 3)) for it in found.order.ranked] == [
        ("water", 0.327),
        ("soda", 0.190),
        ("coffee", 0.177),
        ("milk", 0.129),
        ("beer", 0.116),
        ("tea", 0.042),
        ("wine", 0.019),
    ]
    assert round(found.ratio, 3) == Decimal("0.022")
    assert found.consistent


def test_a_circle_is_a_tie_and_far_from_consistent():
    found = judged_order(ABC, CIRCLE)
    assert ranks(found.order) == [("a", 1), ("b", 1), ("c", 1)]
    assert found.principal == pytest.approx(Decimal(91) / 9)
    assert found.ratio == pytest.approx((Decimal(91) / 9 - 3) / 2 / Decimal("0.58"))
    assert not found.consistent


def test_the_ratio_of_one_tenth_is_still_consistent():
    edge = evolve(judged_order(AB, [Judgement("a", "b", 1)]), ratio=Decimal("0.10"))
    assert edge.consistent
    assert not evolve(edge, ratio=Decimal("0.1000000001")).consistent


def test_the_judgement_that_is_furthest_off_is_the_first_to_reconsider():
    wrong = Judgement("d", "a", 5)
    sound = from_weights({"a": 8, "b": 4, "c": 2, "d": 1})
    found = judged_order(
        ABCD, [wrong if {it.first, it.second} == {"a", "d"} else it for it in sound]
    )
    assert found.doubts[0].judgement == wrong
    assert found.doubts[0].factor == pytest.approx(5 / found.doubts[0].implied)
    assert found.doubts[0].factor > 4
    assert [it.factor for it in found.doubts] == sorted(
        (it.factor for it in found.doubts), reverse=True
    )


def test_a_weight_is_explained_by_the_comparisons_with_the_others():
    found = judged_order(ABC, from_weights({"a": 6, "b": 3, "c": 1}))
    best = found.order.ranked[0]
    assert [(it.by, str(it.value), round(float(it.points), 9)) for it in best.parts] == [
        ("a", "1", 0.2),
        ("b", "2", 0.2),
        ("c", "6", 0.2),
    ]


def test_one_step_of_one_judgement_gives_the_range():
    found = judgement_ranges(ABC, from_weights({"a": 8, "b": 1, "c": 1}))
    assert [(it.id, it.rank, it.best, it.worst) for it in found] == [
        ("a", 1, 1, 1),
        ("b", 2, 2, 3),
        ("c", 2, 2, 3),
    ]


def test_every_pair_that_is_not_judged_is_a_fault():
    with pytest.raises(InvalidValue) as caught:
        judged_order(ABC, [Judgement("a", "b", 2)])
    assert [it.path for it in caught.value.faults] == ["judgements", "judgements"]


@pytest.mark.parametrize(
    ("items", "judgements"),
    [
        (AB, ()),
        ("ab", (Judgement("a", "b", 1),)),
        ((), ()),
        (("a", "a"), ()),
        (None, ()),
        ((1, 2), ()),
        (("a", "b"), None),
        (("a", "b"), ("a",)),
        ([f"t{number}" for number in range(16)], ()),
    ],
)
def test_what_cannot_be_compared_is_refused(items, judgements):
    for method in (judged_order, judgement_ranges):
        with pytest.raises(InvalidValue):
            method(items, judgements)


@given(compared())
@settings(max_examples=50)
def test_the_weights_are_the_positive_eigenvector(given):
    ids, judgements = given
    found, over = judged_order(ids, judgements), matrix_of(ids, judgements)
    weights = {it.id: it.score for it in found.order.ranked}
    assert all(weight > 0 for weight in weights.values())
    assert sum(weights.values()) == 1
    assert sum(found.weights.values()) == 1
    for it in found.order.ranked:
        grown = sum(over[it.id, other] * weights[other] for other in ids)
        assert float(grown) == pytest.approx(float(it.score * Fraction(found.principal)), abs=1e-7)
        assert sum(part.points for part in it.parts) == it.score
        assert [part.value for part in it.parts] == [over[it.id, other] for other in ids]
        assert abs(found.weights[it.id] - Decimal(float(it.score))) < Decimal("1e-9")


@given(compared())
@settings(max_examples=50)
def test_the_eigenvalue_is_never_below_the_number_compared(given):
    found = judged_order(*given)
    assert found.principal >= len(given[0])
    assert found.ratio >= 0


@given(compared(3, 3))
@settings(max_examples=50)
def test_of_three_the_weights_are_geometric_means(given):
    ids, judgements = given
    over = matrix_of(ids, judgements)
    means = {id: float(over[id, "a"] * over[id, "b"] * over[id, "c"]) ** (1 / 3) for id in ids}
    wanted = {id: mean / sum(means.values()) for id, mean in means.items()}
    assert weights_of(judged_order(ids, judgements)) == pytest.approx(wanted, abs=1e-9)


@given(compared(3, 3), st.data())
@settings(max_examples=30)
def test_of_three_a_stronger_judgement_never_worsens_the_rank(given, data):
    ids, judgements = given
    place = data.draw(st.integers(0, 2))
    stronger = evolve(judgements[place], intensity=min(judgements[place].intensity + 1, 9))
    raised = (*judgements[:place], stronger, *judgements[place + 1 :])
    before, after = judged_order(ids, judgements).order, judged_order(ids, raised).order
    assert rank_of(stronger.first, after) <= rank_of(stronger.first, before)


@given(compared(2, 4), st.data())
@settings(max_examples=20)
def test_the_order_of_items_and_judgements_changes_nothing(given, data):
    ids, judgements = given
    shuffled = (data.draw(st.permutations(it)) for it in given)
    found, again = judged_order(ids, judgements), judged_order(*shuffled)
    assert (found.order, found.principal, found.doubts) == (
        again.order,
        again.principal,
        again.doubts,
    )


@given(compared(2, 4))
@settings(max_examples=20)
def test_the_range_holds_the_rank_of_every_single_step(given):
    ids, judgements = given
    seen = {id: {rank} for id, rank in ranks(judged_order(ids, judgements).order)}
    scale = [Fraction(1, k) for k in range(9, 1, -1)] + [Fraction(k) for k in range(1, 10)]
    for place, it in enumerate(judgements):
        for step in (-1, 1):
            at = scale.index(Fraction(it.intensity)) + step
            if at < len(scale):
                pair = (it.first, it.second) if scale[at] >= 1 else (it.second, it.first)
                moved = Judgement(*pair, int(max(scale[at], 1 / scale[at])))
                order = judged_order(ids, (*judgements[:place], moved, *judgements[place + 1 :]))
                for id, rank in ranks(order.order):
                    seen[id].add(rank)
    for it in judgement_ranges(ids, judgements):
        assert (it.best, it.worst) == (min(seen[it.id]), max(seen[it.id]))
