"""Crowding: where the able experts are likely to be busy, as a simple estimate.

Everybody who is able to take a post is taken to be busy with it in equal parts. Of what all posts
together take of somebody on a day, the rest is free; a post for which less is free than it has
seats is likely to stay empty in part. All is counted in thousandths of a seat.
"""

from typing import Final

from attrs import define

from rocb.planning.scheduling.options import PlacementOption
from rocb.planning.scheduling.rosters import Roster, Rosters

_WHOLE: Final = 1000
_COARSE: Final = 100


@define(eq=False)
class Crowding:
    """How busy each expert is likely to be on each day; it changes as options are chosen."""

    _rosters: Rosters
    _first: int
    _busy: dict[str, list[int]]

    def add(self, option: PlacementOption, times: int = 1) -> None:
        """Count an option as chosen; with -1 as no longer chosen."""
        for roster in self._rosters.get((option.activity, option.days.first), ()):
            if roster.able:
                share = times * _share(roster)
                begins, ends = self._span(roster)
                for expert in roster.able:
                    busy = self._busy[expert.id]
                    for day in range(begins, ends):
                        busy[day] += share

    def lack(self, option: PlacementOption) -> int:
        """Return how many seats of an option are likely to stay empty, beside what is chosen."""
        found = 0
        for roster in self._rosters.get((option.activity, option.days.first), ()):
            wanted = roster.post.role.seats * _WHOLE
            begins, ends = self._span(roster)
            free = 0
            for expert in roster.able:
                busy = max(self._busy[expert.id][begins:ends])
                if busy < _WHOLE:
                    free += _WHOLE - busy
                    if free >= wanted:
                        break
            found += max(0, wanted - free)
        return found // _COARSE

    def _span(self, roster: Roster) -> tuple[int, int]:
        days = roster.post.days
        return days.first.toordinal() - self._first, days.last.toordinal() + 1 - self._first


def crowding_of(rosters: Rosters) -> Crowding:
    """Return the crowding when nothing is chosen yet."""
    held = [roster for team in rosters.values() for roster in team]
    first = min((it.post.days.first.toordinal() for it in held), default=1)
    last = max((it.post.days.last.toordinal() for it in held), default=1)
    experts = {expert.id for roster in held for expert in roster.able}
    return Crowding(rosters, first, {id: [0] * (last - first + 1) for id in sorted(experts)})


def _share(roster: Roster) -> int:
    return min(_WHOLE, roster.post.role.seats * _WHOLE // len(roster.able))
