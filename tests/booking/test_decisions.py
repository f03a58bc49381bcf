"""A decision has a verdict for each occurrence, with all reasons at once, and changes nothing."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Allowance,
    Book,
    Booking,
    BookingStatus,
    CapacityUnknown,
    Closed,
    Closure,
    Conflict,
    DatedHours,
    Days,
    Decision,
    Entitlement,
    Hours,
    HoursUnknown,
    InvalidValue,
    Layout,
    Limits,
    MissingEquipment,
    MissingLayout,
    Money,
    NoEntitlement,
    NoSpaceFits,
    NoTariff,
    OpeningHours,
    Organisation,
    OrganisationKind,
    OrganisationUnknown,
    OutsideHours,
    Period,
    PlacesTaken,
    PlacesUnknown,
    Premises,
    Quota,
    QuotaExceeded,
    Quote,
    Rate,
    Request,
    RocbError,
    Series,
    Slot,
    SpaceKind,
    StaleDecision,
    Tariff,
    Terms,
    TooFar,
    TooFewPlaces,
    TooLong,
    TooManyPeople,
    TooShort,
    TooSoon,
    Unit,
    UnknownRecord,
    Use,
    decide,
    decide_waiting,
    visible_to,
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
    weekday_hours,
)

NOW = datetime(2021, 2, 1, 9, tzinfo=BAKU)
OPEN = a_slot("2021-03-01 09:00", "2021-03-01 18:00")
HOUR = timedelta(hours=1)
ALWAYS = Hours(
    tuple(OpeningHours(day, time(), time(), overnight=True) for day in range(1, 8)), STATED
)


def an_organisation(id: str = "customs", kind: OrganisationKind | None = None) -> Organisation:
    return Organisation(id, both(id), kind, STATED)


def decided(
    request: Request, premises: Premises | None = None, book: Book | None = None, **changes: Any
) -> Decision:
    """The decision on a request, in Baku, at the beginning of February 2021."""
    given: dict[str, Any] = {"where": BAKU, "now": NOW, **changes}
    if book is None:
        book = Book()
    return decide(premises or some_premises(), book, request, **given)


def reasons_for(
    request: Request, premises: Premises | None = None, book: Book | None = None, **changes: Any
) -> tuple[Any, ...]:
    """The reasons against the only slot of a request."""
    (verdict,) = decided(request, premises, book, **changes).verdicts
    return verdict.reasons


def a_book(*bookings: Booking) -> Book:
    book = Book()
    book.add(bookings, by="colleague", at=NOW)
    return book


def all_reasons(decision: Decision) -> list[Any]:
    return [reason for verdict in decision.verdicts for reason in verdict.reasons]


def booked(book: Book, premises: Premises, *requests: Request, **changes: Any) -> Book:
    """The Book, after each of the requests was decided and booked."""
    for request in requests:
        decision = decided(request, premises, book)
        book.apply(decision, by="colleague", at=NOW, **changes)
    return book


def at(start: str, end: str, id: str = "request", **changes: Any) -> Request:
    """A request for one slot on Monday, 1 March 2021, in Baku."""
    return a_request(id, a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}"), **changes)


def weekly(
    id: str, count: int, start: str = "10:00", end: str = "12:00", **changes: Any
) -> Request:
    first = a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}")
    return a_request(id, when=Series(first, f"FREQ=WEEKLY;COUNT={count}"), **changes)


# What is accepted, and what it says.


def test_a_free_space_in_open_hours_is_accepted():
    request = at("10:00", "12:00")
    decision = decided(request)
    (verdict,) = decision.accepted
    assert verdict.booking.id == "request-1"
    assert verdict.booking.slot == request.occurrences[0].slot
    assert verdict.booking.spaces == ("room",)
    assert verdict.booking.quote is None
    assert decision.refused == ()
    assert decision.locks == ("room",)
    assert decision.now == NOW


def test_a_space_that_the_premises_do_not_have_is_unknown():
    with pytest.raises(UnknownRecord) as caught:
        decided(a_request(space="cellar"))
    assert (caught.value.kind, caught.value.id) == ("space", "cellar")


def test_slots_get_their_verdicts_and_numbers_in_order_of_time():
    slots = (
        a_slot("2021-03-03 10:00", "2021-03-03 12:00"),
        a_slot("2021-03-06 10:00", "2021-03-06 12:00"),
        a_slot("2021-03-01 10:00", "2021-03-01 12:00"),
    )
    decision = decided(a_request("course", *slots))
    assert [it.booking.id for it in decision.verdicts] == ["course-1", "course-2", "course-3"]
    assert [it.booking.slot for it in decision.verdicts] == [slots[2], slots[0], slots[1]]
    assert [it.accepted for it in decision.verdicts] == [True, True, False]
    assert decision.refused == (decision.verdicts[2],)
    assert decision.bookings == tuple(it.booking for it in decision.verdicts[:2])


# The reasons, one by one.


def test_a_taken_space_is_refused_and_the_conflict_names_the_booking():
    held = a_booking("held", a_slot("2021-03-01 09:00", "2021-03-01 11:00"))
    assert reasons_for(at("10:00", "12:00"), book=a_book(held)) == (
        Conflict("room", held.slot, held),
    )


def test_every_booking_in_the_way_is_named_in_order_of_time():
    late = a_booking("a", a_slot("2021-03-01 13:00", "2021-03-01 14:00"))
    early = a_booking("b", a_slot("2021-03-01 09:00", "2021-03-01 11:00"))
    found = reasons_for(at("10:00", "15:00"), book=a_book(late, early))
    assert found == (Conflict("room", early.slot, early), Conflict("room", late.slot, late))


@pytest.mark.parametrize(("start", "end"), [("08:00", "10:00"), ("12:00", "13:00")])
def test_a_touching_booking_is_no_conflict(start, end):
    held = a_booking("held", a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}"))
    premises = some_premises(hours=weekday_hours(time(8)))
    assert reasons_for(at("10:00", "12:00"), premises, a_book(held)) == ()


def test_a_booking_of_another_space_is_no_conflict():
    premises = some_premises(a_space("room"), a_space("hall"))
    held = a_booking("held", a_slot("2021-03-01 10:00", "2021-03-01 12:00"), space="hall")
    assert reasons_for(at("10:00", "12:00"), premises, a_book(held)) == ()


def test_too_few_places_are_free_where_others_hold_them():
    premises = some_premises(a_space("lot", kind=SpaceKind.PARKING, pooled=True, capacity=5))
    book = booked(Book(), premises, at("10:00", "11:00", "one", space="lot", places=3))
    (held,) = book
    assert reasons_for(at("10:30", "12:00", space="lot", places=3), premises, book) == (
        PlacesTaken("lot", 3, 2, (held,)),
    )
    assert reasons_for(at("10:30", "12:00", space="lot", places=2), premises, book) == ()


def test_all_of_a_pool_conflicts_with_any_place_that_is_taken():
    premises = some_premises(a_space("lot", kind=SpaceKind.PARKING, pooled=True, capacity=5))
    book = booked(Book(), premises, at("10:00", "11:00", "one", space="lot", places=1))
    (held,) = book
    assert reasons_for(at("10:30", "12:00", space="lot"), premises, book) == (
        Conflict("lot", held.slot, held),
    )


def test_no_place_is_free_where_somebody_has_all_of_the_pool():
    premises = some_premises(a_space("lot", kind=SpaceKind.PARKING, pooled=True, capacity=5))
    book = booked(Book(), premises, at("10:00", "11:00", "one", space="lot"))
    assert reasons_for(at("10:30", "12:00", space="lot", places=1), premises, book) == (
        PlacesTaken("lot", 1, 0, tuple(book)),
    )


def test_a_pool_has_only_so_many_places():
    premises = some_premises(a_space("lot", pooled=True, capacity=5))
    assert reasons_for(at("10:00", "12:00", space="lot", places=6), premises) == (
        TooFewPlaces("lot", 6, 5),
    )


@pytest.mark.parametrize("changes", [{"pooled": True, "capacity": None}, {"pooled": False}])
def test_places_of_what_has_no_known_number_of_them_are_unknown(changes):
    premises = some_premises(a_space("lot", **changes))
    assert reasons_for(at("10:00", "12:00", space="lot", places=1), premises) == (
        PlacesUnknown("lot", 1),
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [("08:59", "10:00"), ("17:00", "18:01"), ("06:00", "07:00"), ("08:00", "19:00")],
)
def test_a_slot_that_reaches_beyond_the_hours_is_refused_with_the_hours(start, end):
    assert reasons_for(at(start, end)) == (OutsideHours("room", (OPEN,)),)


def test_a_slot_may_fill_the_whole_day():
    assert reasons_for(at("09:00", "18:00")) == ()


def test_the_hours_of_a_date_stand_in_place_of_the_weekly_ones():
    dated = (DatedHours(date(2021, 3, 1), time(7), time(9)),)
    premises = some_premises(hours=Hours(weekday_hours().weekly, STATED, dated))
    assert reasons_for(at("07:00", "09:00"), premises) == ()
    opened = a_slot("2021-03-01 07:00", "2021-03-01 09:00")
    assert reasons_for(at("10:00", "12:00"), premises) == (OutsideHours("room", (opened,)),)


def test_unknown_hours_are_a_reason():
    premises = Premises((a_space(),), None)
    assert reasons_for(at("10:00", "12:00"), premises) == (HoursUnknown("room"),)


def test_hours_that_are_known_to_be_none_are_not_unknown():
    premises = Premises((a_space(),), Hours((), STATED))
    assert reasons_for(at("10:00", "12:00"), premises) == (OutsideHours("room", ()),)


def test_every_space_keeps_its_own_hours():
    evenings = weekday_hours(time(16), time(22))
    premises = some_premises(a_space("room"), a_space("hall", hours=evenings))
    request = evolve(at("15:00", "19:00"), uses=(Use("room"), Use("hall")))
    assert reasons_for(request, premises) == (
        OutsideHours("room", (OPEN,)),
        OutsideHours("hall", (a_slot("2021-03-01 16:00", "2021-03-01 22:00"),)),
    )


def test_a_closed_day_is_refused_with_its_name():
    closure = Closure(Days(date(2021, 3, 1), date(2021, 3, 1)), both("Repairs"), STATED)
    premises = some_premises(closures=(closure,))
    assert reasons_for(at("10:00", "12:00"), premises) == (Closed("room", closure),)


def test_a_slot_that_ends_at_the_midnight_of_a_closure_is_accepted():
    closure = Closure(Days(date(2021, 3, 2), date(2021, 3, 2)), both("Repairs"), STATED)
    premises = some_premises(closures=(closure,), hours=ALWAYS)
    request = a_request("request", a_slot("2021-03-01 22:00", "2021-03-02 00:00"))
    assert reasons_for(request, premises) == ()
    request = a_request("request", a_slot("2021-03-01 22:00", "2021-03-02 00:01"))
    assert reasons_for(request, premises) == (Closed("room", closure),)


def test_the_closure_of_a_part_closes_the_whole_and_not_the_other_part():
    closed = Days(date(2021, 3, 1), date(2021, 3, 1))
    closure = Closure(closed, both("Repairs"), STATED, spaces=("left",))
    spaces = (a_space("hall", parts=("left", "right")), a_space("left"), a_space("right"))
    premises = some_premises(*spaces, closures=(closure,))
    assert reasons_for(at("10:00", "12:00", space="hall"), premises) == (Closed("hall", closure),)
    assert reasons_for(at("10:00", "12:00", space="left"), premises) == (Closed("left", closure),)
    assert reasons_for(at("10:00", "12:00", space="right"), premises) == ()


@pytest.mark.parametrize("headcount", [1, 29, 30])
def test_as_many_people_as_the_space_holds_are_accepted(headcount):
    assert reasons_for(at("10:00", "12:00", headcount=headcount)) == ()


def test_one_more_is_too_many():
    assert reasons_for(at("10:00", "12:00", headcount=31)) == (TooManyPeople("room", 31, 30),)


def test_an_unknown_capacity_is_a_reason_where_people_were_counted():
    premises = some_premises(a_space(capacity=None))
    assert reasons_for(at("10:00", "12:00", headcount=1), premises) == (CapacityUnknown("room", 1),)
    assert reasons_for(at("10:00", "12:00", headcount=None), premises) == ()


def test_a_layout_has_its_own_capacity():
    layouts = (Layout("rows", both("Rows"), 40), Layout("round", both("Round")))
    premises = some_premises(a_space(layouts=layouts))
    many: dict[str, Any] = {"headcount": 40}
    assert reasons_for(at("10:00", "12:00", **many), premises) == (TooManyPeople("room", 40, 30),)
    assert reasons_for(at("10:00", "12:00", layout="rows", **many), premises) == ()
    assert reasons_for(at("10:00", "12:00", layout="round", **many), premises) == (
        CapacityUnknown("room", 40),
    )
    assert reasons_for(at("10:00", "12:00", layout="banquet"), premises) == (
        MissingLayout("room", "banquet"),
    )


def test_only_the_equipment_that_is_not_there_is_missing():
    premises = some_premises(a_space(equipment=("beamer", "flipchart")))
    wanted = ("beamer", "booth", "screen")
    assert reasons_for(at("10:00", "12:00", equipment=wanted), premises) == (
        MissingEquipment("room", ("booth", "screen")),
    )
    assert reasons_for(at("10:00", "12:00", equipment=("flipchart",)), premises) == ()


def test_what_has_begun_is_too_soon():
    begins = a_slot("2021-03-01 10:00", "2021-03-01 12:00").start
    assert reasons_for(at("10:00", "12:00"), now=begins) == ()
    late = begins + timedelta(seconds=1)
    assert reasons_for(at("10:00", "12:00"), now=late) == (TooSoon(late),)


def test_notice_is_counted_from_the_moment_of_the_decision():
    premises = some_premises(limits=Limits(notice=timedelta(days=2)))
    earliest = a_slot("2021-03-01 10:00", "2021-03-01 12:00").start
    now = earliest - timedelta(days=2)
    assert reasons_for(at("10:00", "12:00"), premises, now=now) == ()
    assert reasons_for(at("09:59", "12:00"), premises, now=now) == (TooSoon(earliest),)


def test_nothing_is_booked_beyond_the_horizon():
    premises = some_premises(limits=Limits(horizon=timedelta(days=2)))
    latest = a_slot("2021-03-01 10:00", "2021-03-01 12:00").start
    now = latest - timedelta(days=2)
    assert reasons_for(at("10:00", "12:00"), premises, now=now) == ()
    assert reasons_for(at("10:01", "12:00"), premises, now=now) == (TooFar(latest),)


def test_a_slot_is_neither_too_short_nor_too_long():
    premises = some_premises(limits=Limits(shortest=HOUR, longest=2 * HOUR))
    assert reasons_for(at("10:00", "10:59"), premises) == (TooShort(timedelta(minutes=59), HOUR),)
    assert reasons_for(at("10:00", "11:00"), premises) == ()
    assert reasons_for(at("10:00", "12:00"), premises) == ()
    assert reasons_for(at("10:00", "12:01"), premises) == (
        TooLong(timedelta(minutes=121), 2 * HOUR),
    )


def test_of_several_spaces_the_strictest_limits_hold():
    room = a_space("room", limits=Limits(notice=timedelta(days=3), longest=HOUR))
    hall = a_space("hall", limits=Limits(notice=timedelta(days=9), longest=3 * HOUR))
    request = evolve(at("10:00", "12:00"), uses=(Use("room"), Use("hall")))
    now = datetime(2021, 2, 25, 12, tzinfo=BAKU)
    assert reasons_for(request, some_premises(room, hall), now=now) == (
        TooSoon(now + timedelta(days=9)),
        TooLong(2 * HOUR, HOUR),
    )


def test_no_space_fits_where_none_is_of_the_kinds():
    request = evolve(at("10:00", "12:00"), uses=(Use(kinds=(SpaceKind.CAFETERIA,)),))
    decision = decided(request)
    (verdict,) = decision.verdicts
    assert verdict.reasons == (NoSpaceFits(),)
    assert verdict.remedies == ()
    assert decision.locks == ()


def test_all_reasons_come_at_once():
    closure = Closure(Days(date(2021, 3, 1), date(2021, 3, 1)), both("Repairs"), STATED)
    limits = Limits(
        notice=timedelta(days=90), shortest=5 * HOUR, quotas=(Quota("q", Period.DAY, length=HOUR),)
    )
    premises = some_premises(
        a_space(capacity=10), closures=(closure,), limits=limits, terms=Terms()
    )
    held = a_booking("held", a_slot("2021-03-01 17:00", "2021-03-01 18:00"))
    asking = at(
        "17:00",
        "19:00",
        headcount=11,
        layout="rows",
        equipment=("booth",),
        places=2,
        organisation=an_organisation(),
    )
    found = {type(it) for it in reasons_for(asking, premises, a_book(held))}
    assert found == {
        TooManyPeople,
        MissingLayout,
        MissingEquipment,
        PlacesUnknown,
        Conflict,
        OutsideHours,
        Closed,
        TooSoon,
        TooShort,
        QuotaExceeded,
        NoEntitlement,
        NoTariff,
    }


# Quotas.


def with_quota(**changes: Any) -> Premises:
    return some_premises(limits=Limits(quotas=(Quota("quota", **changes),)))


def test_a_quota_counts_what_the_organisation_holds_in_the_period():
    premises = with_quota(period=Period.MONTH, length=3 * HOUR)
    book = booked(Book(), premises, at("10:00", "12:00", "one", organisation=an_organisation()))
    march = a_slot("2021-03-01 00:00", "2021-04-01 00:00")
    quota = Quota("quota", Period.MONTH, length=3 * HOUR)
    late = at("14:00", "16:00", organisation=an_organisation())
    assert reasons_for(late, premises, book) == (QuotaExceeded(quota, march, 4 * HOUR, 2),)
    assert reasons_for(at("14:00", "15:00", organisation=an_organisation()), premises, book) == ()
    others = at("14:00", "16:00", organisation=an_organisation("others"))
    assert reasons_for(others, premises, book) == ()
    april = a_slot("2021-04-01 10:00", "2021-04-01 12:00")
    request = a_request("request", april, organisation=an_organisation())
    assert reasons_for(request, premises, book) == ()


def test_earlier_occurrences_of_the_request_count_against_a_quota():
    premises = with_quota(period=Period.MONTH, bookings=2)
    decision = decided(weekly("course", 6, organisation=an_organisation()), premises)
    assert [it.accepted for it in decision.verdicts] == [True, True, False, False, False, True]
    assert [it.bookings for it in all_reasons(decision)] == [3, 3, 3]


def test_refused_occurrences_do_not_count_against_a_quota():
    premises = with_quota(period=Period.MONTH, bookings=2)
    held = a_booking("held", a_slot("2021-03-01 09:00", "2021-03-01 18:00"))
    request = weekly("course", 4, organisation=an_organisation())
    decision = decided(request, premises, a_book(held))
    assert [it.accepted for it in decision.verdicts] == [False, True, True, False]


def test_who_has_a_quota_of_its_own_is_not_held_to_the_general_one():
    quotas = (
        Quota("all", Period.DAY, bookings=0),
        Quota("own", Period.DAY, organisation="customs", bookings=1),
    )
    premises = some_premises(limits=Limits(quotas=quotas))
    assert reasons_for(at("10:00", "12:00", organisation=an_organisation()), premises) == ()
    others = at("10:00", "12:00", organisation=an_organisation("others"))
    (reason,) = reasons_for(others, premises)
    assert reason.quota == quotas[0]


def test_a_quota_of_a_space_counts_what_is_held_of_that_space_only():
    quotas = (Quota("quota", Period.DAY, bookings=1),)
    premises = some_premises(a_space("room", limits=Limits(quotas=quotas)), a_space("hall"))
    ours = an_organisation()
    book = booked(Book(), premises, at("10:00", "11:00", "one", space="hall", organisation=ours))
    asked = at("14:00", "15:00", organisation=ours)
    assert reasons_for(asked, premises, book) == ()
    booked(book, premises, at("10:00", "11:00", "two", organisation=ours))
    assert [type(it) for it in reasons_for(asked, premises, book)] == [QuotaExceeded]


def test_nobody_knows_whose_quota_it_is_where_no_organisation_asks():
    premises = with_quota(period=Period.DAY, bookings=9)
    assert reasons_for(at("10:00", "12:00"), premises) == (OrganisationUnknown(),)


def test_what_was_cancelled_does_not_count_against_a_quota():
    premises = with_quota(period=Period.DAY, bookings=1)
    book = booked(Book(), premises, at("10:00", "12:00", "one", organisation=an_organisation()))
    late = at("14:00", "16:00", organisation=an_organisation())
    assert len(reasons_for(late, premises, book)) == 1
    book.cancel("one-1", by="colleague", at=NOW)
    assert reasons_for(late, premises, book) == ()


# Charges.

FREE = Entitlement("free", both("Free"), STATED, organisations=("customs",))
TARIFF = Tariff(
    "tariff", both("Tariff"), (Rate("room", Unit.HOUR, Money(Decimal(10), "AZN")),), STATED
)


def test_who_is_entitled_pays_nothing_and_the_quote_says_by_which_rule():
    premises = some_premises(terms=Terms((FREE,)))
    (verdict,) = decided(at("10:00", "12:00", organisation=an_organisation()), premises).accepted
    assert verdict.booking.quote == Quote(("free",), (), 2 * HOUR, timedelta())


def test_who_is_not_entitled_pays_by_the_tariff():
    premises = some_premises(terms=Terms((FREE,), TARIFF))
    request = at("10:00", "12:00", organisation=an_organisation("others"))
    (verdict,) = decided(request, premises).accepted
    assert verdict.booking.quote is not None
    assert verdict.booking.quote.rules == ("tariff",)
    assert verdict.booking.quote.totals == (Money(Decimal("20.00"), "AZN"),)


def test_neither_entitlement_nor_tariff_is_a_reason_and_never_a_price_of_zero():
    premises = some_premises(terms=Terms((FREE,)))
    request = at("10:00", "12:00", organisation=an_organisation("others"))
    decision = decided(request, premises)
    assert all_reasons(decision) == [NoEntitlement("others"), NoTariff("room")]
    assert decision.verdicts[0].booking.quote is None


def test_an_allowance_is_used_up_across_the_occurrences_and_the_book():
    allowed = evolve(FREE, allowance=Allowance(5 * HOUR, Period.MONTH))
    premises = some_premises(terms=Terms((allowed,), TARIFF))
    ours = an_organisation()
    book = booked(Book(), premises, at("14:00", "15:00", "one", organisation=ours))
    decision = decided(weekly("course", 6, organisation=ours), premises, book)
    quotes = [it.booking.quote for it in decision.accepted]
    assert [it.free / HOUR for it in quotes if it is not None] == [2, 2, 0, 0, 0, 2]
    book.apply(decision, by="colleague", at=NOW)
    (late,) = decided(at("16:00", "17:00", organisation=ours), premises, book).accepted
    assert late.booking.quote is not None
    assert late.booking.quote.charged == HOUR


def test_an_allowance_may_end_in_the_midst_of_a_slot():
    allowed = evolve(FREE, allowance=Allowance(HOUR, Period.DAY))
    premises = some_premises(terms=Terms((allowed,), TARIFF))
    (verdict,) = decided(at("10:00", "13:00", organisation=an_organisation()), premises).accepted
    assert verdict.booking.quote is not None
    assert verdict.booking.quote.rules == ("free", "tariff")
    assert (verdict.booking.quote.free, verdict.booking.quote.charged) == (HOUR, 2 * HOUR)


def test_every_place_of_a_pool_pays():
    rates = (Rate("lot", Unit.HOUR, Money(Decimal(2), "AZN")),)
    lot = a_space("lot", pooled=True, capacity=7)
    premises = some_premises(lot, terms=Terms((), evolve(TARIFF, rates=rates)))
    for places, price in ((3, "6.00"), (None, "14.00")):
        (verdict,) = decided(at("10:00", "11:00", space="lot", places=places), premises).accepted
        assert verdict.booking.quote is not None
        assert verdict.booking.quote.totals == (Money(Decimal(price), "AZN"),)


def test_nobody_can_price_all_of_a_pool_of_unknown_size():
    rates = (Rate("lot", Unit.HOUR, Money(Decimal(2), "AZN")),)
    lot = a_space("lot", pooled=True, capacity=None)
    premises = some_premises(lot, terms=Terms((), evolve(TARIFF, rates=rates)))
    assert reasons_for(at("10:00", "11:00", space="lot"), premises) == (NoTariff("lot"),)


# Any space, several spaces, parts, setup.


def open_use(id: str = "request", *slots: Slot, **changes: Any) -> Request:
    return evolve(a_request(id, *slots), uses=(Use(**changes),))


def test_any_space_is_the_smallest_that_is_accepted():
    spaces = (a_space("large", capacity=50), a_space("small", capacity=10), a_space("middle"))
    premises = some_premises(*spaces, a_space("unknown", capacity=None))
    assert decided(open_use(headcount=8), premises).bookings[0].spaces == ("small",)
    assert decided(open_use(headcount=11), premises).bookings[0].spaces == ("middle",)
    assert decided(open_use(headcount=31), premises).bookings[0].spaces == ("large",)
    assert decided(open_use(headcount=51), premises).accepted == ()


def test_any_space_is_the_one_in_which_most_occurrences_are_accepted():
    spaces = (a_space("small", capacity=10), a_space("large", capacity=50))
    premises = some_premises(*spaces)
    days = tuple(a_slot(f"2021-03-0{day} 10:00", f"2021-03-0{day} 12:00") for day in (1, 2, 3))
    book = a_book(
        a_booking("a", days[0], space="small"),
        a_booking("b", days[1], space="small"),
        a_booking("c", days[2], space="large"),
    )
    decision = decided(open_use("course", *days), premises, book)
    assert [it.booking.spaces for it in decision.verdicts] == [("large",)] * 3
    assert [it.accepted for it in decision.verdicts] == [True, True, False]


def test_any_space_is_of_the_kinds_that_are_asked_for():
    lab = a_space("lab", kind=SpaceKind.COMPUTER_LABORATORY, capacity=20)
    premises = some_premises(a_space("room", capacity=5), lab)
    request = open_use(kinds=(SpaceKind.COMPUTER_LABORATORY,))
    assert decided(request, premises).bookings[0].spaces == ("lab",)


def test_any_space_beside_a_named_one_shares_no_part_with_it():
    spaces = (a_space("hall", parts=("left", "right")), a_space("left"), a_space("right"))
    premises = some_premises(*spaces)
    request = evolve(at("10:00", "12:00"), uses=(Use("left"), Use()))
    assert decided(request, premises).bookings[0].spaces == ("left", "right")
    request = evolve(at("10:00", "12:00"), uses=(Use("hall"), Use()))
    assert reasons_for(request, premises) == (NoSpaceFits(),)


def test_a_divisible_hall_is_taken_when_a_part_of_it_is_and_the_reverse():
    spaces = (a_space("hall", parts=("left", "right")), a_space("left"), a_space("right"))
    premises = some_premises(*spaces)
    book = booked(Book(), premises, at("10:00", "12:00", "one", space="left"))
    (held,) = book
    assert reasons_for(at("11:00", "13:00", space="hall"), premises, book) == (
        Conflict("hall", held.slot, held),
    )
    assert reasons_for(at("11:00", "13:00", space="right"), premises, book) == ()
    book = booked(Book(), premises, at("10:00", "12:00", "one", space="hall"))
    (held,) = book
    assert decided(at("11:00", "13:00", space="hall"), premises, book).locks == ()
    assert reasons_for(at("11:00", "13:00", space="right"), premises, book) == (
        Conflict("right", held.slot, held),
    )


def test_a_booking_in_the_way_of_two_parts_is_named_once():
    spaces = (a_space("hall", parts=("left", "right")), a_space("left"), a_space("right"))
    premises = some_premises(*spaces)
    book = booked(Book(), premises, at("10:00", "12:00", "one", space="hall"))
    assert len(reasons_for(at("11:00", "13:00", space="hall"), premises, book)) == 1


def test_several_spaces_are_booked_together_or_not_at_all():
    premises = some_premises(a_space("room"), a_space("hall"))
    request = evolve(at("10:00", "12:00"), uses=(Use("room"), Use("hall")))
    assert decided(request, premises).locks == ("hall", "room")
    held = a_booking("held", a_slot("2021-03-01 10:00", "2021-03-01 12:00"), space="hall")
    decision = decided(request, premises, a_book(held))
    assert [it.space for it in all_reasons(decision)] == ["hall"]
    assert decision.bookings == ()


def test_setup_and_teardown_are_kept_free_between_bookings():
    premises = some_premises(a_space(setup=HOUR / 4, teardown=HOUR / 2))
    book = booked(Book(), premises, at("10:00", "12:00", "one"))
    assert reasons_for(at("12:45", "13:00"), premises, book) == ()
    (reason,) = reasons_for(at("12:44", "13:00"), premises, book)
    assert (reason.space, reason.slot) == ("room", next(iter(book)).slot)
    assert reasons_for(at("09:00", "09:15"), premises, book) == ()
    assert len(reasons_for(at("09:00", "09:16"), premises, book)) == 1


def test_a_layout_that_stays_needs_no_setup():
    layouts = (
        Layout("rows", both("Rows"), setup=HOUR, teardown=HOUR / 2),
        Layout("round", both("Round"), setup=HOUR / 4),
    )
    premises = some_premises(a_space(layouts=layouts))
    book = booked(Book(), premises, at("10:00", "12:00", "one", layout="rows"))
    assert reasons_for(at("12:00", "13:00", layout="rows"), premises, book) == ()
    assert len(reasons_for(at("12:44", "13:00", layout="round"), premises, book)) == 1
    assert reasons_for(at("12:45", "13:00", layout="round"), premises, book) == ()
    assert len(reasons_for(at("12:29", "13:00"), premises, book)) == 1
    assert reasons_for(at("12:30", "13:00"), premises, book) == ()


def test_slots_of_one_request_that_touch_do_not_conflict_with_each_other():
    slots = (
        a_slot("2021-03-01 10:00", "2021-03-01 12:00"),
        a_slot("2021-03-01 12:00", "2021-03-01 13:00"),
    )
    assert len(decided(a_request("course", *slots)).accepted) == 2


def test_slots_of_one_request_keep_setup_free_between_them():
    slots = (
        a_slot("2021-03-01 10:00", "2021-03-01 12:00"),
        a_slot("2021-03-01 12:00", "2021-03-01 13:00"),
    )
    decision = decided(a_request("course", *slots), some_premises(a_space(setup=HOUR)))
    assert [it.accepted for it in decision.verdicts] == [True, False]
    first = decision.accepted[0].booking
    assert decision.refused[0].reasons == (Conflict("room", first.slot, first),)


def test_occurrences_that_overlap_each_other_conflict():
    first = a_slot("2021-03-01 10:00", "2021-03-02 12:00")
    request = a_request("long", when=Series(first, "FREQ=DAILY;COUNT=4"))
    decision = decided(request, some_premises(hours=ALWAYS))
    assert [it.accepted for it in decision.verdicts] == [True, False, True, False]


def test_occurrences_that_overlap_share_a_pool_that_has_places_for_both():
    lot = a_space("lot", pooled=True, capacity=4)
    premises = some_premises(lot, hours=ALWAYS)
    first = a_slot("2021-03-01 10:00", "2021-03-02 12:00")
    request = a_request("long", space="lot", places=2, when=Series(first, "FREQ=DAILY;COUNT=3"))
    decision = decided(request, premises)
    assert [it.accepted for it in decision.verdicts] == [True, True, True]
    Book().apply(decision, by="colleague", at=NOW)


def test_occurrences_that_overlap_are_refused_where_the_pool_has_too_few_places():
    lot = a_space("lot", pooled=True, capacity=3)
    premises = some_premises(lot, hours=ALWAYS)
    first = a_slot("2021-03-01 10:00", "2021-03-02 12:00")
    request = a_request("long", space="lot", places=2, when=Series(first, "FREQ=DAILY;COUNT=3"))
    assert [it.accepted for it in decided(request, premises).verdicts] == [True, False, True]


def test_places_that_are_taken_at_another_time_than_the_overlap_do_not_add_up():
    premises = some_premises(a_space("lot", pooled=True, capacity=3), hours=ALWAYS)
    evening = a_request(
        "held", a_slot("2021-03-03 22:00", "2021-03-04 02:00"), space="lot", places=1
    )
    book = booked(Book(), premises, evening)
    first = a_slot(
        "2021-03-01 10:00", "2021-03-03 12:00"
    )  # the first and the third share two hours
    series = Series(first, "FREQ=DAILY;COUNT=3")
    decision = decided(a_request("long", space="lot", places=1, when=series), premises, book)
    assert [it.accepted for it in decision.verdicts] == [True, True, True]
    book.apply(decision, by="colleague", at=NOW)


def test_a_conflict_with_an_earlier_occurrence_names_the_space_that_needs_the_time():
    premises = some_premises(a_space("room"), a_space("hall", setup=HOUR))
    slots = (
        a_slot("2021-03-01 10:00", "2021-03-01 12:00"),
        a_slot("2021-03-01 12:00", "2021-03-01 13:00"),
    )
    request = evolve(a_request("course", *slots), uses=(Use("room"), Use("hall")))
    (reason,) = all_reasons(decided(request, premises))
    assert reason.space == "hall"


# The Book: holds, replacing, stale decisions.


def test_a_hold_stands_until_it_has_lapsed():
    book, premises = Book(), some_premises()
    expires = NOW + timedelta(days=1)
    booked(book, premises, at("10:00", "12:00", "one"), status=BookingStatus.HELD, expires=expires)
    assert len(reasons_for(at("10:00", "12:00"), premises, book)) == 1
    early = expires - timedelta(microseconds=1)
    assert len(reasons_for(at("10:00", "12:00"), premises, book, now=early)) == 1
    assert reasons_for(at("10:00", "12:00"), premises, book, now=expires) == ()


def test_a_decision_that_takes_the_place_of_a_lapsed_hold_can_be_applied():
    book, premises = Book(), some_premises()
    expires = NOW + timedelta(days=1)
    booked(book, premises, at("10:00", "12:00", "one"), status=BookingStatus.HELD, expires=expires)
    decision = decided(at("11:00", "13:00"), premises, book, now=expires)
    book.apply(decision, by="colleague", at=expires)
    assert [it.id for it in book] == ["request-1"]
    assert book.find("one-1").status is BookingStatus.EXPIRED


def test_a_lapsed_hold_does_not_count_against_a_quota():
    premises = with_quota(period=Period.DAY, bookings=1)
    ours, expires = an_organisation(), NOW + timedelta(days=1)
    held = at("10:00", "12:00", "one", organisation=ours)
    book = booked(Book(), premises, held, status=BookingStatus.HELD, expires=expires)
    late = at("14:00", "16:00", organisation=ours)
    assert len(reasons_for(late, premises, book)) == 1
    assert reasons_for(late, premises, book, now=expires) == ()


def test_what_is_replaced_stands_in_nobodys_way_and_makes_way_when_applied():
    premises = with_quota(period=Period.DAY, bookings=1)
    ours = an_organisation()
    book = booked(Book(), premises, at("10:00", "12:00", "one", organisation=ours))
    request = at("11:00", "13:00", organisation=ours)
    assert len(reasons_for(request, premises, book)) == 2
    decision = decided(request, premises, book, replacing=("one-1",))
    assert decision.refused == ()
    assert decision.replaces == ("one-1",)
    assert [it.id for it in book] == ["one-1"]
    book.apply(decision, by="colleague", at=NOW)
    assert [it.id for it in book] == ["request-1"]
    assert book.find("one-1").status is BookingStatus.CANCELLED


def test_the_replaced_one_has_to_be_in_the_book():
    with pytest.raises(UnknownRecord):
        decided(at("10:00", "12:00"), replacing=("nothing",))


def test_what_can_no_longer_make_way_is_not_replaced():
    premises = some_premises()
    book = booked(Book(), premises, at("10:00", "12:00", "one"))
    later = a_slot("2021-03-01 11:00", "2021-03-01 12:00").start
    request = a_request("request", a_slot("2021-03-01 11:00", "2021-03-01 13:00"))
    with pytest.raises(RocbError):  # the first booking has begun: it cannot be cancelled
        decided(request, premises, book, replacing=("one-1",), now=later)


def test_a_stale_decision_is_refused():
    book, premises = Book(), some_premises(a_space("room"), a_space("hall"))
    decision = decided(at("10:00", "12:00"), premises, book)
    booked(book, premises, at("14:00", "15:00", "elsewhere", space="hall"))
    fresh = decided(at("10:00", "12:00", "second"), premises, book)
    book.apply(decision, by="colleague", at=NOW)
    with pytest.raises(StaleDecision) as caught:
        book.apply(fresh, by="colleague", at=NOW)
    assert caught.value.changed == ("room",)


def test_a_decision_by_a_quota_is_stale_when_the_organisation_has_booked_elsewhere():
    spaces = (a_space("room"), a_space("hall"))
    quotas = (Quota("quota", Period.DAY, bookings=1),)
    premises = some_premises(*spaces, limits=Limits(quotas=quotas))
    book, ours = Book(), an_organisation()
    decision = decided(at("10:00", "12:00", organisation=ours), premises, book)
    booked(book, premises, at("14:00", "15:00", "other", space="hall", organisation=ours))
    with pytest.raises(StaleDecision):
        book.apply(decision, by="colleague", at=NOW)


def test_a_decision_changes_nothing():
    held = a_booking("held", a_slot("2021-03-01 09:00", "2021-03-01 11:00"))
    premises, book, request = some_premises(), a_book(held), at("11:00", "12:00")
    entries = book.entries
    first = decided(request, premises, book)
    assert (list(book), book.entries) == ([held], entries)
    assert decided(request, premises, book) == first
    assert premises == some_premises()


def test_what_is_decided_can_be_booked_and_then_conflicts():
    book, request = Book(), at("10:00", "12:00")
    (made,) = book.apply(decided(request, book=book), by="colleague", at=NOW)
    assert reasons_for(at("10:00", "12:00", "again"), book=book) == (
        Conflict("room", made.slot, made),
    )


def test_what_was_cancelled_can_be_asked_for_again():
    book, premises, request = Book(), some_premises(), at("10:00", "12:00")
    booked(book, premises, request)
    book.cancel("request-1", by="colleague", at=NOW)
    decision = decided(at("10:00", "12:00", "again"), premises, book)
    assert [it.id for it in book.apply(decision, by="colleague", at=NOW)] == ["again-1"]


def test_the_wait_list_is_decided_in_order_each_request_as_if_it_were_alone():
    book, premises = Book(), some_premises()
    booked(book, premises, at("14:00", "15:00", "held"))
    for id_, start, end in (("b", "10", "12"), ("a", "11", "13"), ("c", "14", "16")):
        book.wait(at(f"{start}:00", f"{end}:00", id_), by="colleague", at=NOW)
    found = decide_waiting(premises, book, where=BAKU, now=NOW)
    assert [(it.request.id, len(it.accepted)) for it in found] == [("b", 1), ("a", 1), ("c", 0)]
    book.apply(found[0], by="colleague", at=NOW)
    assert [it.request.id for it in book.waiting] == ["a", "c"]
    with pytest.raises(StaleDecision):
        book.apply(found[1], by="colleague", at=NOW)


# What others may see.


def test_others_see_only_when_a_space_is_taken():
    premises = some_premises(a_space("room"), a_space("lot", pooled=True, capacity=2))
    ours, theirs = an_organisation("ours"), an_organisation("theirs")
    book = booked(
        Book(),
        premises,
        at("10:00", "11:00", "a", organisation=ours),
        at("11:00", "12:00", "b", organisation=theirs),
        at("12:00", "13:00", "c"),
        at("10:00", "11:00", "d", space="lot", places=1, organisation=ours),
        at("10:00", "11:00", "e", space="lot", places=1, organisation=theirs),
    )
    request = evolve(
        at("10:00", "13:00", organisation=ours), uses=(Use("room"), Use("lot", places=1))
    )
    decision = decided(request, premises, book)
    seen = all_reasons(visible_to(decision, "ours"))
    shown = [it.booking and it.booking.id for it in seen if isinstance(it, Conflict)]
    assert shown == ["a-1", None, None]
    assert [it.id for it in seen[0].bookings] == ["d-1"]
    hidden = all_reasons(visible_to(decision, None))
    assert [it.slot for it in hidden if isinstance(it, Conflict)] == [
        it.slot for it in all_reasons(decision) if isinstance(it, Conflict)
    ]
    text = repr(visible_to(decision, None))
    assert not any(f"'{id_}-1'" in text for id_ in "abcde")


# Nights and changes of the clocks.

SUNDAY_NIGHT = some_premises(hours=ALWAYS)
SUMMER = datetime(2026, 1, 1, tzinfo=UTC)


def in_berlin(request: Request, book: Book | None = None) -> Decision:
    return decide(SUNDAY_NIGHT, book or Book(), request, where=BERLIN, now=SUMMER)


def test_the_second_round_of_a_repeated_hour_is_free_where_the_first_is_taken():
    once = a_slot("2026-10-25 02:00", "2026-10-25 02:45", BERLIN)
    again = Slot(once.start.replace(fold=1), once.end.replace(fold=1))
    book = a_book(a_booking("held", once))
    assert in_berlin(a_request("request", again), book).refused == ()
    assert in_berlin(a_request("request", once), book).accepted == ()


def test_a_night_that_skips_an_hour_may_be_booked_through():
    request = a_request("request", a_slot("2026-03-29 01:00", "2026-03-29 05:00", BERLIN))
    (verdict,) = in_berlin(request).accepted
    assert verdict.booking.slot.length == timedelta(hours=3)


def test_bookings_that_touch_across_a_skipped_hour_do_not_conflict():
    before = Slot(datetime(2026, 3, 29, 1, tzinfo=BERLIN), datetime(2026, 3, 29, 1, tzinfo=UTC))
    after = a_request("request", a_slot("2026-03-29 03:00", "2026-03-29 05:00", BERLIN))
    assert in_berlin(after, a_book(a_booking("held", before))).refused == ()


# Bad inputs, and requests of any size.


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
        decided(a_request("r", Slot(start, start.replace(minute=30))), where=clocks)


@pytest.mark.parametrize("premises", [None, 3, "premises"])
def test_no_decision_without_premises(premises):
    with pytest.raises(InvalidValue):
        decide(premises, Book(), a_request(), where=BAKU, now=NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"where": "Asia/Baku"},
        {"where": UTC},
        {"where": None},
        {"now": datetime(2021, 1, 1)},  # noqa: DTZ001
        {"now": date(2021, 1, 1)},
        {"now": "2021-01-01"},
        {"now": datetime.max.replace(tzinfo=UTC)},
        {"remedies": -1},
        {"remedies": "3"},
        {"remedies": 1.5},
        {"remedies": None},
        {"replacing": None},
        {"replacing": 3},
        {"replacing": ("nothing",)},
        {"replacing": (3,)},
        {"replacing": ([],)},
    ],
    ids=repr,
)
def test_a_decision_refuses_what_it_cannot_use(changes):
    held = a_booking("held", a_slot("2021-03-01 10:00", "2021-03-01 12:00"))
    with pytest.raises(RocbError):
        decided(at("10:00", "12:00"), book=a_book(held), **changes)


@pytest.mark.parametrize("book", [None, {}, "book"])
def test_no_decision_without_a_book(book):
    with pytest.raises(InvalidValue):
        decide(some_premises(), book, a_request(), where=BAKU, now=NOW)
    with pytest.raises(InvalidValue):
        decide_waiting(some_premises(), book, where=BAKU, now=NOW)


@pytest.mark.parametrize("request_", [None, "request", 3])
def test_no_decision_without_a_request(request_):
    with pytest.raises(InvalidValue):
        decided(request_)


@pytest.mark.parametrize(("decision", "organisation"), [(None, "ours"), ("d", None)])
def test_only_decisions_are_veiled(decision, organisation):
    with pytest.raises(InvalidValue):
        visible_to(decision, organisation)


@pytest.mark.timed
def test_a_series_that_conflicts_everywhere_is_decided_within_seconds():
    count = 4_000
    first = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
    premises = some_premises(a_space("room"), a_space("other"), hours=ALWAYS)
    daily = Series(first, f"FREQ=DAILY;COUNT={count}")
    book = booked(
        Book(), premises, a_request("a", when=daily), a_request("b", when=daily, space="other")
    )
    began = perf_counter()
    decision = decided(a_request("c", when=daily), premises, book, remedies=0)
    assert len(decision.refused) == count
    assert perf_counter() - began < 3


# A series is the sum of its occurrences; what is accepted can be applied.

DAY = datetime(2026, 10, 24, tzinfo=BERLIN)
EARLY = datetime(2026, 10, 23, 12, tzinfo=BERLIN)
HALF = timedelta(minutes=30)


def slots_of(days: int = 2) -> st.SearchStrategy[Slot]:
    """Slots of half hours, up to six hours long, on the days around a change of the clocks."""
    return st.tuples(st.integers(0, 48 * days), st.integers(1, 12)).map(
        lambda it: Slot(
            (DAY.astimezone(UTC) + it[0] * HALF).astimezone(BERLIN),
            (DAY.astimezone(UTC) + (it[0] + it[1]) * HALF).astimezone(BERLIN),
        )
    )


def _opened(it: tuple[int, int, int]) -> OpeningHours:
    weekday, opens, length = it
    overnight = opens + length >= 24
    return OpeningHours(weekday, time(opens), time((opens + length) % 24), overnight=overnight)


HOURS = st.lists(
    st.tuples(st.sampled_from((6, 7, 1, 2)), st.integers(0, 23), st.integers(4, 24)).map(_opened),
    min_size=2,
    max_size=6,
).map(lambda it: Hours(tuple(it), STATED))
MOSTLY = st.one_of(st.just(ALWAYS), st.just(ALWAYS), HOURS)
GAPS = st.sampled_from((timedelta(), timedelta(), HALF, HOUR))
CLOSURES = st.lists(
    st.builds(
        lambda day, spaces: Closure(
            Days(date(2026, 10, day), date(2026, 10, day)), both("Closed"), STATED, spaces=spaces
        ),
        st.integers(24, 27),
        st.sampled_from(((), ("left",), ("lot",), ("room",))),
    ),
    max_size=1,
).map(tuple)
LIMITS = st.none() | st.builds(
    Limits,
    notice=st.none() | st.none() | st.just(timedelta(hours=20)),
    horizon=st.none() | st.none() | st.just(timedelta(days=3)),
    shortest=st.none() | st.just(HOUR),
    longest=st.none() | st.just(4 * HOUR),
    quotas=st.sampled_from(
        (
            (),
            (Quota("d", Period.DAY, bookings=2), Quota("w", Period.WEEK, length=9 * HOUR)),
            (Quota("own", Period.MONTH, organisation="customs", length=8 * HOUR),),
        )
    ),
)
RATES = tuple(
    Rate(id_, Unit.HOUR, Money(Decimal(10), "AZN"))
    for id_ in ("hall", "left", "right", "room", "lot")
)
TERMS = st.sampled_from(
    (
        None,
        None,
        Terms((FREE,)),
        Terms(
            (evolve(FREE, allowance=Allowance(3 * HOUR, Period.DAY)),),
            evolve(TARIFF, rates=RATES),
        ),
    )
)


@st.composite
def some_worlds(draw: Any, *, limited: bool = True) -> Premises:
    """Premises with a divisible hall, a room with layouts and a pool of three places."""
    layouts = (
        Layout("rows", both("Rows"), 20, setup=draw(GAPS), teardown=draw(GAPS)),
        Layout("round", both("Round"), 10, setup=draw(GAPS)),
    )
    spaces = (
        a_space("hall", capacity=80, parts=("left", "right"), setup=draw(GAPS)),
        a_space("left", capacity=30, teardown=draw(GAPS)),
        a_space("right", capacity=None, hours=draw(st.none() | HOURS)),
        a_space("room", capacity=12, layouts=layouts, equipment=("beamer",)),
        a_space("lot", kind=SpaceKind.PARKING, pooled=True, capacity=3, setup=draw(GAPS)),
    )
    return Premises(
        spaces,
        draw(MOSTLY),
        draw(CLOSURES),
        draw(LIMITS) if limited else None,
        draw(TERMS) if limited else None,
    )


ROOMS = st.one_of(
    st.sampled_from(("hall", "left", "right", "room")).map(lambda id_: (Use(id_),)),
    st.sampled_from(("rows", "round")).map(lambda it: (Use("room", layout=it, headcount=9),)),
    st.integers(10, 40).map(lambda it: (Use("left", headcount=it),)),
)
PLACES = (st.none() | st.integers(1, 3)).map(lambda it: (Use("lot", places=it),))
TOGETHER = st.sampled_from(
    (
        (Use("left"), Use("right")),
        (Use("room", equipment=("beamer",)), Use("lot", places=2)),
    )
)
ANYWHERE = st.sampled_from((None, 9, 25)).map(lambda it: (Use(headcount=it),))
USES = ROOMS | PLACES | TOGETHER


@st.composite
def some_requests(draw: Any, id: str, uses: st.SearchStrategy[tuple[Use, ...]]) -> Request:
    """A request for up to three slots, or for a short daily series whose slots do not overlap."""
    slots: list[Slot] = []
    for slot in draw(st.lists(slots_of(), min_size=1, max_size=3)):
        if not any(slot.overlaps(it) for it in slots):
            slots.append(slot)
    when: tuple[Slot, ...] | Series = tuple(slots)
    if draw(st.booleans()) and slots[0].start.fold == 0:
        when = Series(slots[0], f"FREQ=DAILY;COUNT={draw(st.integers(1, 4))}")
    organisation = draw(st.sampled_from((None, "customs", "customs", "others")))
    return a_request(
        id,
        uses=draw(uses),
        when=when,
        organisation=None if organisation is None else an_organisation(organisation),
    )


def filled(premises: Premises, requests: list[Request]) -> Book:
    """A Book with what is accepted of some requests, the second of them held for a while."""
    book = Book()
    for number, request in enumerate(requests):
        decision = decide(premises, book, request, where=BERLIN, now=EARLY, remedies=0)
        if decision.accepted:
            held: dict[str, Any] = {}
            if number == 1:
                held = {"status": BookingStatus.HELD, "expires": EARLY + HOUR}
            book.apply(decision, by="colleague", at=EARLY, partly=True, **held)
    return book


def books(uses: st.SearchStrategy[tuple[Use, ...]] = USES) -> st.SearchStrategy[list[Request]]:
    return st.tuples(*(some_requests(f"held{number}", uses) for number in range(3))).map(list)


def told(reasons: tuple[Any, ...]) -> set[str]:
    """Reasons without the ids of the bookings that they name."""
    return {_told(it) for it in reasons}


def _told(reason: Any) -> str:
    if isinstance(reason, Conflict):
        return f"conflict in {reason.space} with {reason.slot}"
    if isinstance(reason, PlacesTaken):
        taken = [held.slot for held in reason.bookings]
        return f"{reason.free} of {reason.places} places in {reason.space} beside {taken}"
    return repr(reason)


def singly(premises: Premises, book: Book, request: Request, now: datetime) -> list[Any]:
    """The verdicts on the occurrences, each decided and booked before the next is asked for."""
    verdicts: list[Any] = []
    for number, occurrence in enumerate(request.occurrences):
        single = evolve(request, id=f"single{number}", when=(occurrence.slot,))
        decision = decide(premises, book, single, where=BERLIN, now=now, remedies=0)
        verdicts += decision.verdicts
        if decision.accepted:
            book.apply(decision, by="colleague", at=now)
    return verdicts


@given(some_worlds(), books(), some_requests("asked", USES), st.sampled_from((EARLY, EARLY + HOUR)))
@settings(deadline=None, max_examples=70)
def test_a_series_is_the_sum_of_its_occurrences(premises, held, request, now):
    book, copy = filled(premises, held), filled(premises, held)
    decision = decide(premises, book, request, where=BERLIN, now=now, remedies=0)
    expected = singly(premises, copy, request, now)
    for verdict, single in zip(decision.verdicts, expected, strict=True):
        assert verdict.accepted is single.accepted
        assert told(verdict.reasons) == told(single.reasons)
        assert verdict.booking.quote == single.booking.quote
        assert verdict.booking.claims == single.booking.claims


@given(
    some_worlds(),
    books(),
    some_requests("asked", USES | ANYWHERE),
    st.sampled_from((EARLY, EARLY + HOUR)),
)
@settings(deadline=None, max_examples=70)
def test_what_a_decision_accepts_can_be_applied_and_then_conflicts(premises, held, request, now):
    book = filled(premises, held)
    before = list(book)
    decision = decide(premises, book, request, where=BERLIN, now=now)
    assert list(book) == before
    if decision.accepted:
        made = book.apply(decision, by="colleague", at=now, partly=True)
        assert made == decision.bookings
        again = decide(premises, book, evolve(request, id="again"), where=BERLIN, now=now)
        taken = {it.slot for it in made if it.claims[0].places is None}
        if request.uses[0].space is not None:
            assert not taken & {it.booking.slot for it in again.accepted}


@given(
    some_worlds(limited=False),
    books(),
    slots_of(1),
    st.integers(44, 120),
    st.one_of(PLACES, PLACES, ROOMS, TOGETHER),
)
@settings(deadline=None, max_examples=80)
def test_a_series_whose_occurrences_overlap_is_the_sum_of_them_too(
    premises, held, slot, halves_long, uses
):
    book, copy = filled(premises, held), filled(premises, held)
    first = Slot(slot.start, (slot.start.astimezone(UTC) + halves_long * HALF).astimezone(BERLIN))
    request = evolve(
        a_request("asked", when=Series(first, "FREQ=DAILY;COUNT=4")),
        uses=tuple(evolve(it, headcount=None) for it in uses),
    )
    decision = decide(premises, book, request, where=BERLIN, now=EARLY, remedies=0)
    expected = singly(premises, copy, request, EARLY)
    assert [it.accepted for it in decision.verdicts] == [it.accepted for it in expected]
    if decision.accepted:
        book.apply(decision, by="colleague", at=EARLY, partly=True)


# The decision on one slot, judged by a sweep of the half hours.


def halves(slot: Slot) -> list[datetime]:
    """Every half hour of a slot, as instants."""
    start = slot.start.astimezone(UTC)
    return [start + number * HALF for number in range(round(slot.length / HALF))]


def stretched(slot: Slot, before: timedelta, after: timedelta) -> set[datetime]:
    start, end = slot.start.astimezone(UTC), slot.end.astimezone(UTC)
    return set(halves(Slot(start - before, end + after)))


def opens_at(hours: Hours, instant: datetime) -> bool:
    wall = instant.astimezone(BERLIN)
    for it in hours.weekly:
        for days in (0, 1) if it.overnight else (0,):
            first = wall.date() - timedelta(days=days)
            opens = datetime.combine(first, it.opens, BERLIN).astimezone(UTC)
            last = first + timedelta(days=it.overnight)
            closes = datetime.combine(last, it.closes, BERLIN).astimezone(UTC)
            if first.isoweekday() == it.weekday and opens <= instant < closes:
                return True
    return False


PARTS = {"hall": {"left", "right"}}


def units_of(space: str) -> set[str]:
    return PARTS.get(space, {space})


def layout_of(premises: Premises, use: Use) -> tuple[Any, timedelta, timedelta]:
    for it in premises.by_id[use.space or ""].layouts:
        if it.id == use.layout:
            return (use.space, it.id), it.setup, it.teardown
    return None, timedelta(), timedelta()


def too_close(premises: Premises, mine: Use, slot: Slot, theirs: Use, other: Slot) -> bool:
    place, neighbour = (premises.by_id[it.space or ""] for it in (mine, theirs))
    layout, setup, teardown = layout_of(premises, mine)
    others, others_setup, others_teardown = layout_of(premises, theirs)
    for unit in units_of(place.id) & units_of(neighbour.id):
        own = premises.by_id[unit]
        before = max(place.setup, own.setup) + max(neighbour.teardown, own.teardown)
        after = max(neighbour.setup, own.setup) + max(place.teardown, own.teardown)
        if layout is None or layout != others:
            before, after = before + setup + others_teardown, after + others_setup + teardown
        if set(halves(slot)) & stretched(other, after, before):
            return True
    return False


def all_hours(premises: Premises, space: str) -> list[Hours | None]:
    """The hours that hold for a space: its own or those of the premises, and its parts' own."""
    parts = (premises.by_id[unit] for unit in units_of(space) - {space})
    own = premises.by_id[space].hours or premises.hours
    return [own, *(part.hours for part in parts if part.hours is not None)]


def closed_or_shut(premises: Premises, space: str, slot: Slot) -> set[type]:
    found: set[type] = set()
    for hours in all_hours(premises, space):
        if hours is not None and not all(opens_at(hours, half) for half in halves(slot)):
            found.add(OutsideHours)
    days = {half.astimezone(BERLIN).date() for half in halves(slot)}
    for closure in premises.closures:
        shut = {unit for it in closure.spaces for unit in units_of(it)}
        if days & set(closure.days) and (not closure.spaces or shut & units_of(space)):
            found.add(Closed)
    return found


def swept(premises: Premises, book: list[Booking], slot: Slot, use: Use) -> set[type]:
    """The kinds of the reasons about time against one slot of one space, found half by half."""
    space = premises.by_id[use.space or ""]
    found = closed_or_shut(premises, space.id, slot)
    level: dict[datetime, int] = {}
    for booking, held in ((it, use) for it in book for use in it.uses):
        if not units_of(held.space or "") & units_of(space.id):
            continue
        if space.pooled:
            for half in stretched(booking.slot, space.setup, space.teardown):
                level[half] = level.get(half, 0) + (held.places or 99)
        elif too_close(premises, use, slot, held, booking.slot):
            found.add(Conflict)
    wanted = stretched(slot, space.setup, space.teardown)
    if space.pooled and use.places is None and wanted & set(level):
        found.add(Conflict)
    if use.places is not None and any(level.get(it, 0) + use.places > 3 for it in wanted):
        found.add(PlacesTaken)
    return found


@given(some_worlds(limited=False), books(), slots_of(), ROOMS | PLACES)
@settings(deadline=None, max_examples=90)
def test_a_slot_is_accepted_exactly_where_a_sweep_finds_nothing_against_it(
    premises, held, slot, uses
):
    book = filled(premises, held)
    request = evolve(a_request("asked", slot), uses=(evolve(uses[0], headcount=None),))
    (verdict,) = decide(premises, book, request, where=BERLIN, now=EARLY).verdicts
    expected = swept(premises, list(book), slot, uses[0])
    assert {type(it) for it in verdict.reasons} == expected
