"""Small valid values of the strategy for tests, which take changes by name."""

from datetime import date
from decimal import Decimal
from typing import Any

from rocb.periods import Days
from rocb.planning.strategy.indicators import (
    Indicator,
    IndicatorKind,
    Measurement,
    Polarity,
    TargetRevision,
)
from rocb.planning.strategy.strategies import Goal, Strategy, StrategyStep
from tests.offices import STATED, both


def a_measurement(on: str = "2021-01-01", numerator: int | str = 10, **changes: Any) -> Measurement:
    values: dict[str, Any] = {"denominator": None, "source": STATED}
    return Measurement(date.fromisoformat(on), Decimal(numerator), **{**values, **changes})


def a_target(due: str = "2024-12-31", value: int | str = 50, **changes: Any) -> TargetRevision:
    values: dict[str, Any] = {"set_on": date(2021, 1, 1), "by": "the conference", "source": STATED}
    values["due"], values["value"] = date.fromisoformat(due), Decimal(value)
    return TargetRevision(**{**values, **changes})


def an_indicator(id: str = "indicator", **changes: Any) -> Indicator:
    """An amount that is to rise from 10 on 1 January 2021 to 50 on 31 December 2024."""
    values: dict[str, Any] = {
        "name": both(id),
        "unit": both("administrations"),
        "kind": IndicatorKind.AMOUNT,
        "polarity": Polarity.UP,
        "baseline": a_measurement(),
        "source": STATED,
        "targets": (a_target(),),
    }
    return Indicator(id=id, **{**values, **changes})


def measured_as(*figures: tuple[str, int], **changes: Any) -> Indicator:
    """An amount that is to rise from 10 in 2021 to 50 by the end of 2024, so measured."""
    return an_indicator(measurements=tuple(a_measurement(*it) for it in figures), **changes)


def a_goal(id: str = "goal", **changes: Any) -> Goal:
    values: dict[str, Any] = {"number": 1, "title": both(id), "source": STATED}
    return Goal(id=id, **{**values, **changes})


def a_step(on: str = "2020-10-01", *organisations: str, **changes: Any) -> StrategyStep:
    values: dict[str, Any] = {"source": STATED}
    return StrategyStep(
        date.fromisoformat(on), organisations or ("conference",), **{**values, **changes}
    )


def a_strategy(id: str = "strategy", **changes: Any) -> Strategy:
    """A strategy for the four years from 2021."""
    values: dict[str, Any] = {
        "title": both(id),
        "mission": both("Mission"),
        "vision": both("Vision"),
        "period": Days(date(2021, 1, 1), date(2024, 12, 31)),
        "goals": (a_goal(),),
        "source": STATED,
    }
    return Strategy(id=id, **{**values, **changes})
