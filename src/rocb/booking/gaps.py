"""Gaps: how long a room is open and free at a stretch, day by day.

A search passes over rooms in which a request cannot fit, without a look at their bookings.
"""

from datetime import date, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.booking.hours import Hours, open_spans
from rocb.booking.spans import Span, both
from rocb.booking.timeline import Timeline
from rocb.periods import at_instant, wall_instant

MARGIN: Final = 31
"""For how many days more than asked the gaps of a room are worked out, on both sides."""

_ENDLESS: Final = 2**62


@frozen(eq=False)
class Gaps:
    """For days, by their ordinals, the longest span that touches each and is open and free.

    The days are those that the clocks of `where` show. They hold for one state of the room, its
    `version`, and for these hours.
    """

    version: int
    hours: Hours
    where: ZoneInfo
    first: int
    longest: tuple[int, ...]

    def hold_for(self, version: int, hours: Hours, where: ZoneInfo, first: int, last: int) -> bool:
        """Return whether they tell of these days, of this state and these hours."""
        return (
            version == self.version
            and hours is self.hours
            and where is self.where
            and self.first <= first
            and last < self.first + len(self.longest)
        )

    def within(self, first: int, last: int) -> int:
        """Return the longest span that touches one of these days, in microseconds."""
        return max(self.longest[first - self.first : last + 1 - self.first])


def gaps_of(
    room: Timeline[str] | None, version: int, hours: Hours, where: ZoneInfo, first: int, last: int
) -> Gaps:
    """Return the gaps of a room from one day to another, and somewhat beyond."""
    first, last = max(first - MARGIN, _FIRST_DAY), min(last + MARGIN, _LAST_DAY)
    begins, ends = _midnight(first, where), _midnight(last + 1, where)
    longest = [0] * (last - first + 1)
    free = ((begins, ends),) if room is None else room.free(begins, ends)
    for start, stop in both(_opened(hours, where, begins, ends), free):
        length = _ENDLESS if start == begins or stop == ends else stop - start
        for day in range(ordinal(start, where), ordinal(stop - 1, where) + 1):
            longest[day - first] = max(longest[day - first], length)
    return Gaps(version, hours, where, first, tuple(longest))


def ordinal(instant: int, where: ZoneInfo) -> int:
    """Return the ordinal of the day that the clocks show at an instant."""
    return at_instant(instant, where).toordinal()


def _midnight(day: int, where: ZoneInfo) -> int:
    return wall_instant(datetime.combine(date.fromordinal(day), time()), where)


@lru_cache(maxsize=16)
def _opened(hours: Hours, where: ZoneInfo, begins: int, ends: int) -> tuple[Span, ...]:
    return tuple(open_spans(hours, begins, ends, where))


_FIRST_DAY: Final = date(2, 1, 2).toordinal()
_LAST_DAY: Final = date(9998, 12, 30).toordinal()
