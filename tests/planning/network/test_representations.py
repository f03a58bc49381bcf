"""The office attends meetings in the region and at the Secretariat, and reports on them."""

from datetime import date
from functools import partial
from types import SimpleNamespace

import pytest

from rocb.errors import InvalidValue
from rocb.planning.network.representations import (
    MeetingsAttended,
    Representation,
    meetings_attended,
    unreported_meetings,
    upcoming_meetings,
)
from tests.planning.network.builders import a_representation, day, days, faults_beside, faults_of

faults = partial(faults_of, a_representation)


def test_a_mandate_is_for_speaking_on_behalf_of_the_wco():
    assert a_representation(for_wco=True, mandate_from="wco").mandate_from == "wco"
    expected = [("mandate_from", "left out unless the office speaks for the WCO")]
    assert faults(mandate_from="wco") == expected


def test_a_report_is_sent_after_the_meeting_began_and_by_who_was_there():
    assert faults(report_sent_on=day("02-28"), attended=False) == [
        ("report_sent_on", "2021-03-01 or later"),
        ("report_sent_on", "left out, as nobody went to the meeting"),
    ]


def test_meetings_are_counted_apart_by_where_they_were_and_for_whom_the_office_spoke():
    regional = a_representation("b", attended=True, for_wco=True)
    early = a_representation("c", attended=True, days=days("02-01", "02-02"))
    secretariat = a_representation("a", attended=True, at_secretariat=True)
    missed = a_representation("d", attended=False)
    unknown = a_representation("e")
    outside = a_representation("f", attended=True, days=days("03-31", "04-01"))
    meetings = [outside, unknown, missed, secretariat, early, regional]
    assert meetings_attended(meetings, days("01-01", "03-31")) == MeetingsAttended(
        regional=(early, regional),
        secretariat=(secretariat,),
        for_wco=(regional,),
        missed=(missed,),
        unknown=(unknown,),
    )


def test_upcoming_is_what_has_not_begun_and_was_not_declined():
    today, later = a_representation("b"), a_representation("a", days=days("04-01", "04-02"))
    begun = a_representation("c", days=days("02-28", "03-05"))
    declined = a_representation("d", attended=False)
    assert upcoming_meetings([declined, later, begun, today], day("03-01")) == (today, later)


@pytest.mark.parametrize(
    ("changes", "on", "unreported"),
    [
        ({}, "03-02", False),
        ({}, "03-03", True),
        ({"attended": True}, "03-03", True),
        ({"attended": False}, "03-03", False),
        ({"report_sent_on": day("03-05")}, "03-04", True),
        ({"report_sent_on": day("03-05")}, "03-05", False),
    ],
)
def test_a_report_is_missing_from_the_day_after_the_meeting_until_it_is_sent(
    changes, on, unreported
):
    meeting = a_representation(**changes)
    assert unreported_meetings([meeting], day(on)) == ((meeting,) if unreported else ())


def test_unreported_meetings_stand_by_first_day_then_by_id():
    meetings = [
        a_representation("a", days=days("03-05", "03-05")),
        a_representation("c"),
        a_representation("b"),
    ]
    assert [it.id for it in unreported_meetings(meetings, day("04-01"))] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("stand_in", "paths"),
    [
        ({}, []),
        ({"mandate_from": "wco"}, []),
        ({"report_sent_on": day("03-01"), "days": SimpleNamespace()}, []),
        ({"report_sent_on": day("03-01"), "attended": False}, ["report_sent_on"]),
    ],
)
def test_what_is_sound_in_a_faulty_record_is_checked_too(stand_in, paths):
    assert faults_beside(Representation, **stand_in) == paths


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    for call in (
        lambda: meetings_attended(nonsense, days("01-01", "12-31")),
        lambda: meetings_attended([], nonsense),
        lambda: upcoming_meetings([nonsense], date(2021, 1, 1)),
        lambda: upcoming_meetings([], nonsense),
        lambda: unreported_meetings(nonsense, date(2021, 1, 1)),
        lambda: unreported_meetings([], nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
