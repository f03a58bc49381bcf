"""Timeline: the spans of time that are taken in one room."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Generic, Self, TypeVar

from attrs import define, field, frozen

from rocb.booking.chunks import SHORT_CHUNK, fits, settled

V = TypeVar("V")


@frozen(eq=False)
class _Spans:
    """The ends and the starts of spans, in order: a `Chunk`."""

    stops: list[int]
    starts: list[int]

    def __len__(self) -> int:
        return len(self.stops)

    def __add__(self, other: Self) -> Self:
        return type(self)(self.stops + other.stops, self.starts + other.starts)

    @property
    def first(self) -> int:
        return self.stops[0]

    def part(self, first: int, after: int) -> Self:
        return type(self)(self.stops[first:after], self.starts[first:after])


@define(eq=False)
class Timeline(Generic[V]):
    """Spans of time that do not overlap, each with a value, in order.

    Times are instants in microseconds since 1970 in UTC; spans and windows are half-open, and end
    later than they begin, as those of a `Slot` do. A span is there as soon and as long as it is in
    a chunk, which one assignment does: what interrupts a change leaves all of it or nothing, and no
    other thread sees half of it. The value of a span that was removed stays in its table until
    another span ends there.
    """

    _chunk: int = SHORT_CHUNK
    _held: tuple[list[int], list[_Spans]] = field(init=False, repr=False)
    _values: dict[int, V] = field(factory=dict, init=False, repr=False)

    @_held.default
    def _nothing(self) -> tuple[list[int], list[_Spans]]:
        return [], [_Spans([], [])]

    def __len__(self) -> int:
        return sum(map(len, self._held[1]))

    def __iter__(self) -> Iterator[tuple[int, int, V]]:
        """Yield the begin, the end and the value of every span, in order."""
        for spans in self._held[1]:
            for start, stop in zip(spans.starts, spans.stops, strict=True):
                yield start, stop, self._values[stop]

    def is_free(self, begins: int, ends: int) -> bool:
        """Return whether no span overlaps the window."""
        bounds, chunks = self._held
        place = bisect_right(bounds, begins)
        spans = chunks[place]
        at = bisect_right(spans.stops, begins)
        if at < len(spans.stops):
            return spans.starts[at] >= ends
        return place == len(bounds) or chunks[place + 1].starts[0] >= ends

    def overlapping(self, begins: int, ends: int) -> list[V]:
        """Return the values of the spans that overlap the window, in order."""
        found = []
        for start, stop in self._ending_after(begins):
            if start >= ends:
                break
            found.append(self._values[stop])
        return found

    def before(self, begins: int) -> tuple[int, V] | None:
        """Return the end and the value of the last span that ends at or before `begins`."""
        bounds, chunks = self._held
        for place in range(bisect_right(bounds, begins), -1, -1):
            stops = chunks[place].stops
            at = bisect_right(stops, begins)
            if at:
                return stops[at - 1], self._values[stops[at - 1]]
        return None

    def after(self, ends: int) -> tuple[int, V] | None:
        """Return the begin and the value of the first span that begins at or after `ends`."""
        for start, stop in self._ending_after(ends):
            if start >= ends:
                return start, self._values[stop]
        return None

    def free(self, begins: int, ends: int) -> Iterator[tuple[int, int]]:
        """Yield the longest spans of the window that nothing overlaps, in order."""
        since = begins
        for start, stop in self._ending_after(begins):
            if start >= ends:
                break
            if since < start:
                yield since, start
            since = stop
        if since < ends:
            yield since, ends

    def insert(self, begins: int, ends: int, value: V) -> None:
        """Take a span that is free."""
        bounds, chunks = self._held
        place = bisect_right(bounds, ends)
        stops, starts = chunks[place].stops.copy(), chunks[place].starts.copy()
        at = bisect_right(stops, ends)
        stops.insert(at, ends)
        starts.insert(at, begins)
        self._values[ends] = value
        self._replace(place, _Spans(stops, starts))

    def discard(self, begins: int, value: V) -> None:
        """Remove the span that begins there and holds this very value, if there is one."""
        bounds, chunks = self._held
        for place in range(bisect_right(bounds, begins), len(chunks)):
            spans = chunks[place]
            at = bisect_right(spans.stops, begins)
            if at < len(spans):
                if spans.starts[at] == begins and self._values[spans.stops[at]] is value:
                    self._replace(place, spans.part(0, at) + spans.part(at + 1, len(spans)))
                return

    def _replace(self, place: int, spans: _Spans) -> None:
        bounds, chunks = self._held
        if fits(spans, self._chunk):
            chunks[place] = spans
        else:
            self._held = settled(bounds, chunks, place, spans, self._chunk)

    def _ending_after(self, time: int) -> Iterator[tuple[int, int]]:
        bounds, chunks = self._held
        for place in range(bisect_right(bounds, time), len(chunks)):
            spans = chunks[place]
            at = bisect_right(spans.stops, time)
            yield from zip(spans.starts[at:], spans.stops[at:], strict=True)
