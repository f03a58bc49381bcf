"""Models: an assignment problem as columns and rows of whole numbers.

The columns are, in this order: a choice per candidate and one per placement (0 or 1); where an
objective counts people, whether each has any task; where one counts `rising`, for every person the
first seat, the second, the third, … The rows hold for every answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import gcd

from attrs import frozen

from rocb.planning.assignment.model_rows import (
    Row,
    Terms,
    capacity_rows,
    escort_rows,
    heaviest_load,
    one_at_a_time_rows,
    overlapping,
    placement_rows,
    seat_rows,
)
from rocb.planning.assignment.objectives import AssignmentObjective, Sense, whole
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Pairing


@frozen
class Model:
    """The columns of a problem and the rows that hold for every answer to it.

    `used` and `rising` are the columns of each person, by id; `pinned` are the columns that are 1.
    """

    problem: AssignmentProblem
    used: Mapping[str, int]
    rising: Mapping[str, tuple[int, ...]]
    pinned: frozenset[int]
    rows: tuple[Row, ...]
    width: int

    @property
    def binary(self) -> int:
        """How many columns have to be whole; the rest are so by themselves."""
        return len(self.problem.candidates) + len(self.problem.placements)


def modelled(problem: AssignmentProblem, objectives: Iterable[AssignmentObjective]) -> Model:
    """Return the model of a problem, with the columns that the objectives need."""
    wanted = tuple(objectives)
    tasks = {task.id: task for task in problem.tasks}
    of_task, of_person = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for column, it in enumerate(problem.candidates):
        of_task[it.task].append(column)
        of_person[it.person].append(column)
    cliques = {
        person.id: overlapping(of_person[person.id], lambda it: tasks[problem.candidates[it].task])
        for person in problem.people
    }
    width = len(problem.candidates) + len(problem.placements)
    used, rising = dict[str, int](), dict[str, tuple[int, ...]]()
    for person in problem.people:
        if any(it.person is not None for it in wanted) and of_person[person.id]:
            used[person.id] = width
            width += 1
    for person in problem.people:
        if any(it.rising for it in wanted):
            own = [tasks[problem.candidates[it].task] for it in of_person[person.id]]
            most = heaviest_load(own, person.capacity)
            rising[person.id] = tuple(range(width, width + most))
            width += most
    rows = (
        *seat_rows(problem, of_task),
        *one_at_a_time_rows(cliques, used),
        *capacity_rows(problem, tasks, of_person, used),
        *escort_rows(problem, tasks),
        *placement_rows(problem, cliques),
        *(
            Row(dict.fromkeys(of_person[person], 1) | dict.fromkeys(steps, -1), 0, 0)
            for person, steps in rising.items()
            if steps
        ),
    )
    pins = set(problem.pins)
    pinned = frozenset(j for j, it in enumerate(problem.candidates) if it.pairing in pins)
    return Model(problem, used, rising, pinned, rows, width)


def counted(model: Model, objective: AssignmentObjective) -> dict[int, int]:
    """Return what the objective counts of each column, without those that count nothing."""
    problem, terms = model.problem, dict[int, int]()
    if objective.choice is not None:
        tasks = {task.id: task for task in problem.tasks}
        for column, it in enumerate(problem.candidates):
            terms[column] = whole(objective, "choice", objective.choice(tasks[it.task], it))
    if objective.placement is not None:
        for column, placement in enumerate(problem.placements, len(problem.candidates)):
            terms[column] = whole(objective, "placement", objective.placement(placement))
    if objective.person is not None:
        terms |= {
            model.used[person.id]: whole(objective, "person", objective.person(person))
            for person in problem.people
            if person.id in model.used
        }
    if objective.rising:
        for steps in model.rising.values():
            terms |= {column: objective.rising * step for step, column in enumerate(steps)}
    return {column: value for column, value in terms.items() if value}


def column_values(
    model: Model, pairings: Iterable[Pairing], placements: Iterable[str]
) -> list[int]:
    """Return the value of each column for an answer that keeps the rules."""
    problem, values = model.problem, [0] * model.width
    taken, placed = set(pairings), set(placements)
    loads = defaultdict[str, int](int)
    for column, it in enumerate(problem.candidates):
        if it.pairing in taken:
            values[column] = 1
            loads[it.person] += 1
    for column, placement in enumerate(problem.placements, len(problem.candidates)):
        values[column] = int(placement.id in placed)
    for person, load in loads.items():
        if person in model.used:
            values[model.used[person]] = 1
        for column in model.rising.get(person, ())[:load]:
            values[column] = 1
    return values


def answered(model: Model, values: Sequence[float]) -> tuple[tuple[Pairing, ...], tuple[str, ...]]:
    """Return the pairings and the placements of an answer, given the value of each column."""
    problem = model.problem
    order = {task.id: place for place, task in enumerate(problem.tasks)}
    chosen = [
        it.pairing for it, value in zip(problem.candidates, values, strict=False) if value > 0.5
    ]
    ways = zip(problem.placements, values[len(problem.candidates) :], strict=False)
    return (
        tuple(sorted(chosen, key=lambda it: (order[it.task], it.person))),
        tuple(sorted(it.id for it, value in ways if value > 0.5)),
    )


def kept(objective: AssignmentObjective, terms: Terms, value: int) -> Row:
    """Return the row by which an objective keeps its value, but for its slack."""
    step = gcd(*terms.values()) or 1
    divided = {column: value // step for column, value in terms.items()}
    limit = limited(objective, value)
    if objective.sense is Sense.LEAST:
        return Row(divided, None, limit // step)
    return Row(divided, -(-limit // step), None)


def limited(objective: AssignmentObjective, value: int) -> int:
    """Return the worst value that later objectives may leave to one that has reached `value`."""
    given = int(Fraction(objective.slack) * abs(value))
    return value + given if objective.sense is Sense.LEAST else value - given


def needed(model: Model, terms: Terms, limit: int) -> dict[str, int]:
    """Return by task how many seats have to be filled for the terms to sum up to the limit.

    No more can be had of all the other tasks and placements than their best; what is left beyond
    the limit then says how many seats of one may stay empty. Tasks of placements are passed over.
    """
    problem = model.problem
    worth = defaultdict[str, int](int)
    for column, it in enumerate(problem.candidates):
        worth[it.task] = max(worth[it.task], terms.get(column, 0))
    placed = {task for it in problem.placements for task in it.tasks}
    spare = sum(task.seats * worth[task.id] for task in problem.tasks) - limit
    spare += sum(max(0, terms.get(it, 0)) for it in range(len(problem.candidates), model.width))
    return {
        task.id: task.seats - max(0, spare) // worth[task.id]
        for task in problem.tasks
        if worth[task.id] * task.seats > max(0, spare) and task.id not in placed
    }


def filled(model: Model, seats: Mapping[str, int]) -> Iterator[Row]:
    """Yield the rows that have at least so many seats of these tasks filled."""
    columns = defaultdict[str, list[int]](list)
    for column, it in enumerate(model.problem.candidates):
        columns[it.task].append(column)
    for task, number in seats.items():
        yield Row(dict.fromkeys(columns[task], 1), number, None)
