"""Strategies as they were known on a day."""

from collections.abc import Iterable
from datetime import date

from rocb.planning.past.dated import dated_by, known
from rocb.planning.strategy.indicators import Indicator
from rocb.planning.strategy.strategies import Strategy, StrategyStep


def strategies_on(strategies: Iterable[Strategy], day: date) -> tuple[Strategy, ...]:
    """Return the strategies with what was done, set and measured by a day.

    One that is known to be drafted later is left out.
    """
    return tuple(
        known(
            it,
            consultations=dated_by(it.consultations, "on", day),
            adopted=_taken(it.adopted, day),
            goals=tuple(
                known(goal, indicators=tuple(_indicator_on(one, day) for one in goal.indicators))
                for goal in it.goals
            ),
        )
        for it in strategies
        if it.drafted is None or it.drafted.on <= day
    )


def _taken(step: StrategyStep | None, day: date) -> StrategyStep | None:
    return step if step is not None and step.on <= day else None


def _indicator_on(indicator: Indicator, day: date) -> Indicator:
    baseline = indicator.baseline
    return known(
        indicator,
        baseline=baseline if baseline is not None and baseline.on <= day else None,
        targets=dated_by(indicator.targets, "set_on", day),
        measurements=dated_by(indicator.measurements, "on", day),
    )
