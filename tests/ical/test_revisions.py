"""What happens to a booking in its Book makes its SEQUENCE grow, and its stamps are of then."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Book,
    BookingStatus,
    Edit,
    Language,
    Request,
    RocbError,
    Scope,
    Series,
    Use,
    decide,
    decide_edit,
)
from rocb.ical.booking_events import book_events
from rocb.ical.conformance import findings
from rocb.ical.events import Event, EventStatus
from rocb.ical.publishing import publish
from rocb.periods import instant
from tests.ical.injection import the_publisher
from tests.ical.test_booking_events import ALWAYS
from tests.offices import BAKU, a_request, a_slot, a_space, both, some_premises

NOW = datetime(2021, 2, 1, 9, tzinfo=BAKU)
HOUR = timedelta(hours=1)
FIRST = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
PREMISES = some_premises(a_space("room"), a_space("other"), hours=ALWAYS)
PUBLISHER = the_publisher()


def later(hours: int) -> datetime:
    return NOW + hours * HOUR


def booked(book: Book, request: Request, at: datetime = NOW, **changes: Any) -> Book:
    decision = decide(PREMISES, book, request, where=BAKU, now=at)
    book.apply(decision, by="desk", at=at, **changes)
    return book


def edited(book: Book, booking: str, scope: Scope, at: datetime, **changes: Any) -> None:
    edit = Edit(booking, scope, **changes)
    book.apply(decide_edit(PREMISES, book, edit, where=BAKU, now=at), by="desk", at=at, partly=True)


def weekly(id: str = "course") -> Request:
    return a_request(id, when=Series(FIRST, "FREQ=WEEKLY;COUNT=4"))


def shown(book: Book) -> dict[str, Event]:
    """The events of a Book by UID; of a series the one with the rule."""
    found = book_events(book, PUBLISHER, PREMISES)
    return {it.uid: it for it in found if it.original is None}


Change = Callable[[Book, datetime], None]


def changes() -> Iterator[tuple[str, BookingStatus, Change]]:
    def act(name: str) -> Change:
        return lambda book, at: getattr(book, name)("request-1", by="desk", at=at)

    confirmed, requested = BookingStatus.CONFIRMED, BookingStatus.REQUESTED
    yield "cancel", confirmed, act("cancel")
    yield "approve", requested, act("approve")
    yield "decline", requested, act("decline")
    yield (
        "move",
        confirmed,
        lambda book, at: edited(book, "request-1", Scope.THIS, at, shift=HOUR),
    )
    yield (
        "other room",
        confirmed,
        lambda book, at: edited(book, "request-1", Scope.THIS, at, uses=(Use("other"),)),
    )


@pytest.mark.parametrize(
    ("status", "change"), [it[1:] for it in changes()], ids=[it[0] for it in changes()]
)
def test_with_every_change_the_sequence_grows_and_the_stamp_is_of_then(status, change):
    book = booked(Book(), a_request(), status=status)
    (before,) = shown(book).values()
    assert (before.sequence, before.stamp, before.created) == (PUBLISHER.sequence, NOW, NOW)
    change(book, later(1))
    (after,) = shown(book).values()
    assert after.uid == before.uid
    assert after.sequence == before.sequence + 1
    assert after.stamp == after.modified == later(1)
    assert after.created == NOW


@pytest.mark.parametrize("action", ["check_in", "complete", "no_show"])
def test_what_happens_once_a_booking_has_begun_counts_as_well(action):
    book = booked(Book(), a_request())
    (before,) = shown(book).values()
    getattr(book, action)("request-1", by="desk", at=FIRST.end)
    (after,) = shown(book).values()
    assert after.sequence == before.sequence + 1


def test_a_hold_that_expires_is_cancelled_and_kept():
    book = booked(Book(), a_request(), status=BookingStatus.HELD, expires=later(1))
    (before,) = shown(book).values()
    assert before.status is EventStatus.TENTATIVE
    book.expire(by="desk", at=later(2))
    (after,) = shown(book).values()
    assert after.status is EventStatus.CANCELLED
    assert after.sequence == before.sequence + 1


def test_what_is_cancelled_is_kept():
    book = booked(Book(), a_request())
    book.cancel("request-1", by="desk", at=later(1))
    (event,) = shown(book).values()
    assert event.status is EventStatus.CANCELLED
    assert (event.uid, event.when) == ("booking.request-1@office", FIRST)


def test_a_series_that_is_cancelled_as_a_whole_is_kept():
    book = booked(Book(), weekly())
    book.cancel(*(it.id for it in book), by="desk", at=later(1))
    (event,) = shown(book).values()
    assert event.status is EventStatus.CANCELLED
    assert event.sequence == PUBLISHER.sequence + 1


def test_the_sequence_of_a_series_grows_when_one_of_it_changes():
    book = booked(Book(), weekly())
    ids = [it.id for it in book]
    (before,) = shown(book).values()
    book.cancel(ids[1], by="desk", at=later(1))
    edited(book, ids[2], Scope.THIS, later(2), shift=HOUR)
    events = book_events(book, PUBLISHER, PREMISES)
    assert {it.uid for it in events} == {"request.course@office"}
    assert [it.sequence for it in events] == [before.sequence + 2] * len(events)
    assert {it.stamp for it in events} == {later(2)}


def test_a_series_that_loses_its_end_to_another_grows_as_well():
    book = booked(Book(), weekly())
    ids = [it.id for it in book]
    (before,) = shown(book).values()
    edited(book, ids[2], Scope.FOLLOWING, later(1), shift=HOUR)
    found = shown(book)
    old = found["request.course@office"]
    assert old.sequence == before.sequence + 1
    assert old.stamp == later(1)
    assert (old.rule, old.removed) == ("FREQ=WEEKLY;COUNT=2", ())
    (new,) = (it for uid, it in found.items() if uid != old.uid)
    assert new.when == a_slot("2021-03-15 11:00", "2021-03-15 13:00")


def test_publishers_sequence_is_where_counting_begins():
    book = booked(Book(), a_request())
    book.cancel("request-1", by="desk", at=later(1))
    known_later = partial(the_publisher().__class__, sequence=700_000)
    publisher = known_later("office", both("Office"), Language.EN, NOW)
    (event,) = book_events(book, publisher, PREMISES)
    assert event.sequence == 700_001


@st.composite
def histories(draw: st.DrawFn) -> list[Book]:
    """Draw a Book as it was after each of a few changes."""
    book = booked(booked(Book(), weekly()), a_request(uses=(Use("other"),)))
    found = [Book.of(book.entries)]
    for hour in range(1, draw(st.integers(2, 5))):
        chosen = draw(st.sampled_from([it.id for it in book.all]))
        try:
            if draw(st.booleans()):
                book.cancel(chosen, by="desk", at=later(hour))
            else:
                shift, scope = draw(st.integers(-40, 40)), draw(st.sampled_from(Scope))
                edited(book, chosen, scope, later(hour), shift=shift * HOUR)
        except RocbError:
            continue
        found.append(Book.of(book.entries))
    return found


@given(histories())
@settings(deadline=None, max_examples=60)
def test_whatever_is_shown_otherwise_than_before_has_a_greater_sequence(books):
    latest: dict[object, Event] = {}
    for book in books:
        for event in book_events(book, PUBLISHER, PREMISES):
            original = event.original
            key = event.uid, instant(original) if isinstance(original, datetime) else None
            before = latest.get(key)
            if before is not None and before != event:
                assert event.sequence > before.sequence
                assert instant(event.stamp) > instant(before.stamp)
            latest[key] = event


@given(histories())
@settings(deadline=None, max_examples=60)
def test_nothing_is_wrong_with_the_feed_of_a_changed_book(books):
    for book in books:
        found = book_events(book, PUBLISHER, PREMISES)
        content = publish(found, PUBLISHER)
        assert findings(content) == ()
