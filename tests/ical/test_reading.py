"""Calendars kept elsewhere are read with a report on each component, and lose nothing silently."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.ical.events import Event, EventStatus, Text
from rocb.ical.people import Attendee, Organiser, Part, Participation
from rocb.ical.reading import read_calendar
from rocb.periods import Days, Slot
from tests.ical.streams import HEAD, TAIL, calendars, outcomes, read, vevent, wrapped, written
from tests.offices import BAKU, BERLIN

TIMES = ("DTSTART:20260302T090000Z", "DTEND:20260302T100000Z")
IN_BERLIN = (
    "DTSTART;TZID=Europe/Berlin:20260302T090000",
    "DTEND;TZID=Europe/Berlin:20260302T100000",
)
DAY = ("DTSTART;VALUE=DATE:20260302",)


def one(*lines: str, **how) -> Event:
    """The only event of a calendar, which is taken."""
    calendar = read(vevent(*lines), **how)
    assert not calendar.refused, calendar.refused
    return calendar.events[0]


def reason(*lines: str, **how) -> str:
    """Why the only event of a calendar is refused."""
    calendar = read(vevent(*lines), **how)
    assert calendar.events == ()
    (outcome,) = outcomes(calendar)
    assert not outcome.taken
    assert outcome.line == 4
    assert outcome.reason is not None
    return outcome.reason


def left_out(*lines: str) -> tuple[str, ...]:
    """What was left out of the only event of a calendar, which is taken."""
    calendar = read(vevent(*TIMES, *lines))
    (outcome,) = outcomes(calendar)
    assert outcome.taken
    return outcome.left_out


# Our own feeds


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(calendars())
def test_what_was_written_is_read_again_just_as_it_was(events):
    calendar = read_calendar(written(events))
    assert calendar.events == tuple(events)
    assert not calendar.refused
    assert not any(it.left_out for it in calendar.outcomes)


@pytest.mark.parametrize("zone", ["Asia/Baku", "Europe/Berlin", "America/New_York"])
def test_a_slot_keeps_the_zone_of_its_clocks(zone):
    start = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo(zone))
    event = Event(uid="a", stamp=start, when=Slot(start, start + timedelta(hours=1)))
    (found,) = read_calendar(written([event])).events
    assert isinstance(found.when, Slot)
    assert found.when.start.tzinfo is ZoneInfo(zone)
    assert found.when.end.tzinfo is ZoneInfo(zone)
    assert found.content == event.content


def test_a_series_that_begins_in_an_hour_that_clocks_skip_keeps_its_wall_time():
    start = datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN)
    slot = Slot(start, datetime(2026, 3, 29, 4, tzinfo=BERLIN))
    event = Event(uid="a", stamp=start, when=slot, rule="FREQ=DAILY;COUNT=3")
    (found,) = read_calendar(written([event])).events
    assert isinstance(found.when, Slot)
    assert found.when.start.isoformat() == start.isoformat()


# The stream as such


@pytest.mark.parametrize("content", ["BEGIN:VCALENDAR", None, 7, bytearray(HEAD + TAIL), [HEAD]])
def test_a_stream_is_bytes(content):
    with pytest.raises(InvalidValue, match="content"):
        read_calendar(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\r\n\r\n",
        b"PK\x03\x04\x00\xff",
        b"<html>",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"\xff" * 99,
    ],
    ids=["empty", "empty lines", "an archive", "a page", "a bare event", "no text"],
)
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(InvalidValue, match="BEGIN:VCALENDAR"):
        read_calendar(content)


def test_a_stream_that_is_too_large_is_refused():
    with pytest.raises(InvalidValue, match="at most 20 octets"):
        read_calendar(wrapped(), size_at_most=20)


def test_a_stream_of_too_many_components_is_refused():
    with pytest.raises(InvalidValue, match="2 components"):
        read_calendar(wrapped(*[vevent(*TIMES)] * 3), components_at_most=2)


@pytest.mark.parametrize(
    "how",
    [{"where": "Asia/Baku"}, {"zones": {"a": "Asia/Baku"}}, {"zones": None}, {"size_at_most": "1"}],
    ids=["where", "a zone", "zones", "size"],
)
def test_what_a_stream_is_read_by_is_checked(how):
    with pytest.raises(InvalidValue):
        read(**how)


def test_another_scale_than_the_gregorian_is_refused():
    with pytest.raises(InvalidValue, match="CALSCALE"):
        read(b"CALSCALE:HEBREW\r\n")


def test_a_calendar_has_a_method_and_a_name():
    calendar = read(
        b"METHOD:publish\r\nNAME;LANGUAGE=en:Hall\\, upper\r\nX-WR-CALNAME:Hall\r\nCOLOR:red\r\n"
    )
    assert calendar.method == "PUBLISH"
    assert calendar.name == Text("Hall, upper", "en")
    assert outcomes(calendar, "VCALENDAR")[0].left_out == ("COLOR",)


def test_a_calendar_needs_no_method_and_no_name():
    calendar = read()
    assert (calendar.method, calendar.name, calendar.events) == (None, None, ())


def test_a_byte_order_mark_is_passed_over():
    assert len(read_calendar(b"\xef\xbb\xbf" + wrapped(vevent(*TIMES))).events) == 1


@pytest.mark.parametrize("end", [b"\n", b"\r\r\n"], ids=["LF", "CRCRLF"])
def test_lines_may_end_otherwise(end):
    assert len(read_calendar(wrapped(vevent(*TIMES)).replace(b"\r\n", end)).events) == 1


def test_names_may_be_in_small_letters():
    content = wrapped(vevent(*TIMES)).replace(b"DTSTART", b"dtstart").replace(b"VEVENT", b"vevent")
    assert len(read_calendar(content).events) == 1


def test_several_calendars_may_stand_in_a_stream():
    found = read_calendar(wrapped(vevent(*TIMES, uid="a")) + wrapped(vevent(*TIMES, uid="b")))
    assert [it.uid for it in found.events] == ["a", "b"]


def test_a_fold_within_a_character_is_undone_before_it_is_read():
    content = wrapped(vevent(*TIMES, "SUMMARY:зал")).replace(
        "за".encode(), b"\xd0\r\n \xb7\xd0\xb0"
    )
    assert read_calendar(content).events[0].summary == Text("зал")


# A report on each component


def test_each_component_has_one_outcome_in_the_order_of_lines():
    calendar = read(
        b"BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nEND:VTIMEZONE\r\n",
        vevent(*TIMES),
        b"BEGIN:VTODO\r\nUID:todo\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VTODO\r\n",
        vevent("DTSTART:x", uid="broken"),
        b"BEGIN:X-THING\r\nEND:X-THING\r\n",
    )
    assert [(it.line, it.component, it.uid, it.taken) for it in calendar.outcomes] == [
        (1, "VCALENDAR", None, True),
        (4, "VTIMEZONE", None, True),
        (7, "VEVENT", "a@example.org", True),
        (13, "VTODO", "todo", False),
        (18, "VEVENT", "broken", False),
        (23, "X-THING", None, False),
    ]
    assert calendar.taken + calendar.refused == tuple(
        sorted(calendar.outcomes, key=lambda it: not it.taken)
    )


def test_a_broken_event_loses_none_of_the_others():
    broken = vevent("DTSTART:20260230T090000Z", uid="b")
    calendar = read(vevent(*TIMES, uid="a"), broken, vevent(*TIMES, uid="c"))
    assert [it.uid for it in calendar.events] == ["a", "c"]
    (refused,) = calendar.refused
    assert refused.reason == 'DTSTART on line 13: "20260230T090000Z" is not in the calendar'


def test_all_that_is_wrong_with_an_event_is_said():
    found = reason("DTSTART:20260302T090000", "RRULE:FREQ=WEEKLY", "EXDATE:x", "EXRULE:FREQ=DAILY")
    assert "EXRULE" in found
    assert "DTSTART" in found


def test_what_an_event_has_no_place_for_is_named():
    found = left_out(
        "PRIORITY:1",
        "X-FOO;X-BAR=1:" + "x" * 100_000,
        "ATTACH:" + "y" * 100_000,
        "BEGIN:VALARM",
        "TRIGGER:-PT5M",
        "REPEAT:2000000000",
        "DURATION:PT1S",
        "END:VALARM",
        "a line without a colon",
        "SUMMARY:a",
        "SUMMARY:b",
        "ATTENDEE;CUTYPE=ROOM:mailto:a@example.org",
    )
    assert found == (
        "PRIORITY",
        "X-FOO",
        "ATTACH",
        "line 17",
        "SUMMARY",
        "ATTENDEE;CUTYPE",
        "VALARM",
    )


def test_a_stream_that_is_cut_off_keeps_the_events_before():
    content = wrapped(vevent(*TIMES, uid="a"), vevent(*TIMES, uid="b"))
    calendar = read_calendar(content[: content.index(b"END:VEVENT", -40)])
    assert [it.uid for it in calendar.events] == ["a"]
    assert [(it.component, it.reason) for it in calendar.refused] == [
        ("VCALENDAR", "END: is missing; expected END:VCALENDAR"),
        ("VEVENT", "END: is missing; expected END:VEVENT"),
    ]


@given(st.integers(1, 400))
def test_a_stream_cut_off_anywhere_is_read_or_refused(place):
    content = wrapped(vevent(*TIMES, "SUMMARY:зал", uid="a"), vevent(*IN_BERLIN, uid="b"))
    try:
        calendar = read_calendar(content[:place])
    except InvalidValue:
        return
    assert calendar.refused or place >= len(content) - 2


def test_an_event_without_its_end_ends_where_the_next_begins():
    content = b"BEGIN:VEVENT\r\nUID:a\r\nBEGIN:VALARM\r\n" + vevent(*TIMES, uid="b")
    calendar = read(content)
    assert [it.uid for it in calendar.events] == ["b"]
    assert outcomes(calendar)[0].uid == "a"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("END:VALARM", 'line 9: "END:VALARM" is not END:VEVENT'),
        ("BEGIN:VALARM", "END: is missing; expected END:VALARM"),
    ],
)
def test_an_event_whose_parts_do_not_nest_is_refused(inside, expected):
    assert expected in reason(*TIMES, inside)


def test_parts_that_end_out_of_order_are_refused():
    parts = ("BEGIN:VALARM", "BEGIN:X-A", "END:VALARM")
    assert "END:X-A" in reason(*TIMES, *parts)


def test_parts_nest_to_a_depth_and_no_deeper():
    def nested(depth: int) -> tuple[str, ...]:
        return ("BEGIN:X-A",) * depth + ("END:X-A",) * depth

    assert one(*TIMES, *nested(4)).uid == "a@example.org"
    assert "at most 4 components deep" in reason(*TIMES, *nested(9))


def test_a_component_has_no_more_lines_than_it_may():
    assert "within the 50,000 lines" in reason(*TIMES, *["X-A:1"] * 50_000)


def test_an_end_of_nothing_is_passed_over():
    assert len(read(b"END:VEVENT\r\n", vevent(*TIMES)).events) == 1
    assert len(read_calendar(b"END:VEVENT\r\n" + wrapped(vevent(*TIMES))).events) == 1


def test_what_stands_outside_of_a_calendar_is_refused():
    calendar = read_calendar(wrapped() + vevent(*TIMES))
    assert calendar.events == ()
    assert calendar.refused[0].reason == '"BEGIN:VEVENT" is not within a calendar'


def test_a_calendar_within_a_calendar_ends_it():
    calendar = read_calendar(HEAD + vevent(*TIMES, uid="a") + wrapped(vevent(*TIMES, uid="b")))
    assert [it.uid for it in calendar.events] == ["a", "b"]
    assert [it.component for it in calendar.refused] == ["VCALENDAR"]


@pytest.mark.parametrize("uid", [None, "", " ", "x" * 1001, "a\x00b", "a\u202eb"])
def test_an_event_has_a_uid_that_can_be_shown(uid):
    calendar = read(vevent(*TIMES, uid=uid))
    assert "UID" in str(calendar.refused[0].reason)


def test_line_ends_in_a_uid_are_spaces():
    assert read(vevent(*TIMES, uid="a\\nb")).events[0].uid == "a b"


# Times


def test_days_are_exclusive_of_their_end():
    found = one("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260305")
    assert found.when == Days(date(2026, 3, 2), date(2026, 3, 4))


@pytest.mark.parametrize(
    ("lines", "last"),
    [((), 2), (("DURATION:P1D",), 2), (("DURATION:P1W",), 8), (("DTEND:20260304",), 3)],
    ids=["no end", "a day", "a week", "a day without VALUE"],
)
def test_the_end_of_days_may_be_said_in_several_ways(lines, last):
    assert one(*DAY, *lines).when == Days(date(2026, 3, 2), date(2026, 3, last))


@pytest.mark.parametrize(
    ("value", "end"),
    [("PT24H", "2026-03-29T22:00"), ("P1D", "2026-03-29T21:00"), ("P1DT1H", "2026-03-29T22:00")],
)
def test_days_of_a_duration_are_told_by_the_clocks_and_hours_are_exact(value, end):
    start = "DTSTART;TZID=Europe/Berlin:20260328T210000"
    found = one(start, f"DURATION:{value}")
    assert isinstance(found.when, Slot)
    assert found.when.end == datetime.fromisoformat(end).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), "DTSTART: is missing"),
        (("DTSTART:20260302T090000Z",), "takes no time, as it has no end"),
        ((*TIMES, "DTSTART:20260303T090000Z"), "alone"),
        ((*TIMES, "DTEND:20260303T090000Z"), "alone"),
        ((*TIMES, "DURATION:PT1H"), "alone"),
        ((*TIMES, "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "alone"),
        (("DTSTART:20260302T090000Z", "DTEND:20260302T090000Z"), "later"),
        (("DTSTART:20260302T090000Z", "DTEND:20260301T090000Z"), "later"),
        (("DTSTART:20260302T090000Z", "DTEND;VALUE=DATE:20260303"), "later"),
        ((*DAY, "DTEND:20260303T090000Z"), "later"),
        ((*DAY, "DTEND;VALUE=DATE:20260302"), "later"),
        ((*DAY, "DURATION:PT12H"), "whole days"),
        ((*DAY, "DURATION:P999999999D"), "9998"),
        (("DTSTART:20260302T090000Z", "DURATION:-PT1H"), "above zero"),
        (("DTSTART:20260302T090000Z", "DURATION:PT0S"), "longer than nothing"),
        (("DTSTART:20260302T090000Z", "DURATION:P"), "longer than nothing"),
        (("DTSTART:20260302T090000Z", "DURATION:P999999999W"), "above zero"),
        (("DTSTART:20260302T090000Z", "DURATION:P99999999D"), "the calendar holds"),
        (("DTSTART:20260302T090000Z", "DURATION:P2912200D"), "9998"),
        (("DTSTART:00010101T000000Z", "DTEND:00010102T000000Z"), "years 2 to 9998"),
        (("DTSTART;TZID=Asia/Baku:99991231T230000", "DURATION:PT1H"), "years 2 to 9998"),
        (("DTSTART;VALUE=DATE:99991231",), "years 2 to 9998"),
        (("DTSTART:20260229T090000Z", "DURATION:PT1H"), "in the calendar"),
        (("DTSTART:20260302T250000Z", "DURATION:PT1H"), "in the calendar"),
        (("DTSTART:２０２６０３０２T090000Z", "DURATION:PT1H"), "a date"),
        (("DTSTART;VALUE=DATE:20260302T090000Z", "DURATION:PT1H"), "a date"),
        (("DTSTART;VALUE=DATE-TIME:20260302",), "a time"),
        (("DTSTART;VALUE=TEXT:20260302",), "a date"),
        (("DTSTART:20260302T090000+0400", "DURATION:PT1H"), "a date"),
        ((*TIMES, "EXRULE:FREQ=DAILY"), "EXRULE"),
        ((*TIMES, "EXDATE;VALUE=DATE:20260303"), "a time, as DTSTART is"),
        ((*TIMES, "RDATE;VALUE=DATE:20260303"), "a time, as DTSTART is"),
        ((*DAY, "EXDATE:20260303T090000Z"), "a day, as DTSTART is"),
        ((*DAY, "RDATE;VALUE=PERIOD:20260303T090000Z/PT1H"), "a day, as DTSTART is"),
        ((*TIMES, "EXDATE:20260303T090000Z/PT1H"), "a date"),
        ((*TIMES, "RDATE;VALUE=PERIOD:20260303T090000Z/20260302T090000Z"), "later"),
        ((*TIMES, "RDATE;VALUE=PERIOD:20260303T090000Z/20260303T090000Z"), "later"),
        ((*TIMES, "RDATE;VALUE=PERIOD:20260303T090000Z/-PT1H"), "a date"),
        ((*TIMES, "RDATE;VALUE=PERIOD:20260303/PT1H"), "period"),
        ((*TIMES, "RECURRENCE-ID;VALUE=DATE:20260302"), "a time, as DTSTART is"),
        ((*TIMES, "EXDATE:" + ",".join(["20260303T090000Z"] * 10_001)), "at most 10,000"),
        ((*TIMES, "SUMMARY:" + "x" * 70_000), "octets"),
        ((*TIMES, "SUMMARY:\ud800"), "UTF-8"),
    ],
    ids=lambda it: None if isinstance(it, tuple) else it[:20].replace(" ", "_"),
)
def test_times_that_make_no_sense_are_refused(lines, expected):
    assert expected in reason(*lines)


def test_a_property_that_states_nothing_is_refused():
    assert "a name, parameters" in reason(*TIMES, "SUMMARY;LANGUAGE:x")


def test_floating_times_need_a_zone():
    lines = ("DTSTART:20260302T090000", "DTEND:20260302T100000")
    assert "say where" in reason(*lines)
    found = one(*lines, where=BAKU)
    assert isinstance(found.when, Slot)
    assert found.when.start == datetime(2026, 3, 2, 9, tzinfo=BAKU)
    assert found.when.start.tzinfo is BAKU


def test_the_record_needs_a_time_of_some_kind():
    bare = vevent(*TIMES, stamp=False)
    assert "DTSTAMP" in str(read(bare).refused[0].reason)
    changed = vevent(*TIMES, "LAST-MODIFIED:20260201T000000Z", stamp=False)
    assert read(changed).events[0].stamp == datetime(2026, 2, 1, tzinfo=UTC)


def test_a_broken_time_of_the_record_is_left_out():
    found = left_out("CREATED:00001231T000000Z", "LAST-MODIFIED;VALUE=DATE:20260101")
    assert set(found) == {"CREATED", "LAST-MODIFIED"}


# Zones


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ('"Europe/Berlin"', "Europe/Berlin"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Azerbaijan Standard Time", "Asia/Baku"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Asia/Baku", "Asia/Baku"),
        ("/x/America/Argentina/Salta", "America/Argentina/Salta"),
        ("/x/UTC", "UTC"),
    ],
)
def test_a_zone_is_known_by_its_names(name, key):
    found = one(f"DTSTART;TZID={name}:20260302T090000", "DURATION:PT1H")
    assert isinstance(found.when, Slot)
    assert str(found.when.start.tzinfo) == key


@pytest.mark.parametrize(
    "name",
    [
        "Europe",
        "../x",
        "/",
        "",
        "x" * 5000,
        "Europe/Atlantis",
        "localtime",
        "/etc/passwd",
        "A/B/C/D",
    ],
    ids=["a directory", "up", "root", "empty", "long", "unknown", "local", "a file", "deep"],
)
def test_a_zone_that_nobody_knows_is_refused(name):
    assert "TZID" in reason(f"DTSTART;TZID={name}:20260302T090000", "DURATION:PT1H")
    zone = f"BEGIN:VTIMEZONE\r\nTZID:{name}\r\nEND:VTIMEZONE\r\n".encode()
    assert [it.component for it in read(zone).refused] == ["VTIMEZONE"]


def test_the_zones_that_are_given_come_first():
    lines = ("DTSTART;TZID=Europe/Berlin:20260302T090000", "DURATION:PT1H")
    found = one(*lines, zones={"Europe/Berlin": BAKU})
    assert isinstance(found.when, Slot)
    assert found.when.start.tzinfo is BAKU


def zone(tzid: str, *more: str) -> bytes:
    """A VTIMEZONE that is nine hours ahead."""
    rows = ["BEGIN:VTIMEZONE", f"TZID:{tzid}", *more, "BEGIN:STANDARD", "DTSTART:19700101T000000"]
    rows += ["TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "END:STANDARD", "END:VTIMEZONE", ""]
    return "\r\n".join(rows).encode()


def test_a_zone_may_be_known_by_its_place_wherever_that_stands():
    event = vevent("DTSTART;TZID=Ours:20260302T090000", "DURATION:PT1H")
    calendar = read(event, zone("Ours", "X-LIC-LOCATION:Asia/Baku"))
    found = calendar.events[0].when
    assert isinstance(found, Slot)
    assert found.start.tzinfo is BAKU


def test_a_known_zone_is_not_redefined_and_keeps_nothing_for_the_next_stream():
    event = vevent(*IN_BERLIN)
    calendar = read(zone("Europe/Berlin"), zone("Made/Up"), event)
    found = calendar.events[0].when
    assert isinstance(found, Slot)
    assert found.start.utcoffset() == timedelta(hours=1)
    assert [it.left_out for it in outcomes(calendar, "VTIMEZONE")] == [(), ()]
    assert icalendar.timezone.tzp.timezone("Made/Up") is None


# Series


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=SECONDLY", "FREQ"),
        ("FREQ=HOURLY;COUNT=3", "FREQ"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
        (f"FREQ=DAILY;INTERVAL=1{'0' * 30}", "INTERVAL"),
        (f"FREQ=DAILY;COUNT=1{'0' * 30}", "COUNT"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101T000000Z", "either"),
        ("FREQ=DAILY;BYHOUR=9", "BYHOUR"),
        ("FREQ=DAILY;UNTIL=x", "UNTIL"),
        ("FREQ=DAILY;UNTIL=20260230", "in the calendar"),
        ("", "FREQ"),
        ("FREQ=DAILY;X=" + "1" * 500, "500 characters"),
        ("FREQ=DAÏLY", "characters"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(rule, expected):
    assert expected in reason(*TIMES, f"RRULE:{rule}")


@pytest.mark.parametrize(
    ("lines", "until"),
    [
        ((*IN_BERLIN, "RRULE:FREQ=DAILY;UNTIL=20260401"), "20260401T215959Z"),
        ((*IN_BERLIN, "RRULE:FREQ=DAILY;UNTIL=20260401T090000"), "20260401T070000Z"),
        ((*TIMES, "RRULE:FREQ=DAILY;UNTIL=20260401"), "20260401T235959Z"),
        ((*IN_BERLIN, "RRULE:freq=daily;until=20260401T070000z;"), "20260401T070000Z"),
        ((*DAY, "RRULE:FREQ=DAILY;UNTIL=20260401"), "20260401"),
        ((*DAY, "RRULE:FREQ=DAILY;UNTIL=20260401T070000Z"), "20260401"),
    ],
    ids=["day", "floating", "day of UTC", "small letters", "day of days", "time of days"],
)
def test_the_end_of_a_rule_is_turned_into_utc_or_for_days_into_a_day(lines, until):
    assert one(*lines).rule == f"FREQ=DAILY;UNTIL={until}"


def test_a_rule_may_go_on_without_an_end():
    assert one(*TIMES, "RRULE:FREQ=YEARLY").rule == "FREQ=YEARLY"


@pytest.mark.parametrize("start", ["99981230T090000Z", "09981230T090000Z", "00020101T000000Z"])
def test_a_series_at_the_edge_of_the_calendar_is_taken_or_refused(start):
    for end in ("", ";COUNT=9", ";UNTIL=99991231T235959Z", ";UNTIL=00010101T000000Z"):
        calendar = read(vevent(f"DTSTART:{start}", "DURATION:PT1H", f"RRULE:FREQ=DAILY{end}"))
        assert len(outcomes(calendar)) == 1


def test_additions_may_be_periods():
    periods = "20260303T090000Z/PT90M,20260304T090000Z/20260304T093000Z,20260305T090000Z"
    found = one(*TIMES, f"RDATE;VALUE=PERIOD:{periods}", "EXDATE:", "RDATE:")
    starts = [datetime(2026, 3, day, 9, tzinfo=UTC) for day in (3, 4, 5)]
    assert found.added == (
        Slot(starts[0], starts[0] + timedelta(minutes=90)),
        Slot(starts[1], starts[1] + timedelta(minutes=30)),
        starts[2],
    )
    assert found.removed == ()


def changed(*lines: str, start: str = "RECURRENCE-ID:20260303T090000Z") -> bytes:
    return vevent("DTSTART:20260303T150000Z", "DTEND:20260303T160000Z", start, *lines)


def test_a_changed_occurrence_names_a_start_of_its_series():
    series = vevent(*TIMES, "RRULE:FREQ=DAILY;COUNT=3")
    assert len(read(series, changed()).events) == 2
    assert len(read(changed(), series).events) == 2
    other = read(series, changed(start="RECURRENCE-ID:20260303T091500Z"))
    assert len(other.events) == 1
    assert other.refused[0].reason == (
        'RECURRENCE-ID: "2026-03-03T09:15:00+00:00" is not a start of its series, '
        "which begins on line 4"
    )


@pytest.mark.parametrize("start", ["20260305T090000Z", "20260301T090000Z", "99981230T000000Z"])
def test_a_changed_occurrence_beyond_its_series_is_refused(start):
    calendar = read(
        vevent(*TIMES, "RRULE:FREQ=DAILY;COUNT=3"), changed(start=f"RECURRENCE-ID:{start}")
    )
    assert len(calendar.events) == 1


def test_a_changed_occurrence_may_be_far_from_the_first():
    series = vevent("DTSTART:19300302T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=3")
    given = [changed(start=f"RECURRENCE-ID:202603{day:02}T090000Z") for day in range(1, 4)]
    assert len(read(series, *given).events) == 2


def test_a_changed_occurrence_of_another_kind_than_its_series_is_refused():
    days = vevent("DTSTART;VALUE=DATE:20260303", "RECURRENCE-ID;VALUE=DATE:20260303")
    calendar = read(vevent(*TIMES, "RRULE:FREQ=DAILY;COUNT=3"), days)
    assert [it.line for it in calendar.refused] == [11]


def test_a_changed_occurrence_may_be_told_in_another_zone_and_may_be_an_added_one():
    berlin = vevent(*IN_BERLIN, "RRULE:FREQ=DAILY", "RDATE;TZID=Europe/Berlin:20260303T100000")
    same = changed(start="RECURRENCE-ID:20260303T080000Z")
    added = changed(start="RECURRENCE-ID:20260303T090000Z")
    assert len(read(berlin, same, added).events) == 3


def test_a_changed_occurrence_that_was_removed_as_well_is_taken():
    series = vevent(*TIMES, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260303T090000Z")
    assert len(read(series, changed()).events) == 2


def test_a_changed_occurrence_without_its_series_is_taken():
    assert read(changed()).events[0].original == datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_a_changed_occurrence_is_taken_unchecked_where_its_rule_cannot_be_told_in_time():
    never = "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"
    parts = [
        part
        for number in range(60)
        for part in (
            vevent(*TIMES, never, uid=str(number)),
            vevent(*TIMES, "RECURRENCE-ID:20990101T090000Z", uid=str(number)),
        )
    ]
    calendar = read(*parts)
    taken = [it for it in calendar.events if it.original is not None]
    assert 0 < len(taken) < 60
    assert {it.uid for it in taken}.isdisjoint({it.uid for it in calendar.refused})


def test_a_change_of_all_that_follow_refuses_the_whole_series():
    series = vevent(*TIMES, "RRULE:FREQ=DAILY;COUNT=3")
    ranged = changed(start="RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T090000Z")
    calendar = read(series, ranged, vevent(*TIMES, uid="other"))
    assert [it.uid for it in calendar.events] == ["other"]
    assert all("THISANDFUTURE" in str(it.reason) for it in calendar.refused)


# Duplicates


@pytest.mark.parametrize(
    ("first", "second", "winner"),
    [
        (("SEQUENCE:2",), ("SEQUENCE:1",), 0),
        (("SEQUENCE:1",), ("SEQUENCE:2",), 1),
        (("LAST-MODIFIED:20260201T000000Z",), (), 0),
        ((), (), 1),
    ],
    ids=["older", "newer", "modified", "last"],
)
def test_of_duplicates_the_newest_is_taken(first, second, winner):
    calendar = read(vevent(*TIMES, *first, "SUMMARY:0"), vevent(*DAY, *second, "SUMMARY:1"))
    assert [it.summary for it in calendar.events] == [Text(str(winner))]
    kept, lost = calendar.taken[-1], calendar.refused[0]
    assert str(lost.reason).startswith(f"replaced by line {kept.line}")


@pytest.mark.parametrize(
    ("lines", "decided"),
    [
        (("SEQUENCE:1", "LAST-MODIFIED:20260201T000000Z"), "SEQUENCE"),
        (("DTSTAMP:20260201T000000Z",), "DTSTAMP"),
        (("LAST-MODIFIED:20260201T000000Z",), "LAST-MODIFIED"),
    ],
    ids=["number", "stamp", "change"],
)
def test_the_report_says_what_made_a_duplicate_newer(lines, decided):
    newer = vevent(*TIMES, *lines, stamp="DTSTAMP" not in lines[0])
    for calendar in (read(newer, vevent(*TIMES)), read(vevent(*TIMES), newer)):
        assert str(calendar.refused[0].reason).endswith(f", which is newer by {decided}")


def test_of_duplicates_that_are_as_old_the_last_is_taken():
    (refused,) = read(vevent(*TIMES), vevent(*TIMES)).refused
    assert refused.reason == (
        "replaced by line 10, which is newer by its place, all else being as old"
    )


def test_of_duplicates_the_newest_stamp_is_taken():
    newer = vevent(*TIMES, "SUMMARY:new", "DTSTAMP:20260201T000000Z", stamp=False)
    assert read(newer, vevent(*TIMES)).events[0].summary == Text("new")


def test_changed_occurrences_are_duplicates_by_their_start():
    series = vevent(*TIMES, "RRULE:FREQ=DAILY;COUNT=3")
    again = changed("SUMMARY:again", start="RECURRENCE-ID;TZID=Europe/Berlin:20260303T100000")
    calendar = read(series, changed(), again)
    assert [it.summary for it in calendar.events] == [None, Text("again")]


# Words, states and people


@pytest.mark.parametrize(
    ("value", "words", "noted"),
    [
        ("a\\, b\\; c\\\\n d", "a, b; c\\n d", False),
        ("a\\nb\\N c", "a b  c", False),
        ("a\tb", "a b", False),
        ("a\rb", "a b", False),
        ("a\x00b\x1b", "ab", True),
        ("a\u202eb\u2066", "ab", True),
        ("C:\\temp\\", "C:\\temp\\", False),
        ("\u200fшалом", "\u200fшалом", False),
        ("x" * 10_000, "x" * 10_000, False),
    ],
    ids=["escapes", "line ends", "tab", "CR", "control", "direction", "other", "mark", "long"],
)
def test_texts_are_cleaned_and_what_is_taken_out_is_noted(value, words, noted):
    calendar = read(vevent(*TIMES, f"SUMMARY:{value}"))
    assert calendar.events[0].summary == Text(words)
    assert outcomes(calendar)[0].left_out == (("SUMMARY",) if noted else ())


@pytest.mark.parametrize(("value", "noted"), [("", ()), (" ", ()), ("x" * 10_001, ("SUMMARY",))])
def test_a_text_that_says_nothing_or_too_much_is_left_out(value, noted):
    calendar = read(vevent(*TIMES, f"SUMMARY:{value}"))
    assert calendar.events[0].summary is None
    assert outcomes(calendar)[0].left_out == noted


def test_a_description_has_lines():
    found = one(*TIMES, "DESCRIPTION;LANGUAGE=en:a\\n\\n b\tc\\n" + "x" * 10_001)
    assert found.description == (Text("a", "en"), Text(" b", "en"), Text("c", "en"))


def test_words_are_read_with_their_language():
    found = one(
        *TIMES,
        "SUMMARY;LANGUAGE=ru:зал",
        "CATEGORIES;LANGUAGE=en:a,b\\,c,,\\;",
        "CATEGORIES:d",
        "COMMENT:e",
        "COMMENT:",
        "RESOURCES:f,g",
        "LOCATION:h",
    )
    assert found.summary == Text("зал", "ru")
    assert found.categories == (Text("a", "en"), Text("b,c", "en"), Text(";", "en"), Text("d"))
    assert (found.comments, found.resources, found.location) == (
        (Text("e"),),
        ("f", "g"),
        Text("h"),
    )


def test_states_are_read_and_unknown_ones_are_noted():
    found = one(*TIMES, "STATUS:cancelled", "TRANSP:transparent", "SEQUENCE:7")
    assert (found.status, found.busy, found.sequence) == (EventStatus.CANCELLED, False, 7)
    lines = ("STATUS:MAYBE", "TRANSP:GLASS", "SEQUENCE:-1")
    found = one(*TIMES, *lines)
    assert (found.status, found.busy, found.sequence) == (EventStatus.CONFIRMED, True, 0)
    assert left_out(*lines) == ("STATUS", "TRANSP", "SEQUENCE")


def test_people_are_read():
    found = one(
        *TIMES,
        'ORGANIZER;CN="Office; Baku":MAILTO:office@example.org',
        "ATTENDEE;CN=Doe^, J.;ROLE=CHAIR;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:a@example.org",
        "ATTENDEE:mailto:b@example.org",
    )
    assert found.organiser == Organiser("MAILTO:office@example.org", "Office; Baku")
    assert found.attendees == (
        Attendee("mailto:a@example.org", "Doe^, J.", Participation.ACCEPTED, Part.CHAIR),
        Attendee("mailto:b@example.org", None, answer_wanted=False),
    )


@pytest.mark.parametrize(
    ("line", "noted"),
    [
        ("ORGANIZER:office", "ORGANIZER"),
        ("ATTENDEE:Иван", "ATTENDEE"),
        ("ATTENDEE;ROLE=BOSS:mailto:a@example.org", "ATTENDEE;ROLE"),
        ("ATTENDEE;PARTSTAT=LATE:mailto:a@example.org", "ATTENDEE;PARTSTAT"),
        ("ATTENDEE;CN=a\x01b:mailto:a@example.org", "ATTENDEE;CN"),
        (f"ATTENDEE;CN={'x' * 10_001}:mailto:a@example.org", "ATTENDEE;CN"),
        ("GEO:91;0", "GEO"),
        ("GEO:nan;inf", "GEO"),
        ("URL:зал", "URL"),
        ("CONFERENCE:x", "CONFERENCE"),
        ("CONFERENCE;FEATURE=AUDIO:tel:1", "CONFERENCE;FEATURE"),
        ("RELATED-TO;RELTYPE=CHILD:x", "RELATED-TO"),
        ("SUMMARY;LANGUAGE=не:x", "SUMMARY;LANGUAGE"),
        ('SUMMARY;ALTREP="cid:x":x', "SUMMARY;ALTREP"),
    ],
    ids=lambda it: it[:24],
)
def test_what_is_no_such_value_is_left_out_and_noted(line, noted):
    assert left_out(line) == (noted,)


def test_what_stands_there_twice_is_noted():
    asked = "ATTENDEE:mailto:a@example.org"
    assert left_out(asked, asked, "RELATED-TO:x", "RELATED-TO:x") == ("ATTENDEE", "RELATED-TO")


def test_coordinates_are_rounded_to_nine_places():
    found = one(*TIMES, "GEO:40.40926168999999;-49.8671")
    assert found.coordinates is not None
    assert found.coordinates.latitude == Decimal("40.409261690")
    assert found.coordinates.longitude == Decimal("-49.8671")


@pytest.mark.parametrize(
    "lines",
    [
        ["CATEGORIES:" + "a," * 4_999] * 2 + ["COMMENT:x"],
        ["RESOURCES:" + "a," * 10_000],
        ["ATTENDEE:mailto:a@example.org"] * 10_001,
        ["COMMENT:x"] * 5_001 + ["RELATED-TO:x"] * 5_000,
    ],
    ids=["categories", "resources", "people", "comments"],
)
def test_an_event_of_too_many_items_is_refused_with_the_place(lines):
    said = reason(*TIMES, *lines)
    assert said.startswith(f"{lines[0].partition(':')[0]} on line 9: 10001 is not at most 10,000")


def test_an_event_may_have_many_items():
    assert len(one(*TIMES, "CATEGORIES:" + "a," * 9_999 + "a").categories) == 10_000


def test_all_events_together_may_have_as_many_items_as_the_size_of_the_stream_allows():
    many = [vevent(*TIMES, "CATEGORIES:" + "a," * 9_998, uid=str(it)) for it in range(40)]
    calendar = read(*many)
    assert 20 <= len(calendar.events) < 40
    assert "for its size" in str(calendar.refused[0].reason)


def test_a_rule_of_another_calendar_is_refused_with_one_fault():
    said = reason(*TIMES, "RRULE:RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD")
    assert said.count("RRULE on line 9") == 1


# The catalogue of bad inputs

BOMBS = {
    "10,000 nested": "BEGIN:X\r\n" * 10_000 + "END:X\r\n" * 10_000,
    "10,000 nested without end": "BEGIN:X\r\n" * 10_000,
    "10,000 nested events": "BEGIN:VEVENT\r\n" * 10_000,
    "a 10 MB line": "SUMMARY:" + "x" * 10_000_000 + "\r\n",
    "a 10 MB line that is folded": "SUMMARY:" + ("x" * 73 + "\r\n ") * 140_000 + "\r\n",
    "a 10 MB name": "x" * 10_000_000 + ":1\r\n",
    "10 MB of parameters": "SUMMARY" + ";A=1" * 2_500_000 + ":x\r\n",
    "200,000 RDATEs": "RDATE:20260302T090000Z\r\n" * 200_000,
    "200,000 RDATEs in a line": "RDATE:" + ",".join(["20260302T090000Z"] * 200_000) + "\r\n",
    "10,000 EXDATEs": "EXDATE:" + ",".join(["20260302T090000Z"] * 10_000) + "\r\n",
    "an alarm that repeats": "BEGIN:VALARM\r\nREPEAT:2000000000\r\nDURATION:PT1S\r\nEND:VALARM\r\n",
    "3,000,000 categories": ("CATEGORIES:" + "a," * 30_000 + "\r\n") * 100,
    "6 MB of empty lines": "\n" * 6_000_000,
    "6 MB of blank lines": " \n" * 3_000_000,
    "folds of one character": "SUMMARY:" + "x\r\n " * 1_500_000 + "\r\n",
    "a rule by seconds": "RRULE:FREQ=SECONDLY\r\n",
    "a rule that never comes true": "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n",
    "a rule that counts far": "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=10000\r\n",
}
SCRIPT = """
import sys, time
from pathlib import Path
from rocb.errors import InvalidValue
from rocb.ical.reading import read_calendar
content = sys.stdin.buffer.read()
begin = time.process_time()
try:
    found = len(read_calendar(content).outcomes)
except InvalidValue:
    found = -1
took = time.process_time() - begin
status = Path("/proc/self/status").read_text(encoding="ascii")
print(found, took, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


@pytest.mark.timed
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_reported_within_a_second_and_256_megabytes(name):
    bomb = vevent(*TIMES).replace(b"END:VEVENT", BOMBS[name].encode() + b"END:VEVENT")
    shown = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=wrapped(bomb), capture_output=True, check=True
    )
    found, took, megabytes = map(float, shown.stdout.split())
    assert found != 0
    assert took < 1
    assert megabytes < 256


@pytest.mark.timed
@pytest.mark.parametrize(
    "rule",
    ["FREQ=YEARLY", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=10000", "FREQ=MONTHLY;BYDAY=1FR"],
)
def test_series_of_which_one_far_occurrence_is_changed_are_read_in_time(rule):
    parts = [
        part
        for number in range(500)
        for part in (
            vevent(*TIMES, f"RRULE:{rule}", uid=str(number)),
            vevent(*TIMES, "RECURRENCE-ID:21250302T090000Z", uid=str(number)),
        )
    ]
    assert timed(read_calendar, wrapped(*parts)) < 2


@pytest.mark.timed
def test_reading_takes_no_longer_than_icalendar_does():
    start = datetime(2026, 1, 1, 9, tzinfo=BAKU)
    events = [
        Event(
            uid=f"{number}@example.org",
            stamp=start,
            when=Slot(start, start + timedelta(hours=1)),
            summary=Text("Заседание рабочей группы по таможенной оценке", "ru"),
            attendees=tuple(Attendee(f"mailto:{it}@example.org", "Иван Иванов") for it in "abc"),
        )
        for number in range(500)
    ]
    content = written(events)
    ours = min(timed(read_calendar, content) for _ in range(3))
    assert ours < 1.25 * min(timed(icalendar.Calendar.from_ical, content) for _ in range(3))


def timed(function, content: bytes) -> float:
    begin = process_time()
    function(content)
    return process_time() - begin
