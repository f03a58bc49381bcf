"""A request asks for spaces at the same time, in slots that do not overlap or in a series."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, Moved, Purpose, Request, Series, Slot, SpaceKind, Use
from tests.offices import BERLIN, a_request, a_slot

MIDNIGHT = datetime(2026, 10, 24, 22, tzinfo=UTC)
MORNING = a_slot("2021-03-01 09:00", "2021-03-01 12:00")
NOON = a_slot("2021-03-01 12:00", "2021-03-01 13:00")
LONG = a_slot("2021-03-01 10:00", "2021-03-01 18:00")


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def starts(request: Request) -> list[datetime]:
    return [it.slot.start for it in request.occurrences]


def test_slots_that_touch_may_stand_in_one_request():
    assert a_request("request", MORNING, NOON).when == (MORNING, NOON)


def test_slots_keep_the_order_in_which_they_were_asked_for_and_take_place_in_that_of_time():
    request = a_request("request", NOON, MORNING)
    assert request.when == (NOON, MORNING)
    assert [it.slot for it in request.occurrences] == [MORNING, NOON]
    assert [it.original for it in request.occurrences] == [MORNING.start, NOON.start]


def test_a_series_is_its_occurrences():
    series = Series(MORNING, "FREQ=WEEKLY;COUNT=3", removed=(MORNING.start + timedelta(days=7),))
    request = a_request("request", when=series)
    assert starts(request) == [MORNING.start, MORNING.start + timedelta(days=14)]


def test_a_request_without_slots_is_refused():
    with pytest.raises(InvalidValue) as caught:
        evolve(a_request(), when=())
    assert paths(caught.value) == ["when"]


def test_a_request_without_spaces_is_refused():
    with pytest.raises(InvalidValue) as caught:
        evolve(a_request(), uses=())
    assert paths(caught.value) == ["uses"]


def test_two_uses_of_one_space_are_refused():
    with pytest.raises(InvalidValue) as caught:
        evolve(a_request(), uses=(Use("room"), Use("hall"), Use("room", headcount=3)))
    assert paths(caught.value) == ["uses[2].space"]


def test_only_one_use_may_leave_the_space_open():
    assert evolve(a_request(), uses=(Use("room"), Use())).uses[1].space is None
    with pytest.raises(InvalidValue) as caught:
        evolve(a_request(), uses=(Use(), Use("room"), Use(headcount=2)))
    assert paths(caught.value) == ["uses[2].space"]


def test_a_named_space_is_of_no_kinds():
    kinds = (SpaceKind.CLASSROOM,)
    assert Use(kinds=kinds).kinds == kinds
    with pytest.raises(InvalidValue) as caught:
        Use("room", kinds=kinds)
    assert paths(caught.value) == ["kinds"]


def test_a_slot_may_be_a_year_long_and_no_longer():
    start = datetime(2024, 1, 1, tzinfo=UTC)
    year = Slot(start, start + timedelta(days=366))
    assert a_request("request", year).when == (year,)
    with pytest.raises(InvalidValue) as caught:
        a_request("request", Slot(start, start + timedelta(days=367)))
    assert paths(caught.value) == ["when[0]"]


def test_the_slots_of_a_series_may_be_no_longer_either():
    start = datetime(2024, 1, 1, tzinfo=UTC)
    with pytest.raises(InvalidValue):
        a_request("r", when=Series(Slot(start, start + timedelta(days=367)), "FREQ=DAILY;COUNT=1"))


def test_an_occurrence_is_not_moved_into_a_slot_of_thousands_of_years():
    endless = Slot(MORNING.start, MORNING.end.replace(year=7000))
    moved = (Moved(MORNING.start, endless),)
    with pytest.raises(InvalidValue):
        a_request("request", when=Series(MORNING, "FREQ=DAILY;COUNT=2", moved=moved))


def test_overlapping_slots_are_refused_by_their_index():
    with pytest.raises(InvalidValue) as caught:
        a_request("request", MORNING, NOON, LONG)
    assert "when[2]" in paths(caught.value)
    assert "when[0]" in str(caught.value)


def test_the_later_of_two_overlapping_slots_is_the_one_refused():
    with pytest.raises(InvalidValue) as caught:
        a_request("request", LONG, MORNING)
    assert str(caught.value) == (
        'when[0]: "2021-03-01T10:00:00+04:00" is not after the end of when[1]'
    )


def test_the_same_slot_twice_is_refused():
    with pytest.raises(InvalidValue) as caught:
        a_request("request", MORNING, MORNING)
    assert paths(caught.value) == ["when[1]"]


def test_all_slots_inside_a_long_one_are_refused_at_once():
    early = a_slot("2021-03-01 11:00", "2021-03-01 12:00")
    late = a_slot("2021-03-01 14:00", "2021-03-01 15:00")
    with pytest.raises(InvalidValue) as caught:
        a_request("request", LONG, early, late)
    assert paths(caught.value) == ["when[1]", "when[2]"]


def test_the_two_rounds_of_a_repeated_hour_do_not_overlap():
    once = a_slot("2026-10-25 02:00", "2026-10-25 02:45", BERLIN)
    again = Slot(once.start.replace(fold=1), once.end.replace(fold=1))
    assert a_request("request", once, again).when == (once, again)


def test_slots_of_different_zones_are_compared_by_instants():
    same = Slot(MORNING.start.astimezone(UTC), MORNING.end.astimezone(UTC))
    with pytest.raises(InvalidValue) as caught:
        a_request("request", MORNING, same)
    assert paths(caught.value) == ["when[1]"]


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
        f"when[{index}]"
        for place, index in enumerate(order)
        if any(quarters(slots[index]) & quarters(slots[before]) for before in order[:place])
    }


@given(st.lists(SLOTS, min_size=1, max_size=5))
@settings(deadline=None)
def test_a_request_is_refused_exactly_where_two_slots_share_an_instant(slots):
    if taken_twice(slots):
        with pytest.raises(InvalidValue) as caught:
            a_request("request", *slots)
        assert set(paths(caught.value)) == taken_twice(slots)
    else:
        request = a_request("request", *slots)
        assert request.when == tuple(slots)
        begins = [it.slot.begins for it in request.occurrences]
        assert begins == sorted(it.begins for it in slots)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"when": [MORNING]}, "when"),
        ({"when": (MORNING, None)}, "when"),
        ({"when": MORNING}, "when"),
        ({"when": None}, "when"),
        ({"uses": [Use("room")]}, "uses"),
        ({"uses": (Use("room"), None)}, "uses[1]"),
        ({"title": "Training"}, "title"),
        ({"purpose": "training"}, "purpose"),
        ({"organisation": "customs"}, "organisation"),
        ({"extras": ("coffee", "coffee")}, "extras[1]"),
        ({"extras": ("strong coffee",)}, "extras[0]"),
        ({"id": "one two"}, "id"),
        ({"id": ""}, "id"),
        ({"id": "x" * 101}, "id"),
        ({"id": None}, "id"),
    ],
    ids=repr,
)
def test_a_request_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        evolve(a_request(), **changes)
    assert [it.split("[")[0] for it in paths(caught.value)] == [path.split("[")[0]]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"headcount": 0}, "headcount"),
        ({"headcount": -1}, "headcount"),
        ({"headcount": True}, "headcount"),
        ({"headcount": "12"}, "headcount"),
        ({"places": 0}, "places"),
        ({"places": 2**60}, "places"),
        ({"space": ""}, "space"),
        ({"space": 3}, "space"),
        ({"layout": ""}, "layout"),
        ({"equipment": ("beamer", "beamer")}, "equipment[1]"),
        ({"equipment": "beamer"}, "equipment"),
        ({"kinds": ("classroom",)}, "kinds[0]"),
        ({"kinds": (SpaceKind.PARKING, SpaceKind.PARKING)}, "kinds[1]"),
    ],
    ids=repr,
)
def test_a_use_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        Use(**changes)
    assert paths(caught.value) == [path]


def test_what_was_not_stated_is_unknown():
    use, request = Use("room"), a_request()
    assert (use.headcount, use.layout, use.places, request.purpose) == (None, None, None, None)
    assert evolve(request, purpose=Purpose.TRAINING).purpose is Purpose.TRAINING
