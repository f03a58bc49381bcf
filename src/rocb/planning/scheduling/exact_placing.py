"""Placing exactly: the most that can be placed at all, whoever is sent (extra `solve`)."""

from collections.abc import Iterable

from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.solve import solve
from rocb.planning.scheduling.menus import Menu
from rocb.planning.scheduling.objectives import PLACED
from rocb.planning.scheduling.options import PlacementOption
from rocb.planning.scheduling.placing import Placing


def most_placing(menu: Menu, start: Iterable[PlacementOption], seconds: float) -> Placing:
    """Return days and rooms for the most weight that fits, or the most found in so many seconds.

    Where nothing weightier is found it is what is chosen in `start`.
    """
    options = {it.id: it for held in menu.options.values() for it in held}
    placements = tuple(
        Placement(it.id, it.activity, (), menu.uses.get(it.id, ()), menu.weights[it.activity])
        for it in options.values()
    )
    found = solve(
        AssignmentProblem((), (), (), (), placements),
        (PLACED,),
        placements=tuple(it.id for it in start),
        seconds=seconds,
    )
    by_activity = {options[id].activity: options[id] for id in found.placements}
    chosen = tuple(by_activity[id] for id in menu.options if id in by_activity)
    return Placing(chosen, found.proofs)
