"""Reseating: whether an empty seat can be filled while no other seat that is filled is emptied."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from attrs import evolve, frozen

from rocb.planning.assignment.objectives import AssignmentObjective, Sense
from rocb.planning.experts.experts import Expert
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.chains import Reseating
from rocb.planning.staffing.posts import Post, days_away
from rocb.planning.staffing.situations import Situation, team_of
from rocb.planning.staffing.solvers import Solver


@frozen
class _Part:
    """The part of a case that can be touched.

    Its roles are those of the case, each cut into the seats that have to stay filled (`needed`, by
    id) and those that need not; `seat` is the one to be filled.
    """

    case: StaffingCase
    needed: Mapping[str, int]
    seat: str


def reseated(
    situation: Situation, post: Post, experts: Iterable[Expert], by: Solver, most: int
) -> Reseating:
    """Return which of these experts could take an empty seat of a post.

    Others may be moved from seat to seat, but every role keeps as many as it has. Only what can be
    touched is solved: posts that somebody would leave for one that is to be filled, and so on;
    where these are more than `most`, the first found, and then nothing is proven impossible.
    """
    takers = tuple(experts)
    reach, is_whole = reach_of(situation, post, takers, most)
    part = _part(situation, post, takers, reach)
    objective = AssignmentObjective(
        "seats", Sense.MOST, choice=lambda task, _: int(task.id in part.needed)
    )
    found = by(part.case, (objective,))
    filled = [it for it in found.assignments if it.role.id in part.needed]
    asked = sum(part.needed.values())
    if len(filled) == asked:
        taker = next(it.expert.id for it in filled if it.role.id == part.seat)
        return Reseating(taker)
    bound = found.proofs[0].bound if found.proofs else None
    is_proven = is_whole and bound is not None and bound < asked
    return Reseating(None, () if is_proven else tuple(it.id for it in takers))


def reach_of(
    situation: Situation, post: Post, takers: Iterable[Expert], most: int
) -> tuple[frozenset[str], bool]:
    """Return the roles whose seats may have to change hands, and whether these are all.

    Who takes a post leaves those that clash with it, and any where the days of the year are used
    up; these are to be taken by others, who leave theirs. In an activity where experts depend on
    one another all posts are touched with one.
    """
    reach: set[str] = set()
    todo: deque[Post] = deque()

    def touch(posts: Iterable[Post]) -> None:
        for it in posts:
            for own in (it, *team_of(situation, it)):
                if own.role.id not in reach:
                    reach.add(own.role.id)
                    todo.append(own)

    touch(team_of(situation, post))
    ways = deque((taker, post) for taker in takers)
    while (ways or todo) and len(reach) < most:
        if not ways:
            one = todo.popleft()
            seated = situation.seated.get(one.role.id, ())
            able = situation.able[one.role.id]
            ways.extend((it, one) for it in able if it.id not in seated)
        else:
            touch(_left_for(situation, *ways.popleft()))
    return frozenset(reach), not ways and not todo


def _left_for(situation: Situation, expert: Expert, post: Post) -> Iterator[Post]:
    """Yield the posts that an expert may have to leave for another one."""
    work, limit = situation.work_of(expert.id, post.role.id), expert.days_per_year
    used_up = limit is not None and days_away((*work, post)) > limit
    return (it for it in work if used_up or it.days.overlaps(post.days))


def _part(
    situation: Situation, post: Post, takers: tuple[Expert, ...], reach: frozenset[str]
) -> _Part:
    pool = {it.id: it for it in takers}
    for id in sorted(reach):
        pool |= {it.id: it for it in situation.able[id]}
        pool |= {it: situation.pool[it] for it in situation.seated.get(id, ())}
    numbers = count()
    needed: dict[str, int] = {}
    roles: dict[str, list[Role]] = {}

    def cut(activity: str, role: Role) -> str:
        part = evolve(role, id=f"part.{next(numbers)}")
        roles.setdefault(activity, []).append(part)
        return part.id

    chosen = {it.id for it in takers}
    others = tuple(sorted(it for it in pool if it not in chosen))
    seat = cut(post.activity.id, evolve(post.role, seats=1, pinned=(), forbidden=others))
    needed[seat] = 1
    for id in sorted(reach):
        role, activity = situation.posts[id].role, situation.posts[id].activity.id
        kept = len(situation.seated.get(id, ()))
        spare = role.seats - kept - (id == post.role.id)
        if kept:
            needed[cut(activity, evolve(role, seats=kept))] = kept
        if spare:
            cut(activity, evolve(role, seats=spare, pinned=()))
    activities = tuple(
        evolve(it, roles=tuple(roles[it.id]), depends_on=())
        for it in situation.case.plan.activities
        if it.id in roles
    )
    experts = tuple(_less_fixed(situation, it, reach) for it in pool.values())
    case = StaffingCase(Plan(situation.case.plan.year, activities), experts)
    return _Part(case, needed, seat)


def _less_fixed(situation: Situation, expert: Expert, reach: frozenset[str]) -> Expert:
    """Return an expert with what is left beside the posts that nothing touches."""
    fixed = [it for it in situation.work_of(expert.id) if it.role.id not in reach]
    if not fixed:
        return expert
    limit = expert.days_per_year
    return evolve(
        expert,
        unavailable=(*expert.unavailable, *(it.days for it in fixed)),
        days_per_year=None if limit is None else max(0, limit - days_away(fixed)),
    )
