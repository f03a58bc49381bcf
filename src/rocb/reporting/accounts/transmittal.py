"""The transmittal: who reports to whom, on which days, as known when."""

from datetime import date

from attrs import frozen

from rocb.checks import require
from rocb.members import Organisation
from rocb.periods import Days
from rocb.planning.network.directions import Direction
from rocb.reporting.accounts.basis import Basis


@frozen
class Transmittal:
    """To whom a report goes, on which days, and as it was known when.

    `directions` are those given to the office in the period.
    """

    addressees: tuple[Organisation, ...]
    days: Days
    as_of: date
    directions: tuple[Direction, ...]


def transmittal(basis: Basis) -> Transmittal:
    """Return to whom a report on the period goes."""
    require("basis", Basis, basis)
    office = basis.office
    reports_to = office.governance.reports_to if office.governance else ()
    directions = (it for it in office.planning.network.directions if it.on in basis.days)
    return Transmittal(
        tuple(it for id_ in reports_to for it in office.organisations if it.id == id_),
        basis.days,
        basis.hindsight or office.as_of,
        tuple(sorted(directions, key=lambda it: (it.on, it.id))),
    )
