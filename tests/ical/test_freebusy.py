"""What is published of a space or an expert is when they are taken, to the second, and no more."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from rocb import (
    Booking,
    BookingStatus,
    Claim,
    Days,
    InvalidValue,
    Language,
    Layout,
    LocalizedText,
    Slot,
    SpaceKind,
    Status,
    UnknownRecord,
)
from rocb.ical.busy import BusyTime, busy_times
from rocb.ical.conformance import findings
from rocb.ical.events import Event, EventStatus
from rocb.ical.freebusy import busy_of_expert, busy_of_space, free_busy
from rocb.ical.publishing import Publisher
from rocb.planning.staffing.assignments import Assignment
from tests.offices import (
    BAKU,
    BERLIN,
    a_booking,
    a_role,
    a_slot,
    a_space,
    an_activity,
    an_expert,
    both,
    some_premises,
)

MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)
ALWAYS = Slot(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
OFFICE = Publisher(
    "office",
    both("Office"),
    Language.EN,
    datetime(2026, 1, 1, tzinfo=UTC),
    7,
    "mailto:o@example.org",
)

Period = tuple[datetime, datetime, bool]


def minute(number: int) -> datetime:
    return MIDNIGHT + timedelta(minutes=number)


def minutes(begin: int, end: int) -> Slot:
    return Slot(minute(begin), minute(end))


def written(busy: Iterable[BusyTime], period: Slot = ALWAYS, uid: str = "busy@office") -> bytes:
    return free_busy(busy, period, OFFICE, uid=uid)


def component(content: bytes) -> Any:
    (found,) = Calendar.from_ical(content).walk("VFREEBUSY")
    assert not found.errors
    return found


def periods(content: bytes) -> list[Period]:
    """Start, end, and whether tentative, of each period, as somebody else's library reads them."""
    found = component(content).get("FREEBUSY", [])
    return [
        (*it.dt, {"BUSY": False, "BUSY-TENTATIVE": True}[it.params["FBTYPE"]])
        for it in (found if isinstance(found, list) else [found])
    ]


def told(busy: Iterable[BusyTime]) -> list[Period]:
    return [(it.slot.start, it.slot.end, it.tentative) for it in busy]


def test_a_calendar_says_of_which_period_it_tells():
    content = written([BusyTime(minutes(60, 120))], minutes(0, 1440))
    found = component(content)
    assert Calendar.from_ical(content)["METHOD"] == "PUBLISH"
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (minute(0), minute(1440))
    assert found["DTSTAMP"].dt == OFFICE.stamp
    assert (str(found["UID"]), str(found["ORGANIZER"])) == ("busy@office", "mailto:o@example.org")
    assert periods(content) == [(minute(60), minute(120), False)]


def test_where_nothing_is_taken_there_are_no_periods():
    content = written([])
    assert b"FREEBUSY;" not in content
    assert periods(content) == []
    assert findings(content) == ()


def test_clients_take_it_and_two_calls_give_the_same_bytes():
    busy = [BusyTime(minutes(20 * n, 20 * n + 10), tentative=n % 3 == 0) for n in range(50)]
    content = written(busy)
    assert findings(content) == ()
    assert content == written(iter(busy))
    assert len(periods(content)) == 50


def test_all_is_in_utc_whatever_clocks_it_was_given_by():
    slot = a_slot("2026-03-29 01:00", "2026-03-29 04:00", BERLIN)
    period = a_slot("2026-03-29 00:00", "2026-03-30 00:00", BERLIN)
    content = written([BusyTime(slot)], period)
    assert b"TZID" not in content
    assert b"VTIMEZONE" not in content
    ((start, end, _),) = periods(content)
    assert end - start == timedelta(hours=2)
    assert (start, end) == (slot.start, slot.end)


def test_what_touches_or_overlaps_is_one_period():
    busy = [BusyTime(minutes(60, 90)), BusyTime(minutes(0, 60)), BusyTime(minutes(70, 80))]
    assert periods(written(busy)) == [(minute(0), minute(90), False)]


def test_what_is_certain_stands_before_what_is_not():
    busy = [BusyTime(minutes(0, 90), tentative=True), BusyTime(minutes(30, 60))]
    assert periods(written(busy)) == [
        (minute(0), minute(30), True),
        (minute(30), minute(60), False),
        (minute(60), minute(90), True),
    ]


def test_nothing_reaches_beyond_the_period():
    busy = [BusyTime(minutes(0, 60)), BusyTime(minutes(100, 200)), BusyTime(minutes(200, 210))]
    assert periods(written(busy, minutes(30, 150))) == [
        (minute(30), minute(60), False),
        (minute(100), minute(150), False),
    ]
    assert periods(written(busy, minutes(60, 100))) == []


def test_parts_of_seconds_are_widened():
    part = timedelta(milliseconds=1)
    content = written([BusyTime(Slot(minute(1) + part, minute(2) + part))], minutes(0, 3))
    second = timedelta(seconds=1)
    assert periods(content) == [(minute(1), minute(2) + second, False)]
    odd = Slot(minute(0) + part, minute(3) - part)
    found = component(written([BusyTime(odd)], odd))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (minute(0), minute(3))


some_busy = st.lists(
    st.builds(
        lambda begin, length, tentative: BusyTime(minutes(begin, begin + length), tentative),
        st.integers(0, 100),
        st.integers(1, 60),
        st.booleans(),
    ),
    max_size=12,
)


@given(some_busy, st.integers(0, 120), st.integers(1, 60))
@settings(deadline=None)
def test_each_minute_is_told_as_it_is_and_no_period_could_be_longer(busy, begin, length):
    content = written(busy, minutes(begin, begin + length))
    assert findings(content) == ()
    found = periods(content)
    for number in range(begin - 1, begin + length + 1):
        now = minute(number)
        kinds = {
            it.tentative
            for it in busy
            if it.slot.start <= now < it.slot.end and begin <= number < begin + length
        }
        said = [tentative for start, end, tentative in found if start <= now < end]
        assert said == ([] if not kinds else [kinds == {True}])
    for (_, end, kind), (start, _, other) in pairwise(found):
        assert end < start or (end == start and kind is not other)


def test_the_busy_times_of_any_events_can_be_published():
    slot = minutes(60, 120)
    events = [
        Event(uid="a", stamp=MIDNIGHT, when=slot, rule="FREQ=DAILY;COUNT=2"),
        Event(uid="b", stamp=MIDNIGHT, when=minutes(150, 180), status=EventStatus.TENTATIVE),
        Event(uid="c", stamp=MIDNIGHT, when=minutes(0, 900), busy=False),
    ]
    period = minutes(0, 2880)
    found = busy_times(events, period).times
    content = written((BusyTime(it.slot, it.tentative) for it in found), period)
    assert periods(content) == [
        (minute(60), minute(120), False),
        (minute(150), minute(180), True),
        (minute(1500), minute(1560), False),
    ]


@pytest.mark.parametrize(
    "words",
    ['a;b,c:"d"', "back\\slash", "^n", "END:VFREEBUSY", "Ж" * 300, '";X=":mailto:m@example.org'],
    ids=lambda it: ascii(it[:16]),
)
def test_no_words_add_a_line(words):
    publisher = evolve(OFFICE, name=LocalizedText(words))
    content = free_busy([BusyTime(minutes(0, 9))], ALWAYS, publisher, uid=words)
    assert content.count(b"\r\n") - content.count(b"\r\n ") == 13
    assert findings(content) == ()
    assert str(component(content)["UID"]) == words


@pytest.mark.parametrize(
    "changes",
    [
        {"busy": None},
        {"busy": [minutes(0, 9)]},
        {"busy": ["busy"]},
        {"period": Days(date(2026, 3, 1), date(2026, 3, 2))},
        {"publisher": "office"},
        {"uid": 7},
        {"uid": " "},
        {"uid": "a\r\nATTENDEE:mailto:m@example.org"},
    ],
    ids=["null", "slots", "text", "days", "name", "number", "blank", "line end"],
)
def test_what_is_given_has_to_be_of_its_type(changes: dict[str, Any]):
    values: dict[str, Any] = {"busy": (), "period": ALWAYS, "publisher": OFFICE, "uid": "busy"}
    with pytest.raises(InvalidValue):
        free_busy(**{**values, **changes})


def a_taking(id: str, slot: Slot, *claims: Claim, **changes: Any) -> Booking:
    """A booking with these claims, and with the name of somebody in it."""
    booking = a_booking(id, slot, space=claims[0].space, title=both("Anna's secret training"))
    return evolve(booking, claims=claims, **changes)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (BookingStatus.REQUESTED, [True]),
        (BookingStatus.HELD, [True]),
        (BookingStatus.CONFIRMED, [False]),
        (BookingStatus.CHECKED_IN, [False]),
        (BookingStatus.COMPLETED, [False]),
        (BookingStatus.DECLINED, []),
        (BookingStatus.CANCELLED, []),
        (BookingStatus.EXPIRED, []),
        (BookingStatus.NO_SHOW, []),
    ],
)
def test_a_booking_takes_a_space_as_its_state_says(status, expected):
    booking = a_taking("b", minutes(0, 60), Claim("room"), status=status)
    found = busy_of_space([booking], some_premises(), "room")
    assert [it.tentative for it in found] == expected


def test_a_divided_hall_is_taken_with_its_parts_and_they_with_it():
    premises = some_premises(
        a_space("hall", parts=("left", "right")), a_space("left"), a_space("right"), a_space("bar")
    )
    bookings = [
        a_taking("left", minutes(0, 60), Claim("left"), Claim("bar")),
        a_taking("hall", minutes(120, 180), Claim("left"), Claim("right")),
    ]
    first, second = (minute(0), minute(60), False), (minute(120), minute(180), False)
    taken = {id_: told(busy_of_space(bookings, premises, id_)) for id_ in premises.by_id}
    assert taken == {
        "hall": [first, second],
        "left": [first, second],
        "right": [second],
        "bar": [first],
    }


def test_setup_and_teardown_are_not_told():
    around = timedelta(minutes=30)
    layout = Layout("rows", both("Rows"), 30, around, around)
    premises = some_premises(a_space(setup=around, teardown=around, layouts=(layout,)))
    claim = Claim("room", before=around, after=around, layout="room/rows", setup=around)
    found = busy_of_space([a_taking("b", minutes(60, 120), claim)], premises, "room")
    assert told(found) == [(minute(60), minute(120), False)]


def places(number: int | None, limit: int | None = 3) -> Claim:
    return Claim("parking", pooled=True, places=number, limit=limit)


def parking(capacity: int | None) -> Any:
    return some_premises(a_space("parking", kind=SpaceKind.PARKING, capacity=capacity, pooled=True))


def test_a_pool_is_taken_when_no_place_is_left():
    bookings = [
        a_taking("a", minutes(0, 100), places(2)),
        a_taking("b", minutes(50, 80), places(1)),
        a_taking("c", minutes(200, 210), places(None)),
    ]
    assert told(busy_of_space(bookings, parking(3), "parking")) == [
        (minute(50), minute(80), False),
        (minute(200), minute(210), False),
    ]


def test_a_pool_is_tentatively_taken_when_only_requests_fill_it():
    bookings = [
        a_taking("a", minutes(0, 100), places(2)),
        a_taking("b", minutes(50, 80), places(1), status=BookingStatus.REQUESTED),
    ]
    assert told(busy_of_space(bookings, parking(3), "parking")) == [(minute(50), minute(80), True)]


def test_a_pool_of_unknown_size_is_taken_with_its_first_place():
    bookings = [a_taking("a", minutes(0, 100), places(1, limit=None))]
    assert told(busy_of_space(bookings, parking(None), "parking")) == [
        (minute(0), minute(100), False)
    ]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.integers(1, 30),
            st.sampled_from((1, 2, None)),
            st.sampled_from(
                (BookingStatus.CONFIRMED, BookingStatus.REQUESTED, BookingStatus.CANCELLED)
            ),
        ),
        max_size=8,
    )
)
@settings(deadline=None)
def test_at_each_minute_the_places_of_a_pool_are_counted(rows):
    bookings = [
        a_taking(f"b{place}", minutes(begin, begin + length), places(number), status=status)
        for place, (begin, length, number, status) in enumerate(rows)
    ]
    found = busy_of_space(bookings, parking(3), "parking")
    for now in range(75):
        firm = unsure = 0
        for begin, length, number, status in rows:
            if begin <= now < begin + length:
                firm += (number or 3) if status is BookingStatus.CONFIRMED else 0
                unsure += (number or 3) if status is BookingStatus.REQUESTED else 0
        said = [it.tentative for it in found if it.slot.start <= minute(now) < it.slot.end]
        assert said == ([False] if firm >= 3 else [True] if firm + unsure >= 3 else [])


def test_nothing_of_a_booking_is_told_but_its_times():
    booking = a_taking("secret-id", minutes(0, 60), Claim("room"))
    content = written(busy_of_space([booking], some_premises(), "room"))
    assert periods(content) == [(minute(0), minute(60), False)]
    assert not {it for it in (b"secret", b"Anna", b"room") if it in content}


def test_an_unknown_space_has_no_busy_times():
    with pytest.raises(UnknownRecord):
        busy_of_space((), some_premises(), "nowhere")


@pytest.mark.parametrize(
    "asked",
    [(None, some_premises(), "room"), (["b"], some_premises(), "room"), ((), None, "room")],
    ids=["null", "text", "no premises"],
)
def test_a_space_is_asked_about_with_bookings_and_premises(asked: Any):
    with pytest.raises(InvalidValue):
        busy_of_space(*asked)


def sent(expert: Any, days: Days, status: Status = Status.PLANNED) -> Assignment:
    return Assignment(an_activity(days=days, status=status), a_role(), expert)


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def test_an_expert_is_taken_for_whole_days_by_the_clocks_of_the_office():
    expert = an_expert(unavailable=(days("2026-03-28", "2026-03-29"),))
    (found,) = busy_of_expert((), expert, BERLIN)
    assert found.slot == a_slot("2026-03-28 00:00", "2026-03-30 00:00", BERLIN)
    assert found.slot.length == timedelta(hours=47)
    (other,) = busy_of_expert((), expert, BAKU)
    assert other.slot.start.astimezone(UTC) == datetime(2026, 3, 27, 20, tzinfo=UTC)


def test_days_off_and_days_away_are_told_alike_and_as_one():
    expert = an_expert(unavailable=(days("2026-03-04", "2026-03-05"),))
    assignments = [sent(expert, days("2026-03-01", "2026-03-03"))]
    found = busy_of_expert(assignments, expert, BAKU)
    assert found == (BusyTime(a_slot("2026-03-01 00:00", "2026-03-06 00:00")),)


def test_who_prepares_travels_or_has_left_is_taken_as_well():
    expert = an_expert(left_on=date(2026, 3, 20), available=(days("2026-03-02", "2026-04-30"),))
    activity = an_activity(days=days("2026-03-08", "2026-03-09"), status=Status.PLANNED)
    mission = Assignment(activity, a_role(preparation=2, travel=1), expert)
    slots = [it.slot for it in busy_of_expert([mission], expert, BAKU)]
    assert slots[0].end == a_slot("2026-03-01 00:00", "2026-03-02 00:00").start + DAY
    assert slots[1] == a_slot("2026-03-05 00:00", "2026-03-11 00:00")
    assert slots[2].start == a_slot("2026-03-20 00:00", "2026-03-21 00:00").start
    assert len(slots) == 3


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PROPOSED, [True]),
        (Status.PLANNED, [False]),
        (Status.COMPLETED, [False]),
        (Status.POSTPONED, []),
        (Status.CANCELLED, []),
    ],
)
def test_an_activity_takes_an_expert_as_its_status_says(status, expected):
    expert = an_expert()
    found = busy_of_expert([sent(expert, days("2026-03-01", "2026-03-01"), status)], expert, BAKU)
    assert [it.tentative for it in found] == expected


def test_who_else_is_sent_takes_no_time_of_an_expert():
    others = [sent(an_expert("other"), days("2026-03-01", "2026-03-01"))]
    assert busy_of_expert(others, an_expert(), BAKU) == ()


def test_nothing_of_an_expert_is_told_but_the_days():
    expert = an_expert("anna-id", unavailable=(days("2026-03-04", "2026-03-05"),))
    away = [sent(expert, days("2026-06-01", "2026-06-02"))]
    content = written(busy_of_expert(away, expert, BAKU))
    assert len(periods(content)) == 2
    assert not {it for it in (b"anna", b"activity", b"Expert") if it in content}
    assert b"UNAVAILABLE" not in content


@pytest.mark.parametrize("where", [BAKU, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")])
def test_an_expert_may_be_away_for_ever(where):
    for_ever = Days(date.min, date.max)
    never = (Days(date.min, date.min), Days(date.max, date.max))
    (found,) = busy_of_expert((), an_expert(unavailable=(for_ever, *never)), where)
    content = written([found])
    assert periods(content) == [(ALWAYS.start, ALWAYS.end, False)]
    assert busy_of_expert((), an_expert(unavailable=never), where) == ()


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.sampled_from(Status)), max_size=8),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)), max_size=3),
    st.sampled_from((BAKU, BERLIN, ZoneInfo("America/St_Johns"))),
)
@settings(deadline=None)
def test_each_day_of_an_expert_is_told_as_it_is(work, absences, where):
    first = date(2026, 3, 10)

    def span(begin: int, length: int) -> Days:
        return Days(first + begin * DAY, first + (begin + length) * DAY)

    expert = an_expert(unavailable=tuple(span(*it) for it in absences))
    assignments = [sent(expert, span(begin, length), status) for begin, length, status in work]
    found = periods(written(busy_of_expert(assignments, expert, where)))
    for number in range(40):
        day = first + number * DAY
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=where)
        kinds = {False for begin, length in absences if begin <= number <= begin + length}
        kinds |= {
            status is Status.PROPOSED
            for begin, length, status in work
            if begin <= number <= begin + length
            and status not in (Status.CANCELLED, Status.POSTPONED)
        }
        said = [tentative for start, end, tentative in found if start <= noon < end]
        assert said == ([] if not kinds else [kinds == {True}])


@pytest.mark.parametrize(
    "asked",
    [
        (None, an_expert(), BAKU),
        (["a"], an_expert(), BAKU),
        ((), "expert", BAKU),
        ((), an_expert(), "UTC"),
    ],
    ids=["null", "text", "no expert", "no zone"],
)
def test_an_expert_is_asked_about_with_assignments_and_a_zone(asked: Any):
    with pytest.raises(InvalidValue):
        busy_of_expert(*asked)
