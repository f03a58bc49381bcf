"""The owner updates its record; what others propose waits for the owner's answer."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb import InvalidValue, UnknownRecord
from rocb.planning.administrations.administrations import Administration, known_of, waiting_in
from rocb.planning.administrations.particulars import Particulars, RecordAspect, statements_of
from rocb.planning.administrations.updating import (
    AlreadyAnswered,
    AlreadyOwned,
    NotTheOwner,
    confirm_amendment,
    decline_amendment,
    propose_amendment,
    taken_over,
    update_administration,
)
from tests.offices import STATED, both
from tests.planning.administrations.builders import (
    OFFICE,
    OWNER,
    TAKEN_OVER,
    a_contact_point,
    a_staff_count,
    an_acceptance,
    an_administration,
    an_amendment,
    faults_of,
    some_languages,
    stated,
)
from tests.planning.administrations.drawn import drawn_particulars
from tests.planning.refs import Refs

NEXT = date(2021, 3, 10)
WAITING = propose_amendment(an_administration(), an_amendment())


def test_the_owner_adds_entries_and_the_old_ones_stay():
    old, new = a_staff_count(), a_staff_count(number=120, stated=stated(NEXT))
    record = update_administration(an_administration(staff=(old,)), Particulars(staff=(new,)))
    assert record == an_administration(staff=(old, new))
    assert isinstance(record, Administration)
    assert known_of(record, date(2021, 3, 9)).staff == (old,)


def test_others_than_the_owner_are_refused_by_name():
    entries = Particulars(
        staff=(a_staff_count(),),
        contacts=(a_contact_point(stated=stated(by="wco")),),
        acceptances=(an_acceptance(stated=stated(by=OFFICE)),),
    )
    refused = update_administration(an_administration(), entries)
    assert refused == NotTheOwner(OWNER, ("rocb", "wco"))


def test_a_record_that_nobody_owns_yet_takes_entries_from_anybody():
    entries = Particulars(staff=(a_staff_count(stated=stated(by=OFFICE)),))
    record = update_administration(an_administration(owned=None), entries)
    assert record == an_administration(owned=None, particulars=entries)


def test_an_administration_takes_its_record_over_with_what_others_stated_before():
    entry = a_staff_count(stated=stated(by=OFFICE))
    record = an_administration(owned=None, staff=(entry,))
    taken = taken_over(record, OWNER, NEXT, STATED)
    assert taken == an_administration(owned=stated(NEXT), staff=(entry,))
    more = Particulars(languages=(some_languages(stated=stated(by=OFFICE)),))
    assert update_administration(taken, more) == NotTheOwner(OWNER, (OFFICE,))


def test_nobody_takes_over_a_record_that_has_its_owner():
    for owner in (OWNER, OFFICE):
        assert taken_over(WAITING, owner, NEXT, STATED) == AlreadyOwned(stated(TAKEN_OVER))


def test_a_record_is_not_taken_over_before_others_made_their_entries():
    record = an_administration(owned=None, staff=(a_staff_count(stated=stated(by=OFFICE)),))
    with pytest.raises(InvalidValue, match=r"particulars\.staff\[0\]\.stated\.by"):
        taken_over(record, OWNER, stated().on, STATED)


def test_what_is_proposed_waits_and_is_not_known():
    assert waiting_in(WAITING, NEXT) == (an_amendment(),)
    assert known_of(WAITING, NEXT) == Particulars()


def test_nobody_proposes_what_is_confirmed_already():
    sly = an_amendment(confirmed_on=NEXT, why=both("trust me"))
    assert propose_amendment(an_administration(), sly) == WAITING


def test_an_id_that_is_taken_is_refused():
    with pytest.raises(InvalidValue, match=r"amendments\[1\]\.id"):
        propose_amendment(WAITING, an_amendment())


def test_the_owner_confirms():
    record = confirm_amendment(WAITING, "amendment", OWNER, NEXT)
    assert record == an_administration(amendments=(an_amendment(confirmed_on=NEXT),))


def test_the_owner_declines_with_a_reason():
    record = decline_amendment(WAITING, "amendment", OWNER, NEXT, both("outdated"))
    declined = an_amendment(declined_on=NEXT, why=both("outdated"))
    assert record == an_administration(amendments=(declined,))


@pytest.mark.parametrize("answer", [confirm_amendment, decline_amendment])
def test_only_the_owner_answers(answer):
    assert answer(WAITING, "amendment", OFFICE, NEXT) == NotTheOwner(OWNER, (OFFICE,))
    ownerless = evolve(WAITING, owned=None)
    assert answer(ownerless, "amendment", OFFICE, NEXT) == NotTheOwner(None, (OFFICE,))


@pytest.mark.parametrize("answer", [confirm_amendment, decline_amendment])
def test_an_answer_is_given_once(answer):
    confirmed = an_amendment(confirmed_on=NEXT)
    record = an_administration(amendments=(confirmed,))
    assert answer(record, "amendment", OWNER, NEXT) == AlreadyAnswered(confirmed)


@pytest.mark.parametrize("answer", [confirm_amendment, decline_amendment])
def test_an_answer_leaves_the_other_amendments_alone(answer):
    record = propose_amendment(WAITING, an_amendment("other"))
    answered = answer(record, "amendment", OWNER, NEXT)
    assert answered.amendments[1] == an_amendment("other")


@pytest.mark.parametrize("answer", [confirm_amendment, decline_amendment])
def test_an_answer_needs_an_amendment_and_a_day_after_it(answer):
    with pytest.raises(UnknownRecord, match='no amendment has the id "gone"'):
        answer(WAITING, "gone", OWNER, NEXT)
    with pytest.raises(InvalidValue, match="2021-03-01 or later"):
        answer(WAITING, "amendment", OWNER, date(2021, 2, 28))
    with pytest.raises(InvalidValue, match="2021-03-10 or later, when the record has its owner"):
        answer(evolve(WAITING, owned=stated(NEXT)), "amendment", OWNER, date(2021, 3, 9))


@settings(max_examples=25)
@given(drawn_particulars(Refs({"organisations": (OWNER, OFFICE)})))
def test_an_update_is_refused_just_when_somebody_else_states_a_part_of_it(entries):
    by = {it.by for aspect in RecordAspect for it in statements_of(entries, aspect)}
    updated = update_administration(an_administration(), entries)
    assert isinstance(updated, NotTheOwner) == (OFFICE in by)


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 7])
def test_nonsense_is_refused(nonsense):
    assert faults_of(update_administration, nonsense, Particulars())
    assert faults_of(update_administration, an_administration(), nonsense)
    assert faults_of(taken_over, nonsense, OWNER, NEXT, STATED)
    assert faults_of(taken_over, WAITING, OWNER, nonsense, STATED)
    assert faults_of(taken_over, WAITING, OWNER, NEXT, nonsense)
    assert faults_of(propose_amendment, nonsense, an_amendment())
    assert faults_of(propose_amendment, an_administration(), nonsense)
    assert faults_of(confirm_amendment, nonsense, "amendment", OWNER, NEXT)
    assert faults_of(confirm_amendment, WAITING, "amendment", OWNER, nonsense)
    assert faults_of(decline_amendment, WAITING, "amendment", OWNER, nonsense)
    assert faults_of(decline_amendment, WAITING, "amendment", OWNER, NEXT, [nonsense])


@pytest.mark.parametrize("nonsense", [None, True, float("nan"), 7, []])
def test_ids_are_texts(nonsense):
    assert faults_of(taken_over, an_administration(owned=None), nonsense, NEXT, STATED)
    for answer in (confirm_amendment, decline_amendment):
        assert faults_of(answer, WAITING, nonsense, OWNER, NEXT)
        assert faults_of(answer, WAITING, "amendment", nonsense, NEXT)
