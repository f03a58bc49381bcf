"""Granting: a case as it would be with concessions made, as a concrete change of its records."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import count
from typing import Final

from attrs import evolve

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.skills import Skill
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.concessions import Concession
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.posts import Post, posts_of
from rocb.sources import Source

_DAY: Final = timedelta(days=1)
_SUPPOSED: Final = Source("supposed, to see what would follow", sample=True)


def granted(case: StaffingCase, concessions: Iterable[Concession]) -> StaffingCase:
    """Return a case in which concessions are made, one after the other.

    The expert gets what was lacking, or the role no longer asks for independence. Who is relieved
    of a post leaves it to a new expert of the same abilities, pinned to it and free on its days
    only; one who speaks for the team or leads it comes as a new expert in a new role of the
    activity, whose seat is worth nothing. Raises `InvalidValue` for a role or an expert who is not
    there.
    """
    require("case", StaffingCase, case)
    made = listed("concessions", Concession, concessions)
    posts = {post.role.id: post for post in posts_of(case.plan)}
    experts = {it.id: it for it in case.experts}
    faults = [*_faults(made, posts, experts)]
    if faults:
        raise InvalidValue(*faults)
    roles: dict[str, Role] = {}
    companions: list[str] = []
    for it in made:
        role = roles.get(it.role, posts[it.role].role)
        match it.obstacle:
            case Obstacle.FORBIDDEN | Obstacle.OWN_ADMINISTRATION:
                roles[role.id] = opened(role, it.obstacle, experts[it.expert])
            case Obstacle.BUSY:
                new = _relief(experts[it.expert], it.work, _new_id("relief", experts))
                experts[new.id] = new
                for post in it.work:
                    left = roles.get(post.role.id, posts[post.role.id].role)
                    kept = tuple(id for id in left.pinned if id != it.expert)
                    roles[left.id] = evolve(left, pinned=(*kept, new.id))
            case Obstacle.TEAM_LANGUAGE | Obstacle.ESCORT:
                known = (*(own.id for act in case.plan.activities for own in act.roles), *roles)
                new = _companion(it, posts[it.role], experts)
                experts[new.id] = new
                added = _companion_role(it, role, new, _new_id("companion", known))
                roles[added.id] = added
                companions.append(added.id)
                posts[added.id] = Post(posts[it.role].activity, added)
            case _:
                experts[it.expert] = improved(experts[it.expert], it, posts[it.role])
    activities = tuple(_with_roles(it, roles, posts) for it in case.plan.activities)
    plan = evolve(case.plan, activities=activities) if roles else case.plan
    weightless = (*case.weightless, *companions)
    return evolve(case, plan=plan, experts=tuple(experts.values()), weightless=weightless)


def _faults(
    made: tuple[Concession, ...], posts: Iterable[str], experts: Iterable[str]
) -> Iterator[Fault]:
    for index, it in enumerate(made):
        if it.role not in posts:
            expected = "the id of a role that is to be staffed"
            yield Fault(f"concessions[{index}].role", it.role, expected)
        if it.expert not in experts:
            expected = "the id of one of the experts"
            yield Fault(f"concessions[{index}].expert", it.expert, expected)
        if it.obstacle is Obstacle.BUSY:
            for place, post in enumerate(it.work):
                if post.role.id not in posts:
                    expected = "the id of a role that is to be staffed"
                    path = f"concessions[{index}].work[{place}].role.id"
                    yield Fault(path, post.role.id, expected)


def opened(role: Role, obstacle: Obstacle, expert: Expert) -> Role:
    """Return a role that an expert is no longer kept from by a choice or for independence."""
    if obstacle is Obstacle.FORBIDDEN:
        return evolve(role, forbidden=tuple(it for it in role.forbidden if it != expert.id))
    excluded = tuple(it for it in role.excluded if it != expert.administration)
    return evolve(role, excluded=excluded, independent=False)


def improved(expert: Expert, made: Concession, post: Post) -> Expert:
    """Return an expert who has what was lacking for a post, by a concession."""
    match made.obstacle:
        case Obstacle.INACTIVE:
            return evolve(expert, left_on=None, left_because=None)
        case Obstacle.SKILL | Obstacle.LEVEL:
            learnt = (Skill(it.theme, it.level, _SUPPOSED, it.provision) for it in made.skills)
            return evolve(expert, skills=(*expert.skills, *learnt))
        case Obstacle.LANGUAGE:
            new = {it.language for it in made.languages}
            kept = tuple(it for it in expert.languages if it.language not in new)
            return evolve(expert, languages=(*kept, *made.languages))
        case Obstacle.ACCREDITATION:
            return evolve(expert, awards=(*expert.awards, *_awards(made, post)))
        case Obstacle.DAYS_USED_UP:
            limit, further = expert.days_per_year, made.further_days or 0
            return evolve(expert, days_per_year=None if limit is None else limit + further)
        case _:
            return available_on(expert, post.days)


def _awards(made: Concession, post: Post) -> Iterator[Award]:
    if made.accreditation is not None:
        yield Award(made.accreditation, post.activity.days.first, None, _SUPPOSED)


def available_on(expert: Expert, days: Days) -> Expert:
    """Return an expert who is there on these days, whatever stood against it."""
    away = tuple(part for span in expert.unavailable for part in _without(span, days))
    free = (*expert.available, days) if expert.available else ()
    return evolve(expert, unavailable=away, available=free)


def _without(span: Days, days: Days) -> Iterator[Days]:
    if not span.overlaps(days):
        yield span
        return
    if span.first < days.first:
        yield Days(span.first, days.first - _DAY)
    if span.last > days.last:
        yield Days(days.last + _DAY, span.last)


def _relief(expert: Expert, posts: Iterable[Post], id: str) -> Expert:
    """Return somebody who can take the place of an expert in these posts, and nothing else."""
    return evolve(
        expert,
        id=id,
        days_per_year=None,
        unavailable=(),
        available=tuple(it.days for it in posts),
    )


def _companion(made: Concession, post: Post, experts: dict[str, Expert]) -> Expert:
    """Return somebody who can speak for a team or lead it, and nothing else."""
    return evolve(
        experts[made.expert],
        id=_new_id("companion", experts),
        skills=(),
        languages=made.languages,
        awards=tuple(_awards(made, post)),
        days_per_year=None,
        unavailable=(),
        available=(post.activity.days,),
        fees=(),
        left_on=None,
        left_because=None,
    )


def _companion_role(made: Concession, role: Role, companion: Expert, id: str) -> Role:
    return Role(
        id=id,
        title=role.title,
        seats=1,
        skills=(),
        languages=(),
        accreditation=Accreditation.NONE,
        independent=False,
        source=_SUPPOSED,
        lead=made.obstacle is Obstacle.ESCORT,
        pinned=(companion.id,),
    )


def _with_roles(activity: Activity, roles: dict[str, Role], posts: dict[str, Post]) -> Activity:
    own = {it.id for it in activity.roles}
    added = (
        role for id, role in roles.items() if id not in own and posts[id].activity.id == activity.id
    )
    found = (*(roles.get(it.id, it) for it in activity.roles), *added)
    return activity if found == activity.roles else evolve(activity, roles=found)


def _new_id(word: str, known: Iterable[str]) -> str:
    taken = set(known)
    return next(id for number in count(1) if (id := f"{word}.{number}") not in taken)
