"""Why not: what keeps an expert from a role, or what it would cost to choose that expert."""

from collections.abc import Callable, Iterable

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective
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
from rocb.planning.staffing.obstacles import lasting_obstacles
from rocb.planning.staffing.pinning import still_standing, with_pins
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.situations import found_in, situation_of
from rocb.planning.staffing.solvers import Solver
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staffings import Staffing


@frozen(field_transformer=checked)
class WhyNot:
    """Why an expert is not in a role.

    `forbidding` is what keeps the expert from it wherever else anybody is sent, each with what
    would lift it; `hindering` what keeps the expert from it as others are sent now. `pins` are the
    choices of the office that the expert's would clash with, in words. If nothing forbids it,
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
    lasting = tuple(lasting_obstacles(person, post))
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
    try:
        pinned = with_pins(case, {role: (*post.role.pinned, expert)})
        problem = staffing_problem(pinned)
    except InvalidValue as error:
        return evolve(why, pins=tuple(map(str, error.faults)))
    after = by(pinned, wanted, start=still_standing(pinned, staffing.assignments))
    return evolve(
        why,
        differences=objective_differences(
            problem, wanted, pairings_of(staffing.assignments), pairings_of(after.assignments)
        ),
        moves=tuple(seat_moves(staffing, after)),
        proven=is_proven(staffing, wanted) and is_proven(after, wanted),
    )
