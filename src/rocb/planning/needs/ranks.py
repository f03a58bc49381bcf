"""Ranks: places in an order in which equals share one."""

from collections.abc import Iterable, Iterator


def ranks(keys: Iterable[object]) -> Iterator[int]:
    """Yield the rank of each of these keys, which stand in order.

    Equal keys share a rank, and the next rank counts them ("1, 2, 2, 4").
    """
    rank, before = 0, object()
    for place, key in enumerate(keys, 1):
        if key != before:
            rank, before = place, key
        yield rank
