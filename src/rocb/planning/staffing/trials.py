"""Trials: whether an expert can take an empty seat once some obstacles are lifted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from rocb.checks import checked
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.skills import Skill, masters
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.chains import Chains, Reseating, Taking
from rocb.planning.staffing.concessions import (
    Concession,
    ConcessionCosts,
    concessions,
    missing_days,
)
from rocb.planning.staffing.granting import granted, improved, opened
from rocb.planning.staffing.moves import reached
from rocb.planning.staffing.obstacles import Obstacle, leans_on_another
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.reseating import reach_of, reseated
from rocb.planning.staffing.situations import Situation, resituated
from rocb.planning.staffing.solvers import Solver

Kinds = frozenset[Obstacle]

POSITIONAL: Final = frozenset(
    (Obstacle.DAYS_USED_UP, Obstacle.BUSY, Obstacle.TEAM_LANGUAGE, Obstacle.ESCORT)
)
"""What keeps an expert from a post only as others are sent where they are."""


@frozen(field_transformer=checked)
class SeatChange:
    """Concessions with which one expert takes a seat while every other seat stays filled."""

    expert: str
    concessions: tuple[Concession, ...]

    @property
    def cost(self) -> int:
        """How hard all of them are together."""
        return sum(it.cost for it in self.concessions)


@frozen
class Wanting:
    """An expert, and which obstacles have to go so that they take a post where all others stay.

    Those that are `lasting` have to go in any case.
    """

    expert: Expert
    kinds: Kinds

    @property
    def lasting(self) -> Kinds:
        """Those that no moving of others lifts."""
        return self.kinds - POSITIONAL


def wanting(situation: Situation, post: Post) -> tuple[Wanting, ...]:
    """Return what each expert lacks who has no seat in a post, in the order of the pool."""
    seated = situation.seated.get(post.role.id, ())
    return tuple(
        Wanting(it, frozenset(_kinds(situation, it, post)))
        for it in situation.case.experts
        if it.id not in seated
    )


def _kinds(situation: Situation, expert: Expert, post: Post) -> Iterator[Obstacle]:
    found = situation.obstacles(expert, post)
    for it in found:
        if it is Obstacle.LEVEL and Obstacle.SKILL in found and not _level_stays(expert, post):
            continue  # who learns an instrument as a whole, well enough, has learnt its parts
        if it is Obstacle.DAYS_USED_UP and not missing_days(
            expert, post, situation.work_of(expert.id, post.role.id)
        ):
            continue  # the days suffice once the posts that clash are left
        yield it


def _level_stays(expert: Expert, post: Post) -> bool:
    (made,) = concessions(expert, post, (Obstacle.SKILL,))
    learnt = (Skill(it.theme, it.level, expert.source, it.provision) for it in made.skills)
    return not all(masters((*expert.skills, *learnt), it) for it in post.role.skills)


def change_for(
    situation: Situation,
    post: Post,
    expert: Expert,
    kinds: Iterable[Obstacle],
    costs: ConcessionCosts,
) -> SeatChange:
    """Return the concessions that lift obstacles of these kinds for an expert in a post."""
    made = concessions(
        expert,
        post,
        kinds,
        work=situation.work_of(expert.id, post.role.id),
        team=situation.beside(expert.id, post),
        costs=costs,
    )
    return SeatChange(expert.id, made)


def tried(
    chains: Chains, post: Post, changes: Iterable[SeatChange], by: Solver, most: int
) -> Reseating:
    """Return who first takes a seat of a post once the concessions to them alone are made.

    A solver is asked only where chains of moves leave it open: where those who can be touched are
    few, or somebody would need another escort or speaker.
    """
    situation, made = chains.situation, tuple(changes)
    found = reached(chains, [_taking(situation, post, it) for it in made])
    if found.expert is not None:
        return found
    left = [it for it in made if it.expert in found.open]
    asked = [
        it for it in left if _leans(situation, post, it) or _is_small(situation, it, post, most)
    ]
    rest = {it.expert for it in left} - {it.expert for it in asked}
    apart = [[it] for it in asked]
    left_open: set[str] = set()
    if len(asked) > 1 and not any(_relieves(it) for it in asked):
        together = _solved(situation, post, asked, by, most)
        if together.expert is None and not together.open:
            apart = []
    for one in apart:
        alone = _solved(situation, post, one, by, most)
        if alone.expert is not None:
            return alone
        left_open.update(alone.open)
    return Reseating(None, tuple(sorted(rest | left_open)))


def _relieves(change: SeatChange) -> bool:
    """Return whether others take over from an expert: they would be in the way of one another."""
    return any(it.obstacle is Obstacle.BUSY for it in change.concessions)


def _taking(situation: Situation, post: Post, change: SeatChange) -> Taking:
    """Return an expert and a post as they are once the concessions are made."""
    expert, role = situation.pool[change.expert], post.role
    relieved: frozenset[str] = frozenset()
    for it in change.concessions:
        match it.obstacle:
            case Obstacle.FORBIDDEN | Obstacle.OWN_ADMINISTRATION:
                role = opened(role, it.obstacle, expert)
            case Obstacle.BUSY:
                relieved = frozenset(own.role.id for own in it.work)
            case Obstacle.TEAM_LANGUAGE | Obstacle.ESCORT:
                pass
            case _:
                expert = improved(expert, it, post)
    return Taking(expert, Post(post.activity, role), relieved)


def _leans(situation: Situation, post: Post, change: SeatChange) -> bool:
    """Return whether an expert comes only beside somebody who is not there."""
    taking = _taking(situation, post, change)
    own = Assignment(post.activity, taking.post.role, taking.expert)
    return leans_on_another(own, (*situation.beside(change.expert, post), own))


def _is_small(situation: Situation, change: SeatChange, post: Post, most: int) -> bool:
    return reach_of(situation, post, (situation.pool[change.expert],), most)[1]


def _solved(
    situation: Situation, post: Post, changes: Sequence[SeatChange], by: Solver, most: int
) -> Reseating:
    """Return which of these experts takes a seat of a post once all these concessions are made."""
    if not changes:
        return Reseating(None)
    made = [it for change in changes for it in change.concessions]
    takers = [it.expert for it in changes]
    if not made:
        return reseated(situation, post, (situation.pool[it] for it in takers), by, most)
    case = granted(situation.case, made)
    relieved = {
        (own.role.id, it.expert) for it in made if it.obstacle is Obstacle.BUSY for own in it.work
    }
    before = {(role, it) for role, seated in situation.seated.items() for it in seated}
    pins = {
        (own.id, it)
        for activity in case.plan.activities
        for own in activity.roles
        for it in own.pinned
    }
    after = resituated(situation, case, sorted((before - relieved) | pins))
    return reseated(after, after.posts[post.role.id], (after.pool[it] for it in takers), by, most)
