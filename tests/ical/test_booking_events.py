"""The bookings of a Book as events: what others expand is what the Book holds."""

from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from rocb import (
    Book,
    Edit,
    Hours,
    InvalidValue,
    Moved,
    OpeningHours,
    Premises,
    Scope,
    Series,
    Slot,
    decide,
    decide_edit,
)
from rocb.errors import RocbError
from rocb.ical.booking_events import book_events
from rocb.ical.publishing import publish
from rocb.periods import wall_slot
from tests.ical.readers import by_ical_js, by_recurring_ical_events, held, needs_ical_js, times_in
from tests.offices import BAKU, STATED, a_publisher, a_request, a_space

ZONES = tuple(map(ZoneInfo, ("Asia/Baku", "Europe/Berlin", "Europe/Kyiv", "America/New_York")))
MIDNIGHT = time()
ALWAYS = Hours(
    tuple(OpeningHours(it, MIDNIGHT, MIDNIGHT, overnight=True) for it in range(1, 8)), STATED
)
PREMISES = Premises((a_space("room"), a_space("other")), ALWAYS)
LONG_AGO = datetime(2015, 1, 1, tzinfo=ZoneInfo("UTC"))
RULES = (
    "FREQ=DAILY;COUNT=9",
    "FREQ=DAILY;INTERVAL=2;COUNT=6",
    "FREQ=WEEKLY;COUNT=8",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=8",
    "FREQ=WEEKLY;BYDAY=SU,SA;COUNT=9",
    "FREQ=MONTHLY;BYDAY=-1SU;COUNT=9",
    "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=6",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;COUNT=6",
    "FREQ=WEEKLY;UNTIL={:%Y%m%d}T200000Z",
)
NEAR_CHANGES = tuple(
    map(
        datetime.fromisoformat,
        ("2026-03-27", "2026-10-22", "2026-03-06", "2026-10-30", "2015-03-27", "2015-10-23"),
    )
)


def feed_of(book: Book) -> bytes:
    publisher = a_publisher()
    events = book_events(book, publisher, PREMISES)
    return publish(events, publisher)


def sound(first: Slot, rule: str) -> Series | None:
    """The series that begins with a slot, if its rule gives that."""
    try:
        return Series(first, rule)
    except InvalidValue:
        return None


@st.composite
def series(draw: st.DrawFn) -> Series:
    """Draw a series near a change of the clocks, with exceptions."""
    where, rule = draw(st.sampled_from(ZONES)), draw(st.sampled_from(RULES))
    wall = draw(st.sampled_from(NEAR_CHANGES)) + timedelta(minutes=draw(st.integers(0, 95)) * 30)
    rule = rule.format(wall + timedelta(days=70))
    length = timedelta(minutes=draw(st.sampled_from((30, 60, 90, 480, 1440, 2000))))
    firsts = (wall_slot(wall + timedelta(days=it), length, where) for it in range(400))
    plain = next(filter(None, (sound(first, rule) for first in firsts)))
    starts = [it.original for it in plain.occurrences]
    removed = draw(st.lists(st.sampled_from(starts), max_size=2, unique=True))
    moved = draw(st.lists(st.sampled_from(starts), max_size=2, unique=True))
    added = draw(st.lists(st.integers(1, 2000), max_size=2, unique=True))
    slots = [
        Moved(it, wall_slot(it.replace(tzinfo=None, fold=0) + timedelta(hours=5), length, where))
        for it in moved
        if it not in removed
    ]
    try:
        return Series(
            plain.first,
            rule,
            added=tuple(
                wall_slot(wall + timedelta(minutes=30 * it), length, where).start for it in added
            ),
            removed=tuple(removed) if len(removed) < len(starts) else (),
            moved=tuple(slots),
        )
    except InvalidValue:
        return plain


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Draw a Book with series that were booked in part, moved, edited and cancelled."""
    book = Book()
    for number in range(draw(st.integers(1, 3))):
        when = draw(series() | st.tuples(series().map(lambda it: it.first)))
        request = a_request(f"r{number}", *([] if isinstance(when, Series) else when))
        request = evolve(request, when=when)
        decision = decide(PREMISES, book, request, where=BAKU, now=LONG_AGO)
        if decision.accepted:
            book.apply(decision, by="desk", at=LONG_AGO, partly=True)
    for _ in range(draw(st.integers(0, 4))):
        standing = list(book)
        if not standing:
            break
        chosen = draw(st.sampled_from(standing))
        if draw(st.booleans()):
            book.cancel(chosen.id, by="desk", at=LONG_AGO)
            continue
        edit = partial(
            Edit,
            chosen.id,
            draw(st.sampled_from(Scope)),
            shift=timedelta(minutes=30 * draw(st.integers(-96, 96))),
            length=draw(st.none() | st.sampled_from((timedelta(hours=1), timedelta(hours=9)))),
            uses=draw(st.none() | st.just(a_request("x", space="other").uses)),
        )
        try:
            edited = decide_edit(PREMISES, book, edit(), where=BAKU, now=LONG_AGO)
            book.apply(edited, by="desk", at=LONG_AGO, partly=True)
        except RocbError:
            event("edit refused")
    return book


@given(books())
@settings(deadline=None, max_examples=150)
def test_expanded_by_recurring_ical_events_a_feed_is_what_the_book_holds(book):
    assert times_in(by_recurring_ical_events(feed_of(book))) == held(book)


@pytest.mark.exhaustive
@needs_ical_js
@given(books())
@settings(deadline=None, max_examples=150)
def test_expanded_by_ical_js_a_feed_is_what_the_book_holds(book):
    assert times_in(by_ical_js(feed_of(book))) == held(book)
