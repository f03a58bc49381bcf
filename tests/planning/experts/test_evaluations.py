"""Evaluations say how an expert did; their means count what was marked, and tell what was not."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.experts.evaluations import average_marks
from tests.offices import both
from tests.planning.experts.builders import a_rating, an_evaluation, day


def test_the_mean_is_of_the_marks_alone():
    marks = {"one": 5, "two": None, "three": 4, "four": 4}
    given = [an_evaluation(id, a_rating("Delivery", mark)) for id, mark in marks.items()]
    (found,) = average_marks(given)
    assert (found.expert, found.criterion, found.mean) == (
        "expert",
        both("Delivery"),
        Fraction(13, 3),
    )
    assert (found.evaluations, found.marks) == (("four", "one", "three"), 3)
    assert found.unmarked == ("two",)


def test_without_a_mark_there_is_no_mean():
    (found,) = average_marks((an_evaluation("one", a_rating("Delivery", None)),))
    assert (found.mean, found.marks, found.unmarked) == (None, 0, ("one",))


def test_experts_and_criteria_stand_apart_in_order():
    given = (
        an_evaluation("c", a_rating("Delivery", 1), expert="boris"),
        an_evaluation("b", a_rating("Delivery", 3), a_rating("Tact", 2), on=day("03-09")),
        an_evaluation("a", a_rating("Tact", 4)),
    )
    found: list[Any] = [(it.expert, it.criterion.en, it.mean) for it in average_marks(given)]
    assert found == [("boris", "Delivery", 1), ("expert", "Delivery", 3), ("expert", "Tact", 3)]
    assert average_marks(given[::-1]) == average_marks(given)


@given(st.lists(st.none() | st.integers(1, 5), max_size=9))
def test_every_mark_is_counted_once(marks):
    given = [an_evaluation(f"e-{n}", a_rating("Tact", it)) for n, it in enumerate(marks)]
    known = [it for it in marks if it is not None]
    for found in average_marks(given):
        assert found.marks + len(found.unmarked) == len(marks)
        assert (found.mean or 0) * len(known) == sum(known)
    assert bool(average_marks(given)) is bool(marks)


@pytest.mark.parametrize("mark", [0, 6, True, "5", 4.5])
def test_a_mark_is_a_number_from_1_to_5(mark):
    with pytest.raises(InvalidValue):
        a_rating("Delivery", mark)


def test_a_criterion_is_rated_once():
    ratings = [a_rating(it, 3) for it in ("Delivery", "Tact", "Delivery")]
    with pytest.raises(InvalidValue) as caught:
        an_evaluation("one", *ratings)
    assert [it.path for it in caught.value.faults] == ["ratings[2].criterion"]


@pytest.mark.parametrize("wrong", [None, 7, "evaluation", True, (7,)])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        average_marks(wrong)
