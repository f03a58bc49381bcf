"""Weighted scores are exact, explained by criterion, and bounded where a value is missing."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.needs.aspects import Values, need_values
from rocb.planning.needs.ranges import RankRange, spanned
from rocb.planning.needs.scoring import weight_ranges, weighted_order
from rocb.planning.needs.weightings import Aspect, Criterion, Weighting
from tests.offices import a_need
from tests.planning.needs.builders import (
    GAP,
    IMPORTANCE,
    a_criterion,
    a_weighting,
    between,
    rank_of,
    ranked_naively,
    ranks,
)

IDS = ("a", "b", "c", "d", "e")
DAY = date(2021, 6, 1)
NUMBERS = st.integers(0, 6) | st.decimals(0, 6, places=2)
ANYTHING = NUMBERS | st.integers(-100, 100)


@st.composite
def judged_by(draw: st.DrawFn, *, missing: bool = False) -> tuple[Weighting, dict[str, Any]]:
    """A weighting of one to three criteria and values of everything, or of some."""
    criteria = tuple(
        a_criterion(
            id,
            draw(st.integers(0, 3)) if number else draw(st.integers(1, 3)),
            less_first=draw(st.booleans()),
            scale=draw(st.none() | st.just(between(0, 10))),
        )
        for number, id in enumerate(("x", "y", "z")[: draw(st.integers(1, 3))])
    )
    value = st.none() | NUMBERS if missing else NUMBERS
    values = {it.id: {id: draw(value) for id in IDS} for it in criteria}
    return a_weighting(*criteria), values


def scaled_naively(criterion: Criterion, column: dict[str, Any], id: str) -> Fraction:
    known = [Fraction(it) for it in column.values() if it is not None]
    least, most = (Fraction(0), Fraction(10)) if criterion.scale else (min(known), max(known))
    if least == most:
        return Fraction(0)
    share = (Fraction(column[id]) - least) / (most - least)
    return 1 - share if criterion.less_first else share


def scored_naively(weighting: Weighting, values: dict[str, Any]) -> dict[str, Fraction]:
    whole = sum(Fraction(it.weight) for it in weighting.criteria)
    return {
        id: sum(
            (
                Fraction(it.weight) / whole * scaled_naively(it, values[it.id], id)
                for it in weighting.criteria
            ),
            Fraction(0),
        )
        for id in IDS
    }


def test_a_score_is_explained_criterion_by_criterion():
    need = a_need("a", current=1, target=4, importance=3)
    weighting = a_weighting(evolve(GAP, weight=Decimal(3)), IMPORTANCE)
    (found,) = weighted_order(weighting, need_values(weighting, [need], DAY)).ranked
    assert found.score == Fraction(3, 4) * Fraction(3, 5) + Fraction(1, 4) * Fraction(1, 2)
    assert [(it.by, it.value, it.scaled, it.weight) for it in found.parts] == [
        ("gap", Fraction(3), Fraction(3, 5), Fraction(3, 4)),
        ("importance", Fraction(3), Fraction(1, 2), Fraction(1, 4)),
    ]


def test_without_a_scale_the_values_that_there_are_make_one():
    found = weighted_order(a_weighting(a_criterion()), {"cost": {"a": 10, "b": 20, "c": 15}})
    assert [(it.id, it.score) for it in found.ranked] == [("b", 1), ("c", Fraction(1, 2)), ("a", 0)]


def test_where_less_is_urgent_the_order_turns_round():
    weighting = a_weighting(a_criterion(less_first=True))
    assert ranks(weighted_order(weighting, {"cost": {"a": 10, "b": 20}})) == [("a", 1), ("b", 2)]


@pytest.mark.parametrize("less_first", [False, True])
def test_values_that_are_all_the_same_tell_nothing_apart(less_first):
    weighting = a_weighting(a_criterion(less_first=less_first))
    found = weighted_order(weighting, {"cost": {"a": 7, "b": 7}})
    assert [(it.rank, it.score, it.tied) for it in found.ranked] == [
        (1, Fraction(0), ("a", "b"))
    ] * 2


def test_what_lacks_a_value_is_bounded_and_not_ranked():
    weighting = a_weighting(a_criterion("x", 3), a_criterion("y", 1, scale=between(0, 4)))
    values: Values = {
        "x": {"a": 8, "b": 4, "c": 0, "d": 4},
        "y": {"a": 4, "b": 2, "c": 4, "d": None},
    }
    found = weighted_order(weighting, values)
    assert ranks(found) == [("a", 1), ("b", 2), ("c", 3)]
    (unranked,) = found.unranked
    assert (unranked.id, unranked.missing) == ("d", ("y",))
    assert (unranked.least, unranked.most) == (Fraction(3, 8), Fraction(5, 8))
    assert (unranked.best, unranked.worst) == (2, 3)


@pytest.mark.parametrize(("found", "order"), [(-1000, "bac"), (1, "bca"), (1000, "cba")])
def test_where_a_missing_value_could_be_the_end_of_the_scale_the_bounds_hold_all_that_it_moves(
    found, order
):
    weighting = a_weighting(a_criterion("x"), a_criterion("y", scale=between(0, 10)))
    values: dict[str, Any] = {"x": {"a": 1, "b": 2, "c": None}, "y": {"a": 0, "b": 0, "c": 4}}
    (bounds,) = weighted_order(weighting, values).unranked
    assert (bounds.id, bounds.missing) == ("c", ("x",))
    assert (bounds.least, bounds.most) == (Fraction(1, 5), Fraction(7, 10))
    assert (bounds.best, bounds.worst) == (1, 3)
    whole = weighted_order(weighting, {**values, "x": {**values["x"], "c": found}})
    assert [it.id for it in whole.ranked] == list(order)


def test_what_has_the_value_that_another_lacks_may_be_moved_by_it_too():
    weighting = a_weighting(a_criterion("x"), a_criterion("y", 3, scale=between(0, 10)))
    values: Values = {"x": {"a": 9, "b": 5, "c": None}, "y": {"a": 8, "b": None, "c": 1}}
    ends = {it.id: (it.least, it.most) for it in weighted_order(weighting, values).unranked}
    assert ends == {"b": (0, 1), "c": (Fraction(3, 40), Fraction(13, 40))}


def test_a_lead_that_no_scale_can_make_up_for_stands():
    weighting = a_weighting(a_criterion("x"), a_criterion("y", 3, scale=between(0, 10)))
    values: Values = {"x": {"a": 1, "b": 2, "c": None}, "y": {"a": 9, "b": 0, "c": 5}}
    (bounds,) = weighted_order(weighting, values).unranked
    assert (bounds.best, bounds.worst) == (2, 2)


def test_a_value_that_does_not_count_may_be_missing():
    weighting = a_weighting(a_criterion("x"), a_criterion("y", 0))
    found = weighted_order(weighting, {"x": {"a": 1, "b": 2}})
    assert ranks(found) == [("b", 1), ("a", 2)]
    assert found.ranked[0].parts[1].value is None


def test_a_value_that_could_count_may_not_be_missing():
    weighting = a_weighting(a_criterion("x"), a_criterion("y", 0, weights=between(0, 1)))
    assert [it.missing for it in weighted_order(weighting, {"x": {"a": 1}}).unranked] == [("y",)]


def test_the_weight_of_one_criterion_moves_only_what_it_can():
    weighting = a_weighting(
        a_criterion("x", 4, scale=between(0, 10)), a_criterion("y", 2, scale=between(0, 10))
    )
    values: Values = {"x": {"a": 9, "b": 6, "c": 1}, "y": {"a": 3, "b": 8, "c": 0}}
    found = weight_ranges(weighting, values)
    wanted = (RankRange("a", 1, 1, 2), RankRange("b", 2, 1, 2), RankRange("c", 3, 3, 3))
    assert found["x"] == found["y"] == wanted


def test_weights_that_are_named_take_the_place_of_the_spread():
    criterion = a_criterion("x", 2, weights=between(1, 3), scale=between(0, 10))
    weighting = a_weighting(criterion, a_criterion("y", 2, scale=between(0, 10)))
    values: Values = {"x": {"a": 9, "b": 5}, "y": {"a": 3, "b": 6}}
    found = weight_ranges(weighting, values, Decimal(0))
    assert [(it.best, it.worst) for it in found["x"]] == [(1, 2), (1, 2)]
    assert [(it.best, it.worst) for it in found["y"]] == [(1, 1), (2, 2)]


def test_a_weight_that_is_the_only_one_moves_nothing():
    weighting = a_weighting(a_criterion("x", weights=between(0, 9)), a_criterion("y", 0))
    found = weight_ranges(weighting, {"x": {"a": 2, "b": 1}, "y": {"a": 1, "b": 2}}, Decimal(1))
    assert [(it.best, it.worst) for it in found["x"]] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        (None, "values"),
        ({"gap": None}, "values['gap']"),
        ({"speed": {}}, "values['speed']"),
        ({7: {}}, "values[7]"),
        ({"gap": {7: 1}}, "values['gap'][7]"),
        ({"gap": {"a": "1"}}, "values['gap']['a']"),
        ({"gap": {"a": True}}, "values['gap']['a']"),
        ({"gap": {"a": 1.0}}, "values['gap']['a']"),
        ({"gap": {"a": Decimal("NaN")}}, "values['gap']['a']"),
        ({"gap": {"a": Decimal("1E+999999")}}, "values['gap']['a']"),
        ({"gap": {"a": 10**40}}, "values['gap']['a']"),
        ({"gap": {"a": 6}}, "values['gap']['a']"),
        ({"gap": {"a": -1}}, "values['gap']['a']"),
        ({"importance": {"a": 0}}, "values['importance']['a']"),
    ],
)
def test_values_that_are_none_are_refused(values, path):
    for method in (weighted_order, weight_ranges):
        with pytest.raises(InvalidValue) as caught:
            method(a_weighting(), values)
        assert [it.path for it in caught.value.faults] == [path]


def test_all_faults_are_found_at_once():
    with pytest.raises(InvalidValue) as caught:
        weighted_order(a_weighting(), {"gap": {"a": 6, "b": "1"}, "speed": {}})  # type: ignore[dict-item]
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("spread", ["-0.1", "1.1", "NaN", "1E-999999"])
def test_the_spread_is_a_share(spread):
    with pytest.raises(InvalidValue):
        weight_ranges(a_weighting(), {}, Decimal(spread))


@pytest.mark.parametrize("spread", [0.5, 1, None, "0.5"])
def test_the_spread_is_a_decimal_number(spread):
    with pytest.raises(InvalidValue):
        weight_ranges(a_weighting(), {}, spread)


@pytest.mark.parametrize("method", [weighted_order, weight_ranges])
def test_there_is_no_order_without_a_weighting(method):
    with pytest.raises(InvalidValue):
        method(None, {})


def test_nothing_to_judge_gives_an_empty_order():
    assert weighted_order(a_weighting(), {}).ranked == ()
    assert weight_ranges(a_weighting(), {}) == {"gap": (), "importance": ()}


@given(judged_by())
@settings(max_examples=50)
def test_the_score_is_the_weighted_mean_of_what_is_on_the_scale(judged):
    weighting, values = judged
    scores = scored_naively(weighting, values)
    found = weighted_order(weighting, values)
    assert {it.id: it.score for it in found.ranked} == scores
    assert ranks(found) == ranked_naively(scores)
    assert all(it.score == sum(part.points for part in it.parts) for it in found.ranked)


@given(judged_by(missing=True), st.data())
@settings(max_examples=50)
def test_whatever_is_missing_the_bounds_hold_it(judged, data):
    weighting, values = judged
    on_scale = {it.id: bool(it.scale) for it in weighting.criteria}
    bounds = {it.id: it for it in weighted_order(weighting, values).unranked}
    kept = [id for id in IDS if id not in bounds]
    known = {
        criterion: {
            id: data.draw(NUMBERS if on_scale[criterion] else ANYTHING) if value is None else value
            for id, value in column.items()
        }
        for criterion, column in values.items()
    }
    scores = scored_naively(weighting, known)
    for id, it in bounds.items():
        assert it.least <= scores[id] <= it.most
        rank = 1 + sum(scores[other] > scores[id] for other in kept)
        assert it.best <= rank <= it.worst


@given(judged_by(), st.sampled_from(IDS), st.integers(0, 2), st.data())
@settings(max_examples=50)
def test_a_more_urgent_value_never_worsens_the_rank(judged, id, number, data):
    weighting, values = judged
    criterion = weighting.criteria[number % len(weighting.criteria)]
    held = values[criterion.id][id]
    ends = (0, int(held)) if criterion.less_first else (int(held) + 1, 9)
    value = data.draw(st.integers(*ends)) if ends[0] <= ends[1] else held
    raised = {**values, criterion.id: {**values[criterion.id], id: value}}
    before, after = weighted_order(weighting, values), weighted_order(weighting, raised)
    assert rank_of(id, after) <= rank_of(id, before)


@given(judged_by(), st.integers(0, 8))
@settings(max_examples=50)
def test_no_weight_within_its_bounds_leaves_the_range(judged, eighth):
    weighting, values = judged
    found = weight_ranges(weighting, values)
    widest = {it.id: it for it in spanned(found.values())}
    for place, criterion in enumerate(weighting.criteria):
        changed = evolve(criterion, weight=criterion.weight * (4 + eighth) / 8)
        others = (*weighting.criteria[:place], changed, *weighting.criteria[place + 1 :])
        moved = dict(ranks(weighted_order(evolve(weighting, criteria=others), values)))
        for it in found[criterion.id]:
            assert it.best <= moved[it.id] <= it.worst
            assert widest[it.id].best <= it.best <= it.worst <= widest[it.id].worst


@given(judged_by())
@settings(max_examples=50)
def test_the_range_counts_what_is_above_at_both_ends_and_at_either(judged):
    weighting, values = judged
    found = weight_ranges(weighting, values)
    for place, criterion in enumerate(weighting.criteria):
        ends = []
        for factor in (Decimal("0.5"), Decimal("1.5")):
            changed = evolve(criterion, weight=criterion.weight * factor)
            others = (*weighting.criteria[:place], changed, *weighting.criteria[place + 1 :])
            ends.append(scored_naively(evolve(weighting, criteria=others), values))
        for it in found[criterion.id]:
            above = [[end[other] > end[it.id] for end in ends] for other in IDS]
            assert (it.best, it.worst) == (1 + sum(map(all, above)), 1 + sum(map(any, above)))


@given(judged_by(missing=True))
@settings(max_examples=30)
def test_the_order_of_the_values_changes_nothing(judged):
    weighting, values = judged
    turned = {id: dict(reversed(column.items())) for id, column in reversed(values.items())}
    assert weighted_order(weighting, turned) == weighted_order(weighting, values)
    assert weight_ranges(weighting, turned) == weight_ranges(weighting, values)


@given(
    st.lists(st.tuples(*[st.integers(0, 5)] * 2, st.integers(1, 5)), min_size=1, max_size=5),
    st.data(),
)
@settings(max_examples=50)
def test_a_greater_gap_or_importance_never_worsens_the_rank_of_a_need(rows, data):
    weighting = a_weighting(
        GAP,
        IMPORTANCE,
        a_criterion("breadth", aspect=Aspect.BREADTH),
        a_criterion("age", aspect=Aspect.AGE),
    )
    needs = [
        a_need(
            id, member=member, theme=theme, current=current, target=target, importance=importance
        )
        for id, member, theme, (current, target, importance) in zip(
            IDS, ("AZ", "GE", "AZ", "KZ", "GE"), ("x", "x", "y", "y", "y"), rows, strict=False
        )
    ]
    place = data.draw(st.integers(0, len(needs) - 1))
    figure = data.draw(st.sampled_from(["importance", "target"]))
    held = needs[place]
    raised = evolve(held, **{figure: data.draw(st.integers(getattr(held, figure), 5))})
    changed = [*needs[:place], raised, *needs[place + 1 :]]
    before, after = (
        weighted_order(weighting, need_values(weighting, it, DAY)) for it in (needs, changed)
    )
    assert rank_of(held.id, after) <= rank_of(held.id, before)
