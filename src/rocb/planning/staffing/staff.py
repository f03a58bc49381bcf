"""Staff a plan without any extra: a good staffing, and how far it may be from the best."""

from collections.abc import Callable, Iterable

from rocb.checks import listed
from rocb.planning.assignment.assign import assign
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective
from rocb.planning.assignment.solutions import Headway
from rocb.planning.staffing.answers import pairings_of, staffing_of
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.staffings import Staffing


def staff(
    case: StaffingCase,
    objectives: Iterable[AssignmentObjective] = (COVER, COST),
    *,
    start: Iterable[Assignment] = (),
    steps: int = 5_000,
    seconds: float | None = None,
    seed: int = 0,
    watch: Callable[[Headway], object] | None = None,
) -> Staffing:
    """Return a staffing of a case, searched for in so many steps or seconds (see `assign`).

    The objectives count in their order; later ones never worsen earlier ones. The same case, steps
    and seed give the same staffing. Cancelled and postponed activities are not staffed. Raises
    `InvalidValue`.
    """
    problem, begun = staffing_problem(case), listed("start", Assignment, start)
    found = assign(
        problem,
        objectives,
        start=pairings_of(begun),
        steps=steps,
        seconds=seconds,
        seed=seed,
        watch=watch,
    )
    return staffing_of(case, found)
