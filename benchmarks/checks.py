"""Checks and additions: one room with up to a million bookings."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from time import process_time
from typing import Final

from attrs import field, frozen

from benchmarks.filled import (
    NOW,
    Kind,
    filled,
    free_in_a_room,
    kind_of,
    moments_of,
    premises_of,
    slot_of,
    spans_in_a_room,
    windows_in_a_room,
)
from benchmarks.peers import (
    EPOCH,
    MICROSECOND,
    Bare,
    Chunked,
    Moments,
    Naive,
    Room,
    Sorted,
    Span,
    Sql,
    Tree,
)
from benchmarks.rows import Row, row_of
from benchmarks.turns import Work, in_turns
from rocb import Book, Booking, Slot

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
MIDDLE: Final = 100_000
"""At this size the bound against the naive scan holds, and up to it the slow peers are asked."""

_ADDED: Final = 20
"""How many bookings are added in one turn: few, so that small Books stay small."""

Turns = Sequence[Sequence[Span]]


@frozen
class _Filled:
    """A Book and its peers with the same bookings; `seconds` is how long each took to fill."""

    size: int
    kind: Kind
    book: Book
    bare: Bare
    chunked: Chunked
    ordered: Sorted
    sql: Sql
    naive: Naive
    tree: Tree | None
    seconds: dict[str, float] = field(factory=dict)


def _all_filled(size: int, kind: Kind) -> _Filled:
    spans = spans_in_a_room(size)
    since = process_time()
    book = filled(kind.booking(number, slot_of(span)) for number, span in enumerate(spans))
    between = process_time()
    sql = Sql(spans)
    seconds = {"Book": between - since, "SQLite": process_time() - between}
    return _Filled(
        size=size,
        kind=kind,
        book=book,
        bare=Bare(_anew(spans)),
        chunked=Chunked(_anew(spans)),
        ordered=Sorted(_anew(spans)),
        sql=sql,
        naive=Naive(map(moments_of, spans)),
        tree=Tree(_anew(spans)) if size <= MIDDLE else None,
        seconds=seconds,
    )


def _anew(spans: Sequence[Span]) -> list[Span]:
    """Return the spans with numbers of their own, so that no other brings them into the caches."""
    return [(begins + 0, ends + 0) for begins, ends in spans]


def rows(sizes: Sequence[int] = SIZES, turns: int = 15, checks: int = 500) -> list[Row]:
    """Return the rows on checks and additions."""
    kind = kind_of(premises_of("room"), "room")
    books = [_all_filled(size, kind) for size in sizes]
    return [
        *_check_rows(books, turns, checks),
        *_addition_rows(books, turns),
        *(_filling_row(it) for it in books),
    ]


def _check_rows(books: Sequence[_Filled], turns: int, checks: int) -> list[Row]:
    works: dict[tuple[str, int], Work] = {}
    for it in books:
        number = (turns + 1) * checks
        windows = windows_in_a_room(2 * number, it.size)
        asked = [windows[at : at + checks] for at in range(0, number, checks)]
        zoned = [windows[at : at + checks] for at in range(number, 2 * number, checks)]
        few = max(3, min(checks, 300_000 // it.size))
        found = _check_works(it, asked, zoned, few)
        works |= {(name, it.size): work for name, work in found.items()}
    seconds = in_turns(works, turns)
    rows = []
    for it in books:
        name = f"conflict check, {it.size:,} bookings"
        made = f"{name}, from datetimes"
        slot, moments = seconds["slot", it.size], seconds["datetimes", it.size]
        rows += [
            row_of(name, "s", slot, "bare bisect", seconds["bare", it.size], 2.0),
            row_of(made, "s", moments, "bare bisect", seconds["bare datetimes", it.size], 2.0),
        ]
        bound = 0.001 if it.size == MIDDLE else None
        naive = seconds["naive", it.size]
        rows += [
            row_of(name, "s", slot, "naive scan", naive, bound),
            row_of(made, "s", moments, "naive scan", naive, bound),
        ]
        others = ("sortedcontainers", "intervaltree", "SQLite, last before", "SQLite, textbook")
        rows += [
            row_of(name, "s", slot, other, seconds[other, it.size])
            for other in others
            if (other, it.size) in seconds
        ]
    return rows + _growth_rows("conflict check", seconds, ("slot", "bare"), books, 8.0)


def _check_works(it: _Filled, windows: Turns, others: Turns, few: int) -> dict[str, Work]:
    """Return the works of checks; those that begin with aware datetimes ask for other windows."""
    slots = [[slot_of(window) for window in turn] for turn in windows]
    moments = [[moments_of(window) for window in turn] for turn in others]
    works = {
        "slot": _by_slot(it.book, it.kind, slots),
        "datetimes": _by_datetimes(it.book, it.kind, moments),
        "bare": _by_instants(it.bare.is_free, windows),
        "bare datetimes": _by_converted(it.bare, moments),
        "naive": _by_moments(it.naive, [turn[:few] for turn in moments]),
        "sortedcontainers": _by_instants(it.ordered.is_free, windows),
        "SQLite, last before": _by_instants(it.sql.is_free, windows),
        "SQLite, textbook": _by_instants(
            it.sql.is_free_by_textbook, [turn[:few] for turn in windows]
        ),
    }
    if it.tree is not None:
        works["intervaltree"] = _by_instants(it.tree.is_free, windows)
    return works


def _by_slot(book: Book, kind: Kind, slots: Sequence[Sequence[Slot]]) -> Work:
    def work(turn: int) -> int:
        is_free, claim = book.is_free, kind.claim
        for slot in slots[turn]:
            is_free(claim, slot)
        return len(slots[turn])

    return work


def _by_datetimes(book: Book, kind: Kind, moments: Sequence[Sequence[Moments]]) -> Work:
    def work(turn: int) -> int:
        is_free, claim = book.is_free, kind.claim
        for start, end in moments[turn]:
            is_free(claim, Slot(start, end))
        return len(moments[turn])

    return work


def _by_instants(asked: Callable[[int, int], bool], windows: Turns) -> Work:
    def work(turn: int) -> int:
        for begins, ends in windows[turn]:
            asked(begins, ends)
        return len(windows[turn])

    return work


def _by_converted(bare: Bare, moments: Sequence[Sequence[Moments]]) -> Work:
    def work(turn: int) -> int:
        is_free = bare.is_free
        for start, end in moments[turn]:
            is_free((start - EPOCH) // MICROSECOND, (end - EPOCH) // MICROSECOND)
        return len(moments[turn])

    return work


def _by_moments(naive: Naive, moments: Sequence[Sequence[Moments]]) -> Work:
    def work(turn: int) -> int:
        for start, end in moments[turn]:
            naive.is_free(start, end)
        return len(moments[turn])

    return work


def _addition_rows(books: Sequence[_Filled], turns: int) -> list[Row]:
    works: dict[tuple[str, int], Work] = {}
    for it in books:
        number = (turns + 1) * _ADDED
        windows = free_in_a_room(2 * number, it.size)
        ready = [windows[at : at + _ADDED] for at in range(0, number, _ADDED)]
        made = [windows[at : at + _ADDED] for at in range(number, 2 * number, _ADDED)]
        found = _addition_works(it, ready)
        if it.size == MIDDLE or it is books[-1]:
            found |= _making_works(it, made)
        works |= {(name, it.size): work for name, work in found.items()}
    seconds = in_turns(works, turns)
    rows = []
    for it in books:
        name = f"adding a booking to {it.size:,}"
        subject = seconds["booking", it.size]
        rows.append(row_of(name, "s", subject, "bare chunks", seconds["chunks", it.size], 3.0))
        rows += [
            row_of(name, "s", subject, other, seconds[other, it.size])
            for other in ("bare insort", "sortedcontainers", "intervaltree", "SQLite")
            if (other, it.size) in seconds
        ]
        if ("datetimes", it.size) in seconds:
            zoned, peer = seconds["datetimes", it.size], seconds["bare datetimes", it.size]
            rows.append(row_of(f"{name}, from datetimes", "s", zoned, "bare chunks", peer))
    rows += _growth_rows("adding a booking", seconds, ("booking", "chunks"), books, 4.0)
    flat = [seconds["bare insort", it.size] for it in (books[0], books[-1])]
    return [*rows, _growth_row("bare insort", flat, (books[0].size, books[-1].size))]


def _addition_works(it: _Filled, windows: Turns) -> dict[str, Work]:
    bookings = [
        [it.kind.booking(it.size + place * _ADDED + at, slot_of(w)) for at, w in enumerate(turn)]
        for place, turn in enumerate(windows)
    ]
    works = {
        "booking": _adding_bookings(it.book, bookings),
        "chunks": _by_instants(_added(it.chunked), windows),
        "bare insort": _by_instants(_added(it.bare), windows),
        "sortedcontainers": _by_instants(_added(it.ordered), windows),
        "SQLite": _by_instants(_added(it.sql), windows),
    }
    if it.tree is not None:
        works["intervaltree"] = _by_instants(_added(it.tree), windows)
    return works


def _added(room: Room) -> Callable[[int, int], bool]:
    return room.add


def _adding_bookings(book: Book, bookings: Sequence[Sequence[Booking]]) -> Work:
    def work(turn: int) -> int:
        add = book.add
        for booking in bookings[turn]:
            add([booking], by="a measurement", at=NOW)
        return len(bookings[turn])

    return work


def _making_works(it: _Filled, windows: Turns) -> dict[str, Work]:
    """Return the works that begin with aware datetimes."""
    moments = [[moments_of(window) for window in turn] for turn in windows]

    def booking(turn: int) -> int:
        add, kind, number = it.book.add, it.kind, 2 * it.size + turn * _ADDED
        for at, (start, end) in enumerate(moments[turn]):
            add([kind.booking(number + at, Slot(start, end))], by="a measurement", at=NOW)
        return len(moments[turn])

    def bare(turn: int) -> int:
        add = it.chunked.add
        for start, end in moments[turn]:
            add((start - EPOCH) // MICROSECOND, (end - EPOCH) // MICROSECOND)
        return len(moments[turn])

    return {"datetimes": booking, "bare datetimes": bare}


def _growth_rows(
    name: str,
    seconds: dict[tuple[str, int], list[float]],
    keys: tuple[str, str],
    books: Sequence[_Filled],
    bound: float,
) -> list[Row]:
    """Return how a subject and its bare peer grow, by decade and from the least to the most."""
    sizes = [it.size for it in books]
    steps = list(dict.fromkeys((*pairwise(sizes), (sizes[0], sizes[-1]))))
    found = []
    for key, shown in zip(keys, (name, f"{name}, bare"), strict=True):
        for place, (less, more) in enumerate(steps):
            both = [seconds[key, less], seconds[key, more]]
            last = place == len(steps) - 1 and shown == name
            found.append(_growth_row(shown, both, (less, more), bound if last else None))
    return found


def _growth_row(
    name: str, both: Sequence[list[float]], sizes: tuple[int, int], bound: float | None = None
) -> Row:
    less, more = sizes
    shown = f"{name}, growth from {less:,} to {more:,}"
    return row_of(shown, "s", both[1], f"itself at {less:,}", both[0], bound)


def _filling_row(it: _Filled) -> Row:
    subject, peer = [it.seconds["Book"]], [it.seconds["SQLite"]]
    return row_of(f"filling a Book with {it.size:,} bookings", "s", subject, "SQLite", peer)
