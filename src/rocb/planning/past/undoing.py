"""Undoing: a programme without what was corrected after a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve

from rocb.errors import InvalidValue
from rocb.planning.consistency import role_faults
from rocb.planning.corrections import Correction, CorrectionKind, RecordKind
from rocb.planning.past.dated import known
from rocb.planning.past.places import (
    PLACES,
    faults_under,
    goals_of_indicators,
    plan_paths,
    plans_of,
    records_at,
    with_records_at,
)
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.changes import by_activity, replayed
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import standing_so
from rocb.planning.programme import Programme
from rocb.planning.strategy.strategies import Strategy


def undone(programme: Programme, day: date) -> Programme:
    """Return the programme without the corrections made after a day.

    What was corrected stands as before, what was entered late is not there, what was struck out
    stands last of its kind. The state and the dates of an activity are those of its history. A
    correction is passed over where the record as it was contradicts what is known by now.
    """
    kept = tuple(it for it in programme.corrections if it.on <= day)
    later = programme.corrections[len(kept) :]
    if not later:
        return programme
    try:
        return evolve(programme, **fields_before(programme, later), corrections=kept)
    except InvalidValue:
        return evolve(_one_by_one(programme, later), corrections=kept)


def _one_by_one(programme: Programme, corrections: Sequence[Correction]) -> Programme:
    for correction in reversed(corrections):
        try:
            programme = evolve(programme, **fields_before(programme, (correction,)))
        except InvalidValue:
            continue
    return programme


def fields_before(programme: Programme, corrections: Sequence[Correction]) -> dict[str, Any]:
    """Return the fields of a programme as they were before the first of these corrections.

    Raises `InvalidValue`.
    """
    fields: dict[str, Any] = {}
    for kind, place in PLACES.items():
        former = {it.id: it.before for it in reversed(corrections) if it.kind is kind}
        if former:
            name, *rest = place
            holder = fields.get(name, getattr(programme, name))
            records = _put(records_at(holder, rest), former)
            with faults_under(name):
                fields[name] = with_records_at(holder, rest, records)
    indicators = [it for it in corrections if it.kind is RecordKind.INDICATOR]
    if indicators:
        fields["strategies"] = _strategies_before(programme, indicators)
    activities = [it for it in corrections if it.kind is RecordKind.ACTIVITY]
    if activities:
        fields |= _plans_before(programme, activities)
    return fields


def _put(records: Iterable[Any], former: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the records with the former ones in their places, without those that are `None`.

    What is not there comes last.
    """
    held = {it.id: former.get(it.id, it) for it in records} | dict(former)
    return tuple(it for it in held.values() if it is not None)


def _strategies_before(
    programme: Programme, corrections: Sequence[Correction]
) -> tuple[Strategy, ...]:
    goals = goals_of_indicators(programme)
    former: dict[str | None, dict[str, Any]] = {}
    for it in reversed(corrections):
        former.setdefault(goals.get(it.id, it.goal), {})[it.id] = it.indicator
    strategies = []
    for index, strategy in enumerate(programme.strategies):
        found = (
            known(goal, indicators=_put(goal.indicators, former.get(goal.id, {})))
            for goal in strategy.goals
        )
        with faults_under(f"strategies[{index}]"):
            strategies.append(known(strategy, goals=tuple(found)))
    return tuple(strategies)


def _plans_before(programme: Programme, corrections: Sequence[Correction]) -> dict[str, Any]:
    plans = []
    for path, plan in zip(plan_paths(programme), plans_of(programme), strict=True):
        with faults_under(path):
            plans.append(_plan_before(plan, corrections))
    former = len(programme.former)
    return {"former": tuple(plans[:former]), "plan": next(iter(plans[former:]), None)}


def _plan_before(plan: Plan, corrections: Sequence[Correction]) -> Plan:
    """Return a plan before corrections of activities of its year; what entered late is in none.

    What is not there and was not struck out either was not known at all.
    """
    own = [
        it
        for it in reversed(corrections)
        if it.activity is None or it.activity.days.first in plan.year.days
    ]
    first = {it.id: it.activity for it in own}
    gone = {id for id, activity in first.items() if activity is None}
    taken = (it for it in own if it.how is CorrectionKind.STRUCK_OUT)
    struck = {it.id: it for it in taken if it.id not in gone}
    history = [it for it in plan.history if it.activity not in gone | struck.keys()]
    history += [change for it in struck.values() for change in it.history]
    deadlines = {it.id: it for it in plan.deadlines if it.activity not in gone}
    deadlines |= {one.id: one for it in struck.values() for one in it.deadlines}
    changes = by_activity(history)
    there = {it.id for it in plan.activities} | struck.keys()
    former = {
        id: activity and standing_so(activity, replayed(changes.get(id, ())))
        for id, activity in first.items()
        if id in there
    }
    activities = _put(plan.activities, former)
    if faults := tuple(role_faults("activities", activities)):
        raise InvalidValue(*faults)
    ids = {it.id for it in activities}
    return known(
        plan,
        activities=tuple(_waiting_for(it, ids) for it in activities),
        deadlines=tuple(deadlines.values()),
        history=tuple(history),
    )


def _waiting_for(activity: Activity, ids: set[str]) -> Activity:
    return known(activity, depends_on=tuple(it for it in activity.depends_on if it in ids))
