"""Crews: how many people some tasks need at least, whoever they are."""

from collections.abc import Mapping
from typing import Final

from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Task

_SWAPS: Final = 400


def fewest_people(problem: AssignmentProblem, needed: Mapping[str, int]) -> int:
    """Return a number of people without whom so many seats of these tasks cannot be filled.

    They are the seats of tasks no two of which one person could do, as they overlap or nobody may
    take both. The largest set of such tasks is searched for from the greatest at one time, by
    letting single tasks in for others; that is far more than overlap (Krishnamoorthy, Ernst and
    Baatar, 2012, bound the same by what takes place at one time).
    """
    tasks = [task for task in problem.tasks if needed.get(task.id)]
    weights = [needed[task.id] for task in tasks]
    apart = _apart(problem, tasks)
    best = 0
    for start in _starts(tasks, weights):
        best = max(best, _grown(start, apart, weights))
    return best


def _apart(problem: AssignmentProblem, tasks: list[Task]) -> list[int]:
    """Return for each task the mask of the others that nobody could do as well."""
    bits = {person.id: 1 << place for place, person in enumerate(problem.people)}
    able = dict.fromkeys((task.id for task in tasks), 0)
    for it in problem.candidates:
        if it.task in able:
            able[it.task] |= bits[it.person]
    apart = [0] * len(tasks)
    for place, task in enumerate(tasks):
        own = able[task.id]
        for number in range(place):
            other = tasks[number]
            if not own & able[other.id] or task.overlaps(other):
                apart[place] |= 1 << number
                apart[number] |= 1 << place
    return apart


def _starts(tasks: list[Task], weights: list[int]) -> list[int]:
    """Return the masks of the tasks at the three times at which most have to be done."""
    masks: dict[int, int] = {}
    for moment in sorted({task.begins for task in tasks}):
        at = (it for it, task in enumerate(tasks) if task.begins <= moment < task.ends)
        mask = 0
        for it in at:
            mask |= 1 << it
        masks[mask] = sum(weight for it, weight in enumerate(weights) if mask >> it & 1)
    return sorted(masks, key=lambda it: (-masks[it], it))[:3]


def _grown(members: int, apart: list[int], weights: list[int]) -> int:
    """Return the weight of the best set on the way of swaps that lose nothing."""
    size = sum(weight for it, weight in enumerate(weights) if members >> it & 1)
    best, since = size, [0] * len(weights)
    for swap in range(1, _SWAPS + 1):
        moves = []
        for it, weight in enumerate(weights):
            if not members >> it & 1:
                out = members & ~apart[it]
                lost = weights[out.bit_length() - 1] if out else 0
                if not out & (out - 1) and weight >= lost:
                    moves.append((lost - weight, since[it], it, out))
        if not moves:
            break
        gain, _, it, out = min(moves)
        if gain == 0 and since[it] and swap - since[it] < len(weights) // 50:
            break
        members = (members ^ out) | 1 << it
        since[it] = swap
        if out:
            since[out.bit_length() - 1] = swap
        size -= gain
        best = max(best, size)
    return best
