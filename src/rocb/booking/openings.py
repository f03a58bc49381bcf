"""Openings: when a case may take place, before it is asked whether it does."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rocb.booking.case import Case
from rocb.booking.hours import Closure, Hours, open_spans
from rocb.booking.spans import Span, both
from rocb.periods import at_instant, midnight

DAY: Final = 86_400_000_000


def openings(case: Case, begins: int, ends: int) -> list[Span]:
    """Return the spans within two instants in which the case may take place, in order.

    They are open, not closed, and clear of bookings and the gaps to them. Bookings that the case
    ignores, and limits, are left out of account.
    """
    hours = [it for _, it in case.hours]
    spans = open_days(hours, [it for _, it in case.closures], begins, ends, case.where)
    if not case.ignoring:
        for claim in case.claims:
            spans = list(both(spans, case.book.free_spans(claim, begins, ends)))
    return spans


def open_days(
    hours: Iterable[Hours], closures: Sequence[Closure], begins: int, ends: int, where: ZoneInfo
) -> list[Span]:
    """Return the spans within two instants in which all of these hours hold, and no closure."""
    spans = [(begins, ends)]
    for it in hours:
        spans = list(both(spans, open_spans(it, begins, ends, where)))
    if closures:
        spans = list(both(spans, _not_closed(closures, begins, ends, where)))
    return spans


def _not_closed(
    closures: Sequence[Closure], begins: int, ends: int, where: ZoneInfo
) -> Iterator[Span]:
    day, last = (at_instant(it, where).date() for it in (begins, ends))
    free = begins
    while day <= last:
        begun = midnight(day, where)
        closed = any(closure.covers(day) for closure in closures)
        day += timedelta(days=1)
        if closed:
            if free < begun:
                yield free, begun
            free = max(free, midnight(day, where))
    if free < ends:
        yield free, ends


def starts(case: Case, begins: int, ends: int, length: int, step: int) -> Iterator[int]:
    """Yield the instants at which a slot of this length may begin, in order.

    They stand a whole number of steps after midnight.
    """
    for first, after in openings(case, begins, ends):
        yield from starts_within(case, first, after, length, step)


def starts_within(case: Case, first: int, after: int, length: int, step: int) -> Iterator[int]:
    """Yield the instants within one span at which a slot of this length may begin."""
    if after - first < length:
        return
    day = at_instant(first, case.where).date()
    begun = midnight(day, case.where)
    while begun + length <= after:
        day += timedelta(days=1)
        following = midnight(day, case.where)
        start = begun - min(0, (begun - first) // step) * step
        while start < following and start + length <= after:
            yield start
            start += step
        begun = following
