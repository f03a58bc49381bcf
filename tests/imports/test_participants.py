"""Lists of participants: counted by Member and sex, without a name."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb.errors import InvalidValue
from rocb.imports.outcomes import Import, Taken
from rocb.imports.participants import (
    Belated,
    Participant,
    import_participants,
    participant_form,
    participations,
    with_participants,
)
from rocb.office import Office
from rocb.past_office import office_on
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.participants import Headcount, Participation
from rocb.sources import Source
from tests.imports.builders import FILE, a_table
from tests.imports.drawn import drawn_participants
from tests.offices import a_plan, an_activity, both
from tests.planning.an_office import REFS, the_office

HEADINGS = "Activity;Name;Country;Gender;Date"


def an_office(**changes: Any) -> Office:
    """The office with one activity in its plan."""
    office = the_office()
    plan = a_plan(an_activity(**changes))
    return evolve(office, planning=evolve(office.planning, plan=plan))


def imported(*rows: str, office: Office | None = None) -> Import[Participant]:
    return import_participants(a_table(HEADINGS, *rows), office or an_office(), FILE)


def activity_in(office: Office) -> Activity:
    assert office.planning.plan is not None
    return office.planning.plan.activities[0]


def people(member: str | None, **counts: int) -> Participation:
    return Participation(member, **counts, source=FILE)


def test_a_row_is_a_person_without_a_name():
    found = imported("activity;Jane Doe;AZ;F;2021-03-01")
    assert found.records == (Participant("activity", people("AZ", women=1)),)
    assert "Jane" not in repr(found)
    assert found.left_out == ("Name", "Date")


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        *((it, "women") for it in ("F", "w", "Женщина", "ж", "female", "Жен.")),
        *((it, "men") for it in ("M", "man", "Мужской", "м", "муж")),
        *((it, "unstated") for it in ("", "?", "unknown", "не указан", "x")),
    ],
)
def test_the_sex_is_known_unknown_or_refused(written, counted):
    (person,) = imported(f"activity;;AZ;{written};").records
    assert person.person == people("AZ", **{counted: 1})


def test_what_is_no_sex_no_member_and_no_activity_is_refused():
    assert list(map(str, imported("party;;Atlantis;maybe;").faults)) == [
        'A2: "party" is not an activity of the plan, by id or title',
        'C2: "Atlantis" is not a Member of the office, by code or name',
        'D2: "maybe" is not F, M or nothing where it is not known',
    ]


def test_of_a_person_the_member_need_not_be_known():
    (person,) = imported("activity;;;F;").records
    assert person.person == people(None, women=1)


@settings(max_examples=50)
@given(drawn_participants(REFS))
def test_everybody_is_counted_once(participants):
    found = participations(participants)
    for sex in ("women", "men", "unstated"):
        counted = {
            (activity, row.member): getattr(row, sex)
            for activity, rows in found.items()
            for row in rows
        }
        naive = Counter(
            (it.activity, it.person.member) for it in participants if getattr(it.person, sex)
        )
        assert {key: number for key, number in counted.items() if number} == naive


def test_an_activity_gets_the_people_their_number_and_their_members():
    office = an_office(members=())
    found = imported(
        "activity;;GE;F;", "activity;;AZ;M;", "activity;;AZ;;", "activity;;;F;", office=office
    )
    activity = activity_in(with_participants(office, found))
    assert activity.participants == Headcount(4)
    assert activity.members == ("AZ", "GE")
    assert activity.participation == (
        people("AZ", men=1, unstated=1),
        people("GE", women=1),
        people(None, women=1),
    )


def test_an_approximate_number_stays_as_it_was_stated():
    office = an_office(participants=Headcount(30, approximate=True))
    grown = with_participants(office, imported("activity;;AZ;F;"))
    assert activity_in(grown).participants == Headcount(30, approximate=True)


def test_what_the_activity_states_otherwise_is_told_all_at_once():
    before = (Participation("AZ", men=2),)
    office = an_office(participants=Headcount(3), participation=before)
    with pytest.raises(InvalidValue) as refused:
        with_participants(office, imported("activity;;AZ;F;", "activity;;KZ;F;", office=office))
    assert list(map(str, refused.value.faults)) == [
        "activity activity.participation: 2 is not new: 2 people are counted already",
        "activity activity.participants: 2 is not the 3 that the activity states",
        'activity activity.members: "KZ" is not one of the members of the activity',
    ]


def test_the_same_list_changes_nothing_the_second_time():
    found = imported("activity;;AZ;F;", "activity;;AZ;M;")
    once = with_participants(an_office(), found)
    assert with_participants(once, found) == once


def test_an_activity_that_is_no_longer_in_the_plan_is_told():
    found = imported("activity;;AZ;F;")
    office = evolve(the_office(), planning=evolve(the_office().planning, plan=None))
    with pytest.raises(InvalidValue, match='"activity" is not an activity of the plan'):
        with_participants(office, found)
    assert with_participants(office, Import(())) == office


LATE = Belated(date(2021, 5, 3), "Registry", both("The list of names came in late"))


def test_a_late_list_is_a_correction_and_was_not_known_before():
    office = an_office(participation=(people("AZ", unstated=1),), participants=Headcount(1))
    found = with_participants(office, imported("activity;Jane;AZ;F;"), belated=LATE)
    assert activity_in(found).participation == (people("AZ", women=1),)
    (made,) = found.planning.corrections
    assert (made.on, made.by, made.why) == (LATE.on, LATE.by, LATE.why)
    assert made.activity == activity_in(office)
    before = office_on(found, LATE.on - timedelta(days=1))
    assert activity_in(before) == activity_in(office)


def test_a_late_list_that_says_nothing_new_corrects_nothing():
    once = with_participants(an_office(), imported("activity;Jane;AZ;F;"), belated=LATE)
    again = with_participants(once, imported("activity;Jane;AZ;F;", office=once), belated=LATE)
    assert again == once


def test_a_late_list_of_the_same_people_corrects_nothing_whoever_kept_it():
    once = with_participants(an_office(), imported("activity;Jane;AZ;F;"), belated=LATE)
    table = a_table(HEADINGS, "activity;Jane;AZ;F;")
    again = import_participants(table, once, Source("another register"))
    assert with_participants(once, again, belated=LATE) == once


def test_a_late_list_does_not_overrule_the_number_and_members_of_an_activity():
    office = an_office(participants=Headcount(3), members=("GE",))
    with pytest.raises(InvalidValue) as refusal:
        with_participants(office, imported("activity;Jane;AZ;F;"), belated=LATE)
    assert [it.path for it in refusal.value.faults] == [
        "activity activity.participants",
        "activity activity.members",
    ]


@pytest.mark.parametrize(
    ("rows", "members"),
    [
        (("GE;F", "AZ;M", "GE;M"), ("AZ", "GE")),
        (("GE;F",), ("GE",)),
        (("GE;F", "KZ;M"), ("GE", "KZ")),
        (("GE;F", ";M"), ("GE",)),
    ],
    ids=["one more", "one fewer", "another Member", "an unknown Member"],
)
def test_a_late_list_corrects_a_number_and_members_that_follow_from_an_earlier_one(rows, members):
    earlier = imported("activity;;GE;F;", "activity;;AZ;M;")
    before = with_participants(an_office(members=()), earlier)
    late = imported(*(f"activity;;{it};" for it in rows))
    activity = activity_in(with_participants(before, late, belated=LATE))
    assert activity.participants == Headcount(len(rows))
    assert activity.members == members
    assert sum(it.number for it in activity.participation) == len(rows)


def test_a_late_list_leaves_what_the_activity_states_beside_an_earlier_one():
    office = an_office(participants=Headcount(30, approximate=True), members=("AZ", "GE"))
    before = with_participants(office, imported("activity;;GE;F;"))
    late = imported("activity;;GE;F;", "activity;;AZ;F;")
    activity = activity_in(with_participants(before, late, belated=LATE))
    assert (activity.participants, activity.members) == (
        Headcount(30, approximate=True),
        ("AZ", "GE"),
    )
    with pytest.raises(InvalidValue, match='"KZ" is not one of the members of the activity'):
        with_participants(before, imported("activity;;KZ;F;"), belated=LATE)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
@pytest.mark.parametrize("belated", [None, LATE], ids=["in time", "late"])
def test_nobody_took_part_in_what_did_not_take_place(status, belated):
    office = an_office(status=status)
    with pytest.raises(InvalidValue) as refusal:
        with_participants(office, imported("activity;;AZ;F;", office=office), belated=belated)
    assert str(refusal.value) == (
        f'activity activity.status: "{status.value}" is not that of an activity that takes place'
    )


def test_nobody_is_counted_while_rows_are_refused_unless_partly():
    found = imported("activity;;AZ;F;", "activity;;XX;F;")
    with pytest.raises(InvalidValue, match="C3"):
        with_participants(an_office(), found)
    grown = with_participants(an_office(), found, partly=True)
    assert activity_in(grown).participants == Headcount(1)


def test_a_participant_is_one_person():
    with pytest.raises(InvalidValue):
        Participant("activity", Participation("AZ", women=2))


@pytest.mark.parametrize("nonsense", [None, "x", True, 7, float("nan"), [None]])
def test_nonsense_is_refused(nonsense):
    table = a_table(HEADINGS)
    for wrong in (
        lambda: participant_form(nonsense),
        lambda: import_participants(nonsense, the_office(), FILE),
        lambda: import_participants(table, nonsense, FILE),
        lambda: import_participants(table, the_office(), nonsense),
        lambda: participations(nonsense),
        lambda: with_participants(nonsense, Import(())),
        lambda: with_participants(the_office(), nonsense),
        lambda: with_participants(the_office(), Import((Taken(1, nonsense),))),
    ):
        with pytest.raises(InvalidValue):
            wrong()
