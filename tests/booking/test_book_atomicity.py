"""Wherever a change of the Book breaks off, it was made as a whole or leaves no trace.

An exception is raised at the first line that the Book runs of a change, then at the second, and so
on, until the change goes through.
"""

import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import rocb.booking
from rocb import (
    Book,
    Booking,
    BookingRefused,
    BookingStatus,
    Claim,
    Decision,
    Edit,
    Layout,
    NoSpaceFits,
    Organisation,
    Scope,
    Slot,
    Use,
    claims_of,
    decide,
    decide_edit,
    replay,
)
from tests.offices import BAKU, STATED, a_request, a_slot, a_space, both, some_premises

pytestmark = pytest.mark.untraced

NAMES = ("book", "ledger", "occupancy", "timeline", "pool", "chunks")
FILES = {str(Path(rocb.booking.__file__).with_name(f"{name}.py")) for name in NAMES}
HOUR = timedelta(hours=1)
GUEST = Organisation("guest", both("Guest"), None, STATED)
PREMISES = some_premises(
    a_space("hall", parts=("east", "west"), layouts=(Layout("rows", both("rows"), 100, HOUR),)),
    a_space("east"),
    a_space("west"),
    a_space("seats", pooled=True, capacity=4, setup=HOUR),
    a_space("room"),
)
UNITS = ("east", "west", "seats", "room")
DAY = a_slot("2021-03-01 00:00", "2021-03-05 23:00")
EARLY = a_slot("2021-03-01 08:00", "2021-03-01 09:00").start


class Broken(BaseException):
    """What breaks a change off: not even an `Exception`, as Ctrl-C is none."""


def broken_at(number: int, call: Callable[[], object]) -> bool:
    """Call, and raise at the numbered line that the Book runs; return whether it came to that."""
    left = number

    def line(_frame: Any, event: str, _arg: object) -> Any:
        nonlocal left
        if event == "line":
            left -= 1
            if left == 0:
                raise Broken
        return line

    def called(frame: Any, _event: str, _arg: object) -> Any:
        return line if frame.f_code.co_filename in FILES else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        call()
    except Broken:
        return True
    finally:
        sys.settrace(before)
    return False


def observed(book: Book) -> dict[str, Any]:
    """Everything that a Book says of itself; in what order it says it, the last tests ask."""
    return {
        "list": list(book),
        "length": len(book),
        "all": book.all,
        "entries": book.entries,
        "histories": [book.history(it.id) for it in book.all],
        "versions": book.versions((*UNITS, "hall", "organisation guest")),
        "waiting": book.waiting,
        "holds": [book.lapsed(EARLY), book.lapsed(DAY.end)],
        "conflicts": [by_id(book.conflicts(claim, DAY)) for claim in CLAIMS],
        "free": [[book.is_free(claim, it) for it in HOURS] for claim in CLAIMS],
        "places": [book.places_taken(SEATS, it) for it in HOURS],
        "spans": [book.free_spans(claim, DAY.begins, DAY.ends) for claim in CLAIMS],
        "requests": [book.of_request(it) for it in ("one", "two", "three", "wish", "one.2")],
        "organisation": by_id(book.of_organisation("guest", DAY)),
    }


def by_id(bookings: tuple[Booking, ...]) -> list[Booking]:
    return sorted(bookings, key=lambda it: it.id)


CLAIMS = [claim for unit in UNITS for claim in claims_of(PREMISES, (Use(unit),))]
(SEATS,) = claims_of(PREMISES, (Use("seats", places=2),))
HOURS = [Slot(EARLY + it * HOUR, EARLY + (it + 1) * HOUR) for it in range(0, 9, 2)]


def at(clock: str, hours: int = 1, day: int = 1) -> Slot:
    start = a_slot(f"2021-03-0{day} {clock}", f"2021-03-0{day} 23:59").start
    return Slot(start, start + hours * HOUR)


WISH = a_request("wish", at("09:00", day=3), space="room", organisation=GUEST)


def decided(book: Book, id: str, *slots: Slot, **changes: Any) -> Decision:
    request = a_request(id, *slots, organisation=GUEST, **changes)
    return decide(PREMISES, book, request, where=BAKU, now=EARLY, remedies=0)


def a_book() -> Book:
    """A Book with bookings of every kind, two of them for the same places at the same time."""
    book = Book()
    hall = (Use("hall", layout="rows"), Use("seats", places=2))
    book.apply(
        decided(book, "one", at("10:00"), at("14:00"), at("10:00", day=2), uses=hall),
        by="desk",
        at=EARLY,
    )
    book.apply(
        decided(book, "two", at("10:00"), at("16:00"), uses=(Use("seats", places=1),)),
        by="desk",
        at=EARLY,
        status=BookingStatus.HELD,
        expires=EARLY + HOUR,
    )
    book.apply(
        decided(book, "three", at("11:00"), at("16:00"), space="room"),
        by="desk",
        at=EARLY,
        status=BookingStatus.REQUESTED,
    )
    book.wait(WISH, by="desk", at=EARLY)
    book.wait(a_request("patience", space="room"), by="desk", at=EARLY)
    return book


def bookings() -> list[Booking]:
    """Bookings of several spaces at once, in the way of nobody."""
    uses = (Use("hall", layout="rows"), Use("seats", places=1))
    found = []
    for number, slot in enumerate((at("12:00", day=3), at("15:00", day=3)), 1):
        request = a_request(f"new-{number}", slot, uses=uses, organisation=GUEST)
        claims = claims_of(PREMISES, uses)
        found.append(Booking(f"new-{number}", slot, request, uses, claims, None, slot.start))
    return found


def edit(book: Book, **changes: Any) -> Decision:
    return decide_edit(PREMISES, book, Edit("one-1", **changes), where=BAKU, now=EARLY)


def wish(book: Book, replacing: tuple[str, ...] = ()) -> Decision:
    return decide(PREMISES, book, WISH, where=BAKU, now=EARLY, replacing=replacing)


def applied(decision: Decision, hours: int = 0, **changes: Any) -> Callable[[Book], object]:
    return lambda book: book.apply(decision, by="desk", at=EARLY + hours * HOUR, **changes)


def moved(scope: Scope, shift: timedelta) -> Callable[[Book], object]:
    return applied(edit(a_book(), scope=scope, shift=shift))


CHANGES: dict[str, Callable[[Book], object]] = {
    "add": lambda book: book.add(bookings(), by="desk", at=EARLY),
    "apply what waited": applied(wish(a_book())),
    "apply a hold": applied(wish(a_book()), status=BookingStatus.HELD, expires=EARLY + HOUR),
    "apply while holds lapse": applied(wish(a_book()), hours=1),
    "apply in place of others": applied(wish(a_book(), ("one-1", "two-1", "three-2"))),
    "move one": moved(Scope.THIS, -HOUR),
    "move all onto one another": moved(Scope.ALL, timedelta(days=1)),
    "cancel": lambda book: book.cancel("one-1", "two-2", "three-1", by="desk", at=EARLY),
    "cancel what began at the same time": lambda book: book.cancel("one-1", by="desk", at=EARLY),
    "approve": lambda book: book.approve("two-1", "three-1", by="desk", at=EARLY),
    "decline": lambda book: book.decline("two-1", "three-2", by="desk", at=EARLY),
    "no-show": lambda book: book.no_show("one-1", by="desk", at=EARLY + 3 * HOUR),
    "complete": lambda book: book.complete("one-1", by="desk", at=EARLY + 3 * HOUR),
    "expire": lambda book: book.expire(by="clock", at=EARLY + HOUR),
    "wait": lambda book: book.wait(a_request("later", space="room"), by="desk", at=EARLY),
    "withdraw": lambda book: book.withdraw("wish"),
}


def in_the_way(id: str, slot: Slot) -> Booking:
    request = a_request(id, slot, space="west", organisation=GUEST)
    return Booking(id, slot, request, request.uses, (Claim("west"),), None, slot.start)


def half_of_a_move() -> Decision:
    """A decision that moves two bookings on, but leaves the third where the second is to go."""
    decision = edit(a_book(), scope=Scope.ALL, shift=timedelta(days=1))
    first, second, third = decision.verdicts
    return evolve(decision, verdicts=(first, second, evolve(third, reasons=(NoSpaceFits(),))))


COLLIDING: dict[str, Callable[[Book], object]] = {
    "add": lambda book: book.add(
        [*bookings(), in_the_way("last", at("10:00", day=2))], by="desk", at=EARLY
    ),
    "add an id twice": lambda book: book.add(bookings() + bookings()[:1], by="desk", at=EARLY),
    "move": applied(half_of_a_move(), partly=True),
}


@pytest.mark.parametrize("change", COLLIDING.values(), ids=COLLIDING)
def test_a_refused_change_that_breaks_off_anywhere_leaves_no_trace(change):
    """The exception may also come while that which collided is being undone."""
    book = a_book()
    before, number = observed(book), 1
    left: list[int] = []
    while True:
        try:
            assert broken_at(number, partial(change, book))
        except BookingRefused:
            break
        if observed(book) != before:
            left.append(number)
            book = a_book()
        number += 1
    assert number > 50
    assert observed(book) == before
    assert left == [], f"a trace is left at these of {number} lines"


def check_every_break(build: Callable[[], Book], change: Callable[[Book], object]) -> int:
    """Break a change off at each of its lines in turn, and return how many those are."""
    twin = build()
    before = observed(twin)
    change(twin)
    after = observed(twin)
    assert after != before
    number, book, made = 1, build(), False
    while broken_at(number, partial(change, book)):
        now = observed(book)
        assert now in (before, after), f"a trace is left at line {number} of those that ran"
        assert not made or now == after, f"undone at line {number}, after it was made"
        made = made or now == after
        if made:
            book = build()
        number += 1
    assert observed(book) == after
    assert all(replay(book.history(it.id)) == it for it in book.all)
    return number - 1


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_that_breaks_off_anywhere_leaves_no_trace(change):
    assert check_every_break(a_book, change) > 3


@pytest.mark.parametrize("count", [127, 511, 512])
def test_a_room_or_pool_with_many_bookings_leaves_no_trace_either(count):
    """The parts in which the index keeps them are joined and halved on the way."""
    start = DAY.start
    slots = [Slot(start + it * HOUR, start + (it + 1) * HOUR) for it in range(count)]
    uses = (Use("room"), Use("seats", places=2))
    claims = claims_of(PREMISES, uses)
    claims = tuple(evolve(it, before=timedelta()) for it in claims)
    request = a_request("many", uses=uses)
    many = [
        Booking(f"many-{number}", slot, request, uses, claims, None, slot.start)
        for number, slot in enumerate(slots)
    ]
    book, last = Book(), many.pop(count // 2)
    book.add(many, by="desk", at=EARLY)
    window = Slot(DAY.start, slots[-1].end)

    def seen() -> list[Any]:
        found: list[Any] = [book.versions(UNITS), len(book.entries), book.of_request("many")]
        found += [book.conflicts(it, window) for it in claims]
        found += [book.free_spans(it, window.begins, window.ends) for it in claims]
        return [*found, book.places_taken(claims[1], last.slot)]

    def check(change: Callable[[], object]) -> None:
        before, number = seen(), 1
        while broken_at(number, change):
            if seen() != before:
                break
            number += 1
        assert seen()[1] == before[1] + 1
        assert number > 50

    check(lambda: book.add([last], by="desk", at=EARLY))
    check(lambda: book.cancel(last.id, by="desk", at=EARLY))
    assert len(book) == count - 1


def test_what_an_organisation_holds_comes_in_one_order_whatever_was_undone():
    book = a_book()
    before = book.of_organisation("guest", DAY)
    break_off_cancelling(book, "one-1", "two-1")
    assert book.of_organisation("guest", DAY) == before


def test_conflicts_at_one_time_come_in_one_order_whatever_was_undone():
    book = a_book()
    before = book.conflicts(SEATS, DAY)
    break_off_cancelling(book, "one-1")
    assert book.conflicts(SEATS, DAY) == before


def break_off_cancelling(book: Book, *ids: str) -> None:
    for id_ in ids:
        change = partial(book.cancel, id_, by="desk", at=EARLY)
        for number in range(1, 90, 4):
            assert broken_at(number, change)
    assert {it.status for it in book.all}.isdisjoint([BookingStatus.CANCELLED])
