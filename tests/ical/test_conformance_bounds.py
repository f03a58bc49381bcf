"""The conformance check answers within bounds, whatever it is given, and never raises."""

import time
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.ical.conformance import Finding, findings
from tests.ical.sound import BUSY, FEED, SOUND, content_of

SOUND_FEED: Final = content_of(FEED)
EVENT: Final = """\
BEGIN:VEVENT
UID:{uid}@example.org
DTSTAMP:20210101T000000Z
SEQUENCE:0
ORGANIZER:mailto:office@example.org
SUMMARY:Event
DTSTART:20210301T{clock}Z
{more}
END:VEVENT
"""


def with_more(line: str) -> bytes:
    """The sound feed with more in an event."""
    return content_of(FEED.replace("SUMMARY:Call", f"SUMMARY:Call\n{line}", 1))


def with_events(number: int, more: str) -> bytes:
    """The sound feed with many events more."""
    events = (
        EVENT.format(uid=it, clock=f"{it // 3600:02}{it // 60 % 60:02}{it % 60:02}", more=more)
        for it in range(number)
    )
    return content_of(FEED.replace("END:VCALENDAR", f"{''.join(events)}END:VCALENDAR"))


def with_blocks(number: int, rule: str) -> bytes:
    """The sound feed with many blocks more in a time zone."""
    blocks = (
        f"BEGIN:STANDARD\nDTSTART:{1700 + it % 200}0101T{it // 60 % 24:02}{it % 60:02}00\n"
        f"TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nRRULE:{rule}\nEND:STANDARD\n"
        for it in range(number)
    )
    return content_of(FEED.replace("BEGIN:STANDARD", f"{''.join(blocks)}BEGIN:STANDARD", 1))


def times(number: int, suffix: str = "") -> str:
    return ",".join(
        f"2021{1 + it % 12:02}{1 + it % 28:02}T{it % 24:02}{it % 60:02}00{suffix}"
        for it in range(number)
    )


def in_place_of(old: bytes, new: bytes) -> bytes:
    assert old in SOUND_FEED
    return SOUND_FEED.replace(old, new, 1)


HOSTILE: Final = {
    "nested": lambda: content_of("BEGIN:VEVENT\n" * 10_000 + "END:VEVENT\n" * 10_000),
    "nested and cut": lambda: content_of("BEGIN:VCALENDAR\n" + "BEGIN:VALARM\n" * 10_000),
    "nested by many names": lambda: content_of([f"BEGIN:X{it}" for it in range(10_000)]),
    "open events": lambda: b"BEGIN:VEVENT\r\n" * 300_000,
    "lines of an event": lambda: with_more("RDATE:20210301T090000Z\n" * 200_000),
    "lines that are none": lambda: b"x\r\n" * 10_000_000,
    "more than is read": lambda: b"x" * (64 * 2**20 + 1),
    "too many events": lambda: content_of("BEGIN:VEVENT\nEND:VEVENT\n" * 250_000),
    "empty events": lambda: content_of("BEGIN:VEVENT\nEND:VEVENT\n" * 20_000),
    "only ends": lambda: b"END:VEVENT\r\n" * 50_000,
    "a long line": lambda: in_place_of(b"Room 1", b"x" * 10_000_000),
    "a long folded line": lambda: in_place_of(b"Room 1", b"\r\n ".join([b"x" * 74] * 100_000)),
    "a long name": lambda: in_place_of(b"LOCATION", b"L" * 10_000_000),
    "a long zone": lambda: in_place_of(b"TZID:Asia/Baku", b"TZID:" + b"A" * 10_000_000),
    "a zone of 5,000 characters": lambda: content_of(FEED.replace("Asia/Baku", "A" * 5_000)),
    "a long rule": lambda: in_place_of(b"WEEKLY", b"WEEKLY;BYDAY=" + b"MO," * 1_000_000),
    "a long duration": lambda: in_place_of(b"DURATION:PT", b"DURATION:P" + b"1" * 1_000_000),
    "a long number": lambda: in_place_of(b"GEO:4", b"GEO:" + b"4" * 1_000_000),
    "backslashes": lambda: in_place_of(b"Room 1", b"\\" * 10_000_000),
    "parameters": lambda: in_place_of(b"LOCATION", b"LOCATION" + b";A=" * 1_000_000),
    "quotes": lambda: in_place_of(b"LOCATION", b"LOCATION;A=" + b'"' * 1_000_000),
    "commas": lambda: in_place_of(b"LOCATION", b"LOCATION;A=" + b"," * 1_000_000),
    "RDATEs": lambda: with_more(f"RDATE:{times(200_000, 'Z')}"),
    "EXDATEs": lambda: with_more(f"EXDATE;TZID=America/New_York:{times(200_000)}"),
    "periods": lambda: content_of(
        BUSY.replace("FREEBUSY;FBTYPE=BUSY:", f"FREEBUSY:{'20210301T090000Z/PT1H,' * 200_000}")
    ),
    "properties": lambda: with_more("\n".join(f"SUMMARY:{it}" for it in range(100_000))),
    "names": lambda: with_more("\n".join(f"X-{it}:x" for it in range(100_000))),
    "truncated": lambda: SOUND_FEED[: len(SOUND_FEED) // 2],
    "NULs": lambda: b"\0" * 10_000_000,
    "carriage returns": lambda: b"\r" * 10_000_000,
    "line feeds": lambda: b"\n" * 500_000,
    "no text": lambda: b"\xff" * 10_000_000,
    "lines that are no text": lambda: b"\xff\r\n" * 100_000,
    "every second": lambda: in_place_of(b"FREQ=WEEKLY", b"FREQ=SECONDLY"),
    "no interval": lambda: in_place_of(b"FREQ=WEEKLY", b"FREQ=DAILY;INTERVAL=0"),
    "a huge interval": lambda: in_place_of(b"WEEKLY", b"WEEKLY;INTERVAL=1" + b"0" * 30),
    "a huge count": lambda: in_place_of(b"UNTIL=20210430T070000Z", b"COUNT=1" + b"0" * 30),
    "a huge repeat": lambda: in_place_of(b"REPEAT:2", b"REPEAT:2000000000"),
    "rules that never match": lambda: with_events(
        1_000, "RRULE:FREQ=YEARLY;BYYEARDAY=366;BYMONTH=3"
    ),
    "an exception far ahead": lambda: in_place_of(b"20210402T070000Z", b"99980402T070000Z"),
    "an endless series": lambda: with_events(1, "RRULE:FREQ=DAILY\nEXDATE:99980402T000000Z"),
    "exceptions far ahead": lambda: with_events(300, "RRULE:FREQ=DAILY\nEXDATE:21200301T000000Z"),
    "blocks that return daily": lambda: with_blocks(1_000, "FREQ=DAILY"),
    "blocks that never return": lambda: with_blocks(1_000, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
    "years that end": lambda: content_of(FEED.replace("2021", "9999")),
    "years that begin": lambda: content_of(FEED.replace("2021", "0001")),
}


QUIET: Final = frozenset(
    ("an endless series", "blocks that return daily", "blocks that never return")
)
"""What is legal, or lies too far ahead to be looked at."""


def timed(content: bytes) -> tuple[float, tuple[Finding, ...]]:
    begin = time.process_time()
    found = findings(content)
    return time.process_time() - begin, found


@pytest.mark.timed
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_calendar_is_answered_within_a_second(kind):
    content = HOSTILE[kind]()
    taken, found = timed(content)
    if taken > 1:  # others may keep the machine busy
        taken, found = min((timed(content) for _ in range(3)), key=lambda it: it[0])
    assert taken < 1
    assert bool(found) is (kind not in QUIET)
    assert all(str(it).isprintable() for it in found)


@pytest.mark.timed
def test_the_time_grows_with_the_number_of_events():
    def seconds(number: int) -> float:
        content = with_events(number, "RRULE:FREQ=WEEKLY;COUNT=10")
        begin = time.process_time()
        assert findings(content) == ()
        return time.process_time() - begin

    seconds(100)
    assert seconds(4_000) < 15 * seconds(500)


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_raise(content):
    findings(content)


LINES: Final = tuple(
    line for sample in SOUND.values() for line in content_of(sample).splitlines(keepends=True)
)
VALUES: Final = (
    *("20210301", "20210301T090000", "20210301T090000Z", "99991231T235960Z", "00010101T000000Z"),
    *("99991231T235959", "00010101", "20210229", "PT0S", "-P1W", "P", "P9999999W", "+9999"),
    *("FREQ=YEARLY", "FREQ=WEEKLY;COUNT=0", "FREQ=DAILY;UNTIL=99991231", "", ",", ";", "\\"),
    *("Asia", "../etc/passwd", "Europe/Berlin", "VEVENT", "VCALENDAR", "2.0", "a:b", "\u0660"),
    *("FREQ=MONTHLY;BYDAY=5MO", "FREQ=YEARLY;BYDAY=-1SU", "-0000", "-2359", "/", "P1D/P1D"),
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A sound calendar whose lines were dropped, doubled, moved or changed."""
    lines = content_of(SOUND[draw(st.sampled_from(sorted(SOUND)))]).splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("drop", "double", "move", "other", "value", "octet", "cut"))):
            case "drop" if len(lines) > 1:
                del lines[place]
            case "double":
                lines.insert(place, lines[place])
            case "move":
                lines.insert(place, lines.pop(draw(st.integers(0, len(lines) - 1))))
            case "other":
                lines.insert(place, draw(st.sampled_from(LINES)))
            case "value":
                head = lines[place].rpartition(b":")[0]
                lines[place] = head + f":{draw(st.sampled_from(VALUES))}\r\n".encode()
            case "octet":
                at = draw(st.integers(0, len(lines[place])))
                new = draw(st.binary(max_size=2))
                lines[place] = lines[place][:at] + new + lines[place][at + 1 :]
            case "cut":
                lines[place] = lines[place][: draw(st.integers(0, len(lines[place])))]
            case _:
                pass
    return b"".join(lines)


@settings(deadline=None, max_examples=400)
@given(spoilt())
def test_no_spoilt_calendar_raises_and_every_finding_can_be_printed(content):
    found = findings(content)
    lines = content.count(b"\n") + 1
    assert all(1 <= it.line <= lines for it in found)
    assert all(str(it).isprintable() for it in found)
    assert findings(content) == found


# Time zones that are right, however they are written


def zone_feed(tzid: str, blocks: str, start: str) -> bytes:
    event = EVENT.format(uid="a", clock="090000", more="TRANSP:OPAQUE")
    event = event.replace("DTSTART:20210301T090000Z", f"DTSTART;TZID={tzid}:{start}")
    head = FEED[: FEED.index("BEGIN:VTIMEZONE")]
    zone = f"BEGIN:VTIMEZONE\nTZID:{tzid}\n{blocks}END:VTIMEZONE\n"
    return content_of(f"{head}{zone}{event}END:VCALENDAR")


def block(kind: str, start: str, before: str, after: str, rule: str = "") -> str:
    more = f"RRULE:{rule}\n" if rule else ""
    return (
        f"BEGIN:{kind}\nDTSTART:{start}\nTZOFFSETFROM:{before}\nTZOFFSETTO:{after}\n{more}"
        f"END:{kind}\n"
    )


MARCH: Final = "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"
OCTOBER: Final = "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"
DUBLIN: Final = {
    "winter as standard": block("STANDARD", "19961027T020000", "+0100", "+0000", OCTOBER)
    + block("DAYLIGHT", "19960331T010000", "+0000", "+0100", MARCH),
    "summer as standard": block("DAYLIGHT", "19961027T020000", "+0100", "+0000", OCTOBER)
    + block("STANDARD", "19960331T010000", "+0000", "+0100", MARCH),
}


@pytest.mark.parametrize("start", ["20210115T090000", "20210715T090000"])
@pytest.mark.parametrize("blocks", DUBLIN.values(), ids=DUBLIN)
def test_either_time_of_dublin_may_be_standard(blocks, start):
    assert findings(zone_feed("Europe/Dublin", blocks, start)) == ()


@pytest.mark.parametrize("year", [1990, 2010, 2021, 2037])
def test_blocks_may_begin_long_before_the_dates_of_the_file(year):
    blocks = block("STANDARD", "16010101T030000", "+0200", "+0100", OCTOBER) + block(
        "DAYLIGHT", "16010101T020000", "+0100", "+0200", MARCH
    )
    where = ZoneInfo("Europe/Berlin")
    for start in (f"{year}0115T090000", f"{year}0615T090000"):
        assert where.utcoffset(datetime.fromisoformat(start))
        assert findings(zone_feed("Europe/Berlin", blocks, start)) == ()


def test_a_zone_that_redefines_a_known_one_is_found():
    found = findings(
        zone_feed(
            "Asia/Baku", block("STANDARD", "20200101T000000", "+0300", "+0300"), "20210301T090000"
        )
    )
    assert {it.demand.id for it in found} == {"timezone-offsets", "timezone-standard"}


def test_a_series_needs_its_zone_for_all_of_its_months():
    winter = block("STANDARD", "20201025T030000", "+0200", "+0100")
    feed = zone_feed("Europe/Berlin", winter, "20210115T090000")
    assert findings(feed) == ()
    ahead = feed.replace(b"TRANSP:OPAQUE", b"RRULE:FREQ=WEEKLY")
    assert {it.demand.id for it in findings(ahead)} == {"timezone-offsets"}
    ended = feed.replace(b"TRANSP:OPAQUE", b"RRULE:FREQ=WEEKLY;UNTIL=20210301T080000Z")
    assert findings(ended) == ()
