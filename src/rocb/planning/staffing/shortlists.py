"""Shortlists: whom lasting obstacles keep from each post, and whom none does."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import define, field

from rocb.checks import listed
from rocb.planning.experts.experts import Expert
from rocb.planning.staffing.obstacles import LASTING, Obstacle
from rocb.planning.staffing.posts import Post

_ASKED: Final[Mapping[Obstacle, Callable[[Post], Hashable]]] = MappingProxyType(
    {
        Obstacle.FORBIDDEN: lambda post: post.role.forbidden,
        Obstacle.SKILL: lambda post: post.role.skills,
        Obstacle.LEVEL: lambda post: post.role.skills,
        Obstacle.LANGUAGE: lambda post: post.role.languages,
    }
)
"""All that these obstacles depend on in a post: many posts ask the same."""


@define
class Sieve:
    """A pool of experts that is sifted for many posts; what several ask for is looked up once."""

    pool: Mapping[str, Expert]
    _known: dict[tuple[Obstacle, Hashable], frozenset[str]] = field(factory=dict, init=False)

    def sifted(self, post: Post, ids: Iterable[str]) -> Iterator[tuple[Obstacle, list[str]]]:
        """Yield each lasting obstacle with those of the experts whom it keeps out first."""
        left = list(ids)
        for kind in LASTING:
            kept = self._kept_out(kind, post, left)
            out = [it for it in left if it in kept]
            if out:
                yield kind, out
                left = [it for it in left if it not in kept]

    def able(self, post: Post) -> tuple[Expert, ...]:
        """Return whom nothing lasting keeps from a post, in the order of the pool."""
        asked = (self._kept_out(kind, post, ()) for kind in _ASKED)
        kept = frozenset[str]().union(*asked)
        others = [keeps for kind, keeps in LASTING.items() if kind not in _ASKED]
        return tuple(
            it
            for id, it in self.pool.items()
            if id not in kept and not any(keeps(it, post) for keeps in others)
        )

    def _kept_out(self, kind: Obstacle, post: Post, ids: Iterable[str]) -> frozenset[str]:
        """Return whom an obstacle keeps from a post: of all, if they are known together."""
        keeps = LASTING[kind]
        if kind not in _ASKED:
            return frozenset(it for it in ids if keeps(self.pool[it], post))
        key = (kind, _ASKED[kind](post))
        if key not in self._known:
            self._known[key] = frozenset(id for id, it in self.pool.items() if keeps(it, post))
        return self._known[key]


def shortlists(posts: Iterable[Post], experts: Iterable[Expert]) -> dict[str, tuple[Expert, ...]]:
    """Return for each role, by its id, the experts who could take it if nobody else did anything.

    They stand in the order of `experts`. Raises `InvalidValue`.
    """
    sieve = Sieve({it.id: it for it in listed("experts", Expert, experts)})
    return {post.role.id: sieve.able(post) for post in listed("posts", Post, posts)}
