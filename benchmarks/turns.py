"""Turns: how subjects and their peers are timed side by side."""

import gc
from collections.abc import Callable, Hashable, Mapping
from time import process_time_ns
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

Work = Callable[[int], int]
"""Does the work of one turn, whose number it is told, and returns how often it did it."""


def in_turns(
    works: Mapping[K, Work], turns: int, clock: Callable[[], int] = process_time_ns
) -> dict[K, list[float]]:
    """Return for each work the seconds that it took once, turn by turn.

    In every turn each of them has its go, in an order that moves on by one from turn to turn. A
    turn before the first does not count. Garbage is collected before each turn, and not while
    something is timed, as with timeit. The `clock` counts the nanoseconds in which this process
    runs, so that what else the machine does counts less.
    """
    names = list(works)
    seconds: dict[K, list[float]] = {name: [] for name in names}
    enabled = gc.isenabled()
    gc.collect()
    gc.freeze()  # what was built before is not walked over again before every turn
    gc.disable()
    try:
        for turn in range(turns + 1):
            gc.collect()
            begin = turn % len(names)
            for name in names[begin:] + names[:begin]:
                since = clock()
                count = works[name](turn)
                elapsed = clock() - since
                if turn:
                    seconds[name].append(elapsed / count / 1e9)
    finally:
        gc.unfreeze()
        if enabled:
            gc.enable()
    return seconds
