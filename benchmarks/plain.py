"""A staffing as a plain model: columns of 0 or 1, rows that are at most something, and objectives.

Written as one would who has a solver and no library: a row a task, a row for each set of candidates
who are one person in tasks at one time, a row a capacity, a row an escort, and a column for each
seat that a person could have. Every objective is as low as can be.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Task

Sum = list[tuple[int, int]]
"""Columns by number, each with its factor."""


@frozen
class PlainModel:
    """The first columns are the candidates, the others the seats that people have.

    `loads` are by person the numbers of their candidates and of their seats.
    """

    candidates: int
    columns: int
    rows: list[tuple[Sum, int]]
    loads: list[tuple[list[int], list[int]]]
    objectives: list[Sum]


def plain_model(problem: AssignmentProblem) -> PlainModel:
    """Return the model of a problem that has neither pins nor placements."""
    tasks = {task.id: task for task in problem.tasks}
    taken = [tasks[it.task] for it in problem.candidates]
    by_task: dict[str, list[int]] = {task.id: [] for task in problem.tasks}
    by_person: dict[str, list[int]] = {person.id: [] for person in problem.people}
    for number, it in enumerate(problem.candidates):
        by_task[it.task].append(number)
        by_person[it.person].append(number)

    rows = [(_each(by_task[task.id]), task.seats) for task in problem.tasks]
    loads, columns = [], len(taken)
    for person in problem.people:
        own = by_person[person.id]
        rows += [(_each(clique), 1) for clique in _cliques(own, taken)]
        lengths = [taken[number].length for number in own]
        if person.capacity is not None:
            rows.append((list(zip(own, lengths, strict=True)), person.capacity))
        seats = list(range(columns, columns + _most(lengths, person.capacity)))
        columns += len(seats)
        rows.append(([*_each(own), *((seat, -1) for seat in seats)], 0))
        loads.append((own, seats))
    rows += _escort_rows(problem)
    return PlainModel(
        len(taken),
        columns,
        rows,
        loads,
        [
            [(number, -task.weight) for number, task in enumerate(taken)],
            [(number, it.cost) for number, it in enumerate(problem.candidates)],
            [(seat, before) for _, seats in loads for before, seat in enumerate(seats) if before],
        ],
    )


def settled(model: PlainModel, columns: Sequence[int]) -> list[int]:
    """Return columns in which everybody has the first of their seats, no more than needed."""
    found = list(columns)
    for own, seats in model.loads:
        load = sum(columns[number] for number in own)
        for place, seat in enumerate(seats):
            found[seat] = int(place < load)
    return found


def _each(numbers: Sequence[int]) -> Sum:
    return [(number, 1) for number in numbers]


def _cliques(own: Sequence[int], taken: Sequence[Task]) -> Iterator[list[int]]:
    """Yield the largest sets of a person's candidates whose tasks share a moment."""
    before: list[int] = []
    for moment in sorted({taken[number].begins for number in own}):
        now = [it for it in own if taken[it].begins <= moment < taken[it].ends]
        if len(before) > 1 and not set(before) <= set(now):
            yield before
        before = now
    if len(before) > 1:
        yield before


def _most(lengths: Sequence[int], capacity: int | None) -> int:
    """Return how many tasks of these lengths somebody has at most."""
    number = 0
    for length in sorted(lengths):
        if capacity is not None:
            capacity -= length
            if capacity < 0:
                break
        number += 1
    return number


def _escort_rows(problem: AssignmentProblem) -> Iterator[tuple[Sum, int]]:
    numbers = {(it.task, it.person): number for number, it in enumerate(problem.candidates)}

    def among(tasks: Sequence[str], people: Sequence[str]) -> list[int]:
        pairs = ((task, person) for task in tasks for person in people)
        return [numbers[pair] for pair in pairs if pair in numbers]

    for escort in problem.escorts:
        beside = set(among(escort.beside, escort.escorts))
        for number in among(escort.tasks, escort.people):
            if number not in beside:
                yield [(number, 1), *((other, -1) for other in sorted(beside))], 0
