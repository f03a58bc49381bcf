"""Obstacles: what keeps an expert from a post."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from enum import Enum
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Final

from attrs import evolve

from rocb.checks import listed, require
from rocb.planning.experts.accreditations import Accreditation, highest_on
from rocb.planning.experts.experts import Expert, is_there
from rocb.planning.experts.languages import speaks
from rocb.planning.experts.skills import RequiredSkill, masters
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.posts import Post, days_away

_DAY: Final = timedelta(days=1)


class Obstacle(Enum):
    """Why an expert cannot take a post, in the order in which the funnel narrows."""

    INACTIVE = "inactive"
    FORBIDDEN = "forbidden"
    SKILL = "skill"
    LEVEL = "level"
    ACCREDITATION = "accreditation"
    LANGUAGE = "language"
    OWN_ADMINISTRATION = "own_administration"
    UNAVAILABLE = "unavailable"
    DAYS_USED_UP = "days_used_up"
    BUSY = "busy"
    TEAM_LANGUAGE = "team_language"
    ESCORT = "escort"


def obstacles(
    expert: Expert, post: Post, work: Iterable[Post] = (), team: Iterable[Assignment] = ()
) -> Iterator[Obstacle]:
    """Return what keeps an expert from a post, in the order of the funnel; nothing if nothing does.

    `work` are the other posts that the expert has in the reporting year, `team` those who are sent
    to the activity beside the expert. Raises `InvalidValue`.
    """
    held = listed("work", Post, work)
    beside = listed("team", Assignment, team)
    return chain(lasting_obstacles(expert, post), _passing_obstacles(expert, post, held, beside))


def _passing_obstacles(
    expert: Expert, post: Post, held: tuple[Post, ...], beside: tuple[Assignment, ...]
) -> Iterator[Obstacle]:
    limit = expert.days_per_year
    if limit is not None and days_away((*held, post)) > limit:
        yield Obstacle.DAYS_USED_UP
    if clashes(post, held):
        yield Obstacle.BUSY
    if not _is_understood(expert, post, beside):
        yield Obstacle.TEAM_LANGUAGE
    if needs_escort(expert, post) and not any(is_escort(it.expert, it.post) for it in beside):
        yield Obstacle.ESCORT


def lasting_obstacles(expert: Expert, post: Post) -> Iterator[Obstacle]:
    """Yield what keeps an expert from a post whoever else is sent, and wherever.

    Raises `InvalidValue`.
    """
    require("expert", Expert, expert)
    require("post", Post, post)
    return (kind for kind, keeps in LASTING.items() if keeps(expert, post))


def _is_gone(expert: Expert, post: Post) -> bool:
    return expert.left_on is not None and not is_there(expert, post.days.last)


def _is_forbidden(expert: Expert, post: Post) -> bool:
    return expert.id in post.role.forbidden


def _lacks_skill(expert: Expert, post: Post) -> bool:
    return not all(masters(expert.skills, at_any_level(it)) for it in post.role.skills)


def _lacks_level(expert: Expert, post: Post) -> bool:
    return any(
        not masters(expert.skills, it) and masters(expert.skills, at_any_level(it))
        for it in post.role.skills
    )


@cache
def at_any_level(skill: RequiredSkill) -> RequiredSkill:
    """Return a skill that is asked for, whatever the level."""
    return evolve(skill, level=None)


def _lacks_accreditation(expert: Expert, post: Post) -> bool:
    return not has_climbed(expert, post, post.role.accreditation)


def _lacks_language(expert: Expert, post: Post) -> bool:
    return not all(speaks(expert.languages, it) for it in post.role.languages)


def _is_of_own_administration(expert: Expert, post: Post) -> bool:
    own, role = expert.administration, post.role
    return own in role.excluded or (role.independent and own in post.activity.members)


def _is_away(expert: Expert, post: Post) -> bool:
    return not is_available(expert, post)


LASTING: Final[Mapping[Obstacle, Callable[[Expert, Post], bool]]] = MappingProxyType(
    {
        Obstacle.INACTIVE: _is_gone,
        Obstacle.FORBIDDEN: _is_forbidden,
        Obstacle.SKILL: _lacks_skill,
        Obstacle.LEVEL: _lacks_level,
        Obstacle.ACCREDITATION: _lacks_accreditation,
        Obstacle.LANGUAGE: _lacks_language,
        Obstacle.OWN_ADMINISTRATION: _is_of_own_administration,
        Obstacle.UNAVAILABLE: _is_away,
    }
)
"""What keeps an expert from a post in any case: by kind, whether it does. Nothing is checked."""


def has_climbed(expert: Expert, post: Post, step: Accreditation) -> bool:
    """Return whether an expert stands at least on a step on every day of the activity."""
    return step is Accreditation.NONE or lowest_step(expert, post) >= step.step


def lowest_step(expert: Expert, post: Post) -> int:
    """Return the lowest step on which an expert stands on any day of the activity.

    That is the first day, or one on which an award holds no longer.
    """
    days = post.activity.days
    ends = (it.expires for it in expert.awards if it.expires is not None)
    falls = (it + _DAY for it in ends if days.first <= it < days.last)
    return min(highest_on(expert.awards, it).step for it in (days.first, *falls))


def is_available(expert: Expert, post: Post) -> bool:
    """Return whether an expert can be away on all days of a post."""
    if any(absence.overlaps(post.days) for absence in expert.unavailable):
        return False
    return not expert.available or all(
        any(day in free for free in expert.available) for day in post.days
    )


def needs_escort(expert: Expert, post: Post) -> bool:
    """Return whether an expert may take the post only beside an accredited lead."""
    return post.role.escorted and not has_climbed(expert, post, Accreditation.ACCREDITED)


def is_escort(expert: Expert, post: Post) -> bool:
    """Return whether an expert in a post is an accredited lead, beside whom others may come."""
    return post.role.lead and has_climbed(expert, post, Accreditation.ACCREDITED)


def clashes(post: Post, work: Iterable[Post]) -> tuple[Post, ...]:
    """Return the posts among `work` that share a day with a post."""
    return tuple(other for other in work if other.days.overlaps(post.days))


def leans_on_another(it: Assignment, team: Iterable[Assignment]) -> bool:
    """Return whether somebody could not stay, as a team has no escort or speaker for them."""
    others = tuple(other for other in team if other is not it)
    return not _is_understood(it.expert, it.post, others) or (
        needs_escort(it.expert, it.post)
        and not any(is_escort(own.expert, own.post) for own in others)
    )


def _is_understood(expert: Expert, post: Post, team: tuple[Assignment, ...]) -> bool:
    languages = [expert.languages, *(it.expert.languages for it in team)]
    return all(
        any(speaks(spoken, needed) for spoken in languages) for needed in post.role.team_languages
    )
