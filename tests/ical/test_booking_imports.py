"""Bookings that are read from calendars: our own feeds, and those of others."""

from collections.abc import Iterable

from hypothesis import given, settings

from rocb import BookingStatus, Series, Source
from rocb.booking.bookings import Booking
from rocb.ical.booking_events import event_status
from rocb.ical.booking_imports import BookingsRead, bookings_in
from rocb.ical.reading import read_calendar
from tests.ical.test_booking_events import (
    PREMISES,
    books,
    feed_of,
)
from tests.offices import BAKU

READ = Source("a calendar")


def read(content: bytes, **changes: object) -> BookingsRead:
    values = {"where": BAKU, "source": READ, **changes}
    return bookings_in(read_calendar(content, where=BAKU), PREMISES, **values)  # type: ignore[arg-type]


def said_of(booking: Booking) -> tuple[object, ...]:
    """What a feed tells of a booking."""
    slot, status, title = booking.slot, event_status(booking).value, str(booking.request.title)
    return slot.begins, slot.ends, status, booking.spaces, title


def singles(bookings: Iterable[Booking]) -> set[str]:
    """The ids of bookings that are of no series."""
    return {it.id for it in bookings if not isinstance(it.request.when, Series)}


@given(books())
@settings(deadline=None, max_examples=40)
def test_our_own_feed_gives_back_the_bookings_that_it_tells(book):
    found = read(feed_of(book))
    assert not [it for it in found.outcomes if not it.taken]
    standing = [it for it in found.bookings if it.status is not BookingStatus.CANCELLED]
    assert sorted(map(said_of, standing)) == sorted(map(said_of, book))
    assert singles(standing) >= singles(book)
    assert len({it.id for it in found.bookings}) == len(found.bookings)
