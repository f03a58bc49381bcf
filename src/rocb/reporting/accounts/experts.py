"""Experts: days on mission, seats filled and empty, accreditations, and what the pool lacks."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.periods import Days, months_after
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.lapses import Lapse, lapses
from rocb.planning.experts.loads import expert_loads
from rocb.planning.plan.activities import takes_place
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.staffings import Unfilled
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.expert_marks import CriterionMarks, expert_marks
from rocb.reporting.accounts.pool_gaps import PoolGaps, pool_gaps
from rocb.reporting.figures import Figure, counted, summed

SOON: Final = 3
"""Within how many months after a period an accreditation lapses soon."""

_DAY: Final = timedelta(days=1)


@frozen
class ExpertDays:
    """On how many `days` of a period an expert was on mission, each day counted once.

    `missions` counts those whose activities begin in the period. Both name the activities.
    """

    expert: Expert
    days: Figure
    missions: Figure


@frozen
class AwardCount:
    """How often a step of the ladder was reached, with the experts."""

    accreditation: Accreditation
    awards: Figure


@frozen
class ExpertAccount:
    """What experts did in a period, and how the pool stands at its end.

    `filled` and `empty` are the seats of the activities that begin in the period and take place. Of
    those filled, `fixed` have an expert whom the office pinned to the role; the others are as the
    staffing proposes. `unfilled` are the roles with empty seats and their reasons. `undated` counts
    the awards of which nobody said when they were made. `lapsed` are the accreditations that ended
    in the period with nothing newer in their place, `lapsing` those that will within `SOON` months
    after it. `marks` tell of no single expert (see `expert_marks`).
    """

    experts: tuple[ExpertDays, ...]
    days: Figure
    missions: Figure
    filled: Figure
    fixed: Figure
    empty: Figure
    unfilled: tuple[Unfilled, ...]
    awards: tuple[AwardCount, ...]
    undated: Figure
    lapsed: tuple[Lapse, ...]
    lapsing: tuple[Lapse, ...]
    gaps: PoolGaps
    evaluations: Figure
    marks: tuple[CriterionMarks, ...]


def expert_account(basis: Basis) -> ExpertAccount:
    """Return what experts did in a period, and how the pool stands at its end."""
    require("basis", Basis, basis)
    planning, days, on = basis.office.planning, basis.days, basis.on
    staffing = basis.year.staffing
    begun = tuple(filter(takes_place, basis.activities))
    ids = {it.id for it in begun}
    seated = [it for it in staffing.assignments if it.activity.id in ids]
    unfilled = tuple(it for it in staffing.unfilled if it.activity.id in ids)
    experts = _expert_days(basis, staffing.assignments)
    awards = [(it, award) for it in planning.experts for award in it.awards]
    dated = [it for it in awards if it[1].on is not None and it[1].on in days]
    return ExpertAccount(
        experts=experts,
        days=_total(it.days for it in experts),
        missions=_total(it.missions for it in experts),
        filled=_seats(seated),
        fixed=_seats(it for it in seated if it.expert.id in it.role.pinned),
        empty=summed("roles", ((it.role, it.empty) for it in unfilled)),
        unfilled=unfilled,
        awards=tuple(
            AwardCount(step, _count(it for it in dated if it[1].accreditation is step))
            for step in reversed(Accreditation)
            if step is not Accreditation.NONE
        ),
        undated=_count(it for it in awards if it[1].on is None),
        lapsed=_lost(planning.experts, days),
        lapsing=_lost(planning.experts, Days(on + _DAY, months_after(on, SOON))),
        gaps=pool_gaps(basis),
        evaluations=counted(
            "evaluations",
            sorted((it for it in planning.evaluations if it.on in days), key=lambda it: it.id),
        ),
        marks=expert_marks(basis),
    )


def _lost(experts: Iterable[Expert], days: Days) -> tuple[Lapse, ...]:
    return tuple(it for it in lapses(experts, days) if not it.is_covered)


def _expert_days(basis: Basis, assignments: Iterable[Assignment]) -> tuple[ExpertDays, ...]:
    missions: dict[str, list[Assignment]] = {}
    for it in assignments:
        if it.post.days.overlaps(basis.days):
            missions.setdefault(it.expert.id, []).append(it)
    away = ((it.expert.id, it.post.days) for held in missions.values() for it in held)
    sent = [held[0].expert for held in missions.values()]
    return tuple(
        ExpertDays(
            missions[load.expert][0].expert,
            days=_figure(load.days, missions[load.expert]),
            missions=_begun(missions[load.expert], basis.days),
        )
        for load in expert_loads(sent, away, basis.days)
    )


def _begun(missions: Iterable[Assignment], days: Days) -> Figure:
    held = [it for it in missions if it.activity.days.first in days]
    return _figure(len(held), held)


def _figure(value: int, missions: Iterable[Assignment]) -> Figure:
    held = tuple(missions)
    ids = dict.fromkeys(it.activity.id for it in held)
    return Figure(value, "activities", tuple(ids), any(map(_is_sample, held)))


def _is_sample(mission: Assignment) -> bool:
    records = (mission.activity, mission.role, mission.expert)
    return any(it.source.sample for it in records)


def _seats(missions: Iterable[Assignment]) -> Figure:
    held = tuple(missions)
    ids = dict.fromkeys(it.role.id for it in held)
    return Figure(len(held), "roles", tuple(ids), any(map(_is_sample, held)))


def _total(figures: Iterable[Figure]) -> Figure:
    held = tuple(figures)
    ids = dict.fromkeys(id for it in held for id in it.records)
    value = sum(it.value for it in held if isinstance(it.value, int))
    return Figure(value, "activities", tuple(ids), any(it.sample for it in held))


def _count(awards: Iterable[tuple[Expert, Award]]) -> Figure:
    held = sorted(awards, key=lambda it: it[0].id)
    sampled = any(expert.source.sample or award.source.sample for expert, award in held)
    ids = dict.fromkeys(expert.id for expert, _ in held)
    return Figure(len(held), "experts", tuple(ids), sampled)
