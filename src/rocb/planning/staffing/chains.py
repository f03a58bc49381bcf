"""Chains: who could move from seat to seat, so that somebody is free for an empty one."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from rocb.planning.experts.experts import Expert
from rocb.planning.staffing.obstacles import lasting_obstacles
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.situations import Situation

Pair = tuple[str, str]
"""The ids of a role and of an expert in one of its seats."""


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
