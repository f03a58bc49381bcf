"""Solvers: what finds a staffing, for whatever has to have one found."""

from collections.abc import Iterable
from typing import Protocol

from rocb.planning.assignment.objectives import AssignmentObjective
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staffings import Staffing


class Solver(Protocol):
    """A function such as `staff` or `staff_exactly`, or one of them with limits of the caller's.

    What is concluded from its answers is proven as far as their proofs go.
    """

    def __call__(
        self,
        case: StaffingCase,
        objectives: Iterable[AssignmentObjective],
        /,
        *,
        start: Iterable[Assignment] = (),
    ) -> Staffing:
        """Return a staffing of the case by the objectives in their order, begun from `start`."""


def staff_briefly(
    case: StaffingCase,
    objectives: Iterable[AssignmentObjective],
    /,
    *,
    start: Iterable[Assignment] = (),
) -> Staffing:
    """Return what `staff` finds in few steps: for many small questions. Raises `InvalidValue`."""
    return staff(case, objectives, start=start, steps=100)
