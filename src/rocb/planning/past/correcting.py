"""Correcting: what a programme says of the past is put right, and what it said is kept.

A correction is made as its opposite would be undone.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import evolve

from rocb.checks import require
from rocb.errors import ABSENT, Fault, InvalidValue, UnknownRecord
from rocb.planning.corrections import (
    Correctable,
    Correction,
    CorrectionKind,
    RecordKind,
    kind_of,
)
from rocb.planning.past.places import goals_of_indicators, held, plan_paths, plans_of
from rocb.planning.past.undoing import fields_before
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.changes import Change
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import first_change
from rocb.planning.programme import Programme
from rocb.texts import LocalizedText


def corrected(
    programme: Programme, record: Correctable, on: date, by: str, why: LocalizedText
) -> Programme:
    """Return the programme with a record in the place of the one that has its id.

    State and dates of an activity with a history are not corrected so: they follow from its steps
    (see `changed`). Raises `UnknownRecord` where no record of its kind has the id, `InvalidValue`
    for one that is there already or contradicts others, and for a day before that of the last
    correction.
    """
    kind = kind_of(record)
    _check(programme, on, by, why)
    found = held(programme, kind, record.id)
    if not found:
        raise UnknownRecord(kind.value, record.id)
    before = _held_in_its_year(programme, record) if isinstance(record, Activity) else found[0]
    if before == record:
        raise InvalidValue(Fault("record", record.id, f"another {kind.value} than is there"))
    made = _correction(CorrectionKind.CORRECTED, before, on, by, why)
    return _made(programme, made, _correction(CorrectionKind.CORRECTED, record, on, by, why))


def entered_late(
    programme: Programme,
    record: Correctable,
    on: date,
    by: str,
    why: LocalizedText,
    goal: str | None = None,
) -> Programme:
    """Return the programme with a record of the past that was not put down in time.

    An activity is added to the plan of its year and taken up as it stands, on its last day or that
    on which it is entered, whichever is the earlier. An indicator
    needs the goal that it belongs to. Raises `UnknownRecord` for a goal that is not there,
    `InvalidValue` for an id that another record of the kind has, a record that contradicts others,
    and a day before that of the last correction.
    """
    kind = kind_of(record)
    _check(programme, on, by, why)
    require("goal", str | None, goal)
    faults = []
    if held(programme, kind, record.id):
        faults.append(Fault("record.id", record.id, f"an id that no other {kind.value} has"))
    if kind is RecordKind.INDICATOR and goal is None:
        faults.append(Fault("goal", ABSENT, "the goal that the indicator belongs to"))
    if kind is not RecordKind.INDICATOR and goal is not None:
        faults.append(Fault("goal", goal, "left out, as no indicator is entered"))
    history: tuple[Change, ...] = ()
    if isinstance(record, Activity):
        faults += _strange_year(record, plans_of(programme))
        history = (_taken_up_late(record, on, by, why),)
    if faults:
        raise InvalidValue(*faults)
    if goal is not None and all(it.id != goal for one in programme.strategies for it in one.goals):
        raise UnknownRecord("goal", goal)
    made = Correction(on, by, why, CorrectionKind.ENTERED_LATE, kind, record.id, goal=goal)
    taken_out = _correction(CorrectionKind.STRUCK_OUT, record, on, by, why)
    return _made(programme, made, evolve(taken_out, goal=goal, history=history))


def _taken_up_late(record: Activity, on: date, by: str, why: LocalizedText) -> Change:
    """Return the first step of an activity of the past, put down on a day."""
    last = record.days.last
    if on <= last:
        return first_change(record, on, by, why)
    return evolve(first_change(record, last, by, why), entered=on)


def struck_out(
    programme: Programme, kind: RecordKind, id: str, on: date, by: str, why: LocalizedText
) -> Programme:
    """Return the programme without a record that should never have been there.

    An activity takes its history and its deadlines along; one that was carried over is cancelled
    instead. Raises `UnknownRecord` where no record of the kind has the id, `InvalidValue` where
    others refer to it, and for a day before that of the last correction.
    """
    require("kind", RecordKind, kind)
    require("id", str, id)
    _check(programme, on, by, why)
    found = held(programme, kind, id)
    if not found:
        raise UnknownRecord(kind.value, id)
    if len(found) > 1:
        raise InvalidValue(Fault("id", id, "in one plan only: it was carried over"))
    if kind is RecordKind.ACTIVITY and (faults := tuple(_waiting(programme, id))):
        raise InvalidValue(*faults)
    plans = plans_of(programme) if kind is RecordKind.ACTIVITY else ()
    made = evolve(
        _correction(CorrectionKind.STRUCK_OUT, found[0], on, by, why),
        goal=goals_of_indicators(programme).get(id) if kind is RecordKind.INDICATOR else None,
        history=tuple(it for plan in plans for it in plan.history if it.activity == id),
        deadlines=tuple(it for plan in plans for it in plan.deadlines if it.activity == id),
    )
    unknown = Correction(on, by, why, CorrectionKind.ENTERED_LATE, kind, id)
    return _made(programme, made, unknown)


def corrections_between(programme: Programme, after: date, until: date) -> tuple[Correction, ...]:
    """Return the corrections made after one day, up to and including another, in their order.

    Raises `InvalidValue`.
    """
    _check_span(programme, after, until)
    return tuple(it for it in programme.corrections if after < it.on <= until)


def steps_between(programme: Programme, after: date, until: date) -> tuple[Change, ...]:
    """Return the steps put down after one day, up to and including another, whenever taken.

    They stand in the order in which they were put down, those of one day by activity.
    Raises `InvalidValue`.
    """
    _check_span(programme, after, until)
    found = dict.fromkeys(
        it for plan in plans_of(programme) for it in plan.history if after < it.known_on <= until
    )
    return tuple(sorted(found, key=lambda it: (it.known_on, it.activity)))


def late_changes_between(programme: Programme, after: date, until: date) -> tuple[Change, ...]:
    """Return the steps taken by one day that were put down later, up to and including another day.

    They stand as in `steps_between`. Raises `InvalidValue`.
    """
    return tuple(it for it in steps_between(programme, after, until) if it.on <= after)


def _check(programme: Programme, on: date, by: str, why: LocalizedText) -> None:
    require("programme", Programme, programme)
    require("on", date, on)
    require("by", str, by)
    require("why", LocalizedText, why)
    last = programme.corrections[-1].on if programme.corrections else date.min
    if on < last:
        expected = f"{last} or later, the day of the last correction"
        raise InvalidValue(Fault("on", on.isoformat(), expected))


def _check_span(programme: Programme, after: date, until: date) -> None:
    require("programme", Programme, programme)
    require("after", date, after)
    require("until", date, until)
    if until < after:
        raise InvalidValue(Fault("until", until.isoformat(), f"{after} or later"))


def _correction(
    how: CorrectionKind, record: Correctable, on: date, by: str, why: LocalizedText
) -> Correction:
    kind = kind_of(record)
    former: dict[str, Any] = {kind.value: record}
    return Correction(on, by, why, how, kind, record.id, **former)


def _made(programme: Programme, made: Correction, opposite: Correction) -> Programme:
    fields = fields_before(programme, (opposite,))
    return evolve(programme, **fields, corrections=(*programme.corrections, made))


def _held_in_its_year(programme: Programme, activity: Activity) -> Activity:
    """Return the activity that has the id in the plan of the year; raise where dates do not fit."""
    plans = [
        it for it in plans_of(programme) if any(one.id == activity.id for one in it.activities)
    ]
    faults = list(_strange_year(activity, plans))
    if faults:
        raise InvalidValue(*faults)
    plan = next(it for it in plans if activity.days.first in it.year.days)
    before = next(it for it in plan.activities if it.id == activity.id)
    if any(it.activity == activity.id for it in plan.history):
        faults += _against_history(before, activity)
    if faults:
        raise InvalidValue(*faults)
    return before


def _waiting(programme: Programme, id: str) -> Iterator[Fault]:
    """Yield what waits for an activity, as if it were gone."""
    for path, plan in zip(plan_paths(programme), plans_of(programme), strict=True):
        for index, activity in enumerate(plan.activities):
            for place, other in enumerate(activity.depends_on):
                if other == id:
                    where = f"{path}.activities[{index}].depends_on[{place}]"
                    yield Fault(where, id, "the id of one of the activities")


def _strange_year(activity: Activity, plans: Iterable[Plan]) -> Iterator[Fault]:
    if not any(activity.days.first in plan.year.days for plan in plans):
        first = activity.days.first.isoformat()
        yield Fault("record.days.first", first, "within the year of its plan")


def _against_history(before: Activity, activity: Activity) -> Iterator[Fault]:
    if activity.status is not before.status:
        expected = f"{before.status.value}, as the history has it: a step changes it"
        yield Fault("record.status", activity.status.value, expected)
    if activity.days != before.days:
        expected = f"{before.days.first} to {before.days.last}, as the history has it: a step does"
        yield Fault("record.days", f"{activity.days.first} to {activity.days.last}", expected)
