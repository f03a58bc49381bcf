"""The annual report: what an office did in a year, and how its quarters made it up."""

from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.office import Office
from rocb.periods import Quarter, ReportingYear
from rocb.reporting.accounts.activities import ActivityAccount, Outcome, activity_account
from rocb.reporting.accounts.basis import Basis, basis_of, planned_years
from rocb.reporting.accounts.participants import ParticipantAccount, participant_account
from rocb.reporting.accounts.period import PeriodAccount, period_account
from rocb.reporting.accounts.reach import ReachAccount, reach_account
from rocb.reporting.pages import Page, Row, Section, columns, page_of, table
from rocb.reporting.quarterly import about
from rocb.reporting.renderings.html import html_fragment
from rocb.reporting.sections.period import period_sections
from rocb.reporting.words.figures import figure, figure_cell
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import plain
from rocb.reporting.words.words import Words
from rocb.texts import Language

KEY: Final = "annual"

_SHOWN: Final = (Outcome.DONE, Outcome.DELAYED, Outcome.CANCELLED)


@frozen
class QuarterOfYear:
    """What one quarter added to its year, by what was known at the end of the year."""

    quarter: Quarter
    activities: ActivityAccount
    participants: ParticipantAccount
    reach: ReachAccount


@frozen
class AnnualReport:
    """What an office did in a year, as it was known at its end, and what each quarter added."""

    year: ReportingYear
    account: PeriodAccount
    quarters: tuple[QuarterOfYear, ...]

    @property
    def office(self) -> Office:
        """The office as it was known at the end of the year."""
        return self.account.basis.office

    def _repr_html_(self) -> str:
        return html_fragment(annual_page(self, Language.EN))


def annual_report(office: Office, year: ReportingYear) -> AnnualReport:
    """Return the report on a year, counted from what was known at its end.

    An office without a plan gets one drafted for it. Raises `InvalidValue` for a year that
    has no plan, where the office has others.
    """
    require("office", Office, office)
    require("year", ReportingYear, year)
    if year not in (years := planned_years(office, year)):
        raise InvalidValue(Fault("year", str(year), f"one of {', '.join(map(str, years))}"))
    basis = basis_of(office, year.days, year)
    return AnnualReport(
        year,
        period_account(basis),
        tuple(_quarter(Basis(basis.year, it.days), it) for it in year.quarters),
    )


def _quarter(basis: Basis, quarter: Quarter) -> QuarterOfYear:
    return QuarterOfYear(
        quarter, activity_account(basis), participant_account(basis), reach_account(basis)
    )


def annual_page(report: AnnualReport, language: Language) -> Page:
    """Return the report as a page in this language."""
    require("report", AnnualReport, report)
    words = Words(language)
    names = names_of(report.office, words)
    letter, summary, *others = period_sections(names, report.account)
    sections = (letter, summary, _quarters(names, report), *others)
    title = words.say("annual.title", year=report.year)
    return page_of(words, KEY, title, names.own(), about(names, report.account), sections)


def _quarters(names: Names, report: AnnualReport) -> Section:
    words = names.words
    outcomes = (f"outcome_{it.value}" for it in _SHOWN)
    heads = columns(words, "of_quarter", "activities", *outcomes, "people", "members_reached")
    rows = (_row(words, it) for it in report.quarters)
    held = table(words, "quarters.table", heads, rows)
    return Section("quarters", words.say("quarters"), (held,))


def _row(words: Words, it: QuarterOfYear) -> Row:
    counts = {count.outcome: count.activities for count in it.activities.outcomes}
    people = it.participants.people
    return Row(
        (
            plain(words.quarter(it.quarter)),
            (figure(words, it.activities.all),),
            *((figure(words, counts[outcome]),) for outcome in _SHOWN),
            figure_cell(words, people.all if people else None),
            (figure(words, it.reach.now),),
        ),
        str(it.quarter),
    )
