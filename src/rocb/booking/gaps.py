"""Gaps: how long a room is open and free at a stretch, day by day.

A search passes over rooms in which a request cannot fit, without a look at their bookings.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from attrs import define, field, frozen

from rocb.booking.hours import Hours, open_spans
from rocb.booking.premises import Premises, hours_of
from rocb.booking.spans import Span, both
from rocb.booking.timeline import Timeline
from rocb.periods import at_instant, midnight

MARGIN: Final = 31
"""For how many days more than asked the gaps of a room are worked out, on both sides."""

_ENDLESS: Final = 2**62


@frozen(eq=False)
class Gaps:
    """For days, by their ordinals, the longest span that touches each and is open and free.

    The days are those that the clocks of a zone show.
    """

    first: int
    longest: tuple[int, ...]

    def tell_of(self, first: int, last: int) -> bool:
        """Return whether they hold these days."""
        return self.first <= first and last < self.first + len(self.longest)

    def within(self, first: int, last: int) -> int:
        """Return the longest span that touches one of these days, in microseconds."""
        return max(self.longest[first - self.first : last + 1 - self.first])


@define(eq=False)
class GapIndex:
    """The gaps of rooms as they were last asked for; what has changed since is worked out anew."""

    _premises: Premises | None = field(default=None, init=False)
    _where: ZoneInfo | None = field(default=None, init=False)
    _days: tuple[int, int] = field(default=(0, 0), init=False)
    _versions: dict[str, int] = field(factory=dict, init=False)
    _gaps: dict[str, Gaps] = field(factory=dict, init=False)
    _longest: dict[str, int] = field(factory=dict, init=False)

    def longest(
        self,
        premises: Premises,
        rooms: Mapping[str, Timeline[str]],
        versions: Mapping[str, int],
        where: ZoneInfo,
        first: int,
        last: int,
    ) -> Mapping[str, int]:
        """Return for each room the longest span that touches one of the days, in microseconds.

        `versions` say how often each room has changed.
        """
        if premises is not self._premises or where is not self._where:
            self._premises, self._where = premises, where
            self._versions, self._gaps = {}, {}
        if self._days != (first, last):
            self._days, self._longest = (first, last), {}
        for space in premises.rooms:
            version = versions.get(space.id, 0)
            if self._versions.get(space.id) != version:
                self._versions[space.id] = version
                self._gaps.pop(space.id, None)
                self._longest.pop(space.id, None)
            if space.id not in self._longest:
                gaps = self._gaps.get(space.id)
                if gaps is None or not gaps.tell_of(first, last):
                    hours = hours_of(premises, space)
                    gaps = gaps_of(rooms.get(space.id), hours, where, first, last)
                    self._gaps[space.id] = gaps
                self._longest[space.id] = gaps.within(first, last)
        return MappingProxyType(self._longest)


def gaps_of(
    room: Timeline[str] | None, hours: Hours | None, where: ZoneInfo, first: int, last: int
) -> Gaps:
    """Return the gaps of a room from one day to another, and somewhat beyond.

    A room whose hours nobody stated has none.
    """
    first, last = max(first - MARGIN, _FIRST_DAY), min(last + MARGIN, _LAST_DAY)
    begins, ends = (midnight(date.fromordinal(day), where) for day in (first, last + 1))
    longest = [0] * (last - first + 1)
    free = ((begins, ends),) if room is None else room.free(begins, ends)
    opened = _opened(hours, where, begins, ends) if hours is not None else ()
    for start, stop in both(opened, free):
        length = _ENDLESS if start == begins or stop == ends else stop - start
        for day in range(ordinal(start, where), ordinal(stop - 1, where) + 1):
            longest[day - first] = max(longest[day - first], length)
    return Gaps(first, tuple(longest))


def ordinal(instant: int, where: ZoneInfo) -> int:
    """Return the ordinal of the day that the clocks show at an instant."""
    return at_instant(instant, where).toordinal()


@lru_cache(maxsize=16)
def _opened(hours: Hours, where: ZoneInfo, begins: int, ends: int) -> tuple[Span, ...]:
    return tuple(open_spans(hours, begins, ends, where))


_FIRST_DAY: Final = date(2, 1, 2).toordinal()
_LAST_DAY: Final = date(9998, 12, 30).toordinal()
