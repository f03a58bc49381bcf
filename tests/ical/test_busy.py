"""Busy times are when events take up time, to be held against rooms and people."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.ical.busy import busy_times, merged
from rocb.ical.events import Event, EventStatus
from rocb.periods import Days, Slot
from tests.ical.streams import STAMP
from tests.offices import BAKU, a_slot

WEEK = a_slot("2026-03-02 00:00", "2026-03-09 00:00", BAKU)
MORNING = a_slot("2026-03-02 09:00", "2026-03-02 12:00", BAKU)
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def event(uid: str = "a", when: Days | Slot = MORNING, **fields: Any) -> Event:
    return Event(uid=uid, stamp=STAMP, when=when, **fields)


def test_an_event_is_busy_with_its_uid():
    (found,) = busy_times([event()], WEEK).times
    assert (found.slot, found.uid, found.tentative) == (MORNING, "a", False)


def test_what_is_not_sure_is_tentative():
    (found,) = busy_times([event(status=EventStatus.TENTATIVE)], WEEK).times
    assert found.tentative


def test_cancelled_and_transparent_events_take_no_time():
    events = [event(status=EventStatus.CANCELLED), event("b", busy=False)]
    assert busy_times(events, WEEK).times == ()


def test_a_changed_occurrence_that_is_transparent_frees_the_time_of_its_series():
    series = event(rule="FREQ=DAILY;COUNT=3")
    free = event(original=MORNING.start, busy=False)
    assert [it.slot.start.day for it in busy_times([series, free], WEEK).times] == [3, 4]


def test_days_are_busy_by_the_clocks_of_a_zone():
    whole = event(when=Days(date(2026, 3, 3), date(2026, 3, 3)))
    (found,) = busy_times([whole], WEEK, where=BAKU).times
    assert found.slot == a_slot("2026-03-03 00:00", "2026-03-04 00:00", BAKU)


def test_a_slot_is_whole_though_it_reaches_beyond_the_period():
    long = a_slot("2026-02-27 09:00", "2026-03-20 09:00", BAKU)
    assert busy_times([event(when=long)], WEEK).times[0].slot == long


def test_what_cannot_be_told_is_handed_on_where_it_would_be_busy():
    day = Days(date(2026, 3, 3), date(2026, 3, 3))
    found = busy_times([event(when=day), event("b", when=day, busy=False)], WEEK)
    assert [it.event.uid for it in found.refused] == ["a"]
    assert "say where" in found.refused[0].reason


def test_bounds_hold():
    found = busy_times([event(rule="FREQ=DAILY")], WEEK, at_most=3)
    assert found.times == ()
    assert len(found.refused) == 1


def test_slots_that_overlap_or_touch_are_merged():
    found = merged(
        [
            a_slot("2026-03-02 12:00", "2026-03-02 13:00", BAKU),
            MORNING,
            a_slot("2026-03-02 10:00", "2026-03-02 11:00", BAKU),
            a_slot("2026-03-02 14:00", "2026-03-02 15:00", BAKU),
        ]
    )
    assert found == (
        a_slot("2026-03-02 09:00", "2026-03-02 13:00", BAKU),
        a_slot("2026-03-02 14:00", "2026-03-02 15:00", BAKU),
    )


@pytest.mark.parametrize(
    "slots", [None, "ab", [None], 7], ids=["none", "text", "nothing", "number"]
)
def test_only_slots_are_merged(slots):
    with pytest.raises(InvalidValue):
        merged(slots)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20))))
def test_merged_slots_cover_the_same_minutes_once(pairs):
    slots = [
        Slot(EPOCH + timedelta(minutes=start), EPOCH + timedelta(minutes=start + length))
        for start, length in pairs
    ]
    found = merged(slots)
    minutes = {minute for start, length in pairs for minute in range(start, start + length)}
    covered = [
        minute
        for slot in found
        for minute in range(
            (slot.start - EPOCH) // timedelta(minutes=1), (slot.end - EPOCH) // timedelta(minutes=1)
        )
    ]
    assert covered == sorted(minutes)
    assert all(a.ends < b.begins for a, b in pairwise(found))
