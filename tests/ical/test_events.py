"""Events as icalendar reads them: every property is what was meant."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from rocb import Days, InvalidValue, Slot
from rocb.ical.calendars import Method, calendar
from rocb.ical.events import EXCEPTIONS_AT_MOST, Event, EventStatus, Text, recurs
from rocb.ical.people import Attendee, Organiser, Part, Participation
from rocb.periods import at_instant, instant, slot_between
from tests.drawn import COORDINATES, DATES, LINES, URIS
from tests.ical.injection import STAMP, the_event
from tests.ical.plain import check_lines, event_in, value_of, zones_defined, zones_named
from tests.ical.test_content import INSTANTS, LENGTHS, SECOND, SLOTS, ZONES
from tests.offices import BAKU, BERLIN, a_slot

NASTY = (
    "a; b, c: d",
    "\"quoted\" and 'quoted'",
    "C:\\new\\Folder\\",
    "^n ^' ^^",
    "BEGIN:VEVENT",
    "SUMMARY;LANGUAGE=en:x",
    "😀 👩‍👩‍👧 e\u0301\u0323",
    "Ж" * 200,
    " leads and trails ",
    "a\u00a0b\u200bc\ufeffd",
)
WORDS = LINES | st.sampled_from(NASTY)
TEXTS = st.builds(Text, WORDS, st.sampled_from((None, "en", "ru", "pt-BR")))
ADDRESSES = st.integers(0, 99).map(lambda number: f"mailto:person{number}@example.org")
STAMPS = st.builds(at_instant, INSTANTS, st.sampled_from(ZONES))
RULES: tuple[str, ...] = (
    "FREQ=DAILY;COUNT=9",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE;COUNT=8",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=6",
    "FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=31",
)
UNTIL = "FREQ=WEEKLY;UNTIL=20301130T200000Z"
WHOLE_DAYS = st.builds(
    lambda first, length: Days(first, first + timedelta(days=length)), DATES, st.integers(0, 40)
)


def few(strategy: st.SearchStrategy[Any], **limits: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3, **limits).map(tuple)


ATTENDEES = st.builds(
    Attendee,
    ADDRESSES,
    st.none() | WORDS,
    st.sampled_from(Participation),
    st.sampled_from(Part),
    st.booleans(),
)


def in_one_language(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    """Texts, all in the language of the first."""
    return tuple(Text(it.words, texts[0].language) for it in texts)


DETAILS: dict[str, st.SearchStrategy[Any]] = {
    "uid": WORDS,
    "stamp": STAMPS,
    "summary": st.none() | TEXTS,
    "sequence": st.integers(0, 2**31),
    "status": st.sampled_from(EventStatus),
    "busy": st.booleans(),
    "created": st.none() | STAMPS,
    "modified": st.none() | STAMPS,
    "description": st.builds(in_one_language, few(TEXTS)),
    "comments": few(TEXTS),
    "categories": few(TEXTS),
    "location": st.none() | TEXTS,
    "resources": few(WORDS),
    "coordinates": st.none() | COORDINATES,
    "url": st.none() | URIS,
    "conference": st.none() | URIS,
    "related": few(WORDS, unique=True),
    "organiser": st.none() | st.builds(Organiser, ADDRESSES, st.none() | WORDS),
    "attendees": few(ATTENDEES, unique_by=lambda it: it.address),
}
TIMES = ("when", "rule", "added", "removed", "original")


def whole(slot: Slot) -> Slot:
    """The slot widened to whole seconds."""
    begins, ends = slot.begins // SECOND * SECOND, -(-slot.ends // SECOND) * SECOND
    return slot_between(begins, ends, slot.start.tzinfo)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Draw an event with all there is: of days or a slot, once, again and again, or changed."""
    details = {name: draw(strategy) for name, strategy in DETAILS.items()}
    when: Any = draw(WHOLE_DAYS)
    starts: Any = DATES
    additions: Any = DATES
    rules = (*RULES, "FREQ=WEEKLY;UNTIL=20301130")
    where: Any = UTC
    if draw(st.booleans()):
        where = draw(st.sampled_from([it for it in ZONES if it is UTC or isinstance(it, ZoneInfo)]))
        when = draw(SLOTS)
        starts = INSTANTS.map(lambda at: at_instant(at, where))
        additions = starts | SLOTS.map(whole)
        rules = (*RULES, UNTIL)
    kind = draw(st.sampled_from(("single", "series", "changed")))
    if kind == "single":
        return Event(when=when, **details)
    if kind == "changed":
        return Event(when=when, original=draw(starts), **details)
    if isinstance(when, Slot):
        when = slot_between(whole(when).begins, whole(when).ends, where)
        assume(not when.start.fold)
    rule = draw(st.none() | st.sampled_from(rules))
    return Event(
        when=when, rule=rule, added=draw(few(additions)), removed=draw(few(starts)), **details
    )


def as_icalendar_reads(event: Event) -> Any:
    content = calendar(Method.REQUEST, (event,))
    check_lines(content)
    (found,) = Calendar.from_ical(content).walk("VEVENT")
    return found


def several(read: Any, name: str) -> list[Any]:
    """The properties of a name, none, one or more."""
    found = read.get(name, [])
    return found if isinstance(found, list) else [found]


def seconds(moment: Any) -> Any:
    """A moment as its instant in whole seconds; days and periods likewise."""
    if isinstance(moment, datetime):
        return instant(moment) // SECOND
    if isinstance(moment, Slot):
        return moment.begins // SECOND, moment.ends // SECOND
    return tuple(map(seconds, moment)) if isinstance(moment, tuple) else moment


def dates(read: Any, name: str) -> list[Any]:
    return [seconds(item.dt) for it in several(read, name) for item in it.dts]


def worded(read: Any, name: str) -> list[tuple[str, str | None]]:
    return [(str(it), it.params.get("LANGUAGE")) for it in several(read, name)]


def meant(*texts: Text | None) -> list[tuple[str, str | None]]:
    return [(it.words, it.language) for it in texts if it is not None]


@given(events())
@settings(deadline=None, max_examples=200)
def test_times_are_read_back_as_they_were_meant(event):
    read = as_icalendar_reads(event)
    begins, when = read["DTSTART"].dt, event.when
    if isinstance(when, Days):
        assert (begins, read["DTEND"].dt) == (when.first, when.last + timedelta(days=1))
    else:
        ends = read["DTEND"].dt if "DTEND" in read else begins.astimezone(UTC) + read["DURATION"].dt
        assert seconds((begins, ends)) == seconds(whole(when))
    assert dates(read, "EXDATE") == [seconds(it) for it in event.removed]
    assert dates(read, "RDATE") == [seconds(it) for it in event.added]
    original = [seconds(it.dt) for it in several(read, "RECURRENCE-ID")]
    assert original == ([] if event.original is None else [seconds(event.original)])
    rules = [it.to_ical().decode() for it in several(read, "RRULE")]
    parts = [set(it.split(";")) for it in rules]
    assert parts == ([] if event.rule is None else [set(event.rule.split(";"))])


@given(events())
@settings(deadline=None, max_examples=200)
def test_texts_are_read_back_as_they_were_meant(event):
    read = as_icalendar_reads(event)
    assert str(read["UID"]) == event.uid
    assert worded(read, "SUMMARY") == meant(event.summary)
    assert worded(read, "LOCATION") == meant(event.location)
    assert worded(read, "COMMENT") == meant(*event.comments)
    described = "\n".join(it.words for it in event.description)
    assert worded(read, "DESCRIPTION") == (
        [(described, event.description[0].language)] if event.description else []
    )
    found = [(it.cats, it.params.get("LANGUAGE")) for it in several(read, "CATEGORIES")]
    assert found == [([it.words], it.language) for it in event.categories]
    assert [str(it) for it in several(read, "RESOURCES")] == list(event.resources)
    assert [str(it) for it in several(read, "RELATED-TO")] == list(event.related)


@given(events())
@settings(deadline=None, max_examples=200)
def test_everything_else_is_read_back_as_it_was_meant(event):
    read = as_icalendar_reads(event)
    assert read["DTSTAMP"].dt == event.stamp.astimezone(UTC).replace(microsecond=0)
    assert int(read["SEQUENCE"]) == event.sequence
    assert str(read["STATUS"]) == event.status.value
    assert str(read["TRANSP"]) == ("OPAQUE" if event.busy else "TRANSPARENT")
    for name, moment in (("CREATED", event.created), ("LAST-MODIFIED", event.modified)):
        found = [seconds(it.dt) for it in several(read, name)]
        assert found == ([] if moment is None else [seconds(moment)])
    if event.coordinates is not None:
        place = event.coordinates
        assert read["GEO"].latitude == float(place.latitude)
        assert read["GEO"].longitude == float(place.longitude)
    for name, uri in (("URL", event.url), ("CONFERENCE", event.conference)):
        assert [str(it) for it in several(read, name)] == ([] if uri is None else [uri])
    people = [event.organiser] if event.organiser is not None else []
    assert [(str(it), it.params.get("CN")) for it in several(read, "ORGANIZER")] == [
        (it.address, it.name) for it in people
    ]
    assert [
        (str(it), *(it.params.get(key) for key in ("CN", "PARTSTAT", "ROLE", "RSVP")))
        for it in several(read, "ATTENDEE")
    ] == [
        (
            it.address,
            it.name,
            it.participation.value,
            it.part.value,
            "TRUE" if it.answer_wanted else None,
        )
        for it in event.attendees
    ]


@given(events())
@settings(deadline=None, max_examples=100)
def test_every_field_that_is_there_is_written_and_no_other(event):
    shown = {
        "created": "CREATED",
        "modified": "LAST-MODIFIED",
        "original": "RECURRENCE-ID",
        "rule": "RRULE",
        "added": "RDATE",
        "removed": "EXDATE",
        "summary": "SUMMARY",
        "description": "DESCRIPTION",
        "comments": "COMMENT",
        "categories": "CATEGORIES",
        "location": "LOCATION",
        "resources": "RESOURCES",
        "coordinates": "GEO",
        "url": "URL",
        "conference": "CONFERENCE",
        "related": "RELATED-TO",
        "organiser": "ORGANIZER",
        "attendees": "ATTENDEE",
    }
    always = {"uid", "stamp", "when", "sequence", "status", "busy"}
    assert shown.keys() | always == {it.name for it in attrs.fields(Event) if it.init}
    entry = event_in(calendar(Method.REQUEST, (event,)))
    for field, name in shown.items():
        assert (name in entry) is (getattr(event, field) not in (None, ())), field
    ends = "DURATION" if "DURATION" in entry else "DTEND"
    fixed = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", ends, "STATUS", "TRANSP"}
    assert entry.keys() <= set(shown.values()) | fixed


@given(events())
@settings(deadline=None, max_examples=200)
def test_every_zone_that_is_named_is_defined_and_no_other(event):
    content = calendar(Method.REQUEST, (event,))
    assert zones_defined(content) == sorted(zones_named(content))
    assert sorted(zones_named(content)) == sorted(it[0].key for it in event.zones)


@given(events())
@settings(deadline=None, max_examples=50)
def test_the_same_event_has_the_same_content(event):
    again = evolve(event)
    assert again == event
    assert again.content == event.content


def test_an_event_has_its_lines_in_one_order():
    assert [
        line.split(";")[0].split(":")[0]
        for line in the_event().content.decode().split("\r\n")
        if line[:1] != " "
    ] == [
        *[
            "BEGIN",
            "DTSTAMP",
            "SEQUENCE",
            "STATUS",
            "TRANSP",
            "UID",
            "DTSTART",
            "DTEND",
            "RRULE",
            "EXDATE",
            "RDATE",
        ],
        *[
            "SUMMARY",
            "DESCRIPTION",
            "COMMENT",
            "COMMENT",
            "CATEGORIES",
            "CATEGORIES",
            "LOCATION",
            "RESOURCES",
        ],
        *[
            "CREATED",
            "LAST-MODIFIED",
            "GEO",
            "URL",
            "CONFERENCE",
            "RELATED-TO",
            "ORGANIZER",
            "ATTENDEE",
        ],
        *("ATTENDEE", "END", ""),
    ]


def test_an_occurrence_of_a_series_of_days_may_be_moved_to_a_time():
    changed = Event("a", STAMP, SLOT, original=date(2026, 3, 2))
    entry = event_in(calendar(Method.PUBLISH, (changed,)))
    assert value_of(entry, "RECURRENCE-ID") == "20260302"
    assert value_of(entry, "DTSTART") == "20260302T100000"


def test_the_last_of_whole_days_is_the_day_before_the_end():
    day = date(2021, 12, 31)
    entry = event_in(calendar(Method.PUBLISH, (Event("a", STAMP, Days(day, day)),)))
    assert value_of(entry, "DTSTART") == "20211231"
    assert value_of(entry, "DTEND") == "20220101"


SLOT = a_slot("2026-03-02 10:00", "2026-03-02 12:00")
DAY = Days(date(2026, 3, 2), date(2026, 3, 2))
TWICE = Slot(
    datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1),
    datetime(2026, 10, 25, 4, tzinfo=BERLIN),
)


def faulty() -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "no uid", {"uid": ""}, "uid"
    yield "long uid", {"uid": "x" * 1001}, "uid"
    yield "naive stamp", {"stamp": datetime(2026, 1, 1)}, "stamp"  # noqa: DTZ001 - refused
    yield "when is a date", {"when": date(2026, 1, 1)}, "when"
    yield "sequence below zero", {"sequence": -1}, "sequence"
    yield "sequence is true", {"sequence": True}, "sequence"
    yield "status is text", {"status": "CONFIRMED"}, "status"
    yield "attendees are a list", {"attendees": []}, "attendees"
    yield "no rule", {"rule": "FREQ=HOURLY"}, "rule"
    yield "rule with a step of zero", {"rule": "FREQ=DAILY;INTERVAL=0"}, "rule"
    yield "rule without a frequency", {"rule": "COUNT=3"}, "rule"
    yield "rule in small letters", {"rule": "freq=daily;count=3"}, "rule"
    yield "endless count", {"rule": f"FREQ=DAILY;COUNT={10**30}"}, "rule"
    yield "day added to times", {"added": (date(2026, 1, 1),)}, "added[0]"
    yield "day removed of times", {"removed": (date(2026, 1, 1),)}, "removed[0]"
    yield "naive addition", {"added": (datetime(2026, 1, 1),)}, "added[0]"  # noqa: DTZ001
    yield "time added to days", {"when": DAY, "added": (SLOT.start,)}, "added[0]"
    yield "slot added to days", {"when": DAY, "added": (SLOT,)}, "added[0]"
    yield (
        "too many removed",
        {"removed": (SLOT.start,) * (EXCEPTIONS_AT_MOST + 1)},
        "removed",
    )
    yield "days to the end of the calendar", {"when": Days(date.max, date.max)}, "when.last"
    yield "days until a time", {"when": DAY, "rule": UNTIL}, "rule"
    yield "times until a day", {"rule": "FREQ=DAILY;UNTIL=20261231"}, "rule"
    yield (
        "series from a time shown twice",
        {"when": TWICE, "rule": "FREQ=DAILY;COUNT=2"},
        "when.start",
    )
    yield "changed and recurring", {"original": SLOT.start, "rule": "FREQ=DAILY"}, "original"
    yield (
        "recurs by an offset",
        {
            "when": Slot(datetime.fromisoformat("2026-03-02T10:00+04:00"), SLOT.end),
            "rule": "FREQ=DAILY",
        },
        "when.start",
    )
    yield "url is no uri", {"url": "example.org"}, "url"
    yield "conference in Cyrillic", {"conference": "https://пример.рф"}, "conference"
    yield "related twice", {"related": ("a", "a")}, "related[1]"
    yield (
        "asked twice",
        {"attendees": (Attendee("mailto:a@example.org"),) * 2},
        "attendees[1].address",
    )


@pytest.mark.parametrize(
    ("changes", "path"), [it[1:] for it in faulty()], ids=[it[0] for it in faulty()]
)
def test_a_faulty_event_is_refused_with_its_place(changes, path):
    with pytest.raises(InvalidValue) as caught:
        Event(**{"uid": "a", "stamp": STAMP, "when": SLOT, **changes})
    assert path in [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, False),
        ({"rule": "FREQ=DAILY"}, True),
        ({"added": (SLOT,)}, True),
        ({"removed": (SLOT.start,)}, True),
        ({"original": SLOT.start}, False),
    ],
    ids=["single", "rule", "added", "removed", "changed"],
)
def test_what_recurs_is_what_may_take_place_more_than_once(changes, expected):
    assert recurs(Event("a", STAMP, SLOT, **changes)) is expected


def test_the_zones_of_a_series_reach_to_its_last_day():
    event = Event("a", STAMP, SLOT, rule="FREQ=WEEKLY;COUNT=3")
    assert event.zones == ((BAKU, date(2026, 3, 2), date(2026, 3, 16)),)


def test_the_zones_of_exceptions_are_named_as_well():
    elsewhere = datetime(2027, 6, 1, tzinfo=BERLIN)
    event = Event("a", STAMP, SLOT, added=(elsewhere,))
    assert event.zones == (
        (BAKU, date(2026, 3, 2), date(2026, 3, 2)),
        (BERLIN, date(2027, 6, 1), date(2027, 6, 1)),
    )


def test_an_addition_with_a_length_of_its_own_names_no_zone():
    later = a_slot("2027-06-01 10:00", "2027-06-01 11:00", BERLIN)
    event = Event("a", STAMP, SLOT, added=(later,))
    assert [zone for zone, _, _ in event.zones] == [BAKU]
    assert b"RDATE;VALUE=PERIOD:20270601T080000Z/20270601T090000Z\r\n" in event.content


def test_days_name_no_zone():
    assert Event("a", STAMP, DAY, rule="FREQ=DAILY;COUNT=2").zones == ()


@given(INSTANTS, LENGTHS)
@settings(deadline=None)
def test_of_what_is_in_utc_no_zone_is_named(begins, length):
    event = Event("a", STAMP, slot_between(begins, begins + length, UTC))
    assert event.zones == ()
    assert b"TZID" not in event.content
