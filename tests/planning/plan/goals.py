"""Goals that a plan is traced to."""

from typing import Any

from rocb.planning.strategy.strategies import Goal
from tests.offices import STATED, both


def a_goal(number: int = 1, id: str | None = None, **changes: Any) -> Goal:
    values: dict[str, Any] = {"title": both(f"Goal {number}"), "source": STATED}
    return Goal(id or f"goal-{number}", number, **{**values, **changes})
