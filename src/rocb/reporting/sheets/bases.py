"""The basis of a sheet: days within the year of a plan."""

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, in_order
from rocb.planning.plan.plans import Plan
from rocb.reporting.accounts.basis import Basis, basis_of


def sheet_basis(office: Office, days: Days | None = None) -> Basis:
    """Return what a sheet on these days is counted from, or without them on the plan's whole year.

    Raises `InvalidValue` for an office without a plan, and for days that are not all in its year.
    """
    require("office", Office, office)
    require("days", Days | None, days)
    plan = office.planning.plan
    if plan is None:
        raise InvalidValue(Fault("office.planning.plan", None, "there, as sheets tell of its year"))
    basis = basis_of(office, days or plan.year.days)
    year = basis.plan.year.days
    if basis.days.first not in year or basis.days.last not in year:
        found, expected = f"{basis.days.first} to {basis.days.last}", f"{year.first} to {year.last}"
        raise InvalidValue(Fault("days", found, f"within the year of the plan, {expected}"))
    return basis


def by_need(plan: Plan) -> dict[str, tuple[Activity, ...]]:
    """Return the activities of a plan that serve each need, by the id of the need, in order."""
    found: dict[str, list[Activity]] = {}
    for activity in in_order(plan.activities):
        for need in activity.needs:
            found.setdefault(need, []).append(activity)
    return {need: tuple(held) for need, held in found.items()}
