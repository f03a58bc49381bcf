"""Search finds exactly what decisions accept, and what is free when is no different."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from time import perf_counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Book,
    BookingStatus,
    Closed,
    Closure,
    Conflict,
    Days,
    Hours,
    HoursUnknown,
    InvalidValue,
    Limits,
    OpeningHours,
    Option,
    OutsideHours,
    PlacesTaken,
    Premises,
    Request,
    RocbError,
    Series,
    Slot,
    SpaceKind,
    TooFar,
    TooLong,
    TooSoon,
    UnknownRecord,
    Use,
    decide,
    first_free,
    free_slots,
    search,
)
from rocb.booking.premises import FOR_PEOPLE
from tests.booking.test_decisions import (
    ALWAYS,
    ANYWHERE,
    EARLY,
    HALF,
    HOUR,
    PLACES,
    ROOMS,
    USES,
    books,
    filled,
    slots_of,
    some_requests,
    some_worlds,
)
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
)

NOW = datetime(2021, 2, 1, 9, tzinfo=BAKU)
CLOSED = Closure(Days(date(2021, 3, 1), date(2021, 3, 1)), both("Repairs"), STATED)
MONDAY = a_slot("2021-03-01 00:00", "2021-03-02 00:00")
SPRING = Slot(
    datetime(2026, 3, 28, 21, tzinfo=UTC), datetime(2026, 3, 29, 9, tzinfo=UTC)
)  # the night in which the clocks of Berlin are set forward
AUTUMN = Slot(datetime(2026, 10, 24, 21, tzinfo=UTC), datetime(2026, 10, 25, 5, tzinfo=UTC))


def found_in(
    window: Slot, request: Request, premises: Premises | None = None, **changes: Any
) -> tuple[Option, ...]:
    given: dict[str, Any] = {"book": Book(), "where": BAKU, "now": NOW, **changes}
    book = given.pop("book")
    return search(premises or some_premises(), book, request, window, **given)


def told(options: tuple[Option, ...]) -> list[tuple[str, ...]]:
    """The accepted options, in short."""
    return [(f"{it.slot.start:%a %H:%M}", *it.spaces) for it in options if it.accepted]


def long(length: str, **changes: Any) -> Request:
    return a_request("wish", a_slot("2021-03-01 00:00", f"2021-03-01 {length}"), **changes)


def anywhere(length: str, **changes: Any) -> Request:
    return evolve(long(length), uses=(Use(**changes),))


def a_book(*taken: tuple[str, str, str]) -> Book:
    book = Book()
    for number, (space, start, end) in enumerate(taken):
        slot = a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}")
        book.add([a_booking(f"held{number}", slot, space=space)], by="colleague", at=NOW)
    return book


def test_the_earliest_options_come_first():
    options = found_in(MONDAY, long("08:00"), step=HALF)
    assert told(options) == [("Mon 09:00", "room"), ("Mon 09:30", "room"), ("Mon 10:00", "room")]


def test_at_one_time_the_space_with_the_fewest_places_to_spare_comes_first():
    premises = some_premises(a_space("hall", capacity=90), a_space("room"), a_space("small"))
    premises = evolve(premises, spaces=(*premises.spaces[:2], a_space("small", capacity=12)))
    options = found_in(MONDAY, anywhere("09:00", headcount=10), premises)
    assert [(it.spaces, it.spare) for it in options] == [
        (("small",), 2),
        (("room",), 20),
        (("hall",), 80),
    ]


def test_what_nobody_counted_leaves_nobody_knows_how_many_to_spare():
    (option,) = found_in(MONDAY, long("09:00"))
    assert option.spare is None


def test_a_space_without_a_time_stands_last_with_what_speaks_against_it():
    premises = some_premises(a_space("room"), a_space("other"))
    book = a_book(("room", "09:00", "18:00"))
    options = found_in(MONDAY, anywhere("09:00"), premises, book=book)
    assert [it.spaces for it in options] == [("other",), ("room",)]
    assert [it.accepted for it in options] == [True, False]
    assert {type(it) for it in options[1].reasons} == {OutsideHours}
    assert options[1].slot.start == MONDAY.start


def test_no_more_options_come_than_are_asked_for():
    request = anywhere("00:30")
    premises = some_premises(a_space("a"), a_space("b"))
    for at_most in (0, 1, 3):
        assert len(found_in(MONDAY, request, premises, at_most=at_most)) == at_most
    assert len(found_in(MONDAY, request, premises, at_most=1000)) == 2 * 35


def test_an_option_lies_within_the_window():
    window = a_slot("2021-03-01 10:10", "2021-03-01 12:10")
    assert told(found_in(window, long("01:30"), step=HALF)) == [("Mon 10:30", "room")]
    assert found_in(a_slot("2021-03-01 10:10", "2021-03-01 11:10"), long("01:30")) == ()


def test_bookings_and_their_gaps_are_kept_clear():
    premises = some_premises(a_space(setup=HALF))
    book = a_book(("room", "10:00", "16:00"))
    options = found_in(MONDAY, long("01:00"), premises, book=book, step=HALF)
    assert told(options) == [("Mon 09:00", "room"), ("Mon 16:30", "room"), ("Mon 17:00", "room")]


def test_of_a_series_the_first_occurrence_lies_in_the_window_and_all_are_free():
    first = a_slot("2021-02-01 00:00", "2021-02-01 08:00")
    request = a_request("wish", when=Series(first, "FREQ=WEEKLY;COUNT=3"))
    taken = a_slot("2021-03-08 09:00", "2021-03-08 09:30")
    book = Book()
    book.add([a_booking("held", taken)], by="colleague", at=NOW)
    options = found_in(MONDAY, request, book=book, step=HALF)
    assert told(options) == [("Mon 09:30", "room"), ("Mon 10:00", "room")]
    starts = [it.slot.start for it in options[0].decision.request.occurrences]
    assert starts == [MONDAY.start + timedelta(days=7 * n, minutes=570) for n in range(3)]


def test_a_series_begins_only_where_its_rule_does():
    first = a_slot("2021-02-03 00:00", "2021-02-03 08:00")
    request = a_request("wish", when=Series(first, "FREQ=WEEKLY;BYDAY=WE;COUNT=3"))
    week = a_slot("2021-03-01 00:00", "2021-03-08 00:00")
    assert told(found_in(week, request, step=HOUR)) == [
        ("Wed 09:00", "room"),
        ("Wed 10:00", "room"),
    ]


def test_several_slots_keep_their_distance():
    slots = (
        a_slot("2021-02-01 09:00", "2021-02-01 12:00"),
        a_slot("2021-02-02 09:00", "2021-02-02 12:00"),
    )
    week = a_slot("2021-03-05 00:00", "2021-03-09 00:00")
    options = found_in(week, a_request("wish", *slots), step=2 * HOUR)
    accepted = [it for it in options if it.accepted]
    assert told(options) == [
        (f"Mon {hour}:00", "room") for hour in (10, 12, 14)
    ]  # on Friday the second would be on a Saturday
    (_, second) = accepted[0].decision.bookings
    assert second.slot.start - accepted[0].slot.start == timedelta(days=1)


def test_an_option_can_be_applied_and_is_then_taken():
    book = Book()
    option = found_in(MONDAY, long("08:00"), book=book)[0]
    book.apply(option.decision, by="colleague", at=NOW)
    request = evolve(long("08:00"), id="another")
    assert told(found_in(MONDAY, request, book=book)) == []


def test_what_a_lapsed_hold_took_is_free():
    book = Book()
    option = found_in(MONDAY, long("09:00"), book=book)[0]
    expires = NOW + HOUR
    book.apply(option.decision, by="colleague", at=NOW, status=BookingStatus.HELD, expires=expires)
    request = evolve(long("09:00"), id="another")
    given: dict[str, Any] = {"where": BAKU, "now": NOW}
    assert first_free(some_premises(), book, request, MONDAY, **given) is None
    given["now"] = expires
    option = first_free(some_premises(), book, request, MONDAY, **given)  # type: ignore[assignment]
    assert option.spaces == ("room",)
    assert told(found_in(MONDAY, request, book=book, now=expires)) == [("Mon 09:00", "room")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"limits": Limits(longest=HOUR)}, TooLong),
        ({"limits": Limits(notice=timedelta(days=300))}, TooSoon),
        ({"limits": Limits(horizon=timedelta(days=3))}, TooFar),
        (
            {"closures": (Closure(Days(date(2021, 3, 1), date(2021, 3, 1)), both("x"), STATED),)},
            Closed,
        ),
    ],
)
def test_what_is_never_possible_says_why(changes, reason):
    window = a_slot("2021-03-01 10:00", "2021-03-01 18:00")
    options = found_in(window, long("02:00"), some_premises(**changes))
    assert [type(it) for it in options[0].reasons] == [reason]
    assert len(options) == 1


def test_unknown_hours_are_a_reason():
    options = found_in(MONDAY, long("02:00"), Premises((a_space(),), None))
    assert options[0].reasons == (HoursUnknown("room"),)


def test_no_space_of_the_kinds_is_no_option():
    assert found_in(MONDAY, anywhere("02:00", kinds=(SpaceKind.PARKING,))) == ()


def test_where_nothing_is_free_nothing_is_the_first():
    book = a_book(("room", "09:00", "18:00"))
    assert first_free(some_premises(), book, long("01:00"), MONDAY, where=BAKU, now=NOW) is None


# Changes of the clocks, and steps.


def berlin(window: Slot, request: Request, **changes: Any) -> list[str]:
    """When the accepted options begin, in UTC."""
    premises = some_premises(hours=ALWAYS)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    options = found_in(window, request, premises, where=BERLIN, now=now, **changes)
    return [f"{it.slot.start.astimezone(UTC):%H:%M}" for it in options if it.accepted]


def test_both_rounds_of_a_repeated_hour_are_found_once_each():
    window = Slot(datetime(2026, 10, 25, 0, tzinfo=UTC), datetime(2026, 10, 25, 2, tzinfo=UTC))
    assert berlin(window, long("00:30"), step=HALF) == ["00:00", "00:30", "01:00", "01:30"]


def test_the_second_round_of_a_repeated_hour_is_found_where_the_first_is_taken():
    window = Slot(datetime(2026, 10, 25, 0, tzinfo=UTC), datetime(2026, 10, 25, 2, tzinfo=UTC))
    first = Slot(window.start.astimezone(BERLIN), (window.start + HOUR).astimezone(BERLIN))
    book = Book()
    book.add([a_booking("held", first)], by="colleague", at=NOW)
    assert berlin(window, long("01:00"), book=book, step=HOUR) == ["01:00"]


def test_several_slots_that_would_overlap_as_the_clocks_change_are_no_option():
    request = a_request(
        "wish",
        a_slot("2026-03-01 10:00", "2026-03-01 12:00", BERLIN),
        a_slot("2026-03-01 12:00", "2026-03-01 13:00", BERLIN),
    )
    found = berlin(SPRING, request, step=HOUR)
    assert "00:00" not in found  # 01:00 to 04:00 by the clock, and again from 03:00
    assert {"21:00", "22:00", "02:00", "07:00"} <= set(found)


@pytest.mark.parametrize("step", [timedelta(minutes=50), timedelta(hours=7)])
def test_the_steps_begin_anew_at_every_midnight(step):
    premises = some_premises(hours=ALWAYS)
    window = a_slot("2021-03-01 00:00", "2021-03-04 00:00")
    options = found_in(window, long("01:00"), premises, step=step, at_most=1000)
    for option in options:
        assert option.accepted
        midnight = option.slot.start.replace(hour=0, minute=0)
        assert (option.slot.start - midnight) % step == timedelta()


def test_a_booking_on_the_day_before_changes_no_steps():
    premises = some_premises(hours=ALWAYS)
    window = a_slot("2021-03-01 00:00", "2021-03-03 00:00")
    book = Book()
    over = a_slot("2021-03-01 23:00", "2021-03-02 00:30")
    book.add([a_booking("held", over)], by="colleague", at=NOW)
    step = timedelta(hours=7)
    free, kept = (
        {start for start, _ in told(found_in(window, long("01:00"), premises, step=step, book=it))}
        for it in (Book(), book)
    )
    assert kept < free


# Search equals decide.


def grid(window: Slot, step: timedelta) -> Iterator[datetime]:
    """The instants of a window that are whole numbers of steps after a midnight in Berlin."""
    at = window.start.astimezone(UTC)
    while at < window.end.astimezone(UTC):
        wall = at.astimezone(BERLIN)
        midnight = datetime.combine(wall.date(), time(), BERLIN).astimezone(UTC)
        if (at - midnight) % step == timedelta():
            yield at
        at += timedelta(minutes=30)


def begun(request: Request, at: datetime) -> Request | None:
    """The request with its first occurrence at an instant, or `None` where its rule forbids it."""
    start = at.astimezone(BERLIN)
    if isinstance(request.when, Series):
        length = request.when.first.length
        try:
            first = Slot(start, (at + length).astimezone(BERLIN))
            return evolve(request, when=Series(first, request.when.rule))
        except InvalidValue:
            return None
    slot = request.when[0]
    return evolve(request, when=(Slot(start, (at + slot.length).astimezone(BERLIN)),))


def spaces_for(premises: Premises, use: Use) -> list[str]:
    if use.space is not None:
        return [use.space]
    return [
        it.id
        for it in premises.spaces
        if it.kind in (use.kinds or FOR_PEOPLE) and (use.places is None or it.pooled)
    ]


def brute(
    premises: Premises, book: Book, request: Request, window: Slot, step: timedelta, now: datetime
) -> list[tuple[int, bool, int, tuple[str, ...]]]:
    """Every time and space at which a decision accepts all of a request, ranked."""
    found = []
    for at in grid(window, step):
        for space in spaces_for(premises, request.uses[0]):
            wish = begun(request, at)
            if wish is None or wish.occurrences[0].slot.ends > window.ends:
                continue
            use = evolve(request.uses[0], space=space, kinds=())
            wish = evolve(wish, uses=(use, *request.uses[1:]))
            decision = decide(premises, book, wish, where=BERLIN, now=now, remedies=0)
            if not decision.refused:
                uses = decision.bookings[0].uses
                spare = [
                    (premises.by_id[it.space or ""].capacity or 0) - it.headcount
                    for it in uses
                    if it.headcount is not None and premises.by_id[it.space or ""].capacity
                ]
                rank = min(spare, default=None)
                begins = wish.occurrences[0].slot.begins
                found.append((begins, rank is None, rank or 0, decision.bookings[0].spaces))
    return sorted(found)


@st.composite
def wishes(draw: Any) -> Request:
    """A request for one slot, or for a series of two."""
    request: Request = draw(some_requests("wish", USES | ANYWHERE))
    slot = request.occurrences[0].slot
    if draw(st.booleans()) or slot.start.fold:
        return evolve(request, when=(slot,))
    return evolve(request, when=Series(slot, "FREQ=DAILY;COUNT=2"))


@given(
    some_worlds(),
    books(),
    wishes(),
    slots_of().map(lambda it: Slot(it.start, it.end.astimezone(UTC) + 6 * HOUR)),
    st.sampled_from((HALF, HOUR, 2 * HOUR)),
    st.sampled_from((EARLY, EARLY + HOUR)),
)
@settings(deadline=None, max_examples=50)
def test_search_finds_exactly_what_decisions_accept(premises, held, request, window, step, now):
    book = filled(premises, held)
    given_: dict[str, Any] = {"where": BERLIN, "now": now, "step": step}
    options = search(premises, book, request, window, at_most=1000, **given_)
    accepted = [it for it in options if it.accepted]
    expected = brute(premises, book, request, window, step, now)
    ranked = [(it.slot.begins, it.spare is None, it.spare or 0, it.spaces) for it in accepted]
    assert sorted(ranked) == expected
    assert [it[:3] for it in ranked] == [it[:3] for it in expected]
    best = first_free(premises, book, request, window, **given_)
    assert best == (accepted[0] if accepted else None)
    for option in options:
        again = decide(
            premises,
            book,
            evolve(option.decision.request, uses=option.decision.verdicts[0].booking.uses),
            where=BERLIN,
            now=now,
            remedies=0,
        )
        pairs = zip(again.verdicts, option.decision.verdicts, strict=True)
        assert all(one.reasons == other.reasons for one, other in pairs)
        assert option.accepted or option.reasons
    if accepted:
        made = book.apply(accepted[-1].decision, by="colleague", at=now)
        assert made == accepted[-1].decision.bookings


# What is free when.


def test_what_is_free_lies_between_the_bookings():
    book = a_book(("room", "10:00", "12:00"), ("room", "12:00", "13:00"))
    assert free_slots(some_premises(), book, Use("room"), MONDAY, where=BAKU) == (
        a_slot("2021-03-01 09:00", "2021-03-01 10:00"),
        a_slot("2021-03-01 13:00", "2021-03-01 18:00"),
    )


def test_hours_that_touch_over_midnight_are_free_at_a_stretch():
    weekly = (
        OpeningHours(1, time(20), time(0), overnight=True),
        OpeningHours(2, time(0), time(3)),
    )
    premises = some_premises(hours=Hours(weekly, STATED))
    week = a_slot("2021-03-01 00:00", "2021-03-08 00:00")
    assert free_slots(premises, Book(), Use("room"), week, where=BAKU) == (
        a_slot("2021-03-01 20:00", "2021-03-02 03:00"),
    )


def test_a_pool_is_free_where_enough_places_are():
    lot = a_space("lot", pooled=True, capacity=3)
    premises, book = some_premises(lot), Book()
    slot = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
    decision = decide(
        premises, book, a_request("a", slot, space="lot", places=2), where=BAKU, now=NOW
    )
    book.apply(decision, by="colleague", at=NOW)
    opened = a_slot("2021-03-01 09:00", "2021-03-01 18:00")
    morning = a_slot("2021-03-01 09:00", "2021-03-01 10:00")
    evening = a_slot("2021-03-01 12:00", "2021-03-01 18:00")
    for places, expected in ((1, (opened,)), (2, (morning, evening)), (None, (morning, evening))):
        use = Use("lot", places=places)
        assert free_slots(premises, book, use, MONDAY, where=BAKU) == expected
    assert free_slots(premises, book, Use("lot", places=4), MONDAY, where=BAKU) == ()


@given(
    some_worlds(limited=False),
    books(),
    ROOMS | PLACES,
    slots_of().map(lambda it: Slot(it.start, it.end.astimezone(UTC) + 12 * HOUR)),
    st.data(),
)
@settings(deadline=None, max_examples=60)
def test_a_slot_is_free_exactly_where_it_lies_in_a_free_one(premises, held, uses, window, data):
    book = filled(premises, held)
    use = evolve(uses[0], headcount=None)
    free = free_slots(premises, book, use, window, where=BERLIN)
    for earlier, later in pairwise(free):
        assert earlier.ends < later.begins
    halves = (window.ends - window.begins) // (HALF // timedelta(microseconds=1))
    for _ in range(8):
        first = data.draw(st.integers(0, halves - 1))
        start = window.start.astimezone(UTC) + first * HALF
        slot = Slot(start, start + data.draw(st.integers(1, min(8, halves - first))) * HALF)
        request = evolve(a_request("asked", slot), uses=(use,))
        decision = decide(premises, book, request, where=BERLIN, now=EARLY, remedies=0)
        doors = (Conflict, PlacesTaken, Closed, OutsideHours)
        clear = not any(isinstance(it, doors) for it in decision.verdicts[0].reasons)
        assert clear is any(it.contains(slot) for it in free)


# Bad inputs.


@pytest.mark.parametrize(
    "changes",
    [
        {"step": timedelta()},
        {"step": timedelta(seconds=59)},
        {"step": -HOUR},
        {"step": 15},
        {"step": None},
        {"at_most": -1},
        {"at_most": "3"},
        {"at_most": True},
        {"at_most": None},
        {"where": "Asia/Baku"},
        {"now": datetime(2021, 1, 1)},  # noqa: DTZ001
        {"now": datetime.max.replace(tzinfo=UTC)},
        {"book": None},
    ],
    ids=repr,
)
def test_a_search_refuses_what_it_cannot_use(changes):
    with pytest.raises(RocbError):
        found_in(MONDAY, long("01:00"), **changes)


@pytest.mark.parametrize("window", [None, "today", Slot(NOW, NOW.replace(year=7021))])
def test_a_window_of_thousands_of_years_is_refused_at_once(window):
    given: dict[str, Any] = {"where": BAKU, "now": NOW}
    for function in (search, first_free):
        with pytest.raises(InvalidValue):
            function(some_premises(), Book(), long("01:00"), window, **given)
    with pytest.raises(InvalidValue):
        free_slots(some_premises(), Book(), Use("room"), window, where=BAKU)


def test_a_space_that_is_not_there_is_unknown():
    request = long("01:00", space="cellar")
    given: dict[str, Any] = {"where": BAKU, "now": NOW}
    for function in (search, first_free):
        with pytest.raises(UnknownRecord):
            function(some_premises(), Book(), request, MONDAY, **given)
    with pytest.raises(UnknownRecord):
        free_slots(some_premises(), Book(), Use("cellar"), MONDAY, where=BAKU)


@pytest.mark.parametrize("use", [Use(), None, "room"])
def test_what_is_free_is_asked_of_one_space(use):
    with pytest.raises(InvalidValue):
        free_slots(some_premises(), Book(), use, MONDAY, where=BAKU)


def test_nobody_knows_what_is_free_where_nobody_knows_the_hours():
    with pytest.raises(InvalidValue):
        free_slots(Premises((a_space(),), None), Book(), Use("room"), MONDAY, where=BAKU)


def test_a_window_at_the_end_of_the_calendar_is_searched():
    for year in (2, 9998):
        start = datetime(year, 6, 1, tzinfo=UTC)
        window = Slot(start, start + timedelta(days=5))
        now = datetime(year, 1, 1, tzinfo=UTC)
        given: dict[str, Any] = {"where": BAKU, "now": now}
        assert first_free(some_premises(), Book(), long("01:00"), window, **given) is not None


DECADE = a_slot("2021-02-02 00:00", "2031-02-01 00:00")


@pytest.mark.timed
@pytest.mark.parametrize(
    "limits",
    [
        Limits(longest=HOUR),
        Limits(shortest=9 * HOUR),
        Limits(horizon=HOUR),
        Limits(notice=timedelta(days=36_500)),
    ],
    ids=repr,
)
def test_what_no_time_can_help_is_not_tried_at_all_of_them(limits):
    premises = some_premises(limits=limits)
    began = perf_counter()
    (option,) = found_in(DECADE, long("02:00"), premises, step=timedelta(minutes=5))
    assert not option.accepted
    assert perf_counter() - began < 1


@pytest.mark.timed
def test_a_rule_that_seldom_begins_is_not_tried_all_year():
    first = a_slot("2024-02-29 10:00", "2024-02-29 12:00")
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=20"
    window = a_slot("2025-03-01 00:00", "2025-03-05 00:00")  # a year takes a hundred times as long
    began = perf_counter()
    assert found_in(window, a_request("wish", when=Series(first, rule))) == ()
    assert perf_counter() - began < 1
