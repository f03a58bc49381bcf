"""Two stages: days and rooms first, then experts for the plan that stands on them."""

from collections.abc import Iterable

from rocb.checks import require
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective
from rocb.planning.assignment.solutions import Proof
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.crowding import crowding_of
from rocb.planning.scheduling.menus import Menu, menu_of
from rocb.planning.scheduling.options import PlacementOption
from rocb.planning.scheduling.placing import PLACING_STEPS, placing_of
from rocb.planning.scheduling.rosters import rosters_of
from rocb.planning.scheduling.schedules import YearSchedule, scheduled_case
from rocb.planning.scheduling.unplaced import unplaced_of
from rocb.planning.staffing.solvers import Solver
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staffings import Staffing


def schedule(
    case: YearCase,
    objectives: Iterable[AssignmentObjective] = (COVER, COST),
    *,
    by: Solver = staff,
    steps: int = PLACING_STEPS,
) -> YearSchedule:
    """Return days, rooms and experts for a year, in two stages.

    First as many activities as are found to fit get days and rooms, the weightiest first, with a
    look at who could come and as little moved as may be, in so many steps (see `placing_of`). Then
    the plan on these days is staffed, `by` the method that is given. The same case and steps give
    the same schedule. Raises `InvalidValue`.
    """
    require("case", YearCase, case)
    require("steps", int, steps)
    rosters = rosters_of(case)
    menu = menu_of(case, rosters)
    placing = placing_of(menu, crowding_of(rosters), steps=steps)
    staffing = by(scheduled_case(case, placing.chosen), objectives)
    return schedule_of(case, menu, placing.chosen, staffing, placing.proofs)


def schedule_of(
    case: YearCase,
    menu: Menu,
    chosen: tuple[PlacementOption, ...],
    staffing: Staffing,
    proofs: tuple[Proof, ...],
) -> YearSchedule:
    """Return the schedule in which these options are chosen and these experts are sent.

    The options stand in the order of the plan.
    """
    plan = scheduled_case(case, chosen).plan
    return YearSchedule(plan, chosen, unplaced_of(case.plan, menu, chosen), staffing, proofs)
