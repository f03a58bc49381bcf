"""Instances: a problem and its objectives as whole numbers and indices, for the methods to work on.

Tasks and people are numbered in the order of their ids, so that the order of the input is
forgotten. What is pinned is settled beforehand: seats, time and rules are those that remain.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import repeat
from typing import Final

from attrs import frozen

from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment.escorting import Choice, Escorting, escorting
from rocb.planning.assignment.objectives import AssignmentObjective, Sense, whole
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.schedules import Diary, diary
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task

_SIGNS: Final = {Sense.MOST: 1, Sense.LEAST: -1}


@frozen
class Gains:
    """What an objective gains, more being better: by task and person, and in all by what is pinned.

    A person who is not chosen yet takes `first` from it, one with `n` seats `n` times `rising`.
    """

    choice: tuple[dict[int, int], ...]
    first: tuple[int, ...]
    rising: int
    pinned: int


@frozen
class Instance:
    """What is left to choose beside the pins.

    By task, `seats` are those left, `lengths` the time that each takes, and `masks` have a bit for
    each point of time at which a task begins: two tasks overlap where their masks do. By person,
    `room` is the time left, `busy` the mask of what is pinned, and `load` the number of pins.
    `takers` are the people by task, `diaries` the tasks by person.
    `gains` are those by objective, and `total` all of them
    times their `factors`, so that no gain of a later objective outweighs one of an earlier.
    """

    tasks: tuple[Task, ...]
    people: tuple[Person, ...]
    pinned: tuple[Choice, ...]
    seats: tuple[int, ...]
    lengths: tuple[int, ...]
    masks: tuple[int, ...]
    room: tuple[int, ...]
    busy: tuple[int, ...]
    load: tuple[int, ...]
    takers: tuple[tuple[int, ...], ...]
    diaries: tuple[Diary, ...]
    escorting: Escorting
    gains: tuple[Gains, ...]
    factors: tuple[int, ...]
    total: Gains

    def worth(self, task: int) -> int:
        """Return what a seat gains at most of the first objective."""
        return max(self.gains[0].choice[task].values(), default=0)

    def pairings(self, choices: Sequence[Choice]) -> tuple[Pairing, ...]:
        """Return these choices and the pins by their ids, in the order of tasks and people."""
        chosen = sorted((*self.pinned, *choices))
        return tuple(Pairing(self.tasks[t].id, self.people[p].id) for t, p in chosen)


def compiled(problem: AssignmentProblem, objectives: Sequence[AssignmentObjective]) -> Instance:
    """Return the problem with its objectives as numbers. Raises `InvalidValue`."""
    tasks = tuple(sorted(problem.tasks, key=lambda it: it.id))
    people = tuple(sorted(problem.people, key=lambda it: it.id))
    task_numbers = {it.id: number for number, it in enumerate(tasks)}
    person_numbers = {it.id: number for number, it in enumerate(people)}
    candidates: list[dict[int, Candidate]] = [{} for _ in tasks]
    for it in problem.candidates:
        candidates[task_numbers[it.task]][person_numbers[it.person]] = it
    pinned = tuple(
        sorted((task_numbers[it.task], person_numbers[it.person]) for it in problem.pins)
    )

    points = sorted({it.begins for it in tasks})
    masks = tuple(
        (1 << bisect_left(points, it.ends)) - (1 << bisect_left(points, it.begins)) for it in tasks
    )
    lengths = tuple(it.length for it in tasks)
    endless = sum(lengths)
    seats = [it.seats for it in tasks]
    room = [endless if it.capacity is None else it.capacity for it in people]
    busy, load = [0] * len(people), [0] * len(people)
    for task, person in pinned:
        seats[task] -= 1
        room[person] -= lengths[task]
        busy[person] |= masks[task]
        load[person] += 1

    possible = [
        {it for it in own if lengths[task] <= room[it] and not masks[task] & busy[it]}
        if seats[task]
        else set()
        for task, own in enumerate(candidates)
    ]
    escorts = escorting(problem.escorts, task_numbers, person_numbers, possible, pinned)
    takers = tuple(tuple(sorted(own)) for own in possible)
    chances: list[list[int]] = [[] for _ in people]
    for task in sorted(range(len(tasks)), key=lambda it: (tasks[it].ends, it)):
        for person in takers[task]:
            chances[person].append(task)
    diaries = tuple(map(diary, repeat(tasks), chances, room, load))
    gains = tuple(_gains(it, tasks, people, candidates, takers, pinned) for it in objectives)
    factors = _factors(gains, sum(seats))
    return Instance(
        tasks,
        people,
        pinned,
        tuple(seats),
        lengths,
        masks,
        tuple(room),
        tuple(busy),
        tuple(load),
        takers,
        diaries,
        escorts,
        gains,
        factors,
        _total(gains, factors, len(people)),
    )


def _gains(
    objective: AssignmentObjective,
    tasks: Sequence[Task],
    people: Sequence[Person],
    candidates: Sequence[dict[int, Candidate]],
    takers: Sequence[Sequence[int]],
    pinned: Sequence[Choice],
) -> Gains:
    sign = _SIGNS[objective.sense]
    count, of_person = objective.choice, objective.person

    def gain(task: int, person: int) -> int:
        if count is None:
            return 0
        return sign * whole(objective, "choice", count(tasks[task], candidates[task][person]))

    first = [0] * len(people)
    if of_person is not None:
        first = [whole(objective, "person", of_person(it)) for it in people]
        below = [it.id for it, counted in zip(people, first, strict=True) if counted < 0]
        if below:
            path = f"objectives.{objective.name}.person"
            raise InvalidValue(
                *(Fault(path, id_, "somebody who counts 0 or more") for id_ in below)
            )
    loads = [0] * len(people)
    settled = 0
    for task, person in pinned:
        extra = objective.rising * loads[person] if loads[person] else first[person]
        settled += gain(task, person) - extra
        loads[person] += 1
    choice = tuple({it: gain(task, it) for it in its} for task, its in enumerate(takers))
    return Gains(choice, tuple(first), objective.rising, settled)


def _factors(gains: Sequence[Gains], seats: int) -> tuple[int, ...]:
    factors: list[int] = []
    factor = 1
    for it in reversed(gains):
        factors.append(factor)
        most = max((abs(gain) for own in it.choice for gain in own.values()), default=0)
        loads = seats * (seats + len(it.choice))
        factor *= 2 * (seats * most + sum(it.first) + it.rising * loads) + 1
    return tuple(reversed(factors))


def _total(gains: Sequence[Gains], factors: Sequence[int], people: int) -> Gains:
    choice = tuple(dict.fromkeys(own, 0) for own in gains[0].choice)
    first = [0] * people
    for it, factor in zip(gains, factors, strict=True):
        for total, own in zip(choice, it.choice, strict=True):
            for person, gain in own.items():
                total[person] += factor * gain
        first = [total + factor * own for total, own in zip(first, it.first, strict=True)]
    rising = sum(factor * it.rising for it, factor in zip(gains, factors, strict=True))
    pinned = sum(factor * it.pinned for it, factor in zip(gains, factors, strict=True))
    return Gains(choice, tuple(first), rising, pinned)
