"""Somebody is away on each day on which their calendar has them busy."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.ical.absences import absences
from rocb.ical.events import Event, EventStatus
from rocb.periods import Days, Slot
from rocb.planning.experts.availability import free_days, with_absences
from tests.ical.streams import STAMP
from tests.offices import BAKU, BERLIN, a_slot, an_expert

MARCH = Days(date(2026, 3, 1), date(2026, 3, 31))


def event(uid: str = "a", *, when: Days | Slot, **fields: Any) -> Event:
    return Event(uid=uid, stamp=STAMP, when=when, **fields)


def march(first: int, last: int) -> Days:
    return Days(date(2026, 3, first), date(2026, 3, last))


def days(*events: Event, where: ZoneInfo = BAKU, **told: Any) -> tuple[Days, ...]:
    return absences(events, MARCH, where, **told).days


def test_an_hour_of_a_day_takes_the_day():
    assert days(event(when=a_slot("2026-03-04 09:00", "2026-03-04 10:00"))) == (march(4, 4),)


def test_what_ends_at_midnight_does_not_take_the_next_day():
    late = a_slot("2026-03-04 20:00", "2026-03-05 00:00")
    assert days(event(when=late)) == (march(4, 4),)
    later = a_slot("2026-03-04 20:00", "2026-03-05 00:01")
    assert days(event(when=later)) == (march(4, 5),)


def test_days_are_those_of_the_clocks_that_are_asked_for():
    evening = event(when=a_slot("2026-03-04 01:00", "2026-03-04 02:00", BAKU))
    assert days(evening, where=BERLIN) == (march(3, 3),)
    assert days(event(when=march(10, 12)), where=BERLIN) == (march(10, 12),)


def test_days_that_touch_are_one_absence_and_nothing_reaches_beyond_the_period():
    away = [
        event("a", when=march(5, 6)),
        event("b", when=march(7, 7)),
        event("c", when=Days(date(2026, 2, 20), date(2026, 3, 2))),
        event("d", when=Days(date(2026, 3, 30), date(2026, 4, 9))),
        event("e", when=Days(date(2026, 4, 9), date(2026, 4, 9))),
    ]
    assert days(*away) == (march(1, 2), march(5, 7), march(30, 31))


def test_what_recurs_takes_each_of_its_days():
    weekly = event(when=a_slot("2026-03-02 09:00", "2026-03-02 10:00"), rule="FREQ=WEEKLY;COUNT=3")
    assert days(weekly) == (march(2, 2), march(9, 9), march(16, 16))


def test_what_is_tentative_counts_unless_told_otherwise():
    perhaps = event(when=march(5, 6), status=EventStatus.TENTATIVE)
    assert days(perhaps) == (march(5, 6),)
    assert days(perhaps, tentative=False) == ()


def test_what_is_cancelled_or_takes_no_time_is_no_absence():
    events = [
        event("a", when=march(5, 6), status=EventStatus.CANCELLED),
        event("b", when=march(7, 7), busy=False),
    ]
    assert days(*events) == ()


def test_what_cannot_be_told_is_handed_on():
    often = event(when=a_slot("2026-03-02 09:00", "2026-03-02 10:00"), rule="FREQ=DAILY")
    found = absences([often], MARCH, BAKU, at_most=3)
    assert (found.days, [it.event.uid for it in found.refused]) == ((), ["a"])


def test_the_days_can_be_given_to_an_expert():
    found = absences([event(when=march(3, 30))], MARCH, BAKU)
    expert = with_absences(an_expert(unavailable=(march(31, 31),)), found.days)
    assert expert.unavailable == (march(3, 31),)
    assert free_days(expert, MARCH) == (march(1, 2),)


@given(
    st.lists(st.tuples(st.integers(-60, 800), st.integers(1, 99)), max_size=4),
    st.sampled_from((BAKU, BERLIN, ZoneInfo("America/St_Johns"))),
)
def test_a_day_is_one_of_absence_just_where_an_hour_of_it_is_taken(hours, where):
    midnight = datetime(2026, 3, 1, tzinfo=UTC)
    slots = [
        Slot(midnight + timedelta(hours=at), midnight + timedelta(hours=at + length))
        for at, length in hours
    ]
    found = days(*(event(f"e-{n}", when=it) for n, it in enumerate(slots)), where=where)
    halves = {
        (slot.start + timedelta(minutes=30 * number)).astimezone(where).date()
        for slot in slots
        for number in range(int(slot.length / timedelta(minutes=30)))
    }
    assert {day for span in found for day in span} == {day for day in halves if day in MARCH}


@pytest.mark.parametrize("period", [Days(date.min, date.min), Days(date(2026, 3, 1), date.max)])
def test_a_period_lies_within_the_years_of_slots(period):
    with pytest.raises(InvalidValue) as caught:
        absences((), period, BAKU)
    assert [fault.path for fault in caught.value.faults] == ["period"]


@pytest.mark.parametrize("wrong", [None, 7, "Asia/Baku", (7,)])
def test_nonsense_is_refused(wrong):
    calls: tuple[Callable[[], object], ...] = (
        lambda: absences(wrong, MARCH, BAKU),
        lambda: absences((), wrong, BAKU),
        lambda: absences((), MARCH, wrong),
        lambda: absences((), MARCH, BAKU, tentative=wrong),
    )
    for call in calls:
        with pytest.raises(InvalidValue):
            call()
