"""Decisions: a weekly series of five years in a room that is booked every evening."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from benchmarks.filled import (
    BAKU,
    BERLIN,
    HOUR,
    NOW,
    SINCE,
    SOURCE,
    TEXT,
    filled,
    kind_of,
    premises_of,
    slot_of,
)
from benchmarks.peers import Bare, bare_series
from benchmarks.rows import Row, row_of
from benchmarks.turns import Work, in_turns
from rocb import Book, Premises, Request, Series, Slot, Use, decide

_FIRST: Final = datetime(2020, 1, 7, 10)  # noqa: DTZ001 - a Tuesday, whatever the zone
_WEEKS: Final = 261
_TWICE: Final = (1, 3)


def rows(turns: int = 15, times: int = 3) -> list[Row]:
    """Return the rows on decisions; each works out Series, Request and Decision."""
    premises = premises_of("room")
    kind = kind_of(premises, "room")
    begins = (SINCE + (24 * day + hour) * HOUR for day in range(1_827) for hour in range(18, 24))
    spans = [(it, it + HOUR) for it in begins]
    book = filled(kind.booking(number, slot_of(span)) for number, span in enumerate(spans))
    bare = Bare(spans)
    twice = f"FREQ=WEEKLY;BYDAY=TU,TH;COUNT={2 * _WEEKS}"
    works: dict[tuple[str, str], Work] = {}
    for where in (BAKU, BERLIN):
        once = f"FREQ=WEEKLY;COUNT={_WEEKS}"
        works["once", where.key] = _deciding(premises, book, where, once, times)
        works["bare once", where.key] = _barely(bare, where, _WEEKS, (), times)
        works["twice", where.key] = _deciding(premises, book, where, twice, times)
        works["bare twice", where.key] = _barely(bare, where, 2 * _WEEKS, _TWICE, times)
    seconds = in_turns(works, turns)
    return [
        row_of(
            f"five years {often} a week decided, {where.key}",
            "s",
            seconds[often, where.key],
            "bare dateutil and bisect",
            seconds[f"bare {often}", where.key],
            1.3 if often == "once" else None,
        )
        for often in ("once", "twice")
        for where in (BAKU, BERLIN)
    ]


def _deciding(premises: Premises, book: Book, where: ZoneInfo, rule: str, times: int) -> Work:
    start, uses = _FIRST.replace(tzinfo=where), (Use("room"),)

    def work(_: int) -> int:
        for _ in range(times):
            series = Series(Slot(start, start + timedelta(hours=2)), rule)
            request = Request("series", uses, series, TEXT, SOURCE)
            if decide(premises, book, request, where=where, now=NOW).refused:
                raise AssertionError("something is not free")
        return times

    return work


def _barely(bare: Bare, where: ZoneInfo, count: int, days: tuple[int, ...], times: int) -> Work:
    def work(_: int) -> int:
        for _ in range(times):
            if not all(bare_series(bare, _FIRST, 2 * HOUR, where, count, days)):
                raise AssertionError("something is not free")
        return times

    return work
