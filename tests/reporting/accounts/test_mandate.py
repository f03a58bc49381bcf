from hypothesis import given, settings

from rocb import CLAUSES, Status
from rocb.planning.plan.lines import clauses_served
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.mandate import ClauseService, mandate_account
from tests.offices import SAMPLE, a_plan, an_activity
from tests.reporting.accounts.bases import parted, whole
from tests.reporting.accounts.plans import BASES, of

OFF = (Status.CANCELLED, Status.POSTPONED)


def by_clause(basis: Basis) -> dict[str, ClauseService]:
    return {it.clause.id: it for it in mandate_account(basis).clauses}


def test_every_clause_stands_once_and_in_the_order_of_the_mandate():
    found = [it.clause for it in mandate_account(of(a_plan())).clauses]
    assert found == list(CLAUSES)


@given(BASES)
@settings(max_examples=20)
def test_a_clause_is_served_by_the_activities_that_say_so_and_take_place(basis):
    for each in (basis, *parted(basis)):
        for id, it in by_clause(each).items():
            serving = [
                activity
                for activity in basis.plan.activities
                if activity.status not in OFF and id in clauses_served(activity)
            ]
            within = [activity for activity in serving if activity.days.first in each.days]
            assert set(it.year.records) == {activity.id for activity in serving}
            assert set(it.period.records) == {activity.id for activity in within}
            assert it.period.value == len(within)


@given(BASES)
@settings(max_examples=20)
def test_four_quarters_add_up_to_the_year(basis):
    quarters = [by_clause(each) for each in parted(basis)]
    for id, it in by_clause(basis).items():
        assert it.year.value == sum(whole(quarter[id].period) for quarter in quarters)


def test_a_link_that_nobody_stated_makes_the_figure_a_sample():
    linked = an_activity(traced=SAMPLE, clauses=("plan.1",))
    assert by_clause(of(a_plan(linked)))["plan.1"].year.sample
    assert not by_clause(of(a_plan(an_activity(clauses=("plan.1",)))))["plan.1"].year.sample


def test_other_records_serve_clauses_too():
    kinds = {it.kind for row in mandate_account(of(a_plan())).clauses for it in row.records}
    assert kinds
