"""Rows: the rules of an assignment problem as sums of columns, as tight as can be.

The first columns are the candidates, the next the placements.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from attrs import frozen

from rocb.planning.assignment.capacities import sharpened
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Task

Terms = Mapping[int, int]
TaskOf = Callable[[int], Task]
Cliques = Mapping[str, tuple[tuple[int, ...], ...]]


@frozen
class Row:
    """The sum of the coefficients `terms` (by column) is at least `least` and at most `most`."""

    terms: Terms
    least: int | None
    most: int | None


def overlapping(columns: Iterable[int], task_of: TaskOf) -> tuple[tuple[int, ...], ...]:
    """Return the maximal sets of columns whose tasks all take place at one time."""
    found, running, grown = list[tuple[int, ...]](), list[int](), False
    for column in sorted(columns, key=lambda it: (task_of(it).begins, task_of(it).ends, it)):
        begins = task_of(column).begins
        still = [it for it in running if task_of(it).ends > begins]
        if grown and len(still) < len(running):
            found.append(tuple(running))
        running, grown = [*still, column], True
    return (*found, tuple(running)) if running else ()


def heaviest_load(tasks: Iterable[Task], capacity: int | None) -> int:
    """Return a number of tasks that nobody could exceed, by time and by capacity."""
    own = tuple(tasks)
    apart, free = 0, None
    for task in sorted(own, key=lambda it: it.ends):
        if free is None or task.begins >= free:
            apart, free = apart + 1, task.ends
    if capacity is None:
        return apart
    left, affordable = capacity, 0
    for length in sorted(task.length for task in own):
        left -= length
        affordable += left >= 0
    return min(apart, affordable)


def seat_rows(problem: AssignmentProblem, of_task: Mapping[str, list[int]]) -> Iterator[Row]:
    placed = {
        task: column
        for column, it in enumerate(problem.placements, len(problem.candidates))
        for task in it.tasks
    }
    for task in problem.tasks:
        terms = dict.fromkeys(of_task[task.id], 1)
        if task.id in placed and terms:
            yield Row(terms | {placed[task.id]: -task.seats}, None, 0)
        elif len(terms) > task.seats:
            yield Row(terms, None, task.seats)


def one_at_a_time_rows(cliques: Cliques, used: Mapping[str, int]) -> Iterator[Row]:
    for person, sets in cliques.items():
        for columns in sets:
            terms = dict.fromkeys(columns, 1)
            if person in used:
                yield Row(terms | {used[person]: -1}, None, 0)
            elif len(terms) > 1:
                yield Row(terms, None, 1)


def capacity_rows(
    problem: AssignmentProblem,
    tasks: Mapping[str, Task],
    of_person: Mapping[str, list[int]],
    used: Mapping[str, int],
) -> Iterator[Row]:
    for person in problem.people:
        if person.capacity is None:
            continue
        lengths = {it: tasks[problem.candidates[it].task].length for it in of_person[person.id]}
        for terms, most in sharpened(lengths, person.capacity):
            if person.id in used:
                yield Row(terms | {used[person.id]: -most}, None, 0)
            else:
                yield Row(terms, None, most)


def escort_rows(problem: AssignmentProblem, tasks: Mapping[str, Task]) -> Iterator[Row]:
    """Of tasks at one time a person takes one at most, so that one row serves them all."""
    columns = {(it.task, it.person): column for column, it in enumerate(problem.candidates)}
    for escort in problem.escorts:
        beside = {
            columns[task, person]
            for task in escort.beside
            for person in escort.escorts
            if (task, person) in columns
        }
        for person in escort.people:
            own = {columns[task, person] for task in escort.tasks if (task, person) in columns}
            for together in overlapping(
                own - beside, lambda it: tasks[problem.candidates[it].task]
            ):
                yield Row(dict.fromkeys(together, 1) | dict.fromkeys(beside, -1), None, 0)


def placement_rows(problem: AssignmentProblem, cliques: Cliques) -> Iterator[Row]:
    groups, uses = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    placed = dict[str, int]()
    for column, it in enumerate(problem.placements, len(problem.candidates)):
        groups[it.group].append(column)
        for use in it.uses:
            uses[use].append(column)
        placed |= dict.fromkeys(it.tasks, column)
    for together in dict.fromkeys(map(tuple, (*groups.values(), *uses.values()))):
        if len(together) > 1:
            yield Row(dict.fromkeys(together, 1), None, 1)
    single = {task.id for task in problem.tasks if task.seats == 1}
    for sets in cliques.values():
        yield from _share_rows(problem, sets, placed, single)


def _share_rows(
    problem: AssignmentProblem,
    sets: Iterable[tuple[int, ...]],
    placed: Mapping[str, int],
    single: AbstractSet[str],
) -> Iterator[Row]:
    """Yield for one person that what overlaps in a placement is one at most where it is chosen.

    A task of a `single` seat needs no such row: that of its seats is as tight.
    """
    shares = dict[tuple[int, tuple[int, ...]], None]()
    for columns in sets:
        homes = [placed.get(problem.candidates[it].task) for it in columns]
        for home in set(homes) - {None}:
            own = (it for it, place in zip(columns, homes, strict=True) if place == home)
            shares[home or 0, tuple(sorted(own))] = None
    for place, share in shares:
        if len(share) > 1 or problem.candidates[share[0]].task not in single:
            yield Row(dict.fromkeys(share, 1) | {place: -1}, None, 0)
