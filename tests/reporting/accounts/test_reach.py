from datetime import date

from attrs import evolve
from hypothesis import given, settings

from rocb import Activity, Days, MembershipStatus, Status
from rocb.members import Membership
from rocb.reporting.accounts.reach import ReachAccount, reach_account
from tests.offices import STATED, YEAR, a_member, a_plan, an_activity
from tests.planning.an_office import the_office
from tests.reporting.accounts.bases import QUARTERS, a_basis, parted
from tests.reporting.accounts.plans import BASES, of

APRIL = Days(date(2021, 4, 1), date(2021, 4, 2))


def by_quarter(*activities: Activity) -> list[ReachAccount]:
    return [reach_account(each) for each in parted(of(a_plan(*activities)))]


@given(BASES)
@settings(max_examples=30)
def test_each_member_is_reached_now_or_earlier_or_not_yet_and_only_once(basis):
    region = sorted(it.code for it in basis.office.members)
    for each in (basis, *parted(basis)):
        account = reach_account(each)
        groups = (account.now, account.earlier, account.not_yet)
        assert sorted(code for it in groups for code in it.records) == region
        assert all(it.value == len(it.records) for it in groups)
        assert set(account.expected.records) <= set(account.not_yet.records)


@given(BASES)
@settings(max_examples=30)
def test_a_member_once_reached_stays_reached_for_the_rest_of_the_year(basis):
    reached: set[str] = set()
    for each in parted(basis):
        account = reach_account(each)
        reached |= set(account.now.records)
        assert reached == {*account.now.records, *account.earlier.records}


@given(BASES)
@settings(max_examples=30)
def test_the_activities_of_a_member_are_those_that_name_it(basis):
    for each in parted(basis):
        for it in reach_account(each).members:
            named = {
                activity.id
                for activity in basis.plan.activities
                if activity.days.first in each.days
                and activity.status is Status.COMPLETED
                and it.member.code in activity.members
            }
            assert set(it.now.records) == named
            assert it.now.value == len(named)


def test_an_activity_that_names_no_member_reaches_nobody():
    first, *_ = by_quarter(an_activity(members=()))
    assert first.now.value == 0
    assert first.nameless.records == ("activity",)


def test_who_was_to_take_part_and_has_not_is_expected():
    first, *_ = by_quarter(an_activity(status=Status.PLANNED))
    assert first.expected.records == ("AZ",)


def test_who_was_reached_in_the_first_quarter_was_reached_earlier_in_the_second():
    _, second, *_ = by_quarter(an_activity(), an_activity("other", days=APRIL, members=("GE",)))
    assert (second.now.records, second.earlier.records) == (("GE",), ("AZ",))


def test_who_has_left_does_not_count():
    office = the_office()
    gone = Membership(MembershipStatus.MEMBER, None, date(2021, 1, 1), STATED)
    members = (*office.members, a_member("PL", memberships=(gone,)))
    account = reach_account(a_basis(YEAR.days, office=evolve(office, members=members)))
    assert "PL" not in {it.member.code for it in account.members}


def test_who_joins_later_is_not_yet_reached_only_once_it_has_joined():
    office = the_office()
    joining = Membership(MembershipStatus.MEMBER, date(2021, 7, 1), None, STATED)
    members = (*office.members, a_member("PL", memberships=(joining,)))
    office = evolve(office, members=members)
    told = ["PL" in reach_account(a_basis(it, office=office)).not_yet.records for it in QUARTERS]
    assert told == [False, False, True, True]
