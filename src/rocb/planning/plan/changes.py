"""The history of a plan: every change of an activity's state or dates, and who made it when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import checked, listed, require, too_early
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.periods import Days
from rocb.planning.plan.activities import Status, length_faults
from rocb.references import refers_to
from rocb.texts import LocalizedText


class Step(Enum):
    """What was done with an activity."""

    PROPOSE = "propose"
    PLAN = "plan"
    RESCHEDULE = "reschedule"
    START = "start"
    COMPLETE = "complete"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    REINSTATE = "reinstate"


_OPEN: Final = (Status.PROPOSED, Status.PLANNED, Status.UNDER_WAY)

_ROWS: Final[Mapping[Step, Mapping[Status | None, Status]]] = {
    Step.PROPOSE: {None: Status.PROPOSED},
    Step.PLAN: {None: Status.PLANNED, Status.PROPOSED: Status.PLANNED},
    Step.RESCHEDULE: {
        Status.PROPOSED: Status.PROPOSED,
        Status.PLANNED: Status.PLANNED,
        Status.UNDER_WAY: Status.UNDER_WAY,
        Status.POSTPONED: Status.PLANNED,
    },
    Step.START: dict.fromkeys((None, Status.PLANNED), Status.UNDER_WAY),
    Step.COMPLETE: dict.fromkeys((None, Status.PLANNED, Status.UNDER_WAY), Status.COMPLETED),
    Step.POSTPONE: dict.fromkeys((None, *_OPEN), Status.POSTPONED),
    Step.CANCEL: dict.fromkeys((None, *_OPEN, Status.POSTPONED), Status.CANCELLED),
    Step.REINSTATE: {Status.CANCELLED: Status.PLANNED},
}

ACTIVITY_TRANSITIONS: Final[Mapping[Step, Mapping[Status | None, Status]]] = MappingProxyType(
    {step: MappingProxyType(row) for step, row in _ROWS.items()}
)
"""For each step the states that it may find, and the one it leaves.

It finds `None` where a history begins: an activity is new, or was kept elsewhere so far and is
taken up in the state that it had reached.
"""

_DATED: Final = frozenset((Step.PROPOSE, Step.RESCHEDULE))
_UNDATED: Final = frozenset(Step) - _DATED - {Step.PLAN}
_EXPLAINED: Final = frozenset((Step.POSTPONE, Step.CANCEL, Step.REINSTATE))


@frozen(field_transformer=checked)
class Change:
    """One step of one activity: on which day, by whom, and why.

    `days` are the dates that the activity was given; a step that sets none keeps those before. The
    first step of a history, a proposal and a rescheduling always give dates; to start, complete,
    postpone, cancel or reinstate gives none unless it is the first. To postpone, to cancel and to
    reinstate needs a reason. What starts or is completed does so on that day. `entered` is the day
    on which it was put down, where that was later than `on`: before it, nobody knew.
    """

    activity: str = field(metadata=refers_to("activities"))
    on: date
    by: str
    step: Step
    why: LocalizedText | None = None
    days: Days | None = None
    entered: date | None = None

    def __attrs_post_init__(self) -> None:
        faults = [
            *_step_faults(self),
            *length_faults(getattr(self, "days", None)),
            *too_early(self, "on", "entered"),
        ]
        if faults:
            raise InvalidValue(*faults)

    @property
    def known_on(self) -> date:
        """The day from whose end on the change is known."""
        return self.entered or self.on


def _step_faults(change: Any) -> Iterator[Fault]:
    step = getattr(change, "step", None)
    if step in _EXPLAINED and getattr(change, "why", ABSENT) is None:
        yield Fault("why", None, f"a reason, which to {step.value} needs")
    if step in _DATED and getattr(change, "days", ABSENT) is None:
        yield Fault("days", None, f"dates, which to {step.value} needs")


@frozen(field_transformer=checked)
class Standing:
    """How an activity stood: its state and dates, and the dates that it was first given.

    `actual` are the days from that on which it began to that on which it was completed; as long as
    it is under way, to that on which it will end if it takes as long as planned. It is `None` for
    what is neither, and where the history does not tell.
    """

    status: Status
    days: Days
    first: Days
    actual: Days | None = None


def replayed(changes: Iterable[Change], until: date | None = None) -> Standing | None:
    """Return how the changes of one activity leave it, or left it as known at the end of a day.

    `None` before the first one. Raises `InvalidValue` for a history that no activity can have: one
    that leaps between states, runs backwards, gives no dates, completes something before its first
    day or tells of two activities.
    """
    if until is not None:
        require("until", date, until)
    standing: Standing | None = None
    found: Standing | None = None
    last: Change | None = None
    for index, change in enumerate(listed("changes", Change, changes)):
        fault = leap(standing, last, change)
        if fault is not None:
            raise InvalidValue(fault.under(f"[{index}]"))
        standing, last = after(standing, change), change
        if until is None or change.known_on <= until:
            found = standing
    return found


def leap(standing: Standing | None, last: Change | None, change: Change) -> Fault | None:
    """Return what is wrong with a change after the last one of the activity, or `None`."""
    if last is not None and change.activity != last.activity:
        return Fault("activity", change.activity, f"{last.activity}, as before")
    if last is not None and change.on < last.on:
        return Fault("on", change.on.isoformat(), f"{last.on} or later")
    if last is not None and change.known_on < last.known_on:
        expected = f"{last.known_on} or later, when what came before it was put down"
        return Fault("entered", change.entered, expected)
    if standing is None and change.days is None:
        return Fault("days", None, "known with the first step of an activity")
    if standing is not None and change.days is not None and change.step in _UNDATED:
        return Fault(
            "days", str(change.days.first), f"left out, as to {change.step.value} gives none"
        )
    status = standing.status if standing else None
    if status not in ACTIVITY_TRANSITIONS[change.step]:
        found = f"that is {status.value}" if status else "without a history"
        return Fault("step", change.step.value, f"possible for an activity {found}")
    days = change.days or (standing.days if standing else None)
    if change.step is Step.COMPLETE and days is not None and change.on < days.first:
        expected = f"{days.first} or later, as nothing is completed before its first day"
        return Fault("on", change.on.isoformat(), expected)
    return None


def after(standing: Standing | None, change: Change) -> Standing:
    """Return how a change leaves an activity that stood so before it (see `leap`)."""
    status = standing.status if standing else None
    days = change.days or (standing.days if standing else None)
    if days is None or status not in ACTIVITY_TRANSITIONS[change.step]:
        raise InvalidValue(Fault("step", change.step.value, "possible as the activity stands"))
    first = standing.first if standing else days
    actual = _actual(standing, change, days) if standing else None
    return Standing(ACTIVITY_TRANSITIONS[change.step][status], days, first, actual)


def _actual(standing: Standing, change: Change, days: Days) -> Days | None:
    began = standing.actual.first if standing.actual else None
    if change.step is Step.START:
        last = min(change.on.toordinal() + len(days) - 1, date.max.toordinal())
        return Days(change.on, date.fromordinal(last))
    if change.step is Step.COMPLETE:
        return Days(began or days.first, change.on)
    if change.step is Step.RESCHEDULE and began is not None:
        return Days(began, max(began, days.last))
    return None


def by_activity(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """Return the changes of each activity in their order, by its id."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.activity, []).append(change)
    return {id: tuple(held) for id, held in found.items()}
