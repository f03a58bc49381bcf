"""The joint model: days, rooms and experts at once, begun from the answer of the two stages."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from time import monotonic
from typing import Final

from attrs import evolve

from rocb.checks import listed, require
from rocb.planning.assignment.objectives import COST, MOVING, AssignmentObjective, Sense, measured
from rocb.planning.assignment.solutions import AssignmentSolution, Headway, Proof
from rocb.planning.assignment.solve import solve
from rocb.planning.assignment.tasks import Pairing
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.crowding import crowding_of
from rocb.planning.scheduling.exact_placing import most_placing
from rocb.planning.scheduling.menus import Menu, menu_of
from rocb.planning.scheduling.objectives import PLACED, SEATED, pins_kept
from rocb.planning.scheduling.placing import placing_of
from rocb.planning.scheduling.rosters import rosters_of
from rocb.planning.scheduling.schedules import YearSchedule, scheduled_case
from rocb.planning.scheduling.stage_losses import JointSchedule, StageLoss
from rocb.planning.scheduling.staging import pin_clashes, schedule, schedule_of
from rocb.planning.scheduling.year_problems import YearProblem, role_of, year_problem
from rocb.planning.staffing.answers import staffing_of
from rocb.planning.staffing.staff import staff

_PLACING_SHARE: Final = 6
"""Of how many parts of the time one at most goes into how much can be placed at all."""

Answer = tuple[tuple[Pairing, ...], tuple[str, ...]]
"""The pairings and the placements of a year problem."""


def schedule_jointly(
    case: YearCase,
    objectives: Iterable[AssignmentObjective] = (SEATED, MOVING, COST),
    *,
    start: YearSchedule | None = None,
    seconds: float = 120,
    watch: Callable[[Headway], object] | None = None,
) -> JointSchedule:
    """Return the best days, rooms and experts for a year, or the best found in so many seconds.

    To place the weightiest activities comes before all objectives, and to keep pins next. The
    search begins from `start`, a schedule of the same case; without one, from that of the two
    stages, which is returned where those who are pinned could not all come to anything better.
    Raises `InvalidValue`.
    """
    require("case", YearCase, case)
    wanted = listed("objectives", AssignmentObjective, objectives)
    require("start", YearSchedule | None, start)
    require("seconds", int | float, seconds)
    began = monotonic()
    staged = schedule(case) if start is None else start
    rosters = rosters_of(case)
    menu = menu_of(case, rosters)
    year = year_problem(case, menu, rosters)
    pinning = (pins_kept(year.pins),) if year.pins else ()
    ordered = (PLACED, *pinning, *wanted)
    placing = most_placing(menu, staged.chosen, seconds / _PLACING_SHARE)
    begun = year.start(staged.chosen, staged.staffing.assignments)
    before = tuple(measured(it, year.problem, *begun) for it in ordered)
    if placing.proofs[0].value > before[0]:
        chosen = placing_of(menu, crowding_of(rosters), start=placing.chosen).chosen
        if not any(pin_clashes(menu, rosters, chosen)):
            begun = year.start(chosen, staff(scheduled_case(case, chosen)).assignments)
    found = solve(
        year.problem,
        ordered,
        start=begun[0],
        placements=begun[1],
        seconds=max(0, seconds - (monotonic() - began)),
        watch=watch,
    )
    answer = _with_what_they_wait_for(year, menu, (found.pairings, found.placements))
    after = tuple(measured(it, year.problem, *answer) for it in ordered)
    if not _keeps_pins(year, answer) or _is_better(ordered, before, after):
        answer = year.start(staged.chosen, staged.staffing.assignments)
        after = before
    placed = evolve(found.proofs[0], bound=_lower(found.proofs[0].bound, placing.proofs[0].bound))
    proofs = tuple(
        evolve(proof, value=value)
        for proof, value in zip((placed, *found.proofs[1:]), after, strict=True)
    )
    joint = _scheduled(case, menu, year, answer, ordered, proofs)
    return JointSchedule(staged, joint, _losses(proofs, before, after), found.stopped)


def _losses(
    proofs: Iterable[Proof], before: Sequence[int], after: Sequence[int]
) -> tuple[StageLoss, ...]:
    """Return what the stages lost; a bound holds of them as long as they tie with the answer."""
    return tuple(
        StageLoss(
            proof.objective,
            proof.sense,
            value,
            proof.value,
            proof.bound if before[:place] == after[:place] else None,
        )
        for place, (proof, value) in enumerate(zip(proofs, before, strict=True))
    )


def _lower(one: int | None, other: int | None) -> int | None:
    known = [it for it in (one, other) if it is not None]
    return min(known, default=None)


def _keeps_pins(year: YearProblem, answer: Answer) -> bool:
    held = {task for it in year.problem.placements if it.id in answer[1] for task in it.tasks}
    return {pin for pin in year.pins if pin.task in held} <= {*answer[0]}


def _is_better(
    objectives: tuple[AssignmentObjective, ...], one: tuple[int, ...], other: tuple[int, ...]
) -> bool:
    """Return whether values are better than others: by the first that differ by more than slack."""
    ranks = tuple(zip(_ranked(objectives, one), _ranked(objectives, other), strict=True))
    for it, (mine, theirs) in zip(objectives, ranks, strict=True):
        if abs(mine - theirs) > int(Fraction(it.slack) * abs(max(mine, theirs))):
            return mine > theirs
    return _ranked(objectives, one) > _ranked(objectives, other)


def _ranked(objectives: Iterable[AssignmentObjective], values: Iterable[int]) -> tuple[int, ...]:
    pairs = zip(objectives, values, strict=True)
    return tuple(value if it.sense is Sense.MOST else -value for it, value in pairs)


def _with_what_they_wait_for(year: YearProblem, menu: Menu, answer: Answer) -> Answer:
    """Return an answer without what waits for something that it does not place."""
    chosen = {year.options[id].activity: id for id in answer[1]}
    orphans: set[str] | None = None
    while orphans is None or orphans:
        orphans = {id for id in chosen if any(it not in chosen for it in menu.waits_for[id])}
        chosen = {id: it for id, it in chosen.items() if id not in orphans}
    placements = tuple(id for id in answer[1] if id in chosen.values())
    held = {task for it in year.problem.placements if it.id in placements for task in it.tasks}
    return tuple(it for it in answer[0] if it.task in held), placements


def _scheduled(
    case: YearCase,
    menu: Menu,
    year: YearProblem,
    answer: Answer,
    objectives: tuple[AssignmentObjective, ...],
    proofs: tuple[Proof, ...],
) -> YearSchedule:
    """Return an answer as a schedule, once it is held against the records."""
    placed = {year.options[id].activity: year.options[id] for id in answer[1]}
    chosen = tuple(placed[id] for id in menu.options if id in placed)
    of_days = [it.choice is None and it.placement is not None for it in objectives]
    pairings = tuple(Pairing(role_of(it.task), it.person) for it in answer[0])
    solution = AssignmentSolution(
        pairings, (), tuple(it for it, is_one in zip(proofs, of_days, strict=True) if not is_one)
    )
    staffing = staffing_of(scheduled_case(case, chosen), solution)
    return schedule_of(
        case,
        menu,
        chosen,
        staffing,
        tuple(it for it, is_one in zip(proofs, of_days, strict=True) if is_one),
    )
