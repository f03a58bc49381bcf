"""Schedules: what one person could do at most, if the seats were theirs to choose."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Final

from attrs import frozen

from rocb.planning.assignment.tasks import Task

Label = tuple[int, int, int, tuple[Any, ...]]
"""The time of a schedule, what it loses (below zero what it gains), its number of tasks, and they:
the number of the last chance and, in the same way, those before it."""

_NOTHING: Final[Label] = (0, 0, 0, ())


@frozen
class Diary:
    """What a person could take, in the order of the ends: task, time, and how many end before it.

    `room` is the time there is in all; where it suffices for everything, the times are zero.
    """

    chances: tuple[tuple[int, int, int], ...]
    room: int
    load: int


def diary(tasks: Sequence[Task], chances: Sequence[int], room: int, load: int) -> Diary:
    """Return the diary of somebody who could take the tasks of these numbers, in order of ends."""
    ends = [tasks[it].ends for it in chances]
    lengths = [tasks[it].length for it in chances]
    if sum(lengths) <= room:
        lengths = [0] * len(lengths)
    before = [bisect_right(ends, tasks[it].begins) for it in chances]
    return Diary(tuple(zip(chances, lengths, before, strict=True)), room, load)


def best_schedule(
    diary: Diary, profits: Sequence[int], first: int, rising: int
) -> tuple[int, list[int]]:
    """Return the most that tasks one after the other gain in the time there is, and which they are.

    `profits` are those of the chances. The first of all costs `first`, unless there is a load
    already, and each costs `rising` for every one before it. This is weighted interval scheduling
    with labels for the time and, where it matters, the number; what others outdo is left out.
    """
    room, load = diary.room, diary.load
    front = [_NOTHING]
    fronts = [front]
    for place, (profit, (_, length, before)) in enumerate(zip(profits, diary.chances, strict=True)):
        if profit > 0:
            front = list(front)
            for time, loss, number, tasks in fronts[before]:
                if time + length <= room:
                    extra = rising * (load + number)
                    front.append((time + length, loss + extra - profit, number + 1, (place, tasks)))
            front = _undominated(front, rising)
        fronts.append(front)
    _, loss, _, tasks = min(front, key=lambda it: it[1])
    loss += 0 if load else first
    if loss >= 0:
        return 0, []
    chosen = []
    while tasks:
        place, tasks = tasks
        chosen.append(diary.chances[place][0])
    return -loss, chosen


def _undominated(labels: list[Label], rising: int) -> list[Label]:
    labels.sort()
    kept: list[Label] = []
    for label in labels:
        _, loss, number, _ = label
        if rising:
            if all(loss < it[1] or number < it[2] for it in kept):
                kept.append(label)
        elif not kept or loss < kept[-1][1]:
            kept.append(label)
    return kept
