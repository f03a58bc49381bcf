from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.periods import Days
from rocb.planning.plan.training_evaluations import (
    LEAST,
    EvaluationLevel,
    MarkCounts,
    TrainingEvaluation,
)
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.satisfaction import (
    LevelFigures,
    SatisfactionAccount,
    satisfaction_account,
)
from tests.offices import SAMPLE, YEAR
from tests.planning.plan.builders import a_training_evaluation
from tests.reporting.accounts.bases import (
    NEARBY,
    QUARTERS,
    SOURCES,
    a_basis,
    parted,
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
