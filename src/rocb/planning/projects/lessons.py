"""Lessons learnt: what was understood, how it was evaluated, and which Members were told."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any, Final

from attrs import evolve, field, frozen

from rocb.checks import (
    between,
    checked,
    distinct,
    identifier,
    listed,
    repeated,
    require,
    rule,
    too_early,
)
from rocb.errors import Fault, InvalidValue
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

HIGHEST_SCORE: Final = 4


class EvaluationCriterion(Enum):
    """What is asked of a development intervention when it is evaluated (OECD DAC, 2019)."""

    RELEVANCE = "relevance"
    COHERENCE = "coherence"
    EFFECTIVENESS = "effectiveness"
    EFFICIENCY = "efficiency"
    IMPACT = "impact"
    SUSTAINABILITY = "sustainability"


@frozen(field_transformer=checked)
class LessonRating:
    """How far a criterion is met, from 1 (not at all) to 4 (in full), and what shows it.

    `score` is `None` where the evidence does not suffice to tell.
    """

    criterion: EvaluationCriterion
    score: int | None = field(validator=between(1, HIGHEST_SCORE))
    evidence: LocalizedText


@frozen(field_transformer=checked)
class LessonEvaluation:
    """The evaluation of a lesson on a day: one rating or more, at most one for each criterion."""

    on: date
    by: str
    ratings: tuple[LessonRating, ...] = field(validator=rule(bool, "one rating or more"))

    def __attrs_post_init__(self) -> None:
        faults = tuple(repeated("ratings", getattr(self, "ratings", ()), "criterion"))
        if faults:
            raise InvalidValue(*faults)


@frozen(field_transformer=checked)
class Delivery:
    """The day on which a Member was sent a lesson."""

    member: str = field(metadata=refers_to("members"))
    on: date


class LessonStatus(Enum):
    """How far a lesson is."""

    DRAFTED = "drafted"
    EVALUATED = "evaluated"
    SENT = "sent"


@frozen(field_transformer=checked)
class Lesson:
    """What was learnt on a day in a project or an activity, and what others are advised to do.

    `members` are those in which it was learnt. It is sent only after its evaluation, and to each
    Member once.
    """

    id: str = field(validator=identifier, metadata=names("lessons"))
    text: LocalizedText
    recommendation: LocalizedText
    themes: tuple[str, ...] = field(validator=distinct, metadata=refers_to("themes"))
    learnt_on: date
    source: Source
    project: str | None = field(default=None, metadata=refers_to("projects"))
    activity: str | None = field(default=None, metadata=refers_to("activities"))
    members: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("members"))
    evaluation: LessonEvaluation | None = None
    deliveries: tuple[Delivery, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [*too_early(self, "learnt_on", "evaluation.on"), *_delivery_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def _delivery_faults(lesson: Any) -> Iterator[Fault]:
    deliveries = getattr(lesson, "deliveries", ())
    yield from repeated("deliveries", deliveries, "member")
    if not hasattr(lesson, "evaluation"):
        return
    if deliveries and lesson.evaluation is None:
        yield Fault("evaluation", None, "known, as a lesson is sent only when evaluated")
    evaluated = getattr(lesson.evaluation, "on", None)
    for place, delivery in enumerate(deliveries):
        sent = getattr(delivery, "on", None)
        if sent is not None and evaluated is not None and sent < evaluated:
            yield Fault(f"deliveries[{place}].on", sent.isoformat(), f"{evaluated} or later")


def lesson_status(lesson: Lesson, on: date) -> LessonStatus | None:
    """Return how far a lesson was at the end of a day, `None` before it was learnt."""
    require("lesson", Lesson, lesson)
    require("on", date, on)
    if any(delivery.on <= on for delivery in lesson.deliveries):
        return LessonStatus.SENT
    if lesson.evaluation is not None and lesson.evaluation.on <= on:
        return LessonStatus.EVALUATED
    return LessonStatus.DRAFTED if lesson.learnt_on <= on else None


def distribute(lesson: Lesson, members: Iterable[str], on: date) -> Lesson:
    """Return the lesson with the record that these Members (their codes) were sent it on a day.

    Who has it already keeps the day of the first time. Raises `InvalidValue` for a lesson that was
    not evaluated by that day.
    """
    require("lesson", Lesson, lesson)
    require("on", date, on)
    codes = dict.fromkeys(listed("members", str, members))
    told = {delivery.member for delivery in lesson.deliveries}
    new = tuple(Delivery(code, on) for code in codes if code not in told)
    return evolve(lesson, deliveries=(*lesson.deliveries, *new))
