"""The office promotes or manages the Secretariat's activities, and tells the Members of them."""

import pytest

from rocb.errors import InvalidValue
from rocb.planning.network.secretariat import (
    SecretariatRole,
    members_not_told,
    secretariat_activities_in,
)
from tests.offices import a_member
from tests.planning.network.builders import a_notice, a_secretariat_activity, day, days


def test_members_are_not_told_until_a_notice_reaches_them():
    activity = a_secretariat_activity(
        notices=(a_notice("02-01", "AZ"), a_notice("02-10", "GE", "AZ"))
    )
    members = [a_member(code) for code in ("KZ", "GE", "AZ", "KZ")]
    assert members_not_told(activity, members, day("01-31")) == ("AZ", "GE", "KZ")
    assert members_not_told(activity, members, day("02-01")) == ("GE", "KZ")
    assert members_not_told(activity, members, day("02-10")) == ("KZ",)


def test_what_the_office_manages_and_what_it_promotes_are_listed_apart():
    managed = a_secretariat_activity("a", role=SecretariatRole.MANAGES)
    second, first = a_secretariat_activity("c"), a_secretariat_activity("b")
    late = a_secretariat_activity("0", days=days("03-31", "04-05"))
    after = a_secretariat_activity("d", days=days("04-01", "04-05"))
    found = [after, late, second, managed, first]
    quarter = days("01-01", "03-31")
    promotes, manages = SecretariatRole.PROMOTES, SecretariatRole.MANAGES
    assert secretariat_activities_in(found, promotes, quarter) == (first, second, late)
    assert secretariat_activities_in(found, manages, quarter) == (managed,)


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    role, quarter = SecretariatRole.PROMOTES, days("01-01", "03-31")
    for call in (
        lambda: members_not_told(nonsense, [], day("01-01")),
        lambda: members_not_told(a_secretariat_activity(), nonsense, day("01-01")),
        lambda: members_not_told(a_secretariat_activity(), [], nonsense),
        lambda: secretariat_activities_in(nonsense, role, quarter),
        lambda: secretariat_activities_in([], nonsense, quarter),
        lambda: secretariat_activities_in([], role, nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
