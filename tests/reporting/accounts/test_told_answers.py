from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.past_office import office_on
from rocb.periods import Days
from rocb.planning.corrections import RecordKind
from rocb.planning.past.correcting import corrected, entered_late, struck_out
from rocb.planning.plan.training_evaluations import (
    LEAST,
    EvaluationLevel,
    MarkCounts,
    TrainingEvaluation,
)
from rocb.planning.programme import Programme
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.satisfaction import SatisfactionAccount, satisfaction_account
from tests.offices import YEAR, both
from tests.planning.plan.builders import a_training_evaluation
from tests.reporting.accounts.bases import QUARTERS, the_year, value

LEVELS = st.sampled_from((EvaluationLevel.REACTION, EvaluationLevel.LEARNING))

MARCH, APRIL, AUGUST = date(2021, 3, 20), date(2021, 4, 15), date(2021, 8, 2)
WHY = both("A form was found")
LEARNING = EvaluationLevel.LEARNING


def a_programme(*held: TrainingEvaluation) -> Programme:
    return evolve(the_year().office.planning, training_evaluations=held, corrections=())


def put_right(programme: Programme, *steps: tuple[date, TrainingEvaluation]) -> Programme:
    for on, record in steps:
        programme = corrected(programme, record, on, "Clerk", WHY)
    return programme


def reported(programme: Programme, days: Days = YEAR.days) -> SatisfactionAccount:
    """What a report on these days tells by what was known at their end."""
    office = office_on(evolve(the_year().office, planning=programme), days.last)
    return satisfaction_account(Basis(evolve(the_year(), office=office), days))


def told(programme: Programme, days: Days = YEAR.days) -> tuple[tuple[Any, Any], ...]:
    """What is told of the one evaluation that there is."""
    levels = reported(programme, days).levels
    return tuple((value(it.answers), value(it.mean)) for it in levels)


TEN = a_training_evaluation()


def answering(*counts: int) -> TrainingEvaluation:
    return a_training_evaluation("evaluation", *counts)


def test_one_answer_that_came_after_the_quarter_cannot_be_recovered_from_the_year():
    later = put_right(a_programme(TEN), (APRIL, answering(1, 1, 2, 3, 4)))
    assert told(later) == told(later, QUARTERS[0]) == ((10, 4),)


def test_one_mark_that_was_put_right_after_the_quarter_cannot_be_recovered_either():
    later = put_right(a_programme(TEN), (APRIL, answering(1, 0, 2, 3, 4)))
    assert told(later) == ((10, 4),)


def test_one_answer_that_was_taken_back_cannot_be_recovered():
    later = put_right(a_programme(TEN), (APRIL, answering(0, 0, 2, 3, 4)))
    assert told(later) == ((10, 4),)


def test_five_answers_more_are_told():
    later = put_right(a_programme(TEN), (APRIL, answering(5, 1, 2, 3, 4)))
    assert told(later) == ((15, 3),)


def test_what_was_put_right_within_the_quarter_is_told_as_it_is():
    within = put_right(a_programme(TEN), (MARCH, answering(1, 1, 2, 3, 4)))
    assert told(within) == told(within, QUARTERS[0]) == ((11, Fraction(41, 11)),)
    last = put_right(a_programme(TEN), (QUARTERS[0].last, answering(1, 1, 2, 3, 4)))
    assert told(last) == told(last, QUARTERS[0]) == ((11, Fraction(41, 11)),)


def test_what_was_entered_late_is_told_as_it_is_and_then_stands():
    late = entered_late(a_programme(), TEN, APRIL, "Clerk", WHY)
    assert told(late) == ((10, 4),)
    at_once = put_right(late, (date(2021, 5, 1), answering(1, 1, 2, 3, 4)))
    assert told(at_once) == ((11, Fraction(41, 11)),)
    later = put_right(late, (AUGUST, answering(1, 1, 2, 3, 4)))
    assert told(later) == ((10, 4),)


def test_an_answer_more_than_what_was_told_second_is_not_told_either():
    steps = (APRIL, answering(5, 1, 2, 3, 4)), (AUGUST, answering(6, 1, 2, 3, 4))
    assert told(put_right(a_programme(TEN), *steps)) == ((15, 3),)
    back = (APRIL, answering(5, 1, 2, 3, 4)), (AUGUST, answering(1, 0, 2, 3, 4))
    assert told(put_right(a_programme(TEN), *back)) == ((15, 3),)


def test_of_four_answers_nothing_was_told_and_so_five_are():
    later = put_right(a_programme(answering(0, 0, 0, 4, 0)), (APRIL, answering(0, 0, 0, 4, 1)))
    assert told(later) == ((5, Fraction(21, 5)),)


def test_how_many_were_asked_may_be_stated_later():
    unasked = evolve(TEN, asked=None)
    (level,) = reported(put_right(a_programme(unasked), (APRIL, TEN))).levels
    assert level.response.value == Fraction(10, 12)


def test_those_asked_are_told_beside_the_answers_that_count():
    fewer = evolve(TEN, answers=MarkCounts(five=8), asked=8)
    (level,) = reported(put_right(a_programme(TEN), (APRIL, fewer))).levels
    assert level.response.value == Fraction(10, 12)


def test_one_answer_more_in_the_test_before_a_training_cannot_be_recovered():
    tested = evolve(TEN, level=LEARNING, before=MarkCounts(two=5))
    more = evolve(tested, before=MarkCounts(one=1, two=5))
    (level,) = reported(put_right(a_programme(tested), (APRIL, more))).levels
    assert level.gain.value == 2
    many = evolve(tested, before=MarkCounts(one=5, two=5))
    (level,) = reported(put_right(a_programme(tested), (APRIL, many))).levels
    assert level.gain.value == Fraction(5, 2)


@st.composite
def corrected_programmes(draw: st.DrawFn) -> Programme:
    """One evaluation that was put right, struck out and entered again, at any time of the year."""
    programme = a_programme(answering(*draw(st.tuples(*[st.integers(0, 3)] * 5))))
    for month in sorted(draw(st.lists(st.integers(1, 12), max_size=6))):
        on = date(2021, month, 28)
        held = programme.training_evaluations
        record = evolve(
            TEN,
            asked=None,
            answers=MarkCounts(*draw(st.tuples(*[st.integers(0, 4)] * 5))),
            level=draw(LEVELS),
            on=draw(st.sampled_from((TEN.on, APRIL, AUGUST))),
        )
        if not held:
            programme = entered_late(programme, record, on, "Clerk", WHY)
        elif draw(st.integers(0, 4)) == 0:
            kind = RecordKind.TRAINING_EVALUATION
            programme = struck_out(programme, kind, record.id, on, "Clerk", WHY)
        elif record not in held:
            programme = corrected(programme, record, on, "Clerk", WHY)
    return programme


@given(corrected_programmes())
@settings(max_examples=40)
def test_however_it_was_put_right_what_is_told_of_it_never_differs_by_few_answers(programme):
    """An attacker who has every report of the year cannot take one from another."""
    everything = {one for days in (*QUARTERS, YEAR.days) for one in told(programme, days)}
    numbers = sorted(number for number, _ in everything if number is not None)
    assert all(later - earlier >= LEAST for earlier, later in pairwise(numbers))


def another(id: str, *counts: int, **changes: Any) -> TrainingEvaluation:
    return evolve(a_training_evaluation(id, *counts), asked=None, **changes)


def without(programme: Programme, id: str, on: date = APRIL) -> Programme:
    return struck_out(programme, RecordKind.TRAINING_EVALUATION, id, on, "Clerk", WHY)


def entered(programme: Programme, *records: TrainingEvaluation, on: date = APRIL) -> Programme:
    for record in records:
        programme = entered_late(programme, record, on, "Clerk", WHY)
    return programme


def withheld(programme: Programme) -> Sequence[str]:
    return reported(programme).withheld.records


ELEVEN = another("again", 1, 1, 2, 3, 4)


def test_an_answer_more_in_what_was_entered_again_under_another_id_cannot_be_recovered():
    again = entered(without(a_programme(TEN), "evaluation"), ELEVEN)
    assert told(again) == told(again, QUARTERS[0]) == ((10, 4),)
    (level,) = reported(again).levels
    assert level.answers.records == ("again",)


def test_nor_can_it_where_it_was_entered_first_and_the_other_was_struck_out_later():
    again = without(entered(a_programme(TEN), ELEVEN), "evaluation", AUGUST)
    assert told(again) == ((10, 4),)


def test_five_answers_more_under_another_id_are_told():
    again = entered(without(a_programme(TEN), "evaluation"), another("again", 5, 1, 2, 3, 4))
    assert told(again) == ((15, 3),)


def test_what_was_struck_out_before_anything_was_told_holds_nothing_back():
    again = entered(without(a_programme(TEN), "evaluation", MARCH), ELEVEN, on=MARCH)
    assert told(again) == told(again, QUARTERS[0]) == ((11, Fraction(41, 11)),)
    few = entered(without(a_programme(answering(0, 0, 0, 0, 4)), "evaluation"), ELEVEN)
    assert told(few) == ((11, Fraction(41, 11)),)


def test_what_was_entered_in_two_parts_for_one_is_told_nowhere():
    parts = another("one", 1, 1, 1, 1, 1), another("two", 0, 0, 1, 2, 3)
    again = entered(without(a_programme(TEN), "evaluation"), *parts)
    assert told(again, QUARTERS[0]) == ((10, 4),)
    assert told(again) == ()
    assert withheld(again) == ("one", "two")


def test_what_was_entered_as_one_for_two_is_told_nowhere():
    both_of_them = a_programme(TEN, another("second", 0, 0, 0, 0, 5))
    again = entered(without(without(both_of_them, "evaluation"), "second"), another("again", 0, 16))
    assert (told(again, QUARTERS[0]), told(again)) == (((15, Fraction(13, 3)),), ())
    assert withheld(again) == ("again",)


def test_answers_that_moved_from_one_evaluation_into_another_are_not_told_with_one_more():
    start = a_programme(another("first", 0, 0, 0, 0, 20))
    smaller = put_right(start, (APRIL, another("first", 0, 0, 0, 0, 10)))
    late = entered(smaller, another("second", 1, 0, 0, 0, 10))
    assert (told(late, QUARTERS[0]), told(late)) == (((20, 5),), ((10, 5),))
    assert withheld(late) == ("second",)


def test_where_one_was_struck_out_another_gains_nothing():
    two = a_programme(TEN, another("second", 0, 0, 0, 0, 10))
    more = put_right(without(two, "evaluation"), (APRIL, another("second", 1, 1, 2, 3, 14)))
    assert told(more) == ((10, 5),)


def test_what_was_moved_to_another_level_does_not_make_up_there_for_what_was_struck_out():
    two = a_programme(TEN, another("second", 1, 1, 2, 3, 4, level=LEARNING))
    moved = put_right(without(two, "evaluation"), (APRIL, another("second", 1, 1, 2, 3, 4)))
    assert told(moved) == ()
    assert withheld(moved) == ("second",)


def test_on_another_level_what_was_entered_late_is_told():
    late = evolve(ELEVEN, level=LEARNING)
    again = entered(without(a_programme(TEN), "evaluation"), late)
    assert told(again) == ((11, Fraction(41, 11)),)


@st.composite
def muddled_programmes(draw: st.DrawFn) -> Programme:
    """Evaluations of one activity in March, which are put right in any way later in the year."""

    def record(id: str) -> TrainingEvaluation:
        counts = draw(st.tuples(*[st.integers(0, 4)] * 5))
        return another(id, level=draw(LEVELS), answers=MarkCounts(*counts))

    programme = a_programme(*(record(id) for id in "ab"[: draw(st.integers(1, 2))]))
    months = st.lists(st.integers(3, 12), min_size=1, max_size=4)
    for number, month in enumerate(sorted(draw(months))):
        on, held = date(2021, month, 28), programme.training_evaluations
        step = draw(st.sampled_from(("enter", "strike", "correct"))) if held else "enter"
        if step == "enter":
            programme = entered(programme, record(f"late-{number}"), on=on)
            continue
        id = draw(st.sampled_from(held)).id
        if step == "strike":
            programme = without(programme, id, on)
        elif (after := record(id)) not in held:
            programme = put_right(programme, (on, after))
    return programme


@given(muddled_programmes())
@settings(max_examples=60)
def test_a_year_never_differs_from_its_quarter_by_few_answers(programme):
    """All evaluations are of the first quarter: what came or went since is at least five people."""
    first, year = (
        {it.level: (value(it.answers) or 0, value(it.mean) or 0) for it in account.levels}
        for account in (reported(programme, QUARTERS[0]), reported(programme))
    )
    for level in first.keys() | year.keys():
        before, now = first.get(level, (0, 0)), year.get(level, (0, 0))
        assert before == now or abs(before[0] - now[0]) >= LEAST
