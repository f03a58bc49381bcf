"""The quarterly report: a value, and a page of it in each language."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from attrs import evolve, frozen

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.hindsight import with_hindsight
from rocb.office import Office
from rocb.periods import Quarter, ReportingYear, parse_quarter
from rocb.planning.past.places import plans_of
from rocb.planning.past.undoing import undone
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import plan_at
from rocb.reporting.accounts.activities import activity_account
from rocb.reporting.accounts.basis import Basis, basis_of, known_by, planned_years
from rocb.reporting.accounts.participants import participant_account
from rocb.reporting.accounts.period import PeriodAccount, period_account
from rocb.reporting.accounts.reach import reach_account
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
    require("hindsight", date | None, hindsight)
    sent = listed("earlier", Submission, earlier)
    years = planned_years(office, year)
    faults = [*_faults(quarter, years, hindsight), *_former_faults(sent, quarter, years)]
    if faults:
        raise InvalidValue(*faults)
    basis = basis_of(office, quarter.days, year, hindsight)
    ahead = upcoming_account(_next_plan(office, basis, quarter.next), quarter.next.days)
    changes = _changes(office, basis, quarter, sent)
    return QuarterlyReport(quarter, period_account(basis), ahead, changes)


def _faults(
    quarter: Quarter, years: tuple[ReportingYear, ...], hindsight: date | None
) -> Iterator[Fault]:
    if quarter.year not in years:
        expected = f"a quarter of {' or '.join(map(str, years)) or 'a planned year'}"
        yield Fault("quarter", str(quarter), expected)
    if hindsight is not None and hindsight < quarter.days.last:
        expected = f"{quarter.days.last} or later, when the quarter has ended"
        yield Fault("hindsight", hindsight.isoformat(), expected)


def _former_faults(
    earlier: tuple[Submission, ...], quarter: Quarter, years: tuple[ReportingYear, ...]
) -> Iterator[Fault]:
    seen: set[Quarter] = set()
    for index, it in enumerate(earlier):
        path = f"earlier[{index}]"
        if it.report != KEY:
            yield Fault(f"{path}.report", it.report, f"{KEY}: a report on a quarter")
            continue
        former = _quarter_of(it, quarter)
        if former is None or former.days.last >= quarter.days.first:
            yield Fault(f"{path}.period", it.period, f"a quarter before {quarter}")
            continue
        if former in seen:
            yield Fault(f"{path}.period", it.period, "one report on a quarter")
        elif former.year not in years:
            expected = f"a quarter of {' or '.join(map(str, years))}, which has a plan"
            yield Fault(f"{path}.period", it.period, expected)
        seen.add(former)


def _quarter_of(submission: Submission, later: Quarter) -> Quarter | None:
    try:
        return parse_quarter(submission.period, later.year.first_month)
    except InvalidValue:
        return None


def _next_plan(office: Office, basis: Basis, quarter: Quarter) -> Plan:
    """Return the plan of a quarter's year as it was known then, or else that of the report."""
    if quarter.year == basis.plan.year:
        return basis.plan
    told = undone(known_by(office, basis.hindsight).planning, basis.days.last)
    later = next((it for it in plans_of(told) if it.year == quarter.year), None)
    return basis.plan if later is None else plan_at(later, basis.on)


def _changes(
    office: Office, basis: Basis, quarter: Quarter, earlier: tuple[Submission, ...]
) -> tuple[ChangesSince, ...]:
    if not earlier:
        return ()
    formers = {_quarter_of(it, quarter): it for it in earlier}
    on = max(quarter.days.last, basis.hindsight or quarter.days.last)
    known, restating = undone(office.planning, on), with_hindsight(basis.office)
    found = []
    for former in sorted(filter(None, formers), key=lambda it: it.days.first):
        restated = _restated(basis, restating, former)
        pages = (quarterly_page(restated, language) for language in Language)
        found.append(changes_since(formers[former], pages, known, former.days.last, on))
    return tuple(found)


def _restated(basis: Basis, restating: Office, former: Quarter) -> QuarterlyReport:
    """Return a former report as it would read by now.

    Where things stood at its end is told with hindsight. What became since of the activities of its
    quarter is told as it is known now, as far as the plan is that of the same year.
    """
    then = quarterly_report(restating, former, year=basis.plan.year)
    if former.year != basis.plan.year:
        return then
    now = Basis(basis.year, former.days)
    account = evolve(
        then.account,
        activities=activity_account(now),
        participants=participant_account(now),
        reach=reach_account(now),
    )
    return evolve(then, account=account)


def quarterly_page(report: QuarterlyReport, language: Language) -> Page:
    """Return the report as a page in this language."""
    require("report", QuarterlyReport, report)
    words = Words(language)
    names = names_of(report.office, words)
    sections = period_sections(names, report.account, report.quarter)
    last = report.changes[-1:]
    changes = (changes_section(names, it, is_last=it in last) for it in report.changes)
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
