"""Verification: whether a staffing keeps every rule, told from the records alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.obstacles import Obstacle, obstacles
from rocb.planning.staffing.posts import posts_of


class SeatBreach(Enum):
    """How seats can be filled that are not there, or left though they were pinned."""

    NO_SUCH_ROLE = "no_such_role"
    NO_SUCH_EXPERT = "no_such_expert"
    TWICE = "twice"
    TOO_MANY = "too_many"
    NOT_PINNED = "not_pinned"


@frozen(field_transformer=checked)
class Breach:
    """A rule that a staffing breaks: an expert in a role in spite of an obstacle, or a seat."""

    role: str
    expert: str | None
    rule: Obstacle | SeatBreach


def breaches(case: StaffingCase, assignments: Iterable[Assignment]) -> tuple[Breach, ...]:
    """Return every rule that a staffing of a case breaks; one that keeps all has none.

    Each assignment is held against the roles and experts of the case by their ids, with the other
    work of the expert and the others who are sent. Raises `InvalidValue`.
    """
    require("case", StaffingCase, case)
    made = listed("assignments", Assignment, assignments)
    posts = {post.role.id: post for post in posts_of(case.plan)}
    pool = {it.id: it for it in case.experts}
    found: list[Breach] = []
    sound: list[Assignment] = []
    for it in made:
        role, expert = it.role.id, it.expert.id
        if role not in posts:
            found.append(Breach(role, expert, SeatBreach.NO_SUCH_ROLE))
        elif expert not in pool:
            found.append(Breach(role, expert, SeatBreach.NO_SUCH_EXPERT))
        else:
            post = posts[role]
            sound.append(Assignment(post.activity, post.role, pool[expert]))
    return (*found, *_seat_breaches(case, sound), *_obstacle_breaches(sound))


def _obstacle_breaches(assignments: list[Assignment]) -> Iterator[Breach]:
    work: dict[str, list[Assignment]] = {}
    teams: dict[str, list[Assignment]] = {}
    for it in assignments:
        work.setdefault(it.expert.id, []).append(it)
        teams.setdefault(it.activity.id, []).append(it)
    for it in assignments:
        others = [other.post for other in work[it.expert.id] if other is not it]
        team = [other for other in teams[it.activity.id] if other is not it]
        for obstacle in obstacles(it.expert, it.post, others, team):
            yield Breach(it.role.id, it.expert.id, obstacle)


def _seat_breaches(case: StaffingCase, assignments: list[Assignment]) -> Iterator[Breach]:
    taken = Counter((it.role.id, it.expert.id) for it in assignments)
    filled = Counter(it.role.id for it in assignments)
    for (id, expert), times in taken.items():
        if times > 1:
            yield Breach(id, expert, SeatBreach.TWICE)
    for role in (post.role for post in posts_of(case.plan)):
        if filled[role.id] > role.seats:
            yield Breach(role.id, None, SeatBreach.TOO_MANY)
        for expert in role.pinned:
            if (role.id, expert) not in taken:
                yield Breach(role.id, expert, SeatBreach.NOT_PINNED)
