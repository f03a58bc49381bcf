from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb import (
    Activity,
    Cost,
    InvalidValue,
    Language,
    Money,
    Office,
    Participation,
    Status,
    UnknownRecord,
)
from rocb.planning.partners.balances import pledge_balances
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.plan.activities import takes_place
from rocb.profiles import example_year
from rocb.reporting.pages import Facts
from rocb.reporting.sheets.donor import donor_sheet
from rocb.reporting.sheets.donor_page import donor_page
from tests.offices import STATED, a_plan, an_activity
from tests.planning.an_office import the_office
from tests.planning.partners.builders import a_contact, a_pledge, a_relation
from tests.reporting.sheets.drawn import PAYERS, amount, assert_sound, drawn_offices, text_on


def euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def with_activities(*activities: Activity) -> Office:
    office = the_office()
    return evolve(office, planning=evolve(office.planning, plan=a_plan(*activities)))


@given(drawn_offices())
@settings(max_examples=6)
def test_costs_are_the_sums_of_what_the_donor_pays_for_the_activities_that_are_named(office):
    held = office.planning.plan.activities
    for id in PAYERS:
        sheet = donor_sheet(office, id)
        own = [(it, cost) for it in held for cost in it.costs if cost.donor == id]
        assert {it.currency for it in sheet.costs} == {cost.amount.currency for _, cost in own}
        for told in sheet.costs:
            rows = [(it, cost) for it, cost in own if cost.amount.currency == told.currency]
            meant = [(it, cost) for it, cost in rows if takes_place(it)]
            assert amount(told.planned) == sum(cost.amount.amount for _, cost in meant)
            assert set(told.planned.records) == {it.id for it, _ in meant}
            known = [cost.spent for _, cost in rows if cost.spent is not None]
            assert (told.spent.value is None) == (not known)
            if told.spent.value is not None:
                assert amount(told.spent) == sum(known)


@given(drawn_offices())
@settings(max_examples=6)
def test_the_people_reached_are_those_of_the_completed_activities_that_it_pays_for(office):
    for id in PAYERS:
        reach = donor_sheet(office, id).reach
        paid = [
            it
            for it in office.planning.plan.activities
            if it.status is Status.COMPLETED
            and (id in it.sponsors or any(cost.donor == id for cost in it.costs))
        ]
        assert set(reach.activities.records) == {it.id for it in paid}
        assert set(reach.members.records) == {code for it in paid for code in it.members}
        rows = [row for it in paid for row in it.participation]
        if reach.people is not None:
            assert reach.people.all.value == sum(row.number for row in rows)


@given(drawn_offices())
@settings(max_examples=6)
def test_what_is_outstanding_is_as_the_balances_have_it(office):
    pledges = office.planning.partnerships.pledges
    for id in PAYERS:
        sheet = donor_sheet(office, id)
        own = [it for it in pledges if it.donor == id]
        expected = {
            it.outstanding.currency: it.outstanding.amount
            for it in pledge_balances(own, sheet.basis.on)
        }
        told = {it.currency: amount(it.closing) for it in sheet.turnover}
        assert {key: value for key, value in expected.items() if value} == {
            key: value for key, value in told.items() if value
        }
        assert all(it.pledge.donor == id for it in sheet.pledges)


def test_what_was_spent_on_what_was_cancelled_is_in_the_sums_of_its_donor():
    cost = Cost(euros(90), "bank", STATED, committed=Decimal(80), spent=Decimal(70))
    sheet = donor_sheet(
        with_activities(an_activity(status=Status.CANCELLED, costs=(cost,))), "bank"
    )
    (told,) = sheet.costs
    assert (told.planned.value, told.committed.value, told.spent.value) == (
        euros(0),
        euros(80),
        euros(70),
    )
    page = text_on(donor_page(sheet, Language.EN))
    assert "committed and spent for them is counted in each" in page


def test_a_shared_activity_counts_in_full_and_names_who_shares_it():
    shared = an_activity(costs=(Cost(euros(10), "bank", STATED), Cost(euros(90), "wco", STATED)))
    sheet = donor_sheet(with_activities(shared), "bank")
    (paid,) = sheet.activities
    assert paid.others == ("wco",)
    assert [it.amount for it in paid.costs] == [euros(10)]
    assert sheet.reach.shared.records == ("activity",)


def test_what_others_pay_stands_on_no_page_of_the_donor():
    shared = an_activity(costs=(Cost(euros(10), "bank", STATED), Cost(euros(7704), "wco", STATED)))
    sheet = donor_sheet(with_activities(shared), "bank")
    for language in Language:
        said = text_on(donor_page(sheet, language)).replace("\xa0", "").replace(",", "")
        assert "7704" not in said


def test_a_sponsor_whose_share_nobody_stated_pays_an_unknown_sum():
    sheet = donor_sheet(with_activities(an_activity(sponsors=("bank",))), "bank")
    (paid,) = sheet.activities
    assert paid.costs == ()
    assert sheet.costs == ()
    assert "not stated" in text_on(donor_page(sheet, Language.EN))


def test_contacts_of_the_period_are_told_with_what_is_due():
    office = the_office()
    held = Partnerships(
        relations=(a_relation(contacts=(a_contact("2021-02-01"), a_contact("2021-08-01"))),),
        fora=office.planning.partnerships.fora,
        conferences=office.planning.partnerships.conferences,
        pledges=(a_pledge(),),
    )
    sheet = donor_sheet(evolve(office, planning=evolve(office.planning, partnerships=held)), "bank")
    assert sheet.contact_count.value == len(sheet.contacts) == 2
    assert sheet.due is not None


def test_people_of_unstated_sex_are_told_beside_women_and_men():
    people = (Participation("AZ", women=3, men=2, unstated=4),)
    held = an_activity(sponsors=("bank",), participation=people, status=Status.COMPLETED)
    page = donor_page(donor_sheet(with_activities(held), "bank"), Language.EN)
    (reach,) = (it for it in page.sections if it.key == "reach")
    (facts,) = (it for it in reach.blocks if isinstance(it, Facts))
    told = {it.key: (it.label, it.value.value) for it in facts.facts}
    assert told["reach.sex_unstated"] == ("Sex not stated", 4)
    assert [told[f"reach.{it}"][1] for it in ("women", "men", "people")] == [3, 2, 9]


def test_who_is_no_organisation_is_unknown():
    with pytest.raises(UnknownRecord):
        donor_sheet(the_office(), "nobody")


@pytest.mark.parametrize("nonsense", [None, 7, True])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        donor_sheet(nonsense, "bank")
    with pytest.raises(InvalidValue):
        donor_sheet(the_office(), nonsense)
    with pytest.raises(InvalidValue):
        donor_page(nonsense, Language.EN)


@pytest.mark.parametrize("id", ["sample-donor-1", "seco"])
def test_the_page_says_the_same_in_both_languages(id):
    sheet = donor_sheet(example_year(), id)
    assert_sound(tuple(donor_page(sheet, it) for it in Language), sheet.basis)
