"""Pool: the places that are taken of many alike, such as seats or parking places."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import Generic, Self, TypeVar

from attrs import define, field, frozen

from rocb.booking.chunks import CHUNK, settled

V = TypeVar("V")

_begin = itemgetter(0)
_end = itemgetter(1)


@frozen(eq=False)
class _Spans(Generic[V]):
    """Spans as begin, end, places and value; a `Chunk` by their begins.

    `latest` is an instant at which all of them have ended.
    """

    rows: tuple[tuple[int, int, int, V], ...] = ()
    latest: int = 0

    def __len__(self) -> int:
        return len(self.rows)

    def __add__(self, other: Self) -> Self:
        return self.of(self.rows + other.rows)

    @property
    def first(self) -> int:
        return self.rows[0][0]

    def part(self, first: int, after: int) -> Self:
        return self.of(self.rows[first:after])

    @classmethod
    def of(cls, rows: tuple[tuple[int, int, int, V], ...]) -> Self:
        return cls(rows, max(map(_end, rows), default=0))


@frozen(eq=False)
class _Steps:
    """How many places are taken over time; a `Chunk` by the times at which that changes.

    `lift + levels[k]` places are taken before `times[k]`, and `lift + levels[-1]` after the last;
    `top` is the highest of the levels.
    """

    times: tuple[int, ...] = ()
    levels: tuple[int, ...] = (0,)
    lift: int = 0
    top: int = 0

    def __len__(self) -> int:
        return len(self.times)

    def __add__(self, other: Self) -> Self:
        above = other.lift - self.lift
        levels = tuple(level + above for level in other.levels[1:])
        return self.of(self.times + other.times, self.levels + levels, self.lift)

    @property
    def first(self) -> int:
        return self.times[0]

    def part(self, first: int, after: int) -> Self:
        return self.of(self.times[first:after], self.levels[first : after + 1], self.lift)

    def lifted(self, by: int) -> Self:
        return type(self)(self.times, self.levels, self.lift + by, self.top)

    def stepped(self, time: int, by: int) -> Self:
        """Return these with `by` more places taken from `time` on."""
        at = bisect_left(self.times, time)
        rest = bisect_right(self.times, time)
        levels = tuple(level + by for level in self.levels[rest:])
        if levels[0] == self.levels[at]:
            return self.of(
                self.times[:at] + self.times[rest:], self.levels[:at] + levels, self.lift
            )
        return self.of(
            (*self.times[:at], time, *self.times[rest:]), self.levels[: at + 1] + levels, self.lift
        )

    @classmethod
    def of(cls, times: tuple[int, ...], levels: tuple[int, ...], lift: int) -> Self:
        return cls(times, levels, lift, max(levels))


_Taken = tuple[list[int], list[_Spans[V]]]
_Levels = tuple[list[int], list[_Steps]]


@define(eq=False)
class Pool(Generic[V]):
    """Spans of time that may overlap, each with a number of places and a value.

    Times are instants in microseconds since 1970 in UTC; spans and windows are half-open, and end
    later than they begin, as those of a `Slot` do. Every change takes effect in one assignment:
    what interrupts it leaves all of it or nothing, and no other thread sees half of it.
    """

    _chunk: int = CHUNK
    _held: tuple[_Taken[V], _Levels] = field(init=False, repr=False)

    @_held.default
    def _nothing(self) -> tuple[_Taken[V], _Levels]:
        return ([], [_Spans()]), ([], [_Steps()])

    def __len__(self) -> int:
        return sum(map(len, self._held[0][1]))

    def __iter__(self) -> Iterator[tuple[int, int, int, V]]:
        """Yield the begin, the end, the places and the value of every span, by their begins."""
        for spans in self._held[0][1]:
            yield from spans.rows

    def peak(self, begins: int, ends: int) -> int:
        """Return the largest number of places that are taken at one instant of the window."""
        bounds, chunks = self._held[1]
        place, last = bisect_right(bounds, begins), bisect_left(bounds, ends)
        steps = chunks[place]
        at = bisect_right(steps.times, begins)
        if place == last:
            after = bisect_left(steps.times, ends, at)
            return steps.lift + max(steps.levels[at : after + 1])
        final = chunks[last]
        return max(
            steps.lift + max(steps.levels[at:]),
            final.lift + max(final.levels[: bisect_left(final.times, ends) + 1]),
            *(whole.lift + whole.top for whole in chunks[place + 1 : last]),
        )

    def overlapping(self, begins: int, ends: int) -> list[V]:
        """Return the values of the spans that overlap the window, by their begins."""
        bounds, chunks = self._held[0]
        return [
            value
            for spans in chunks[: bisect_left(bounds, ends) + 1]
            if spans.latest > begins
            for _, stop, _, value in spans.rows[: bisect_left(spans.rows, ends, key=_begin)]
            if stop > begins
        ]

    def levels(self, begins: int, ends: int) -> Iterator[tuple[int, int, int]]:
        """Yield from when to when how many places are taken in the window, in order."""
        bounds, chunks = self._held[1]
        place, last = bisect_right(bounds, begins), bisect_left(bounds, ends)
        since = begins
        for steps in chunks[place : last + 1]:
            for at in range(bisect_right(steps.times, begins), bisect_left(steps.times, ends)):
                yield since, steps.times[at], steps.lift + steps.levels[at]
                since = steps.times[at]
        final = chunks[last]
        yield since, ends, final.lift + final.levels[bisect_left(final.times, ends)]

    def insert(self, begins: int, ends: int, places: int, value: V) -> None:
        """Take a number of places for a span of time."""
        (bounds, chunks), levels = self._held
        place = bisect_right(bounds, begins)
        rows = chunks[place].rows
        at = bisect_right(rows, begins, key=_begin)
        spans = _Spans.of((*rows[:at], (begins, ends, places, value), *rows[at:]))
        self._held = (
            settled(bounds, chunks, place, spans, self._chunk),
            _raised(levels, begins, ends, places, self._chunk),
        )

    def discard(self, begins: int, value: V) -> None:
        """Remove the span that begins there and holds this very value, if there is one."""
        (bounds, chunks), levels = self._held
        for place in range(bisect_left(bounds, begins), bisect_right(bounds, begins) + 1):
            rows = chunks[place].rows
            first = bisect_left(rows, begins, key=_begin)
            for at in range(first, bisect_right(rows, begins, key=_begin)):
                _, ends, places, held = rows[at]
                if held is value:
                    rest = _Spans.of(rows[:at] + rows[at + 1 :])
                    self._held = (
                        settled(bounds, chunks, place, rest, self._chunk),
                        _raised(levels, begins, ends, -places, self._chunk),
                    )
                    return


def _raised(levels: _Levels, begins: int, ends: int, by: int, most: int) -> _Levels:
    """Return the levels with `by` more places taken in a span of time."""
    bounds, chunks = levels
    first, last = bisect_right(bounds, begins), bisect_right(bounds, ends)
    chunks = chunks.copy()
    for place in range(first + 1, last + 1):
        chunks[place] = chunks[place].lifted(by)
    chunks[first] = chunks[first].stepped(begins, by)
    chunks[last] = chunks[last].stepped(ends, -by)
    for place in sorted({first, last}, reverse=True):
        bounds, chunks = settled(bounds, chunks, place, chunks[place], most)
    return bounds, chunks
