"""Corrections: what was put right in the records of a programme, when, by whom and why."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final, get_args

from attrs import field, frozen

from rocb.checks import checked, identifier, require
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.planning.experts.evaluations import Evaluation
from rocb.planning.experts.experts import Expert
from rocb.planning.needs.needs import Need
from rocb.planning.network.courses import Course
from rocb.planning.network.policy_gaps import PolicyGap
from rocb.planning.network.representations import Representation
from rocb.planning.network.translations import Translation
from rocb.planning.partners.pledges import Pledge
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.changes import Change, replayed
from rocb.planning.plan.deadlines import Deadline
from rocb.planning.plan.training_evaluations import TrainingEvaluation
from rocb.planning.projects.lessons import Lesson
from rocb.planning.projects.projects import Project
from rocb.planning.strategy.indicators import Indicator
from rocb.references import refers_to
from rocb.texts import LocalizedText

Correctable = (
    Activity
    | Need
    | Expert
    | Evaluation
    | Project
    | Lesson
    | Pledge
    | Indicator
    | PolicyGap
    | Translation
    | Course
    | Representation
    | TrainingEvaluation
)
"""A record that can be corrected."""


class RecordKind(Enum):
    """What kind of record was corrected; the values are the fields of a `Correction`."""

    ACTIVITY = "activity"
    NEED = "need"
    EXPERT = "expert"
    EVALUATION = "evaluation"
    PROJECT = "project"
    LESSON = "lesson"
    PLEDGE = "pledge"
    INDICATOR = "indicator"
    POLICY_GAP = "policy_gap"
    TRANSLATION = "translation"
    COURSE = "course"
    REPRESENTATION = "representation"
    TRAINING_EVALUATION = "training_evaluation"


class CorrectionKind(Enum):
    """What was done: a record was changed, put down after its time, or taken out."""

    CORRECTED = "corrected"
    ENTERED_LATE = "entered_late"
    STRUCK_OUT = "struck_out"


@frozen(field_transformer=checked)
class Correction:
    """A record that was corrected, entered late or struck out, as `by` put it down on a day.

    The record is told by its kind and id. Of the fields that are named as the kinds are, the one of
    its own kind holds it as it stood before; none where it was entered late, as it was not known
    before. `goal` is that of an indicator. An activity that was struck out took its `history` and
    its `deadlines` along.
    """

    on: date
    by: str
    why: LocalizedText
    how: CorrectionKind
    kind: RecordKind
    id: str = field(validator=identifier)
    activity: Activity | None = None
    need: Need | None = None
    expert: Expert | None = None
    evaluation: Evaluation | None = None
    project: Project | None = None
    lesson: Lesson | None = None
    pledge: Pledge | None = None
    indicator: Indicator | None = None
    policy_gap: PolicyGap | None = None
    translation: Translation | None = None
    course: Course | None = None
    representation: Representation | None = None
    training_evaluation: TrainingEvaluation | None = None
    goal: str | None = field(default=None, metadata=refers_to("goals"))
    history: tuple[Change, ...] = ()
    deadlines: tuple[Deadline, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [
            *_record_faults(self),
            *_former_faults(self),
            *_belongings_faults(self),
            *_history_faults(self),
        ]
        if faults:
            raise InvalidValue(*faults)

    @property
    def before(self) -> Correctable | None:
        """The record as it stood before, `None` where it was not known."""
        found: Correctable | None = getattr(self, self.kind.value)
        return found


_KINDS: Final[Mapping[type, RecordKind]] = dict(zip(get_args(Correctable), RecordKind, strict=True))


def kind_of(record: Correctable) -> RecordKind:
    """Return what kind of record this is. Raises `InvalidValue`."""
    require("record", Correctable, record)
    return _KINDS[type(record)]


def order_faults(corrections: Iterable[Any]) -> Iterator[Fault]:
    """Yield the corrections, or stand-ins for them, that do not stand in the order of their days.

    Paths begin with `corrections`.
    """
    last: date | None = None
    for index, correction in enumerate(corrections):
        on = getattr(correction, "on", None)
        if last is not None and on is not None and on < last:
            expected = f"{last} or later, as the corrections stand in the order of their days"
            yield Fault(f"corrections[{index}].on", on.isoformat(), expected)
        last = on or last


def _record_faults(correction: Any) -> Iterator[Fault]:
    """Yield former records of another kind than that of the correction, or with another id."""
    kind, id = getattr(correction, "kind", None), getattr(correction, "id", None)
    for it in RecordKind:
        record = getattr(correction, it.value, None)
        found = getattr(record, "id", id)
        if record is not None and kind not in (None, it):
            yield Fault(it.value, found, f"left out, as a {kind.value} was corrected")
        elif id is not None and found != id:
            yield Fault(f"{it.value}.id", found, f"{id}, the id of what was corrected")


def _former_faults(correction: Any) -> Iterator[Fault]:
    """Yield a record as it was before where there was none, and none where there was one."""
    how, kind = getattr(correction, "how", None), getattr(correction, "kind", None)
    if how is None or kind is None:
        return
    record = getattr(correction, kind.value, ABSENT)
    late = how is CorrectionKind.ENTERED_LATE
    if record is None and not late:
        yield Fault(kind.value, None, "known, as it was there before")
    elif late and record not in (None, ABSENT):
        found = getattr(record, "id", ABSENT)
        yield Fault(kind.value, found, "left out, as it was entered late and not there before")


def _belongings_faults(correction: Any) -> Iterator[Fault]:
    """Yield what only an indicator, or an activity that was struck out, can have."""
    kind, how = getattr(correction, "kind", None), getattr(correction, "how", None)
    goal, id = getattr(correction, "goal", None), getattr(correction, "id", None)
    if goal is not None and kind not in (None, RecordKind.INDICATOR):
        yield Fault("goal", goal, "left out, as no indicator was corrected")
    fitting = (None, CorrectionKind.STRUCK_OUT), (None, RecordKind.ACTIVITY)
    for name in ("history", "deadlines"):
        held = getattr(correction, name, ())
        if held and (how not in fitting[0] or kind not in fitting[1]):
            yield Fault(name, len(held), "left out, as no activity was struck out")
        for index, record in enumerate(held):
            of = getattr(record, "activity", id)
            if id is not None and of != id:
                yield Fault(f"{name}[{index}].activity", of, f"{id}, the activity")


def _history_faults(correction: Any) -> Iterator[Fault]:
    """Yield why the history does not lead to the activity as it stood."""
    activity, history = getattr(correction, "activity", None), getattr(correction, "history", ())
    if not isinstance(activity, Activity) or not all(isinstance(it, Change) for it in history):
        return
    try:
        standing = replayed(history)
    except InvalidValue as error:
        yield from (fault.under("history") for fault in error.faults)
        return
    if standing is not None and standing.status is not activity.status:
        expected = f"{standing.status.value}, as the history has it"
        yield Fault("activity.status", activity.status.value, expected)
    if standing is not None and standing.days != activity.days:
        expected = f"{standing.days.first} to {standing.days.last}, as the history has it"
        yield Fault("activity.days", f"{activity.days.first} to {activity.days.last}", expected)
