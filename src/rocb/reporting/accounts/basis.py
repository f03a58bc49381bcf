"""The basis of a report: a year of the office as it was known, and the days that are told of."""

from datetime import date

from attrs import frozen

from rocb.checks import checked, require
from rocb.hindsight import with_hindsight
from rocb.mandate import CLAUSES
from rocb.office import Office, OfficeYear, run_year, with_figures_for
from rocb.past_office import office_on
from rocb.periods import Days, ReportingYear
from rocb.planning.benchmarking.disclosure import THE_PUBLIC
from rocb.planning.past.places import plans_of
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.plans import Plan, beginning
from rocb.references import records_by_id
from rocb.reporting.figures import Figure


@frozen(field_transformer=checked)
class Basis:
    """A year of the office, and the days of it that a report tells of.

    The office is as it was known at the end of these days, or by what was put down up to a later
    day of `hindsight`, and of benchmarks it has only the figures that are public. An activity
    belongs to the day on which it begins, a booking to that on which it starts by the clocks of the
    office; so four quarters add up to the year.
    """

    year: OfficeYear
    days: Days
    hindsight: date | None = None

    @property
    def office(self) -> Office:
        """The office as it was known."""
        return self.year.office

    @property
    def plan(self) -> Plan:
        """The plan of the year as it stood."""
        return self.year.plan

    @property
    def on(self) -> date:
        """The day at whose end things stood as they are told: the last, or the last known."""
        return min(self.days.last, self.office.as_of)

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The activities that begin on these days, in order."""
        return beginning(self.year.plan, self.days)

    def records(self, figure: Figure) -> tuple[object, ...]:
        """Return the records that a figure comes from, in its order; each is looked up anew."""
        require("figure", Figure, figure)
        held = records_by_id(self.office)
        held |= {("bookings", it.id): it for it in self.year.rooms.bookings}
        held |= {("clauses", it.id): it for it in CLAUSES}
        held["offices", self.office.id] = self.office
        return tuple(held[figure.kind, id] for id in figure.records)


def planned_years(office: Office, year: ReportingYear | None = None) -> tuple[ReportingYear, ...]:
    """Return the years that an office has plans for, or the one to draft where it has none."""
    require("office", Office, office)
    require("year", ReportingYear | None, year)
    plans = plans_of(office.planning)
    if plans or year is None:
        return tuple(plan.year for plan in plans)
    return (year,)


def basis_of(
    office: Office,
    days: Days,
    year: ReportingYear | None = None,
    hindsight: date | None = None,
) -> Basis:
    """Return what a report on these days is counted from, as it was known at their end.

    With a day of `hindsight` it is how things stood then by what was put down up to that day. An
    office without a plan gets one drafted for `year`. Raises what `run_year` raises.
    """
    require("office", Office, office)
    require("days", Days, days)
    require("hindsight", date | None, hindsight)
    told = known_by(office, hindsight)
    known = with_figures_for(office_on(told, days.last), THE_PUBLIC)
    return Basis(run_year(known, year), days, None if hindsight is None else told.as_of)


def known_by(office: Office, hindsight: date | None) -> Office:
    """Return the office as if what was put down late by a day of hindsight had been known in time.

    Without such a day it is the office itself. Raises `InvalidValue`.
    """
    return office if hindsight is None else with_hindsight(office_on(office, hindsight))
