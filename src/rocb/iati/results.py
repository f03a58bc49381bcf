"""The goals that a project serves, as results of IATI."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from rocb.iati.activities import IatiResult, ResultFigure, ResultIndicator, ResultPeriod
from rocb.iati.codes import IndicatorMeasure, ResultType
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.strategy.indicators import (
    Indicator,
    IndicatorKind,
    Measurement,
    Polarity,
    TargetRevision,
    value_of,
)
from rocb.planning.strategy.past_targets import figures_on, past_targets, targets_on
from rocb.planning.strategy.strategies import Goal
from rocb.sources import Source
from rocb.texts import LocalizedText

REGIONAL_GOAL: Final = LocalizedText(
    "A goal of the region, to which the project contributes; the figures are those of the region.",
    "Цель региона, достижению которой способствует проект; показатели относятся к региону в целом.",
)
_PLACES: Final = Decimal("0.0001")
_WIDE: Final = Context(prec=60, rounding=ROUND_HALF_EVEN)


def serves_goals(activity: Activity) -> bool:
    """Return whether the goals of an activity count as those of its project."""
    return bool(activity.goals) and takes_place(activity)


def result_of(goal: Goal, kind: ResultType, on: date) -> IatiResult:
    """Return a goal of the region with its indicators, as they were known at the end of a day."""
    return IatiResult(
        kind, goal.title, REGIONAL_GOAL, tuple(_indicator(it, on) for it in goal.indicators)
    )


def sources_of(goal: Goal, on: date) -> Iterator[tuple[str, Source]]:
    """Yield the sources of what `result_of` takes of a goal, each with the id of its record."""
    yield goal.id, goal.source
    for it in goal.indicators:
        baseline = () if it.baseline is None else (it.baseline,)
        yield it.id, it.source
        for figure in (*baseline, *targets_on(it, on), *figures_on(it, on)):
            yield it.id, figure.source


def _indicator(indicator: Indicator, on: date) -> ResultIndicator:
    baseline = indicator.baseline
    if baseline is not None and baseline.on > on:
        baseline = None
    latest = next(reversed(figures_on(indicator, on)), None)
    results = {it.target.due: it.result for it in past_targets(indicator, on)}
    percent = indicator.kind is IndicatorKind.PERCENTAGE
    return ResultIndicator(
        title=indicator.name,
        unit=indicator.unit,
        measure=IndicatorMeasure.PERCENTAGE if percent else IndicatorMeasure.UNIT,
        ascending=indicator.polarity is Polarity.UP,
        baseline=None if baseline is None else _figure(indicator, baseline),
        periods=tuple(
            _period(indicator, baseline, target, results.get(target.due, latest))
            for target in targets_on(indicator, on)
        ),
    )


def _period(
    indicator: Indicator,
    baseline: Measurement | None,
    target: TargetRevision,
    result: Measurement | None,
) -> ResultPeriod:
    """Return a target with its result; its days begin with the baseline, or when it was set."""
    first = target.set_on if baseline is None else min(baseline.on, target.due)
    return ResultPeriod(
        Days(first, target.due),
        ResultFigure(target.due, target.value, target.why),
        None if result is None else _figure(indicator, result),
    )


def _figure(indicator: Indicator, figure: Measurement) -> ResultFigure:
    """Return a figure; of a ratio, which is rounded, the comment has numerator and denominator."""
    if figure.denominator is None:
        return ResultFigure(figure.on, figure.numerator, _comment(figure.on))
    value = value_of(indicator, figure)
    quotient = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    both = f": {figure.numerator:f} / {figure.denominator:f}"
    return ResultFigure(figure.on, _WIDE.quantize(quotient, _PLACES), _comment(figure.on, both))


def _comment(on: date, both: str = "") -> LocalizedText:
    return LocalizedText(f"As of {on.isoformat()}{both}", f"По состоянию на {on.isoformat()}{both}")
