"""Utilisation tells how long spaces were open and booked, in plain rows that add up."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Allowance,
    Book,
    BookingStatus,
    Closure,
    Days,
    Entitlement,
    Money,
    Period,
    Premises,
    Purpose,
    Rate,
    Request,
    RocbError,
    Tariff,
    Terms,
    Unit,
    Use,
    decide,
    utilisation,
)
from tests.booking.test_decisions import (
    ALWAYS,
    HOUR,
    all_hours,
    an_organisation,
    books,
    filled,
    opens_at,
    some_worlds,
    units_of,
)
from tests.offices import BAKU, BERLIN, STATED, a_request, a_slot, a_space, both, some_premises

NOW = datetime(2021, 2, 1, 9, tzinfo=BAKU)
MARCH = Days(date(2021, 3, 1), date(2021, 3, 31))
WEEK = Days(date(2021, 3, 1), date(2021, 3, 7))


def booked(premises: Premises, *requests: Request) -> Book:
    book = Book()
    for request in requests:
        book.apply(decide(premises, book, request, where=BAKU, now=NOW), by="colleague", at=NOW)
    return book


def rows(
    premises: Premises, book: Book, days: Days = WEEK, *by: str, **changes: Any
) -> list[dict[str, Any]]:
    given_: dict[str, Any] = {"where": BAKU, "by": by or ("space",), **changes}
    return utilisation(premises, book, days, **given_)


def at(id: str, day: int, start: str, end: str, **changes: Any) -> Request:
    return a_request(id, a_slot(f"2021-03-{day:02} {start}", f"2021-03-{day:02} {end}"), **changes)


def column(found: list[dict[str, Any]], name: str) -> list[Any]:
    return [row[name] for row in found]


def test_hours_booked_are_held_against_hours_open():
    premises = some_premises()
    book = booked(premises, at("a", 1, "10:00", "12:00"), at("b", 2, "09:00", "18:00"))
    (row,) = rows(premises, book)
    assert row == {
        "space": "room",
        "open_hours": 45.0,
        "booked_hours": 11.0,
        "free_hours": 0.0,
        "charged_hours": 0.0,
        "no_show_hours": 0.0,
        "bookings": 2,
        "no_shows": 0,
        "used": 11 / 45,
    }


def test_a_space_that_nobody_booked_has_a_row_all_the_same():
    premises = some_premises(a_space("a"), a_space("b"))
    book = booked(premises, at("a", 1, "10:00", "12:00", space="b"))
    found = rows(premises, book)
    assert column(found, "space") == ["a", "b"]
    assert column(found, "booked_hours") == [0, 2]
    assert column(found, "used") == [0, 2 / 45]


def test_unknown_hours_are_unknown_and_not_zero():
    spaces = (a_space("known", hours=some_premises().hours), a_space("unknown"))
    found = rows(Premises(spaces, None), Book())
    assert column(found, "open_hours") == [45, None]
    assert column(found, "used") == [0, None]
    (total,) = rows(Premises(spaces, None), Book(), WEEK, "month")
    assert (total["open_hours"], total["used"]) == (None, None)


def test_closed_days_are_not_open():
    closures = (Closure(Days(date(2021, 3, 1), date(2021, 3, 2)), both("Repairs"), STATED),)
    (row,) = rows(some_premises(closures=closures), Book())
    assert row["open_hours"] == 27


def test_where_nothing_is_ever_open_nothing_is_used():
    sunday = Days(date(2021, 3, 7), date(2021, 3, 7))
    (row,) = rows(some_premises(), Book(), sunday)
    assert (row["open_hours"], row["used"]) == (0, None)


def test_a_pool_counts_by_the_share_of_its_places():
    premises = some_premises(a_space("lot", pooled=True, capacity=4))
    book = booked(
        premises,
        at("a", 1, "10:00", "12:00", space="lot", places=1),
        at("b", 1, "10:00", "12:00", space="lot", places=2),
        at("c", 2, "10:00", "12:00", space="lot"),
    )
    (row,) = rows(premises, book)
    assert (row["booked_hours"], row["bookings"]) == (0.5 + 1 + 2, 3)


def test_a_space_with_parts_is_the_mean_of_them_and_counts_once_in_the_sum():
    premises = some_premises(
        a_space("hall", parts=("left", "right")), a_space("left"), a_space("right")
    )
    book = booked(
        premises,
        at("a", 1, "10:00", "12:00", space="left"),
        at("b", 2, "10:00", "11:00", space="hall"),
    )
    found = rows(premises, book)
    assert column(found, "space") == ["hall", "left", "right"]
    assert column(found, "booked_hours") == [2, 3, 1]
    assert column(found, "open_hours") == [45, 45, 45]
    assert column(found, "bookings") == [2, 2, 1]
    (total,) = rows(premises, book, WEEK, "month")
    assert (total["booked_hours"], total["open_hours"], total["bookings"]) == (4, 90, 2)


def test_a_booking_over_midnight_counts_in_both_months():
    premises = some_premises(hours=ALWAYS)
    slot = a_slot("2021-03-31 22:00", "2021-04-01 03:00")
    book = booked(premises, a_request("night", slot))
    days = Days(date(2021, 3, 1), date(2021, 4, 30))
    found = rows(premises, book, days, "month")
    assert column(found, "month") == ["2021-03", "2021-04"]
    assert column(found, "booked_hours") == [2, 3]
    assert column(found, "open_hours") == [31 * 24, 30 * 24]
    assert column(found, "bookings") == [1, 1]


def test_only_what_lies_within_the_days_counts():
    premises = some_premises(hours=ALWAYS)
    slot = a_slot("2021-02-28 20:00", "2021-03-01 06:00")
    (row,) = rows(premises, booked(premises, a_request("night", slot)), WEEK)
    assert (row["booked_hours"], row["open_hours"]) == (6, 7 * 24)
    later = Days(date(2021, 3, 2), date(2021, 3, 2))
    (row,) = rows(premises, booked(premises, a_request("night", slot)), later)
    assert (row["booked_hours"], row["bookings"]) == (0, 0)


@pytest.mark.parametrize(("month", "hours"), [(3, 31 * 24 - 1), (10, 31 * 24 + 1), (4, 30 * 24)])
def test_a_month_in_which_the_clocks_change_has_an_hour_less_or_more(month, hours):
    last = date(2026, month + 1, 1) - timedelta(days=1)
    days = Days(date(2026, month, 1), last)
    (row,) = rows(some_premises(hours=ALWAYS), Book(), days, where=BERLIN)
    assert row["open_hours"] == hours


def test_what_is_free_and_what_is_charged_is_told_apart():
    free = Entitlement(
        "free",
        both("Free"),
        STATED,
        organisations=("customs",),
        allowance=Allowance(3 * HOUR, Period.MONTH),
    )
    rates = (Rate("room", Unit.HOUR, Money(Decimal(9), "AZN")),)
    premises = some_premises(terms=Terms((free,), Tariff("t", both("T"), rates, STATED)))
    ours, theirs = an_organisation(), an_organisation("others")
    book = booked(
        premises,
        at("a", 1, "10:00", "12:00", organisation=ours),
        at("b", 2, "10:00", "12:00", organisation=ours),
        at("c", 3, "10:00", "12:30", organisation=theirs),
    )
    (row,) = rows(premises, book)
    assert (row["booked_hours"], row["free_hours"], row["charged_hours"]) == (6.5, 3, 3.5)
    found = rows(premises, book, WEEK, "organisation")
    assert column(found, "organisation") == ["customs", "others"]
    assert column(found, "free_hours") == [3, 0]
    assert column(found, "charged_hours") == [1, 2.5]


def test_no_shows_are_told_apart_and_take_nothing():
    premises = some_premises()
    book = booked(premises, at("a", 1, "10:00", "12:00"), at("b", 2, "10:00", "13:00"))
    book.no_show("a-1", by="guard", at=NOW.replace(month=3, day=2))
    (row,) = rows(premises, book)
    assert (row["booked_hours"], row["bookings"]) == (3, 1)
    assert (row["no_show_hours"], row["no_shows"]) == (2, 1)


def test_what_was_cancelled_counts_for_nothing():
    premises = some_premises()
    book = booked(premises, at("a", 1, "10:00", "12:00"))
    book.cancel("a-1", by="colleague", at=NOW)
    (row,) = rows(premises, book)
    assert (row["booked_hours"], row["bookings"], row["no_shows"]) == (0, 0, 0)


def test_groups_of_organisations_and_purposes_are_those_that_occur():
    premises = some_premises(a_space("a"), a_space("b"))
    ours = an_organisation()
    book = booked(
        premises,
        at("a", 1, "10:00", "12:00", space="a", organisation=ours, purpose=Purpose.TRAINING),
        at("b", 2, "10:00", "13:00", space="b", organisation=ours, purpose=Purpose.SEMINAR),
        at("c", 3, "10:00", "11:00", space="b"),
    )
    found = rows(premises, book, WEEK, "space", "organisation", "purpose")
    assert [(it["space"], it["organisation"], it["purpose"]) for it in found] == [
        ("a", "customs", "training"),
        ("b", "customs", "seminar"),
        ("b", None, None),
    ]
    assert column(found, "booked_hours") == [2, 3, 1]
    assert column(found, "open_hours") == [45, 45, 45]
    found = rows(premises, book, WEEK, "organisation")
    assert [(it["organisation"], it["booked_hours"], it["open_hours"]) for it in found] == [
        ("customs", 5, 90),
        (None, 1, 90),
    ]


def test_without_groups_there_is_one_row_of_all():
    premises = some_premises(a_space("a"), a_space("b"))
    book = booked(premises, at("a", 1, "10:00", "12:00", space="a"))
    (row,) = rows(premises, book, by=())
    assert (row["booked_hours"], row["open_hours"]) == (2, 90)


def test_bookings_of_spaces_that_are_no_longer_there_count_for_nothing():
    premises = some_premises(a_space("a"), a_space("b"))
    book = booked(premises, at("a", 1, "10:00", "12:00", space="a"))
    left = some_premises(a_space("b"))
    for by in ((), ("space",), ("organisation",), ("space", "purpose")):
        assert sum(column(rows(left, book, by=by), "booked_hours")) == 0


QUARTER = timedelta(minutes=15)


@given(some_worlds(), books(), st.integers(23, 27), st.integers(0, 3))
@settings(deadline=None, max_examples=25)
def test_the_hours_are_those_that_a_sweep_of_the_quarters_counts(premises, held, first, more):
    book = filled(premises, held)
    days = Days(date(2026, 10, first), date(2026, 10, min(first + more, 28)))
    found = rows(premises, book, days, where=BERLIN)
    begin = datetime.combine(days.first, time(), BERLIN).astimezone(UTC)
    end = datetime.combine(days.last + timedelta(days=1), time(), BERLIN).astimezone(UTC)
    quarters = [begin + number * QUARTER for number in range(round((end - begin) / QUARTER))]
    expected = {}
    for space in ("left", "right", "room", "lot", "hall"):
        hours = all_hours(premises, space)
        opened = taken = 0.0
        for quarter in quarters:
            day = quarter.astimezone(BERLIN).date()
            closed = any(
                day in it.days
                and (
                    not it.spaces
                    or units_of(space) & {u for id_ in it.spaces for u in units_of(id_)}
                )
                for it in premises.closures
            )
            opened += 0.25 * (
                not closed and all(it is not None and opens_at(it, quarter) for it in hours)
            )
            for booking in book:
                for use in booking.uses:
                    if space in units_of(use.space or "") and (
                        booking.slot.start <= quarter < booking.slot.end
                    ):
                        taken += 0.25 * (use.places or 3) / 3
        expected[space] = opened, taken
    mean = (expected["left"][1] + expected["right"][1]) / 2
    expected["hall"] = expected["hall"][0], mean
    for row in found:
        opened, taken = expected[row["space"]]
        assert row["open_hours"] == pytest.approx(opened)
        assert row["booked_hours"] == pytest.approx(taken)
    total = sum(expected[it][1] for it in ("left", "right", "room", "lot"))
    for by in ((), ("month",), ("organisation",), ("purpose",), ("month", "organisation")):
        grouped = rows(premises, book, days, where=BERLIN, by=by)
        assert sum(column(grouped, "booked_hours")) == pytest.approx(total)


@pytest.mark.timed
def test_a_thousand_bookings_of_many_organisations_take_no_minutes():
    premises = some_premises(hours=ALWAYS)
    first = a_slot("2021-03-01 00:00", "2021-03-01 01:00")
    slots = [
        evolve(first, start=first.start + n * HOUR, end=first.end + n * HOUR) for n in range(1000)
    ]
    requests = [
        a_request(f"r{number}", slot, organisation=an_organisation(f"o{number}"))
        for number, slot in enumerate(slots)
    ]
    book = booked(premises, *requests)
    began = perf_counter()
    days = Days(date(2021, 3, 1), date(2021, 12, 31))
    found = rows(premises, book, days, "space", "month", "organisation", "purpose")
    assert len(found) == 1000
    assert perf_counter() - began < 2


@pytest.mark.parametrize(
    "changes",
    [
        {"by": "space"},
        {"by": ["space"]},
        {"by": ("floor",)},
        {"by": ("space", "space")},
        {"by": ([],)},
        {"by": None},
        {"where": "Asia/Baku"},
        {"days": None},
        {"days": Days(date(1, 1, 1), date(1, 1, 31))},
        {"days": Days(date(9999, 12, 1), date(9999, 12, 31))},
        {"days": Days(date(9998, 12, 1), date(9999, 1, 31))},
        {"days": Days(date(2021, 1, 1), date(7021, 1, 1))},
        {"book": None},
        {"premises": None},
    ],
    ids=repr,
)
def test_utilisation_refuses_what_it_cannot_use(changes):
    given_: dict[str, Any] = {
        "premises": some_premises(),
        "book": Book(),
        "days": WEEK,
        "where": BAKU,
        "by": ("space",),
        **changes,
    }
    arguments = (given_.pop("premises"), given_.pop("book"), given_.pop("days"))
    with pytest.raises(RocbError):
        utilisation(*arguments, **given_)


def test_held_and_requested_bookings_count_as_booked():
    premises, book = some_premises(), Book()
    for number, status in enumerate((BookingStatus.HELD, BookingStatus.REQUESTED), 1):
        expires = NOW + HOUR if status is BookingStatus.HELD else None
        decision = decide(
            premises, book, at(f"r{number}", number, "10:00", "12:00"), where=BAKU, now=NOW
        )
        book.apply(decision, by="colleague", at=NOW, status=status, expires=expires)
    (row,) = rows(premises, book)
    assert row["booked_hours"] == 4


def test_a_use_of_several_spaces_counts_in_each_of_them():
    premises = some_premises(a_space("a"), a_space("b"))
    request = evolve(at("both", 1, "10:00", "12:00"), uses=(Use("a"), Use("b")))
    book = booked(premises, request)
    assert column(rows(premises, book), "booked_hours") == [2, 2]
    (total,) = rows(premises, book, by=())
    assert (total["booked_hours"], total["bookings"]) == (4, 1)
