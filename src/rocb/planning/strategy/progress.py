"""How far the goals of a strategy were on a day, by what was known on that day."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import frozen

from rocb.checks import require
from rocb.display import html_of
from rocb.planning.strategy.indicators import Indicator, Measurement, TargetRevision, value_of
from rocb.planning.strategy.paces import Pace, worst_of
from rocb.planning.strategy.past_targets import (
    PastTarget,
    figures_on,
    is_as_good,
    past_targets,
    reaches,
    targets_on,
)
from rocb.planning.strategy.strategies import Goal, Strategy


class MissingFigure(Enum):
    """What is not known of an indicator.

    The result is a figure of the day on which a target was due, or of a later one. A recent figure
    is missing where the latest one kept up with the straight line on its own day, and would not on
    the day asked.
    """

    BASELINE = "baseline"
    TARGET = "target"
    MEASUREMENT = "measurement"
    RESULT = "result"
    RECENT = "recent"


@frozen
class IndicatorProgress:
    """How far an indicator was at the end of a day.

    `share` is how much of the way from the baseline to the target lay behind it at the `latest`
    figure, and `expected` how much of a straight line between the two lay behind on the day asked;
    a share may be above 1, or below 0. Where there is no way to go, as the baseline is as good as
    the target, the share is 1 while the target is held and 0 once it is lost. `past` are all
    targets whose day has come. What is unknown is `None`, and `missing` says why.
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
    past: tuple[PastTarget, ...] = ()

    @property
    def age(self) -> int | None:
        """How many days old the latest figure was."""
        return None if self.latest is None else (self.on - self.latest.on).days


@frozen
class GoalProgress:
    """How far a goal was on a day: as far as its indicators, in their order.

    Its pace is the worst of those of its indicators and of what became of their past targets (see
    `worst_of`). Without indicators it is unknown.
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

    _repr_html_ = html_of


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
    paces = [it.pace for it in indicators]
    paces += [past.outcome for it in indicators for past in it.past]
    return GoalProgress(goal.id, on, worst_of(paces), indicators)


def indicator_progress(indicator: Indicator, on: date) -> IndicatorProgress:
    """Return how far an indicator was at the end of a day; what came later plays no part.

    The target is the next one due, or the last one once all are past. Only figures of the whole
    region count, and none from before the baseline. Up to the day due the latest figure is held
    against the straight line on the day asked: it is on track where it is still there, behind where
    it was not even there on its own day, and else unknown, as silence is no progress. From the day
    due on the pace is what became of the target (see `PastTarget`).
    """
    require("indicator", Indicator, indicator)
    require("on", date, on)
    baseline = indicator.baseline
    if baseline is not None and baseline.on > on:
        baseline = None
    targets, past = targets_on(indicator, on), past_targets(indicator, on)
    target = next((it for it in targets if it.due >= on), targets[-1] if targets else None)
    latest = next(reversed(figures_on(indicator, on)), None)
    share = expected = None
    if baseline is not None and target is not None and latest is not None:
        share = _share(indicator, baseline, target, latest)
        expected = _expected(indicator, baseline, target, on)
    is_due = target is not None and target.due <= on
    pace = past[-1].outcome if is_due else _pace(indicator, on, baseline, target, latest)
    return IndicatorProgress(
        indicator=indicator.id,
        on=on,
        baseline=baseline,
        target=target,
        latest=latest,
        share=share,
        expected=expected,
        pace=pace,
        missing=tuple(_missing(on, baseline, target, latest, past, pace)),
        past=past,
    )


def _share(
    indicator: Indicator, baseline: Measurement, target: TargetRevision, latest: Measurement
) -> Fraction:
    start, now = value_of(indicator, baseline), value_of(indicator, latest)
    aim = Fraction(target.value)
    if is_as_good(indicator, start, aim):
        return Fraction(is_as_good(indicator, now, aim))
    return (now - start) / (aim - start)


def _expected(
    indicator: Indicator, baseline: Measurement, target: TargetRevision, day: date
) -> Fraction:
    """Return the share of the way on a straight line; all of it where there is no way to go."""
    if reaches(indicator, baseline, target) or target.due <= baseline.on:
        return Fraction(1)
    return _bounded(Fraction((day - baseline.on).days, (target.due - baseline.on).days))


def _pace(
    indicator: Indicator,
    on: date,
    baseline: Measurement | None,
    target: TargetRevision | None,
    latest: Measurement | None,
) -> Pace:
    """Return the pace towards a target that is not yet due."""
    if target is None or latest is None:
        return Pace.UNKNOWN
    if reaches(indicator, latest, target):
        return Pace.REACHED
    if baseline is None:
        return Pace.UNKNOWN
    share = _share(indicator, baseline, target, latest)
    if share >= _expected(indicator, baseline, target, on):
        return Pace.ON_TRACK
    kept_up = share >= _expected(indicator, baseline, target, latest.on)
    return Pace.UNKNOWN if kept_up else Pace.BEHIND


def _missing(
    on: date,
    baseline: Measurement | None,
    target: TargetRevision | None,
    latest: Measurement | None,
    past: tuple[PastTarget, ...],
    pace: Pace,
) -> Iterator[MissingFigure]:
    if baseline is None:
        yield MissingFigure.BASELINE
    if target is None:
        yield MissingFigure.TARGET
    if latest is None:
        yield MissingFigure.MEASUREMENT
        return
    if any(it.outcome is Pace.UNKNOWN for it in past):
        yield MissingFigure.RESULT
    if baseline is not None and target is not None and on < target.due and pace is Pace.UNKNOWN:
        yield MissingFigure.RECENT


def _bounded(share: Fraction) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1))
