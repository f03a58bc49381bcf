"""How far the goals of a strategy were on a day, by what was known on that day."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import frozen

from rocb.checks import require
from rocb.planning.strategy.indicators import (
    Indicator,
    Measurement,
    Polarity,
    TargetRevision,
    value_of,
)
from rocb.planning.strategy.strategies import Goal, Strategy


class Pace(Enum):
    """How an indicator stands to its target, or a goal to those of its indicators."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    MISSED = "missed"
    UNKNOWN = "unknown"


class MissingFigure(Enum):
    """What is not known of an indicator.

    The result is a measurement of the day on which the target was due, or of a later one.
    """

    BASELINE = "baseline"
    TARGET = "target"
    MEASUREMENT = "measurement"
    RESULT = "result"


@frozen
class IndicatorProgress:
    """How far an indicator was at the end of a day.

    `share` is how much of the way from the baseline to the target lay behind it at the `latest`
    measurement, and `expected` how much would on a straight line between the two; a share may be
    above 1, or below 0. Where there is no way to go, as the baseline is as good as the target, the
    share is 1 while the target is held and 0 once it is lost. What is unknown is `None`, and
    `missing` says why.
    """

    indicator: str
    on: date
    baseline: Measurement | None
    target: TargetRevision | None
    latest: Measurement | None
    share: Fraction | None
    expected: Fraction | None
    pace: Pace
    missing: tuple[MissingFigure, ...]


@frozen
class GoalProgress:
    """How far a goal was on a day: as far as its indicators, in their order.

    Its pace is that of the indicator that stands worst: missed, behind, unknown, on track,
    reached. Without indicators it is unknown.
    """

    goal: str
    on: date
    pace: Pace
    indicators: tuple[IndicatorProgress, ...]


@frozen
class StrategyProgress:
    """How far a strategy was on a day: `elapsed` of its period, and each goal by its number."""

    strategy: str
    on: date
    elapsed: Fraction
    goals: tuple[GoalProgress, ...]


_WORST_FIRST = (Pace.MISSED, Pace.BEHIND, Pace.UNKNOWN, Pace.ON_TRACK, Pace.REACHED)


def strategy_progress(strategy: Strategy, on: date) -> StrategyProgress:
    """Return how far a strategy was on a day."""
    require("strategy", Strategy, strategy)
    require("on", date, on)
    days = (on - strategy.period.first).days + 1
    return StrategyProgress(
        strategy=strategy.id,
        on=on,
        elapsed=_bounded(Fraction(days, len(strategy.period))),
        goals=tuple(
            goal_progress(goal, on) for goal in sorted(strategy.goals, key=lambda it: it.number)
        ),
    )


def goal_progress(goal: Goal, on: date) -> GoalProgress:
    """Return how far a goal was on a day."""
    require("goal", Goal, goal)
    require("on", date, on)
    indicators = tuple(indicator_progress(it, on) for it in goal.indicators)
    paces = {it.pace for it in indicators} or {Pace.UNKNOWN}
    return GoalProgress(goal.id, on, min(paces, key=_WORST_FIRST.index), indicators)


def indicator_progress(indicator: Indicator, on: date) -> IndicatorProgress:
    """Return how far an indicator was at the end of a day; what came later plays no part.

    The target is the next one due, or the last one once all are past. Only figures of the whole
    region count, and none from before the baseline. The pace is that of the latest measurement,
    against the straight line on the day on which it was made.
    """
    require("indicator", Indicator, indicator)
    require("on", date, on)
    baseline = indicator.baseline
    if baseline is not None and baseline.on > on:
        baseline = None
    target = _next_due(targets_on(indicator, on), on)
    latest = _latest(indicator, baseline, on)
    share = expected = None
    if baseline is not None and target is not None and latest is not None:
        share = _share(indicator, baseline, target, latest)
        expected = _expected(indicator, baseline, target, latest.on)
    return IndicatorProgress(
        indicator=indicator.id,
        on=on,
        baseline=baseline,
        target=target,
        latest=latest,
        share=share,
        expected=expected,
        pace=_pace(indicator, on, target, latest, share, expected),
        missing=tuple(_missing(on, baseline, target, latest)),
    )


def targets_on(indicator: Indicator, on: date) -> tuple[TargetRevision, ...]:
    """Return the targets in force at the end of a day, by the days on which they are due.

    Of those set for one day by then the last one counts.
    """
    require("indicator", Indicator, indicator)
    require("on", date, on)
    in_force = {it.due: it for it in indicator.targets if it.set_on <= on}
    return tuple(in_force[due] for due in sorted(in_force))


def _next_due(targets: tuple[TargetRevision, ...], on: date) -> TargetRevision | None:
    return next((it for it in targets if it.due >= on), targets[-1] if targets else None)


def _latest(indicator: Indicator, baseline: Measurement | None, on: date) -> Measurement | None:
    first = baseline.on if baseline is not None else date.min
    known = [it for it in indicator.measurements if it.member is None and first <= it.on <= on]
    return max(known, key=lambda it: it.on, default=None)


def _is_as_good(indicator: Indicator, value: Fraction, aim: Fraction) -> bool:
    return value >= aim if indicator.polarity is Polarity.UP else value <= aim


def _share(
    indicator: Indicator, baseline: Measurement, target: TargetRevision, latest: Measurement
) -> Fraction:
    start, now = value_of(indicator, baseline), value_of(indicator, latest)
    aim = Fraction(target.value)
    if _is_as_good(indicator, start, aim):
        return Fraction(_is_as_good(indicator, now, aim))
    return (now - start) / (aim - start)


def _expected(
    indicator: Indicator, baseline: Measurement, target: TargetRevision, day: date
) -> Fraction:
    """Return the share of the way on a straight line; all of it where there is no way to go."""
    held = _is_as_good(indicator, value_of(indicator, baseline), Fraction(target.value))
    if held or target.due <= baseline.on:
        return Fraction(1)
    return _bounded(Fraction((day - baseline.on).days, (target.due - baseline.on).days))


def _pace(
    indicator: Indicator,
    on: date,
    target: TargetRevision | None,
    latest: Measurement | None,
    share: Fraction | None,
    expected: Fraction | None,
) -> Pace:
    if target is None or latest is None:
        return Pace.UNKNOWN
    if _is_as_good(indicator, value_of(indicator, latest), Fraction(target.value)):
        return Pace.REACHED
    if target.due <= on:
        return Pace.MISSED if target.due <= latest.on else Pace.UNKNOWN
    if share is None or expected is None:
        return Pace.UNKNOWN
    return Pace.ON_TRACK if share >= expected else Pace.BEHIND


def _missing(
    on: date,
    baseline: Measurement | None,
    target: TargetRevision | None,
    latest: Measurement | None,
) -> Iterator[MissingFigure]:
    if baseline is None:
        yield MissingFigure.BASELINE
    if target is None:
        yield MissingFigure.TARGET
    if latest is None:
        yield MissingFigure.MEASUREMENT
    elif target is not None and latest.on < target.due <= on:
        yield MissingFigure.RESULT


def _bounded(share: Fraction) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1))
