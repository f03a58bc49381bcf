"""A decision has a verdict for each slot, with all reasons at once, and changes nothing."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Book,
    Booking,
    CapacityUnknown,
    Conflict,
    Days,
    Decision,
    Hours,
    HoursUnknown,
    InvalidValue,
    OpeningHours,
    OutsideHours,
    Premises,
    Request,
    Slot,
    TooManyPeople,
    UnknownRecord,
    decide,
)
from tests.offices import (
    BAKU,
    BERLIN,
    STATED,
    a_request,
    a_slot,
    a_space,
    some_premises,
    weekday_hours,
)

OPEN = a_slot("2021-03-01 09:00", "2021-03-01 18:00")


def a_booking(id: str, slot: Slot, space: str = "room") -> Booking:
    return Booking(id, slot, a_request("held", slot, space=space))


def a_book(*bookings: Booking) -> Book:
    book = Book()
    book.add(bookings)
    return book


def reasons_for(request: Request, premises: Premises | None = None, book: Book | None = None):
    """The reasons against the only slot of a request, in Baku."""
    decision = decide(premises or some_premises(), book or Book(), request, BAKU)
    (verdict,) = decision.verdicts
    return verdict.reasons


def at(start: str, end: str, **changes: object) -> Request:
    """A request for one slot on Monday, 1 March 2021, in Baku."""
    return a_request("request", a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}"), **changes)


def test_a_free_space_in_open_hours_is_accepted():
    request = at("10:00", "12:00")
    decision = decide(some_premises(), Book(), request, BAKU)
    (verdict,) = decision.accepted
    assert verdict.booking == Booking("request-1", request.slots[0], request)
    assert verdict.accepted
    assert decision.refused == ()


def test_a_space_that_the_premises_do_not_have_is_unknown():
    with pytest.raises(UnknownRecord) as caught:
        decide(some_premises(), Book(), a_request(space="cellar"), BAKU)
    assert (caught.value.kind, caught.value.id) == ("space", "cellar")


def test_every_slot_has_its_own_verdict_and_number():
    slots = (
        a_slot("2021-03-02 10:00", "2021-03-02 12:00"),
        a_slot("2021-03-06 10:00", "2021-03-06 12:00"),
        a_slot("2021-03-01 10:00", "2021-03-01 12:00"),
    )
    decision = decide(some_premises(), Book(), a_request("course", *slots), BAKU)
    assert [it.booking.id for it in decision.verdicts] == ["course-1", "course-2", "course-3"]
    assert tuple(it.booking.slot for it in decision.verdicts) == slots
    assert [it.accepted for it in decision.verdicts] == [True, False, True]
    assert decision.refused == (decision.verdicts[1],)


def test_a_taken_space_is_refused_and_the_conflict_names_the_booking():
    held = a_booking("held-1", a_slot("2021-03-01 09:00", "2021-03-01 11:00"))
    assert reasons_for(at("10:00", "12:00"), book=a_book(held)) == (Conflict(held),)


def test_every_booking_in_the_way_is_named_in_order_of_time():
    late = a_booking("a", a_slot("2021-03-01 13:00", "2021-03-01 14:00"))
    early = a_booking("b", a_slot("2021-03-01 09:00", "2021-03-01 11:00"))
    assert reasons_for(at("10:00", "15:00"), book=a_book(late, early)) == (
        Conflict(early),
        Conflict(late),
    )


@pytest.mark.parametrize(("start", "end"), [("08:00", "10:00"), ("12:00", "13:00")])
def test_a_touching_booking_is_no_conflict(start, end):
    hours = weekday_hours(time(8))
    held = a_booking("held-1", a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}"))
    request = at("10:00", "12:00")
    assert reasons_for(request, some_premises(hours=hours), a_book(held)) == ()


def test_a_booking_of_another_space_is_no_conflict():
    premises = some_premises(a_space("room"), a_space("hall"))
    held = a_booking("held-1", a_slot("2021-03-01 10:00", "2021-03-01 12:00"), "hall")
    assert reasons_for(at("10:00", "12:00"), premises, a_book(held)) == ()


def test_the_slots_of_one_request_do_not_conflict_with_each_other():
    slots = (
        a_slot("2021-03-01 10:00", "2021-03-01 12:00"),
        a_slot("2021-03-01 12:00", "2021-03-01 13:00"),
    )
    decision = decide(some_premises(), Book(), a_request("course", *slots), BAKU)
    assert len(decision.accepted) == 2


@pytest.mark.parametrize("headcount", [1, 29, 30])
def test_as_many_people_as_the_space_holds_are_accepted(headcount):
    assert reasons_for(at("10:00", "12:00", headcount=headcount)) == ()


def test_one_more_is_too_many():
    assert reasons_for(at("10:00", "12:00", headcount=31)) == (TooManyPeople(31, 30),)


def test_an_unknown_capacity_is_a_reason_where_people_were_counted():
    premises = some_premises(a_space(capacity=None))
    assert reasons_for(at("10:00", "12:00", headcount=1), premises) == (CapacityUnknown(1),)


def test_an_unknown_capacity_is_no_reason_where_nobody_was_counted():
    premises = some_premises(a_space(capacity=None))
    assert reasons_for(at("10:00", "12:00", headcount=None), premises) == ()


def test_people_who_were_not_counted_are_held_against_no_capacity():
    assert reasons_for(at("10:00", "12:00"), some_premises(a_space(capacity=1))) == ()


def test_unknown_hours_are_a_reason():
    assert reasons_for(at("10:00", "12:00"), Premises((a_space(),), None)) == (HoursUnknown(),)


def test_hours_that_are_known_to_be_none_are_not_unknown():
    premises = Premises((a_space(),), Hours((), (), STATED))
    assert reasons_for(at("10:00", "12:00"), premises) == (OutsideHours(()),)


@pytest.mark.parametrize(
    ("start", "end"),
    [("08:59", "10:00"), ("17:00", "18:01"), ("06:00", "07:00"), ("08:00", "19:00")],
)
def test_a_slot_that_reaches_beyond_the_hours_is_refused_with_the_hours(start, end):
    assert reasons_for(at(start, end)) == (OutsideHours((OPEN,)),)


def test_a_slot_may_fill_the_whole_day():
    assert reasons_for(at("09:00", "18:00")) == ()


def test_a_slot_over_the_night_is_outside_the_hours_of_the_day_it_begins_on():
    request = a_request("request", a_slot("2021-03-01 17:00", "2021-03-02 10:00"))
    assert reasons_for(request) == (OutsideHours((OPEN,)),)


def test_a_closed_weekday_is_refused_without_hours():
    request = a_request("request", a_slot("2021-03-06 10:00", "2021-03-06 12:00"))
    assert reasons_for(request) == (OutsideHours(()),)


def test_a_closed_day_is_refused_without_hours():
    closed = (Days(date(2021, 3, 1), date(2021, 3, 1)),)
    hours = Hours(weekday_hours().weekly, closed, STATED)
    assert reasons_for(at("10:00", "12:00"), some_premises(hours=hours)) == (OutsideHours(()),)


LUNCH = Hours((OpeningHours(1, time(9), time(13)), OpeningHours(1, time(14), time(18))), (), STATED)


def test_a_slot_through_the_lunch_break_is_refused_with_both_halves_of_the_day():
    halves = (
        a_slot("2021-03-01 09:00", "2021-03-01 13:00"),
        a_slot("2021-03-01 14:00", "2021-03-01 18:00"),
    )
    assert reasons_for(at("12:00", "15:00"), some_premises(hours=LUNCH)) == (OutsideHours(halves),)


@pytest.mark.parametrize(("start", "end"), [("09:00", "13:00"), ("14:00", "18:00")])
def test_a_slot_up_to_the_lunch_break_is_accepted(start, end):
    assert reasons_for(at(start, end), some_premises(hours=LUNCH)) == ()


def test_a_slot_over_two_spans_that_touch_is_accepted():
    weekly = (OpeningHours(1, time(13), time(18)), OpeningHours(1, time(9), time(13)))
    premises = some_premises(hours=Hours(weekly, (), STATED))
    assert reasons_for(at("12:00", "14:00"), premises) == ()


def test_all_reasons_come_at_once():
    held = a_booking("held-1", a_slot("2021-03-01 17:00", "2021-03-01 18:00"))
    assert reasons_for(at("17:00", "19:00", headcount=31), book=a_book(held)) == (
        Conflict(held),
        OutsideHours((OPEN,)),
        TooManyPeople(31, 30),
    )


def test_all_that_is_unknown_comes_at_once():
    premises = Premises((a_space(capacity=None),), None)
    assert reasons_for(at("10:00", "12:00", headcount=3), premises) == (
        HoursUnknown(),
        CapacityUnknown(3),
    )


def test_a_decision_changes_nothing():
    held = a_booking("held-1", a_slot("2021-03-01 09:00", "2021-03-01 11:00"))
    premises, book, request = some_premises(), a_book(held), at("11:00", "12:00")
    first = decide(premises, book, request, BAKU)
    assert list(book) == [held]
    assert decide(premises, book, request, BAKU) == first
    assert premises == some_premises()


def test_what_is_decided_can_be_booked_and_then_conflicts():
    book, request = Book(), at("10:00", "12:00")
    decision = decide(some_premises(), book, request, BAKU)
    book.add(it.booking for it in decision.accepted)
    assert reasons_for(request, book=book) == (Conflict(decision.accepted[0].booking),)


def test_a_slot_of_another_zone_is_judged_by_its_instants():
    morning = Slot(datetime(2021, 3, 1, 5, tzinfo=UTC), datetime(2021, 3, 1, 14, tzinfo=UTC))
    assert reasons_for(a_request("request", morning)) == ()
    sooner = Slot(datetime(2021, 3, 1, 4, 59, tzinfo=UTC), datetime(2021, 3, 1, 14, tzinfo=UTC))
    assert reasons_for(a_request("request", sooner)) == (OutsideHours((OPEN,)),)


def test_the_day_of_a_slot_is_that_of_the_premises():
    """Sunday evening in Honolulu is Monday in Baku."""
    honolulu = ZoneInfo("Pacific/Honolulu")
    sunday = a_slot("2021-02-28 20:00", "2021-02-28 22:00", honolulu)
    assert reasons_for(a_request("request", sunday)) == ()


def test_a_conflict_is_seen_across_zones():
    held = a_booking("held-1", a_slot("2021-03-01 07:00", "2021-03-01 08:00", BERLIN))
    assert reasons_for(at("10:30", "11:30"), book=a_book(held)) == (Conflict(held),)
    assert reasons_for(at("11:00", "12:00"), book=a_book(held)) == ()


SUNDAY_NIGHT = some_premises(hours=Hours((OpeningHours(7, time(1), time(5)),), (), STATED))


def in_berlin(request: Request, book: Book | None = None) -> Decision:
    return decide(SUNDAY_NIGHT, book or Book(), request, BERLIN)


def test_the_second_round_of_a_repeated_hour_is_free_where_the_first_is_taken():
    once = a_slot("2026-10-25 02:00", "2026-10-25 02:45", BERLIN)
    again = Slot(once.start.replace(fold=1), once.end.replace(fold=1))
    book = a_book(a_booking("held-1", once))
    assert in_berlin(a_request("request", again), book).refused == ()
    assert in_berlin(a_request("request", once), book).accepted == ()


def test_a_slot_through_a_repeated_hour_conflicts_with_both_rounds():
    once = a_slot("2026-10-25 02:00", "2026-10-25 02:45", BERLIN)
    again = Slot(once.start.replace(fold=1), once.end.replace(fold=1))
    book = a_book(a_booking("a", once), a_booking("b", again))
    request = a_request("request", a_slot("2026-10-25 01:00", "2026-10-25 04:00", BERLIN))
    (verdict,) = in_berlin(request, book).verdicts
    assert [it.booking.id for it in verdict.reasons if isinstance(it, Conflict)] == ["a", "b"]


def test_a_night_that_skips_an_hour_may_be_booked_through():
    request = a_request("request", a_slot("2026-03-29 01:00", "2026-03-29 05:00", BERLIN))
    (verdict,) = in_berlin(request).accepted
    assert verdict.booking.slot.length == timedelta(hours=3)


def test_bookings_that_touch_across_a_skipped_hour_do_not_conflict():
    before = Slot(datetime(2026, 3, 29, 1, tzinfo=BERLIN), datetime(2026, 3, 29, 1, tzinfo=UTC))
    book = a_book(a_booking("held-1", before))
    after = a_request("request", a_slot("2026-03-29 03:00", "2026-03-29 05:00", BERLIN))
    assert in_berlin(after, book).refused == ()


@pytest.mark.parametrize(
    ("year", "month", "day", "where", "clocks"),
    [
        (9999, 12, 31, "America/New_York", BAKU),
        (9999, 12, 31, "UTC", ZoneInfo("Pacific/Kiritimati")),
        (1, 1, 1, "Asia/Baku", BERLIN),
        (1, 1, 1, "UTC", ZoneInfo("America/New_York")),
    ],
)
def test_an_instant_at_the_end_of_the_calendar_is_refused_as_invalid(
    year, month, day, where, clocks
):
    start = datetime(year, month, day, 1 if year == 1 else 22, tzinfo=ZoneInfo(where))
    with pytest.raises(InvalidValue):
        decide(
            some_premises(), Book(), a_request("r", Slot(start, start.replace(minute=30))), clocks
        )


# The decision, judged by a sweep of the minutes.

WEEKEND = datetime(2026, 10, 24, 0, tzinfo=UTC)
STEP = timedelta(minutes=30)
STEPS = st.tuples(st.integers(0, 140), st.integers(1, 16)).map(
    lambda pair: Slot(WEEKEND + pair[0] * STEP, WEEKEND + (pair[0] + pair[1]) * STEP)
)
OPENED = st.tuples(st.integers(1, 7), st.integers(6, 22), st.integers(1, 10)).map(
    lambda it: OpeningHours(it[0], time(it[1]), time(min(it[1] + it[2], 23)))
)


def halves(slot: Slot) -> list[datetime]:
    """Every half hour of a slot, as instants."""
    start, length = slot.start.astimezone(UTC), slot.length
    return [start + number * STEP for number in range(round(length / STEP))]


def is_open(hours: Hours, instant: datetime) -> bool:
    wall = instant.astimezone(BERLIN)
    return any(
        it.weekday == wall.isoweekday() and it.opens <= wall.time() < it.closes
        for it in hours.weekly
    )


@given(
    st.lists(OPENED, max_size=10),
    st.lists(STEPS, max_size=3),
    STEPS,
    st.integers(1, 40) | st.none(),
    st.integers(1, 40) | st.none(),
)
@settings(deadline=None, max_examples=150)
def test_a_slot_is_accepted_exactly_where_a_sweep_finds_nothing_against_it(
    weekly, taken, slot, headcount, capacity
):
    book, hours = Book(), Hours(tuple(weekly), (), STATED)
    for number, it in enumerate(taken):
        if not any(set(halves(it)) & set(halves(b.slot)) for b in book):
            book.add([a_booking(f"held-{number}", it)])
    premises = some_premises(a_space(capacity=capacity), hours=hours)
    (verdict,) = decide(premises, book, a_request("r", slot, headcount=headcount), BERLIN).verdicts
    free = not any(set(halves(slot)) & set(halves(b.slot)) for b in book)
    opened = all(is_open(hours, half) for half in halves(slot))
    enough = headcount is None or (capacity is not None and headcount <= capacity)
    assert verdict.accepted is (free and opened and enough)
    kinds = {type(reason) for reason in verdict.reasons}
    assert (Conflict in kinds, OutsideHours in kinds) == (not free, not opened)
