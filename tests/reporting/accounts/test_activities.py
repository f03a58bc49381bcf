from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, Days, Headcount, Participation, Plan, Status
from rocb.planning.plan.changes import Change, Step
from rocb.planning.plan.steps import begun, changed, plan_at, postponed
from rocb.reporting.accounts.activities import (
    ActivityAccount,
    ActivityOutcome,
    Outcome,
    activity_account,
)
from rocb.reporting.accounts.upcoming import upcoming_account
from tests.offices import SAMPLE, YEAR, a_plan, an_activity
from tests.reporting.accounts.bases import QUARTERS, eve, parted, whole
from tests.reporting.accounts.plans import BASES, WHY, days_of_the_year, of

MARCH = Days(date(2021, 3, 1), date(2021, 3, 3))
MAY = Days(date(2021, 5, 3), date(2021, 5, 5))
SEPTEMBER = Days(date(2021, 9, 1), date(2021, 9, 2))
FIRST, SECOND, THIRD, _ = QUARTERS
IN_THE_YEAR = st.dates(YEAR.days.first, YEAR.days.last)


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


def moved(on: date, to: Days, entered: date | None = None) -> Change:
    return Change("activity", on, "office", Step.RESCHEDULE, WHY, to, entered)


@st.composite
def often_moved(draw: st.DrawFn) -> Plan:
    """A plan with one activity that was moved up to four times, now and then told late."""
    times = draw(st.integers(0, 4))
    dates = sorted(draw(st.lists(IN_THE_YEAR, min_size=2 * times, max_size=2 * times)))
    moves = (
        moved(on, draw(days_of_the_year()), draw(st.none() | st.just(entered)))
        for on, entered in zip(dates[::2], dates[1::2], strict=True)
    )
    return changed(planned(days=draw(days_of_the_year())), *moves)


@given(often_moved())
@settings(max_examples=40)
def test_what_was_announced_for_a_quarter_is_accounted_for_there(plan):
    for days in QUARTERS:
        announced = upcoming_account(plan_at(plan, eve(days)), days)
        for known in (plan_at(plan, days.last), plan):
            account = told(known, days)
            assert set(announced.count.records) <= set(account.all.records)
            assert whole(account.planned) + whole(account.joined) == whole(account.all)


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


def test_what_was_moved_into_a_quarter_and_out_of_it_again_is_delayed_there():
    plan = changed(planned(), moved(date(2021, 3, 1), MAY), moved(date(2021, 5, 3), SEPTEMBER))
    announced = upcoming_account(plan_at(plan, eve(SECOND)), SECOND)
    assert announced.count.records == ("activity",)
    account = told(plan_at(plan, SECOND.last), SECOND)
    assert (only(account).outcome, only(account).reasons) == (Outcome.DELAYED, (WHY,))
    assert (account.planned.value, account.joined.records) == (0, ("activity",))
    assert only(told(plan, THIRD)).planned is False


def test_what_stood_in_a_quarter_only_within_it_is_accounted_for_there():
    moves = (moved(date(2021, 4, 5), MAY), moved(date(2021, 4, 9), SEPTEMBER))
    plan = changed(planned(days=Days(date(2021, 10, 4), date(2021, 10, 5))), *moves)
    assert only(told(plan, SECOND)).outcome is Outcome.DELAYED
    assert told(plan, FIRST).activities == ()


def test_what_had_left_a_quarter_before_its_eve_is_accounted_for_only_where_it_went():
    plan = changed(planned(), moved(date(2021, 1, 4), MAY), moved(date(2021, 2, 1), SEPTEMBER))
    assert told(plan, SECOND).activities == ()
    assert only(told(plan, THIRD)).outcome is Outcome.DELAYED


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
