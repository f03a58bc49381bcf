"""Mandate coverage: what serves each clause by name, and what nothing serves."""

from attrs import frozen

from rocb.coverage import Serving
from rocb.mandate import Clause
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.plan.activities import Activity
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.mandate import ClauseService, mandate_account
from rocb.reporting.figures import Figure
from rocb.reporting.sheets.bases import sheet_basis


@frozen
class ServedClause:
    """A clause, and what serves it: activities of the period, others of the year, other records."""

    clause: Clause
    activities: tuple[Activity, ...]
    others: tuple[Activity, ...]
    service: ClauseService

    @property
    def records(self) -> tuple[Serving, ...]:
        """The other records that serve it."""
        return self.service.records

    @property
    def is_served(self) -> bool:
        """Whether anything serves it in the year."""
        return bool(self.activities or self.others or self.records)


@frozen
class MandateSheet:
    """The clauses of the mandate in the order of the texts, and how many are served or not."""

    basis: Basis
    clauses: tuple[ServedClause, ...]
    served: Figure
    unserved: Figure


def mandate_sheet(office: Office, days: Days | None = None) -> MandateSheet:
    """Return what serves each clause of the mandate, as it was known at the end of these days.

    Without `days`, in the whole year of the plan. Raises `InvalidValue` as `sheet_basis` does.
    """
    basis = sheet_basis(office, days)
    held = {it.id: it for it in basis.plan.activities}
    clauses = tuple(_served(it, held) for it in mandate_account(basis).clauses)
    return MandateSheet(
        basis,
        clauses,
        _count(tuple(it.clause.id for it in clauses if it.is_served)),
        _count(tuple(it.clause.id for it in clauses if not it.is_served)),
    )


def _served(service: ClauseService, held: dict[str, Activity]) -> ServedClause:
    in_period = set(service.period.records)
    others = (id for id in service.year.records if id not in in_period)
    return ServedClause(
        service.clause,
        tuple(held[id] for id in service.period.records),
        tuple(held[id] for id in others),
        service,
    )


def _count(clauses: tuple[str, ...]) -> Figure:
    return Figure(len(clauses), "clauses", clauses)
