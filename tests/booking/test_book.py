"""In one space no two bookings of the Book overlap; a batch is taken whole or not at all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from rocb import Book, Booking, BookingRefused, InvalidValue, RocbError, Slot, UnknownRecord
from tests.offices import BAKU, BERLIN, a_request, a_slot


def a_booking(id: str, start: str, end: str, space: str = "room") -> Booking:
    """A booking on 1 March 2021 in Baku."""
    slot = a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}")
    return Booking(id, slot, a_request("request", slot, space=space))


def in_berlin(id: str, start: datetime, end: datetime) -> Booking:
    slot = Slot(start, end)
    return Booking(id, slot, a_request("request", slot))


def a_book(*bookings: Booking) -> Book:
    book = Book()
    book.add(bookings)
    return book


def between(start: str, end: str) -> Slot:
    return a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}")


NINE = a_booking("nine", "09:00", "10:00")
TEN = a_booking("ten", "10:00", "11:00")
OVERLAPPING = a_booking("overlapping", "09:30", "10:30")


def test_a_new_book_is_empty():
    assert list(Book()) == []
    assert len(Book()) == 0
    assert Book().conflicts("room", between("00:00", "23:59")) == ()


def test_bookings_that_touch_stand_side_by_side():
    book = a_book(TEN, NINE)
    assert list(book) == [NINE, TEN]
    assert len(book) == 2


def test_the_same_time_in_another_space_is_free():
    hall = a_booking("hall", "09:00", "10:00", "hall")
    assert list(a_book(NINE, hall)) == [hall, NINE]


def test_bookings_come_by_their_start_then_by_space():
    bookings = [
        a_booking("a", "11:00", "12:00", "hall"),
        a_booking("b", "09:00", "12:00", "room"),
        a_booking("c", "09:00", "10:00", "hall"),
    ]
    assert [it.id for it in a_book(*bookings)] == ["c", "b", "a"]


def test_bookings_of_several_zones_come_by_their_instants():
    noon = a_booking("noon", "12:00", "13:00")
    utc = datetime(2021, 3, 1, 7, tzinfo=UTC)
    sooner = in_berlin("sooner", utc, utc + timedelta(hours=1))
    assert [it.id for it in a_book(noon, sooner)] == ["sooner", "noon"]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("08:00", "09:00", []),
        ("08:00", "09:01", ["nine"]),
        ("09:15", "09:45", ["nine"]),
        ("09:00", "10:00", ["nine"]),
        ("08:00", "12:00", ["nine", "ten"]),
        ("10:00", "10:01", ["ten"]),
        ("11:00", "12:00", []),
    ],
)
def test_conflicts_are_the_bookings_that_share_an_instant(start, end, found):
    conflicts = a_book(NINE, TEN).conflicts("room", between(start, end))
    assert [it.id for it in conflicts] == found


def test_a_space_of_which_the_book_knows_nothing_has_no_conflicts():
    assert a_book(NINE).conflicts("cellar", between("09:00", "10:00")) == ()


def test_an_overlap_is_refused_and_names_what_stands_in_the_way():
    book = a_book(NINE, TEN)
    with pytest.raises(BookingRefused) as caught:
        book.add([OVERLAPPING])
    assert caught.value.booking == "overlapping"
    assert caught.value.conflicts == ("nine", "ten")
    assert str(caught.value) == 'booking "overlapping" collides with nine, ten'


def test_a_refusal_is_one_of_the_errors_of_the_library():
    assert issubclass(BookingRefused, RocbError)
    assert issubclass(UnknownRecord, RocbError)


def test_an_id_that_is_taken_is_refused_even_at_another_time():
    book = a_book(NINE)
    with pytest.raises(BookingRefused) as caught:
        book.add([a_booking("nine", "15:00", "16:00", "hall")])
    assert (caught.value.booking, caught.value.conflicts) == ("nine", ("nine",))
    assert list(book) == [NINE]


@pytest.mark.parametrize(
    "batch",
    [
        [a_booking("a", "15:00", "16:00"), OVERLAPPING],
        [a_booking("a", "15:00", "16:00"), a_booking("nine", "17:00", "18:00")],
        [a_booking("a", "15:00", "16:00"), a_booking("b", "15:30", "16:30")],
        [a_booking("a", "15:00", "16:00"), a_booking("a", "17:00", "18:00")],
        [a_booking("a", "15:00", "16:00", "hall"), a_booking("b", "15:30", "16:30", "hall")],
    ],
    ids=["held", "id held", "batch", "id in batch", "batch of another space"],
)
def test_a_batch_that_fails_in_part_is_not_taken_at_all(batch):
    book = a_book(NINE, TEN)
    with pytest.raises(BookingRefused):
        book.add(batch)
    assert list(book) == [NINE, TEN]
    assert book.conflicts("room", between("00:00", "23:59")) == (NINE, TEN)
    assert book.conflicts("hall", between("00:00", "23:59")) == ()


def test_what_was_not_taken_can_be_taken_later():
    book, extra = a_book(NINE), a_booking("a", "15:00", "16:00")
    with pytest.raises(BookingRefused):
        book.add([extra, OVERLAPPING])
    book.add([extra])
    assert list(book) == [NINE, extra]


def half_a_batch() -> Iterator[Booking]:
    yield NINE
    raise LookupError


def test_a_batch_that_breaks_off_is_not_taken_at_all():
    book = Book()
    with pytest.raises(LookupError):
        book.add(half_a_batch())
    assert list(book) == []


def test_a_batch_with_something_else_in_it_is_not_taken_at_all():
    book = Book()
    with pytest.raises(InvalidValue) as caught:
        book.add([NINE, None])  # type: ignore[list-item]
    assert [fault.path for fault in caught.value.faults] == ["[1]"]
    assert list(book) == []


def test_an_empty_batch_changes_nothing():
    book = a_book(NINE)
    book.add([])
    assert list(book) == [NINE]


def test_a_removed_booking_is_returned_and_its_time_is_free():
    book = a_book(NINE, TEN)
    assert book.remove("nine") == NINE
    assert list(book) == [TEN]
    assert book.conflicts("room", between("09:00", "10:00")) == ()


def test_remove_undoes_add():
    book = a_book(NINE)
    book.add([TEN])
    book.remove("ten")
    assert list(book) == [NINE]
    assert book.conflicts("room", between("00:00", "23:59")) == (NINE,)


def test_a_removed_booking_can_be_added_again():
    book = a_book(NINE)
    book.add([book.remove("nine")])
    assert list(book) == [NINE]


@pytest.mark.parametrize("id", ["ten", "", "room"])
def test_an_id_that_is_not_in_the_book_cannot_be_removed(id):
    book = a_book(NINE)
    with pytest.raises(UnknownRecord) as caught:
        book.remove(id)
    assert (caught.value.kind, caught.value.id) == ("booking", id)
    assert list(book) == [NINE]


def test_a_booking_can_be_removed_once():
    book = a_book(NINE)
    book.remove("nine")
    with pytest.raises(UnknownRecord):
        book.remove("nine")


def test_a_book_after_remove_equals_the_book_before_add():
    book = a_book(NINE)
    book.remove("nine")
    assert book == Book()


def test_a_book_after_a_failed_add_equals_the_book_before():
    book = a_book(NINE)
    with pytest.raises(BookingRefused):
        book.add([a_booking("hall", "09:00", "10:00", "hall"), OVERLAPPING])
    assert book == a_book(NINE)


def test_two_books_share_nothing():
    a_book(NINE)
    assert list(Book()) == []


def test_the_two_rounds_of_a_repeated_hour_are_two_times():
    first = datetime(2026, 10, 25, 2, 0, tzinfo=BERLIN)
    once = in_berlin("once", first, first.replace(minute=45))
    again = in_berlin("again", first.replace(fold=1), first.replace(minute=45, fold=1))
    assert [it.id for it in a_book(again, once)] == ["once", "again"]


def test_a_booking_that_spans_a_repeated_hour_takes_both_rounds():
    start = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    book = a_book(in_berlin("long", start, start.replace(hour=3)))
    second = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    assert [it.id for it in book.conflicts("room", Slot(second, second.replace(minute=45)))] == [
        "long"
    ]


def test_a_booking_up_to_the_change_of_clocks_touches_the_one_after_it():
    two = datetime(2026, 3, 29, 1, tzinfo=UTC)
    before = in_berlin("before", datetime(2026, 3, 29, 1, tzinfo=BERLIN), two.astimezone(BERLIN))
    three = datetime(2026, 3, 29, 3, tzinfo=BERLIN)
    after = in_berlin("after", three, three.replace(hour=4))
    assert [it.id for it in a_book(after, before)] == ["before", "after"]


def test_a_wall_time_that_does_not_exist_is_an_instant_all_the_same():
    skipped = datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN)
    book = a_book(in_berlin("skipped", skipped, datetime(2026, 3, 29, 4, tzinfo=BERLIN)))
    shown = datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)
    assert len(book.conflicts("room", Slot(shown, shown.replace(minute=31)))) == 1
    before = Slot(shown.replace(minute=0), shown)
    assert book.conflicts("room", before) == ()


def test_a_conflict_is_found_across_zones():
    start = datetime(2021, 3, 1, 9, 30, tzinfo=BAKU).astimezone(BERLIN)
    assert a_book(NINE).conflicts("room", Slot(start, start + timedelta(minutes=5))) == (NINE,)
