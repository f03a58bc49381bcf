"""Starts: the draft that a method begins with, with every escort that a pin calls for."""

from collections.abc import Iterable

from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.escorting import Choice
from rocb.planning.assignment.instances import Instance
from rocb.planning.assignment.pins import pinned_answer
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Pairing
from rocb.planning.assignment.verification import violations


def started(problem: AssignmentProblem, instance: Instance, start: Iterable[Pairing]) -> Draft:
    """Return a draft that holds as much of `start` as keeps the rules.

    Raises `InvalidValue` where no way was found to escort those who are pinned.
    """
    given = tuple(start)
    draft, wanted = Draft(instance), _choices(instance, given)
    if not violations(problem, {*given, *problem.pins}):
        draft.become(wanted)
        return draft
    _seat(draft, wanted)
    if not any(map(draft.is_missed, instance.escorting.demanded)):
        return draft
    found = pinned_answer(problem)
    if found is None:
        pins = ", ".join(f"{it.person} for {it.task}" for it in problem.pins)
        raise InvalidValue(Fault("problem.pins", pins, "simple enough to find their escorts"))
    draft.become(_choices(instance, found[0]))
    _seat(draft, wanted)
    return draft


def _choices(instance: Instance, pairings: Iterable[Pairing]) -> list[Choice]:
    tasks = {it.id: number for number, it in enumerate(instance.tasks)}
    people = {it.id: number for number, it in enumerate(instance.people)}
    total = instance.total.choice
    numbers = {(tasks.get(it.task, -1), people.get(it.person, -1)) for it in pairings}
    known = ((task, person) for task, person in numbers if task >= 0 and person in total[task])
    return sorted(known, key=lambda it: (-total[it[0]][it[1]], it))


def _seat(draft: Draft, choices: Iterable[Choice]) -> None:
    """Seat all who fit, and then those who fit beside them."""
    wanted, before = list(choices), -1
    while before != len(draft.changes):
        before = len(draft.changes)
        for task, person in wanted:
            empty = len(draft.teams[task]) < draft.instance.seats[task]
            if empty and draft.fits(task, person):
                draft.add(task, person)
