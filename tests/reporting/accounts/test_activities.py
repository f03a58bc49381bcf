from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import given, settings

from rocb import Activity, Days, Headcount, Participation, Plan, Status
from rocb.planning.plan.changes import Change, Step
from rocb.planning.plan.steps import begun, changed, postponed
from rocb.reporting.accounts.activities import (
    ActivityAccount,
    ActivityOutcome,
    Outcome,
    activity_account,
)
from tests.offices import SAMPLE, YEAR, a_plan, an_activity
from tests.reporting.accounts.bases import parted, whole
from tests.reporting.accounts.plans import BASES, WHY, of

MARCH = Days(date(2021, 3, 1), date(2021, 3, 3))
MAY = Days(date(2021, 5, 3), date(2021, 5, 5))
FIRST, SECOND, *_ = (quarter.days for quarter in YEAR.quarters)


def planned(**changes: Any) -> Plan:
    """A plan with one activity in March that has a history from the year before."""
    plan = a_plan(an_activity(**{"status": Status.PLANNED, "days": MARCH, **changes}))
    return begun(plan, date(2020, 12, 1), "office", WHY)


def told(plan: Plan, days: Days = FIRST) -> ActivityAccount:
    return activity_account(of(plan, days))


def only(account: ActivityAccount) -> ActivityOutcome:
    (it,) = account.activities
    return it


def one(**changes: Any) -> Activity:
    return an_activity(**{"days": MARCH, **changes})


@given(BASES)
@settings(max_examples=30)
def test_each_activity_of_a_period_comes_to_one_outcome(basis):
    for each in (basis, *parted(basis)):
        account = activity_account(each)
        ids = [it.activity.id for it in account.activities]
        assert len(set(ids)) == len(ids) == account.all.value
        assert sorted(id for it in account.outcomes for id in it.activities.records) == sorted(ids)
        assert whole(account.planned) + whole(account.joined) == whole(account.all)
        assert {*account.planned.records, *account.joined.records} == set(ids)


@given(BASES)
@settings(max_examples=30)
def test_every_count_is_that_of_the_activities_it_names(basis):
    samples = {it.id for it in basis.plan.activities if it.source.sample}
    for each in parted(basis):
        account = activity_account(each)
        for it in (account.all, account.planned, account.joined):
            assert it.value == len(it.records)
            assert it.sample == bool(samples & set(it.records))


@given(BASES)
@settings(max_examples=30)
def test_what_was_done_in_four_quarters_was_done_in_the_year(basis):
    def done(account: ActivityAccount) -> list[str]:
        (found,) = (it for it in account.outcomes if it.outcome is Outcome.DONE)
        return list(found.activities.records)

    quarters = [id for each in parted(basis) for id in done(activity_account(each))]
    assert sorted(quarters) == sorted(done(activity_account(basis)))


def test_what_was_completed_in_the_period_is_done():
    it = only(told(a_plan(one())))
    assert it.outcome is Outcome.DONE
    assert it.planned
    assert it.first is None


def test_what_was_moved_to_the_next_quarter_is_delayed_in_this_one_and_joins_that():
    plan = postponed(planned(), "activity", date(2021, 2, 1), "office", WHY, MAY)
    here, there = only(told(plan)), only(told(plan, SECOND))
    assert (here.outcome, here.planned, here.first) == (Outcome.DELAYED, True, MARCH)
    assert here.reasons == (WHY,)
    assert there.planned is False


def test_what_was_put_off_without_new_dates_is_delayed():
    plan = postponed(planned(), "activity", date(2021, 2, 1), "office", WHY)
    assert only(told(plan)).outcome is Outcome.DELAYED


def test_what_has_not_begun_on_its_day_is_delayed():
    assert only(told(planned())).outcome is Outcome.DELAYED


def test_what_begins_on_the_last_day_is_still_ahead():
    plan = a_plan(one(status=Status.PLANNED, days=Days(FIRST.last, FIRST.last)))
    assert only(told(plan)).outcome is Outcome.AHEAD


def test_what_was_moved_forward_out_of_the_period_was_held_earlier():
    plan = changed(
        planned(days=MAY),
        Change("activity", date(2021, 2, 1), "office", Step.RESCHEDULE, WHY, MARCH),
    )
    assert only(told(plan, SECOND)).outcome is Outcome.BROUGHT_FORWARD


def test_what_was_cancelled_says_why():
    plan = changed(planned(), Change("activity", date(2021, 2, 1), "x", Step.CANCEL, WHY))
    it = only(told(plan))
    assert it.outcome is Outcome.CANCELLED
    assert it.reasons == (WHY,)


def test_one_reason_given_twice_is_told_once():
    plan = postponed(planned(), "activity", date(2021, 2, 1), "office", WHY, MAY)
    plan = postponed(plan, "activity", date(2021, 2, 2), "office", WHY, MARCH)
    assert only(told(plan)).reasons == (WHY,)


def test_the_people_of_an_activity_are_those_counted_by_member_too():
    rows = (Participation("AZ", women=3),)
    it = only(told(a_plan(one(participation=rows, participants=Headcount(5)))))
    assert it.people.value == 5
    assert only(told(a_plan(one(participation=rows)))).people.value == 3
    assert only(told(a_plan(one()))).people.value is None


def test_nobody_took_part_yet_in_what_is_not_completed():
    it = only(told(a_plan(one(status=Status.PLANNED, participants=Headcount(25)))))
    assert it.people.value is None


def test_a_sample_makes_the_figures_that_name_it_samples():
    account = told(a_plan(one(source=SAMPLE)))
    assert account.all.sample
    assert not evolve(account.joined).sample
