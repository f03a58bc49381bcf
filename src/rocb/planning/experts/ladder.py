"""The ladder climbed: screened, pre-accredited after the workshop, accredited after a mission."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.periods import months_after
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.evaluations import Evaluation
from rocb.planning.experts.experts import Expert, is_there
from rocb.sources import Source


def screened(expert: Expert, on: date, source: Source, *, months: int | None = None) -> Expert:
    """Return the expert as pre-screened on a day, for so many months, or without end.

    Raises `InvalidValue` for who is not in the pool then, or stands as high already (an award that
    is to expire can be renewed).
    """
    return _climbed(expert, Accreditation.PRE_SCREENED, on, source, months, None)


def pre_accredited(
    expert: Expert, workshop: str, on: date, source: Source, *, months: int | None = None
) -> Expert:
    """Return the expert as pre-accredited on a day, after an accreditation workshop (by id).

    The activity has to be one of that kind, and over by then. Who was pre-screened before is
    accepted even where that has expired. Raises `InvalidValue` as `screened` does, and for who was
    never pre-screened.
    """
    require("workshop", str, workshop)
    return _climbed(expert, Accreditation.PRE_ACCREDITED, on, source, months, workshop)


def accredited(
    expert: Expert,
    mission: Evaluation,
    on: date,
    source: Source,
    *,
    months: int | None = None,
) -> Expert:
    """Return the expert as accredited on a day, after a mission whose evaluation recommends it.

    Who was pre-accredited before is accepted even where that has expired, and so is who was
    accredited. Raises `InvalidValue` as `screened` does, for who was never pre-accredited, and for
    an evaluation of somebody else, of a later day, of one before the expert was pre-accredited, of
    an activity that led to an award before, or one that recommends nothing.
    """
    require("expert", Expert, expert)
    require("mission", Evaluation, mission)
    require("on", date, on)
    faults = [*_mission_faults(expert, mission, on)]
    if faults:
        raise InvalidValue(*faults)
    return _climbed(expert, Accreditation.ACCREDITED, on, source, months, mission.activity)


def can_count(expert: Expert, mission: Evaluation, on: date) -> bool:
    """Return whether an evaluation is one by which the expert could be accredited on a day.

    Raises `InvalidValue`.
    """
    require("expert", Expert, expert)
    require("mission", Evaluation, mission)
    require("on", date, on)
    return not any(_mission_faults(expert, mission, on))


def has_reached(expert: Expert, accreditation: Accreditation, on: date) -> bool:
    """Return whether the expert stood on a step or above on any day up to `on`.

    Raises `InvalidValue`.
    """
    require("expert", Expert, expert)
    require("accreditation", Accreditation, accreditation)
    require("on", date, on)
    return any(
        it.accreditation.step >= accreditation.step and (it.on is None or it.on <= on)
        for it in expert.awards
    )


def _mission_faults(expert: Expert, mission: Evaluation, on: date) -> Iterator[Fault]:
    if mission.expert != expert.id:
        yield Fault("mission.expert", mission.expert, expert.id)
    if mission.recommends is not True:
        yield Fault("mission.recommends", mission.recommends, "true, as it is to be accredited by")
    if mission.on > on:
        yield Fault("mission.on", mission.on, f"{on} or earlier")
    if not has_reached(expert, Accreditation.PRE_ACCREDITED, mission.on):
        yield Fault("mission.on", mission.on, "a day on which the expert was pre-accredited before")
    if any(it.activity == mission.activity for it in expert.awards):
        yield Fault("mission.activity", mission.activity, "one that led to no award yet")


def _climbed(
    expert: Expert,
    to: Accreditation,
    on: date,
    source: Source,
    months: int | None,
    activity: str | None,
) -> Expert:
    require("expert", Expert, expert)
    require("on", date, on)
    require("source", Source, source)
    require("months", int | None, months)
    if months is not None and months < 1:
        raise InvalidValue(Fault("months", months, "1 or more"))
    expires = None if months is None else months_after(on, months)
    faults = [*_order_faults(expert, to, on, expires)]
    if faults:
        raise InvalidValue(*faults)
    award = Award(to, on, expires, source, activity)
    return evolve(expert, awards=(*expert.awards, award))


def _order_faults(
    expert: Expert, to: Accreditation, on: date, expires: date | None
) -> Iterator[Fault]:
    below = tuple(Accreditation)[to.step - 1]
    if not is_there(expert, on):
        yield Fault("expert", expert.id, f"in the pool on {on}")
    if to.step > 1 and not has_reached(expert, below, on):
        yield Fault("expert", expert.id, f"{below.value} by {on}")
    if any(_makes_needless(it, to, on, expires) for it in expert.awards):
        yield Fault("expert", expert.id, f"below {to.value} on {on}, or to lapse earlier than so")


def _makes_needless(held: Award, to: Accreditation, on: date, expires: date | None) -> bool:
    """Return whether an award that holds on a day leaves nothing to be gained by another."""
    if (held.on is not None and held.on > on) or (held.expires is not None and held.expires < on):
        return False
    if held.accreditation is not to:
        return held.accreditation.step > to.step
    return held.expires is None or (expires is not None and expires <= held.expires)
