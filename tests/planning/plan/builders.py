"""Small valid records of the plan for tests, each of which takes changes by name."""

from datetime import date
from typing import Any

from rocb.planning.plan.training_evaluations import (
    EvaluationLevel,
    MarkCounts,
    TrainingEvaluation,
)
from tests.offices import STATED


def a_training_evaluation(
    id: str = "evaluation", *counts: int, **changes: Any
) -> TrainingEvaluation:
    """Ten people of twelve liked an activity; `counts` are those of the marks from 1 to 5."""
    values: dict[str, Any] = {
        "activity": "activity",
        "level": EvaluationLevel.REACTION,
        "on": date(2021, 3, 5),
        "asked": None if counts else 12,
        "answers": MarkCounts(*(counts or (0, 1, 2, 3, 4))),
        "source": STATED,
    }
    return TrainingEvaluation(id=id, **{**values, **changes})
