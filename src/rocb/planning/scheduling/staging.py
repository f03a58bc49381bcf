"""Two stages: days and rooms first, then experts for the plan that stands on them."""

from collections.abc import Iterable, Iterator

from rocb.checks import require
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective
from rocb.planning.assignment.solutions import Proof
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.clashes import Options, clashes_among, is_exact, parted
from rocb.planning.scheduling.crowding import crowding_of
from rocb.planning.scheduling.menus import Menu, key_of, menu_of
from rocb.planning.scheduling.options import Hindrance, Impediment, PlacementOption
from rocb.planning.scheduling.pinning import pinned_to, pins_hold
from rocb.planning.scheduling.placing import PLACING_STEPS, placing_of
from rocb.planning.scheduling.rosters import Rosters, rosters_of
from rocb.planning.scheduling.schedules import YearSchedule, scheduled_case, unbounded
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
    look at who could come and as little moved as may be, in so many steps (see `placing_of`). Where
    those who are pinned could not all come on these days, they are parted, and all is placed anew
    (without bounds, where more than two activities are in each other's way). Then the plan on these
    days is staffed, `by` the method that is given. The same case and steps give the same schedule.
    Raises `InvalidValue`.
    """
    require("case", YearCase, case)
    require("steps", int, steps)
    rosters = rosters_of(case)
    exact = True
    while True:
        menu = menu_of(case, rosters)
        placing = placing_of(menu, crowding_of(rosters), steps=steps)
        clashes = tuple(pin_clashes(menu, rosters, placing.chosen))
        if not clashes:
            break
        for clash in clashes:
            case = _parted(case, rosters, clash)
            exact &= is_exact(clash)
    proofs = placing.proofs if exact else unbounded(placing.proofs)
    staffing = by(scheduled_case(case, placing.chosen), objectives)
    return schedule_of(case, menu, placing.chosen, staffing, proofs)


def pin_clashes(
    menu: Menu, rosters: Rosters, chosen: Iterable[PlacementOption]
) -> Iterator[Options]:
    """Yield options of which not all who are pinned to them could come.

    What has begun stays: what clashes with that alone is one option.
    """
    teams = {it: rosters.get((it.activity, it.days.first), ()) for it in chosen}
    pinned = tuple(it for it, team in teams.items() if pinned_to(team))
    settled = tuple(it for it in pinned if it.activity in menu.settled)

    def could_come(options: Options) -> bool:
        return pins_hold(roster for it in (*settled, *options) for roster in teams[it])

    return clashes_among((it for it in pinned if it not in settled), could_come)


def _parted(case: YearCase, rosters: Rosters, clash: Options) -> YearCase:
    def why(option: PlacementOption, _beside: Options) -> tuple[Impediment, ...]:
        team = rosters[option.activity, option.days.first]
        return (Impediment(Hindrance.PINNED, pinned_to(team)),)

    (first, *_) = pinned_to(rosters[clash[-1].activity, clash[-1].days.first])
    return parted(case, clash, key_of(first), why)


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
    return YearSchedule(plan, chosen, unplaced_of(case, menu, chosen), staffing, proofs)
