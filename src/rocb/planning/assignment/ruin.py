"""Ruin and recreate: some people give up all their seats, which are then given anew.

After Schrimpf and others (2000), with the acceptance of simulated annealing: an answer that is a
little worse may be gone on with, the less the later.
"""

from collections.abc import Callable, Iterable
from math import log
from random import Random
from typing import Final

from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.schedules import Diary, best_schedule

_PEOPLE: Final = 5  # that give up their seats at once, at most, beside those of one task
_EMPTY: Final = 0.3  # the share of steps that begin at an empty seat
_REPLANNED: Final = 0.4  # the share of steps in which people get their best schedules at first
_NOISE: Final = 0.5  # by which share what a seat gains differs for that
_OVERLOOKED: Final = 0.05  # the share of the people who are overlooked for a seat


def improve(
    draft: Draft,
    rng: Random,
    warmth: int,
    progress: Callable[[], float],
    enough: Callable[[], bool],
) -> None:
    """Leave the draft at the best answer found until the progress is 1, or one is good enough.

    `warmth` is the loss of value that may be borne at the beginning, on average.
    """
    instance = draft.instance
    tasks = [task for task, takers in enumerate(instance.takers) if takers and instance.seats[task]]
    best, value = draft.choices, draft.value
    while tasks and (done := progress()) < 1:
        bearable = int(-warmth * (1 - done) ** 2 * log(1.0 - rng.random()))
        before = draft.value
        draft.changes.clear()
        empty = [it for it in tasks if len(draft.teams[it]) < instance.seats[it]]
        chosen = rng.choice(empty if empty and rng.random() < _EMPTY else tasks)
        _recreate(draft, rng, _ruin(draft, rng, chosen))
        if before - draft.value > bearable:
            draft.undo()
        elif draft.value > value:
            best, value = draft.choices, draft.value
            if enough():
                break
    draft.become(best)


def _ruin(draft: Draft, rng: Random, task: int) -> set[int]:
    """Let go of a team and of some who could be in it; return the tasks that have seats then."""
    instance = draft.instance
    takers = instance.takers[task]
    people = {*draft.teams[task], *rng.sample(takers, min(len(takers), rng.randint(1, _PEOPLE)))}
    draft.changes.clear()
    for person in sorted(people):
        for own in tuple(draft.work[person]):
            if person in draft.teams[own]:
                draft.drop(own, person)
    touched = {task, *(own for own, _, _ in draft.changes)}
    touched.update(
        own
        for person in people
        for own, _, _ in instance.diaries[person].chances
        if len(draft.teams[own]) < instance.seats[own]
    )
    return touched


def _recreate(draft: Draft, rng: Random, touched: Iterable[int]) -> None:
    if rng.random() < _REPLANNED:
        people = sorted({person for _, person, _ in draft.changes})
        rng.shuffle(people)
        for person in people:
            _replan(draft, rng, person)
    for task in _order(draft, rng, touched):
        _refill(draft, rng, task)


def _replan(draft: Draft, rng: Random, person: int) -> None:
    """Give somebody the best schedule of empty seats, by gains that differ a little by chance."""
    instance, total = draft.instance, draft.instance.total
    own, busy = instance.diaries[person], draft.busy[person]
    profits = [0] * len(own.chances)
    for place, (task, _, _) in enumerate(own.chances):
        if len(draft.teams[task]) < instance.seats[task] and not busy & instance.masks[task]:
            gain = total.choice[task][person]
            profits[place] = gain + int(gain * _NOISE * (rng.random() - 0.5))
    left = Diary(own.chances, draft.room[person], draft.load[person])
    _, chosen = best_schedule(left, profits, total.first[person], total.rising)
    for task in chosen:
        if draft.fits(task, person):
            draft.add(task, person)


def _refill(draft: Draft, rng: Random, task: int) -> None:
    """Give the empty seats of a task to whoever gains most of those who are not overlooked."""
    instance, team = draft.instance, draft.teams[task]
    mask, length = instance.masks[task], instance.lengths[task]
    for _ in range(instance.seats[task] - len(team)):
        most, found = 0, -1
        for person in instance.takers[task]:
            if draft.busy[person] & mask or draft.room[person] < length:
                continue
            gain = draft.gain(task, person)
            if gain > most and rng.random() > _OVERLOOKED and draft.fits(task, person):
                most, found = gain, person
        if found < 0:
            break
        draft.add(task, found)


def _order(draft: Draft, rng: Random, tasks: Iterable[int]) -> list[int]:
    """Return the tasks by what they are worth, by how scarce their people are, or by chance."""
    instance = draft.instance
    order = sorted(tasks)
    rng.shuffle(order)
    match rng.randrange(3):
        case 0:
            return sorted(order, key=lambda it: -instance.worth(it) * (0.5 + rng.random()))
        case 1:
            return sorted(order, key=lambda it: len(instance.takers[it]))
        case _:
            return order
