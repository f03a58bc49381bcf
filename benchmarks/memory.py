"""Memory: what a booking in the Book takes, beside two ints in sorted lists."""

import gc
import tracemalloc
from collections.abc import Callable

from benchmarks.filled import filled, kind_of, premises_of, slot_of, spans_in_a_room
from benchmarks.peers import Bare
from benchmarks.rows import Row, row_of


def rows(number: int = 30_000) -> list[Row]:
    """Return the rows on memory, as tracemalloc counts it: what is still held in the end."""
    kind = kind_of(premises_of("room"), "room")
    made = [kind.booking(at, slot_of(it)) for at, it in enumerate(spans_in_a_room(number))]
    book = _bytes(lambda: filled(made))
    whole = _bytes(
        lambda: filled(
            kind.booking(at, slot_of(it)) for at, it in enumerate(spans_in_a_room(number))
        )
    )
    bare = _bytes(lambda: Bare(spans_in_a_room(number)))
    each, lists = [whole / number], [bare / number]
    return [
        row_of("memory of a booking", "bytes", each, "bare int lists", lists),
        row_of("memory of it in the Book alone", "bytes", [book / number], "bare int lists", lists),
    ]


def _bytes(make: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        made = make()
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
        del made
    finally:
        tracemalloc.stop()
    return held
