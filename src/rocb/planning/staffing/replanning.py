"""Replanning: a changed case, staffed anew with the least change that restores the best cover."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.chains import Pair
from rocb.planning.staffing.differences import (
    SeatMove,
    StaffingDifference,
    seat_moves,
    staffing_difference,
)
from rocb.planning.staffing.held_pins import held_pins, pinned_to
from rocb.planning.staffing.objectives import least_change
from rocb.planning.staffing.obstacles import Obstacle, lasting_obstacles
from rocb.planning.staffing.pinning import still_standing, with_pins
from rocb.planning.staffing.posts import Post, posts_of
from rocb.planning.staffing.progress import progress_by, with_past
from rocb.planning.staffing.situations import Situation, situation_of
from rocb.planning.staffing.solvers import Solver
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staffings import Staffing


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

    `case` is what was staffed: the changed case without the `dropped` pins, where those who were
    sent to what is over, and those who stay in what has begun, are pinned, and no other seats of
    these are left. Of the seats `before`, `kept` have the same expert as then.
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

    `staffing` is that of the case before. Nobody is sent to days before `as_of`, where that is
    given. Activities that ended before it are as they were: nobody is judged, and their days count.
    Whoever has a post that has begun stays in it; who no longer can goes out, and the seat stays
    empty (what is left of it may be a role of its own). Of pins that can no longer hold together,
    as many are kept as can be, and the others are told, not raised. Raises `InvalidValue`.
    """
    require("case", StaffingCase, case)
    require("staffing", Staffing, staffing)
    require("as_of", date | None, as_of)
    further = listed("objectives", AssignmentObjective, objectives)
    require("by", Callable[..., Staffing], by)
    settled = _settled(case, staffing.assignments, as_of, by)
    wanted = (COVER, least_change(staffing.assignments), *further)
    after = by(settled.case, wanted, start=still_standing(settled.case, staffing.assignments))
    situation = situation_of(settled.case, after.assignments)
    before = _Before(
        {post.role.id: post for post in posts_of(case.plan)},
        frozenset(it.id for it in case.experts),
        frozenset((it.role.id, it.expert.id) for it in staffing.assignments),
    )
    moves = seat_moves(staffing, after)
    return Replanning(
        settled.case,
        after,
        tuple(_replacement(situation, before, it) for it in moves),
        settled.dropped,
        sum((it.role.id, it.expert.id) in before.taken for it in after.assignments),
        len(before.taken),
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


@frozen
class _Settled:
    """A case with the pins that can hold, and those of its own that cannot."""

    case: StaffingCase
    dropped: tuple[DroppedPin, ...]


def _settled(
    case: StaffingCase, assignments: tuple[Assignment, ...], as_of: date | None, by: Solver
) -> _Settled:
    """Return the case with what is over or has begun held fast, and the pins that can hold."""
    progress = progress_by(case, as_of)
    past = case if as_of is None else with_past(case, assignments, progress.over, as_of)
    posts = {it.role.id: it for it in posts_of(case.plan) if it.role.id not in progress.over}
    begun = ((it.role.id, it.expert.id) for it in assignments if it.role.id in progress.begun)
    own = [(role, it) for role, post in posts.items() for it in post.role.pinned]
    bare = with_pins(past, dict.fromkeys(posts, ()))
    held = held_pins(bare, dict.fromkeys((*begun, *own)), progress.begun, by)
    settled = pinned_to(bare, held, progress.begun)
    pins = ((post, it) for post in posts_of(settled.plan) for it in post.role.pinned)
    pool = {it.id: it for it in settled.experts}
    made = (Assignment(post.activity, post.role, pool[it]) for post, it in pins)
    situation = situation_of(settled, made)
    dropped = (
        DroppedPin(role, it, _pin_obstacles(situation, posts[role], it))
        for role, it in own
        if (role, it) not in held
    )
    return _Settled(settled, tuple(dropped))


def _pin_obstacles(situation: Situation, post: Post, expert: str) -> tuple[Obstacle, ...]:
    if expert not in situation.pool:
        return ()
    return situation.obstacles(situation.pool[expert], post)


@frozen
class _Before:
    """What there is to be staffed anew, by id, and the seats that were taken before."""

    posts: Mapping[str, Post]
    experts: frozenset[str]
    taken: frozenset[Pair]


def _replacement(situation: Situation, before: _Before, move: SeatMove) -> Replacement:
    made = Replacement(move)
    if move.out is None:
        return made
    if move.role not in before.posts:
        return evolve(made, cause=MoveCause.ROLE_GONE)
    if move.out not in before.experts:
        return evolve(made, cause=MoveCause.EXPERT_GONE)
    expert, post = situation.pool[move.out], before.posts[move.role]
    lasting = tuple(lasting_obstacles(expert, post))
    if lasting:
        return evolve(made, cause=MoveCause.OBSTACLE, obstacles=lasting)
    work = situation.work_of(expert.id)
    instead = tuple(it.role.id for it in work if (it.role.id, expert.id) not in before.taken)
    found = situation.obstacles(expert, post)
    if instead:
        return evolve(made, cause=MoveCause.NEEDED_ELSEWHERE, obstacles=found, instead=instead)
    cause = MoveCause.OBSTACLE if found else MoveCause.REPLACED
    return evolve(made, cause=cause, obstacles=found)
