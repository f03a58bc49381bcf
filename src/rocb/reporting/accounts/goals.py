"""Goals: how far the strategy is, what served it, and its indicators with every target."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import require
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.strategy.indicators import Indicator, Measurement, TargetRevision
from rocb.planning.strategy.progress import GoalProgress, IndicatorProgress, goal_progress
from rocb.planning.strategy.strategies import Goal, Strategy, strategy_on
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted


@frozen
class IndicatorAccount:
    """An indicator: how far it is, and what was measured and targeted in the period.

    `targets` are all that were set by the end of the period, in the order in which they were set:
    a revised one stands beside the one that took its place.
    """

    indicator: Indicator
    progress: IndicatorProgress
    targets: tuple[TargetRevision, ...]
    measured: tuple[Measurement, ...]
    retargeted: tuple[TargetRevision, ...]


@frozen
class GoalAccount:
    """A goal: how far it is, its indicators, and the activities that serve it.

    Activities count in the period and in the year, on the day on which they begin; what was
    cancelled or postponed serves nothing.
    """

    goal: Goal
    progress: GoalProgress
    period: Figure
    year: Figure
    indicators: tuple[IndicatorAccount, ...]


@frozen
class GoalsAccount:
    """The strategy in force at the end of a period (`None` without one), and its goals by number.

    `aimless` are the activities of the period that serve none of its goals.
    """

    strategy: Strategy | None
    goals: tuple[GoalAccount, ...]
    aimless: Figure


def goals_account(basis: Basis) -> GoalsAccount:
    """Return how far the strategy in force is at the end of a period."""
    require("basis", Basis, basis)
    strategy = strategy_on(basis.office.planning.strategies, basis.on)
    ordered = sorted(strategy.goals, key=lambda it: it.number) if strategy else []
    known = {it.id for it in ordered}
    held = tuple(filter(takes_place, basis.activities))
    return GoalsAccount(
        strategy,
        tuple(_goal(basis, it, held) for it in ordered),
        counted("activities", (it for it in held if known.isdisjoint(it.goals))),
    )


def _goal(basis: Basis, goal: Goal, held: Iterable[Activity]) -> GoalAccount:
    of_year = filter(takes_place, basis.plan.activities)
    progress = goal_progress(goal, basis.on)
    return GoalAccount(
        goal,
        progress,
        _serving(goal, held),
        _serving(goal, of_year),
        tuple(
            _indicator(basis, indicator, told)
            for indicator, told in zip(goal.indicators, progress.indicators, strict=True)
        ),
    )


def _serving(goal: Goal, activities: Iterable[Activity]) -> Figure:
    return counted("activities", (it for it in activities if goal.id in it.goals))


def _indicator(basis: Basis, indicator: Indicator, progress: IndicatorProgress) -> IndicatorAccount:
    targets = tuple(it for it in indicator.targets if it.set_on <= basis.on)
    return IndicatorAccount(
        indicator,
        progress,
        targets,
        tuple(it for it in indicator.measurements if it.on in basis.days and it.member is None),
        tuple(it for it in targets if it.set_on in basis.days),
    )
