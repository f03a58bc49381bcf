"""The slot that begins when the clocks show a wall time is that of its two instants, everywhere."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.periods import MICROSECOND, Slot, at_instant, wall_instant, wall_slot

BAKU, BERLIN = ZoneInfo("Asia/Baku"), ZoneInfo("Europe/Berlin")
ZONES = sorted(available_timezones())
HOUR = timedelta(hours=1)
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
LENGTHS = (MICROSECOND, HOUR, DAY, DAY + HOUR, 200 * DAY)
AROUND = [
    *((minutes * HOUR / 60, HOUR) for minutes in (-60, -30, -1, 0, 30)),
    *((hours * HOUR, DAY) for hours in (-49, -25, -24, 0)),
]
"""How long before or after a change of the clocks a slot begins, and how long it is."""


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def changes(where: ZoneInfo) -> Iterator[datetime]:
    """Yield the instants (UTC) from 1970 to 2037 at which the clocks of a zone are changed."""
    days = (LAST - FIRST).days
    ticks = [(FIRST + timedelta(days=day)).astimezone(where) for day in range(0, days, 3)]
    for before, after in pairwise(ticks):
        if before.utcoffset() != after.utcoffset():
            low, high = before.astimezone(UTC), after.astimezone(UTC)
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                changed = middle.astimezone(where).utcoffset() != before.utcoffset()
                low, high = (low, middle) if changed else (middle, high)
            yield high.replace(microsecond=0)


def slowly(start: datetime, length: timedelta, where: ZoneInfo) -> Slot:
    begins = wall_instant(start.replace(fold=0), where)
    return Slot(at_instant(begins, where), at_instant(begins + length // MICROSECOND, where))


def all_of(slot: Slot) -> tuple[object, ...]:
    """Everything that a slot holds, with what `==` of datetimes of one zone overlooks."""
    ends = (slot.start, slot.end)
    shown = [(it.replace(tzinfo=None), it.fold, it.tzinfo, it.utcoffset()) for it in ends]
    return slot.begins, slot.ends, *shown


def all_clocks() -> Iterator[tuple[str, ZoneInfo, tuple[datetime, ...]]]:
    """Yield the zones with the changes of their clocks; of those that agree in all, the first."""
    known = set()
    for name in ZONES:
        where = ZoneInfo(name)
        found = tuple(changes(where))
        offsets = tuple(it.astimezone(where).utcoffset() for it in (FIRST, *found))
        if (found, offsets) not in known:
            known.add((found, offsets))
            yield name, where, found


@pytest.mark.exhaustive
def test_at_and_around_every_change_of_all_clocks_it_is_the_slot_of_its_instants():
    for name, where, found in all_clocks():
        for change in found:
            before = (change - MICROSECOND).astimezone(where).replace(tzinfo=None) + MICROSECOND
            after = change.astimezone(where).replace(tzinfo=None)
            for shown in {before, after}:
                for step, length in AROUND:
                    slot = wall_slot(shown + step, length, where)
                    assert all_of(slot) == all_of(slowly(shown + step, length, where)), name


@given(
    st.datetimes(datetime(2, 1, 2), datetime(9997, 1, 1)),  # noqa: DTZ001 - wall times
    st.sampled_from(LENGTHS),
    st.sampled_from(ZONES).map(ZoneInfo),
)
def test_at_any_time_it_is_the_slot_of_its_instants(start, length, where):
    assert all_of(wall_slot(start, length, where)) == all_of(slowly(start, length, where))


def test_away_from_changes_it_shows_the_wall_time():
    slot = wall_slot(wall("2026-03-02T10:00"), 2 * HOUR, BAKU)
    assert slot.start == datetime(2026, 3, 2, 10, tzinfo=BAKU)
    assert slot.end == datetime(2026, 3, 2, 12, tzinfo=BAKU)
    assert slot == Slot(slot.start, slot.end)


def test_a_skipped_wall_time_is_moved_forward_by_the_gap():
    slot = wall_slot(wall("2026-03-29T02:30"), HOUR, BERLIN)
    assert (slot.start.time(), slot.end.time()) == (time(3, 30), time(4, 30))
    assert slot.length == HOUR


def test_a_skipped_day_is_moved_to_the_next():
    slot = wall_slot(wall("2011-12-30T10:00"), HOUR, ZoneInfo("Pacific/Apia"))
    assert (slot.start.date(), slot.start.time()) == (date(2011, 12, 31), time(10))


def test_a_slot_from_a_gap_into_the_next_winter_is_moved_too():
    slot = wall_slot(wall("2026-03-29T02:30"), 220 * DAY, BERLIN)
    assert (slot.start.time(), slot.end.time()) == (time(3, 30), time(2, 30))
    assert slot.length == 220 * DAY


@pytest.mark.parametrize("fold", [0, 1])
def test_of_a_repeated_wall_time_the_first_is_meant(fold):
    slot = wall_slot(wall("2026-10-25T02:30").replace(fold=fold), HOUR, BERLIN)
    assert slot.start.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert (slot.start.fold, slot.end.fold) == (0, 1)
    assert (slot.end.time(), slot.length) == (time(2, 30), HOUR)


def test_the_length_is_exact_across_a_change():
    slot = wall_slot(wall("2026-03-28T22:00"), 8 * HOUR, BERLIN)
    assert (slot.end.time(), slot.length) == (time(7), 8 * HOUR)


@pytest.mark.parametrize(
    "start",
    ["0001-01-01T00:00", "0001-12-31T12:00", "9998-12-31T23:30", "9999-12-31T23:59"],
)
@pytest.mark.parametrize("name", ["UTC", "Pacific/Kiritimati", "Pacific/Niue"])
def test_outside_the_years_2_to_9998_is_refused(start, name):
    with pytest.raises(InvalidValue):
        wall_slot(wall(start), HOUR, ZoneInfo(name))


@pytest.mark.parametrize("start", ["0002-01-01T00:00", "9998-12-31T22:59"])
def test_the_first_and_the_last_of_these_years_are_taken(start):
    assert wall_slot(wall(start), HOUR, ZoneInfo("UTC")).length == HOUR


@pytest.mark.parametrize("length", [timedelta(), -HOUR, timedelta.max, timedelta.min, 1, None])
def test_a_length_that_is_none_is_refused(length):
    with pytest.raises(InvalidValue):
        wall_slot(wall("2026-03-02T10:00"), length, BAKU)


@pytest.mark.parametrize(
    ("start", "where"),
    [
        (datetime(2026, 3, 2, 10, tzinfo=BAKU), BAKU),
        (date(2026, 3, 2), BAKU),
        ("2026-03-02T10:00", BAKU),
        (None, BAKU),
        (wall("2026-03-02T10:00"), "Asia/Baku"),
        (wall("2026-03-02T10:00"), None),
    ],
)
def test_what_is_no_wall_time_or_no_zone_is_refused(start, where):
    with pytest.raises(InvalidValue):
        wall_slot(start, HOUR, where)
