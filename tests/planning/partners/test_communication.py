"""Regular communication: what is overdue, what comes next, and with whom there is none."""

from calendar import monthrange
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.members import OrganisationKind
from rocb.planning.partners.communication import ContactDue, contact_due, contacts_due
from rocb.planning.partners.directory import partners_by_kind
from rocb.planning.partners.relations import Relation
from tests.drawn import DATES
from tests.planning.partners.builders import a_contact, a_relation, an_organisation
from tests.planning.partners.drawn import relations
from tests.planning.projects.builders import day, paths
from tests.planning.refs import Refs

TODAY = date(2021, 6, 15)


@pytest.mark.parametrize(
    ("last", "every", "due"),
    [
        ("2021-01-31", 1, "2021-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2021-01-31", 2, "2021-03-31"),
        ("2021-01-31", 3, "2021-04-30"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2021-11-15", 1, "2021-12-15"),
        ("2021-12-15", 1, "2022-01-15"),
        ("2021-12-31", 120, "2031-12-31"),
    ],
)
def test_the_months_run_from_the_last_contact_and_end_with_a_short_month(last, every, due):
    relation = a_relation(every=every, contacts=(a_contact(last),), identified_on=day(last))
    assert contact_due(relation, day(last)) == ContactDue("bank", day(last), day(due), 0)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(1, 120))
@settings(max_examples=50)
def test_a_contact_is_due_in_the_month_counted_from_the_last_one(last, every):
    relation = a_relation(every=every, identified_on=last, contacts=(a_contact(str(last)),))
    due = contact_due(relation, last).due
    assert due is not None
    assert (due.year * 12 + due.month) - (last.year * 12 + last.month) == every
    assert due.day == last.day or due.day == monthrange(due.year, due.month)[1] < last.day


def test_what_is_due_today_is_not_overdue_and_what_was_due_yesterday_is():
    relation = a_relation(every=1, contacts=(a_contact("2021-05-15"),))
    assert contact_due(relation, TODAY).late == 0
    assert contact_due(relation, TODAY + timedelta(days=1)).late == 1


def test_without_a_contact_the_months_run_from_the_day_of_identification():
    due = contact_due(a_relation(identified_on=date(2021, 3, 10)), TODAY)
    assert due == ContactDue("bank", None, date(2021, 6, 10), 5)


def test_the_latest_contact_by_the_day_counts_whatever_their_order():
    contacts = tuple(map(a_contact, ("2021-05-01", "2021-02-01", "2021-06-16")))
    relation = a_relation(contacts=contacts)
    assert contact_due(relation, TODAY).last == day("2021-05-01")
    assert contact_due(relation, TODAY + timedelta(days=1)).last == day("2021-06-16")


def test_without_an_agreed_rhythm_nothing_is_due():
    assert contact_due(a_relation(every=None), TODAY) == ContactDue("bank", None, None, 0)


def test_what_would_be_due_after_the_calendar_is_due_on_its_last_day():
    relation = a_relation(every=120, identified_on=date(9990, 1, 1))
    assert contact_due(relation, date.max).due == date.max
    assert contact_due(a_relation(every=1, identified_on=date(9999, 11, 30)), date.max).late == 1


def test_what_is_overdue_the_most_days_comes_first_and_ties_stand_by_organisation():
    found = contacts_due(
        [
            a_relation("d", every=None),
            a_relation("c", every=1, contacts=(a_contact("2021-05-01"),)),
            a_relation("b", every=1, contacts=(a_contact("2021-06-01"),)),
            a_relation("z", every=1),
            a_relation("a", every=1, contacts=(a_contact("2021-05-01"),)),
            a_relation("later", identified_on=date(2021, 6, 16)),
        ],
        TODAY,
    )
    assert [(it.organisation, it.late) for it in found.overdue] == [
        ("z", 134),
        ("a", 14),
        ("c", 14),
    ]
    assert [it.organisation for it in found.coming] == ["b"]
    assert [it.organisation for it in found.irregular] == ["d"]
    assert [it.organisation for it in found.never] == ["z", "d"]


@given(st.tuples(*(relations(id, Refs()) for id in "abc")), DATES)
@settings(max_examples=50)
def test_each_relation_is_overdue_coming_or_irregular(drawn, on):
    found = contacts_due(drawn, on)
    rows = (*found.overdue, *found.coming, *found.irregular)
    begun = [it for it in drawn if it.identified_on <= on]
    assert len(rows) == len(begun)
    assert set(rows) == {contact_due(it, on) for it in begun}
    assert all(row.due is not None and row.due < on for row in found.overdue)
    assert all(row.due is not None and row.due >= on for row in found.coming)
    assert found == contacts_due(drawn[::-1], on)


def test_contacts_begin_with_the_day_on_which_the_partner_was_identified():
    contacts = tuple(map(a_contact, ("2021-03-09", "2021-03-10", "2020-12-31")))
    with pytest.raises(InvalidValue) as caught:
        a_relation(identified_on=date(2021, 3, 10), contacts=contacts)
    assert paths(caught.value) == ["contacts[0].on", "contacts[2].on"]
    assert a_relation(identified_on=date(2021, 3, 10), contacts=contacts[1:2]).contacts


def test_the_rule_of_contacts_bears_a_stand_in_with_gaps():
    rule = Relation.__attrs_post_init__
    rule(SimpleNamespace(contacts=(a_contact(),)))  # type: ignore[arg-type]
    part = SimpleNamespace(identified_on=date(2021, 2, 1), contacts=(None, a_contact()))
    with pytest.raises(InvalidValue) as caught:
        rule(part)  # type: ignore[arg-type]
    assert paths(caught.value) == ["contacts[1].on"]


@pytest.mark.parametrize("every", [0, -1, 121, True, "3", 3.0])
def test_a_rhythm_is_a_number_of_months(every):
    with pytest.raises(InvalidValue) as caught:
        a_relation(every=every)
    assert paths(caught.value) == ["every"]


def test_organisations_stand_by_kind_with_and_without_a_relation():
    donor, other, unknown = (
        an_organisation("b", OrganisationKind.DONOR),
        an_organisation("a", OrganisationKind.DONOR),
        an_organisation("c"),
    )
    body = an_organisation("d", OrganisationKind.WCO_BODY)
    groups = partners_by_kind([unknown, donor, body, other], [a_relation("b")])
    assert [(it.kind, it.related, it.unrelated) for it in groups] == [
        (OrganisationKind.WCO_BODY, (), (body,)),
        (OrganisationKind.DONOR, (donor,), (other,)),
        (None, (), (unknown,)),
    ]


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), [None]])
def test_nonsense_is_refused_by_name(nonsense):
    for call in (
        lambda: contact_due(nonsense, TODAY),
        lambda: contact_due(a_relation(), nonsense),
        lambda: contacts_due(nonsense, TODAY),
        lambda: contacts_due((), nonsense),
        lambda: partners_by_kind(nonsense, ()),
        lambda: partners_by_kind((), nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
