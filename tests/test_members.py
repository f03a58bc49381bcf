"""The Members that an office serves, and the organisations that it works with."""

from datetime import date

import pytest

from rocb import (
    InvalidValue,
    Member,
    MemberKind,
    Membership,
    MembershipStatus,
    Organisation,
    Region,
    is_member,
    membership_on,
)
from rocb.members import REGION_NAMES

from .offices import STATED, a_member, both

BEGIN, END = date(1992, 6, 17), date(2010, 1, 1)


def a_membership(
    since: date | None,
    until: date | None = None,
    status: MembershipStatus = MembershipStatus.MEMBER,
) -> Membership:
    return Membership(status, since, until, STATED)


def on(day: date, *memberships: Membership) -> Membership | None:
    return membership_on(a_member(memberships=memberships), day)


def test_there_are_six_regions_each_with_its_name_in_both_languages():
    assert len(Region) == 6
    assert set(REGION_NAMES) == set(Region)
    assert all(name.missing == () for name in REGION_NAMES.values())


@pytest.mark.parametrize("code", ["az", "AZE", "A", "", "31", None, 31])
def test_a_member_without_an_iso_code_is_refused(code):
    with pytest.raises(InvalidValue) as refusal:
        Member(code, both("Nowhere"), MemberKind.STATE, ())
    assert [fault.path for fault in refusal.value.faults] == ["code"]


def test_a_union_can_be_a_member():
    union = Member("EU", both("European Union"), MemberKind.UNION, ())
    assert union.kind is MemberKind.UNION


@pytest.mark.parametrize("until", [BEGIN, date(1992, 6, 16)], ids=["same day", "day before"])
def test_a_membership_that_ends_before_it_lasts_a_day_is_refused(until):
    with pytest.raises(InvalidValue) as refusal:
        a_membership(BEGIN, until)
    assert str(refusal.value) == f'until: "{until}" is not later than 1992-06-17'


def test_a_membership_of_one_day_is_kept():
    membership = a_membership(BEGIN, date(1992, 6, 18))
    assert on(BEGIN, membership) == membership
    assert on(date(1992, 6, 18), membership) is None


def test_a_membership_covers_its_first_day_and_none_before():
    membership = a_membership(BEGIN)
    assert on(BEGIN, membership) == membership
    assert on(date(1992, 6, 16), membership) is None


def test_a_membership_covers_the_day_before_its_end_and_not_the_end():
    membership = a_membership(BEGIN, END)
    assert on(date(2009, 12, 31), membership) == membership
    assert on(END, membership) is None


def test_a_membership_that_lasts_covers_every_later_day():
    membership = a_membership(BEGIN)
    assert on(date.max, membership) == membership


def test_a_membership_of_unknown_beginning_covers_what_nothing_else_does():
    undated, dated = a_membership(None), a_membership(BEGIN)
    assert on(date(1980, 1, 1), undated, dated) == undated


@pytest.mark.parametrize("order", [1, -1])
def test_a_membership_that_is_known_to_cover_a_day_comes_first(order):
    undated, dated = a_membership(None), a_membership(BEGIN)
    assert on(date(2000, 1, 1), *(undated, dated)[::order]) == dated


def test_a_membership_of_unknown_beginning_covers_no_day_after_its_end():
    assert on(END, a_membership(None, END)) is None


def test_of_two_memberships_the_one_that_covers_the_day_is_found():
    first = a_membership(BEGIN, END)
    second = a_membership(END, status=MembershipStatus.SUSPENDED)
    assert on(date(2009, 12, 31), first, second) == first
    assert on(END, first, second) == second


def test_a_member_without_memberships_is_covered_on_no_day():
    assert on(date(2021, 1, 1)) is None


@pytest.mark.parametrize("nonsense", [None, 7, "2021-03-01", True, []])
def test_only_a_member_is_asked_and_only_for_a_day(nonsense):
    with pytest.raises(InvalidValue):
        membership_on(nonsense, date(2021, 3, 1))
    with pytest.raises(InvalidValue):
        membership_on(a_member(), nonsense)


def test_an_organisation_may_be_of_a_kind_that_nobody_stated():
    assert Organisation("wco", both("WCO"), None, STATED).kind is None


def test_the_kind_of_an_organisation_is_not_guessed_from_a_text():
    kind: object = "wco_body"
    with pytest.raises(InvalidValue) as refusal:
        Organisation("wco", both("WCO"), kind, STATED)  # type: ignore[arg-type]
    (fault,) = refusal.value.faults
    assert fault.path == "kind"
    assert fault.expected == "an OrganisationKind, such as OrganisationKind.WCO_BODY or null"


def test_the_country_of_an_organisation_is_unknown_unless_it_is_stated():
    assert Organisation("wco", both("WCO"), None, STATED).country is None
    assert Organisation("customs", both("Customs"), None, STATED, country="AZ").country == "AZ"


@pytest.mark.parametrize("country", ["az", "AZE", "A", "", "АЗ", 31, True])
def test_the_country_of_an_organisation_is_two_capital_letters(country):
    with pytest.raises(InvalidValue) as refusal:
        Organisation("customs", both("Customs"), None, STATED, country=country)
    assert [fault.path for fault in refusal.value.faults] == ["country"]


def test_one_is_a_member_while_a_membership_lasts():
    rejoined = a_member(memberships=(a_membership(BEGIN, END), a_membership(date(2015, 1, 1))))
    assert not is_member(rejoined, date(1992, 6, 16))
    assert is_member(rejoined, BEGIN)
    assert is_member(rejoined, date(2009, 12, 31))
    assert not is_member(rejoined, END)
    assert is_member(rejoined, date.max)


def test_one_of_which_nobody_says_since_when_may_be_a_member():
    assert is_member(a_member(memberships=()), date.min)
    assert is_member(a_member(memberships=(a_membership(None), a_membership(END))), BEGIN)


def test_everybody_counts_where_no_day_is_asked():
    assert is_member(a_member(memberships=(a_membership(BEGIN, END),)), None)


@pytest.mark.parametrize("nonsense", [7, "2021-03-01", True, []])
def test_only_a_member_is_asked_and_only_by_a_day(nonsense):
    with pytest.raises(InvalidValue):
        is_member(nonsense, BEGIN)
    with pytest.raises(InvalidValue):
        is_member(a_member(), nonsense)
