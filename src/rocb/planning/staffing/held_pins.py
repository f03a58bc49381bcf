"""Held pins: as many of the pins as can hold together in a case that has changed."""

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import AssignmentObjective, Sense
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.chains import Pair
from rocb.planning.staffing.obstacles import lasting_obstacles
from rocb.planning.staffing.pinning import still_standing, with_pins
from rocb.planning.staffing.posts import posts_of
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.progress import with_roles
from rocb.planning.staffing.solvers import Solver

_PIN: Final = re.compile(r"plan\.activities\[(\d+)\]\.roles\[(\d+)\]\.pinned\[(\d+)\]")


def held_pins(
    case: StaffingCase, pins: Iterable[Pair], begun: frozenset[str], by: Solver
) -> tuple[Pair, ...]:
    """Return which pins can hold in a case that has none of them yet, in their order.

    As many as can be of the roles that have `begun`, by id, then of the others, as far as a solver
    finds; where it makes no difference those that come first.
    """
    posts = {post.role.id: post for post in posts_of(case.plan)}
    pool = {it.id: it for it in case.experts}
    held = [
        (role, expert)
        for role, expert in pins
        if expert in pool and not any(lasting_obstacles(pool[expert], posts[role]))
    ]
    if _broken_pin(case, held, begun) is None:
        return tuple(held)
    made = [Assignment(posts[r].activity, posts[r].role, pool[e]) for r, e in held]
    part = _with_pinned_only(case, {it.activity.id for it in made})
    wanted = (
        _kept("begun", [it for it in held if it[0] in begun]),
        _kept("pins", [it for it in held if it[0] not in begun]),
    )
    found = by(part, wanted, start=still_standing(part, made))
    together = {(it.role.id, it.expert.id) for it in found.assignments}
    held = [it for it in held if it in together]
    while (broken := _broken_pin(case, held, begun)) is not None:
        held.remove(broken)
    return tuple(held)


def pinned_to(case: StaffingCase, held: Iterable[Pair], begun: Iterable[str]) -> StaffingCase:
    """Return a case with these pins, in which nobody else comes to a role that has begun.

    Raises `InvalidValue` for more pins than a role has seats.
    """
    pins: dict[str, tuple[str, ...]] = {}
    for role, expert in held:
        pins[role] = (*pins.get(role, ()), expert)
    pinned = with_pins(case, pins)
    roles = {post.role.id: post.role for post in posts_of(pinned.plan)}
    return with_roles(
        pinned,
        {
            it: evolve(roles[it], seats=len(roles[it].pinned)) if roles[it].pinned else None
            for it in begun
        },
    )


def _kept(name: str, pins: list[Pair]) -> AssignmentObjective:
    """Return the objective to keep as many of these pins as can be, of as many the first."""
    number = len(pins)
    worth = {it: number * number + number - place for place, it in enumerate(pins)}
    return AssignmentObjective(
        name, Sense.MOST, choice=lambda task, it: worth.get((task.id, it.person), 0)
    )


def _with_pinned_only(case: StaffingCase, activities: set[str]) -> StaffingCase:
    """Return a case with the roles of these activities, and those that have pins of their own."""
    rest = {
        own.id: None
        for it in case.plan.activities
        for own in it.roles
        if it.id not in activities and not own.pinned
    }
    return evolve(with_roles(case, rest), pricing=None)


def _broken_pin(case: StaffingCase, held: list[Pair], begun: frozenset[str]) -> Pair | None:
    """Return the last of these pins that cannot hold beside the others, if there is any."""
    crowded = _crowded(case, held)
    if crowded is not None:
        return crowded
    pinned = pinned_to(case, held, begun)
    try:
        staffing_problem(pinned)
    except InvalidValue as error:
        broken = set()
        for fault in error.faults:
            found = _PIN.fullmatch(fault.path)
            if found is not None:
                activity, role, pin = map(int, found.groups())
                own = pinned.plan.activities[activity].roles[role]
                broken.add((own.id, own.pinned[pin]))
        if not broken:
            raise
        return max(broken, key=lambda it: held.index(it) if it in held else -1)
    return None


def _crowded(case: StaffingCase, held: list[Pair]) -> Pair | None:
    """Return the first pin of a role beyond the seats that it has."""
    seats = {post.role.id: post.role.seats for post in posts_of(case.plan)}
    for role, expert in held:
        seats[role] -= 1
        if seats[role] < 0:
            return role, expert
    return None
