"""Replies are read as the usual programs write them, and nothing else is taken for one."""

from datetime import UTC, date, datetime
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.ical.attendance import attendance, turnout
from rocb.ical.events import Text
from rocb.ical.people import Attendee, Participation
from rocb.ical.replies import REPLY_AT_MOST, Reply, read_reply
from rocb.ical.scheduling import reply
from tests.ical.invited import ANNA, LATER, a_series, an_event, at
from tests.offices import BERLIN

OUTLOOK = b"""\
BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=ACCEPTED;CN="Anna; Head of Unit":MAILTO:Anna@Example.org
COMMENT;LANGUAGE=de-DE:Gerne\\, ich komme.\\nBis dann!\\n
UID:meeting@office
RECURRENCE-ID;TZID=W. Europe Standard Time:20260309T090000
SUMMARY;LANGUAGE=de-DE:Zugesagt: Meeting
DTSTART;TZID=W. Europe Standard Time:20260309T090000
DTEND;TZID=W. Europe Standard Time:20260309T110000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20260112T074501Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:3
LOCATION;LANGUAGE=de-DE:
X-MICROSOFT-CDO-APPT-SEQUENCE:3
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY
X-MICROSOFT-DISALLOW-COUNTER:FALSE
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")

GOOGLE = b"""\
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20260302T080000Z
DTEND:20260302T100000Z
DTSTAMP:20260112T080000Z
ORGANIZER;CN=Office:mailto:office@example.org
UID:meeting@office
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=boris@
 example.org;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="On leave":mailto:boris@exam
 ple.org
X-MICROSOFT-CDO-OWNERAPPTID:1836206237
CREATED:20260110T080000Z
DESCRIPTION:-::~:~::-\\nPlease do not edit this section.\\n-::~:~::-
LAST-MODIFIED:20260112T080000Z
SEQUENCE:3
STATUS:CONFIRMED
SUMMARY:Meeting
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")

APPLE = b"""\
BEGIN:VCALENDAR
CALSCALE:GREGORIAN
PRODID:-//Apple Inc.//macOS 14.6//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
DTSTART:19810329T020000
TZNAME:MESZ
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
DTSTART:19961027T030000
TZNAME:MEZ
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:meeting@office
DTSTAMP:20260112T080000Z
SEQUENCE:3
DTSTART;TZID=Europe/Berlin:20260302T090000
DURATION:PT2H
RRULE:FREQ=WEEKLY;COUNT=5
ORGANIZER;CN="Office";EMAIL="office@example.org":urn:uuid:b8ef8a4c-3a52-4d
 0b-9d0c-5f2a1f7b1f11
ATTENDEE;CN="Anna";CUTYPE=INDIVIDUAL;EMAIL="anna@example.org";PARTSTAT=ACC
 EPTED;ROLE=CHAIR:urn:uuid:31f9ecc1-9e56-4f29-bd41-4ba6a30c1b7e
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:meeting@office
RECURRENCE-ID;TZID=Europe/Berlin:20260316T090000
DTSTAMP:20260112T080000Z
SEQUENCE:3
DTSTART;TZID=Europe/Berlin:20260316T090000
DURATION:PT2H
ATTENDEE;CN="Anna";EMAIL="anna@example.org";PARTSTAT=TENTATIVE:mailto:anna
 @example.org
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")

PLAIN = (
    "UID:meeting@office",
    "DTSTAMP:20260112T080000Z",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@example.org",
)
READ = Reply(
    "meeting@office",
    0,
    LATER,
    Attendee(ANNA, participation=Participation.ACCEPTED, answer_wanted=False),
)


def a_reply(*lines: str, method: str = "METHOD:REPLY") -> bytes:
    """A reply of one event with these lines."""
    rows = ("BEGIN:VCALENDAR", "VERSION:2.0", method, "BEGIN:VEVENT", *lines)
    return "\r\n".join((*rows, "END:VEVENT", "END:VCALENDAR", "")).encode()


def without(name: str) -> tuple[str, ...]:
    return tuple(line for line in PLAIN if not line.startswith(name))


def places(error: pytest.ExceptionInfo[InvalidValue]) -> list[str]:
    return [fault.path for fault in error.value.faults]


def refused(content: bytes, **given: Any) -> list[str]:
    with pytest.raises(InvalidValue) as error:
        read_reply(content, **given)
    assert all(str(fault).isprintable() for fault in error.value.faults)
    return places(error)


def test_a_reply_of_outlook_is_read():
    (found,) = read_reply(OUTLOOK)
    assert (found.uid, found.sequence) == ("meeting@office", 3)
    assert found.stamp == datetime(2026, 1, 12, 7, 45, 1, tzinfo=UTC)
    assert found.original == at("2026-03-09 09:00")
    assert found.attendee.address == "MAILTO:Anna@Example.org"
    assert found.attendee.name == "Anna; Head of Unit"
    assert found.attendee.participation is Participation.ACCEPTED
    assert found.comments == (Text("Gerne, ich komme.", "de-DE"), Text("Bis dann!", "de-DE"))


def test_a_reply_of_google_is_read():
    (found,) = read_reply(GOOGLE)
    assert (found.uid, found.sequence, found.original) == ("meeting@office", 3, None)
    assert found.attendee.address == "mailto:boris@example.org"
    assert found.attendee.participation is Participation.DECLINED
    assert found.comments == ()


def test_a_reply_of_apple_answers_to_a_series_and_to_one_of_it():
    series, one = read_reply(APPLE)
    assert series.attendee.address == one.attendee.address == ANNA
    assert (series.original, one.original) == (None, at("2026-03-16 09:00"))
    assert series.attendee.participation is Participation.ACCEPTED
    assert one.attendee.participation is Participation.TENTATIVE


def test_the_replies_of_all_programs_count():
    replies = [it for content in (OUTLOOK, GOOGLE, APPLE) for it in read_reply(content)]
    found = attendance([a_series()], replies)
    assert not found.refused
    groups = turnout(found, "meeting@office")
    assert [it.name for it in groups.coming] == ["Anna"]
    assert [it.name for it in groups.absent] == ["Борис"]
    assert [it.name for it in turnout(found, "meeting@office", at("2026-03-16 09:00")).unsure] == [
        "Anna"
    ]


def test_neither_times_nor_a_sequence_nor_an_organiser_is_needed():
    assert read_reply(a_reply(*PLAIN)) == (READ,)


@pytest.mark.parametrize(
    "content",
    [
        a_reply(*PLAIN).replace(b"\r\n", b"\n"),
        b"\xef\xbb\xbf" + a_reply(*PLAIN),
        a_reply(*PLAIN, method="method:reply"),
        a_reply(*(line.replace("PARTSTAT", "partstat") for line in PLAIN)),
        a_reply(*PLAIN).replace(b"example.org", b"exa\r\n mple.org"),
        a_reply(*PLAIN, "DTSTART:", "DTEND:nonsense", "RRULE:FREQ=SECONDLY"),
        a_reply(*PLAIN, "X-LONG:" + "x" * 500_000),
        a_reply(*PLAIN, "COMMENT", "ATTENDEE", "=;:"),
        a_reply(*PLAIN, "DESCRIPTION:").replace(b"DESCRIPTION:", b"DESCRIPTION:\xff\xfe"),
    ],
    ids=[
        "LF",
        "byte order mark",
        "case",
        "parameter",
        "fold",
        "times",
        "long line",
        "no lines",
        "not UTF-8",
    ],
)
def test_what_does_not_matter_to_an_answer_is_passed_over(content):
    assert read_reply(content) == (READ,)


@pytest.mark.parametrize(
    ("stated", "original"),
    [
        ("RECURRENCE-ID:20260309T080000Z", at("2026-03-09 09:00")),
        ("RECURRENCE-ID;TZID=Europe/Berlin:20260309T090000", at("2026-03-09 09:00")),
        ("RECURRENCE-ID;TZID=/x.org/1/Europe/Berlin:20260309T090000", at("2026-03-09 09:00")),
        ("RECURRENCE-ID;TZID=My Zone:20260309T090000", at("2026-03-09 09:00")),
        ("RECURRENCE-ID:20260309T090000", at("2026-03-09 09:00", ZoneInfo("Asia/Baku"))),
        ("RECURRENCE-ID;VALUE=DATE:20260309", date(2026, 3, 9)),
    ],
    ids=["UTC", "IANA", "longer name", "given name", "floating", "day"],
)
def test_an_occurrence_is_named_in_any_zone_that_is_known(stated, original):
    zones = {"My Zone": BERLIN}
    (found,) = read_reply(a_reply(*PLAIN, stated), where=ZoneInfo("Asia/Baku"), zones=zones)
    assert found.original == original


@pytest.mark.parametrize(
    ("stated", "place"),
    [
        ("RECURRENCE-ID:20260309T090000", "RECURRENCE-ID on line 8"),
        ("RECURRENCE-ID;TZID=Nowhere:20260309T090000", "TZID of RECURRENCE-ID on line 8"),
        ("RECURRENCE-ID;TZID=Europe:20260309T090000", "TZID of RECURRENCE-ID on line 8"),
        ("RECURRENCE-ID;TZID=../x:20260309T090000", "TZID of RECURRENCE-ID on line 8"),
        (f"RECURRENCE-ID;TZID={'x' * 5000}:20260309T090000", "TZID of RECURRENCE-ID on line 8"),
        ("RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T090000Z", "RECURRENCE-ID on line 8"),
        ("RECURRENCE-ID:20260230T090000Z", "RECURRENCE-ID on line 8"),
        ("RECURRENCE-ID:00010101T000000Z", "RECURRENCE-ID on line 8"),
        ("RECURRENCE-ID:", "RECURRENCE-ID on line 8"),
        ("UID:other", "UID on line 8"),
        ("SEQUENCE:1\r\nSEQUENCE:2", "SEQUENCE on line 9"),
        ("DTSTAMP:20260112T080000Z", "DTSTAMP on line 8"),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:boris@example.org", "ATTENDEE on line 8"),
    ],
    ids=[
        "floating",
        "unknown zone",
        "directory",
        "path",
        "long name",
        "range",
        "no day",
        "year 1",
        "nothing",
        "two UIDs",
        "two sequences",
        "two stamps",
        "two attendees",
    ],
)
def test_an_answer_that_cannot_be_told_is_refused_with_its_line(stated, place):
    assert refused(a_reply(*PLAIN, stated)) == [place]


@pytest.mark.parametrize("name", ["UID", "DTSTAMP", "ATTENDEE"])
def test_an_answer_without_these_is_refused(name):
    assert refused(a_reply(*without(name))) == [name]


def test_everything_wrong_with_a_reply_is_told_at_once():
    content = a_reply("DTSTAMP:yesterday", "ATTENDEE:nobody", method="METHOD:REQUEST")
    assert sorted(refused(content)) == [
        "ATTENDEE on line 6",
        "ATTENDEE on line 6",
        "DTSTAMP on line 5",
        "METHOD on line 3",
        "UID",
    ]


@pytest.mark.parametrize(
    "method", ["METHOD:REQUEST", "METHOD:COUNTER", "METHOD:", "X-NOTHING:REPLY"]
)
def test_only_a_reply_is_a_reply(method):
    assert refused(a_reply(*PLAIN, method=method))[0].startswith("METHOD")


@pytest.mark.parametrize(
    ("value", "participation"),
    [
        ("accepted", Participation.ACCEPTED),
        ("DELEGATED", Participation.DELEGATED),
        ("NEEDS-ACTION", Participation.NEEDS_ACTION),
        ("X-PERHAPS", Participation.NEEDS_ACTION),
        ("COMPLETED", Participation.NEEDS_ACTION),
    ],
)
def test_an_unknown_answer_is_none(value, participation):
    (found,) = read_reply(
        a_reply(*without("ATTENDEE"), f"ATTENDEE;PARTSTAT={value}:mailto:anna@example.org")
    )
    assert found.attendee.participation is participation


@pytest.mark.parametrize(
    "attendee",
    [
        "ATTENDEE:mailto:anna@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED:nobody",
        "ATTENDEE;PARTSTAT=ACCEPTED:",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a b@example.org",
        'ATTENDEE;PARTSTAT=ACCEPTED;EMAIL="a b":urn:uuid:1',
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + "a" * 3000,
    ],
    ids=["no answer", "no URI", "nothing", "a space", "a space in EMAIL", "too long"],
)
def test_an_attendee_has_an_address_and_an_answer(attendee):
    assert refused(a_reply(*without("ATTENDEE"), attendee)) == ["ATTENDEE on line 7"]


@pytest.mark.parametrize("name", ["VTODO", "VJOURNAL", "VFREEBUSY"])
def test_an_answer_to_what_is_no_event_is_refused(name):
    content = a_reply(*PLAIN).replace(b"VEVENT", name.encode())
    assert refused(content) == ["line 4"]


@pytest.mark.timed
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\n",
        a_reply(*PLAIN)[:-40],
        a_reply(*PLAIN).replace(b"anna", b"\xff"),
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" + b"BEGIN:VEVENT\r\n" * 70_000,
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" + b"BEGIN:X-A\r\n" * 90_000,
        a_reply(*PLAIN, *["ATTENDEE;PARTSTAT=ACCEPTED:mailto:x@example.org"] * 19_000),
        a_reply(*PLAIN, "ATTENDEE" + ";A=" * 300_000),
        a_reply(*PLAIN, "COMMENT:" + "x" * REPLY_AT_MOST),
        b"\r\n" * (REPLY_AT_MOST // 2),
    ],
    ids=[
        "empty",
        "nonsense",
        "no text",
        "no answer",
        "no calendar",
        "truncated",
        "an address that is not UTF-8",
        "deep events",
        "deep components",
        "thousands of attendees",
        "parameters",
        "too large",
        "empty lines",
    ],
)
def test_what_is_no_reply_is_refused_within_a_second(content):
    begun = process_time()
    assert refused(content)
    assert process_time() - begun < 1


@pytest.mark.parametrize("content", [None, "BEGIN:VCALENDAR", 7, bytearray(b"x")], ids=repr)
def test_a_reply_is_read_from_bytes_alone(content: Any):
    assert refused(content) == ["content"]


@pytest.mark.parametrize(
    "given",
    [{"where": "Europe/Berlin"}, {"zones": None}, {"zones": {"x": "Europe/Berlin"}}],
    ids=["name", "no mapping", "names"],
)
def test_zones_are_given_as_zones(given: dict[str, Any]):
    assert refused(a_reply(*PLAIN), **given)


def test_words_of_others_are_cleaned():
    (found,) = read_reply(
        a_reply(
            *without("ATTENDEE"),
            'ATTENDEE;CN="Anna\u202e^nEvil\t\x01";PARTSTAT=ACCEPTED:mailto:anna@example.org',
            "COMMENT:one\\nBEGIN:VEVENT\\n\\n  \\n\u2066two\x07",
            "COMMENT;LANGUAGE=en:three\\, four\\; five\\\\n",
            "COMMENT:",
        )
    )
    assert found.attendee.name == "Anna Evil"
    assert found.comments == (
        Text("one"),
        Text("BEGIN:VEVENT"),
        Text("two"),
        Text("three, four; five\\n", "en"),
    )


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_refused_or_read(content):
    try:
        read_reply(content)
    except InvalidValue:
        return


@given(st.sampled_from((OUTLOOK, GOOGLE, APPLE)), st.data())
@settings(deadline=None, max_examples=200)
def test_a_damaged_reply_is_refused_or_read(content, data):
    begin = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(begin, min(len(content), begin + 60)))
    damaged = content[:begin] + data.draw(st.binary(max_size=6)) + content[end:]
    try:
        for found in read_reply(damaged, where=BERLIN):
            assert isinstance(found, Reply)
    except InvalidValue:
        return


@given(
    st.builds(
        an_event,
        uid=st.from_regex(r"[a-z0-9;,\\:\"^@.-]{1,60}", fullmatch=True),
        sequence=st.integers(0, 2**31 - 1),
    ),
    st.sampled_from((Participation.ACCEPTED, Participation.DECLINED, Participation.TENTATIVE)),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
@settings(deadline=None)
def test_a_reply_that_was_written_is_read_as_it_was_meant(event, participation, stamp):
    (found,) = read_reply(reply(event, ANNA, participation, at=stamp))
    anna = Attendee(ANNA, "Anna", participation, answer_wanted=False)
    expected = Reply(event.uid, event.sequence, stamp.replace(microsecond=0), anna)
    assert found == expected
