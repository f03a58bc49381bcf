"""What each activity is for, what is for nothing, and what nothing serves."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.mandate import CLAUSES, FOCUS_AREAS, Chapter, Clause
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import is_open_need
from rocb.planning.plan.activities import Activity, in_order, takes_place
from rocb.planning.plan.lines import clauses_served
from rocb.planning.plan.plans import Plan
from rocb.planning.strategy.strategies import Goal

TRACED_CHAPTERS: Final = (
    Chapter.RESPONSIBILITY,
    Chapter.PLAN,
    Chapter.OPERATION,
    Chapter.STAKEHOLDER,
    Chapter.FOCUS,
)
"""The chapters whose clauses activities serve; the others are served by what the office has."""


class Aim(Enum):
    """What an activity may be for; its value is the field of an `ActivityTrace`."""

    GOAL = "goals"
    CLAUSE = "clauses"
    FOCUS = "focus"
    NEED = "needs"


@frozen(field_transformer=checked)
class ActivityTrace:
    """What an activity is for, everything by id.

    The `focus` areas are those among its clauses, then those of its goals and of its needs.
    """

    activity: str
    goals: tuple[str, ...]
    clauses: tuple[str, ...]
    focus: tuple[str, ...]
    needs: tuple[str, ...]


@frozen(field_transformer=checked)
class Service:
    """A goal, clause, focus area or need (by id), and the activities that serve it, if any."""

    aim: Aim
    id: str
    activities: tuple[str, ...]


@frozen(field_transformer=checked)
class Trace:
    """A plan traced in both directions: its activities, and everything that they should serve."""

    activities: tuple[ActivityTrace, ...]
    services: tuple[Service, ...]


def trace(
    plan: Plan,
    goals: Iterable[Goal],
    needs: Iterable[Need],
    clauses: Iterable[Clause] = CLAUSES,
) -> Trace:
    """Return what the activities of a plan are for, those that begin first first.

    What was cancelled or postponed serves nothing. Goals, the clauses of `TRACED_CHAPTERS` and open
    needs are to be served; they stand in the order given. Raises `InvalidValue` where an activity
    refers to a goal or need that is not given.
    """
    require("plan", Plan, plan)
    known_goals = {goal.id: goal for goal in listed("goals", Goal, goals)}
    known_needs = {need.id: need for need in listed("needs", Need, needs)}
    known_clauses = listed("clauses", Clause, clauses)
    faults = (
        *_stranger_faults(plan, Aim.GOAL, frozenset(known_goals)),
        *_stranger_faults(plan, Aim.NEED, frozenset(known_needs)),
    )
    if faults:
        raise InvalidValue(*faults)
    traces = tuple(
        _traced(activity, known_goals, known_needs)
        for activity in in_order(filter(takes_place, plan.activities))
    )
    to_serve = [it for it in known_clauses if it.chapter in TRACED_CHAPTERS]
    focus = [it.id for it in to_serve if it.chapter is Chapter.FOCUS]
    others = [it.id for it in to_serve if it.chapter is not Chapter.FOCUS]
    open_needs = [it.id for it in known_needs.values() if is_open_need(it)]
    return Trace(
        activities=traces,
        services=(
            *_services(traces, Aim.GOAL, known_goals),
            *_services(traces, Aim.CLAUSE, others),
            *_services(traces, Aim.FOCUS, focus),
            *_services(traces, Aim.NEED, open_needs),
        ),
    )


def untraced(trace: Trace, aim: Aim | None = None) -> tuple[str, ...]:
    """Return the ids of the activities that are for nothing of this kind, or for nothing at all."""
    require("trace", Trace, trace)
    require("aim", Aim | None, aim)
    asked = tuple(Aim) if aim is None else (aim,)
    return tuple(
        it.activity for it in trace.activities if not any(getattr(it, kind.value) for kind in asked)
    )


def unserved(trace: Trace, aim: Aim) -> tuple[str, ...]:
    """Return the ids of what no activity serves: goals, clauses, focus areas or open needs."""
    require("trace", Trace, trace)
    require("aim", Aim, aim)
    return tuple(it.id for it in trace.services if it.aim is aim and not it.activities)


def _traced(activity: Activity, goals: dict[str, Goal], needs: dict[str, Need]) -> ActivityTrace:
    own = clauses_served(activity)
    clauses = (*own, *(it for id in activity.goals for it in goals[id].clauses))
    focus = [it for it in clauses if it in FOCUS_AREAS]
    focus += [it for id in activity.needs if (it := needs[id].focus) is not None]
    return ActivityTrace(
        activity=activity.id,
        goals=activity.goals,
        clauses=tuple(it for it in own if it not in FOCUS_AREAS),
        focus=tuple(dict.fromkeys(focus)),
        needs=activity.needs,
    )


def _services(traces: tuple[ActivityTrace, ...], aim: Aim, ids: Iterable[str]) -> Iterator[Service]:
    serving: dict[str, list[str]] = {}
    for it in traces:
        for id in getattr(it, aim.value):
            serving.setdefault(id, []).append(it.activity)
    return (Service(aim, id, tuple(serving.get(id, ()))) for id in ids)


def _stranger_faults(plan: Plan, aim: Aim, known: frozenset[str]) -> Iterator[Fault]:
    for index, activity in enumerate(plan.activities):
        for place, id in enumerate(getattr(activity, aim.value)):
            if id not in known:
                path = f"plan.activities[{index}].{aim.value}[{place}]"
                yield Fault(path, id, f"the id of one of the {aim.value} given")
