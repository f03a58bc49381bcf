"""The office as if all that was put down late had been known in time."""

from typing import Final

from attrs import evolve

from rocb.checks import require
from rocb.office import Office
from rocb.planning.corrections import RecordKind
from rocb.planning.plan.plans import Plan

OF_FEW: Final = (RecordKind.EVALUATION, RecordKind.TRAINING_EVALUATION)
"""What hindsight changes nothing of: what people answered, who may be few."""


def with_hindsight(office: Office) -> Office:
    """Return the office as if what was put down late had been known on the day of its own.

    Corrections are taken for what was always known, and steps that were told late for what was
    told on their day; so `office_on` says how things stood on a day by what is known today. Only
    what people answered about trainings and experts stays as it was: from two states of one figure
    the answers of a few could be told. Raises `InvalidValue`.
    """
    require("office", Office, office)
    former = tuple(map(_told_in_time, office.planning.former))
    plan = None if office.planning.plan is None else _told_in_time(office.planning.plan)
    kept = tuple(it for it in office.planning.corrections if it.kind in OF_FEW)
    planning = evolve(office.planning, plan=plan, former=former, corrections=kept)
    plans = (*former, *([] if plan is None else [plan]))
    known = {activity.id for it in plans for activity in it.activities}
    wishes = (it for it in office.room_requests if it.activity is None or it.activity in known)
    return evolve(office, planning=planning, room_requests=tuple(wishes))


def _told_in_time(plan: Plan) -> Plan:
    return evolve(plan, history=tuple(evolve(it, entered=None) for it in plan.history))
