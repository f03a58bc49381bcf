"""The index of what is taken answers as a search through plain bookings would."""

from datetime import timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Booking, Claim, Slot
from rocb.booking.claims import gap_between
from rocb.booking.occupancy import Occupancy
from tests.offices import a_request, a_slot

MINUTE = timedelta(minutes=1)
START = a_slot("2021-03-01 00:00", "2021-03-01 01:00").start
WIDE = Slot(START - 5000 * MINUTE, START + 5000 * MINUTE)


def minutes(first: int, last: int) -> Slot:
    return Slot(START + first * MINUTE, START + last * MINUTE)


def a_booking(id: str, first: int, last: int, *claims: Claim) -> Booking:
    slot = minutes(first, last)
    request = a_request("request", slot)
    return Booking(id, slot, request, request.uses, claims, None, slot.start)


def taken(*bookings: Booking) -> Occupancy:
    occupancy = Occupancy()
    for booking in bookings:
        occupancy.take(booking)
    return occupancy


def ids(found: list[Booking]) -> list[str]:
    return [it.id for it in found]


ROOM = Claim("room")
SEAT = Claim("seats", pooled=True, places=1, limit=3)
ALL_SEATS = Claim("seats", pooled=True, limit=3)
SEATS = Claim("seats", pooled=True, places=3, limit=3)


def test_in_a_space_of_which_nothing_is_known_all_is_free():
    empty = Occupancy()
    for claim in (ROOM, SEAT, ALL_SEATS, evolve(ROOM, before=MINUTE)):
        assert empty.is_free(claim, WIDE)
        assert empty.conflicts(claim, WIDE, ()) == []
        assert empty.places_taken(claim, WIDE, ()) == 0
        assert list(empty.free_spans(claim, 5, 10)) == [(5, 10)]


def test_a_touching_booking_is_no_conflict():
    held = taken(a_booking("it", 60, 120, ROOM))
    for first, last, found in [(0, 60, []), (120, 180, []), (0, 61, ["it"]), (119, 130, ["it"])]:
        assert ids(held.conflicts(ROOM, minutes(first, last), ())) == found
        assert held.is_free(ROOM, minutes(first, last)) is not bool(found)


def test_what_is_ignored_does_not_count():
    held = taken(a_booking("a", 0, 60, ROOM), a_booking("b", 60, 120, ROOM))
    assert ids(held.conflicts(ROOM, minutes(30, 90), ["a"])) == ["b"]
    assert held.conflicts(ROOM, minutes(30, 90), {"a", "b"}) == []


def test_the_neighbour_behind_one_that_is_ignored_still_keeps_its_gap():
    far = a_booking("far", 0, 60, evolve(ROOM, after=40 * MINUTE))
    held = taken(far, a_booking("near", 60 + 40, 105, ROOM))
    late = evolve(ROOM, before=50 * MINUTE)
    assert ids(held.conflicts(late, minutes(140, 150), ["near"])) == ["far"]
    early = evolve(ROOM, after=50 * MINUTE)
    assert ids(held.conflicts(early, minutes(-70, -40), ["far"])) == []
    assert ids(held.conflicts(early, minutes(-70, -40), ["near"])) == ["far"]


def test_all_that_are_too_close_are_named_not_only_the_nearest():
    held = taken(a_booking("a", 0, 10, ROOM), a_booking("b", 10, 20, ROOM))
    claim = evolve(ROOM, before=30 * MINUTE, after=30 * MINUTE)
    assert ids(held.conflicts(claim, minutes(25, 30), ())) == ["a", "b"]
    assert ids(held.conflicts(claim, minutes(-20, -10), ())) == ["a", "b"]


def test_a_booking_that_needs_no_time_around_keeps_that_of_its_neighbours():
    held = taken(a_booking("it", 60, 120, evolve(ROOM, before=15 * MINUTE, after=30 * MINUTE)))
    assert held.is_free(ROOM, minutes(0, 45))
    assert not held.is_free(ROOM, minutes(0, 46))
    assert not held.is_free(ROOM, minutes(149, 160))
    assert held.is_free(ROOM, minutes(150, 160))


def test_places_are_free_up_to_the_last_one():
    held = taken(a_booking("a", 0, 60, SEAT), a_booking("b", 30, 90, SEAT))
    assert held.is_free(SEAT, minutes(0, 90))
    held.take(a_booking("c", 50, 70, SEAT))
    assert ids(held.conflicts(SEAT, minutes(0, 55), ())) == ["a", "b", "c"]
    assert held.is_free(SEAT, minutes(0, 50))
    assert held.is_free(SEAT, minutes(60, 90))
    assert held.places_taken(SEAT, minutes(0, 90), ()) == 3
    assert held.places_taken(SEAT, minutes(0, 90), ["b"]) == 2


def test_who_has_all_of_a_pool_leaves_no_place():
    held = taken(a_booking("it", 0, 60, ALL_SEATS))
    assert ids(held.conflicts(SEAT, minutes(59, 70), ())) == ["it"]
    assert held.places_taken(SEAT, minutes(0, 1), ()) > 3


def test_all_of_a_pool_is_free_only_where_no_place_is_taken():
    held = taken(a_booking("it", 0, 60, SEAT))
    assert not held.is_free(ALL_SEATS, minutes(0, 1))
    assert held.is_free(ALL_SEATS, minutes(60, 61))


@pytest.mark.parametrize("occupied", [[], [a_booking("it", 0, 60, SEAT)]], ids=["empty", "taken"])
def test_more_places_than_a_pool_has_are_never_free(occupied):
    too_many = evolve(SEAT, places=4)
    held = taken(*occupied)
    assert not held.is_free(too_many, minutes(100, 160))
    assert list(held.free_spans(too_many, 0, 10)) == []


def test_a_pool_of_unknown_size_is_given_to_one_at_a_time():
    unknown = evolve(SEAT, limit=None)
    held = taken(a_booking("it", 0, 60, unknown))
    assert not held.is_free(unknown, minutes(59, 61))
    assert held.is_free(unknown, minutes(60, 61))


def test_take_and_release_may_be_repeated():
    booking = a_booking("it", 0, 60, ROOM, SEAT)
    held = taken(booking, booking)
    assert held.places_taken(SEAT, WIDE, ()) == 1
    assert ids(held.conflicts(ROOM, WIDE, ())) == ["it"]
    held.release(booking)
    held.release(booking)
    assert held.bookings == {}
    assert held.is_free(ROOM, WIDE)
    assert held.places_taken(SEAT, WIDE, ()) == 0


def test_a_booking_that_is_taken_anew_leaves_the_place_where_it_was():
    held = taken(a_booking("it", 0, 60, ROOM, SEAT))
    held.take(a_booking("it", 100, 160, ROOM))
    assert held.is_free(ROOM, minutes(0, 100))
    assert held.is_free(ALL_SEATS, WIDE)
    assert not held.is_free(ROOM, minutes(100, 160))


def test_to_release_what_is_not_there_changes_nothing():
    held = taken(a_booking("it", 0, 60, ROOM))
    held.release(a_booking("other", 0, 60, ROOM))
    assert ids(held.conflicts(ROOM, WIDE, ())) == ["it"]


ROOM_CLAIMS = st.builds(
    lambda layout, before, after: evolve(
        ROOM,
        before=before * MINUTE,
        after=after * MINUTE,
        layout=layout,
        setup={"a": 4, "b": 2}.get(layout, 0) * MINUTE,
        teardown={"a": 1, "b": 3}.get(layout, 0) * MINUTE,
    ),
    st.sampled_from((None, "a", "b")),
    st.integers(0, 3),
    st.integers(0, 3),
)
POOL_CLAIMS = st.builds(
    lambda places, before, after: evolve(
        SEAT, places=places, before=before * MINUTE, after=after * MINUTE
    ),
    st.none() | st.integers(1, 3),
    st.integers(0, 2),
    st.integers(0, 2),
)
SPANS = st.tuples(st.integers(0, 40), st.integers(1, 10))


def against(held: list[Booking], claim: Claim, slot: Slot) -> set[str]:
    """Whom a search from end to end, minute by minute, finds in the way."""
    if not claim.pooled:
        return {it.id for it in held if too_close(it, claim, slot)}
    sweep = {
        minute: [it for it in held if minute in around(it.claims[0], it.slot)]
        for minute in around(claim, slot)
    }
    for there in sweep.values():
        count = sum(it.claims[0].places or 3 for it in there)
        if there and count + (claim.places or 3) > 3:
            return {it.id for found in sweep.values() for it in found}
    return set()


def around(claim: Claim, slot: Slot) -> range:
    first, last = ((it - START) // MINUTE for it in (slot.start, slot.end))
    return range(first - claim.before // MINUTE, last + claim.after // MINUTE)


def too_close(held: Booking, claim: Claim, slot: Slot) -> bool:
    its = held.claims[0]
    if held.slot.end <= slot.start:
        return slot.start - held.slot.end < gap_between(its, claim)
    if slot.end <= held.slot.start:
        return held.slot.start - slot.end < gap_between(claim, its)
    return True


@pytest.mark.parametrize("claims", [ROOM_CLAIMS, POOL_CLAIMS], ids=["room", "pool"])
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_whatever_is_taken_and_released_the_index_answers_as_a_sweep(claims, data):
    occupancy = Occupancy()
    held: list[Booking] = []
    wishes = data.draw(st.lists(st.tuples(claims, SPANS), max_size=14))
    for number, (claim, (first, length)) in enumerate(wishes):
        slot = minutes(first, first + length)
        free = not against(held, claim, slot)
        assert occupancy.is_free(claim, slot) is free
        if free:
            held.append(a_booking(f"{number}", first, first + length, claim))
            occupancy.take(held[-1])
        elif held and number % 3 == 0:
            occupancy.release(held.pop(number % len(held)))
    claim, (first, length) = data.draw(st.tuples(claims, SPANS))
    slot = minutes(first, first + length)
    ignored = held[::2] if data.draw(st.booleans()) else []
    counted = [it for it in held if it not in ignored]
    found = occupancy.conflicts(claim, slot, [it.id for it in ignored])
    assert bool(found) is bool(against(counted, claim, slot))
    assert set(ids(found)) <= against(counted, claim, slot)
    assert all(one.slot.begins <= other.slot.begins for one, other in pairwise(found))
    assert free_minutes(occupancy, claim) == longest_free(held, claim)


def free_minutes(occupancy: Occupancy, claim: Claim) -> list[tuple[float, float]]:
    begins, ends = minutes(0, 50).begins, minutes(0, 50).ends
    unit = MINUTE // timedelta(microseconds=1)
    spans = occupancy.free_spans(claim, begins, ends)
    return [((first - begins) / unit, (last - begins) / unit) for first, last in spans]


def longest_free(held: list[Booking], claim: Claim) -> list[tuple[int, int]]:
    """The longest spans of whole minutes between 0 and 50 that are free, each grown from below."""
    spans: list[tuple[int, int]] = []
    for first in range(50):
        last = first
        while last < 50 and not against(held, claim, minutes(first, last + 1)):
            last += 1
        if last > first and (not spans or last > spans[-1][1]):
            spans.append((first, last))
    return spans


def test_thousands_of_bookings_are_found_as_a_few_are():
    """So many that the index keeps them in several parts, which are halved and joined."""
    count = 2500
    room = [a_booking(f"room-{it}", 3 * it, 3 * it + 2, ROOM) for it in range(count)]
    pool = [a_booking(f"pool-{it}", 3 * it, 3 * it + 4, SEAT) for it in range(count)]
    held = taken(*room[::2], *pool[1::2], *room[1::2], *pool[::2])
    for it in range(0, count - 2, 7):
        assert ids(held.conflicts(ROOM, minutes(3 * it + 1, 3 * it + 4), ())) == [
            f"room-{it}",
            f"room-{it + 1}",
        ]
        assert held.is_free(ROOM, minutes(3 * it + 2, 3 * it + 3))
        assert held.places_taken(SEAT, minutes(3 * it + 3, 3 * it + 4), ()) == 2
        assert held.is_free(SEAT, minutes(3 * it + 3, 3 * it + 4))
        assert not held.is_free(SEATS, minutes(3 * it + 1, 3 * it + 2))
    end = minutes(0, 3 * count)
    assert len(list(held.free_spans(ROOM, end.begins, end.ends))) == count
    for booking in (*room[1::3], *pool[1::3], *room[::3], *pool[::3]):
        held.release(booking)
    assert len(held.bookings) == 2 * len(room[2::3])
    assert ids(held.conflicts(ROOM, end, ())) == ids(room[2::3])
    assert ids(held.conflicts(SEATS, end, ())) == ids(pool[2::3])
