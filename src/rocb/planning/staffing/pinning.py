"""Pinning: cases with other pins, and what of a staffing can stand in a case."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from rocb.checks import require
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.obstacles import clashes, lasting_obstacles
from rocb.planning.staffing.posts import Post, days_away, posts_of
from rocb.planning.staffing.verification import breaches


def with_pins(case: StaffingCase, pins: Mapping[str, tuple[str, ...]]) -> StaffingCase:
    """Return a case in which these roles have these pins instead of their own.

    Raises `InvalidValue`, also for more pins than a role has seats.
    """
    require("case", StaffingCase, case)
    require("pins", Mapping, pins)
    activities = tuple(
        evolve(
            it,
            roles=tuple(evolve(own, pinned=pins.get(own.id, own.pinned)) for own in it.roles),
        )
        if any(pins.get(own.id, own.pinned) != own.pinned for own in it.roles)
        else it
        for it in case.plan.activities
    )
    return evolve(case, plan=evolve(case.plan, activities=activities))


def still_standing(case: StaffingCase, assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return what of these assignments can stand in a case beside its pins, and the pins.

    Where two of them no longer fit together, the first one stands. Nothing stands where the pins
    cannot do without others.
    """
    posts = {post.role.id: post for post in posts_of(case.plan)}
    pool = {it.id: it for it in case.experts}
    pins = [(role, it) for role, post in posts.items() for it in post.role.pinned]
    pairs = dict.fromkeys((*pins, *((it.role.id, it.expert.id) for it in assignments)))
    known = [(role, expert) for role, expert in pairs if role in posts and expert in pool]
    made = list(fitting([Assignment(posts[r].activity, posts[r].role, pool[e]) for r, e in known]))
    while found := breaches(case, made):
        broken = {(it.role, it.expert) for it in found}
        kept = [it for it in made if (it.role.id, it.expert.id) not in broken]
        if len(kept) == len(made):
            return ()
        made = kept
    return tuple(made)


def fitting(assignments: Iterable[Assignment]) -> Iterator[Assignment]:
    """Yield the assignments that nothing keeps from standing beside those before them.

    Who may come only beside whom is left aside.
    """
    work: dict[str, list[Post]] = {}
    filled: dict[str, int] = {}
    for it in assignments:
        own, post = work.setdefault(it.expert.id, []), it.post
        limit = it.expert.days_per_year
        if (
            filled.get(it.role.id, 0) < it.role.seats
            and (limit is None or days_away((*own, post)) <= limit)
            and not clashes(post, own)
            and next(lasting_obstacles(it.expert, post), None) is None
        ):
            own.append(post)
            filled[it.role.id] = filled.get(it.role.id, 0) + 1
            yield it
