from datetime import date
from decimal import Decimal

import pytest

from rocb import Cost, Days, Money, Status
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.period import period_account
from rocb.reporting.pages import Fact, Facts
from rocb.reporting.sections.summary import summary_section
from tests.offices import STATED, YEAR, a_plan, an_activity, an_office
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import shown

APRIL = Days(date(2021, 4, 1), date(2021, 4, 2))


def summary(basis: Basis) -> dict[str, Fact]:
    (facts,) = shown(summary_section, basis, period_account(basis)).blocks
    assert isinstance(facts, Facts)
    return {it.key: it for it in facts.facts}


def members_told(days: Days) -> str:
    plan = a_plan(an_activity(), an_activity("other", days=APRIL, members=("GE",)))
    return summary(a_basis(days, plan=plan))["members"].detail


def test_who_was_reached_earlier_is_told_only_where_somebody_was():
    assert members_told(QUARTERS[1]).endswith("; 1 more earlier")
    for days in (QUARTERS[0], YEAR.days):
        assert "earlier" not in members_told(days)


def test_what_is_known_is_told_of_its_whole():
    told = summary(a_basis(plan=a_plan(an_activity())))
    assert told["members"].value.value == 1
    assert told["members"].detail.startswith("of ")
    assert (told["hours"].value.value, told["hours"].detail) == (0, "0 refused")


def test_an_office_without_premises_or_members_does_not_know_what_was_booked_or_reached():
    office = an_office(premises=None, members=())
    told = summary(a_basis(office=office, plan=a_plan(an_activity(members=()))))
    for key in ("members", "hours"):
        assert (told[key].value.text, told[key].value.value) == ("not stated", None)
        assert told[key].detail == ""


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.CANCELLED, Status.POSTPONED])
def test_what_was_spent_is_told_whatever_became_of_the_activity(status):
    cost = Cost(Money(Decimal(9), "EUR"), "bank", STATED, spent=Decimal(7))
    held = an_activity(status=status, costs=(cost,))
    assert summary(a_basis(plan=a_plan(held)))["spent.EUR"].value.text == "EUR\xa07"
