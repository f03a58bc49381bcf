"""Every answer to a small assignment problem, by trying them all; in words of its own."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil, floor
from typing import TypeVar

from attrs import frozen

from rocb.planning.assignment.objectives import AssignmentObjective, Sense
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing

_T = TypeVar("_T")


@frozen
class Trial:
    """Some of the candidates and placements of a problem."""

    chosen: tuple[Candidate, ...]
    placed: tuple[Placement, ...]


def possible(problem: AssignmentProblem) -> list[Trial]:
    """Return everything that could be chosen under the rules."""
    return [
        trial
        for placed in _subsets(problem.placements)
        for chosen in _subsets(problem.candidates)
        if is_possible(problem, trial := Trial(chosen, placed))
    ]


def is_possible(problem: AssignmentProblem, trial: Trial) -> bool:
    """Return whether a trial keeps the rules."""
    return (
        all(_has_time(problem, person.id, trial) for person in problem.people)
        and all(
            sum(it.task == task.id for it in trial.chosen) <= task.seats for task in problem.tasks
        )
        and all(any(_is(it, pin) for it in trial.chosen) for pin in problem.pins)
        and _is_escorted(problem, trial)
        and _is_placed(problem, trial)
    )


def best_values(
    problem: AssignmentProblem, objectives: Sequence[AssignmentObjective]
) -> list[int] | None:
    """Return the best value of each objective in turn; nothing where there is no answer."""
    left, values = possible(problem), []
    if not left:
        return None
    for objective in objectives:
        counts = [value_of(problem, objective, trial) for trial in left]
        if objective.sense is Sense.MOST:
            best = max(counts)
            limit = ceil(best - objective.slack * abs(best))
            left = [it for it, count in zip(left, counts, strict=True) if count >= limit]
        else:
            best = min(counts)
            limit = floor(best + objective.slack * abs(best))
            left = [it for it, count in zip(left, counts, strict=True) if count <= limit]
        values.append(best)
    return values


def value_of(problem: AssignmentProblem, objective: AssignmentObjective, trial: Trial) -> int:
    """Return what an objective counts of a trial."""
    total = 0
    for it in trial.chosen:
        task = next(task for task in problem.tasks if task.id == it.task)
        total += objective.choice(task, it) if objective.choice else 0
    for placement in trial.placed:
        total += objective.placement(placement) if objective.placement else 0
    for person in problem.people:
        own = [it for it in trial.chosen if it.person == person.id]
        total += objective.rising * len(list(combinations(own, 2)))
        total += objective.person(person) if objective.person and own else 0
    return total


def _subsets(things: Sequence[_T]) -> Iterator[tuple[_T, ...]]:
    for size in range(len(things) + 1):
        yield from combinations(things, size)


def _is(candidate: Candidate, pairing: Pairing) -> bool:
    return (candidate.task, candidate.person) == (pairing.task, pairing.person)


def _has_time(problem: AssignmentProblem, person: str, trial: Trial) -> bool:
    own = [
        task
        for task in problem.tasks
        if any(it.task == task.id and it.person == person for it in trial.chosen)
    ]
    moments = [moment for task in own for moment in range(task.begins, task.ends)]
    capacity = next(it.capacity for it in problem.people if it.id == person)
    return len(moments) == len(set(moments)) and (capacity is None or len(moments) <= capacity)


def _is_escorted(problem: AssignmentProblem, trial: Trial) -> bool:
    for rule in problem.escorts:
        needing = [it for it in trial.chosen if it.task in rule.tasks and it.person in rule.people]
        coming = [it for it in trial.chosen if it.task in rule.beside and it.person in rule.escorts]
        if needing and not coming:
            return False
    return True


def _is_placed(problem: AssignmentProblem, trial: Trial) -> bool:
    for one, other in combinations(trial.placed, 2):
        if one.group == other.group or set(one.uses) & set(other.uses):
            return False
    return not any(
        it.task in placement.tasks and placement not in trial.placed
        for placement in problem.placements
        for it in trial.chosen
    )
