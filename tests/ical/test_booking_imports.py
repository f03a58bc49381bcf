"""Bookings that are read from calendars: our own feeds, and those of others."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb import (
    Book,
    BookingStatus,
    Edit,
    InvalidValue,
    LocalizedText,
    Premises,
    Scope,
    Series,
    Source,
    SpaceKind,
    UnknownRecord,
    Use,
    decide,
    decide_edit,
)
from rocb.booking.bookings import Booking
from rocb.ical.booking_events import booking_events, event_status
from rocb.ical.booking_imports import BookingsRead, bookings_in
from rocb.ical.publishing import publish
from rocb.ical.reading import read_calendar
from tests.ical.test_booking_events import LONG_AGO, PREMISES, books, feed_of
from tests.offices import (
    BAKU,
    a_booking,
    a_publisher,
    a_request,
    a_slot,
    a_space,
    some_premises,
)

READ = Source("a calendar")


def read(content: bytes, **changes: object) -> BookingsRead:
    values = {"where": BAKU, "source": READ, "domain": "office", **changes}
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
    standing = found.standing
    assert sorted(map(said_of, standing)) == sorted(map(said_of, book))
    assert singles(standing) >= singles(book)
    assert len({it.id for it in found.bookings}) == len(found.bookings)


HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\n"


def elsewhere(*events: str, **changes: object) -> BookingsRead:
    """What is read of events of others, each given as its lines but for BEGIN, DTSTAMP and END."""
    stamped = (f"BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n{it}\nEND:VEVENT\n" for it in events)
    return read(
        f"{HEAD}{''.join(stamped)}END:VCALENDAR\n".replace("\n", "\r\n").encode(), **changes
    )


def reason(found: BookingsRead) -> str:
    (refused,) = (it for it in found.outcomes if not it.taken)
    assert refused.reason is not None
    return refused.reason


LESSON = "UID:lesson\nDTSTART:20260302T060000Z\nDTEND:20260302T080000Z\nSUMMARY:Lesson"


def test_the_location_names_the_space():
    (found,) = elsewhere(f"{LESSON}\nLOCATION:— other").bookings
    assert (found.spaces, found.claims[0].space) == (("other",), "other")
    assert (found.id, found.request.id) == ("lesson-1", "lesson")
    assert (found.request.title, found.request.source) == (LocalizedText("Lesson"), READ)


def test_resources_name_several_spaces():
    (found,) = elsewhere(f"{LESSON}\nRESOURCES:room,other,projector").bookings
    assert found.spaces == ("room", "other")


def test_where_no_space_is_named_the_caller_says_which_is_meant():
    assert "LOCATION" in reason(elsewhere(LESSON))
    (found,) = elsewhere(LESSON, space="room").bookings
    assert found.spaces == ("room",)


def test_a_space_that_is_not_there_is_refused_at_once():
    with pytest.raises(UnknownRecord, match="attic"):
        elsewhere(LESSON, space="attic")


@pytest.mark.parametrize(
    ("status", "booked"),
    [
        ("TENTATIVE", BookingStatus.REQUESTED),
        ("CONFIRMED", BookingStatus.CONFIRMED),
        ("CANCELLED", BookingStatus.CANCELLED),
    ],
)
def test_the_status_is_that_of_the_event(status, booked):
    (found,) = elsewhere(f"{LESSON}\nSTATUS:{status}", space="room").bookings
    assert found.status is booked


def test_whole_days_last_from_midnight_to_midnight():
    (found,) = elsewhere("UID:a\nDTSTART;VALUE=DATE:20260302", space="room").bookings
    assert found.slot == a_slot("2026-03-02 00:00", "2026-03-03 00:00")


def test_a_series_without_an_end_is_refused_or_goes_on_to_a_day():
    series = f"{LESSON}\nRRULE:FREQ=WEEKLY"
    assert "say `until`" in reason(elsewhere(series, space="room"))
    found = elsewhere(series, space="room", until=date(2026, 3, 16)).bookings
    assert [it.id for it in found] == ["lesson-1", "lesson-2", "lesson-3"]


def test_a_series_of_days_is_refused():
    series = "UID:a\nDTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;COUNT=2"
    assert "DTSTART" in reason(elsewhere(series, space="room"))


def test_an_addition_with_a_length_of_its_own_is_refused():
    series = f"{LESSON}\nRDATE;VALUE=PERIOD:20260303T060000Z/PT1H"
    assert "RDATE" in reason(elsewhere(series, space="room"))


def test_a_series_of_additions_alone_is_one():
    series = f"{LESSON}\nRDATE:20260303T060000Z"
    found = elsewhere(series, space="room").bookings
    assert [it.original.day for it in found] == [2, 3]


def test_a_changed_occurrence_without_its_series_stands_alone():
    changed = f"{LESSON}\nRECURRENCE-ID:20260301T060000Z"
    (found,) = elsewhere(changed, space="room").bookings
    assert found.slot.begins == found.original.timestamp() * 10**6


def test_a_changed_occurrence_may_be_in_another_space_and_cancelled():
    found = elsewhere(
        f"{LESSON}\nRRULE:FREQ=DAILY;COUNT=2\nLOCATION:room",
        f"{LESSON}\nRECURRENCE-ID:20260303T060000Z\nLOCATION:other\nSTATUS:CANCELLED".replace(
            "DTSTART:20260302T060000Z", "DTSTART:20260302T090000Z"
        ).replace("DTEND:20260302T080000Z", "DTEND:20260302T100000Z"),
    ).bookings
    assert [(it.spaces, it.status) for it in found] == [
        (("room",), BookingStatus.CONFIRMED),
        (("other",), BookingStatus.CANCELLED),
    ]


def test_the_requests_of_what_was_read_can_be_decided():
    found = elsewhere(f"{LESSON}\nRRULE:FREQ=DAILY;COUNT=3", space="room")
    (request,) = found.requests
    decision = decide(PREMISES, Book(), request, where=BAKU, now=LONG_AGO)
    assert [it.id for it in decision.bookings] == [it.id for it in found.bookings]


def test_what_was_read_can_be_put_into_a_book_as_it_is():
    book = Book()
    book.add(elsewhere(LESSON, space="room").bookings, by="import", at=LONG_AGO)
    assert len(book) == 1


@pytest.mark.parametrize(
    "uid",
    ["a b", "040000008200E00074C5B7101A82E008", "{1-2}", "ж", "x" * 300, "a@b", "booking.@x", "-"],
)
def test_any_uid_becomes_an_id(uid):
    (found,) = elsewhere(LESSON.replace("UID:lesson", f"UID:{uid}"), space="room").bookings
    assert found.request.id
    (again,) = elsewhere(LESSON.replace("UID:lesson", f"UID:{uid}"), space="room").bookings
    assert again.request.id == found.request.id


def test_a_title_that_is_marked_makes_a_sample():
    (found,) = elsewhere(LESSON.replace("Lesson", "Lesson [sample]"), space="room").bookings
    assert found.request.title == LocalizedText("Lesson")
    assert found.request.source.sample


@pytest.mark.parametrize(
    "changes",
    [{"where": None}, {"source": "x"}, {"space": 1}, {"until": "2026"}],
    ids=lambda it: next(iter(it)),
)
def test_bookings_of_something_else_are_refused(changes):
    with pytest.raises(InvalidValue):
        elsewhere(LESSON, **changes)


def test_an_event_that_takes_no_time_is_not_booked():
    assert "TRANSP" in reason(elsewhere(f"{LESSON}\nTRANSP:TRANSPARENT", space="room"))


def test_a_refused_request_leaves_no_booking_behind():
    found = elsewhere(
        f"{LESSON}\nRRULE:FREQ=DAILY;COUNT=3\nLOCATION:room",
        f"{LESSON}\nRECURRENCE-ID:20260303T060000Z\nLOCATION:attic",
    )
    assert found.bookings == ()
    assert [it.taken for it in found.outcomes if it.component == "VEVENT"] == [False, False]


def test_a_changed_occurrence_that_names_no_place_is_where_its_series_is():
    found = elsewhere(
        f"{LESSON}\nRRULE:FREQ=DAILY;COUNT=2\nLOCATION:ROOM ",
        f"{LESSON}\nRECURRENCE-ID:20260303T060000Z".replace("20260302", "20260304"),
    )
    assert [it.spaces for it in found.bookings] == [("room",), ("room",)]


def test_until_is_the_end_of_a_day_by_the_clocks_of_the_series():
    late = (
        "UID:late\nDTSTART;TZID=America/New_York:20260427T210000\n"
        "DTEND;TZID=America/New_York:20260427T220000\nRRULE:FREQ=DAILY"
    )
    found = elsewhere(late, space="room", until=date(2026, 4, 29)).bookings
    assert [it.slot.start.day for it in found] == [27, 28, 29]


def test_exceptions_that_name_no_start_are_left_out_and_reported():
    series = f"{LESSON}\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260401T060000Z,20260303T060000Z"
    found = elsewhere(series, space="room")
    assert [it.slot.start.day for it in found.bookings] == [2, 4]
    (outcome,) = (it for it in found.outcomes if it.component == "VEVENT")
    assert "EXDATE" in outcome.left_out


def test_a_title_of_one_occurrence_alone_is_left_out_and_reported():
    found = elsewhere(
        f"{LESSON}\nRRULE:FREQ=DAILY;COUNT=2\nLOCATION:room",
        f"{LESSON}\nRECURRENCE-ID:20260303T060000Z".replace("Lesson", "Guest").replace(
            "0302", "0303"
        ),
    )
    assert [it.left_out for it in found.outcomes if it.component == "VEVENT"] == [(), ("SUMMARY",)]


def test_a_resource_that_is_no_space_is_reported():
    found = elsewhere(f"{LESSON}\nRESOURCES:room,projector")
    assert [it.left_out for it in found.outcomes if it.component == "VEVENT"] == [("RESOURCES",)]


def test_requests_of_others_are_never_joined():
    others = (LESSON.replace("lesson", f"2026-1{number}") for number in (7, 8))
    found = elsewhere(*others, space="room")
    assert [it.request.id for it in found.bookings] == ["2026-17", "2026-18"]


def test_the_ids_of_another_domain_are_not_ours():
    found = elsewhere(LESSON.replace("lesson", "booking.7-1@elsewhere"), space="room")
    assert found.bookings[0].request.id.startswith("booking.7-1-elsewhere-")


def desk_feed(*bookings: Booking, premises: Premises) -> bytes:
    publisher = a_publisher()
    return publish(booking_events(bookings, publisher, premises), publisher)


def test_places_of_a_pool_come_back_as_many_as_they_were():
    lot = a_space("lot", kind=SpaceKind.PARKING, pooled=True)
    premises = some_premises(a_space(), lot)
    slot = a_slot("2026-03-02 10:00", "2026-03-02 12:00")
    request = a_request("cars", slot, space="lot", places=3)
    decision = decide(premises, Book(), request, where=BAKU, now=LONG_AGO)
    content = desk_feed(*decision.bookings, premises=premises)
    calendar = read_calendar(content)
    (found,) = bookings_in(calendar, premises, where=BAKU, source=READ, domain="office").bookings
    assert found.claims == decision.bookings[0].claims


def test_bookings_of_one_request_that_overlap_now_come_back_all():
    slots = (
        a_slot("2026-03-02 10:00", "2026-03-02 11:00"),
        a_slot("2026-03-02 11:00", "2026-03-02 12:00"),
    )
    book = Book()
    request = a_request("talks", *slots)
    book.apply(decide(PREMISES, book, request, where=BAKU, now=LONG_AGO), by="desk", at=LONG_AGO)
    edit = Edit("talks-2", Scope.THIS, shift=timedelta(hours=-1), uses=(Use("other"),))
    edited = decide_edit(PREMISES, book, edit, where=BAKU, now=LONG_AGO)
    book.apply(edited, by="desk", at=LONG_AGO)
    found = read(feed_of(book))
    assert {it.id: it.slot for it in found.bookings} == {it.id: it.slot for it in book}


def test_two_bookings_with_one_original_are_both_told():
    """An edit that was booked in part may leave one booking where another came to."""
    series = Series(a_slot("2026-03-02 10:00", "2026-03-02 12:00"), "FREQ=DAILY;COUNT=2")
    first, second = (
        evolve(a_booking(f"c-{number}"), slot=it.slot, original=series.first.start)
        for number, it in enumerate(series.occurrences, 1)
    )
    request = evolve(a_request("c"), when=series)
    held = tuple(evolve(it, request=request) for it in (first, second))
    found = read(desk_feed(*held, premises=PREMISES)).bookings
    assert [it.slot for it in found] == [it.slot for it in held]
