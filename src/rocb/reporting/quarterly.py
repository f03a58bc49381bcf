"""The quarterly report: a value, and a page of it in each language."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from attrs import frozen

from rocb.checks import listed, require
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

    `changes` tells, of each report that was submitted earlier, what would read otherwise by now.
    """

    quarter: Quarter
    account: PeriodAccount
    upcoming: UpcomingAccount
    changes: tuple[ChangesSince, ...]

    @property
    def office(self) -> Office:
        """The office as it was known at the end of the quarter."""
        return self.account.basis.office

    def _repr_html_(self) -> str:
        return html_fragment(quarterly_page(self, Language.EN))


def quarterly_report(
    office: Office,
    quarter: Quarter,
    earlier: Iterable[Submission] = (),
    year: ReportingYear | None = None,
    hindsight: date | None = None,
) -> QuarterlyReport:
    """Return the report on a quarter, counted from what was known at its end.

    A report that was returned is made anew with `hindsight`: the day up to which corrections count.
    `earlier` are the reports on quarters before it as they were submitted, in any order. An office
    without a plan gets one drafted for `year`. Raises `InvalidValue` for a quarter of a year that
    has no plan, and for what is no such report, or the second on one quarter.
    """
    require("office", Office, office)
    require("quarter", Quarter, quarter)
    sent = listed("earlier", Submission, earlier)
    if quarter.year not in (years := planned_years(office, year)):
        expected = f"a quarter of {' or '.join(map(str, years)) or 'a planned year'}"
        raise InvalidValue(Fault("quarter", str(quarter), expected))
    basis = basis_of(office, quarter.days, year, hindsight)
    changes = _changes(basis.office, quarter, sent)
    ahead = upcoming_account(_plan_of(office, basis, quarter.next), quarter.next.days)
    return QuarterlyReport(quarter, period_account(basis), ahead, changes)


def _plan_of(office: Office, basis: Basis, quarter: Quarter) -> Plan:
    """Return the plan of a quarter's year as it was known then, or else that of the report."""
    plans = plans_of(office.planning)
    later = next((it for it in plans if it.year == quarter.year), None)
    if quarter.year == basis.plan.year or later is None:
        return basis.plan
    return plan_at(later, basis.on)


def _changes(
    known: Office, quarter: Quarter, earlier: tuple[Submission, ...]
) -> tuple[ChangesSince, ...]:
    faults = [*_former_faults(known, quarter, earlier)]
    if faults:
        raise InvalidValue(*faults)
    restating = with_hindsight(known)
    formers = sorted(
        ((_quarter_of(it, quarter), it) for it in earlier), key=lambda it: it[0].days.first
    )
    return tuple(_changes_in(known, restating, quarter, *it) for it in formers)


def _former_faults(
    known: Office, quarter: Quarter, earlier: tuple[Submission, ...]
) -> Iterator[Fault]:
    years = planned_years(known)
    seen: set[Quarter] = set()
    for index, it in enumerate(earlier):
        path = f"earlier[{index}]"
        if it.report != KEY:
            yield Fault(f"{path}.report", it.report, f"{KEY}: a report on a quarter")
            continue
        former = _quarter_of(it, quarter)
        if former.days.last >= quarter.days.first:
            yield Fault(f"{path}.period", it.period, f"a quarter before {quarter}")
        elif former in seen:
            yield Fault(f"{path}.period", it.period, "one report on a quarter")
        elif former.year not in years:
            expected = f"a quarter of {' or '.join(map(str, years))}, which has a plan"
            yield Fault(f"{path}.period", it.period, expected)
        seen.add(former)


def _quarter_of(submission: Submission, later: Quarter) -> Quarter:
    return parse_quarter(submission.period, later.year.first_month)


def _changes_in(
    known: Office, restating: Office, quarter: Quarter, former: Quarter, sent: Submission
) -> ChangesSince:
    restated = quarterly_report(restating, former)
    put_down = known.planning, former.days.last, quarter.days.last
    return changes_since(
        sent,
        (quarterly_page(restated, page.language) for page in sent.latest.pages),
        corrections_between(*put_down),
        late_changes_between(*put_down),
        quarter.days.last,
    )


def quarterly_page(report: QuarterlyReport, language: Language) -> Page:
    """Return the report as a page in this language."""
    require("report", QuarterlyReport, report)
    words = Words(language)
    names = names_of(report.office, words)
    sections = period_sections(names, report.account, report.quarter)
    changes = (changes_section(names, it) for it in report.changes)
    sections = (*sections, *changes, upcoming_section(names, report.upcoming))
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
