"""Criteria have weights that somebody set; the weights sum to more than zero."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from rocb.errors import InvalidValue
from rocb.planning.needs.weightings import Weighting
from tests.planning.needs.builders import a_criterion, a_weighting, between


def paths_of(make: Callable[..., object], *args: Any, **changes: Any) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        make(*args, **changes)
    return [fault.path for fault in caught.value.faults]


def test_weights_that_sum_to_zero_are_refused():
    assert paths_of(a_weighting, a_criterion("a", 0), a_criterion("b", 0)) == ["criteria"]


def test_a_weighting_has_a_criterion():
    assert paths_of(Weighting, "w", "x", a_weighting().on, (), a_weighting().source) == ["criteria"]


def test_one_weight_above_zero_is_enough():
    assert len(a_weighting(a_criterion("a", 0), a_criterion("b", "0.001")).criteria) == 2


def test_the_same_id_twice_is_found_beside_the_sum_of_zero():
    twice = (a_criterion("a", 0), a_criterion("b", 0), a_criterion("a", 0))
    assert paths_of(a_weighting, *twice) == ["criteria[2].id", "criteria"]


@pytest.mark.parametrize(
    "weight", ["-1", "-0.001", "NaN", "Infinity", "1E+30", "1E+999999", "1E-11", "1E-999999"]
)
def test_a_weight_is_a_number_of_sensible_size_not_below_zero(weight):
    assert paths_of(a_criterion, weight=weight) == ["weight"]


@pytest.mark.parametrize("weight", [1, 1.0, True, "1", None])
def test_a_weight_is_a_decimal_number(weight):
    criterion = a_criterion()
    values = {"id": "a", "name": criterion.name, "weight": weight}
    assert paths_of(type(criterion), **values) == ["weight"]


@pytest.mark.parametrize(("least", "most"), [(1, 1), (2, 1)])
def test_an_interval_has_a_length(least, most):
    assert paths_of(between, least, most) == ["most"]


def test_a_weight_lies_within_its_own_bounds():
    assert paths_of(a_criterion, weight=3, weights=between(1, 2)) == ["weight"]
    assert a_criterion(weight=2, weights=between(1, 2)).weight == Decimal(2)


def test_bounds_below_zero_are_found_beside_a_weight_outside_them():
    assert paths_of(a_criterion, weight=3, weights=between(-1, 2)) == ["weights.least", "weight"]
