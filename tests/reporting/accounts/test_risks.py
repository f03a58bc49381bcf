from datetime import date

from rocb import Days, Status
from rocb.planning.plan.monitoring import monitor
from rocb.planning.projects.portfolio import Portfolio
from rocb.reporting.accounts.risks import risk_account
from rocb.reporting.accounts.transmittal import transmittal
from rocb.reporting.accounts.upcoming import upcoming_account
from tests.offices import YEAR, a_deadline, a_plan, an_activity
from tests.planning.an_office import the_office
from tests.planning.network.builders import a_direction
from tests.planning.projects.builders import a_lesson
from tests.reporting.accounts.bases import a_basis
from tests.reporting.accounts.plans import of

FIRST, SECOND, *_ = (quarter.days for quarter in YEAR.quarters)
MAY = Days(date(2021, 5, 3), date(2021, 5, 5))


def with_lesson(days: Days, **changes):
    return risk_account(a_basis(days, portfolio=Portfolio(lessons=(a_lesson(**changes),))))


def test_what_is_late_and_at_risk_is_what_monitoring_says_at_the_end_of_the_period():
    plan = a_plan(
        an_activity("late", status=Status.PLANNED),
        an_activity("waits", status=Status.PLANNED, days=MAY, depends_on=("off",)),
        an_activity("off", status=Status.CANCELLED),
        an_activity("put-off", status=Status.POSTPONED),
    )
    account = risk_account(of(plan, FIRST))
    assert account.monitoring == monitor(plan, FIRST.last)
    assert account.late.records == ("late",)
    assert account.at_risk.records == ("waits",)
    assert account.postponed.records == ("put-off",)


def test_a_lesson_belongs_to_the_period_in_which_it_was_learnt():
    assert with_lesson(FIRST).learnt.value == 0
    account = with_lesson(SECOND)
    assert account.learnt.records == ("lesson",)
    assert [it.id for it in account.lessons] == ["lesson"]


def test_a_lesson_that_was_sent_to_nobody_was_not_sent():
    account = with_lesson(SECOND)
    assert (account.evaluated.value, account.sent.value) == (0, 0)


def test_what_comes_next_is_what_takes_place_and_what_is_due():
    plan = a_plan(
        an_activity("next", status=Status.PLANNED, days=MAY),
        an_activity("off", status=Status.CANCELLED, days=MAY),
        an_activity(),
    )
    account = upcoming_account(plan, SECOND)
    assert account.count.records == ("next",)
    assert [it.id for it in account.activities] == ["next"]


def test_a_deadline_that_was_met_does_not_come_next():
    plan = a_plan(an_activity())
    open_, met = a_deadline("open"), a_deadline("met", met_on=date(2021, 3, 1))
    basis = a_basis(FIRST, plan=type(plan)(plan.year, plan.activities, (open_, met)))
    assert [it.id for it in upcoming_account(basis.plan, SECOND).deadlines] == ["open"]


def test_a_report_goes_to_whom_the_office_reports():
    office = the_office()
    letter = transmittal(a_basis(FIRST, office=office))
    reports_to = office.governance.reports_to if office.governance else ()
    assert tuple(it.id for it in letter.addressees) == reports_to
    assert letter.days == FIRST


def test_the_letter_tells_the_directions_of_the_period():
    direction = a_direction()
    network = the_office().planning.network
    basis = a_basis(FIRST, network=type(network)(directions=(direction,)))
    expected = ("direction",) if direction.on in FIRST else ()
    assert tuple(it.id for it in transmittal(basis).directions) == expected
