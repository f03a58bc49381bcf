"""The conformance check finds one fault where one thing is wrong, and none where nothing is."""

from typing import Any, Final, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.ical import bounds
from rocb.ical.conformance import DEMANDS, FOUND_AT_MOST, Demand, Finding, findings
from rocb.ical.lines import Property
from rocb.ical.reading import COMPONENTS_AT_MOST, SIZE_AT_MOST, details
from rocb.ical.reading.details import Notes
from tests.ical.sound import BAKU, BERLIN, FEED, SOUND, content_of


def ids(content: bytes) -> list[str]:
    """The ids of the demands that are missed, each once, in order."""
    return sorted({it.demand.id for it in findings(content)})


def changed(sample: str, old: str, new: str) -> bytes:
    """A sound calendar in which one text, at its first place, is another."""
    assert old in SOUND[sample]
    return content_of(SOUND[sample].replace(old, new, 1))


@pytest.mark.parametrize("sample", SOUND)
def test_nothing_is_wrong_with_a_sound_calendar(sample):
    assert findings(content_of(SOUND[sample])) == ()


class Mutant(NamedTuple):
    """One change of a sound calendar, and the demand that it misses."""

    demand: str
    sample: str
    old: str
    new: str


WEEKLY: Final = "DTSTART;TZID=Europe/Berlin:20210305T090000"
RULE: Final = "RRULE:FREQ=WEEKLY;UNTIL=20210430T070000Z"
EXDATE: Final = "EXDATE;TZID=Europe/Berlin:20210312T090000,20210409T090000"
OVERRIDE: Final = "RECURRENCE-ID;TZID=Europe/Berlin:20210319T090000"
DAY_START: Final = "DTSTART;VALUE=DATE:20210301\nDTEND"
DAY_END: Final = "DTEND;VALUE=DATE:20210304"
BAKU_START: Final = "DTSTART;TZID=Asia/Baku:20210301T090000"
BAKU_END: Final = "DTEND;TZID=Asia/Baku:20210301T170000"
REPEAT: Final = "REPEAT:2\nDURATION:PT5M"
INTERVAL: Final = "REFRESH-INTERVAL;VALUE=DURATION:PT12H"
ORGANIZER: Final = "ORGANIZER;CN=Office:mailto:office@example.org"
INVITED: Final = "ATTENDEE:mailto:b@example.org"
NEW_TEXT: Final = "SUMMARY:Call"
ALARM: Final = "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:PT0S\nEND:VALARM"
ATTENDEES: Final = SOUND["request"].split("STATUS:CONFIRMED\n")[1].split("\nEND")[0]
ADDED: Final = "RDATE;TZID=Europe/Berlin:20210310T090000"
MORE_ADDED: Final = "\n ,20210310T090000" * 10_000
MORE_PERIODS: Final = "\n ,20210302T090000Z/PT1H" * 9_999
FRIDAYS: Final = "\n ".join(["FR," * 20] * 8) + "FR"
NESTED: Final = (*(f"BEGIN:X-{it}" for it in range(5)), *(f"END:X-{4 - it}" for it in range(5)))
MORE_PARTS: Final = "\nBEGIN:X-A\nEND:X-A" * 200_000
MORE_FOLDED: Final = "\nBEGIN\n :X-A\nEND:X-A" * 200_000
MORE_LINES: Final = "\nX-A:1" * 50_000
NAMELESS: Final = BAKU.replace("TZID:Asia/Baku\n", "")
TO_COME: Final = """\
BEGIN:STANDARD
DTSTART:20300101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE"""
SECOND: Final = "\n".join(SOUND["request"].split("\n")[4:-1]).replace("UID:", "UID:other-")
BODY: Final = SOUND["busy"][SOUND["busy"].index("BEGIN:VF") :]
LATER: Final = "BEGIN:VEVENT\nUID:baku@example.org"

MUTANTS: Final = tuple(
    Mutant(*it)
    for it in (
        ("line-length", "feed", "SUMMARY:Call", f"SUMMARY:{'Call' * 17}"),
        ("control-character", "feed", "SUMMARY:Call", "SUMMARY:Ca\x00ll"),
        ("control-character", "feed", "SUMMARY:Call", "SUMMARY:Ca\x0bll"),
        ("control-character", "feed", "SUMMARY:Call", "SUMMARY:Ca\rll"),
        ("empty-line", "feed", "SUMMARY:Call", "\nSUMMARY:Call"),
        ("content-line", "feed", "LOCATION:Room 1", "LOCATION"),
        ("content-line", "feed", "LOCATION:Room 1", "LOCATION;X:Room 1"),
        ("content-line", "feed", "LOCATION:Room 1", 'LOCATION;X="a:Room 1'),
        ("content-line", "feed", "LOCATION:Room 1", "Ort=Room 1"),
        ("depth", "feed", NEW_TEXT, "\n".join((NEW_TEXT, *NESTED))),
        ("components", "feed", "END:VALARM", f"END:VALARM{MORE_PARTS}"),
        ("components", "feed", "END:VALARM", f"END:VALARM{MORE_FOLDED}"),
        ("component-lines", "feed", NEW_TEXT, f"{NEW_TEXT}{MORE_LINES}"),
        ("unclosed", "feed", "SUMMARY:A journal\nEND:VJOURNAL\n", "SUMMARY:A journal\n"),
        ("unclosed", "feed", "SUMMARY:A journal\nEND:VJOURNAL\nEND:VCALENDAR", "SUMMARY:A journal"),
        ("stray-end", "feed", "SUMMARY:Call", "SUMMARY:Call\nEND:VTODO"),
        ("stray-end", "feed", "END:VJOURNAL\n", "END:VJOURNAL\nEND:VJOURNAL\n"),
        ("outside", "feed", "BEGIN:VCALENDAR", "X-MINE:1\nBEGIN:VCALENDAR"),
        ("outside", "feed", "\nEND:VCALENDAR", "\nEND:VCALENDAR\nBEGIN:X-MINE\nEND:X-MINE"),
        ("component-place", "feed", LATER, f"{ALARM}\n{LATER}"),
        ("component-place", "feed", "END:VALARM", f"END:VALARM\n{BAKU.replace('Baku', 'Tokyo')}"),
        ("one-calendar", "request", "\nEND:VCALENDAR", f"\nEND:VCALENDAR\n{SOUND['cancel']}"),
        ("empty-calendar", "busy", BODY, "END:VCALENDAR"),
        ("version", "feed", "VERSION:2.0\n", ""),
        ("version", "feed", "VERSION:2.0\n", "VERSION:1.0\n"),
        ("prodid", "feed", "PRODID:-//rocb//tests//EN\n", ""),
        ("calscale", "feed", "GREGORIAN", "JULIAN"),
        ("feed-method", "feed", "METHOD:PUBLISH\n", ""),
        ("method", "feed", "METHOD:PUBLISH", "METHOD:SEND"),
        ("calendar-name", "feed", "X-WR-CALNAME:The office\n", ""),
        ("named-message", "request", "METHOD:REQUEST", "METHOD:REQUEST\nX-WR-CALNAME:Office"),
        ("refresh-interval", "feed", f"{INTERVAL}\n", ""),
        ("refresh-value", "feed", INTERVAL, "REFRESH-INTERVAL:PT12H"),
        ("refresh-length", "feed", INTERVAL, "REFRESH-INTERVAL;VALUE=DURATION:12 h"),
        ("refresh-length", "feed", INTERVAL, "REFRESH-INTERVAL;VALUE=DURATION:PT0S"),
        ("refresh-length", "feed", "X-PUBLISHED-TTL:PT12H", "X-PUBLISHED-TTL:-PT12H"),
        ("published-ttl", "feed", "X-PUBLISHED-TTL:PT12H\n", ""),
        ("organizer", "feed", f"{ORGANIZER}\n", ""),
        ("organizer", "request", f"{ORGANIZER}\n", ""),
        ("organizer", "busy", "ORGANIZER:mailto:office@example.org\n", ""),
        ("feed-attendee", "feed", NEW_TEXT, f"{NEW_TEXT}\n{INVITED}"),
        ("feed-attendee", "busy", "UID:busy", f"{INVITED}\nUID:busy"),
        ("request-attendee", "request", f"{ATTENDEES}\n", ""),
        ("reply-attendee", "reply", ";PARTSTAT=ACCEPTED", ""),
        ("reply-attendee", "reply", "ATTENDEE;", f"{INVITED}\nATTENDEE;"),
        ("cancel-status", "cancel", "STATUS:CANCELLED", "STATUS:CONFIRMED"),
        ("cancel-status", "cancel", "STATUS:CANCELLED\nATTENDEE:mailto:a@example.org\n", ""),
        ("uid", "feed", "UID:baku@example.org\n", ""),
        ("uid", "feed", "UID:baku@example.org", "UID:"),
        ("uid", "feed", "UID:baku@example.org", "UID: "),
        ("uid-once", "feed", "UID:day@example.org", "UID:days@example.org"),
        ("uid-once", "feed", "RECURRENCE-ID:20210402T070000Z", "RECURRENCE-ID:20210319T080000Z"),
        ("dtstamp", "request", "DTSTAMP:20210101T000000Z\n", ""),
        ("stamp-utc", "feed", "DTSTAMP:20210101T000000Z", "DTSTAMP:20210101T000000"),
        ("stamp-utc", "feed", "CREATED:20201201T080000Z", "CREATED;VALUE=DATE:20201201"),
        ("sequence", "feed", "SEQUENCE:0\n", ""),
        ("sequence-number", "feed", "SEQUENCE:0", "SEQUENCE:-1"),
        ("sequence-number", "feed", "SEQUENCE:0", f"SEQUENCE:{'9' * 5000}"[:70]),
        ("summary", "feed", f"{NEW_TEXT}\n", ""),
        ("once", "feed", NEW_TEXT, f"{NEW_TEXT}\n{NEW_TEXT}"),
        ("once", "feed", BAKU_START, f"{BAKU_START}\n{BAKU_START}"),
        ("once", "feed", "VERSION:2.0", "VERSION:2.0\nVERSION:2.0"),
        ("status", "feed", "STATUS:CONFIRMED", "STATUS:COMPLETED"),
        ("transp", "feed", "TRANSP:OPAQUE", "TRANSP:BUSY"),
        ("class", "feed", "CLASS:PUBLIC", "CLASS:SECRET"),
        ("priority", "feed", "PRIORITY:5", "PRIORITY:10"),
        ("priority", "feed", "PRIORITY:5", "PRIORITY:high"),
        ("percent", "feed", "PERCENT-COMPLETE:50", "PERCENT-COMPLETE:101"),
        ("geo", "feed", "GEO:40.4;49.9", "GEO:40.4,49.9"),
        ("geo", "feed", "GEO:40.4;49.9", "GEO:90.5;49.9"),
        ("geo", "feed", "GEO:40.4;49.9", "GEO:40.4;-180.1"),
        ("uri", "feed", "URL:https://example.org/weekly", "URL:example.org/weekly"),
        ("uri", "feed", ORGANIZER, "ORGANIZER:office@example.org"),
        ("uri", "request", INVITED, "ATTENDEE:mailto:"),
        ("uri", "feed", "https://example.org/weekly", 'https://example.org/"weekly"'),
        ("uri", "feed", "https://example.org/weekly", "https://example.org/\\weekly"),
        ("conference", "feed", "CONFERENCE;VALUE=URI;", "CONFERENCE;"),
        ("text-escape", "feed", "LOCATION:Room 1", "LOCATION:Room 1, Baku"),
        ("text-escape", "feed", "LOCATION:Room 1", "LOCATION:Room 1\\\\, Baku"),
        ("text-escape", "feed", "CATEGORIES:meeting,", "CATEGORIES:meeting;"),
        ("text-backslash", "feed", "LOCATION:Room 1", "LOCATION:C:\\temp"),
        ("text-backslash", "feed", "LOCATION:Room 1", "LOCATION:Room 1\\"),
        ("partstat", "request", "PARTSTAT=NEEDS-ACTION", "PARTSTAT=MAYBE"),
        ("role", "request", "ROLE=REQ-PARTICIPANT", "ROLE=BOSS"),
        ("cutype", "request", "CUTYPE=INDIVIDUAL", "CUTYPE=HUMAN"),
        ("rsvp", "request", "RSVP=TRUE", "RSVP=YES"),
        ("attendee-once", "request", INVITED, "ATTENDEE:MAILTO:A@example.org"),
        ("one-uid", "request", "END:VEVENT", f"END:VEVENT\n{SECOND}"),
        ("dtstart", "feed", f"{BAKU_START}\n", ""),
        ("dtstart", "request", "DTSTART:20210301T090000Z\n", ""),
        ("date-time", "feed", BAKU_START, BAKU_START.replace("0301", "0230")),
        ("date-time", "feed", BAKU_START, BAKU_START.replace("T0900", "T2500")),
        ("date-time", "feed", BAKU_START, "DTSTART:tomorrow"),
        ("date-time", "feed", BAKU_START, "DTSTART;VALUE=DATE:20210301T090000"),
        ("date-time", "feed", "20210302T090000Z/PT2H", "20210302T090000Z/-PT2H"),
        ("date-time", "feed", "DTSTAMP:20210101T000000Z", "DTSTAMP:2021-01-01"),
        ("value-date", "feed", "DTSTART;VALUE=DATE:20210308\nSUM", "DTSTART:20210308\nSUM"),
        ("floating", "feed", "DTEND:20210301T100000Z", "DTEND:20210301T100000"),
        ("floating", "feed", OVERRIDE, "RECURRENCE-ID:20210319T090000"),
        ("tzid-place", "feed", BAKU_END, f"{BAKU_END}Z"),
        (
            "tzid-defined",
            "feed",
            "DTEND:20210301T100000Z",
            "DTEND;TZID=Europe/Kyiv:20210301T120000",
        ),
        ("tzid-iana", "feed", FEED, FEED.replace("Asia/Baku", "Azerbaijan Standard Time")),
        ("tzid-iana", "feed", FEED, FEED.replace("Asia/Baku", "Asia")),
        ("tzid-iana", "feed", FEED, FEED.replace("Asia/Baku", "../Asia/Baku")),
        ("end-type", "feed", BAKU_END, "DTEND;VALUE=DATE:20210302"),
        ("end-later", "feed", BAKU_END, BAKU_END.replace("T17", "T09")),
        ("end-later", "feed", BAKU_END, "DTEND;TZID=Europe/Berlin:20210301T060000"),
        ("end-later", "feed", DAY_END, "DTEND;VALUE=DATE:20210228"),
        ("end-later", "feed", "DUE:20210302T090000Z", "DUE:20210301T090000Z"),
        ("all-day-end", "feed", DAY_END, "DTEND;VALUE=DATE:20210301"),
        ("end-once", "feed", BAKU_END, f"{BAKU_END}\nDURATION:PT8H"),
        ("duration", "feed", "DURATION:PT1H30M", "DURATION:-PT1H30M"),
        ("duration", "feed", "DURATION:PT1H30M", "DURATION:P999999999W"),
        ("duration", "feed", "DURATION:PT1H30M", "DURATION:PT"),
        ("duration", "feed", "DURATION:PT1H30M", "DURATION:pt1h30m"),
        ("duration", "feed", "DURATION:P2D", "DURATION:P1W2D"),
        ("leap-second", "feed", "DTEND:20210301T100000Z", "DTEND:20210301T235960Z"),
        ("leap-second", "feed", BAKU_END, BAKU_END.replace("T170000", "T175960")),
        ("leap-second", "feed", "CREATED:20201201T080000Z", "CREATED:20201231T235960Z"),
        ("date-time", "feed", "DTEND:20210301T100000Z", "DTEND:20210301T100060Z"),
        ("all-day-duration", "feed", "DURATION:P2D", "DURATION:PT12H"),
        ("freebusy-window", "busy", "DTEND:20210401T000000Z\n", ""),
        ("freebusy-window", "busy", "DTEND:20210401T000000Z", "DTEND:20210401T000000"),
        ("freebusy-period", "busy", "20210302T090000Z/PT1H", "20210302T090000/PT1H"),
        ("freebusy-period", "busy", "20210302T090000Z/PT1H", "20210302T090000Z"),
        ("freebusy-period", "busy", "20210302T090000Z/PT1H", "20210302T090000Z/20210302T080000Z"),
        ("rule", "feed", RULE, "RRULE:weekly"),
        ("rule", "feed", RULE, "RRULE:FREQ=WEEKLY;INTERVAL=0"),
        ("rule", "feed", RULE, f"RRULE:FREQ=WEEKLY;COUNT=1{'0' * 30}"),
        ("rule", "feed", RULE, "RRULE:FREQ=WEEKLY;BYDAY=0TU"),
        ("rule", "feed", RULE, "RRULE:FREQ=WEEKLY;UNTIL=20211399T000000Z"),
        ("rule", "feed", RULE, "RRULE:INTERVAL=2"),
        ("rule", "feed", RULE, "RRULE:FREQ=WEEKLY;FREQ=DAILY"),
        ("rule-once", "feed", RULE, f"{RULE}\nRRULE:FREQ=DAILY"),
        ("rule-end", "feed", RULE, f"{RULE};COUNT=9"),
        ("rule-frequency", "feed", RULE, "RRULE:FREQ=SECONDLY"),
        ("rule-frequency", "feed", RULE, "RRULE:FREQ=HOURLY;INTERVAL=4"),
        ("rule-parts", "feed", RULE, f"{RULE};BYMONTHDAY=5"),
        ("rule-parts", "feed", RULE, f"{RULE};BYDAY=1FR"),
        ("rule-parts", "feed", RULE, f"{RULE};BYYEARDAY=64"),
        ("rule-parts", "feed", RULE, f"{RULE};BYWEEKNO=9"),
        ("rule-parts", "feed", RULE, f"{RULE};BYSETPOS=1"),
        ("rule-parts", "feed", "FREQ=YEARLY;COUNT=3", "FREQ=YEARLY;COUNT=3;BYHOUR=9"),
        ("rule-start", "feed", "BYDAY=1MO", "BYDAY=1TU"),
        ("rule-bounds", "feed", RULE, f"{RULE};BYHOUR=9"),
        ("rule-bounds", "feed", RULE, "RRULE:FREQ=WEEKLY;COUNT=10001"),
        ("rule-bounds", "feed", RULE, "RRULE:FREQ=WEEKLY;COUNT=6000"),
        ("rule-bounds", "feed", RULE, "RRULE:FREQ=WEEKLY;UNTIL=21220101T000000Z"),
        ("rule-bounds", "feed", RULE, f"{RULE};BYDAY=\n {FRIDAYS}"),
        ("rule-bounds", "feed", "FREQ=YEARLY;COUNT=3", "FREQ=YEARLY;COUNT=3;INTERVAL=10000"),
        ("until-type", "feed", "UNTIL=20210430T070000Z", "UNTIL=20210430"),
        ("until-type", "feed", "FREQ=YEARLY;COUNT=3", "FREQ=YEARLY;UNTIL=20230301T000000Z"),
        ("until-utc", "feed", "UNTIL=20210430T070000Z", "UNTIL=20210430T090000"),
        ("until-later", "feed", "RRULE:FREQ=MONTHLY", "RRULE:UNTIL=20210301T080000Z;FREQ=MONTHLY"),
        ("exrule", "feed", RULE, f"{RULE}\nEXRULE:FREQ=MONTHLY"),
        ("exception-type", "feed", EXDATE, "EXDATE;VALUE=DATE:20210312"),
        ("exception-type", "feed", "EXDATE;VALUE=DATE:20230301", "EXDATE:20230301T000000Z"),
        ("exception-zone", "feed", EXDATE, "EXDATE:20210312T080000Z"),
        ("exception-zone", "feed", EXDATE, "EXDATE;TZID=Asia/Baku:20210312T120000"),
        ("exceptions", "feed", ADDED, f"{ADDED}{MORE_ADDED}"),
        ("exceptions", "busy", "/PT1H", f"/PT1H{MORE_PERIODS}"),
        ("exdate-start", "feed", EXDATE, EXDATE.replace("0312T09", "0312T10")),
        ("exdate-start", "feed", "EXDATE;VALUE=DATE:20230301", "EXDATE;VALUE=DATE:20240301"),
        ("exdate-once", "feed", EXDATE, f"{EXDATE},20210312T090000"),
        ("exdate-once", "feed", EXDATE, f"{EXDATE}\n{EXDATE.partition(',')[0]}"),
        ("exdate-override", "feed", EXDATE, f"{EXDATE},20210319T090000"),
        ("override-series", "feed", OVERRIDE, f"{OVERRIDE}\nRRULE:FREQ=DAILY;COUNT=2"),
        ("override-series", "feed", OVERRIDE, f"{OVERRIDE}\n{ADDED}"),
        ("override-series", "feed", OVERRIDE, f"{OVERRIDE}\n{EXDATE}"),
        ("override-type", "feed", OVERRIDE, "RECURRENCE-ID;VALUE=DATE:20210319"),
        ("override-start", "feed", OVERRIDE, OVERRIDE.replace("0319", "0320")),
        ("override-start", "feed", OVERRIDE, OVERRIDE.replace("0319", "0507")),
        (
            "override-start",
            "feed",
            "RECURRENCE-ID:20210402T070000Z",
            "RECURRENCE-ID:20210402T080000Z",
        ),
        ("range", "feed", OVERRIDE, OVERRIDE.replace(";", ";RANGE=THISANDFUTURE;")),
        ("timezone-once", "feed", BERLIN, f"{BERLIN}\n{BERLIN}"),
        (
            "timezone-used",
            "feed",
            BERLIN,
            f"{BERLIN}\n{BERLIN.replace('Europe/Berlin', 'Europe/Paris')}",
        ),
        ("timezone-blocks", "feed", BERLIN, BERLIN.replace("STANDARD", "DAYLIGHT")),
        ("timezone-id", "feed", BERLIN, f"{BERLIN}\n{NAMELESS}"),
        ("timezone-offsets", "feed", "TZOFFSETTO:+0200", "TZOFFSETTO:+0300"),
        ("timezone-offsets", "feed", "BYMONTH=3;BYDAY=-1SU", "BYMONTH=4;BYDAY=-1SU"),
        (
            "timezone-offsets",
            "feed",
            "BYMONTH=3;BYDAY=2SU",
            "BYMONTH=3;BYDAY=2SU;UNTIL=20200301T000000Z",
        ),
        ("timezone-standard", "feed", "END:DAYLIGHT\nEND:VTIMEZONE", f"END:DAYLIGHT\n{TO_COME}"),
        ("block-start", "feed", "DTSTART:20200101T000000\n", ""),
        ("block-start", "feed", "DTSTART:20200101T000000", "DTSTART:20200101T000000Z"),
        ("block-start", "feed", "DTSTART:20200101T000000", "DTSTART;VALUE=DATE:20200101"),
        ("block-offsets", "feed", "TZOFFSETFROM:+0400\n", ""),
        ("block-offsets", "feed", "TZOFFSETFROM:+0400", "TZOFFSETFROM:0400"),
        ("block-offsets", "feed", "TZOFFSETFROM:+0400", "TZOFFSETFROM:+2400"),
        ("block-offsets", "feed", "TZOFFSETFROM:+0400", "TZOFFSETFROM:-0000"),
        ("block-rdate", "feed", "TZNAME:+04", "TZNAME:+04\nRDATE:20200101T000000"),
        ("block-until", "feed", "UNTIL=20060402T070000Z", "UNTIL=20060402T020000"),
        ("rule", "feed", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=13"),
        ("alarm-action", "feed", "ACTION:DISPLAY\n", ""),
        ("alarm-trigger", "feed", "TRIGGER:-PT15M\n", ""),
        ("alarm-trigger", "feed", "TRIGGER:-PT15M", "TRIGGER:15"),
        ("alarm-trigger", "feed", "TRIGGER:-PT15M", "TRIGGER;VALUE=DATE-TIME:20210301T000000"),
        ("alarm-parts", "feed", "DESCRIPTION:Soon\n", ""),
        ("alarm-parts", "feed", "ACTION:DISPLAY", "ACTION:EMAIL"),
        ("alarm-pair", "feed", REPEAT, "REPEAT:2"),
        ("alarm-pair", "feed", REPEAT, "DURATION:PT5M"),
        ("alarm-repeat", "feed", REPEAT, "REPEAT:2000000000\nDURATION:PT5M"),
        ("duration", "feed", REPEAT, "REPEAT:2\nDURATION:PT0S"),
    )
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda it: it.demand)
def test_one_change_is_found_as_the_one_demand_that_it_misses(mutant):
    assert ids(changed(*mutant[1:])) == [mutant.demand]


SOUND_FEED: Final = content_of(FEED)
FOLDED: Final = "DESCRIPTION:Описание\r\n".encode()
OCTETS: Final[dict[str, tuple[bytes, ...]]] = {
    "utf-8": (
        SOUND_FEED.replace("Семинар".encode(), "Семинар".encode()[:-1]),
        SOUND_FEED.replace(b"Room 1", b"Room \xff"),
        SOUND_FEED.replace(b"Room 1", b"Room \xed\xa0\x80"),
    ),
    "fold-in-character": (
        SOUND_FEED.replace(
            "Семинар".encode(), "Семинар".encode().replace(b"\xd0", b"\xd0\r\n ", 1)
        ),
    ),
    "byte-order-mark": (b"\xef\xbb\xbf" + SOUND_FEED,),
    "crlf": (SOUND_FEED.replace(b"\r\n", b"\n"), SOUND_FEED[:-2] + b"\n"),
    "last-line": (SOUND_FEED[:-2],),
    "no-calendar": (b"", b"\r\n"[:0]),
    "size": (SOUND_FEED + b" " * SIZE_AT_MOST,),
}


@pytest.mark.parametrize(
    ("demand", "content"),
    [(demand, it) for demand, contents in OCTETS.items() for it in contents],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_octets_that_are_wrong_are_found_as_the_one_demand_that_they_miss(demand, content):
    assert ids(content) == [demand]


def test_every_demand_has_a_mutant():
    assert {it.id for it in DEMANDS} == {it.demand for it in MUTANTS} | set(OCTETS)


def test_every_demand_has_its_own_id():
    assert len({it.id for it in DEMANDS}) == len(DEMANDS)


def test_no_more_is_read_than_an_import_reads():
    assert (bounds.SIZE_AT_MOST, bounds.COMPONENTS_AT_MOST) == (SIZE_AT_MOST, COMPONENTS_AT_MOST)
    assert (bounds.DEPTH_AT_MOST, bounds.LINES_AT_MOST) == (4, 50_000)


def test_what_reaches_the_bounds_is_still_read():
    assert findings(changed("feed", NEW_TEXT, "\n".join((NEW_TEXT, *NESTED[1:-1])))) == ()


# What is left to others


def test_a_calendar_without_a_method_is_not_asked_for_what_a_message_needs():
    feed = SOUND["feed"].replace("METHOD:PUBLISH\n", "").replace(f"{ORGANIZER}\n", "")
    assert ids(content_of(feed.replace(NEW_TEXT, INVITED))) == ["feed-method"]


def test_a_calendar_of_nothing_but_a_time_zone_need_not_use_it():
    head = SOUND["busy"][: SOUND["busy"].index("BEGIN:VF")]
    assert findings(content_of(f"{head}{BERLIN}\nEND:VCALENDAR")) == ()


@settings(deadline=None)
@given(
    st.lists(
        st.decimals(-181, 181, places=10).map(str) | st.text("0123456789.+-", max_size=8),
        min_size=2,
        max_size=2,
    ).map(";".join)
)
@example("90.0000000001;180.0000000001")
@example("90.0000000010;0")
@example(f"1.{'0' * 31};2")
def test_what_lint_says_of_coordinates_an_import_does(value):
    notes: Notes = {}
    taken = details.coordinates(Property(1, "GEO", {}, value), notes) is not None
    found = ids(changed("feed", "GEO:40.4;49.9", f"GEO:{value}"))
    assert ("geo" not in found) is taken


@settings(deadline=None)
@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=12).map("https:{}".format)
)
def test_what_lint_says_of_an_address_an_import_does(value):
    taken = details.address(Property(1, "URL", {}, value), {}) is not None
    found = ids(changed("feed", "https://example.org/weekly", value))
    assert ("uri" not in found) is (taken and value == value.strip())


# What is told


def the_finding(sample: str, old: str, new: str) -> Finding:
    (found,) = findings(changed(sample, old, new))
    return found


def line_of(content: bytes, text: str) -> int:
    return content.decode().split(text)[0].count("\n") + 1


def test_a_finding_is_one_line_that_names_the_place_the_value_and_the_demand():
    found = the_finding("feed", DAY_END, "DTEND;VALUE=DATE:20210301")
    number = line_of(SOUND_FEED, DAY_END)
    assert str(found) == (
        f'{number}: DTEND: "20210301" is not later than DTSTART, being the day after the last '
        "[all-day-end; RFC 5545, 3.6.1]"
    )


def test_an_advice_says_that_it_is_one():
    found = the_finding("feed", "DTEND:20210301T100000Z", "DTEND:20210301T235960Z")
    assert found.demand.advice
    assert str(found).endswith("[advice; leap-second; rocb]")


def test_no_client_stumbles_over_what_is_advised():
    assert {it.id for it in DEMANDS if it.advice} == {
        "exdate-once",
        "exdate-override",
        "leap-second",
        "rule-bounds",
        "timezone-used",
    }


def test_what_is_missing_is_told_of_the_component():
    found = the_finding("feed", "UID:baku@example.org\n", "")
    assert (found.line, found.property, found.value) == (
        line_of(SOUND_FEED, "UID:baku") - 1,
        None,
        "VEVENT",
    )
    assert str(found).endswith('"VEVENT" is not a component with UID [uid; RFC 5545, 3.8.4.7]')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("LOCATION:Room 1", "LOCATION:Room 1,2"),
        (" nes of text\\, none", " nes of text, none"),
        ("STATUS:CONFIRMED", "STATUS:SOON"),
        ("20210409T090000", "20210409T080000"),
    ],
    ids=["behind a fold", "in a fold", "behind two", "in a list"],
)
def test_lines_are_counted_as_they_stand_in_the_file(old, new):
    found = the_finding("feed", old, new)
    begun = SOUND_FEED.decode().replace("\r\n ", "")
    name = found.property or ""
    assert SOUND_FEED.decode().split("\r\n")[found.line - 1].startswith(name)
    assert begun.count(name) >= 1


def test_a_fault_of_the_stream_is_told_on_its_physical_line():
    content = SOUND_FEED.replace(b" nes of text", b" nes \x00of text")
    (found,) = findings(content)
    assert found.line == line_of(SOUND_FEED, " nes of text")


def test_findings_are_in_the_order_of_their_lines():
    found = findings(SOUND_FEED.replace(b"SEQUENCE:0\r\n", b"").replace(b"VERSION:2.0\r\n", b""))
    assert [it.line for it in found] == sorted(it.line for it in found)
    assert len(found) > 10


def test_a_demand_that_is_missed_over_and_over_is_told_a_hundred_times():
    event = "BEGIN:VEVENT\nUID:{}\nEND:VEVENT"
    lines = "\n".join(event.format(it) for it in range(500))
    found = findings(content_of(f"BEGIN:VCALENDAR\n{lines}\nEND:VCALENDAR"))
    assert [it.demand.id for it in found].count("sequence") == FOUND_AT_MOST


@pytest.mark.parametrize("value", ["a\x00b", "a\u202eb", "a\u2028b", "\x1b[31m", "x" * 5_000])
def test_a_finding_can_be_printed_whatever_stands_there(value):
    content = SOUND_FEED.replace(b"STATUS:CONFIRMED", f"STATUS:{value}".encode())
    for found in findings(content):
        assert str(found).isprintable()
        assert len(str(found)) < 400


@pytest.mark.parametrize("content", ["BEGIN:VCALENDAR", None, bytearray(b""), 7, ["x"]])
def test_what_is_no_bytes_is_refused(content: Any):
    with pytest.raises(InvalidValue) as caught:
        findings(content)
    assert [it.path for it in caught.value.faults] == ["content"]


def test_a_demand_says_what_is_expected_and_who_demands_it():
    for it in DEMANDS:
        assert isinstance(it, Demand)
        assert it.text
        assert it.source.startswith(("RFC ", "Google", "Outlook", "Apple", "rocb"))
