"""Obvious bounds: what is at most to be had where nobody's time is short."""

from collections import defaultdict
from collections.abc import Mapping

from rocb.planning.assignment.objectives import AssignmentObjective, Sense, whole
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Task


def obvious_bound(problem: AssignmentProblem, objective: AssignmentObjective) -> int | None:
    """Return what the objective cannot pass, if the most of it is wanted; else `None`.

    Each task has its best candidates, whatever else they do, and each group its best placement.
    """
    if objective.sense is Sense.LEAST:
        return None
    filled = _filled(problem, objective)
    best = defaultdict[str, int](int)
    placed = set[str]()
    for it in problem.placements:
        own = sum(filled[task] for task in it.tasks)
        if objective.placement is not None:
            own += whole(objective, "placement", objective.placement(it))
        best[it.group] = max(best[it.group], own)
        placed.update(it.tasks)
    return sum(best.values()) + sum(filled[it.id] for it in problem.tasks if it.id not in placed)


def _filled(problem: AssignmentProblem, objective: AssignmentObjective) -> Mapping[str, int]:
    """Return by task the most that its seats could count."""
    tasks = {task.id: task for task in problem.tasks}
    counts = defaultdict[str, list[int]](list)
    pinned = {(it.task, it.person) for it in problem.pins}
    settled = defaultdict[str, int](int)
    taken = defaultdict[str, int](int)
    if objective.choice is not None:
        for it in problem.candidates:
            count = whole(objective, "choice", objective.choice(tasks[it.task], it))
            if (it.task, it.person) in pinned:
                settled[it.task] += count
                taken[it.task] += 1
            elif count > 0:
                counts[it.task].append(count)
    return {
        task.id: settled[task.id] + _most(counts[task.id], task, taken[task.id])
        for task in problem.tasks
    }


def _most(counts: list[int], task: Task, taken: int) -> int:
    return sum(sorted(counts, reverse=True)[: max(0, task.seats - taken)])
