"""What may be done with a plan: activities are added, take their steps, and the past is asked."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.activities import Activity, Status, is_within
from rocb.planning.plan.changes import Change, Standing, Step, after, by_activity, leap, replayed
from rocb.planning.plan.deadlines import Deadline
from rocb.planning.plan.plans import Plan
from rocb.texts import LocalizedText

_FIRST_STEPS = {
    Status.PROPOSED: Step.PROPOSE,
    Status.PLANNED: Step.PLAN,
    Status.UNDER_WAY: Step.START,
    Status.COMPLETED: Step.COMPLETE,
    Status.POSTPONED: Step.POSTPONE,
    Status.CANCELLED: Step.CANCEL,
}


def added(plan: Plan, activity: Activity, on: date, by: str) -> Plan:
    """Return the plan with one more activity, proposed or planned on a day by somebody.

    Raises `InvalidValue` for one in another state, with an id that the plan has, or that begins
    outside the year of the plan.
    """
    require("plan", Plan, plan)
    require("activity", Activity, activity)
    faults = list(_outside(activity.days, plan.year, "activity.days.first"))
    if activity.status not in (Status.PROPOSED, Status.PLANNED):
        faults.append(Fault("activity.status", activity.status.value, "proposed or planned"))
    if any(it.id == activity.id for it in plan.activities):
        faults.append(Fault("activity.id", activity.id, "an id that no other activity has"))
    if faults:
        raise InvalidValue(*faults)
    first = first_change(activity, on, by, None)
    return evolve(plan, activities=(*plan.activities, activity), history=(*plan.history, first))


def begun(plan: Plan, on: date, by: str, why: LocalizedText) -> Plan:
    """Return the plan with a history for every activity that had none.

    Each is taken up on this day as it stands; `why` says on what grounds, such as the plan as it
    was published. What was before is not known.
    """
    require("plan", Plan, plan)
    require("on", date, on)
    require("by", str, by)
    require("why", LocalizedText, why)
    told = {change.activity for change in plan.history}
    firsts = tuple(first_change(it, on, by, why) for it in plan.activities if it.id not in told)
    return evolve(plan, history=(*plan.history, *firsts))


def first_change(activity: Activity, on: date, by: str, why: LocalizedText | None) -> Change:
    """Return the change with which an activity is taken up on a day, as it stands."""
    return Change(activity.id, on, by, _FIRST_STEPS[activity.status], why, activity.days)


def changed(plan: Plan, *changes: Change) -> Plan:
    """Return the plan after these changes, made in this order, which its history keeps.

    Raises `UnknownRecord` for an activity that is not in the plan, and `InvalidValue` for each
    step that its activity does not allow as it stands, for dates outside the year of the plan (see
    `carried_over`), and where an activity has no history yet (see `begun`).
    """
    require("plan", Plan, plan)
    made = listed("changes", Change, changes)
    activities = {activity.id: activity for activity in plan.activities}
    standings = _standings(activities, plan.history, made, plan.year)
    return evolve(
        plan,
        activities=tuple(standing_so(it, standings.get(it.id)) for it in plan.activities),
        history=(*plan.history, *made),
    )


def postponed(
    plan: Plan, activity: str, on: date, by: str, why: LocalizedText, to: Days | None = None
) -> Plan:
    """Return the plan with an activity put off: to other dates, or until somebody gives it some.

    Raises what `changed` raises.
    """
    put_off = Change(activity, on, by, Step.POSTPONE, why)
    if to is None:
        return changed(plan, put_off)
    return changed(plan, put_off, Change(activity, on, by, Step.RESCHEDULE, why, to))


def carried_over(plan: Plan, into: Plan, *changes: Change) -> Plan:
    """Return the plan of another year with activities that were postponed in this one.

    Each change reschedules one of them to dates within the year of `into`. There it is planned
    under its own id and keeps its history, and so its first dates; here it stays postponed. It
    waits only for what is in the plan that it came into: what waits for one another is to be
    carried over in one call. Raises `UnknownRecord` for an activity
    that is not in this plan, and `InvalidValue` as `changed` does, for what is not postponed, and
    for an id that `into` has already.
    """
    require("plan", Plan, plan)
    require("into", Plan, into)
    made = listed("changes", Change, changes)
    activities = {activity.id: activity for activity in plan.activities}
    standings = _standings(activities, plan.history, made, into.year)
    taken = {activity.id for activity in into.activities}
    faults = []
    for index, change in enumerate(made):
        if change.activity in taken:
            expected = "an id that no activity of the other plan has"
            faults.append(Fault(f"changes[{index}].activity", change.activity, expected))
        if activities[change.activity].status is not Status.POSTPONED:
            found = activities[change.activity].status.value
            faults.append(Fault(f"changes[{index}].activity", found, "postponed"))
        if change.step is not Step.RESCHEDULE:
            faults.append(Fault(f"changes[{index}].step", change.step.value, "reschedule"))
    if faults:
        raise InvalidValue(*faults)
    known = taken | standings.keys()
    moved = tuple(
        _without(standing_so(activities[id], standing), known) for id, standing in standings.items()
    )
    history = tuple(it for it in plan.history if it.activity in standings)
    return evolve(
        into,
        activities=(*into.activities, *moved),
        history=(*into.history, *history, *made),
    )


def deadline_met(plan: Plan, deadline: str, on: date) -> Plan:
    """Return the plan with a deadline that was met on this day.

    Raises `UnknownRecord` for a deadline that is not in the plan, `InvalidValue` for one that is
    met already.
    """
    require("plan", Plan, plan)
    require("deadline", str, deadline)
    require("on", date, on)
    found = next((it for it in plan.deadlines if it.id == deadline), None)
    if found is None:
        raise UnknownRecord("deadline", deadline)
    if found.met_on is not None:
        raise InvalidValue(Fault("deadline", deadline, f"open: it was met on {found.met_on}"))
    met = evolve(found, met_on=on)
    return evolve(plan, deadlines=tuple(met if it is found else it for it in plan.deadlines))


def plan_at(plan: Plan, on: date) -> Plan:
    """Return the plan as it was known at the end of a day, with the history up to it.

    Each activity has the state and the dates that it had then. What was added later is left out,
    and so is what stood in the plan of another year then; with them goes what belongs to them.
    What was put down later (`entered`) was not known. Deadlines met later are open, baselines
    adopted later are left out. An activity without a history, and whatever the history does not
    tell, stands as it is.
    """
    require("plan", Plan, plan)
    require("on", date, on)
    changes = by_activity(plan.history)
    stood = tuple(
        it
        for activity in plan.activities
        if (it := _as_it_stood(activity, changes.get(activity.id, ()), on)) is not None
        and it.days.first in plan.year.days
    )
    missing = {it.id for it in plan.activities} - {it.id for it in stood}
    known = {it.id for it in stood}
    return evolve(
        plan,
        activities=tuple(_without(it, known) for it in stood),
        deadlines=tuple(_open_on(it, on) for it in plan.deadlines if it.activity not in missing),
        history=tuple(
            it for it in plan.history if it.known_on <= on and it.activity not in missing
        ),
        baselines=tuple(it for it in plan.baselines if it.adopted_on <= on),
    )


def _standings(
    activities: dict[str, Activity],
    history: Iterable[Change],
    made: Iterable[Change],
    year: ReportingYear,
) -> dict[str, Standing]:
    """Return how each activity stands for which a change was made, after the last of them."""
    concerned = dict.fromkeys(change.activity for change in made)
    for id in concerned:
        if id not in activities:
            raise UnknownRecord("activity", id)
    past = by_activity(change for change in history if change.activity in concerned)
    lasts = {id: past[id][-1] for id in concerned if id in past}
    standings = {id: replayed(past.get(id, ())) for id in concerned}
    faults: list[Fault] = []
    broken: set[str] = set()
    for index, change in enumerate(made):
        id = change.activity
        if id in broken:
            continue
        found = [*_change_faults(standings[id], lasts.get(id), change, year)]
        if found:
            broken.add(id)
            faults += [fault.under(f"changes[{index}]") for fault in found]
        else:
            standings[id], lasts[id] = after(standings[id], change), change
    if faults:
        raise InvalidValue(*faults)
    return {id: standing for id, standing in standings.items() if standing is not None}


def _change_faults(
    standing: Standing | None, last: Change | None, change: Change, year: ReportingYear
) -> list[Fault]:
    if standing is None:
        return [Fault("activity", change.activity, "an activity with a history (see `begun`)")]
    faults = []
    fault = leap(standing, last, change)
    if fault is not None:
        faults.append(fault)
    if change.days is not None:
        faults += _outside(change.days, year, "days.first")
    return faults


def _outside(days: Days, year: ReportingYear, path: str) -> list[Fault]:
    if days.first in year.days:
        return []
    expected = f"within the year of the plan, {year.days.first} to {year.days.last}"
    return [Fault(path, days.first.isoformat(), expected)]


def standing_so(activity: Activity, standing: Standing | None) -> Activity:
    """Return an activity with the state and the dates of a standing, if there is one.

    A window around other dates is left out.
    """
    if standing is None or (standing.status, standing.days) == (activity.status, activity.days):
        return activity
    window = activity.window
    if window is not None and not is_within(standing.days, window):
        window = None
    return evolve(activity, status=standing.status, days=standing.days, window=window)


def _without(activity: Activity, known: set[str]) -> Activity:
    """Return an activity that waits only for what is known."""
    left = tuple(id for id in activity.depends_on if id in known)
    return activity if left == activity.depends_on else evolve(activity, depends_on=left)


def _open_on(deadline: Deadline, day: date) -> Deadline:
    if deadline.met_on is None or deadline.met_on <= day:
        return deadline
    return evolve(deadline, met_on=None)


def _as_it_stood(activity: Activity, changes: tuple[Change, ...], day: date) -> Activity | None:
    standing = replayed(changes, until=day)
    if standing is not None:
        return standing_so(activity, standing)
    return None if changes else activity
