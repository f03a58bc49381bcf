"""Monitoring: what of a plan is late on a day, what is at risk, and what became of its deadlines.

It is the plan as it was known at the end of that day. A day on which something is due has to be
over before it is late.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import at_least, checked, require
from rocb.errors import UnknownRecord
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, Status, in_order, takes_place
from rocb.planning.plan.critical_path import earliest_days
from rocb.planning.plan.deadlines import Deadline
from rocb.planning.plan.dependencies import dependents, has_begun, in_sequence, reached, waits_for
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import plan_at


class LateReason(Enum):
    """What should have happened to a late activity by now."""

    NOT_BEGUN = "not_begun"
    NOT_ENDED = "not_ended"


@frozen(field_transformer=checked)
class LateActivity:
    """An activity that should have begun or ended by now.

    `days` is by how many days it will end late if it goes on today as it was planned. `blocks` are
    the ids of those that wait for it directly; `blocked_by` tells all of them.
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
    DEADLINE_MISSED = "deadline_missed"


@frozen(field_transformer=checked)
class Threat:
    """One thing that puts an activity at risk.

    It waits for `activity`, which is cancelled, postponed or late; or ends too late by its own
    dates (`OVERLAPS`) or as things are going (`SLIPS`); or is at risk itself. Or its `deadline`
    was missed.
    """

    kind: ThreatKind
    activity: str | None = None
    deadline: str | None = None


@frozen(field_transformer=checked)
class ActivityAtRisk:
    """An activity that is not over, and what threatens it.

    `slip` is by how many days it will end late at the least; `None` where that cannot be said, as
    it waits for what is postponed or cancelled.
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


def monitor(plan: Plan, on: date) -> Monitoring:
    """Return how a plan is doing at the end of a day."""
    require("plan", Plan, plan)
    require("on", date, on)
    stood = plan_at(plan, on)
    following = dependents(stood.activities)
    standings = _deadline_standings(stood, on)
    late = {
        it.id: LateActivity(it, reasons, _days_late(it, on), following[it.id])
        for it in in_order(stood.activities)
        if (reasons := _late_reasons(it, on))
    }
    at_risk = _at_risk(stood, on, late, standings)
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


def _days_late(activity: Activity, on: date) -> int:
    due = activity.days.last if has_begun(activity) else activity.days.first
    return (on - due).days


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
    on: date,
    late: Mapping[str, LateActivity],
    standings: tuple[DeadlineStanding, ...],
) -> dict[str, ActivityAtRisk]:
    held = {it.id: it for it in plan.activities}
    soonest = earliest_days(plan.activities, on)
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
            for id in sorted(waits_for(activity))
            if id in held
            and (kind := _threat(activity, held[id], soonest.get(id), late, found)) is not None
        ]
        threats += missed.get(activity.id, ())
        if threats:
            days = soonest.get(activity.id)
            slip = None if days is None else (days.last - activity.days.last).days
            found[activity.id] = ActivityAtRisk(activity, tuple(threats), slip)
    return found


def _threat(
    activity: Activity,
    needed: Activity,
    soonest: Days | None,
    late: Mapping[str, LateActivity],
    at_risk: Mapping[str, ActivityAtRisk],
) -> ThreatKind | None:
    """Return what threatens an activity that waits for another, whose days are `soonest`."""
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
