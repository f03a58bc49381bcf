"""The quarterly report: a value, and a page of it in each language."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.hindsight import with_hindsight
from rocb.office import Office
from rocb.periods import Quarter, ReportingYear, parse_quarter
from rocb.planning.past.correcting import corrections_between, late_changes_between
from rocb.planning.past.places import plans_of
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import plan_at
from rocb.reporting.accounts.basis import Basis, basis_of, planned_years
from rocb.reporting.accounts.period import PeriodAccount, period_account
from rocb.reporting.accounts.upcoming import UpcomingAccount, upcoming_account
from rocb.reporting.pages import Page, page_of
from rocb.reporting.renderings.html import html_fragment
from rocb.reporting.sections.changes import changes_section
from rocb.reporting.sections.period import period_sections
from rocb.reporting.sections.upcoming import upcoming_section
from rocb.reporting.submissions.since import ChangesSince, changes_since
from rocb.reporting.submissions.submissions import Submission
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.texts import Language

KEY: Final = "quarterly"


@frozen
class QuarterlyReport:
    """What an office did in a quarter, as it was known at its end, and does in the next.

    `changes` tells what would read otherwise by now in the report before this one, which is `None`
    where none was submitted.
    """

    quarter: Quarter
    account: PeriodAccount
    upcoming: UpcomingAccount
    changes: ChangesSince | None

    @property
    def office(self) -> Office:
        """The office as it was known at the end of the quarter."""
        return self.account.basis.office

    def _repr_html_(self) -> str:
        return html_fragment(quarterly_page(self, Language.EN))


def quarterly_report(
    office: Office,
    quarter: Quarter,
    previous: Submission | None = None,
    year: ReportingYear | None = None,
    hindsight: date | None = None,
) -> QuarterlyReport:
    """Return the report on a quarter, counted from what was known at its end.

    A report that was returned is made anew with `hindsight`: the day up to which corrections count.
    `previous` is the report on the quarter before it as it was submitted. An office without a plan
    gets one drafted for `year`. Raises `InvalidValue` for a quarter of a year that has no plan, and
    for a former report that is none, or on another quarter.
    """
    require("office", Office, office)
    require("quarter", Quarter, quarter)
    require("previous", Submission | None, previous)
    if quarter.year not in (years := planned_years(office, year)):
        expected = f"a quarter of {' or '.join(map(str, years)) or 'a planned year'}"
        raise InvalidValue(Fault("quarter", str(quarter), expected))
    basis = basis_of(office, quarter.days, year, hindsight)
    changes = None if previous is None else _changes(basis.office, quarter, previous)
    ahead = upcoming_account(_plan_of(office, basis, quarter.next), quarter.next.days)
    return QuarterlyReport(quarter, period_account(basis), ahead, changes)


def _plan_of(office: Office, basis: Basis, quarter: Quarter) -> Plan:
    """Return the plan of a quarter's year as it was known then, or else that of the report."""
    plans = plans_of(office.planning)
    later = next((it for it in plans if it.year == quarter.year), None)
    if quarter.year == basis.plan.year or later is None:
        return basis.plan
    return plan_at(later, basis.on)


def _changes(known: Office, quarter: Quarter, previous: Submission) -> ChangesSince:
    before = parse_quarter(previous.period, quarter.year.first_month)
    if previous.report != KEY or before.next != quarter:
        found = f"{previous.report} {previous.period}"
        expected = f"the quarterly report on the quarter before {quarter}"
        raise InvalidValue(Fault("previous", found, expected))
    if before.year not in (years := planned_years(known)):
        expected = f"a report on a quarter of {' or '.join(map(str, years))}, which has a plan"
        raise InvalidValue(Fault("previous", previous.period, expected))
    restated = quarterly_report(with_hindsight(known), before)
    languages = (page.language for page in previous.latest.pages)
    return changes_since(
        previous,
        (quarterly_page(restated, language) for language in languages),
        corrections_between(known.planning, before.days.last, quarter.days.last),
        late_changes_between(known.planning, before.days.last, quarter.days.last),
        quarter.days.last,
    )


def quarterly_page(report: QuarterlyReport, language: Language) -> Page:
    """Return the report as a page in this language."""
    require("report", QuarterlyReport, report)
    words = Words(language)
    names = names_of(report.office, words)
    sections = period_sections(names, report.account, report.quarter)
    if report.changes is not None:
        sections = (*sections, changes_section(names, report.changes))
    sections = (*sections, upcoming_section(names, report.upcoming))
    title = f"{words.say('report.title')}: {words.quarter(report.quarter)}"
    return page_of(words, KEY, title, names.own(), about(names, report.account), sections)


def about(names: Names, account: PeriodAccount) -> Iterator[tuple[str, Cell]]:
    """Yield what a report is about: to whom, from whom, on which days, as known when."""
    words, letter = names.words, account.transmittal
    if letter.addressees:
        addressees = joined(names.organisation(it.id) for it in letter.addressees)
        yield words.say("report.to"), addressees
    yield words.say("report.from"), names.own()
    yield words.say("report.period"), plain(words.days(letter.days))
    yield words.say("report.as_of"), plain(words.day(letter.as_of))
