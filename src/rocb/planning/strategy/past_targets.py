"""Targets and figures by what was known on a day, and what became of the targets that are past."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
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
from rocb.planning.strategy.paces import Pace


@frozen
class PastTarget:
    """A target whose day has come, and what became of it.

    It is judged by the first figure of that day or later, or as long as there is none by the last
    one before, which can show that it was reached and not that it was missed; this is the `result`.
    The outcome is reached, missed, late (missed, and reached by the latest figure) or unknown.
    """

    target: TargetRevision
    result: Measurement | None
    outcome: Pace


def past_targets(indicator: Indicator, on: date) -> tuple[PastTarget, ...]:
    """Return the targets that were due by the end of a day, by the days on which they were due.

    A target for another day takes the place of none of them.
    """
    figures = figures_on(indicator, on)
    return tuple(
        _past(indicator, target, figures)
        for target in targets_on(indicator, on)
        if target.due <= on
    )


def targets_on(indicator: Indicator, on: date) -> tuple[TargetRevision, ...]:
    """Return the targets in force at the end of a day, by the days on which they are due.

    Of those set for one day by then the last one counts.
    """
    require("indicator", Indicator, indicator)
    require("on", date, on)
    in_force = {it.due: it for it in indicator.targets if it.set_on <= on}
    return tuple(in_force[due] for due in sorted(in_force))


def figures_on(indicator: Indicator, on: date) -> tuple[Measurement, ...]:
    """Return the figures of the whole region that there were at the end of a day, by their days.

    None from before the baseline counts.
    """
    require("indicator", Indicator, indicator)
    require("on", date, on)
    baseline = indicator.baseline
    first = baseline.on if baseline is not None and baseline.on <= on else date.min
    known = (it for it in indicator.measurements if it.member is None and first <= it.on <= on)
    return tuple(sorted(known, key=lambda it: it.on))


def is_as_good(indicator: Indicator, value: Fraction, aim: Fraction) -> bool:
    """Return whether a value is at an aim, or beyond it on the side that is better."""
    return value >= aim if indicator.polarity is Polarity.UP else value <= aim


def reaches(indicator: Indicator, figure: Measurement, target: TargetRevision) -> bool:
    """Return whether a figure is as good as a target."""
    return is_as_good(indicator, value_of(indicator, figure), Fraction(target.value))


def _past(
    indicator: Indicator, target: TargetRevision, figures: Sequence[Measurement]
) -> PastTarget:
    if not figures:
        return PastTarget(target, None, Pace.UNKNOWN)
    place = bisect_left(figures, target.due, key=lambda it: it.on)
    result = figures[min(place, len(figures) - 1)]
    if reaches(indicator, result, target):
        outcome = Pace.REACHED
    elif result.on < target.due:
        outcome = Pace.UNKNOWN
    elif reaches(indicator, figures[-1], target):
        outcome = Pace.LATE
    else:
        outcome = Pace.MISSED
    return PastTarget(target, result, outcome)
