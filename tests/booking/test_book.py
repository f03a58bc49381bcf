"""The Book takes bookings as a whole or not at all, and says who, when and why."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from rocb import (
    Action,
    Book,
    Booking,
    BookingRefused,
    BookingStatus,
    Claim,
    Decision,
    DecisionRefused,
    Edit,
    InvalidValue,
    Organisation,
    RocbError,
    Scope,
    Slot,
    SpaceKind,
    StaleDecision,
    TransitionRefused,
    UnknownRecord,
    claims_of,
    decide,
    decide_edit,
    replay,
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

HOUR = timedelta(hours=1)
ROOM, HALL = Claim("room"), Claim("hall")
PREMISES = some_premises(a_space("room"), a_space("hall"))
GUEST = Organisation("guest", both("Guest"), None, STATED)


def between(start: str, end: str, day: int = 1) -> Slot:
    return a_slot(f"2021-03-0{day} {start}", f"2021-03-0{day} {end}")


DAY = between("00:00", "23:59")
EARLY = between("07:00", "08:00").start
DESK: dict[str, Any] = {"by": "desk", "at": EARLY}


def on_monday(id: str, start: str, end: str, space: str = "room", **changes: Any) -> Booking:
    return a_booking(id, between(start, end), space=space, **changes)


def in_berlin(id: str, start: datetime, end: datetime) -> Booking:
    return a_booking(id, Slot(start, end))


def a_book(*bookings: Booking) -> Book:
    book = Book()
    book.add(bookings, **DESK)
    return book


def decided(book: Book, id: str, *slots: Slot, now: datetime = EARLY, **changes: Any) -> Decision:
    replacing = changes.pop("replacing", ())
    request = a_request(id, *slots, **changes)
    return decide(PREMISES, book, request, where=BAKU, now=now, replacing=replacing)


def a_book_with_a_hold(expires: datetime) -> Book:
    """A Book with a hold on the room from 10 to 12."""
    book = Book()
    decision = decided(book, "held", between("10:00", "12:00"))
    book.apply(decision, **DESK, status=BookingStatus.HELD, expires=expires)
    return book


NINE = on_monday("nine", "09:00", "10:00")
TEN = on_monday("ten", "10:00", "11:00")
OVERLAPPING = on_monday("overlapping", "09:30", "10:30")


# To take bookings


def test_a_new_book_is_empty():
    book = Book()
    assert (list(book), len(book), book.all, book.entries, book.waiting) == ([], 0, (), (), ())
    assert book.conflicts(ROOM, DAY) == ()
    assert book.is_free(ROOM, DAY)
    assert book.versions(["room"]) == (("room", 0),)


def test_bookings_that_touch_stand_side_by_side():
    book = a_book(TEN, NINE)
    assert list(book) == [NINE, TEN]
    assert len(book) == 2


def test_the_same_time_in_another_space_is_free():
    hall = on_monday("hall", "09:00", "10:00", "hall")
    assert list(a_book(NINE, hall)) == [hall, NINE]


def test_bookings_come_by_their_start_then_by_space():
    bookings = [
        on_monday("a", "11:00", "12:00", "hall"),
        on_monday("b", "09:00", "12:00", "room"),
        on_monday("c", "09:00", "10:00", "hall"),
    ]
    assert [it.id for it in a_book(*bookings)] == ["c", "b", "a"]


def test_bookings_of_several_zones_come_by_their_instants():
    noon = on_monday("noon", "12:00", "13:00")
    utc = datetime(2021, 3, 1, 7, tzinfo=UTC)
    sooner = in_berlin("sooner", utc, utc + HOUR)
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
    book, slot = a_book(NINE, TEN), between(start, end)
    assert [it.id for it in book.conflicts(ROOM, slot)] == found
    assert book.is_free(ROOM, slot) is (not found)


def test_an_overlap_is_refused_and_names_what_stands_in_the_way():
    with pytest.raises(BookingRefused) as caught:
        a_book(NINE, TEN).add([OVERLAPPING], **DESK)
    assert caught.value.booking == "overlapping"
    assert caught.value.conflicts == ("nine", "ten")
    assert str(caught.value) == 'booking "overlapping" collides with nine, ten'


def test_an_id_that_is_taken_is_refused_even_at_another_time():
    book = a_book(NINE)
    with pytest.raises(BookingRefused) as caught:
        book.add([on_monday("nine", "15:00", "16:00", "hall")], **DESK)
    assert (caught.value.booking, caught.value.conflicts) == ("nine", ("nine",))
    assert list(book) == [NINE]


def test_an_id_stays_taken_after_its_booking_was_cancelled():
    book = a_book(NINE)
    book.cancel("nine", **DESK)
    with pytest.raises(BookingRefused):
        book.add([NINE], **DESK)


@pytest.mark.parametrize(
    "batch",
    [
        [on_monday("a", "15:00", "16:00"), OVERLAPPING],
        [on_monday("a", "15:00", "16:00"), on_monday("nine", "17:00", "18:00")],
        [on_monday("a", "15:00", "16:00"), on_monday("b", "15:30", "16:30")],
        [on_monday("a", "15:00", "16:00"), on_monday("a", "17:00", "18:00")],
        [on_monday("a", "15:00", "16:00", "hall"), on_monday("b", "15:30", "16:30", "hall")],
    ],
    ids=["held", "id held", "batch", "id in batch", "batch of another space"],
)
def test_a_batch_that_fails_in_part_is_not_taken_at_all(batch):
    book = a_book(NINE, TEN)
    with pytest.raises(BookingRefused):
        book.add(batch, **DESK)
    assert list(book) == list(book.all) == [NINE, TEN]
    assert len(book.entries) == 2
    assert book.conflicts(ROOM, DAY) == (NINE, TEN)
    assert book.conflicts(HALL, DAY) == ()
    assert book.versions(["room", "hall"]) == (("room", 1), ("hall", 0))


def test_what_was_not_taken_can_be_taken_later():
    book, extra = a_book(NINE), on_monday("a", "15:00", "16:00")
    with pytest.raises(BookingRefused):
        book.add([extra, OVERLAPPING], **DESK)
    book.add([extra], **DESK)
    assert list(book) == [NINE, extra]


def test_a_batch_that_breaks_off_is_not_taken_at_all():
    def half_a_batch() -> Iterator[Booking]:
        yield NINE
        raise LookupError

    book = Book()
    with pytest.raises(LookupError):
        book.add(half_a_batch(), **DESK)
    assert list(book) == []


def test_a_batch_with_something_else_in_it_is_not_taken_at_all():
    book = Book()
    with pytest.raises(InvalidValue) as caught:
        book.add([NINE, None], **DESK)  # type: ignore[list-item]
    assert [fault.path for fault in caught.value.faults] == ["bookings[1]"]
    assert list(book) == []


def test_an_empty_batch_changes_nothing():
    book = a_book(NINE)
    book.add([], **DESK)
    assert list(book) == [NINE]
    assert len(book.entries) == 1


def test_two_books_share_nothing():
    a_book(NINE)
    assert list(Book()) == []


def test_a_booking_of_more_places_than_the_pool_has_is_not_taken():
    claim = Claim("seats", pooled=True, places=5, limit=3)
    book = Book()
    with pytest.raises(RocbError):
        book.add([evolve(NINE, claims=(claim,))], **DESK)
    assert book.places_taken(claim, DAY) == 0


def test_a_booking_that_takes_one_room_twice_is_not_taken():
    book = Book()
    with pytest.raises(RocbError):
        book.add([evolve(NINE, claims=(ROOM, ROOM))], **DESK)
    assert book.is_free(ROOM, DAY)


def test_a_hold_that_would_never_expire_is_not_taken():
    with pytest.raises(InvalidValue):
        Book().add([evolve(NINE, status=BookingStatus.HELD)], **DESK)


# Instants


def test_the_two_rounds_of_a_repeated_hour_are_two_times():
    first = datetime(2026, 10, 25, 2, 0, tzinfo=BERLIN)
    once = in_berlin("once", first, first.replace(minute=45))
    again = in_berlin("again", first.replace(fold=1), first.replace(minute=45, fold=1))
    assert [it.id for it in a_book(again, once)] == ["once", "again"]


def test_a_booking_that_spans_a_repeated_hour_takes_both_rounds():
    start = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    book = a_book(in_berlin("long", start, start.replace(hour=3)))
    second = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    found = book.conflicts(ROOM, Slot(second, second.replace(minute=45)))
    assert [it.id for it in found] == ["long"]


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
    assert not book.is_free(ROOM, Slot(shown, shown.replace(minute=31)))
    assert book.is_free(ROOM, Slot(shown.replace(minute=0), shown))


def test_a_conflict_is_found_across_zones():
    start = datetime(2021, 3, 1, 9, 30, tzinfo=BAKU).astimezone(BERLIN)
    assert a_book(NINE).conflicts(ROOM, Slot(start, start + HOUR / 12)) == (NINE,)


# To find bookings


@pytest.mark.parametrize("id", ["ten", "room", "NINE"])
def test_a_booking_that_is_not_there_is_unknown(id):
    book = a_book(NINE)
    for question in (book.find, book.history):
        with pytest.raises(UnknownRecord) as caught:
            question(id)
        assert (caught.value.kind, caught.value.id) == ("booking", id)


def test_a_booking_that_was_given_up_can_still_be_found():
    book = a_book(NINE, TEN)
    book.cancel("nine", **DESK)
    cancelled = evolve(NINE, status=BookingStatus.CANCELLED)
    assert book.find("nine") == cancelled
    assert book.all == (cancelled, TEN)
    assert list(book) == [TEN]


def test_the_bookings_of_a_request_come_by_time_whatever_became_of_them():
    book = Book()
    slots = between("14:00", "15:00"), between("09:00", "10:00"), between("09:00", "10:00", 2)
    book.apply(decided(book, "series", *slots), **DESK)
    book.cancel("series-2", **DESK)
    assert [it.id for it in book.of_request("series")] == ["series-1", "series-2", "series-3"]
    assert [it.slot.start for it in book.of_request("series")] == sorted(it.start for it in slots)
    assert book.of_request("other") == ()


def test_an_organisation_holds_what_begins_in_a_period():
    late = a_booking("late", a_slot("2021-03-01 23:00", "2021-03-02 02:00"), organisation=GUEST)
    other = on_monday("other", "09:00", "10:00", "hall")
    book = a_book(on_monday("early", "00:00", "01:00", organisation=GUEST), late, other)
    monday = a_slot("2021-03-01 00:00", "2021-03-02 00:00")
    assert [it.id for it in book.of_organisation("guest", monday)] == ["early", "late"]
    assert book.of_organisation("guest", between("00:30", "23:00")) == ()
    assert book.of_organisation("guest", between("00:00", "12:00", day=2)) == ()
    book.cancel("late", **DESK)
    assert [it.id for it in book.of_organisation("guest", monday)] == ["early"]


def test_versions_count_the_changes_of_a_space_and_of_an_organisation():
    keys = ("room", "hall", "organisation guest")
    book = a_book(evolve(NINE, request=evolve(NINE.request, organisation=GUEST)))
    assert book.versions(keys) == tuple(zip(keys, (1, 0, 1), strict=True))
    book.add([on_monday("hall", "09:00", "10:00", "hall"), TEN], **DESK)
    assert book.versions(keys) == tuple(zip(keys, (2, 1, 1), strict=True))
    book.cancel("nine", **DESK)
    assert book.versions(keys) == tuple(zip(keys, (3, 1, 2), strict=True))


# To apply decisions


def test_what_is_decided_and_applied_stands_in_the_book():
    book = Book()
    (made,) = book.apply(decided(book, "r"), **DESK, why="as usual")
    assert list(book) == [made]
    (entry,) = book.history("r-1")
    assert (entry.at, entry.by, entry.action, entry.why) == (EARLY, "desk", Action.BOOK, "as usual")
    assert entry.booking == made == book.find("r-1")


@pytest.mark.parametrize(
    ("status", "action", "expires"),
    [
        (BookingStatus.CONFIRMED, Action.BOOK, None),
        (BookingStatus.REQUESTED, Action.REQUEST, None),
        (BookingStatus.HELD, Action.HOLD, EARLY + HOUR),
    ],
)
def test_new_bookings_are_confirmed_requested_or_held(status, action, expires):
    book = Book()
    (made,) = book.apply(decided(book, "r"), **DESK, status=status, expires=expires)
    assert (made.status, made.expires) == (status, expires)
    assert book.history("r-1")[0].action is action


def test_a_decision_that_refuses_anything_is_not_applied():
    book = a_book(NINE)
    decision = decided(book, "r", between("09:00", "10:00"), between("14:00", "15:00"))
    with pytest.raises(DecisionRefused) as caught:
        book.apply(decision, **DESK)
    assert (caught.value.request, caught.value.refused) == ("r", ("r-1",))
    assert list(book) == [NINE]


def test_what_a_decision_accepts_can_be_had_without_the_rest():
    book = a_book(NINE)
    decision = decided(book, "r", between("09:00", "10:00"), between("14:00", "15:00"))
    assert [it.id for it in book.apply(decision, **DESK, partly=True)] == ["r-2"]
    assert [it.id for it in book.all] == ["nine", "r-2"]


def test_a_decision_that_refuses_everything_is_not_applied_even_partly():
    book = a_book(NINE)
    with pytest.raises(DecisionRefused):
        book.apply(decided(book, "r", between("09:00", "10:00")), **DESK, partly=True)


def test_a_decision_is_stale_once_its_space_has_changed():
    book = Book()
    decision = decided(book, "r", between("09:00", "10:00"))
    book.add([on_monday("other", "15:00", "16:00")], **DESK)
    with pytest.raises(StaleDecision) as caught:
        book.apply(decision, **DESK)
    assert (caught.value.request, caught.value.changed) == ("r", ("room",))
    assert [it.id for it in book] == ["other"]


def test_a_change_elsewhere_makes_no_decision_stale():
    book = Book()
    decision = decided(book, "r", between("09:00", "10:00"))
    book.add([on_monday("other", "09:00", "16:00", "hall")], **DESK)
    assert len(book.apply(decision, **DESK)) == 1


def test_a_decision_is_applied_once():
    book = Book()
    decision = decided(book, "r")
    book.apply(decision, **DESK)
    with pytest.raises(StaleDecision):
        book.apply(decision, **DESK)


def test_a_change_that_was_refused_makes_no_decision_stale():
    book = a_book(NINE)
    decision = decided(book, "r", between("14:00", "15:00"))
    with pytest.raises(BookingRefused):
        book.add([on_monday("a", "15:00", "16:00"), OVERLAPPING], **DESK)
    assert len(book.apply(decision, **DESK)) == 1


def test_what_makes_way_is_cancelled_and_names_who_did_it():
    book = a_book(NINE)
    decision = decided(book, "r", between("09:00", "11:00"), replacing=["nine"])
    book.apply(decision, by="chief", at=EARLY, why="more urgent")
    assert [it.id for it in book] == ["r-1"]
    entry = book.history("nine")[-1]
    assert (entry.action, entry.by, entry.why) == (Action.CANCEL, "chief", "more urgent")


def test_what_makes_way_makes_way_once_however_often_it_is_named():
    book = a_book(NINE)
    book.apply(decided(book, "r", between("09:00", "11:00"), replacing=["nine", "nine"]), **DESK)
    assert [it.action for it in book.history("nine")] == [Action.BOOK, Action.CANCEL]
    assert replay(book.history("nine")) == book.find("nine")


def test_a_request_that_is_decided_anew_moves_its_own_booking():
    book = Book()
    book.apply(decided(book, "r"), **DESK, status=BookingStatus.REQUESTED)
    book.apply(decided(book, "r", between("14:00", "15:00"), replacing=["r-1"]), **DESK)
    assert [it.action for it in book.history("r-1")] == [Action.REQUEST, Action.MOVE]
    (moved,) = book
    assert (moved.slot, moved.status) == (between("14:00", "15:00"), BookingStatus.REQUESTED)


def test_what_makes_way_and_was_given_up_in_between_is_not_given_up_twice():
    book = a_book(on_monday("hall", "09:00", "10:00", "hall"))
    decision = decided(book, "r", replacing=["hall"])
    book.cancel("hall", **DESK)
    with pytest.raises((StaleDecision, TransitionRefused)):
        book.apply(decision, **DESK)
    assert [it.id for it in book] == []


# Holds


def test_a_hold_makes_way_once_it_has_expired():
    book = a_book_with_a_hold(EARLY + HOUR)
    now = EARLY + HOUR
    assert decided(book, "r", between("10:00", "11:00")).refused
    decision = decided(book, "r", between("10:00", "11:00"), now=now)
    book.apply(decision, by="desk", at=now)
    assert [it.id for it in book] == ["r-1"]
    assert book.find("held-1").status is BookingStatus.EXPIRED
    assert [it.action for it in book.history("held-1")] == [Action.HOLD, Action.EXPIRE]


def test_a_hold_that_has_expired_is_not_edited():
    book = a_book_with_a_hold(EARLY + HOUR)
    edit = Edit("held-1", Scope.THIS, shift=HOUR)
    with pytest.raises(RocbError):
        book.apply(
            decide_edit(PREMISES, book, edit, where=BAKU, now=EARLY + HOUR),
            by="desk",
            at=EARLY + HOUR,
        )
    assert replay(book.history("held-1")) == book.find("held-1")
    assert book.find("held-1").slot == between("10:00", "12:00")


def test_a_hold_that_expires_before_its_move_is_applied_stays_where_it_is():
    book = a_book_with_a_hold(EARLY + HOUR)
    edit = Edit("held-1", Scope.THIS, shift=HOUR)
    decision = decide_edit(PREMISES, book, edit, where=BAKU, now=EARLY)
    with pytest.raises(RocbError):
        book.apply(decision, by="desk", at=EARLY + HOUR)
    assert replay(book.history("held-1")) == book.find("held-1")
    assert book.find("held-1").slot == between("10:00", "12:00")


def test_a_hold_that_makes_way_after_it_expired_ends_once():
    book = a_book_with_a_hold(EARLY + HOUR)
    now = EARLY + HOUR
    decision = decided(book, "r", between("10:00", "11:00"), now=now, replacing=["held-1"])
    book.apply(decision, by="desk", at=now)
    assert len(book.history("held-1")) == 2
    assert replay(book.history("held-1")) == book.find("held-1")


def test_a_hold_that_moves_keeps_the_time_at_which_it_expires():
    book = a_book_with_a_hold(EARLY + HOUR)
    edit = Edit("held-1", Scope.THIS, shift=HOUR)
    book.apply(decide_edit(PREMISES, book, edit, where=BAKU, now=EARLY), **DESK)
    assert book.find("held-1").expires == EARLY + HOUR
    assert book.lapsed(EARLY + HOUR) == {"held-1"}
    assert book.lapsed(EARLY) == frozenset()


def test_slots_of_one_request_share_a_pool_as_those_of_two_would():
    parking = a_space(
        "parking",
        kind=SpaceKind.PARKING,
        pooled=True,
        capacity=3,
        setup=HOUR / 4,
        teardown=HOUR / 4,
    )
    premises, book = some_premises(parking), Book()
    slots = between("10:00", "11:00"), between("11:00", "12:00")
    request = a_request("both", *slots, space="parking", places=1)
    together = decide(premises, book, request, where=BAKU, now=EARLY)
    for number, slot in enumerate(slots):
        alone = a_request(f"alone-{number}", slot, space="parking", places=1)
        book.apply(decide(premises, book, alone, where=BAKU, now=EARLY), **DESK)
    assert len(book) == 2
    assert together.refused == ()


# The wait-list


def test_the_wait_list_keeps_the_order_in_which_requests_came():
    book, first, second = Book(), a_request("b"), a_request("a")
    book.wait(first, **DESK)
    book.wait(second, by="clerk", at=EARLY + HOUR)
    assert [it.request for it in book.waiting] == [first, second]
    assert (book.waiting[1].since, book.waiting[1].by) == (EARLY + HOUR, "clerk")


def test_a_request_waits_once():
    book = Book()
    book.wait(a_request("r"), **DESK)
    with pytest.raises(BookingRefused) as caught:
        book.wait(a_request("r", space="hall"), **DESK)
    assert caught.value.booking == "r"
    assert len(book.waiting) == 1


def test_to_apply_a_decision_takes_its_request_off_the_wait_list_and_no_other():
    book = Book()
    for id_ in ("a", "b", "c"):
        book.wait(a_request(id_), **DESK)
    book.apply(decided(book, "b"), **DESK)
    assert [it.request.id for it in book.waiting] == ["a", "c"]


def test_a_request_that_does_not_wait_cannot_be_withdrawn():
    book = Book()
    book.wait(a_request("r"), **DESK)
    assert book.withdraw("r").request == a_request("r")
    with pytest.raises(UnknownRecord) as caught:
        book.withdraw("r")
    assert (caught.value.kind, caught.value.id) == ("waiting request", "r")


# Several at once


def test_several_bookings_change_together_or_not_at_all():
    book = a_book(NINE, TEN)
    book.check_in("ten", **DESK)
    with pytest.raises(TransitionRefused) as caught:
        book.cancel("nine", "ten", **DESK)
    assert caught.value.booking == "ten"
    assert book.find("nine") == NINE
    with pytest.raises(UnknownRecord):
        book.cancel("nine", "eleven", **DESK)
    assert book.find("nine") == NINE


def test_a_booking_that_is_named_twice_changes_once():
    book = a_book(NINE)
    book.cancel("nine", "nine", **DESK)
    assert [it.action for it in book.history("nine")] == [Action.BOOK, Action.CANCEL]


def test_the_entries_tell_all_changes_in_the_order_in_which_they_were_made():
    book = a_book(NINE, TEN)
    book.cancel("ten", **DESK)
    book.check_in("nine", **DESK)
    told = [(it.booking.id, it.action) for it in book.entries]
    assert told == [
        ("nine", Action.BOOK),
        ("ten", Action.BOOK),
        ("ten", Action.CANCEL),
        ("nine", Action.CHECK_IN),
    ]


# Bad inputs

NAIVE = datetime(2021, 3, 1, 8)  # noqa: DTZ001 - on purpose
CHANGES: dict[str, Callable[..., object]] = {
    "add": lambda **how: a_book().add([NINE], **how),
    "apply": lambda **how: Book().apply(decided(Book(), "r"), **how),
    "cancel": lambda **how: a_book(NINE).cancel("nine", **how),
    "approve": lambda **how: a_book_with_a_hold(EARLY + HOUR).approve("held-1", **how),
    "decline": lambda **how: a_book_with_a_hold(EARLY + HOUR).decline("held-1", **how),
    "check_in": lambda **how: a_book(NINE).check_in("nine", **how),
    "complete": lambda **how: a_book(NINE).complete("nine", **how),
    "no_show": lambda **how: a_book(NINE).no_show("nine", **how),
    "expire": lambda **how: a_book(NINE).expire(**how),
    "wait": lambda **how: Book().wait(a_request("r"), **how),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize(
    ("how", "path"),
    [
        ({"by": ""}, "by"),
        ({"by": " "}, "by"),
        ({"by": None}, "by"),
        ({"by": 7}, "by"),
        ({"by": "two\nlines"}, "by"),
        ({"at": NAIVE}, "at"),
        ({"at": None}, "at"),
        ({"at": "2021-03-01"}, "at"),
        ({"at": NAIVE.date()}, "at"),
    ],
    ids=repr,
)
def test_a_change_says_by_whom_and_when(change, how, path):
    with pytest.raises(InvalidValue) as caught:
        change(**{**DESK, **how})
    assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize("why", ["", "a\0b", 7, ["because"]])
@pytest.mark.parametrize("name", sorted(set(CHANGES) - {"expire", "wait"}))
def test_a_reason_is_one_line_of_text_or_none(name, why):
    with pytest.raises(InvalidValue) as caught:
        CHANGES[name](**DESK, why=why)
    assert [fault.path for fault in caught.value.faults] == ["why"]


@pytest.mark.parametrize(
    ("how", "path"),
    [
        ({"status": BookingStatus.CANCELLED}, "status"),
        ({"status": BookingStatus.CHECKED_IN}, "status"),
        ({"status": None}, "status"),
        ({"status": "confirmed"}, "status"),
        ({"status": []}, "status"),
        ({"status": BookingStatus.HELD}, "expires"),
        ({"status": BookingStatus.HELD, "expires": NAIVE}, "expires"),
        ({"status": BookingStatus.HELD, "expires": "soon"}, "expires"),
        ({"status": BookingStatus.HELD, "expires": EARLY}, "expires"),
        ({"status": BookingStatus.HELD, "expires": EARLY - HOUR}, "expires"),
        ({"expires": EARLY + HOUR}, "expires"),
        ({"status": BookingStatus.REQUESTED, "expires": EARLY + HOUR}, "expires"),
    ],
    ids=str,
)
def test_a_booking_begins_in_a_state_that_there_is(how, path):
    book = Book()
    with pytest.raises(InvalidValue) as caught:
        book.apply(decided(book, "r"), **DESK, **how)
    assert [fault.path for fault in caught.value.faults] == [path]
    assert book.all == ()


ANY: Any = None
WRONG: dict[str, Callable[[Book], object]] = {
    "apply None": lambda book: book.apply(ANY, **DESK),
    "apply a request": lambda book: book.apply(a_request("r"), **DESK),  # type: ignore[arg-type]
    "apply what was tampered with": lambda book: book.apply(
        evolve(decided(book, "r"), verdicts=ANY), **DESK
    ),
    "add None": lambda book: book.add(ANY, **DESK),
    "add one booking": lambda book: book.add(TEN, **DESK),  # type: ignore[arg-type]
    "add a booking without a slot": lambda book: book.add([evolve(TEN, slot=ANY)], **DESK),
    "add a booking without claims": lambda book: book.add([evolve(TEN, claims=ANY)], **DESK),
    "add a booking without an id": lambda book: book.add([evolve(TEN, id=ANY)], **DESK),
    "cancel None": lambda book: book.cancel(ANY, **DESK),
    "cancel a list": lambda book: book.cancel(["nine"], **DESK),  # type: ignore[arg-type]
    "find a list": lambda book: book.find([]),  # type: ignore[arg-type]
    "find None": lambda book: book.find(ANY),
    "find nothing": lambda book: book.find(""),
    "history of a dict": lambda book: book.history({}),  # type: ignore[arg-type]
    "wait None": lambda book: book.wait(ANY, **DESK),
    "withdraw None": lambda book: book.withdraw(ANY),
    "withdraw a list": lambda book: book.withdraw([]),  # type: ignore[arg-type]
    "conflicts of an id": lambda book: book.conflicts("room", DAY),  # type: ignore[arg-type]
    "conflicts at None": lambda book: book.conflicts(ROOM, ANY),
    "free an id": lambda book: book.is_free("room", DAY),  # type: ignore[arg-type]
    "free at None": lambda book: book.is_free(ROOM, ANY),
    "places at None": lambda book: book.places_taken(ROOM, ANY),
    "request of a list": lambda book: book.of_request([]),  # type: ignore[arg-type]
    "organisation at None": lambda book: book.of_organisation("guest", ANY),
    "lapsed at a naive time": lambda book: book.lapsed(NAIVE),
    "lapsed at None": lambda book: book.lapsed(ANY),
    "versions of None": lambda book: book.versions(ANY),
}


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG)
def test_what_is_of_a_wrong_type_is_refused_by_an_error_of_the_library(call):
    book = a_book(NINE)
    with pytest.raises(RocbError):
        call(book)
    assert list(book) == [NINE]
    assert len(book.entries) == 1


def test_a_hold_that_lapses_is_asked_for_at_an_aware_time():
    book = a_book_with_a_hold(EARLY + HOUR)
    with pytest.raises(RocbError):
        book.lapsed(NAIVE)


@pytest.mark.parametrize(
    "error", [BookingRefused, DecisionRefused, StaleDecision, TransitionRefused, UnknownRecord]
)
def test_a_refusal_is_one_of_the_errors_of_the_library(error):
    assert issubclass(error, RocbError)


def test_claims_of_the_premises_are_what_a_book_is_asked_for():
    (claim,) = claims_of(PREMISES, NINE.uses)
    assert claim == ROOM
