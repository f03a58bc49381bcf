"""Pools: one pool with many bookings that overlap."""

from collections.abc import Callable, Sequence

from benchmarks.filled import (
    Kind,
    filled,
    kind_of,
    premises_of,
    slot_of,
    spans_in_a_pool,
    windows_in_a_pool,
)
from benchmarks.peers import Span, Steps, scanned_peak, swept_peak
from benchmarks.rows import Row, row_of
from benchmarks.turns import Work, in_turns
from rocb import Booking, Claim, Slot

_PLACES = 60


def rows(
    number: int = 100_000, turns: int = 15, checks: int = 500, compared: int = 100
) -> list[Row]:
    """Return the rows on pools."""
    premises = premises_of("pool", places=_PLACES)
    kinds = {places: kind_of(premises, "pool", places) for places in range(1, 11)}
    taken = spans_in_a_pool(number, _PLACES)
    book = filled(_bookings(taken, kinds))
    windows = windows_in_a_pool((turns + 1) * checks, number, _PLACES)
    in_turn = [windows[turn * checks : (turn + 1) * checks] for turn in range(turns + 1)]
    slots = [[slot_of(window) for window in turn] for turn in in_turn]
    claim, steps = kinds[10].claim, Steps(taken)
    few = [turn[:3] for turn in in_turn]
    seconds = in_turns(
        {
            "peak": _by_slot(book.places_taken, claim, slots),
            "check": _by_slot(book.is_free, claim, slots),
            "bare": _by_instants(steps.peak, in_turn),
            "scan": _by_instants(lambda begins, ends: scanned_peak(taken, begins, ends), few),
        },
        turns,
    )
    name = f"pooled check, {number:,} bookings"
    peak = f"places taken, {number:,} bookings"
    wrong = sum(
        book.places_taken(claim, slot_of(it)) != swept_peak(taken, *it)
        or book.is_free(claim, slot_of(it)) != (swept_peak(taken, *it) + 10 <= _PLACES)
        for it in windows[:compared]
    )
    return [
        row_of(name, "s", seconds["check"], "scan and sort", seconds["scan"], 1 / 300),
        row_of(peak, "s", seconds["peak"], "scan and sort", seconds["scan"], 1 / 300),
        row_of(peak, "s", seconds["peak"], "bare steps", seconds["bare"]),
        row_of(
            "pooled checks that disagree",
            f"of {compared:,}",
            [float(wrong)],
            "brute-force sweep",
            [float(compared)],
            0.0,
        ),
    ]


def _bookings(taken: Sequence[tuple[int, int, int]], kinds: dict[int, Kind]) -> list[Booking]:
    return [
        kinds[places].booking(number, slot_of((begins, ends)))
        for number, (begins, ends, places) in enumerate(taken)
    ]


def _by_slot(
    asked: Callable[[Claim, Slot], object], claim: Claim, slots: Sequence[Sequence[Slot]]
) -> Work:
    def work(turn: int) -> int:
        for slot in slots[turn]:
            asked(claim, slot)
        return len(slots[turn])

    return work


def _by_instants(asked: Callable[[int, int], int], windows: Sequence[Sequence[Span]]) -> Work:
    def work(turn: int) -> int:
        for begins, ends in windows[turn]:
            asked(begins, ends)
        return len(windows[turn])

    return work
