"""What those who took part thought of trainings, and what came of these: on all levels."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from rocb.planning.plan.activities import Activity, ActivityKind, in_order, is_completed
from rocb.planning.plan.training_evaluations import (
    EvaluationLevel,
    MarkCounts,
    TrainingEvaluation,
)
from rocb.texts import LocalizedText
from samples.sampler import Sampler

_TAUGHT: Final = (
    ActivityKind.ACCREDITATION_WORKSHOP,
    ActivityKind.SEMINAR,
    ActivityKind.STUDY_VISIT,
    ActivityKind.TRAINING,
    ActivityKind.WORKSHOP,
)
_AFTER: Final = {
    EvaluationLevel.REACTION: (0, 1),
    EvaluationLevel.LEARNING: (1, 2),
    EvaluationLevel.BEHAVIOUR: (60, 2),
    EvaluationLevel.RESULTS: (120, 3),
    EvaluationLevel.RETURN_ON_INVESTMENT: (150, 4),
}
"""How many days after a training each level is looked at, and after one training in how many."""

_AFTER_TESTS: Final = (1, 2, 3, 3, 4, 4, 4, 5, 5)
_BEFORE: Final = (1, 1, 2, 2, 2, 3, 3, 4)
_RARE: Final = 5
"""One evaluation in so many has too few answers; of another one nobody knows who was asked."""

_REMARK: Final = LocalizedText("More exercises were wished for", "Просили больше упражнений")


def training_evaluations(
    sampler: Sampler, activities: Iterable[Activity]
) -> tuple[TrainingEvaluation, ...]:
    """Return what people answered after the trainings, as far as that was within the year."""
    taught = [it for it in in_order(activities) if is_completed(it) and it.kind in _TAUGHT]
    planned = list(_planned(sampler, taught))
    return tuple(
        _evaluation(sampler, number, activity, level)
        for number, (activity, level) in enumerate(planned, 1)
    )


def _planned(
    sampler: Sampler, taught: list[Activity]
) -> Iterator[tuple[Activity, EvaluationLevel]]:
    for place, activity in enumerate(taught):
        for level, (after, every) in _AFTER.items():
            on = activity.days.last + timedelta(days=after)
            if place % every == 0 and on in sampler.year.days:
                yield activity, level


def _evaluation(
    sampler: Sampler, number: int, activity: Activity, level: EvaluationLevel
) -> TrainingEvaluation:
    rng, after = sampler.rng, _AFTER[level][0]
    asked = activity.participants.number if activity.participants else rng.randint(10, 22)
    few, silent = number % _RARE == _RARE - 1, number % _RARE == 0
    answered = min(rng.randint(1, 4), asked) if few else asked * rng.randint(6, 10) // 10
    before = None
    if level is EvaluationLevel.LEARNING:
        before = _counts(sampler, _BEFORE, answered)
    return TrainingEvaluation(
        id=f"feedback-{number:02}",
        activity=activity.id,
        level=level,
        on=activity.days.last + timedelta(days=after),
        asked=None if silent else asked,
        answers=_counts(sampler, _AFTER_TESTS, answered),
        source=sampler.source,
        before=before,
        remarks=_REMARK if level is EvaluationLevel.REACTION and number % 3 == 1 else None,
    )


def _counts(sampler: Sampler, likely: tuple[int, ...], number: int) -> MarkCounts:
    marks = [sampler.rng.choice(likely) for _ in range(number)]
    return MarkCounts(*(marks.count(mark) for mark in range(1, 6)))
