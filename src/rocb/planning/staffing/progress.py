"""Progress: what of a staffing is over by a day, what has begun, and how it is held fast."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from attrs import evolve, frozen

from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.experts import Expert, is_there
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.granting import available_on
from rocb.planning.staffing.obstacles import clashes, is_available, lasting_obstacles
from rocb.planning.staffing.posts import Post, days_away, posts_of

_DAY: Final = timedelta(days=1)


@frozen
class Progress:
    """The roles, by id, whose activity is `over`, and those others that have `begun`."""

    over: frozenset[str]
    begun: frozenset[str]


def progress_by(case: StaffingCase, as_of: date | None) -> Progress:
    """Return what is over before a day, and what else takes days before it; nothing for `None`."""
    if as_of is None:
        return Progress(frozenset(), frozenset())
    posts = posts_of(case.plan)
    over = frozenset(it.role.id for it in posts if it.activity.days.last < as_of)
    begun = frozenset(it.role.id for it in posts if it.days.first < as_of)
    return Progress(over, begun - over)


def with_past(
    case: StaffingCase, assignments: Iterable[Assignment], over: Iterable[str], as_of: date
) -> StaffingCase:
    """Return a case in which those who were sent to what is over are pinned there, and nobody else.

    They had what was asked of them then, whatever is known of them now, so that the role asks for
    nothing that they lack; its other seats are gone. Who is no longer in the pool has left it.
    """
    posts = {post.role.id: post for post in posts_of(case.plan)}
    pool = {it.id: it for it in case.experts}
    past = frozenset(over)
    work: dict[str, list[Post]] = {}
    for it in assignments:
        if it.role.id in past:
            post, own = posts[it.role.id], work.setdefault(it.expert.id, [])
            if not clashes(post, own):
                own.append(post)
                pool.setdefault(it.expert.id, evolve(it.expert, left_on=as_of))
    pool |= {id: _as_then(pool[id], own) for id, own in work.items()}
    seated: dict[str, list[Expert]] = {}
    for id, own in work.items():
        for post in own:
            seated.setdefault(post.role.id, []).append(pool[id])
    roles = {id: _as_held(posts[id], seated.get(id, [])) for id in past}
    return evolve(with_roles(case, roles), experts=tuple(pool.values()))


def with_roles(case: StaffingCase, roles: Mapping[str, Role | None]) -> StaffingCase:
    """Return a case with other roles instead of some, by id, or without them."""
    activities = tuple(
        evolve(
            it,
            roles=tuple(role for own in it.roles if (role := roles.get(own.id, own)) is not None),
        )
        if any(own.id in roles for own in it.roles)
        else it
        for it in case.plan.activities
    )
    left = {own.id for it in activities for own in it.roles}
    return evolve(
        case,
        plan=evolve(case.plan, activities=activities),
        weightless=tuple(it for it in case.weightless if it in left),
    )


def _as_held(post: Post, experts: list[Expert]) -> Role | None:
    """Return a role that is over as one that those who had it can have, if anybody had."""
    if not experts:
        return None
    role = evolve(
        post.role,
        seats=len(experts),
        pinned=tuple(it.id for it in experts),
        forbidden=(),
        escorted=False,
        team_languages=(),
    )
    if not any(any(lasting_obstacles(it, Post(post.activity, role))) for it in experts):
        return role
    return evolve(
        role,
        skills=(),
        languages=(),
        accreditation=Accreditation.NONE,
        independent=False,
        excluded=(),
    )


def _as_then(expert: Expert, posts: list[Post]) -> Expert:
    """Return an expert who could take the posts that are over, and as little else as now."""
    for it in posts:
        if not is_available(expert, it):
            expert = available_on(expert, it.days)
        if not is_there(expert, it.days.last):
            expert = evolve(expert, left_on=it.days.last + _DAY)
    limit = expert.days_per_year
    if limit is None:
        return expert
    return evolve(expert, days_per_year=max(limit, days_away(posts)))
