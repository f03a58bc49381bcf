"""Staff a plan exactly: the best staffing there is, with the proof (extra `solve`)."""

from collections.abc import Callable, Iterable

from rocb.checks import listed
from rocb.planning.assignment.objectives import COST, COVER, FAIRNESS, AssignmentObjective
from rocb.planning.assignment.solutions import Headway
from rocb.planning.assignment.solve import solve
from rocb.planning.staffing.answers import pairings_of, staffing_of
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.staffings import Staffing


def staff_exactly(
    case: StaffingCase,
    objectives: Iterable[AssignmentObjective] = (COVER, COST, FAIRNESS),
    *,
    start: Iterable[Assignment] = (),
    seconds: float = 60,
    watch: Callable[[Headway], object] | None = None,
) -> Staffing:
    """Return the best staffing of a case, or the best found in so many seconds (see `solve`).

    The objectives count in their order, each within the slack of those before it. Raises
    `InvalidValue`.
    """
    problem, begun = staffing_problem(case), listed("start", Assignment, start)
    found = solve(problem, objectives, start=pairings_of(begun), seconds=seconds, watch=watch)
    return staffing_of(case, found)
