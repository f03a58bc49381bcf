"""Satisfaction: what people answered about activities, on each level of evaluation.

What fewer than five people answered is told of nowhere. To suppress it where it stands would not
be enough: a total with it, beside one without it, would give it away. So an evaluation is judged by
itself, once and for all, and not by what it is summed with: one with too few answers is in no sum,
in this report or another, of a quarter or of a year. Any two figures then differ by whole
evaluations of five answers or more, which may each be shown alone.

Nor may an evaluation differ from itself by a few answers: seventeen told in a quarter and eighteen
in the year would give one of them away. So each counts as `told_answers` has it.
"""

from fractions import Fraction

from attrs import frozen

from rocb.checks import require
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.training_evaluations import (
    EvaluationLevel,
    LevelResult,
    training_results,
)
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.told_answers import told_answers
from rocb.reporting.figures import Figure, counted


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
    fewer by a later correction before it counts. `withheld` counts those of which nothing is told
    because answers about the same were taken back.
    """

    levels: tuple[LevelFigures, ...]
    activities: tuple[ActivityFigures, ...]
    withheld: Figure
    least: int


def satisfaction_account(basis: Basis) -> SatisfactionAccount:
    """Return what people answered in the evaluations of a period."""
    require("basis", Basis, basis)
    told = told_answers(basis.office.planning, basis.plan.year.first_month)
    results = training_results(told.evaluations, days=basis.days)
    plans = (*basis.office.planning.former, basis.plan)
    known = {it.id: it for plan in plans for it in plan.activities}
    samples = frozenset(it.id for it in told.evaluations if it.source.sample)
    return SatisfactionAccount(
        levels=tuple(
            _figures(it, samples) for it in results.levels if it.evaluations or it.suppressed
        ),
        activities=tuple(
            ActivityFigures(known[it.activity], _figures(it, samples))
            for it in results.activities
            if it.activity is not None
        ),
        withheld=counted(
            "training_evaluations", (it for it in told.withheld if it.on in basis.days)
        ),
        least=results.least,
    )


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
