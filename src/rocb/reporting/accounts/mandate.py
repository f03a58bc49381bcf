"""The mandate: what served each of its clauses."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import require
from rocb.coverage import Serving, mandate_coverage
from rocb.mandate import Clause
from rocb.planning.plan.activities import Activity
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure


@frozen
class ClauseService:
    """A clause of the mandate, and what serves it: in the period, in the year, and other records.

    Activities count on the day on which they begin; `records` are those of the office that serve
    the clause beside them, as they stood at the end of the period.
    """

    clause: Clause
    period: Figure
    year: Figure
    records: tuple[Serving, ...]


@frozen
class MandateAccount:
    """The clauses of the mandate, in their order."""

    clauses: tuple[ClauseService, ...]


def mandate_account(basis: Basis) -> MandateAccount:
    """Return what served each clause of the mandate."""
    require("basis", Basis, basis)
    ids = {activity.id for activity in basis.activities}
    planned = mandate_coverage(basis.plan)
    recorded = mandate_coverage(basis.office)
    return MandateAccount(
        tuple(
            ClauseService(
                of_plan.clause,
                _served(it for it in of_plan.activities if it.id in ids),
                _served(of_plan.activities),
                of_office.records,
            )
            for of_plan, of_office in zip(planned, recorded, strict=True)
        )
    )


def _served(activities: Iterable[Activity]) -> Figure:
    """Return how many activities serve a clause; a link that nobody stated makes it a sample."""
    held = tuple(activities)
    ids = tuple(it.id for it in held)
    sampled = any((it.traced or it.source).sample for it in held)
    return Figure(len(held), "activities", ids, sampled)
