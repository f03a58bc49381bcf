"""Moves: the search for a chain in which everybody who leaves a seat is followed by another."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from attrs import define, evolve, field, frozen

from rocb.planning.experts.experts import Expert
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.chains import Chains, Pair, Reseating, Taking
from rocb.planning.staffing.obstacles import leans_on_another
from rocb.planning.staffing.situations import team_of

_TRIES: Final = 400  # moves that are looked at, before the question is left open
_LENGTHS: Final = (1, 2, 3, 5, 12)  # of the chains that are looked at, short ones first


@frozen
class _Moves:
    """Seats that are still to be filled, by role, and who took and who left which."""

    wanted: tuple[str, ...]
    taken: frozenset[Pair]
    left: frozenset[Pair]


def reached(chains: Chains, takings: Iterable[Taking]) -> Reseating:
    """Return who first can take an empty seat, where others move from seat to seat.

    No role has fewer experts than before. Short chains are looked at first, for all of them. Left
    `open` are those for whom too many chains are possible, or a team would need another escort or
    speaker.
    """
    searches = [_Search(chains, it) for it in takings]
    tries, open_ = _TRIES, []
    for length in _LENGTHS:
        left = []
        for it in searches:
            it.tries = tries
            if it.finds(length):
                return Reseating(it.taking.expert.id)
            tries = it.tries
            if it.is_open:
                left.append(it)
            elif _opens_to_others(chains, it.taking):
                open_.append(it.taking.expert.id)
        searches = left
    return Reseating(None, (*open_, *(it.taking.expert.id for it in searches)))


def _opens_to_others(chains: Chains, taking: Taking) -> bool:
    """Return whether more than the expert could come to a role that others have seats in."""
    role = taking.post.role
    before = chains.situation.posts[role.id].role
    return bool(chains.situation.seated.get(role.id)) and (
        (role.excluded, role.independent) != (before.excluded, before.independent)
    )


@define
class _Search:
    """A search for a chain; `is_open` says that not all of them were looked at."""

    chains: Chains
    taking: Taking
    tries: int = field(default=0, init=False)
    is_open: bool = field(default=False, init=False)
    _able: dict[str, bool] = field(factory=dict, init=False)

    def finds(self, length: int) -> bool:
        """Return whether there is a chain in which at most so many move beside the expert."""
        self.is_open = False
        role, expert = self.taking.post.role.id, self.taking.expert.id
        if self._taken(_Moves((), frozenset(), frozenset()), role, expert, length + 1):
            return True
        if not self.is_open:
            larger = self.chains.enlarged(self.taking)
            self.is_open = larger is not self.chains
            self.chains = larger
        return False

    def _taken(self, moves: _Moves, role: str, expert: str, most: int) -> bool:
        """Return whether a seat can be taken by an expert and all that follows can be settled."""
        for left in self._leaving(moves, role, expert):
            if self.tries <= 0:
                self.is_open = True
                return False
            self.tries -= 1
            after = _Moves(
                tuple(sorted((*moves.wanted, *left), key=self._dearness)),
                moves.taken | {(role, expert)},
                moves.left | {(it, expert) for it in left},
            )
            if self._settled(after, most - 1):
                return True
        return False

    def _settled(self, moves: _Moves, most: int) -> bool:
        if not moves.wanted:
            sound = self._teams_hold(moves)
            self.is_open |= not sound
            return sound
        role, rest = moves.wanted[0], moves.wanted[1:]
        if self.chains.lengths[role] + len(rest) > most:
            self.is_open = True
            return False
        further = evolve(moves, wanted=rest)
        for it in self._comers(moves, role):
            if self._taken(further, role, it, most):
                return True
            if self.tries <= 0:
                break
        return False

    def _dearness(self, role: str) -> tuple[int, str]:
        return -self.chains.lengths[role], role

    def _comers(self, moves: _Moves, role: str) -> Iterator[str]:
        """Yield who may come to a role: those first who have least to leave."""
        comers = self.chains.comers(role)
        expert = self.taking.expert.id
        if role not in self._able:
            self._able[role] = expert in comers or self.chains.takes(self.taking, role)
        if self._able[role] and expert not in comers:
            comers = (*comers, expert)
        free = [
            it
            for it in comers
            if (role, it) not in moves.left and role not in self._work_of(moves, it)
        ]
        return iter(sorted(free, key=lambda it: (len(self._clashing(moves, role, it)), it)))

    def _clashing(self, moves: _Moves, role: str, expert: str) -> list[str]:
        work = self._work_of(moves, expert)
        return [it for it in work if self.chains.overlap(it, role)]

    def _work_of(self, moves: _Moves, expert: str) -> list[str]:
        own = expert == self.taking.expert.id
        kept = [
            it
            for it in self.chains.work_of(expert)
            if (it, expert) not in moves.left and not (own and it in self.taking.relieved)
        ]
        return [*kept, *(role for role, it in moves.taken if it == expert)]

    def _leaving(self, moves: _Moves, role: str, expert: str) -> Iterator[tuple[str, ...]]:
        """Yield the roles, as few as can be, that an expert may leave in order to come to one."""
        clashing = self._clashing(moves, role, expert)
        if not all(self._may_leave(moves, it, expert) for it in clashing):
            return
        rest = [it for it in self._work_of(moves, expert) if it not in clashing]
        own = expert == self.taking.expert.id
        person = self.taking.expert if own else self.chains.situation.pool[expert]
        days = [self.chains.length(it) for it in (*rest, role)]
        over = 0 if person.days_per_year is None else sum(days) - person.days_per_year
        if over <= 0:
            yield tuple(clashing)
            return
        free = [it for it in rest if self._may_leave(moves, it, expert)]
        for number in range(1, len(free) + 1):
            for some in combinations(free, number):
                freed = [self.chains.length(it) for it in some]
                if sum(freed) - min(freed) < over <= sum(freed):
                    yield (*clashing, *some)

    def _may_leave(self, moves: _Moves, role: str, expert: str) -> bool:
        return (role, expert) not in moves.taken and not self.chains.is_held(role, expert)

    def _teams_hold(self, moves: _Moves) -> bool:
        """Return whether nobody lacks an escort or a speaker in what was touched."""
        situation, role = self.chains.situation, self.taking.post.role.id
        touched = {role, *(it for it, _ in (*moves.taken, *moves.left)), *self.taking.relieved}
        teams = {situation.posts[it].activity.id: situation.posts[it] for it in touched}
        for post in teams.values():
            team = [
                Assignment(own.activity, own.role, self._person(it))
                for own in team_of(situation, post)
                for it in self._seated(moves, own.role.id)
            ]
            if any(leans_on_another(it, team) for it in team):
                return False
        return True

    def _seated(self, moves: _Moves, role: str) -> Iterator[str]:
        seated = self.chains.situation.seated.get(role, ())
        yield from (it for it in seated if (role, it) not in moves.left)
        yield from (it for own, it in moves.taken if own == role)

    def _person(self, id: str) -> Expert:
        return self.taking.expert if id == self.taking.expert.id else self.chains.situation.pool[id]
