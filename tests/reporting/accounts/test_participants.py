from hypothesis import given, settings

from rocb import Activity, Headcount, Participation, Status
from rocb.planning.plan.participation import participant_count
from rocb.reporting.accounts.participants import ParticipantAccount, participant_account
from tests.offices import SAMPLE, YEAR, a_plan, an_activity
from tests.reporting.accounts.bases import parted, whole
from tests.reporting.accounts.plans import BASES, of

FIRST = YEAR.quarters[0].days


def told(*activities: Activity) -> ParticipantAccount:
    return participant_account(of(a_plan(*activities), FIRST))


@given(BASES)
@settings(max_examples=30)
def test_the_people_are_those_whom_the_plan_counts(basis):
    for each in (basis, *parted(basis)):
        account, counted = participant_account(each), participant_count(basis.plan, each.days)
        assert (account.people is None) == (counted.people is None)
        if account.people is not None and counted.people is not None:
            people = account.people
            assert people.all.value == counted.people.number
            assert people.women.value == counted.people.women
            assert people.men.value == counted.people.men
            assert people.unstated.value == counted.people.unstated
        assert [it.member for it in account.members] == [it.member for it in counted.members]
        assert set(account.silent.records) == set(counted.silent)
        assert set(account.approximate.records) == set(counted.approximate)


@given(BASES)
@settings(max_examples=30)
def test_each_total_is_the_sum_over_its_members_and_its_quarters(basis):
    account = participant_account(basis)
    rows = [it.people for it in account.members if it.people is not None]
    quarters = [participant_account(each).people for each in parted(basis)]
    if account.people is not None:
        assert account.people.all.value == sum(whole(it.all) for it in rows)
        assert account.people.women.value == sum(whole(it.women) for it in rows)
        assert account.people.all.value == sum(whole(it.all) for it in quarters if it)


@given(BASES)
@settings(max_examples=30)
def test_each_completed_activity_either_states_a_number_or_is_silent(basis):
    account = participant_account(basis)
    completed = {it.id for it in basis.plan.activities if it.status is Status.COMPLETED}
    assert {*account.stated.records, *account.silent.records} == completed
    assert whole(account.stated) + whole(account.silent) == len(completed)


def test_nobody_is_counted_where_nothing_is_stated():
    account = told(an_activity())
    assert account.people is None
    assert account.silent.records == ("activity",)
    assert account.members[0].uncounted.records == ("activity",)


def test_people_of_whom_nothing_is_known_are_of_no_member_and_of_unknown_sex():
    account = told(an_activity(participants=Headcount(20)))
    nobody = account.members[-1]
    assert nobody.member is None
    assert nobody.people is not None
    assert (nobody.people.unstated.value, nobody.people.women.value) == (20, 0)


def test_a_count_that_somebody_made_up_is_a_sample_though_the_activity_is_none():
    rows = (Participation("AZ", women=2, source=SAMPLE),)
    account = told(an_activity(participation=rows))
    assert account.people is not None
    assert account.people.all.sample
    assert not account.stated.sample


def test_what_is_planned_has_no_participants_yet():
    account = told(an_activity(status=Status.PLANNED, participants=Headcount(20)))
    assert account.people is None
    assert account.stated.value == 0
