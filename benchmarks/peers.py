"""Peers: the same questions answered by other means, from the bare algorithm to a database.

The peers of a room hold spans between two instants that do not overlap. `is_free` says whether a
window overlaps none of them; `add` asks that, and then puts the window in.
"""

import sqlite3
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule
from intervaltree import IntervalTree  # type: ignore[import-untyped]
from sortedcontainers import SortedList  # type: ignore[import-untyped]

Span = tuple[int, int]
Moments = tuple[datetime, datetime]

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
WALL_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - wall times have no zone of their own
MICROSECOND: Final = timedelta(microseconds=1)


class Room(Protocol):
    """What the peers of a room have in common; times are instants in microseconds."""

    def is_free(self, begins: int, ends: int) -> bool:
        """Return whether the window overlaps nothing."""

    def add(self, begins: int, ends: int) -> bool:
        """Put the window in, if it is free; return whether it was."""


class Bare:
    """The bare algorithm: two sorted lists of ints, and one bisection."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [begins for begins, _ in ordered]
        self.stops = [ends for _, ends in ordered]

    def is_free(self, begins: int, ends: int) -> bool:
        at = bisect_right(self.stops, begins)
        return at == len(self.stops) or self.starts[at] >= ends

    def add(self, begins: int, ends: int) -> bool:
        if not self.is_free(begins, ends):
            return False
        insort(self.starts, begins)
        insort(self.stops, ends)
        return True


class Chunked:
    """The bare algorithm for adding: sorted lists of ints in short parts, changed in place."""

    def __init__(self, spans: Iterable[Span], chunk: int = 512) -> None:
        ordered = sorted(spans)
        self.most = chunk
        parts = [ordered[at : at + chunk // 2] for at in range(0, len(ordered), chunk // 2)]
        self.starts = [[begins for begins, _ in part] for part in parts] or [[]]
        self.stops = [[ends for _, ends in part] for part in parts] or [[]]
        self.bounds = [stops[-1] for stops in self.stops[:-1]]

    def is_free(self, begins: int, ends: int) -> bool:
        place = bisect_right(self.bounds, begins)
        stops = self.stops[place]
        at = bisect_right(stops, begins)
        return at == len(stops) or self.starts[place][at] >= ends

    def add(self, begins: int, ends: int) -> bool:
        place = bisect_right(self.bounds, begins)
        starts, stops = self.starts[place], self.stops[place]
        at = bisect_right(stops, begins)
        if at < len(stops) and starts[at] < ends:
            return False
        starts.insert(at, begins)
        stops.insert(at, ends)
        if len(stops) > self.most:
            half = self.most // 2
            self.starts.insert(place + 1, starts[half:])
            self.stops.insert(place + 1, stops[half:])
            self.bounds.insert(place, stops[half - 1])
            del starts[half:], stops[half:]
        return True


class Sorted:
    """A `SortedList` of spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = SortedList(spans)

    def is_free(self, begins: int, ends: int) -> bool:
        at = self.spans.bisect_left((ends,))
        return bool(at == 0 or self.spans[at - 1][1] <= begins)

    def add(self, begins: int, ends: int) -> bool:
        if not self.is_free(begins, ends):
            return False
        self.spans.add((begins, ends))
        return True


class Tree:
    """An `IntervalTree`; its `overlap` is asked, as its `overlaps` walks over everything."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = IntervalTree.from_tuples(spans)

    def is_free(self, begins: int, ends: int) -> bool:
        return not self.spans.overlap(begins, ends)

    def add(self, begins: int, ends: int) -> bool:
        if not self.is_free(begins, ends):
            return False
        self.spans.addi(begins, ends)
        return True


class Sql:
    """An SQLite table in memory, with an index of room and begin."""

    textbook: Final = "SELECT 1 FROM booking WHERE room = 1 AND begins < ? AND ends > ? LIMIT 1"
    """The overlap query of the textbooks."""
    last_before: Final = (
        "SELECT ends FROM booking WHERE room = 1 AND begins < ? ORDER BY begins DESC LIMIT 1"
    )
    """What suffices where nothing overlaps: the last one that begins before the window ends."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.base = sqlite3.connect(":memory:", isolation_level=None)
        self.base.execute("CREATE TABLE booking (room INTEGER, begins INTEGER, ends INTEGER)")
        self.base.execute("BEGIN")
        self.base.executemany("INSERT INTO booking VALUES (1, ?, ?)", spans)
        self.base.execute("COMMIT")
        self.base.execute("CREATE INDEX by_begin ON booking (room, begins)")

    def is_free_by_textbook(self, begins: int, ends: int) -> bool:
        return self.base.execute(self.textbook, (ends, begins)).fetchone() is None

    def is_free(self, begins: int, ends: int) -> bool:
        found: Any = self.base.execute(self.last_before, (ends,)).fetchone()
        return found is None or found[0] <= begins

    def add(self, begins: int, ends: int) -> bool:
        if not self.is_free(begins, ends):
            return False
        self.base.execute("INSERT INTO booking VALUES (1, ?, ?)", (begins, ends))
        return True


class Naive:
    """A scan over pairs of aware datetimes.

    They are of one zone object, which Python compares fast (and wrongly where clocks are set back).
    """

    def __init__(self, moments: Iterable[Moments]) -> None:
        self.moments = list(moments)

    def is_free(self, start: datetime, end: datetime) -> bool:
        for held_start, held_end in self.moments:  # faster than all()
            if held_start < end and start < held_end:
                return False
        return True


class Steps:
    """The bare algorithm for a pool: how many places are taken from which instant on."""

    def __init__(self, taken: Iterable[tuple[int, int, int]]) -> None:
        steps: dict[int, int] = {}
        for begins, ends, places in taken:
            steps[begins] = steps.get(begins, 0) + places
            steps[ends] = steps.get(ends, 0) - places
        self.times = sorted(steps)
        self.levels = [0]
        for time in self.times:
            self.levels.append(self.levels[-1] + steps[time])

    def peak(self, begins: int, ends: int) -> int:
        at = bisect_right(self.times, begins)
        return max(self.levels[at : bisect_left(self.times, ends, at) + 1])


def scanned_peak(taken: Sequence[tuple[int, int, int]], begins: int, ends: int) -> int:
    """Return the most places taken at an instant of the window, by scanning and sorting."""
    steps = []
    for first, after, places in taken:
        if first < ends and begins < after:
            steps.append((first, places))
            steps.append((after, -places))
    steps.sort()
    peak = level = 0
    for _, change in steps:
        level += change
        peak = max(peak, level)
    return peak


def swept_peak(taken: Sequence[tuple[int, int, int]], begins: int, ends: int) -> int:
    """Return the same by brute force, from the places taken at every begin within the window."""
    near = [it for it in taken if it[0] < ends and begins < it[1]]
    instants = {begins, *(first for first, _, _ in near if first > begins)}
    return max(
        sum(places for first, after, places in near if first <= instant < after)
        for instant in instants
    )


def scanned_gap(
    rooms: Iterable[Sequence[Moments]], days: Sequence[Moments], length: timedelta
) -> datetime | None:
    """Return the earliest begin of a gap as long as this in any room, by scanning for every day."""
    best: datetime | None = None
    for room in rooms:
        for opens, closes in days:
            if best is not None and opens >= best:
                break
            free = opens
            for start, end in sorted([it for it in room if it[0] < closes and opens < it[1]]):
                if start - free >= length:
                    break
                free = max(free, end)
            if closes - free >= length and (best is None or free < best):
                best = free
                break
    return best


def swept_gap(rooms: Iterable[Sequence[Span]], days: Sequence[Span], length: int) -> int | None:
    """Return the same for instants, by one walk over the spans of each room, which are in order."""
    best: int | None = None
    for room in rooms:
        for begins in _gaps(room, days, length):
            best = begins if best is None else min(best, begins)
            break
    return best


def _gaps(room: Sequence[Span], days: Sequence[Span], length: int) -> Iterator[int]:
    place, last = 0, len(room)
    for opens, closes in days:
        free = opens
        while place < last and room[place][0] < closes:
            begins, ends = room[place]
            if begins - free >= length:
                yield free
            free = max(free, ends)
            if ends > closes:
                break
            place += 1
        if closes - free >= length:
            yield free


def bare_series(
    room: Bare, first: datetime, length: int, where: ZoneInfo, count: int, days: Sequence[int]
) -> list[bool]:
    """Return for each start of a weekly rule whether its slot is free, by dateutil and bisection.

    `first` is a wall time, `days` are weekdays, Monday being 0; none are the weekday of `first`.
    """
    utcoffset, is_free, none = where.utcoffset, room.is_free, timedelta()
    found = []
    for wall in rrule(WEEKLY, dtstart=first, count=count, byweekday=days or None):
        begins = (wall - WALL_EPOCH - (utcoffset(wall) or none)) // MICROSECOND
        found.append(is_free(begins, begins + length))
    return found
