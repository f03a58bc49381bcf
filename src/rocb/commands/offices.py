"""The office that a command is about: read from its document, with a year drafted or run."""

import argparse

from rocb import documents
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.office import Office, OfficeYear, run_year
from rocb.periods import Quarter, ReportingYear, parse_quarter
from rocb.reporting.accounts.basis import planned_years


def drafting(options: argparse.Namespace) -> tuple[Office, ReportingYear | None]:
    """Return the office of the document, and the year to draft where it has no plan."""
    office = documents.load(options.file)
    if office.planning.plan is None and options.year is None:
        raise InvalidValue(Fault("year", ABSENT, "--year, as the document has no plan"))
    if office.planning.plan is not None and options.year is not None:
        raise InvalidValue(Fault("year", options.year, "asked for: the document has a plan"))
    return office, ReportingYear(options.year, options.first_month) if options.year else None


def year_of(options: argparse.Namespace) -> OfficeYear:
    """Return the year of the document, staffed, with its rooms decided."""
    return run_year(*drafting(options))


def quarter_of(text: str, office: Office, drafted: ReportingYear | None = None) -> Quarter:
    """Return a quarter by the reporting years of the office, or by the calendar without any."""
    years = planned_years(office, drafted)
    return parse_quarter(text, years[-1].first_month if years else 1)
