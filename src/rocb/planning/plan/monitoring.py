"""Monitoring: what of a plan is late on a day, what is at risk, and what became of its deadlines.

It is the plan as it was known at the end of that day, as far as its history tells: an activity
without one stands as it does today. A day on which something is due has to be over before it is
late.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import at_least, checked, require
from rocb.display import html_of
from rocb.errors import UnknownRecord
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, Status, in_order, takes_place
from rocb.planning.plan.critical_path import earliest_days
from rocb.planning.plan.deadlines import Deadline
from rocb.planning.plan.dependencies import dependents, has_begun, in_sequence, reached
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import plan_at


class LateReason(Enum):
    """What should have happened to a late activity by now."""

    NOT_BEGUN = "not_begun"
    NOT_ENDED = "not_ended"


@frozen(field_transformer=checked)
class LateActivity:
    """An activity that should have begun or ended by now.

    `days` is by how many days it will end late if it begins today, or, once it has begun, if it
    ends today or when it has taken as long as planned. `blocks` are the ids of those that wait for
    it directly; `blocked_by` tells all of them.
    """

    activity: Activity
    reasons: tuple[LateReason, ...]
    days: int = field(validator=at_least(1))
    blocks: tuple[str, ...]


class ThreatKind(Enum):
    """What puts an activity at risk."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    LATE = "late"
    OVERLAPS = "overlaps"
    SLIPS = "slips"
    AT_RISK = "at_risk"
    BEGUN_BEFORE = "begun_before"
    DEADLINE_MISSED = "deadline_missed"


_AT_ANY_RATE: Final = (ThreatKind.BEGUN_BEFORE, ThreatKind.DEADLINE_MISSED)
"""What threatens an activity also where it has days to spare."""


@frozen(field_transformer=checked)
class Threat:
    """One thing that puts an activity at risk.

    It waits for `activity`, which is cancelled, postponed or late; or ends too late by its own
    dates (`OVERLAPS`) or as things are going (`SLIPS`); or is at risk itself. Or it began though
    `activity`, on which it depends, has not ended (`BEGUN_BEFORE`). Or its `deadline` was missed.
    """

    kind: ThreatKind
    activity: str | None = None
    deadline: str | None = None


@frozen(field_transformer=checked)
class ActivityAtRisk:
    """An activity that is not over, and what threatens it.

    `slip` is by how many days it will end late at the least; `None` where that cannot be said, as
    it waits for what is postponed or cancelled. It is zero only for what began out of order or
    missed a deadline: what has enough days to spare is not at risk.
    """

    activity: Activity
    threats: tuple[Threat, ...]
    slip: int | None


class DeadlineState(Enum):
    """What became of a deadline by a day."""

    COMING = "coming"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    DROPPED = "dropped"


@frozen(field_transformer=checked)
class DeadlineStanding:
    """A deadline, and what became of it by a day; `DROPPED` if its activity was cancelled.

    `days` is by how many days it was met late, or is past; below zero, how early it was met, or
    how many days are left.
    """

    deadline: Deadline
    state: DeadlineState
    days: int


@frozen(field_transformer=checked)
class Monitoring:
    """What is late and at risk by first day, then id, and the deadlines by due day, then id.

    `postponed` wait for new dates. What is late may be at risk as well.
    """

    on: date
    late: tuple[LateActivity, ...]
    at_risk: tuple[ActivityAtRisk, ...]
    postponed: tuple[Activity, ...]
    deadlines: tuple[DeadlineStanding, ...]

    _repr_html_ = html_of


def monitor(plan: Plan, on: date) -> Monitoring:
    """Return how a plan is doing at the end of a day.

    Raises `InvalidValue` for chains that outlast the calendar.
    """
    require("plan", Plan, plan)
    require("on", date, on)
    stood = plan_at(plan, on)
    following = dependents(stood.activities)
    standings = _deadline_standings(stood, on)
    soonest = earliest_days(stood, on)
    late = {
        it.id: LateActivity(it, reasons, _days_late(it, soonest, on), following[it.id])
        for it in in_order(stood.activities)
        if (reasons := _late_reasons(it, on))
    }
    at_risk = _at_risk(stood, soonest, late, standings)
    return Monitoring(
        on,
        tuple(late.values()),
        tuple(at_risk[it.id] for it in in_order(stood.activities) if it.id in at_risk),
        tuple(it for it in in_order(stood.activities) if it.status is Status.POSTPONED),
        standings,
    )


def blocked_by(plan: Plan, activity: str) -> tuple[Activity, ...]:
    """Return all that wait for an activity, directly or through others, by first day, then id.

    What has begun waits for nothing. Raises `UnknownRecord` for an activity not in the plan.
    """
    require("plan", Plan, plan)
    require("activity", str, activity)
    following = dependents(plan.activities)
    if activity not in following:
        raise UnknownRecord("activity", activity)
    found = set(reached(following, activity))
    return in_order(it for it in plan.activities if it.id in found)


def _late_reasons(activity: Activity, on: date) -> tuple[LateReason, ...]:
    if not takes_place(activity) or activity.status is Status.COMPLETED:
        return ()
    holds = {
        LateReason.NOT_BEGUN: not has_begun(activity) and activity.days.first < on,
        LateReason.NOT_ENDED: activity.days.last < on,
    }
    return tuple(reason for reason, is_so in holds.items() if is_so)


def _days_late(activity: Activity, soonest: Mapping[str, Days], on: date) -> int:
    if has_begun(activity):
        return (soonest[activity.id].last - activity.days.last).days
    return (on - activity.days.first).days


def _deadline_standings(plan: Plan, on: date) -> tuple[DeadlineStanding, ...]:
    cancelled = {it.id for it in plan.activities if it.status is Status.CANCELLED}
    return tuple(
        _deadline_standing(it, on, cancelled)
        for it in sorted(plan.deadlines, key=lambda it: (it.due, it.id))
    )


def _deadline_standing(deadline: Deadline, on: date, cancelled: set[str]) -> DeadlineStanding:
    days = ((deadline.met_on or on) - deadline.due).days
    if deadline.met_on is not None:
        state = DeadlineState.MET_LATE if days > 0 else DeadlineState.MET
    elif deadline.activity in cancelled:
        state = DeadlineState.DROPPED
    else:
        state = DeadlineState.MISSED if days > 0 else DeadlineState.COMING
    return DeadlineStanding(deadline, state, days)


def _at_risk(
    plan: Plan,
    soonest: Mapping[str, Days],
    late: Mapping[str, LateActivity],
    standings: tuple[DeadlineStanding, ...],
) -> dict[str, ActivityAtRisk]:
    held = {it.id: it for it in plan.activities}
    missed: dict[str | None, list[Threat]] = {}
    for it in standings:
        if it.state is DeadlineState.MISSED:
            threat = Threat(ThreatKind.DEADLINE_MISSED, deadline=it.deadline.id)
            missed.setdefault(it.deadline.activity, []).append(threat)
    found: dict[str, ActivityAtRisk] = {}
    for activity in in_sequence(plan.activities):
        if not takes_place(activity) or activity.status is Status.COMPLETED:
            continue
        threats = [
            Threat(kind, id)
            for id in sorted(activity.depends_on)
            if (kind := _threat(activity, held[id], soonest.get(id), late, found)) is not None
        ]
        threats += missed.get(activity.id, ())
        days = soonest.get(activity.id)
        slip = None if days is None else max((days.last - activity.days.last).days, 0)
        if threats and (slip != 0 or any(it.kind in _AT_ANY_RATE for it in threats)):
            found[activity.id] = ActivityAtRisk(activity, tuple(threats), slip)
    return found


def _threat(
    activity: Activity,
    needed: Activity,
    soonest: Days | None,
    late: Mapping[str, LateActivity],
    at_risk: Mapping[str, ActivityAtRisk],
) -> ThreatKind | None:
    """Return what threatens an activity that depends on another, whose days are `soonest`."""
    if has_begun(activity):
        over = needed.status in (Status.COMPLETED, Status.CANCELLED)
        return None if over else ThreatKind.BEGUN_BEFORE
    if needed.status is Status.CANCELLED:
        return ThreatKind.CANCELLED
    if needed.status is Status.POSTPONED:
        return ThreatKind.POSTPONED
    if needed.status is Status.COMPLETED:
        return None
    if needed.id in late:
        return ThreatKind.LATE
    if needed.days.last >= activity.days.first:
        return ThreatKind.OVERLAPS
    if soonest is not None and soonest.last >= activity.days.first:
        return ThreatKind.SLIPS
    return ThreatKind.AT_RISK if needed.id in at_risk else None
