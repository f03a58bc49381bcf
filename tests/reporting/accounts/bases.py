"""What accounts are counted from in tests: a small office, known to its end, and some days."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from rocb.office import Office, OfficeYear, run_year
from rocb.periods import Days
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure
from tests.offices import SAMPLE, STATED, YEAR
from tests.planning.an_office import the_office

QUARTERS = tuple(it.days for it in YEAR.quarters)
NEARBY = st.dates(date(2020, 10, 1), date(2022, 2, 28))
"""Days around the year 2021."""

SOURCES = st.sampled_from((STATED, SAMPLE))


_OFFICE = the_office()


@cache
def the_year() -> OfficeYear:
    return run_year(_OFFICE)


def a_basis(days: Days = YEAR.days, *, office: Office | None = None, **planning: Any) -> Basis:
    """The small office with these changes to its planning; its plan, if changed, is run."""
    found = office or _OFFICE
    found = evolve(found, planning=evolve(found.planning, **planning))
    if office is None and "plan" not in planning:
        return Basis(evolve(the_year(), office=found), days)
    return Basis(run_year(found), days)


def parted(basis: Basis) -> tuple[Basis, ...]:
    """The four quarters of a basis on the year 2021."""
    return tuple(evolve(basis, days=days) for days in QUARTERS)


def eve(days: Days) -> date:
    """The day before."""
    return days.first - timedelta(days=1)


def value(figure: Figure) -> Any:
    """What a figure says, of whatever type it is."""
    return figure.value


def whole(figure: Figure) -> int:
    """The value of a figure that is a whole number."""
    assert isinstance(figure.value, int)
    return figure.value
