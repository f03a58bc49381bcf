"""Exchanges: the seats of tasks at one time, given anew to people in the best way there is.

With all else as it stands, each person can take one of them at most, so this is a matching.
"""

from collections.abc import Sequence

from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.escorting import Choice
from rocb.planning.assignment.instances import Instance
from rocb.planning.assignment.matching import matched


def slices(instance: Instance) -> list[tuple[int, ...]]:
    """Return the largest sets of tasks that overlap one another, in the order of time."""
    found: list[tuple[int, ...]] = []
    for point in range(max(map(int.bit_length, instance.masks), default=0)):
        own = tuple(
            task
            for task, mask in enumerate(instance.masks)
            if mask >> point & 1 and instance.takers[task] and instance.seats[task]
        )
        if found and set(found[-1]) <= set(own):
            found.pop()
        if own and not (found and set(own) <= set(found[-1])):
            found.append(own)
    return found


def exchange(draft: Draft, tasks: Sequence[int]) -> bool:
    """Give the seats of tasks that overlap one another anew; return whether that gains.

    Where an escort is missed then, it is tried again with one who answers it left in their seat.
    """
    before, mark = draft.value, len(draft.changes)
    chosen = [(task, person) for task in tasks for person in draft.teams[task]]
    escorts = {escort for it in chosen for escort in draft.instance.escorting.helps.get(it, ())}
    for hoped in (escorts, None) if escorts else (None,):
        for choice in chosen:
            if hoped is not None or not _alone(draft, choice):
                draft.take(*choice)
        _match(draft, tasks, hoped or set())
        if draft.value > before and not any(map(draft.is_missed, escorts)):
            return True
        draft.undo(mark)
    return False


def _alone(draft: Draft, choice: Choice) -> bool:
    return any(len(draft.helping[it]) == 1 for it in draft.instance.escorting.helps.get(choice, ()))


def _match(draft: Draft, tasks: Sequence[int], hoped: set[int]) -> None:
    instance, seats, rows = draft.instance, [], []
    for task in tasks:
        row = {
            person: gain
            for person in instance.takers[task]
            if draft.is_free(task, person)
            and all(
                escort in hoped or draft.helping.get(escort)
                for escort in instance.escorting.needs.get((task, person), ())
            )
            and (gain := draft.gain(task, person)) > 0
        }
        for _ in range(instance.seats[task] - len(draft.teams[task])):
            seats.append(task)
            rows.append(row)
    for task, person in zip(seats, matched(rows), strict=True):
        if person is not None:
            draft.add(task, person)
