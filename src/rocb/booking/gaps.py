"""Gaps: how long a room is open and free at a stretch, week by week.

A search passes over rooms in which a request cannot fit, without a look at their bookings.
"""

from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.booking.hours import Hours, open_spans
from rocb.booking.spans import Span, both
from rocb.booking.timeline import Timeline

WEEK: Final = 7 * 86_400_000_000
_ENDLESS: Final = 2**62


@frozen(eq=False)
class Gaps:
    """For weeks since 1970 the longest span that touches each and is open and free all along.

    They hold for one state of the room, its `version`, and for these hours.
    """

    version: int
    hours: Hours
    where: ZoneInfo
    first: int
    longest: tuple[int, ...]

    def hold_for(self, version: int, hours: Hours, where: ZoneInfo, first: int, last: int) -> bool:
        """Return whether they tell of these weeks, of this state and these hours."""
        return (
            version == self.version
            and hours is self.hours
            and where is self.where
            and self.first <= first
            and last < self.first + len(self.longest)
        )

    def within(self, first: int, last: int) -> int:
        """Return the longest span that touches one of these weeks, in microseconds."""
        return max(self.longest[first - self.first : last + 1 - self.first])


def gaps_of(
    room: Timeline[str] | None, version: int, hours: Hours, where: ZoneInfo, first: int, last: int
) -> Gaps:
    """Return the gaps of a room from one week to another."""
    begins, ends = (first - 1) * WEEK, (last + 2) * WEEK
    longest = [0] * (last - first + 3)
    free = ((begins, ends),) if room is None else room.free(begins, ends)
    for start, stop in both(_opened(hours, where, begins, ends), free):
        length = _ENDLESS if start == begins or stop == ends else stop - start
        for week in range(start // WEEK, (stop - 1) // WEEK + 1):
            place = week - first + 1
            longest[place] = max(longest[place], length)
    return Gaps(version, hours, where, first, tuple(longest[1:-1]))


@lru_cache(maxsize=16)
def _opened(hours: Hours, where: ZoneInfo, begins: int, ends: int) -> tuple[Span, ...]:
    return tuple(open_spans(hours, begins, ends, where))
