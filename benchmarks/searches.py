"""Searches: the first free slot where none is free."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from time import process_time
from typing import Final

from benchmarks.filled import (
    BAKU,
    HOUR,
    NOW,
    SOURCE,
    TEXT,
    filled,
    full_days,
    kind_of,
    moments_of,
    opened,
    premises_of,
    slot_of,
)
from benchmarks.peers import EPOCH, MICROSECOND, Span, scanned_gap, swept_gap
from benchmarks.rows import Row, row_of
from benchmarks.turns import Work, in_turns
from rocb import Booking, Premises, Request, Slot, Use, first_free

_BEGINS: Final = (datetime(2020, 2, 29, 20, tzinfo=UTC) - EPOCH) // MICROSECOND
"""Midnight in Baku."""


def rows(rooms: int = 1_000, days: int = 90, held: int = 371, turns: int = 3) -> list[Row]:
    """Return the rows on the first free slot."""
    ids = [f"room-{number}" for number in range(rooms)]
    premises = premises_of(*ids)
    spans = [list(full_days(days, held, _BEGINS, seed)) for seed in range(rooms)]
    book = filled(_bookings(premises, ids, spans))
    window = slot_of((_BEGINS, _BEGINS + days * 24 * HOUR))
    request = Request("wish", (Use(),), (slot_of((_BEGINS, _BEGINS + 2 * HOUR)),), TEXT, SOURCE)
    moments = [[moments_of(span) for span in room] for room in spans]
    hours = opened(days, _BEGINS)
    zoned = [moments_of(it) for it in hours]
    added = iter(range(10**9, 2 * 10**9))
    kind = kind_of(premises, ids[0])

    inner = slot_of((_BEGINS + 7 * 24 * HOUR, _BEGINS + (days - 7) * 24 * HOUR))

    def search(times: int, within: Slot = window) -> int:
        for _ in range(times):
            _none_free(first_free(premises, book, request, within, where=BAKU, now=NOW))
        return times

    def search_after_a_change(_: int) -> int:
        number = next(added)
        late = window.ends + (number % 10**9) * HOUR
        book.add([kind.booking(number, slot_of((late, late + HOUR)))], by="a measurement", at=NOW)
        return search(1)

    works: dict[str, Work] = {
        "again": lambda _: search(1),
        "inner": lambda _: search(1, inner),
        "changed": search_after_a_change,
        "scan": lambda _: _none_free(scanned_gap(moments, zoned, timedelta(hours=2))),
        "sweep": lambda _: _none_free(swept_gap(spans, hours, 2 * HOUR)),
        "inner sweep": lambda _: _none_free(swept_gap(spans, hours[7:-7], 2 * HOUR)),
    }
    since = process_time()
    search(1)
    first = process_time() - since
    seconds = in_turns(works, turns)
    name = f"first free slot, {rooms:,} rooms"
    subject, scan = seconds["again"], seconds["scan"]
    return [
        row_of(f"{name}, asked again", "s", subject, "naive scan", scan, 0.001),
        row_of(f"{name}, asked again", "s", subject, "sweep of sorted ints", seconds["sweep"]),
        row_of(
            f"{name}, a window within",
            "s",
            seconds["inner"],
            "sweep of sorted ints",
            seconds["inner sweep"],
        ),
        row_of(f"{name}, after a change", "s", seconds["changed"], "naive scan", scan),
        row_of(f"{name}, the first search", "s", [first], "naive scan", scan[:1]),
    ]


def _bookings(premises: Premises, ids: Sequence[str], rooms: Sequence[list[Span]]) -> list[Booking]:
    found: list[Booking] = []
    for id_, spans in zip(ids, rooms, strict=True):
        kind = kind_of(premises, id_)
        found += [kind.booking(len(found) + at, slot_of(it)) for at, it in enumerate(spans)]
    return found


def _none_free(found: object) -> int:
    if found is not None:
        raise AssertionError("something is free")
    return 1
