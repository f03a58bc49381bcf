"""Chains: who moves from seat to seat, so that somebody is free for an empty one."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from attrs import define, evolve, field, frozen

from rocb.planning.experts.experts import Expert
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.obstacles import lasting_obstacles, leans_on_another
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.situations import Situation, team_of

Pair = tuple[str, str]
"""The ids of a role and of an expert in one of its seats."""

_TRIES: Final = 400  # moves that are looked at, before the question is left open
_LENGTHS: Final = (1, 2, 3, 5, 12)  # of the chains that are looked at, short ones first


@frozen
class Taking:
    """An expert who is to take an empty seat of a post, both as they would be.

    Of the roles in `relieved`, by id, somebody else takes the place of the expert.
    """

    expert: Expert
    post: Post
    relieved: frozenset[str] = frozenset()


@frozen
class Reseating:
    """Who can take an empty seat so that all others stay filled.

    `expert` is `None` where nobody was found; for those who are `open`, that is not proven.
    """

    expert: str | None
    open: tuple[str, ...] = ()


@frozen
class _Moves:
    """Seats that are still to be filled, by role, and who took and who left which."""

    wanted: tuple[str, ...]
    taken: frozenset[Pair]
    left: frozenset[Pair]


class Chains:
    """The chains that there can be in a situation.

    `lengths` says of a role how many have to move at least until a seat that is left is filled
    again, as if each could be asked alone; of a role that is not in it, nobody who has a seat can
    leave it, whatever the others do.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._spans = {
            id: (post.days.first.toordinal(), post.days.last.toordinal())
            for id, post in situation.posts.items()
        }
        self._pins = {(id, it) for id, post in situation.posts.items() for it in post.role.pinned}
        self._able = {id: tuple(it.id for it in able) for id, able in situation.able.items()}
        self._roles: dict[str, list[str]] = {}
        for role in situation.seated:
            for it in self._able[role]:
                self._roles.setdefault(it, []).append(role)
        self._work = {it: tuple(p.role.id for p in own) for it, own in situation.work.items()}
        self.lengths: Mapping[str, int] = self._spread({}, situation.seated)

    def length(self, role: str) -> int:
        """Return how many days a role takes."""
        first, last = self._spans[role]
        return last - first + 1

    def overlap(self, one: str, other: str) -> bool:
        """Return whether two roles share a day."""
        (begins, ends), (first, last) = self._spans[one], self._spans[other]
        return begins <= last and first <= ends

    def is_held(self, role: str, expert: str) -> bool:
        """Return whether an expert has to stay in a role, as nobody can come or it is pinned."""
        return role not in self.lengths or (role, expert) in self._pins

    def enlarged(self, taking: Taking) -> "Chains":
        """Return the chains that there can be once an expert is as they would be."""
        expert, role = taking.expert, taking.post.role.id
        limit = expert.days_per_year
        room = None if limit is None else limit - self.length(role)
        gained = [
            it
            for it in self.situation.seated
            if it not in self.lengths
            and (room is None or self.length(it) <= room)
            and not self.overlap(it, role)
            and self.takes(taking, it)
        ]
        if not gained:
            return self
        found = object.__new__(Chains)
        vars(found).update(vars(self))
        known = {**self.lengths, **dict.fromkeys(gained, 1)}
        found.lengths = self._spread(known, self._asking(gained, known))
        return found

    def takes(self, taking: Taking, role: str) -> bool:
        """Return whether nothing lasting keeps an expert, as they would be, from a role."""
        post = self.situation.posts[role]
        return next(lasting_obstacles(taking.expert, post), None) is None

    def comers(self, role: str) -> tuple[str, ...]:
        """Return those whom nothing lasting keeps from a role."""
        return self._able[role]

    def work_of(self, expert: str) -> tuple[str, ...]:
        """Return the roles of an expert before anybody moves."""
        return self._work.get(expert, ())

    def _spread(self, known: dict[str, int], asked: Iterable[str]) -> dict[str, int]:
        """Return how long chains are at least, from those that are known and those to be asked."""
        found, length = known, 1
        while True:
            fresh = {
                role: length
                for role in dict.fromkeys(asked)
                if role not in found
                and any(
                    it not in self.situation.seated[role] and self._could_come(it, role, found)
                    for it in self._able[role]
                )
            }
            if not fresh:
                return found
            found = {**found, **fresh}
            length, asked = length + 1, self._asking(fresh, found)

    def _asking(self, roles: Iterable[str], known: Mapping[str, int]) -> Iterator[str]:
        """Yield the roles that somebody may come to who can now leave one of these."""
        return (
            role
            for left in roles
            for it in self.situation.seated[left]
            for role in self._roles.get(it, ())
            if role not in known
        )

    def _could_come(self, expert: str, role: str, known: Mapping[str, int]) -> bool:
        limit, days = self.situation.pool[expert].days_per_year, self.length(role)
        for it in self._work.get(expert, ()):
            if it not in known or (it, expert) in self._pins:
                if self.overlap(it, role):
                    return False
                days += self.length(it)
        return limit is None or days <= limit


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
