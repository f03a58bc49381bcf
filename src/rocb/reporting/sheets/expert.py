"""The expert sheet: what somebody of the pool can do, has done, and was told of it."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import require
from rocb.errors import UnknownRecord
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation, Award, accreditation_on
from rocb.planning.experts.evaluations import Evaluation
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.loads import expert_loads
from rocb.planning.staffing.assignments import Assignment
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure
from rocb.reporting.sheets.bases import sheet_basis


@frozen
class ExpertSheet:
    """What the office knows of an expert, and what the expert does for it.

    `awards` stand by day, those without one first; `accreditation` is the step at the end of the
    period. `missions` take days of the period, `days` of them, each counted once; in the whole year
    they take `year_days`, of which the expert can give `limit` (`None`: not known) and has `left`
    so many. `absences` are days of the year on which the expert cannot be sent. `evaluations` were
    given up to the end of the period, and stand on no sheet but the expert's own.
    """

    basis: Basis
    expert: Expert
    accreditation: Accreditation
    awards: tuple[Award, ...]
    missions: tuple[Assignment, ...]
    mission_count: Figure
    days: Figure
    year_days: Figure
    limit: Figure
    left: Figure
    absences: tuple[Days, ...]
    evaluations: tuple[Evaluation, ...]


def expert_sheet(office: Office, id: str, days: Days | None = None) -> ExpertSheet:
    """Return what there is to tell an expert, as it was known at the end of these days.

    Without `days`, of the whole year of the plan. Raises `UnknownRecord` for an id that no expert
    has, and `InvalidValue` as `sheet_basis` does.
    """
    require("id", str, id)
    basis = sheet_basis(office, days)
    expert = next((it for it in basis.office.planning.experts if it.id == id), None)
    if expert is None:
        raise UnknownRecord("expert", id)
    year, on = basis.plan.year.days, basis.on
    own = (it for it in basis.year.staffing.assignments if it.expert.id == id)
    of_year = sorted(own, key=lambda it: (it.post.days.first, it.activity.id, it.role.id))
    missions = tuple(it for it in of_year if it.post.days.overlaps(basis.days))
    (load,) = expert_loads((expert,), ((id, it.post.days) for it in of_year), year)
    told = (it for it in basis.office.planning.evaluations if it.expert == id and it.on <= on)
    known = (it for it in expert.awards if it.on is None or it.on <= on)
    return ExpertSheet(
        basis=basis,
        expert=expert,
        accreditation=accreditation_on(expert.awards, on),
        awards=tuple(sorted(known, key=lambda it: (it.on is not None, it.on or on))),
        missions=missions,
        mission_count=_figure(len(missions), missions),
        days=_days(expert, missions, basis.days),
        year_days=_figure(load.days, of_year),
        limit=Figure(load.limit, "experts", (id,), expert.source.sample),
        left=Figure(load.left, "experts", (id,), expert.source.sample),
        absences=tuple(
            sorted((it for it in expert.unavailable if it.overlaps(year)), key=lambda it: it.first)
        ),
        evaluations=tuple(sorted(told, key=lambda it: (it.on, it.id))),
    )


def _days(expert: Expert, missions: Iterable[Assignment], period: Days) -> Figure:
    held = tuple(missions)
    (load,) = expert_loads((expert,), ((expert.id, it.post.days) for it in held), period)
    return _figure(load.days, held)


def _figure(value: int, missions: Iterable[Assignment]) -> Figure:
    held = tuple(missions)
    ids = tuple(dict.fromkeys(it.activity.id for it in held))
    sampled = any(one.source.sample for it in held for one in (it.activity, it.role, it.expert))
    return Figure(value, "activities", ids, sampled)
