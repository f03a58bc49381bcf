"""Activities of calendars that are kept elsewhere."""

from datetime import date
from functools import partial

import pytest
from attrs import evolve

from rocb import ActivityKind, Days, InvalidValue, Language, Mode, ReportingYear, Source, Status
from rocb.ical.activity_imports import ActivitiesRead, activities_in
from rocb.ical.feed import feed
from rocb.ical.reading import read_calendar
from rocb.planning.plan.plans import Plan
from tests.offices import BAKU, a_role, a_slot, an_activity
from tests.reporting.full_year import the_example

LIKE = an_activity("like", roles=(a_role(),), members=("AZ",))
YEAR = a_slot("2026-01-01 00:00", "2027-01-01 00:00")
READ = Source("a calendar")
HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\n"


def read(*events: str) -> ActivitiesRead:
    """What is read of events, each given as its lines but for BEGIN, DTSTAMP and END."""
    stamped = (f"BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n{it}\nEND:VEVENT\n" for it in events)
    content = f"{HEAD}{''.join(stamped)}END:VCALENDAR\n".replace("\n", "\r\n").encode()
    calendar = read_calendar(content, where=BAKU)
    return activities_in(calendar, LIKE, period=YEAR, where=BAKU, source=READ)


def reasons(found: ActivitiesRead) -> list[str | None]:
    return [it.reason for it in found.outcomes if not it.taken]


def test_an_event_says_title_days_status_kind_place_note_and_conference():
    (found,) = read(
        """UID:a
DTSTART;VALUE=DATE:20260302
DTEND;VALUE=DATE:20260305
SUMMARY;LANGUAGE=ru:Семинар
DESCRIPTION:Bring a laptop
CATEGORIES:meeting
LOCATION:Tbilisi
GEO:41.7;44.8
STATUS:TENTATIVE
CONFERENCE;VALUE=URI:https://example.org/room"""
    ).activities
    assert (found.id, found.title.ru, found.title.en) == ("a", "Семинар", None)
    assert found.days == Days(date(2026, 3, 2), date(2026, 3, 4))
    assert (found.status, found.kind) == (Status.PROPOSED, ActivityKind.MEETING)
    assert found.place is not None
    assert found.place.city is not None
    assert (found.place.city.en, found.place.coordinates is not None) == ("Tbilisi", True)
    assert found.note is not None
    assert (found.note.en, found.conference) == ("Bring a laptop", "https://example.org/room")
    assert found.source == READ


def test_what_an_event_does_not_say_is_as_in_the_example_but_for_roles_and_costs():
    (found,) = read("UID:a\nDTSTART;VALUE=DATE:20260302").activities
    assert (found.title, found.kind, found.theme) == (LIKE.title, LIKE.kind, LIKE.theme)
    assert (found.members, found.roles, found.costs) == (("AZ",), (), ())


def test_an_event_by_the_clock_takes_the_days_that_it_touches():
    (found,) = read("UID:a\nDTSTART:20260302T180000Z\nDTEND:20260302T220000Z").activities
    assert found.days == Days(date(2026, 3, 2), date(2026, 3, 3))


def test_an_event_that_ends_at_midnight_does_not_take_the_next_day():
    (found,) = read("UID:a\nDTSTART:20260302T100000Z\nDTEND:20260302T200000Z").activities
    assert found.days == Days(date(2026, 3, 2), date(2026, 3, 2))


def test_every_occurrence_of_a_series_is_an_activity_with_a_number():
    found = read(
        "UID:a\nDTSTART;VALUE=DATE:20260302\nRRULE:FREQ=WEEKLY\nEXDATE;VALUE=DATE:20260309\nSUMMARY:x"
    ).activities
    assert [it.id for it in found[:2]] == ["a-1", "a-2"]
    assert [it.days.first for it in found[:2]] == [date(2026, 3, 2), date(2026, 3, 16)]
    assert found[-1].days.first == date(2026, 12, 28)


def test_a_changed_occurrence_says_its_own():
    found = read(
        "UID:a\nDTSTART;VALUE=DATE:20260302\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:x",
        "UID:a\nRECURRENCE-ID;VALUE=DATE:20260309\nDTSTART;VALUE=DATE:20260310\nSUMMARY:y",
    ).activities
    assert [(it.id, it.title.en) for it in found] == [("a-1", "x"), ("a-2", "y")]
    assert found[1].days.first == date(2026, 3, 10)


def test_what_was_cancelled_is_kept_as_cancelled():
    (found,) = read("UID:a\nDTSTART;VALUE=DATE:20260302\nSTATUS:CANCELLED").activities
    assert found.status is Status.CANCELLED


def test_a_meeting_online_has_no_place():
    (found,) = read("UID:a\nDTSTART;VALUE=DATE:20260302\nLOCATION:online").activities
    assert (found.mode, found.place) == (Mode.ONLINE, None)


def test_what_lies_outside_of_the_period_is_reported():
    found = read("UID:a\nDTSTART;VALUE=DATE:20200302", "UID:b\nDTSTART;VALUE=DATE:20260302")
    assert [it.id for it in found.activities] == ["b"]
    assert reasons(found) == ["it takes place outside of the period"]


def test_what_is_too_long_for_an_activity_is_reported():
    found = read("UID:a\nDTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20280302")
    assert found.activities == ()
    (reason,) = reasons(found)
    assert "at most 366 days long" in str(reason)


def test_what_takes_place_too_often_is_reported():
    year = "UID:a\nDTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;COUNT=10001"
    found = read(year)
    assert found.activities == ()
    assert len(reasons(found)) == 1


@pytest.mark.parametrize("language", Language)
def test_our_own_feed_gives_back_the_activities_that_it_tells(language):
    year = the_example()
    content = feed(year, language)
    calendar = read_calendar(content)
    period = a_slot("2021-01-01 00:00", "2022-01-01 00:00")
    read_of = partial(activities_in, calendar, LIKE, period=period, where=BAKU, source=READ)
    found = read_of(domain=year.office.id).activities
    assert len(found) == len(year.plan.activities)
    told = {it.id: it for it in found}
    for activity in year.plan.activities:
        again = told[activity.id]
        assert (again.days, again.kind) == (activity.days, activity.kind)
        assert again.title == activity.title
    drafted = tuple(evolve(told[it.id], theme=it.theme) for it in year.plan.activities)
    assert len(Plan(ReportingYear(2021), drafted).activities) == len(year.plan.activities)


@pytest.mark.parametrize(
    "changes",
    [{"calendar": b""}, {"like": None}, {"period": YEAR.start}, {"where": None}, {"source": "x"}],
    ids=lambda it: next(iter(it)),
)
def test_activities_of_something_else_are_refused(changes):
    values = {
        "calendar": read_calendar(f"{HEAD}END:VCALENDAR\n".encode()),
        "like": LIKE,
        "period": YEAR,
        "where": BAKU,
        "source": READ,
        **changes,
    }
    with pytest.raises(InvalidValue):
        activities_in(**values)
