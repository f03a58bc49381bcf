from collections.abc import Iterator
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
from rocb.reporting.accounts.satisfaction import (
    LevelFigures,
    SatisfactionAccount,
    satisfaction_account,
)
from tests.offices import SAMPLE, YEAR, both
from tests.planning.plan.builders import a_training_evaluation
from tests.reporting.accounts.bases import (
    NEARBY,
    QUARTERS,
    SOURCES,
    a_basis,
    parted,
    the_year,
    value,
)

LEVELS = st.sampled_from((EvaluationLevel.REACTION, EvaluationLevel.LEARNING))
FEW = st.builds(MarkCounts, *[st.integers(0, 1)] * 4)
MANY = st.builds(MarkCounts, *[st.integers(0, 3)] * 5)
SOME = settings(max_examples=15)


@st.composite
def evaluations(draw: st.DrawFn) -> tuple[TrainingEvaluation, ...]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        level, answers = draw(LEVELS), draw(FEW | MANY)
        learning = level is EvaluationLevel.LEARNING
        found.append(
            a_training_evaluation(
                f"evaluation-{number}",
                level=level,
                answers=answers,
                asked=draw(st.none() | st.integers(answers.number, answers.number + 9)),
                before=draw(st.none() | FEW | MANY) if learning else None,
                on=draw(NEARBY),
                source=draw(SOURCES),
            )
        )
    return tuple(found)


def based(held: tuple[TrainingEvaluation, ...], days: Days = YEAR.days) -> Basis:
    return a_basis(days, training_evaluations=held)


def everything(held: tuple[TrainingEvaluation, ...]) -> tuple[SatisfactionAccount, ...]:
    """All that anybody is told: in four quarters, in the year, and of any other days."""
    basis = based(held)
    odd = (evolve(basis, days=Days(QUARTERS[0].first, it.last)) for it in QUARTERS)
    return tuple(map(satisfaction_account, (basis, *parted(basis), *odd)))


def levels(account: SatisfactionAccount) -> Iterator[LevelFigures]:
    yield from account.levels
    yield from (it.figures for it in account.activities)


@given(evaluations())
@SOME
def test_every_figure_comes_from_the_evaluations_that_it_names(held):
    known = {it.id: it for it in held}
    for basis in (based(held), *parted(based(held))):
        for found in levels(satisfaction_account(basis)):
            shown = [known[id] for id in found.evaluations.records]
            assert all(it.on in basis.days and it.level is found.level for it in shown)
            assert found.evaluations.value == len(shown)
            number = sum(it.answers.number for it in shown)
            assert found.answers.value == (number if shown else None)
            total = sum(it.answers.sum for it in shown)
            assert found.mean.value == (Fraction(total, number) if shown else None)
            stated = [(it.answers.number, it.asked) for it in shown if it.asked is not None]
            asked = sum(it for _, it in stated)
            rate = Fraction(sum(it for it, _ in stated), asked) if asked else None
            assert found.response.value == rate
            assert set(found.unasked.records) == {it.id for it in shown if it.asked is None}
            assert found.evaluations.sample == any(it.source.sample for it in shown)


@given(evaluations())
@SOME
def test_each_evaluation_of_the_period_is_told_or_suppressed(held):
    for basis in (based(held), *parted(based(held))):
        account = satisfaction_account(basis)
        together = [id for it in account.levels for id in it.evaluations.records + it.suppressed]
        assert sorted(together) == sorted(it.id for it in held if it.on in basis.days)
        alone = [
            id
            for it in account.activities
            for id in it.figures.evaluations.records + it.figures.suppressed
        ]
        assert sorted(alone) == sorted(together)


@given(evaluations(), st.data())
@SOME
def test_whatever_few_people_answered_all_that_is_told_is_the_same(held, data):
    """An attacker who has every figure of every report cannot tell the two worlds apart."""

    def other(it: TrainingEvaluation) -> TrainingEvaluation:
        before = it.before
        if before is not None and before.number < LEAST:
            before = data.draw(FEW)
        if it.answers.number >= LEAST:
            return evolve(it, before=before)
        answers = data.draw(FEW)
        asked = data.draw(st.none() | st.integers(answers.number, 20))
        return evolve(it, answers=answers, asked=asked, before=before)

    assert everything(tuple(map(other, held))) == everything(held)


@given(evaluations())
@SOME
def test_two_figures_never_differ_by_an_evaluation_of_few(held):
    known = {it.id: it for it in held}
    told = [set(it.mean.records) for account in everything(held) for it in levels(account)]
    for one in told:
        for other in told:
            assert all(known[id].answers.number >= LEAST for id in one ^ other)


@given(evaluations())
@SOME
def test_four_quarters_add_up_to_the_year(held):
    basis = based(held)
    year = satisfaction_account(basis)
    for level in year.levels:
        quarters = [
            it
            for part in parted(basis)
            for it in satisfaction_account(part).levels
            if it.level is level.level
        ]
        together = [id for it in quarters for id in it.evaluations.records]
        assert sorted(together) == sorted(level.evaluations.records)
        assert sum(value(it.answers) or 0 for it in quarters) == (level.answers.value or 0)


def test_how_many_were_asked_stays_unknown_where_nobody_said():
    held = (a_training_evaluation("evaluation", 0, 0, 5, 5, 0, source=SAMPLE),)
    (level,) = satisfaction_account(based(held)).levels
    assert (level.response.value, level.response.records) == (None, ())
    assert (level.unasked.value, level.mean.value, level.mean.sample) == (1, Fraction(7, 2), True)


def test_what_few_answered_is_named_as_suppressed_and_nothing_more():
    held = (a_training_evaluation("evaluation", 0, 0, 0, 0, 4, source=SAMPLE),)
    account = satisfaction_account(based(held))
    for level in levels(account):
        assert level.suppressed == ("evaluation",)
        figures = (level.answers, level.response, level.mean, level.gain)
        assert [(it.value, it.records, it.sample) for it in figures] == [(None, (), False)] * 4


def test_an_evaluation_belongs_to_the_day_on_which_it_was_taken():
    held = (a_training_evaluation(on=QUARTERS[2].first),)
    counts = [len(satisfaction_account(based(held, it)).levels) for it in QUARTERS]
    assert counts == [0, 0, 1, 0]


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
