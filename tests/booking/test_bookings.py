"""The life of a booking: which state follows which, and what its history tells."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from rocb import (
    Action,
    Book,
    Booking,
    BookingStatus,
    Entry,
    InvalidValue,
    RocbError,
    TransitionRefused,
    Use,
    replay,
)
from tests.offices import BAKU, BERLIN, a_booking, a_slot

SLOT = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
BEFORE = a_slot("2021-03-01 08:00", "2021-03-01 09:00").start
DURING = a_slot("2021-03-01 11:00", "2021-03-01 12:00").start
HOUR = timedelta(hours=1)

ALLOWED = {
    "approve": {"requested": "confirmed", "held": "confirmed"},
    "decline": {"requested": "declined", "held": "declined"},
    "cancel": {"requested": "cancelled", "held": "cancelled", "confirmed": "cancelled"},
    "check_in": {"confirmed": "checked_in"},
    "complete": {"confirmed": "completed", "checked_in": "completed"},
    "no_show": {"confirmed": "no_show"},
}
TAKES_ITS_SPACES = {"requested", "held", "confirmed", "checked_in", "completed"}
WAYS = {
    "requested": [],
    "held": [],
    "confirmed": [],
    "checked_in": ["check_in"],
    "completed": ["complete"],
    "declined": ["decline"],
    "cancelled": ["cancel"],
    "expired": ["expire"],
    "no_show": ["no_show"],
}
BEGINS_AS = {"requested": "requested", "declined": "requested", "held": "held", "expired": "held"}
"""In which state a booking begins that is to come to another; the others are confirmed."""


def a_book_in(status: str) -> Book:
    """A Book whose one booking, of 10 to 12, came to this state."""
    begins = BookingStatus(BEGINS_AS.get(status, "confirmed"))
    expires = BEFORE + HOUR if begins is BookingStatus.HELD else None
    book = Book()
    book.add([evolve(a_booking("it", SLOT), status=begins, expires=expires)], by="desk", at=BEFORE)
    for action in WAYS[status]:
        if action == "expire":
            book.expire(by="clock", at=BEFORE + HOUR)
        else:
            at = DURING if action in ("complete", "no_show") else BEFORE
            getattr(book, action)("it", by="desk", at=at)
    assert book.find("it").status.value == status
    return book


@pytest.mark.parametrize("status", WAYS)
@pytest.mark.parametrize("action", ALLOWED)
def test_an_action_finds_a_state_and_leaves_another_or_is_refused(status, action):
    book = a_book_in(status)
    history = book.history("it")
    at = DURING if action in ("complete", "no_show") or history[-1].at == DURING else BEFORE
    after = ALLOWED[action].get(status)
    if after is None:
        with pytest.raises(TransitionRefused) as caught:
            getattr(book, action)("it", by="desk", at=at)
        assert (caught.value.booking, caught.value.action) == ("it", action)
        assert caught.value.why == f"is {status}"
        assert book.history("it") == history
    else:
        getattr(book, action)("it", by="desk", at=at, why="as agreed")
        assert book.find("it").status.value == after
        entry = book.history("it")[-1]
        assert (entry.at, entry.by, entry.action.value, entry.why) == (
            at,
            "desk",
            action,
            "as agreed",
        )
        assert entry.booking == book.find("it")


@pytest.mark.parametrize("status", WAYS)
def test_a_booking_takes_its_spaces_or_leaves_them_to_anyone(status):
    book = a_book_in(status)
    takes = status in TAKES_ITS_SPACES
    assert [it.id for it in book] == (["it"] if takes else [])
    assert book.is_free(a_booking("other", SLOT).claims[0], SLOT) is not takes


@pytest.mark.parametrize("status", WAYS)
def test_every_state_can_be_replayed_from_its_history(status):
    book = a_book_in(status)
    assert replay(book.history("it")) == book.find("it")
    assert replay(book.entries) == book.find("it")


@pytest.mark.parametrize(
    "status", ["checked_in", "completed", "declined", "cancelled", "expired", "no_show"]
)
def test_no_booking_begins_in_a_state_that_others_lead_to(status):
    book = Book()
    booking = evolve(a_booking("it", SLOT), status=BookingStatus(status))
    with pytest.raises(TransitionRefused) as caught:
        book.add([booking], by="desk", at=BEFORE)
    assert caught.value.booking == "it"
    assert book.all == ()


@pytest.mark.parametrize("action", ["cancel"])
@pytest.mark.parametrize("late", [timedelta(), HOUR, 24 * HOUR])
def test_what_has_begun_is_not_cancelled(action, late):
    book = a_book_in("confirmed")
    with pytest.raises(TransitionRefused, match="has begun"):
        getattr(book, action)("it", by="desk", at=SLOT.start + late)
    book.cancel("it", by="desk", at=SLOT.start - timedelta(microseconds=1))


@pytest.mark.parametrize("action", ["complete", "no_show"])
def test_what_has_not_begun_did_not_take_place(action):
    book = a_book_in("confirmed")
    with pytest.raises(TransitionRefused, match="has not begun"):
        getattr(book, action)("it", by="desk", at=SLOT.start - timedelta(microseconds=1))
    getattr(book, action)("it", by="desk", at=SLOT.start)


def test_a_hold_that_is_approved_expires_no_more():
    book = a_book_in("held")
    book.approve("it", by="desk", at=BEFORE)
    assert book.find("it").expires is None
    assert book.lapsed(DURING) == frozenset()
    assert book.expire(by="clock", at=DURING) == ()
    assert book.find("it").status is BookingStatus.CONFIRMED


def test_a_hold_expires_at_its_time_and_not_before():
    book = a_book_in("held")
    due = BEFORE + HOUR
    assert book.expire(by="clock", at=due - timedelta(microseconds=1)) == ()
    (expired,) = book.expire(by="clock", at=due.astimezone(BERLIN))
    assert (expired.id, expired.status, expired.expires) == ("it", BookingStatus.EXPIRED, None)
    assert expired == book.find("it")


def test_nothing_happens_to_a_booking_before_what_happened_to_it_last():
    book = a_book_in("confirmed")
    with pytest.raises(InvalidValue) as caught:
        book.check_in("it", by="desk", at=BEFORE - timedelta(microseconds=1))
    assert [it.path for it in caught.value.faults] == ["at"]
    book.check_in("it", by="desk", at=BEFORE.astimezone(UTC))


def test_the_spaces_of_a_booking_are_those_that_its_uses_name():
    uses = (Use("hall"), Use(None), Use("annex"))
    assert evolve(a_booking("it", SLOT), uses=uses).spaces == ("hall", "annex")


# Replay


def entry(action: Action, status: BookingStatus, at: datetime = BEFORE, **changes: Any) -> Entry:
    return Entry(
        0, at, "desk", action, None, evolve(a_booking("it", SLOT), status=status, **changes)
    )


BOOKED = entry(Action.BOOK, BookingStatus.CONFIRMED)
CHECKED_IN = entry(Action.CHECK_IN, BookingStatus.CHECKED_IN, BEFORE + HOUR)
COMPLETED = entry(Action.COMPLETE, BookingStatus.COMPLETED, DURING)
LIFE = (BOOKED, CHECKED_IN, COMPLETED)


def test_of_no_history_there_is_no_booking():
    assert replay([]) is None
    assert replay([], BEFORE) is None


@pytest.mark.parametrize(
    ("until", "left"),
    [
        (BEFORE - timedelta(microseconds=1), None),
        (BEFORE, BOOKED),
        (BEFORE.astimezone(BERLIN), BOOKED),
        (DURING - timedelta(microseconds=1), CHECKED_IN),
        (DURING, COMPLETED),
        (DURING + HOUR, COMPLETED),
        (None, COMPLETED),
    ],
)
def test_a_history_tells_how_a_booking_stood_at_an_instant(until, left):
    assert replay(LIFE, until) == (left and left.booking)


def test_a_history_may_come_one_entry_at_a_time():
    assert replay(iter(LIFE)) == COMPLETED.booking


def test_of_two_changes_at_one_instant_the_later_counts():
    moved = entry(
        Action.MOVE, BookingStatus.CONFIRMED, slot=a_slot("2021-03-02 10:00", "2021-03-02 11:00")
    )
    assert replay([BOOKED, moved], BEFORE) == moved.booking


@pytest.mark.parametrize(
    ("history", "path"),
    [
        ([CHECKED_IN], "[0].action"),
        ([entry(Action.BOOK, BookingStatus.HELD)], "[0].action"),
        ([entry(Action.MOVE, BookingStatus.CONFIRMED)], "[0].action"),
        ([BOOKED, BOOKED], "[1].action"),
        ([BOOKED, entry(Action.CHECK_IN, BookingStatus.COMPLETED)], "[1].action"),
        ([BOOKED, entry(Action.DECLINE, BookingStatus.DECLINED)], "[1].action"),
        ([BOOKED, CHECKED_IN, entry(Action.COMPLETE, BookingStatus.COMPLETED)], "[2].at"),
        ([BOOKED, evolve(CHECKED_IN, booking=a_booking("other", SLOT))], "[1].booking.id"),
        ([*LIFE, entry(Action.CANCEL, BookingStatus.CANCELLED, DURING)], "[3].action"),
    ],
)
def test_a_history_that_no_booking_can_have_is_refused(history, path):
    with pytest.raises(InvalidValue) as caught:
        replay(history)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_a_history_that_goes_wrong_later_is_refused_all_the_same():
    with pytest.raises(InvalidValue):
        replay([*LIFE, BOOKED], BEFORE)


NAIVE = datetime(2021, 3, 1)  # noqa: DTZ001 - on purpose


@pytest.mark.parametrize(
    ("history", "until"),
    [([None], None), (LIFE, NAIVE), (LIFE, "2021-03-01"), (None, None), ([LIFE], None)],
)
def test_what_is_no_history_is_refused_by_an_error_of_the_library(history, until):
    with pytest.raises(RocbError):
        replay(history, until)


def test_a_booking_shows_what_tells_it_from_others_in_short():
    assert repr(a_booking("it", SLOT)).startswith("Booking(id='it', slot=Slot(")
    assert len(repr(a_booking("it", SLOT))) < 400


def test_a_booking_is_never_changed():
    booking: Any = a_booking("it", SLOT)
    with pytest.raises(AttributeError):
        booking.status = BookingStatus.CANCELLED
    assert isinstance(booking, Booking)
    assert booking.slot.start.tzinfo is BAKU
