"""Budgets and transactions: what the money of a project was meant for, and what became of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from rocb.iati.activities import ActivityBudget
from rocb.iati.codes import BudgetStatus, BudgetType, TransactionType
from rocb.iati.facts import CostDate, IatiFacts, ProjectFacts
from rocb.iati.omissions import OmissionReason
from rocb.iati.publishing import iati_draft
from rocb.money import Money
from rocb.office import Office
from rocb.periods import Days, ReportingYear
from rocb.planning.partners.pledges import PledgeStatus, PledgeStep
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.costs import Cost
from rocb.planning.programme import year_turned
from tests.iati.builders import a_published_project, drafted, office_with, some_facts
from tests.offices import STATED, a_plan, an_activity
from tests.planning.partners.builders import a_pledge, a_step
from tests.planning.projects.builders import a_cost, day, euros

PLEDGE, COMMITMENT = TransactionType.INCOMING_PLEDGE, TransactionType.INCOMING_COMMITMENT
FUNDS, EXPENDITURE = TransactionType.INCOMING_FUNDS, TransactionType.EXPENDITURE


def lires(amount: str) -> Money:
    return Money(Decimal(amount), "TRY")


def omitted(office: Office, facts: IatiFacts | None = None) -> list[tuple[str, OmissionReason]]:
    draft = iati_draft(office, facts or some_facts())
    return [(it.record, it.reason) for it in draft.omissions]


def moves(*steps: PledgeStep) -> list[tuple[TransactionType, str, str]]:
    pledge = a_pledge("pledge", euros("100"), *steps, project="project")
    activity = drafted(office_with(a_published_project(), pledges=(pledge,)))
    return [(it.type, it.on.isoformat(), str(it.amount)) for it in activity.transactions]


def spending(spent: Decimal | None, committed: Decimal | None = None, **changes: Any) -> Activity:
    paid = Cost(euros("50"), None, STATED, committed, spent)
    return an_activity("course", project="project", costs=(paid,), **changes)


def test_the_costs_are_a_budget_of_the_agreed_days_in_each_currency():
    costs = a_cost(euros("5"), "bank"), a_cost(lires("9")), a_cost(euros("2.50"))
    budgets = drafted(office_with(a_published_project(costs=costs))).budgets
    days = Days(date(2021, 3, 1), date(2022, 2, 28))
    assert budgets == (
        ActivityBudget(days, euros("7.50"), days.first),
        ActivityBudget(days, lires("9"), days.first),
    )


def test_costs_of_more_than_a_year_are_not_spread_over_the_years():
    project = a_published_project(costs=(a_cost(euros("5")),), ends=date(2022, 3, 1))
    office = office_with(project)
    assert drafted(office).budgets == ()
    assert omitted(office) == [("project/costs[0]", OmissionReason.TOO_LONG)]


def test_costs_of_days_that_nobody_agreed_on_are_no_budget():
    office = office_with(a_published_project(costs=(a_cost(euros("5")),), ends=None))
    assert omitted(office) == [("project/costs[0]", OmissionReason.UNDATED)]


def test_a_sum_that_lacks_an_item_is_no_budget():
    office = office_with(a_published_project(costs=(a_cost(euros("5")), a_cost())))
    assert drafted(office).budgets == ()
    assert omitted(office) == [
        ("project/costs[0]", OmissionReason.INCOMPLETE),
        ("project/costs[1]", OmissionReason.NO_AMOUNT),
    ]


def test_stated_budgets_replace_the_costs():
    year = ActivityBudget(
        Days(date(2021, 1, 1), date(2021, 12, 31)),
        euros("3"),
        date(2021, 1, 1),
        BudgetType.REVISED,
        BudgetStatus.COMMITTED,
    )
    office = office_with(a_published_project(costs=(a_cost(),)))
    facts = some_facts(projects=(ProjectFacts("project", budgets=(year,)),))
    assert drafted(office, facts).budgets == (year,)
    assert omitted(office, facts) == []


def test_each_step_of_a_pledge_is_a_transaction():
    confirmed = a_step(PledgeStatus.CONFIRMED, "2021-05-10")
    part = a_step(PledgeStatus.RECEIVED_IN_PART, "2021-06-01", "30")
    rest = a_step(PledgeStatus.RECEIVED, "2021-07-01")
    assert moves(confirmed, part, rest) == [
        (PLEDGE, "2021-05-03", "100 EUR"),
        (COMMITMENT, "2021-05-10", "100 EUR"),
        (FUNDS, "2021-06-01", "30 EUR"),
        (FUNDS, "2021-07-01", "70 EUR"),
    ]


def test_what_was_withdrawn_is_taken_off_the_pledge_and_the_commitment():
    part = a_step(PledgeStatus.RECEIVED_IN_PART, "2021-06-01", "30")
    gone = a_step(PledgeStatus.WITHDRAWN, "2021-07-01")
    assert moves(part, gone)[-1:] == [(PLEDGE, "2021-07-01", "-70 EUR")]
    confirmed = a_step(PledgeStatus.CONFIRMED, "2021-05-10")
    assert moves(confirmed, part, gone)[-2:] == [
        (PLEDGE, "2021-07-01", "-70 EUR"),
        (COMMITMENT, "2021-07-01", "-70 EUR"),
    ]


def test_steps_of_later_days_are_left_out():
    pledge = a_pledge(
        "pledge", None, a_step(PledgeStatus.RECEIVED, "2022-01-01"), project="project"
    )
    office = office_with(a_published_project(), pledges=(pledge,))
    assert [it.type for it in drafted(office).transactions] == [PLEDGE]
    assert omitted(office) == [("pledge/history[0]", OmissionReason.LATER)]


def test_a_step_of_the_day_of_the_records_is_known():
    assert moves(a_step(PledgeStatus.RECEIVED, "2021-12-31"))[-1] == (
        FUNDS,
        "2021-12-31",
        "100 EUR",
    )


def test_pledges_for_other_projects_and_for_none_stay_out():
    pledges = a_pledge("a", project="other"), a_pledge("b"), a_pledge("c", theme="valuation")
    office = office_with(a_published_project(), a_published_project("other"), pledges=pledges)
    mine, other = iati_draft(office, some_facts()).activities
    assert (len(mine.transactions), len(other.transactions)) == (0, 1)


def test_transactions_stand_by_their_days_and_their_pledges():
    pledges = (
        a_pledge("z", euros("1"), project="project", pledged_on=day("2021-02-01")),
        a_pledge("b", euros("2"), project="project", pledged_on=day("2021-06-01")),
        a_pledge("a", euros("3"), project="project", pledged_on=day("2021-06-01")),
    )
    project = a_published_project()
    for order in (pledges, pledges[::-1]):
        found = drafted(office_with(project, pledges=order)).transactions
        assert [it.amount.amount for it in found] == [1, 3, 2]


def test_the_provider_is_the_donor_and_nobody_else_is_named():
    pledge = a_pledge(project="project")
    (found,) = drafted(office_with(a_published_project(), pledges=(pledge,))).transactions
    assert found.provider is not None
    assert found.provider.name.en == "bank"


def test_what_was_spent_is_an_expenditure_on_the_day_that_is_stated():
    office = office_with(a_published_project(), activities=(spending(Decimal(20)),))
    facts = some_facts(spent=(CostDate("course", date(2021, 4, 1)),))
    (found,) = drafted(office, facts).transactions
    assert (found.type, found.on, found.amount) == (EXPENDITURE, date(2021, 4, 1), euros("20"))
    assert found.text is not None
    assert found.text.en == "course"


def test_what_was_spent_or_committed_on_days_that_nobody_knows_is_left_out():
    office = office_with(a_published_project(), activities=(spending(Decimal(20), Decimal(40)),))
    assert drafted(office).transactions == ()
    assert omitted(office) == [
        ("course/costs[0].committed", OmissionReason.UNDATED),
        ("course/costs[0].spent", OmissionReason.UNDATED),
    ]


def test_where_nothing_was_spent_or_nobody_knows_there_is_nothing_to_tell():
    for spent in (None, Decimal(0)):
        office = office_with(a_published_project(), activities=(spending(spent, spent),))
        assert drafted(office).transactions == ()
        assert omitted(office) == []


def test_an_activity_that_stands_in_two_plans_is_paid_once():
    office = office_with(a_published_project(), activities=(spending(Decimal(20)),))
    later = spending(Decimal(30), days=Days(date(2022, 2, 1), date(2022, 2, 2)))
    planning = year_turned(office.planning, a_plan(later, year=ReportingYear(2022)))
    facts = some_facts(spent=(CostDate("course", date(2021, 4, 1)),))
    both_years = office_with(a_published_project(), planning=planning)
    assert [it.amount for it in drafted(both_years, facts).transactions] == [euros("30")]
