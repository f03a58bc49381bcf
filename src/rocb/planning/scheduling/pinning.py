"""Pinning: whether those who are pinned could all come, each beside whom they need."""

from collections.abc import Iterable

from rocb.errors import InvalidValue
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person
from rocb.planning.scheduling.rosters import Roster
from rocb.planning.staffing.problems import escorts_of, task_of


def pinned_to(team: Iterable[Roster]) -> tuple[str, ...]:
    """Return the ids of all who are pinned to the posts of a team."""
    return tuple(dict.fromkeys(id for it in team for id in it.post.role.pinned))


def pins_hold(rosters: Iterable[Roster]) -> bool:
    """Return whether all who are pinned to posts could come together, as a staffing has it."""
    held = tuple(rosters)
    able = {it.post.role.id: it.able for it in held}
    sent = {it.id: it for roster in held for it in roster.able}
    pins = tuple(Pairing(it.post.role.id, id) for it in held for id in it.post.role.pinned)
    if not sent.keys() >= {pin.person for pin in pins}:
        return False
    try:
        AssignmentProblem(
            tuple(task_of(it.post, 1) for it in held),
            tuple(Person(it.id, it.days_per_year) for it in sent.values()),
            tuple(Candidate(role, it.id) for role, experts in able.items() for it in experts),
            tuple(escorts_of([it.post for it in held], able)),
            pins=pins,
        )
    except InvalidValue:
        return False
    return True
