"""Every change of the clocks of every IANA zone, 1970 to 2037: nothing is gained, lost or doubled.

The changes are found once, in UTC, with no help of the library.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from struct import iter_unpack, unpack
from typing import NamedTuple
from zoneinfo import TZPATH, ZoneInfo, available_timezones

import pytest
from attrs import evolve

from rocb import Book, BookingRefused, Claim, DatedHours, Hours, Slot
from rocb.booking.hours import is_open, open_spans
from rocb.periods import at_instant, instant, is_skipped, moment, wall_instant, wall_slot
from tests.booking.test_hours import Sweep
from tests.offices import STATED, a_booking

FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
DAY, MINUTE, NONE = timedelta(days=1), timedelta(minutes=1), timedelta()
TICK = timedelta(microseconds=1)
ROOM = Claim("room")


class Change(NamedTuple):
    """A change of the clocks of a zone: when (UTC), from which offset to which."""

    where: ZoneInfo
    at: datetime
    before: timedelta
    after: timedelta

    @property
    def walls(self) -> tuple[datetime, datetime]:
        """The wall times between which the clocks show none, or each twice."""
        bare = self.at.replace(tzinfo=None)
        return bare + min(self.before, self.after), bare + max(self.before, self.after)

    def __str__(self) -> str:
        return f"{self.where.key} {self.at.isoformat()}"


def offset(seconds: int, where: ZoneInfo) -> timedelta:
    found = datetime.fromtimestamp(seconds, where).utcoffset()
    assert found is not None
    return found


BARE = FIRST.replace(tzinfo=None)
STEP = 3 * DAY
SAMPLED = [BARE + number * STEP for number in range((LAST - FIRST) // STEP + 2)]


def changes_of(where: ZoneInfo) -> Iterator[Change]:
    """Yield the changes of a zone in order: days are sampled, the second is found by halves."""
    offsets = list(map(where.utcoffset, SAMPLED))
    reached = int(FIRST.timestamp())
    for number in range(len(offsets) - 1):
        if offsets[number] == offsets[number + 1]:
            continue
        low = max(reached, int((SAMPLED[number] - BARE - DAY).total_seconds()))
        high = low + int((STEP + 2 * DAY).total_seconds())
        old = offset(low, where)
        if offset(high, where) == old:  # found already, from the other side
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle, where) == old else (low, middle)
        reached = high
        if FIRST <= (at := FIRST + timedelta(seconds=high)) < LAST:
            yield Change(where, at, old, offset(high, where))


@cache
def changes() -> tuple[Change, ...]:
    """Return the changes of all zones; of zones that always agree, those of the first."""
    tables = {table(name): name for name in sorted(available_timezones(), reverse=True)}
    found: dict[tuple[tuple[datetime, timedelta, timedelta], ...], tuple[Change, ...]] = {}
    for name in sorted(tables.values()):
        of_zone = tuple(changes_of(ZoneInfo(name)))
        found.setdefault(tuple(it[1:] for it in of_zone), of_zone)
    return tuple(change for of_zone in found.values() for change in of_zone)


def gaps() -> list[Change]:
    return [change for change in changes() if change.after > change.before]


def folds() -> list[Change]:
    return [change for change in changes() if change.after < change.before]


def micros(when: datetime) -> int:
    return (when - FIRST) // TICK


def shown(when: datetime, where: ZoneInfo) -> datetime:
    return when.astimezone(where).replace(tzinfo=None)


def samples(change: Change) -> tuple[datetime, datetime, datetime]:
    """The first, a middle and the last wall time of a gap or of a repeated stretch."""
    first, after = change.walls
    return first, first + (after - first) // 2, after - TICK


# The scan itself


def test_the_scan_finds_gaps_and_folds_of_all_kinds():
    found = {str(change): change.after - change.before for change in changes()}
    assert found["Australia/LHI 2026-10-03T15:30:00+00:00"] == 30 * MINUTE
    assert found["Pacific/Apia 2011-12-30T10:00:00+00:00"] == DAY
    assert found["Africa/Monrovia 1972-01-07T00:44:30+00:00"] == timedelta(seconds=2670)
    assert found["Antarctica/Casey 2010-03-04T15:00:00+00:00"] == -3 * 60 * MINUTE
    assert len(gaps()) > 4000
    assert len(folds()) > 4000


def test_the_scan_misses_no_change_as_each_begins_where_the_last_one_ended():
    for earlier, later in pairwise(changes()):
        if earlier.where is later.where:
            assert earlier.at < later.at, str(later)
            assert earlier.after == later.before, str(later)


# The policy


def test_a_skipped_wall_time_is_moved_forward_by_the_gap_in_every_zone():
    for change in gaps():
        for wall in samples(change):
            found = wall_instant(wall, change.where)
            moved = wall + (change.after - change.before)
            assert found == micros((wall - change.before).replace(tzinfo=UTC)), str(change)
            assert shown(at_instant(found, change.where), change.where) == moved, str(change)
            slot = wall_slot(wall, MINUTE, change.where)
            assert (slot.begins, slot.ends) == (found, found + 60_000_000), str(change)
            assert slot.start.replace(tzinfo=None) == moved, str(change)


def test_of_a_repeated_wall_time_the_first_is_meant_in_every_zone():
    for change in folds():
        for wall in samples(change):
            found = wall_instant(wall, change.where)
            assert found == micros((wall - change.before).replace(tzinfo=UTC)), str(change)
            first = at_instant(found, change.where)
            again = at_instant(found + (change.before - change.after) // TICK, change.where)
            assert (first.replace(tzinfo=None), first.fold) == (wall, 0), str(change)
            assert again.replace(tzinfo=None, fold=0) == wall, str(change)
            assert again.fold == 1, str(change)
            assert wall_slot(wall, MINUTE, change.where).begins == found, str(change)


def test_a_wall_time_is_skipped_just_where_it_is_not_what_its_instant_shows():
    for change in changes():
        first, after = change.walls
        gap = change.after > change.before
        around = (first - TICK, first, after - TICK, after)
        for wall, within in zip(around, (False, gap, gap, False), strict=True):
            found = at_instant(wall_instant(wall, change.where), change.where)
            assert is_skipped(wall, change.where) is within, str(change)
            assert (found.replace(tzinfo=None) != wall) is within, str(change)


def test_a_moment_and_a_wall_instant_are_one_in_every_zone():
    for change in changes():
        for wall in samples(change):
            found = moment(wall.date(), wall.time(), change.where)
            assert instant(found) == wall_instant(wall, change.where), str(change)


def test_the_length_of_a_slot_is_exact_across_every_change():
    for change in changes():
        first, after = change.walls
        for wall, length in ((first - DAY, 2 * DAY), (first - 30 * MINUTE, 45 * MINUTE)):
            slot = wall_slot(wall, length, change.where)
            assert slot.length == length, str(change)
            assert slot.end.astimezone(UTC) - slot.start.astimezone(UTC) == length, str(change)
        wide = Slot(
            moment((first - DAY).date(), time(), change.where),
            moment((after + 2 * DAY).date(), time(), change.where),
        )
        assert wide.length == wide.end.astimezone(UTC) - wide.start.astimezone(UTC), str(change)


# What wall_slot takes for granted


def table(name: str) -> bytes:
    """Return the TZif file of a zone."""
    for folder in TZPATH:
        path = Path(folder, name)
        if path.is_file():
            return path.read_bytes()
    return resources.files("tzdata").joinpath("zoneinfo", name).read_bytes()


def written_changes(name: str) -> list[tuple[int, int]]:
    """Return when the table of a zone changes its offset (RFC 8536), and to what, in seconds."""
    data = table(name)
    skipped = unpack(">6l", data[20:44])
    sizes = (6 * skipped[4], 5 * skipped[3], 8 * skipped[2], skipped[5], skipped[1], skipped[0])
    second = 44 + sum(sizes)
    _, _, _, times, kinds, _ = unpack(">6l", data[second + 20 : second + 44])
    at = second + 44
    whens = [it for (it,) in iter_unpack(">q", data[at : at + 8 * times])]
    which = data[at + 8 * times : at + 9 * times]
    after = at + 9 * times
    offsets = [it[0] for it in iter_unpack(">lBB", data[after : after + 6 * kinds])]
    return [(when, offsets[kind]) for when, kind in zip(whens, which, strict=True)]


def test_no_gap_is_longer_than_a_day_and_no_two_changes_within_three_days_cancel_out():
    """So a day is steady if its offset is that of the day after; and so the scan misses none."""
    number = 0
    for name in sorted(available_timezones()):
        written = written_changes(name)
        number += len(written)
        for (_, old), (when, new), (later, newer) in zip(
            written, written[1:], written[2:], strict=False
        ):
            assert new - old <= 86_400, name
            assert old == new or old != newer or later - when > STEP.total_seconds(), (name, when)
    assert number > 10_000
    for earlier, following in pairwise(changes()):
        assert earlier.after - earlier.before <= DAY, str(earlier)
        if earlier.where is following.where:
            assert following.at - earlier.at > STEP or earlier.before != following.after


# The Book


def test_the_two_rounds_of_every_repeated_hour_can_both_be_booked():
    some = a_booking("some")
    for number, change in enumerate(folds()):
        first, again = rounds(change)
        assert not first.overlaps(again), str(change)
        book = Book()
        pair = [evolve(some, id="first", slot=first), evolve(some, id="again", slot=again)]
        assert book.is_free(ROOM, first)
        book.add(pair[:1], by="test", at=FIRST)
        assert book.conflicts(ROOM, again) == (), str(change)
        assert [it.id for it in book.conflicts(ROOM, first)] == ["first"], str(change)
        if number % 10 == 0:
            book.add(pair[1:], by="test", at=FIRST)
            assert [it.id for it in book] == ["first", "again"], str(change)
            with pytest.raises(BookingRefused):
                book.add([evolve(some, id="late", slot=again)], by="test", at=FIRST)


def rounds(change: Change) -> tuple[Slot, Slot]:
    """The same wall times, in the first round of the repeated hour and in the second."""
    first, after = change.walls
    start, end = (wall.replace(tzinfo=change.where) for wall in (first, after - MINUTE))
    return Slot(start, end), Slot(start.replace(fold=1), end.replace(fold=1))


def test_slots_that_touch_at_a_change_do_not_stand_against_each_other():
    some = a_booking("some")
    for change in changes():
        at = micros(change.at)
        before, after, across = (
            Slot(at_instant(at + first, change.where), at_instant(at + last, change.where))
            for first, last in ((-3_600_000_000, 0), (0, 3_600_000_000), (-1, 1))
        )
        assert not before.overlaps(after), str(change)
        book = Book()
        book.add([evolve(some, slot=before)], by="test", at=FIRST)
        assert book.is_free(ROOM, after), str(change)
        assert not book.is_free(ROOM, across), str(change)


# Opening hours


def kinds() -> list[Change]:
    """Return one change of each kind: what it changes, when by the clocks, and over what days."""
    found: dict[tuple[object, ...], Change] = {}
    for change in reversed(changes()):
        first, after = change.walls
        whole = all(not it % MINUTE for it in (change.before, change.after))
        if whole and not change.at.second:
            key = (change.after - change.before, first.time(), after.time())
            found.setdefault(key, change)
    return list(found.values())


def hours_around(change: Change) -> list[Hours]:
    """Hours that begin, end and last over the change, and some that lie within it."""
    first, after = change.walls
    middle = first + (after - first) // 2
    middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
    walls = (first - 90 * MINUTE, first, middle, after, after + 90 * MINUTE)
    pairs = [(one, other) for one in walls for other in walls if one < other <= one + DAY]
    return [
        Hours((), STATED, (DatedHours(one.date(), one.time(), other.time(), overnight),))
        for one, other in pairs
        if (overnight := other.date() > one.date()) or one.time() < other.time()
    ] + [
        Hours(
            (),
            STATED,
            tuple(
                DatedHours((first + number * DAY).date(), opens, closes, closes <= opens)
                for number in (-2, -1, 0, 1)
                for opens, closes in spans
            ),
        )
        for spans in (
            [(time(), time())],
            [(time(12), time(12))],
            [(time(22), time(3)), (time(4), time(23, 30))],
        )
    ]


def test_opening_hours_are_exact_to_the_minute_at_every_kind_of_change():
    assert len(kinds()) > 60
    for change in kinds():
        sweep = Sweep((change.walls[0] - 2 * DAY).date(), 5, change.where)
        at = (micros(change.at) - sweep.zero) // 60_000_000
        first, after = at - 1500, at + 1500
        for hours in hours_around(change):
            are_open = sweep.open_minutes(hours)
            begins, ends = sweep.instant(first), sweep.instant(after)
            expected = list(sweep.spans(are_open, first, after))
            message = f"{change} {hours}"
            assert list(open_spans(hours, begins, ends, change.where)) == expected, message
            for start, length in ((at - 30, 30), (at - 30, 60), (at, 30), (at - 120, 240)):
                slot = Slot(
                    at_instant(sweep.instant(start), change.where),
                    at_instant(sweep.instant(start + length), change.where),
                )
                expected_open = all(are_open[start : start + length])
                assert is_open(hours, slot, change.where) is expected_open, f"{message} {slot}"
