"""The overview says what is known of each administration, how old that is, and what is unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from rocb import InvalidValue
from rocb.planning.administrations.administrations import known_of
from rocb.planning.administrations.overview import AspectAge, overview
from rocb.planning.administrations.particulars import Particulars, RecordAspect
from rocb.planning.administrations.staff import StaffGroup
from tests.drawn import DATES
from tests.offices import a_member
from tests.planning.administrations.builders import (
    OWNER,
    a_contact_point,
    a_staff_count,
    a_structure,
    an_acceptance,
    an_administration,
    an_amendment,
    faults_of,
    some_languages,
    stated,
)
from tests.planning.administrations.drawn import drawn_administrations
from tests.planning.refs import Refs

ON = date(2021, 6, 1)
YEAR = timedelta(days=365)
AZ = [a_member("AZ")]


def test_a_member_without_a_record_is_listed():
    found = overview([an_administration("GE")], [a_member("KZ"), a_member("GE"), *AZ], ON, YEAR)
    assert ([it.member for it in found.members], found.without_record) == (["GE"], ("AZ", "KZ"))


def test_an_empty_record_has_every_aspect_unknown():
    (row,) = overview([an_administration()], AZ, ON, YEAR).members
    assert (row.owner, row.known, row.unknown) == (OWNER, Particulars(), tuple(RecordAspect))
    assert row.ages[0] == AspectAge(RecordAspect.STRUCTURE, None, None, None)
    assert row.stale == ()


def test_what_is_known_on_every_aspect_is_shown():
    entries = Particulars(
        (a_structure(),),
        (a_staff_count(),),
        (some_languages(),),
        (a_contact_point(),),
        (an_acceptance(),),
    )
    (row,) = overview([an_administration(particulars=entries)], AZ, ON, YEAR).members
    assert (row.known, row.unknown) == (entries, ())


def test_the_owner_is_that_of_the_day():
    record = an_administration(owned=stated(ON))
    owners = [overview([record], AZ, day, YEAR).members[0].owner for day in (date(2021, 5, 31), ON)]
    assert owners == [None, OWNER]


def test_the_age_of_an_aspect_is_counted_from_the_oldest_statement_that_holds():
    record = an_administration(
        acceptances=(
            an_acceptance("rkc", stated=stated(date(2011, 5, 1))),
            an_acceptance("safe", stated=stated(date(2021, 4, 1))),
            an_acceptance("rkc", stated=stated(date(2021, 5, 1))),
        )
    )
    (row,) = overview([record], AZ, ON, YEAR).members
    age = AspectAge(RecordAspect.ACCEPTANCES, date(2021, 4, 1), timedelta(days=61), stale=False)
    assert row.ages[-1] == age


def test_one_subject_that_was_stated_long_ago_makes_its_aspect_stale():
    old = date(2011, 5, 1)
    trainers = a_staff_count(group=StaffGroup.TRAINERS)
    record = an_administration(staff=(a_staff_count(counted_on=old, stated=stated(old)), trainers))
    (row,) = overview([record], AZ, ON, YEAR).members
    assert row.stale == (RecordAspect.STAFF,)


def test_that_all_contact_points_have_ended_is_known():
    left, gone = (date(2021, 3, day) for day in (5, 6))
    record = an_administration(
        contacts=(
            a_contact_point("one", until=left, stated=stated(left)),
            a_contact_point("two", until=gone, stated=stated(gone)),
        )
    )
    (row,) = overview([record], AZ, ON, YEAR).members
    assert row.known.contacts == ()
    assert RecordAspect.CONTACTS not in row.unknown
    assert {it.aspect: it.stated_on for it in row.ages}[RecordAspect.CONTACTS] == gone


def test_more_trainers_than_staff_are_doubtful():
    trainers = a_staff_count(group=StaffGroup.TRAINERS, number=5000)
    record = an_administration(staff=(a_staff_count(number=10), trainers))
    (row,) = overview([record], AZ, ON, YEAR).members
    assert row.doubtful == (trainers,)


@pytest.mark.parametrize(
    ("length", "stale"), [(92, ()), (91, (RecordAspect.STAFF,)), (0, (RecordAspect.STAFF,))]
)
def test_what_is_older_than_the_length_is_stale(length, stale):
    record = an_administration(staff=(a_staff_count(),))
    (row,) = overview([record], AZ, ON, timedelta(days=length)).members
    assert row.stale == stale


def test_what_waits_for_the_owner_is_shown_and_not_known():
    record = an_administration(amendments=(an_amendment(),))
    (row,) = overview([record], AZ, ON, YEAR).members
    assert (row.waiting, row.known) == ((an_amendment(),), Particulars())


def test_the_overview_of_a_day_knows_nothing_of_later_ones():
    record = an_administration(staff=(a_staff_count(),), amendments=(an_amendment(),))
    found = overview([record], AZ, date(2021, 2, 28), YEAR)
    assert found == overview([an_administration()], AZ, date(2021, 2, 28), YEAR)


def test_a_negative_length_is_refused():
    assert faults_of(overview, [], [], ON, timedelta(days=-1)) == [
        "stale_after: -1 day, 0:00:00 is not zero or more"
    ]


def test_the_record_of_another_member_is_refused():
    with pytest.raises(InvalidValue, match=r"administrations\[0\]\.member"):
        overview([an_administration("FR")], AZ, ON, YEAR)


@settings(max_examples=25)
@given(
    drawn_administrations(Refs({"members": ("AZ", "GE", "KZ"), "organisations": ("a", "b")})), DATES
)
def test_every_member_is_there_once_whatever_the_order(records, on):
    members = [a_member(code) for code in ("AZ", "GE", "KZ")]
    found = overview(records, members, on, YEAR)
    assert found == overview(records[::-1], members[::-1], on, YEAR)
    codes = [it.member for it in found.members]
    assert sorted((*codes, *found.without_record)) == ["AZ", "GE", "KZ"]
    assert codes == sorted(it.member for it in records)
    assert {it.member: it.known for it in found.members} == {
        it.member: known_of(it, on) for it in records
    }


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 7])
def test_nonsense_is_refused(nonsense):
    assert faults_of(overview, nonsense, [], ON, YEAR)
    assert faults_of(overview, [], nonsense, ON, YEAR)
    assert faults_of(overview, [], [], nonsense, YEAR)
    assert faults_of(overview, [], [], ON, nonsense)
