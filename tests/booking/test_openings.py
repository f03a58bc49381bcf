"""A case may take place where all is open, nothing closed, and nobody else about."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Book, Closure, Days, Premises, Request, Slot
from rocb.booking.case import Case, case_of
from rocb.booking.openings import open_days, openings, starts, starts_within
from rocb.booking.rules import reasons_against
from rocb.periods import at_instant
from tests.booking.test_hours import Sweep, daily, on
from tests.offices import (
    BAKU,
    BERLIN,
    STATED,
    a_booking,
    a_request,
    a_slot,
    a_space,
    both,
    some_premises,
    weekday_hours,
)

NOW = datetime(2021, 2, 1, tzinfo=UTC)
APIA = ZoneInfo("Pacific/Apia")
HAVANA = ZoneInfo("America/Havana")
MONDAY = date(2021, 3, 1)
DAY, MINUTE, QUARTER, HOUR = 86_400_000_000, 60_000_000, 900_000_000, 3_600_000_000
WEEK = a_slot("2021-03-01 00:00", "2021-03-08 00:00")


def closed(first: date, last: date | None = None) -> Closure:
    return Closure(Days(first, last or first), both("Closed"), STATED)


def a_case(
    premises: Premises | None = None,
    book: Book | None = None,
    request: Request | None = None,
    where: ZoneInfo = BAKU,
) -> Case:
    request = request or a_request()
    return case_of(
        premises or some_premises(), book or Book(), request, request.uses, where=where, now=NOW
    )


def texts(spans: list[tuple[int, int]], where: ZoneInfo = BAKU) -> list[str]:
    return [" - ".join(f"{at_instant(it, where):%d %H:%M}" for it in span) for span in spans]


def spans_in(case: Case, window: Slot = WEEK, where: ZoneInfo = BAKU) -> list[str]:
    return texts(openings(case, window.begins, window.ends), where)


# Open days


def test_all_of_several_hours_have_to_hold():
    hours = [daily("08:00-12:00"), daily("10:00-18:00"), daily("09:00-11:00", "11:30-13:00")]
    day = a_slot("2021-03-01 00:00", "2021-03-02 00:00")
    found = open_days(hours, [], day.begins, day.ends, BAKU)
    assert texts(found) == ["01 10:00 - 01 11:00", "01 11:30 - 01 12:00"]


def test_without_hours_all_of_the_window_is_open():
    assert open_days([], [], 0, DAY, BAKU) == [(0, DAY)]


def test_days_of_a_closure_are_cut_out_from_midnight_to_midnight():
    found = open_days(
        [daily("00:00-00:00")],
        [closed(date(2021, 3, 2)), closed(date(2021, 3, 3), date(2021, 3, 4))],
        WEEK.begins,
        WEEK.ends,
        BAKU,
    )
    assert texts(found) == ["01 00:00 - 02 00:00", "05 00:00 - 08 00:00"]


def test_closures_that_overlap_close_each_day_once():
    closures = [closed(date(2021, 3, 2), date(2021, 3, 5)), closed(date(2021, 3, 3))]
    found = open_days([], closures, WEEK.begins, WEEK.ends, BAKU)
    assert texts(found) == ["01 00:00 - 02 00:00", "06 00:00 - 08 00:00"]


def test_a_window_within_a_closed_day_has_nothing_open():
    slot = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
    assert open_days([], [closed(MONDAY)], slot.begins, slot.ends, BAKU) == []


def test_a_window_that_begins_or_ends_in_a_closed_day_is_open_for_the_rest():
    slot = a_slot("2021-03-01 10:00", "2021-03-03 12:00")
    closures = [closed(MONDAY), closed(date(2021, 3, 3))]
    found = open_days([], closures, slot.begins, slot.ends, BAKU)
    assert texts(found) == ["02 00:00 - 03 00:00"]


def test_a_closed_day_takes_the_night_into_it_and_leaves_the_night_after():
    hours = daily("20:00-04:00")
    found = open_days([hours], [closed(date(2021, 3, 2))], WEEK.begins, WEEK.ends, BAKU)
    assert texts(found)[:4] == [
        "01 00:00 - 01 04:00",
        "01 20:00 - 02 00:00",
        "03 00:00 - 03 04:00",
        "03 20:00 - 04 04:00",
    ]


@pytest.mark.parametrize(
    ("day", "where", "hours"),
    [
        (date(2026, 3, 29), BERLIN, 23),
        (date(2026, 10, 25), BERLIN, 25),
        (date(2026, 3, 8), HAVANA, 23),
        (date(2026, 11, 1), HAVANA, 25),
        (date(2011, 12, 30), APIA, 0),
        (date(2011, 12, 31), APIA, 24),
    ],
)
def test_a_closed_day_is_as_long_as_its_clocks_make_it(day, where, hours):
    window = Slot(
        datetime(day.year, day.month, 1, tzinfo=where),
        datetime(day.year + day.month // 12, day.month % 12 + 1, 15, tzinfo=where),
    )
    found = open_days([], [closed(day)], window.begins, window.ends, where)
    lost = window.ends - window.begins - sum(after - first for first, after in found)
    assert lost == hours * HOUR


# Openings


def test_a_case_may_take_place_when_it_is_open_and_free():
    book = Book()
    book.add([a_booking("a", a_slot("2021-03-01 10:00", "2021-03-01 12:00"))], by="me", at=NOW)
    case = a_case(some_premises(closures=(closed(date(2021, 3, 2)),)), book)
    assert spans_in(case)[:3] == [
        "01 09:00 - 01 10:00",
        "01 12:00 - 01 18:00",
        "03 09:00 - 03 18:00",
    ]


def test_the_gaps_to_the_neighbours_are_kept():
    premises = some_premises(
        a_space(setup=timedelta(minutes=30), teardown=timedelta(minutes=15)),
        hours=daily("09:00-18:00"),
    )
    booking = a_booking("a", a_slot("2021-03-01 12:00", "2021-03-01 13:00"))
    book = Book()
    book.add([evolve(booking, claims=a_case(premises).claims)], by="me", at=NOW)
    case = a_case(premises, book)
    assert spans_in(case)[:2] == ["01 09:00 - 01 11:15", "01 13:45 - 01 18:00"]


def test_openings_of_one_day_in_a_window_of_minutes_are_cut_to_it():
    slot = a_slot("2021-03-01 17:59", "2021-03-01 18:01")
    assert spans_in(a_case(), slot) == ["01 17:59 - 01 18:00"]


SLOTS = st.lists(st.tuples(st.integers(0, 95), st.integers(1, 12)), max_size=5)


@settings(deadline=None, max_examples=60)
@given(SLOTS, st.sets(st.integers(0, 3)), st.tuples(st.integers(0, 95), st.integers(1, 20)))
def test_a_slot_within_an_opening_meets_with_no_reason_and_any_other_with_one(
    taken, closed_days, asked
):
    where, begin = BERLIN, datetime(2026, 10, 23, 22, tzinfo=UTC)
    minutes = timedelta(minutes=30)
    book = Book()
    for number, (first, length) in enumerate(taken):
        slot = Slot(begin + first * minutes, begin + (first + length) * minutes)
        booking = a_booking(f"b{number}", slot)
        if book.is_free(booking.claims[0], slot):
            book.add([booking], by="me", at=NOW)
    closures = tuple(closed(date(2026, 10, 23 + number)) for number in closed_days)
    premises = some_premises(hours=daily("06:00-02:30"), closures=closures)
    case = a_case(premises, book, where=where)
    slot = Slot(begin + asked[0] * minutes, begin + sum(asked) * minutes)
    window = Slot(begin - timedelta(days=1), begin + timedelta(days=4))
    found = openings(case, window.begins, window.ends)
    within = any(first <= slot.begins and slot.ends <= after for first, after in found)
    assert within is not bool(reasons_against(case, slot, ()))


CENTRES = [(date(2026, 10, 25), BERLIN), (date(2026, 11, 1), HAVANA), (MONDAY, BAKU)]
ONE_DAY = timedelta(days=1)
SWEEPS = [Sweep(day - 3 * ONE_DAY, 7, where) for day, where in CENTRES]
SHOWN = [
    [at_instant(sweep.instant(minute), where).date() for minute in range(sweep.minutes)]
    for sweep, (_, where) in zip(SWEEPS, CENTRES, strict=True)
]


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(range(len(CENTRES))), st.sets(st.integers(-2, 2)))
def test_open_days_are_what_a_sweep_of_the_minutes_finds(place, closed_days):
    (day, where), sweep = CENTRES[place], SWEEPS[place]
    hours = daily("05:00-01:30")
    days = {day + number * ONE_DAY for number in closed_days}
    are_open = [
        is_one and it not in days
        for is_one, it in zip(sweep.open_minutes(hours), SHOWN[place], strict=True)
    ]
    first, after = 2 * 1440 + 7, 8 * 1440 - 7
    begins, ends = sweep.instant(first), sweep.instant(after)
    expected = list(sweep.spans(are_open, first, after))
    assert open_days([hours], [closed(it) for it in days], begins, ends, where) == expected


# Starts


def test_starts_stand_a_whole_number_of_steps_after_midnight():
    slot = a_slot("2021-03-01 09:10", "2021-03-01 11:00")
    found = starts(a_case(), slot.begins, slot.ends, HOUR, QUARTER)
    assert [f"{at_instant(it, BAKU):%H:%M}" for it in found] == ["09:15", "09:30", "09:45", "10:00"]


def test_a_span_that_is_too_short_has_no_starts():
    first = a_slot("2021-03-01 09:00", "2021-03-01 09:59")
    assert list(starts_within(a_case(), first.begins, first.ends, HOUR, QUARTER)) == []


def test_the_last_start_leaves_just_the_length():
    span = a_slot("2021-03-01 09:00", "2021-03-01 10:00")
    found = list(starts_within(a_case(), span.begins, span.ends, HOUR, QUARTER))
    assert found == [span.begins]


def test_starts_of_several_openings_are_in_order():
    premises = some_premises(hours=daily("09:00-10:00", "12:00-13:00"))
    found = list(starts(a_case(premises), WEEK.begins, WEEK.ends, HOUR, HOUR))
    assert found == sorted(found)
    assert len(found) == 14


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_starts_show_whole_steps_though_the_clocks_are_changed_by_an_hour(day):
    span = a_slot(f"{day} 00:00", f"{day} 23:00", BERLIN)
    case = a_case(some_premises(hours=daily("00:00-00:00")), where=BERLIN)
    found = list(starts_within(case, span.begins, span.ends, QUARTER, QUARTER))
    assert len(found) == (span.ends - span.begins) // QUARTER
    assert {at_instant(it, BERLIN).minute for it in found} == {0, 15, 30, 45}


def test_starts_in_every_day_of_a_long_span_stand_whole_steps_after_its_midnight():
    """A step of seven hours begins anew at each midnight."""
    span = a_slot("2021-03-01 00:00", "2021-03-03 00:00")
    case = a_case(some_premises(hours=daily("00:00-00:00")))
    found = starts(case, span.begins, span.ends, HOUR, 7 * HOUR)
    assert [at_instant(it, BAKU).hour for it in found] == [0, 7, 14, 21, 0, 7, 14, 21]


def test_weekday_hours_leave_the_weekend_out():
    hours = weekday_hours()
    assert hours.of(date(2021, 3, 6)) == ()
    assert on(1, "09:00-18:00") == hours.of(MONDAY)
    assert len(spans_in(a_case())) == 5
