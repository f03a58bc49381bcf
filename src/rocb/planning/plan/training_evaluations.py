"""Training evaluation: what people answered on each level, and how much of it may be shown."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Final

from attrs import field, fields, frozen

from rocb.checks import at_least, checked, identifier, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

LEAST: Final = 5
"""How many people have to answer an evaluation before anything of it is shown, unless told."""


class EvaluationLevel(Enum):
    """What the evaluation of a training looks at: the levels of Kirkpatrick, and the return."""

    REACTION = "reaction"
    LEARNING = "learning"
    BEHAVIOUR = "behaviour"
    RESULTS = "results"
    RETURN_ON_INVESTMENT = "return_on_investment"


@frozen(field_transformer=checked)
class MarkCounts:
    """How many people gave each mark, from 1 (the lowest) to 5 (the highest)."""

    one: int = field(default=0, validator=at_least(0))
    two: int = field(default=0, validator=at_least(0))
    three: int = field(default=0, validator=at_least(0))
    four: int = field(default=0, validator=at_least(0))
    five: int = field(default=0, validator=at_least(0))

    @property
    def number(self) -> int:
        """The number of marks: the denominator of their mean."""
        return self.one + self.two + self.three + self.four + self.five

    @property
    def sum(self) -> int:
        """The sum of the marks: the numerator of their mean."""
        return self.one + 2 * self.two + 3 * self.three + 4 * self.four + 5 * self.five

    @property
    def mean(self) -> Fraction | None:
        """The mean mark, `None` where nobody gave any."""
        return Fraction(self.sum, self.number) if self.number else None


@frozen(field_transformer=checked)
class TrainingEvaluation:
    """What people answered about an activity on one level, as it stood on a day.

    `asked` is how many people were asked, `None` where nobody said. `before` holds the marks of a
    test before the training, on the level of learning only; others may have sat it than the later
    one.
    """

    id: str = field(validator=identifier, metadata=names("training_evaluations"))
    activity: str = field(metadata=refers_to("activities"))
    level: EvaluationLevel
    on: date
    asked: int | None = field(validator=at_least(0))
    answers: MarkCounts
    source: Source
    before: MarkCounts | None = None
    remarks: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _faults(evaluation: Any) -> Iterator[Fault]:
    answers, asked = getattr(evaluation, "answers", None), getattr(evaluation, "asked", None)
    if isinstance(answers, MarkCounts) and isinstance(asked, int) and answers.number > asked:
        yield Fault("answers", answers.number, f"at most the {asked} people who were asked")
    before, level = getattr(evaluation, "before", None), getattr(evaluation, "level", None)
    if before is not None and level not in (None, EvaluationLevel.LEARNING):
        yield Fault("before", before, "null, except on the level of learning")


@frozen(field_transformer=checked)
class LearningGain:
    """The marks before and after the trainings that tested both, by the ids of the evaluations."""

    before: MarkCounts
    after: MarkCounts
    evaluations: tuple[str, ...]

    @property
    def mean(self) -> Fraction | None:
        """By how much the mean mark rose, `None` where nobody gave any."""
        if self.before.mean is None or self.after.mean is None:
            return None
        return self.after.mean - self.before.mean


@frozen(field_transformer=checked)
class LevelResult:
    """What people answered on a level about one activity, or about all (`activity` is `None`).

    `marks` is their distribution over the `evaluations` that may be shown, by id; `None` where
    there is none. Of the `asked` people `responded` answered: both count only the evaluations that
    state how many were asked, and are `None` where none does; the others are `unstated`.
    `suppressed` are the ids of those with too few answers, of which no figure holds anything.
    """

    level: EvaluationLevel
    activity: str | None
    marks: MarkCounts | None
    responded: int | None
    asked: int | None
    gain: LearningGain | None
    evaluations: tuple[str, ...]
    unstated: tuple[str, ...]
    suppressed: tuple[str, ...]

    @property
    def response_rate(self) -> Fraction | None:
        """The share of those asked who answered, `None` where nobody is known to be asked."""
        if self.responded is None or not self.asked:
            return None
        return Fraction(self.responded, self.asked)


@frozen(field_transformer=checked)
class TrainingResults:
    """What trainings came to: on every level, on each level of each activity that was evaluated.

    `levels` stand in the order of the levels, `activities` by id and level. `suppressed` are the
    ids of all evaluations with fewer than `least` answers.
    """

    levels: tuple[LevelResult, ...]
    activities: tuple[LevelResult, ...]
    suppressed: tuple[str, ...]
    least: int = field(validator=at_least(1))


def training_results(
    evaluations: Iterable[TrainingEvaluation], least: int = LEAST, days: Days | None = None
) -> TrainingResults:
    """Return the results of the evaluations of these days; without `days`, of all.

    An evaluation with fewer than `least` answers is suppressed, and so are the marks before a
    training where fewer people gave them. Each is judged by itself and left out of every sum, so
    that no difference between sums, whatever they are cut by, tells anything of it.
    Raises `InvalidValue`.
    """
    require("least", int, least)
    require("days", Days | None, days)
    if least < 1:
        raise InvalidValue(Fault("least", least, "1 or more"))
    given = listed("evaluations", TrainingEvaluation, evaluations)
    found = sorted((it for it in given if days is None or it.on in days), key=lambda it: it.id)
    by_level: dict[EvaluationLevel, list[TrainingEvaluation]] = {it: [] for it in EvaluationLevel}
    by_activity: dict[tuple[str, EvaluationLevel], list[TrainingEvaluation]] = {}
    for it in found:
        by_level[it.level].append(it)
        by_activity.setdefault((it.activity, it.level), []).append(it)
    order = {level: place for place, level in enumerate(EvaluationLevel)}
    return TrainingResults(
        levels=tuple(_result(level, None, held, least) for level, held in by_level.items()),
        activities=tuple(
            _result(level, activity, by_activity[activity, level], least)
            for activity, level in sorted(by_activity, key=lambda it: (it[0], order[it[1]]))
        ),
        suppressed=tuple(it.id for it in found if not _is_shown(it.answers, least)),
        least=least,
    )


def _is_shown(marks: MarkCounts, least: int) -> bool:
    return marks.number >= least


def _result(
    level: EvaluationLevel, activity: str | None, held: list[TrainingEvaluation], least: int
) -> LevelResult:
    shown = [it for it in held if _is_shown(it.answers, least)]
    stated = [(it.answers.number, it.asked) for it in shown if it.asked is not None]
    return LevelResult(
        level=level,
        activity=activity,
        marks=_together(it.answers for it in shown) if shown else None,
        responded=sum(answered for answered, _ in stated) if stated else None,
        asked=sum(asked for _, asked in stated) if stated else None,
        gain=_gain(shown, least),
        evaluations=tuple(it.id for it in shown),
        unstated=tuple(it.id for it in shown if it.asked is None),
        suppressed=tuple(it.id for it in held if not _is_shown(it.answers, least)),
    )


def _gain(shown: list[TrainingEvaluation], least: int) -> LearningGain | None:
    tested = [(it, it.before) for it in shown if it.before and _is_shown(it.before, least)]
    if not tested:
        return None
    return LearningGain(
        before=_together(before for _, before in tested),
        after=_together(it.answers for it, _ in tested),
        evaluations=tuple(it.id for it, _ in tested),
    )


def _together(several: Iterable[MarkCounts]) -> MarkCounts:
    held = tuple(several)
    marks = [it.name for it in fields(MarkCounts)]
    return MarkCounts(*(sum(getattr(counts, mark) for counts in held) for mark in marks))
