"""Why not: what keeps an expert from a role, or what it would cost to choose that expert."""

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective
from rocb.planning.experts.experts import Expert
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.answers import pairings_of
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.concessions import Concession, ConcessionCosts, concessions
from rocb.planning.staffing.differences import (
    ObjectiveDifference,
    SeatMove,
    is_proven,
    objective_differences,
    seat_moves,
)
from rocb.planning.staffing.granting import granted
from rocb.planning.staffing.objectives import LEAST_CHANGE, least_change
from rocb.planning.staffing.obstacles import Obstacle, lasting_obstacles, obstacles
from rocb.planning.staffing.pinning import still_standing, with_pins
from rocb.planning.staffing.posts import Post, posts_of
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.progress import with_roles
from rocb.planning.staffing.situations import found_in, situation_of
from rocb.planning.staffing.solvers import Solver
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staffings import Staffing


@frozen(field_transformer=checked)
class WhyNot:
    """Why an expert is not in a role.

    `forbidding` is what keeps the expert from it wherever else anybody is sent, each with what
    would lift it; `hindering` what keeps the expert from it as others are sent now. `pins` are the
    choices of the office that the expert's would clash with, in words: those who are pinned to all
    seats of the role, or what cannot hold beside the other pins. If nothing stands against it,
    `differences` say what every objective comes to with the expert in the role, and `moves` who
    would go where; `proven` says whether both sides are proven the best.
    """

    role: str
    expert: str
    is_chosen: bool
    forbidding: tuple[Concession, ...] = ()
    hindering: tuple[Concession, ...] = ()
    pins: tuple[str, ...] = ()
    differences: tuple[ObjectiveDifference, ...] = ()
    moves: tuple[SeatMove, ...] = ()
    proven: bool = True

    @property
    def is_possible(self) -> bool:
        """Whether the expert can be chosen at all."""
        return not self.forbidding and not self.pins


def why_not(
    case: StaffingCase,
    staffing: Staffing,
    role: str,
    expert: str,
    *,
    objectives: Iterable[AssignmentObjective] = (COVER, COST),
    by: Solver = staff,
    costs: ConcessionCosts | None = None,
) -> WhyNot:
    """Return what keeps an expert from a role (both by id), or what choosing them would cost.

    The cost is what each of the `objectives` comes to when the expert is pinned to the role and the
    case is staffed anew `by` a solver, against the staffing as it is; it should be found by the
    same. Raises `UnknownRecord` for a role or an expert who is not there, and `InvalidValue`.
    """
    require("staffing", Staffing, staffing)
    wanted = listed("objectives", AssignmentObjective, objectives)
    require("by", Callable[..., Staffing], by)
    situation = situation_of(case, staffing.assignments)
    post, person = found_in(situation, role, expert)
    if expert in situation.seated.get(role, ()):
        return WhyNot(role, expert, is_chosen=True)
    lasting = _never(case, post, person)
    work, team = situation.work_of(expert), situation.beside(expert, post)
    made = concessions(
        person, post, situation.obstacles(person, post), work=work, team=team, costs=costs
    )
    why = WhyNot(
        role,
        expert,
        is_chosen=False,
        forbidding=tuple(it for it in made if it.obstacle in lasting),
        hindering=tuple(it for it in made if it.obstacle not in lasting),
    )
    if lasting:
        return why
    full = tuple(_full(case, post))
    if full:
        return evolve(why, pins=full)
    pinned = with_pins(case, {role: (*post.role.pinned, expert)})
    try:
        problem = staffing_problem(pinned)
    except InvalidValue as error:
        return evolve(why, pins=tuple(map(str, error.faults)))
    after = by(
        pinned,
        _with_least_change(wanted, staffing),
        start=still_standing(pinned, staffing.assignments),
    )
    return evolve(
        why,
        differences=objective_differences(
            problem, wanted, pairings_of(staffing.assignments), pairings_of(after.assignments)
        ),
        moves=tuple(seat_moves(staffing, after)),
        proven=is_proven(staffing, wanted) and is_proven(after, wanted),
    )


def _never(case: StaffingCase, post: Post, expert: Expert) -> tuple[Obstacle, ...]:
    """Return what keeps an expert from a post even if everybody else did what helps.

    That nobody could be the escort is such an obstacle, and that a year has too few days for the
    post alone. Several that are in the way only together are all returned.
    """
    lasting = tuple(lasting_obstacles(expert, post))
    if lasting:
        return lasting
    others: dict[str, Role | None] = {it.role.id: None for it in posts_of(case.plan)}
    others |= {it.id: evolve(it, pinned=()) for it in post.activity.roles}
    free = with_roles(case, others)
    alone = tuple(obstacles(expert, post))
    if not alone or _could_be_pinned(free, post, expert):
        return ()
    made = concessions(expert, post, alone)
    apart = tuple(
        it.obstacle
        for it in made
        if not _could_be_pinned(
            granted(free, (other for other in made if other is not it)), post, expert
        )
    )
    return apart or alone


def _could_be_pinned(case: StaffingCase, post: Post, expert: Expert) -> bool:
    try:
        staffing_problem(with_pins(case, {post.role.id: (expert.id,)}))
    except InvalidValue:
        return False
    return True


def _full(case: StaffingCase, post: Post) -> Iterator[str]:
    """Yield the pins of a role in words, with their paths, where they take all of its seats."""
    role = post.role
    if len(role.pinned) < role.seats:
        return
    number = next(i for i, it in enumerate(case.plan.activities) if it.id == post.activity.id)
    place = next(i for i, it in enumerate(post.activity.roles) if it.id == role.id)
    for index, it in enumerate(role.pinned):
        path = f"plan.activities[{number}].roles[{place}].pinned[{index}]"
        yield str(Fault(path, f"{it} for {role.id}", "free to leave the seat, as it is pinned"))


def _with_least_change(
    objectives: tuple[AssignmentObjective, ...], staffing: Staffing
) -> tuple[AssignmentObjective, ...]:
    """Return objectives, and last that no more is moved than they ask for."""
    if any(it.name == LEAST_CHANGE for it in objectives):
        return objectives
    return (*objectives, least_change(staffing.assignments))
