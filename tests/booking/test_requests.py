"""A request asks for one space in slots that do not overlap each other."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Booking, InvalidValue, Slot
from tests.offices import BERLIN, a_request, a_slot

MIDNIGHT = datetime(2026, 10, 24, 22, tzinfo=UTC)
MORNING = a_slot("2021-03-01 09:00", "2021-03-01 12:00")
NOON = a_slot("2021-03-01 12:00", "2021-03-01 13:00")
LONG = a_slot("2021-03-01 10:00", "2021-03-01 18:00")


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_slots_that_touch_may_stand_in_one_request():
    assert a_request("request", MORNING, NOON).slots == (MORNING, NOON)


def test_slots_stand_in_the_order_in_which_they_were_asked_for():
    assert a_request("request", NOON, MORNING).slots == (NOON, MORNING)


def test_a_request_without_slots_is_refused():
    with pytest.raises(InvalidValue) as caught:
        evolve(a_request(), slots=())
    assert paths(caught.value) == ["slots"]


def test_overlapping_slots_are_refused_by_their_index():
    with pytest.raises(InvalidValue) as caught:
        a_request("request", MORNING, NOON, LONG)
    assert "slots[2]" in paths(caught.value)
    assert "slots[0]" in str(caught.value)


def test_the_later_of_two_overlapping_slots_is_the_one_refused():
    with pytest.raises(InvalidValue) as caught:
        a_request("request", LONG, MORNING)
    assert str(caught.value) == (
        'slots[0]: "2021-03-01T10:00:00+04:00" is not after the end of slots[1]'
    )


def test_the_same_slot_twice_is_refused():
    with pytest.raises(InvalidValue) as caught:
        a_request("request", MORNING, MORNING)
    assert paths(caught.value) == ["slots[1]"]


def test_all_slots_inside_a_long_one_are_refused_at_once():
    early = a_slot("2021-03-01 11:00", "2021-03-01 12:00")
    late = a_slot("2021-03-01 14:00", "2021-03-01 15:00")
    with pytest.raises(InvalidValue) as caught:
        a_request("request", LONG, early, late)
    assert paths(caught.value) == ["slots[1]", "slots[2]"]


def test_the_two_rounds_of_a_repeated_hour_do_not_overlap():
    once = a_slot("2026-10-25 02:00", "2026-10-25 02:45", BERLIN)
    again = Slot(once.start.replace(fold=1), once.end.replace(fold=1))
    assert a_request("request", once, again).slots == (once, again)


def test_slots_of_different_zones_are_compared_by_instants():
    same = Slot(MORNING.start.astimezone(UTC), MORNING.end.astimezone(UTC))
    with pytest.raises(InvalidValue) as caught:
        a_request("request", MORNING, same)
    assert paths(caught.value) == ["slots[1]"]


SLOTS = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(
    lambda pair: Slot(
        (MIDNIGHT + timedelta(minutes=15 * pair[0])).astimezone(BERLIN),
        (MIDNIGHT + timedelta(minutes=15 * (pair[0] + pair[1]))).astimezone(BERLIN),
    )
)


def quarters(slot: Slot) -> set[int]:
    """The quarters of an hour in a slot, counted from a fixed instant."""
    first, last = (round((it - MIDNIGHT) / timedelta(minutes=15)) for it in (slot.start, slot.end))
    return set(range(first, last))


def taken_twice(slots: list[Slot]) -> set[str]:
    """Each slot that takes time from one that begins earlier (or stands earlier)."""
    order = sorted(range(len(slots)), key=lambda index: min(quarters(slots[index])))
    return {
        f"slots[{index}]"
        for place, index in enumerate(order)
        if any(quarters(slots[index]) & quarters(slots[before]) for before in order[:place])
    }


@given(st.lists(SLOTS, min_size=1, max_size=5))
@settings(deadline=None)
def test_a_request_is_refused_exactly_where_two_slots_share_an_instant(slots):
    if taken_twice(slots):
        with pytest.raises(InvalidValue):
            a_request("request", *slots)
    else:
        assert a_request("request", *slots).slots == tuple(slots)


@given(st.lists(SLOTS, min_size=2, max_size=5).filter(taken_twice))
@settings(deadline=None)
def test_every_overlapping_slot_of_a_request_is_named(slots):
    with pytest.raises(InvalidValue) as caught:
        a_request("request", *slots)
    assert set(paths(caught.value)) == taken_twice(slots)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"headcount": 0}, "headcount"),
        ({"headcount": -1}, "headcount"),
        ({"headcount": True}, "headcount"),
        ({"headcount": "12"}, "headcount"),
        ({"slots": [MORNING]}, "slots"),
        ({"slots": (MORNING, None)}, "slots[1]"),
        ({"space": ""}, "space"),
        ({"space": None}, "space"),
        ({"purpose": "Training"}, "purpose"),
        ({"id": "one two"}, "id"),
    ],
)
def test_a_request_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        evolve(a_request(), **changes)
    assert paths(caught.value) == [path]


def test_a_headcount_that_was_not_stated_is_unknown():
    assert a_request(headcount=None).headcount is None


def test_a_booking_is_of_the_space_that_its_request_asks_for():
    request = a_request(space="hall")
    assert Booking("request-1", request.slots[0], request).space == "hall"
