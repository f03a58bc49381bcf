"""Spans between two instants, in microseconds since 1970 in UTC, in rows that are in order."""

from collections.abc import Iterable, Iterator

Span = tuple[int, int]


def both(one: Iterable[Span], other: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that lie in both of two rows of spans, each in order and apart."""
    rows = iter(one), iter(other)
    first, second = next(rows[0], None), next(rows[1], None)
    while first is not None and second is not None:
        begins, ends = max(first[0], second[0]), min(first[1], second[1])
        if begins < ends:
            yield begins, ends
        if first[1] <= second[1]:
            first = next(rows[0], None)
        else:
            second = next(rows[1], None)
