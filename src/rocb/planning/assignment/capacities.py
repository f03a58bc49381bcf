"""Capacities: rows that say what fits into the time of one person, more sharply than its sum."""

from collections.abc import Iterator, Mapping
from typing import Final

_MOST: Final = 20


def sharpened(lengths: Mapping[int, int], capacity: int) -> Iterator[tuple[dict[int, int], int]]:
    """Yield rows that hold for whatever fits: coefficients that sum up to a number at most.

    The first is the capacity itself. The others are what dual feasible functions make of it
    (Fekete and Schepers 2001): for each whole k, a share x of the capacity counts x where (k + 1) x
    is whole, else the whole part of (k + 1) x, divided by k. The fractions that the first row alone
    would allow are mostly lost with them. What is longer than the capacity fits into none of them.
    """
    if sum(lengths.values()) <= capacity:
        return
    yield dict(lengths), capacity
    seen = set[tuple[tuple[int, int], ...]]()
    for k in range(1, min(capacity, _MOST)):
        counts = {it: _counted(length, capacity, k) for it, length in lengths.items()}
        terms = {it: count for it, count in counts.items() if count}
        key = tuple(terms.items())
        if sum(terms.values()) > k * capacity and key not in seen:
            seen.add(key)
            yield terms, k * capacity


def _counted(length: int, capacity: int, k: int) -> int:
    """Return k times the capacity times what the k-th function makes of the length's share."""
    whole, part = divmod((k + 1) * length, capacity)
    return whole * capacity if part else k * length
