"""Satisfaction: what people answered about activities, on each level of evaluation.

What fewer than five people answered is told of nowhere. To suppress it where it stands would not
be enough: a total with it, beside one without it, would give it away. So an evaluation is judged by
itself, once and for all, and not by what it is summed with: one with too few answers is in no sum,
in this report or another, of a quarter or of a year. Any two figures then differ by whole
evaluations of five answers or more, which may each be shown alone.

Nor may an evaluation differ from itself by a few answers: seventeen told in a quarter and eighteen
in the year would give one of them away. So an evaluation counts as it was first told, at the end of
its quarter or of that in which it was entered, whatever was corrected since in a few answers or
their marks. It counts as it stands by now only where that differs by five answers or more from all
that was told of it; and so do the marks before a training. Of too few answers nothing was told.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve, frozen

from rocb.checks import require
from rocb.periods import months_after
from rocb.planning.corrections import Correction, RecordKind
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.training_evaluations import (
    LEAST,
    EvaluationLevel,
    LevelResult,
    MarkCounts,
    TrainingEvaluation,
    training_results,
)
from rocb.planning.programme import Programme
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure


@frozen
class LevelFigures:
    """What people answered on a level.

    `answers` counts those who answered, `mean` is their mean mark, from 1 to 5, and `response` the
    share of those asked who answered, over the evaluations that say how many were asked; `unasked`
    counts the others. What is not known has no value. `gain` is by how much the mean mark rose
    between a test before and after. `suppressed` has the ids of evaluations with too few answers,
    of which no figure holds anything.
    """

    level: EvaluationLevel
    evaluations: Figure
    answers: Figure
    response: Figure
    unasked: Figure
    mean: Figure
    gain: Figure
    suppressed: tuple[str, ...]


@frozen
class ActivityFigures:
    """What people answered on a level about an activity."""

    activity: Activity
    figures: LevelFigures


@frozen
class SatisfactionAccount:
    """What people answered in the evaluations of a period, by level, and by activity and level.

    An evaluation belongs to the day on which it was taken, and not to that of its activity: what
    people do with a training shows long after it. Only levels with an evaluation are told of.
    `least` people have to have answered one before anything of it is told, or have to be more or
    fewer by a later correction before it counts.
    """

    levels: tuple[LevelFigures, ...]
    activities: tuple[ActivityFigures, ...]
    least: int


def satisfaction_account(basis: Basis) -> SatisfactionAccount:
    """Return what people answered in the evaluations of a period."""
    require("basis", Basis, basis)
    given = tuple(_as_told(basis.office.planning, basis.plan.year.first_month))
    results = training_results(given, days=basis.days)
    plans = (*basis.office.planning.former, basis.plan)
    known = {it.id: it for plan in plans for it in plan.activities}
    samples = frozenset(it.id for it in given if it.source.sample)
    return SatisfactionAccount(
        levels=tuple(
            _figures(it, samples) for it in results.levels if it.evaluations or it.suppressed
        ),
        activities=tuple(
            ActivityFigures(known[it.activity], _figures(it, samples))
            for it in results.activities
            if it.activity is not None
        ),
        least=results.least,
    )


def _as_told(planning: Programme, first_month: int) -> Iterator[TrainingEvaluation]:
    """Yield the evaluations with the answers that count, of years that begin in this month."""
    made: dict[str, list[Correction]] = {}
    for it in planning.corrections:
        if it.kind is RecordKind.TRAINING_EVALUATION:
            made.setdefault(it.id, []).append(it)
    for now in planning.training_evaluations:
        told = (*_told_before(made.get(now.id, ()), first_month), now)
        answered = told[_counting([it.answers for it in told])]
        tested = told[_counting([it.before or MarkCounts() for it in told])]
        yield evolve(
            now,
            answers=answered.answers,
            asked=answered.asked,
            before=tested.before if now.level is EvaluationLevel.LEARNING else None,
        )


def _told_before(made: Sequence[Correction], first_month: int) -> Iterator[TrainingEvaluation]:
    """Yield an evaluation as it stood at the end of a quarter, before each of its corrections."""
    since = date.min
    for it in made:
        former = it.training_evaluation
        if former is not None and _quarter_end(max(since, former.on), first_month) < it.on:
            yield former
        since = it.on


def _quarter_end(day: date, first_month: int) -> date:
    left = 3 - (day.month - first_month) % 3
    return months_after(day.replace(day=1), left) - timedelta(days=1)


def _counting(marks: Sequence[MarkCounts]) -> int:
    """Return the place of the marks that count, of all that were told one after another."""
    counting, told = 0, [marks[0]]
    for place, found in enumerate(marks):
        if found == marks[counting]:
            counting = place
        elif all(_may_stand_beside(found, it) for it in told):
            counting = place
            told.append(found)
    return counting


def _may_stand_beside(found: MarkCounts, told: MarkCounts) -> bool:
    return told.number < LEAST or abs(found.number - told.number) >= LEAST


def _figures(result: LevelResult, samples: frozenset[str]) -> LevelFigures:
    marks, gain = result.marks, result.gain
    stated = tuple(it for it in result.evaluations if it not in result.unstated)

    def figure(value: int | Fraction | None, ids: tuple[str, ...]) -> Figure:
        return Figure(value, "training_evaluations", ids, not samples.isdisjoint(ids))

    return LevelFigures(
        level=result.level,
        evaluations=figure(len(result.evaluations), result.evaluations),
        answers=figure(marks.number if marks else None, result.evaluations),
        response=figure(result.response_rate, stated),
        unasked=figure(len(result.unstated), result.unstated),
        mean=figure(marks.mean if marks else None, result.evaluations),
        gain=figure(gain.mean if gain else None, gain.evaluations if gain else ()),
        suppressed=result.suppressed,
    )
