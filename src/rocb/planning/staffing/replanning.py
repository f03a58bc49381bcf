"""Replanning: a changed case, staffed anew with the least change that restores the best cover."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Final

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.differences import (
    SeatMove,
    StaffingDifference,
    seat_moves,
    staffing_difference,
)
from rocb.planning.staffing.objectives import least_change
from rocb.planning.staffing.obstacles import Obstacle, lasting_obstacles, obstacles
from rocb.planning.staffing.pinning import fitting, still_standing, with_pins
from rocb.planning.staffing.posts import Post, posts_of
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.situations import Situation, situation_of
from rocb.planning.staffing.solvers import Solver
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staffings import Staffing

_PIN: Final = re.compile(r"plan\.activities\[(\d+)\]\.roles\[(\d+)\]\.pinned\[(\d+)\]")


class MoveCause(Enum):
    """Why an expert no longer has a seat."""

    ROLE_GONE = "role_gone"
    EXPERT_GONE = "expert_gone"
    OBSTACLE = "obstacle"
    NEEDED_ELSEWHERE = "needed_elsewhere"
    REPLACED = "replaced"


@frozen(field_transformer=checked)
class Replacement:
    """A seat that changes hands, and why the expert who goes out has to, if one does.

    `obstacles` are what keeps that expert from the seat now, and `instead` the roles, by id, that
    the expert newly has.
    """

    move: SeatMove
    cause: MoveCause | None = None
    obstacles: tuple[Obstacle, ...] = ()
    instead: tuple[str, ...] = ()


@frozen(field_transformer=checked)
class DroppedPin:
    """A choice of an expert for a role (by id) that can no longer hold, and what keeps it from it.

    There are no obstacles where the role has not so many seats, or the expert is no longer there.
    """

    role: str
    expert: str
    obstacles: tuple[Obstacle, ...]


@frozen(field_transformer=checked)
class Replanning:
    """A staffing restored after a change.

    `case` is what was staffed: the changed case, with what had begun pinned, and without the
    `dropped` pins. Of the seats `before`, `kept` have the same expert as then.
    """

    case: StaffingCase
    staffing: Staffing
    replacements: tuple[Replacement, ...]
    dropped: tuple[DroppedPin, ...]
    kept: int
    before: int


def replan(
    case: StaffingCase,
    staffing: Staffing,
    *,
    as_of: date | None = None,
    objectives: Iterable[AssignmentObjective] = (COST,),
    by: Solver = staff,
) -> Replanning:
    """Return a changed case staffed anew: the best cover, then the least change, then `objectives`.

    `staffing` is that of the case before. Where `as_of` is given, whoever has a post whose days
    begin before it stays in it. What was pinned and is no longer possible is told, not raised.
    Raises `InvalidValue`.
    """
    require("case", StaffingCase, case)
    require("staffing", Staffing, staffing)
    require("as_of", date | None, as_of)
    further = listed("objectives", AssignmentObjective, objectives)
    require("by", Callable[..., Staffing], by)
    settled, dropped = _settled(case, tuple(_begun(case, staffing, as_of)))
    wanted = (COVER, least_change(staffing.assignments), *further)
    after = by(settled, wanted, start=still_standing(settled, staffing.assignments))
    situation = situation_of(settled, after.assignments)
    taken = {(it.role.id, it.expert.id) for it in staffing.assignments}
    moves = seat_moves(staffing, after)
    return Replanning(
        settled,
        after,
        tuple(_replacement(situation, it, taken) for it in moves),
        dropped,
        sum((it.role.id, it.expert.id) in taken for it in after.assignments),
        len(taken),
    )


def what_if(
    case: StaffingCase,
    staffing: Staffing,
    *,
    as_of: date | None = None,
    objectives: Iterable[AssignmentObjective] = (COST,),
    by: Solver = staff,
) -> StaffingDifference:
    """Return what would become of a staffing if the case were this one: see `replan`.

    Raises `InvalidValue`.
    """
    found = replan(case, staffing, as_of=as_of, objectives=objectives, by=by)
    return staffing_difference(staffing, found.staffing)


def _begun(case: StaffingCase, staffing: Staffing, as_of: date | None) -> Iterator[tuple[str, str]]:
    """Yield who is in a post that has begun, by the ids of role and expert."""
    begun = {
        it.role.id for it in posts_of(case.plan) if as_of is not None and it.days.first < as_of
    }
    for it in staffing.assignments:
        if it.role.id in begun:
            yield it.role.id, it.expert.id


def _settled(
    case: StaffingCase, begun: tuple[tuple[str, str], ...]
) -> tuple[StaffingCase, tuple[DroppedPin, ...]]:
    """Return the case with the pins that can hold, what has begun before others, and the others."""
    posts = {post.role.id: post for post in posts_of(case.plan)}
    pool = {it.id: it for it in case.experts}
    own = ((role, it) for role, post in posts.items() for it in post.role.pinned)
    pins = tuple(dict.fromkeys((*begun, *own)))
    made = (
        Assignment(posts[role].activity, posts[role].role, pool[expert])
        for role, expert in pins
        if expert in pool
    )
    held = [(it.role.id, it.expert.id) for it in fitting(made)]
    while True:
        settled = _pinned(case, posts, held)
        broken = _broken_pin(settled)
        if broken is None:
            break
        held.remove(broken)
    situation = situation_of(settled, ())
    work: dict[str, list[Post]] = {}
    for role, expert in held:
        work.setdefault(expert, []).append(posts[role])
    dropped = tuple(
        DroppedPin(role, expert, _pin_obstacles(situation, role, expert, work.get(expert, [])))
        for role, expert in pins
        if (role, expert) not in held
    )
    return settled, dropped


def _pinned(
    case: StaffingCase, posts: Iterable[str], held: Iterable[tuple[str, str]]
) -> StaffingCase:
    pins: dict[str, tuple[str, ...]] = dict.fromkeys(posts, ())
    for role, expert in held:
        pins[role] = (*pins[role], expert)
    return with_pins(case, pins)


def _broken_pin(case: StaffingCase) -> tuple[str, str] | None:
    """Return the first pin that cannot hold beside the others, by the ids of role and expert."""
    try:
        staffing_problem(case)
    except InvalidValue as error:
        for fault in error.faults:
            found = _PIN.fullmatch(fault.path)
            if found is not None:
                activity, role, pin = map(int, found.groups())
                own = case.plan.activities[activity].roles[role]
                return own.id, own.pinned[pin]
        raise
    return None


def _pin_obstacles(
    situation: Situation, role: str, expert: str, work: Iterable[Post]
) -> tuple[Obstacle, ...]:
    if expert not in situation.pool:
        return ()
    post = situation.posts[role]
    return tuple(obstacles(situation.pool[expert], post, work))


def _replacement(situation: Situation, move: SeatMove, taken: set[tuple[str, str]]) -> Replacement:
    made = Replacement(move)
    if move.out is None:
        return made
    if move.role not in situation.posts:
        return evolve(made, cause=MoveCause.ROLE_GONE)
    if move.out not in situation.pool:
        return evolve(made, cause=MoveCause.EXPERT_GONE)
    expert, post = situation.pool[move.out], situation.posts[move.role]
    lasting = tuple(lasting_obstacles(expert, post))
    if lasting:
        return evolve(made, cause=MoveCause.OBSTACLE, obstacles=lasting)
    work = situation.work_of(expert.id)
    instead = tuple(it.role.id for it in work if (it.role.id, expert.id) not in taken)
    found = situation.obstacles(expert, post)
    if instead:
        return evolve(made, cause=MoveCause.NEEDED_ELSEWHERE, obstacles=found, instead=instead)
    cause = MoveCause.OBSTACLE if found else MoveCause.REPLACED
    return evolve(made, cause=cause, obstacles=found)
