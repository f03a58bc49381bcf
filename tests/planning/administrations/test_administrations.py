"""A record holds what its owner states, and what others propose once the owner confirms it."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from rocb import InvalidValue
from rocb.planning.administrations.administrations import (
    Administration,
    Amendment,
    by_member,
    known_of,
    owner_on,
    waiting_in,
)
from rocb.planning.administrations.particulars import Particulars
from rocb.references import reference_faults
from tests.offices import a_member
from tests.planning.administrations.builders import (
    OFFICE,
    OWNER,
    TAKEN_OVER,
    a_contact_point,
    a_staff_count,
    an_administration,
    an_amendment,
    faults_of,
    some_languages,
    stated,
)

NEXT = date(2021, 3, 10)
PROPOSED = a_staff_count(number=7, stated=stated(date(2021, 3, 5), OFFICE))
ENTRY = Particulars(staff=(PROPOSED,))


def test_an_amendment_is_answered_once_and_not_before_it_was_proposed():
    early = date(2021, 2, 28)
    assert faults_of(an_amendment, confirmed_on=early, declined_on=early) == [
        'confirmed_on: "2021-02-28" is not 2021-03-01 or later',
        'declined_on: "2021-02-28" is not 2021-03-01 or later',
        'declined_on: "2021-02-28" is not left out, as the amendment was confirmed',
    ]
    assert an_amendment(declined_on=stated().on).answered_on == stated().on


def test_amendments_of_a_record_have_ids_of_their_own():
    assert faults_of(an_administration, amendments=(an_amendment(), an_amendment())) == [
        'amendments[1].id: "amendment" is not new: amendments[0] has it already'
    ]


def test_a_record_has_its_owner_from_the_day_on_which_that_took_it_over():
    record = an_administration()
    assert owner_on(record, TAKEN_OVER) == OWNER
    assert owner_on(record, date(2009, 12, 31)) is None
    assert owner_on(an_administration(owned=None), TAKEN_OVER) is None


def test_only_the_owner_states_entries_from_that_day_on():
    before, then = stated(date(2009, 12, 31), OFFICE), stated(TAKEN_OVER, OFFICE)
    old = date(2009, 1, 1)
    staff = (a_staff_count(counted_on=old, stated=before), a_staff_count())
    assert an_administration(staff=staff).particulars.staff == staff
    assert faults_of(
        an_administration,
        staff=(*staff, a_staff_count(counted_on=old, stated=then)),
        languages=(some_languages(stated=stated(by="somebody")),),
    ) == [
        f'particulars.{path}.stated.by: "{by}" is not customs-az, '
        "the owner of the record since 2010-01-01"
        for path, by in (("staff[2]", "rocb"), ("languages[0]", "somebody"))
    ]


def test_an_amendment_holds_statements_of_those_who_propose_it_and_of_no_later_day():
    entries = Particulars(
        staff=(a_staff_count(),),
        contacts=(a_contact_point(stated=stated(NEXT, OFFICE)),),
    )
    assert faults_of(an_amendment, particulars=entries) == [
        'particulars.staff[0].stated.by: "customs-az" is not rocb, by whom it is proposed',
        'particulars.contacts[0].stated.on: "2021-03-10" is not 2021-03-01 or earlier, '
        "the day of the amendment",
    ]


def test_nobody_answers_for_a_record_before_it_has_an_owner():
    waiting = an_amendment("waiting")
    answered = (an_amendment("yes", confirmed_on=NEXT), an_amendment("no", declined_on=NEXT))
    amendments = (waiting, *answered)
    assert faults_of(an_administration, owned=None, amendments=amendments) == [
        'amendments[1].confirmed_on: "2021-03-10" is not left out: no owner',
        'amendments[2].declined_on: "2021-03-10" is not left out: no owner',
    ]
    later = stated(date(2021, 3, 11))
    assert faults_of(an_administration, owned=later, amendments=amendments[:2]) == [
        'amendments[1].confirmed_on: "2021-03-10" is not 2021-03-11 or later, '
        "when the record has its owner"
    ]
    assert an_administration(owned=stated(NEXT), amendments=amendments).amendments == amendments


def test_the_rules_bear_records_whose_other_fields_are_missing():
    twice = (SimpleNamespace(id="a"), SimpleNamespace(), SimpleNamespace(), SimpleNamespace(id="a"))
    record: Any = SimpleNamespace(amendments=twice)
    with pytest.raises(InvalidValue, match=r"amendments\[3\]\.id"):
        Administration.__attrs_post_init__(record)
    short = SimpleNamespace(stated=SimpleNamespace(by="b", on=NEXT))
    entries = SimpleNamespace(staff=(SimpleNamespace(), short))
    owned: Any = SimpleNamespace(owned=SimpleNamespace(by="a", on=NEXT), particulars=entries)
    with pytest.raises(InvalidValue, match=r"particulars\.staff\[1\]\.stated\.by"):
        Administration.__attrs_post_init__(owned)
    for nothing in (SimpleNamespace(), SimpleNamespace(owned=SimpleNamespace())):
        unread: Any = nothing
        unread.particulars, unread.amendments = entries, (an_amendment(confirmed_on=NEXT),)
        Administration.__attrs_post_init__(unread)
    answered: Any = SimpleNamespace(confirmed_on=NEXT, declined_on=NEXT)
    with pytest.raises(InvalidValue, match="declined_on"):
        Amendment.__attrs_post_init__(answered)


def test_what_was_proposed_counts_from_the_day_of_its_confirmation():
    amendment = an_amendment(on=PROPOSED.stated.on, particulars=ENTRY, confirmed_on=NEXT)
    record = an_administration(staff=(a_staff_count(),), amendments=(amendment,))
    assert known_of(record, date(2021, 3, 9)).staff == (a_staff_count(),)
    assert known_of(record, NEXT).staff == (PROPOSED,)


@pytest.mark.parametrize("answer", [{}, {"declined_on": NEXT}])
def test_what_was_not_confirmed_never_counts(answer):
    amendment = an_amendment(on=PROPOSED.stated.on, particulars=ENTRY, **answer)
    assert known_of(an_administration(amendments=(amendment,)), date(2030, 1, 1)) == Particulars()


def test_what_the_owner_stated_later_holds_against_what_it_confirmed():
    own = a_staff_count(number=9, stated=stated(date(2021, 3, 6)))
    amendment = an_amendment(on=PROPOSED.stated.on, particulars=ENTRY, confirmed_on=NEXT)
    record = an_administration(staff=(own,), amendments=(amendment,))
    assert known_of(record, NEXT).staff == (own,)


def test_an_amendment_waits_from_its_day_until_the_answer():
    b = an_amendment("b", declined_on=NEXT)
    a = an_amendment("a", on=date(2021, 3, 2), confirmed_on=NEXT)
    record = an_administration(amendments=(b, a, an_amendment("c", on=date(2021, 3, 11))))
    days = [date(2021, 2, 28), date(2021, 3, 1), date(2021, 3, 9), NEXT, date(2021, 3, 11)]
    assert [[it.id for it in waiting_in(record, day)] for day in days] == [
        [],
        ["b"],
        ["a", "b"],
        [],
        ["c"],
    ]


def test_records_stand_by_the_codes_of_all_members():
    record = an_administration("GE")
    found = by_member([record], [a_member("KZ"), a_member("GE"), a_member("GE"), a_member("AZ")])
    assert list(found.items()) == [("AZ", None), ("GE", record), ("KZ", None)]


def test_records_of_others_and_second_records_are_refused_together():
    records = [an_administration(code) for code in ("GE", "AZ", "GE", "FR")]
    assert faults_of(by_member, records, [a_member("GE"), a_member("KZ")]) == [
        'administrations[1].member: "AZ" is not the code of one of the members',
        'administrations[2].member: "GE" is not a Member that no other record is about',
        'administrations[3].member: "FR" is not the code of one of the members',
    ]


def test_a_record_refers_to_its_member_its_owner_and_who_states_and_proposes():
    record = an_administration(staff=(a_staff_count(),), amendments=(an_amendment(),))
    assert {(it.path, it.value) for it in reference_faults(Administration, record)} == {
        ("member", "AZ"),
        ("owned.by", "customs-az"),
        ("particulars.staff[0].stated.by", "customs-az"),
        ("amendments[0].by", "rocb"),
        ("amendments[0].particulars.staff[0].stated.by", "rocb"),
    }


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 7])
def test_nonsense_is_refused(nonsense):
    assert faults_of(known_of, nonsense, NEXT)
    assert faults_of(known_of, an_administration(), nonsense)
    assert faults_of(owner_on, nonsense, NEXT)
    assert faults_of(owner_on, an_administration(), nonsense)
    assert faults_of(waiting_in, nonsense, NEXT)
    assert faults_of(waiting_in, an_administration(), nonsense)
    assert faults_of(by_member, nonsense, [])
    assert faults_of(by_member, [nonsense], [])
    assert faults_of(by_member, [], nonsense)
    assert faults_of(by_member, [], [nonsense])
