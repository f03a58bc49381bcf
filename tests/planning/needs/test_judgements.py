"""Each two of what is compared are judged once, neither less nor more."""

from typing import Any

import pytest

from rocb.errors import ABSENT, InvalidValue
from rocb.planning.needs.judgements import COMPARED_AT_MOST, Judgement
from tests.planning.needs.builders import a_comparison, from_weights, judged


def faults_of(*judgements: Judgement, **changes: Any) -> list[tuple[str, object]]:
    with pytest.raises(InvalidValue) as caught:
        a_comparison(*judgements, **changes)
    return [(fault.path, fault.value) for fault in caught.value.faults]


def test_a_complete_comparison_holds():
    comparison = a_comparison(*judged({"a": "3 5", "b": "2", "c": ""}), themes=("a", "b", "c"))
    assert len(comparison.judgements) == 3


def test_a_single_theme_needs_no_judgement():
    assert a_comparison(themes=("a",), judgements=()).judgements == ()


def test_every_pair_without_a_judgement_is_a_fault():
    found = faults_of(Judgement("a", "b", 2), themes=("a", "b", "c"))
    assert found == [("judgements", ABSENT), ("judgements", ABSENT)]


def test_a_second_judgement_that_contradicts_the_first_is_a_fault():
    found = faults_of(Judgement("a", "b", 2), Judgement("b", "a", 3))
    assert found == [("judgements[1]", "a and b")]


def test_a_second_judgement_is_a_fault_even_where_it_agrees():
    found = faults_of(Judgement("a", "b", 2), Judgement("a", "b", 2))
    assert found == [("judgements[1]", "a and b")]


def test_a_judgement_of_what_is_not_compared_is_a_fault_beside_the_missing_one():
    found = faults_of(Judgement("a", "x", 2))
    assert found == [("judgements[0].second", "x"), ("judgements", ABSENT)]


def test_nothing_is_compared_with_itself():
    with pytest.raises(InvalidValue) as caught:
        Judgement("a", "a", 1)
    assert caught.value.faults[0].path == "second"


@pytest.mark.parametrize("intensity", [0, 10, -3, True, "3", 2.0, None])
def test_the_intensity_keeps_to_the_scale(intensity):
    with pytest.raises(InvalidValue) as caught:
        Judgement("a", "b", intensity)
    assert caught.value.faults[0].path == "intensity"


def test_no_more_are_compared_than_there_are_random_indices_for():
    ids = tuple(f"t{number}" for number in range(COMPARED_AT_MOST + 1))
    found = faults_of(*from_weights(dict.fromkeys(ids, 1)), themes=ids)
    assert found == [("themes", 16)]


def test_nothing_to_compare_is_a_fault():
    assert faults_of(themes=(), judgements=()) == [("themes", 0)]
