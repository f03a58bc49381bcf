"""Augmenting paths: a seat is filled by people who move from seat to seat to make room."""

from collections.abc import Iterator
from typing import Final

from rocb.planning.assignment.drafts import Draft

_MOVED: Final = 2  # seats that one person gives up at most to take another


def augment(draft: Draft, task: int, depth: int) -> None:
    """Fill the empty seats of a task along paths on which so many people move, where that gains."""
    while len(draft.teams[task]) < draft.instance.seats[task]:
        value, mark = draft.value, len(draft.changes)
        if not _seat(draft, task, depth, set()) or draft.value <= value:
            draft.undo(mark)
            break


def _seat(draft: Draft, task: int, depth: int, moved: set[int]) -> bool:
    """Fill a seat, and the seats of those who make room for it; each person moves once."""
    instance = draft.instance
    fitting = ((draft.gain(task, it), -it) for it in instance.takers[task] if draft.fits(task, it))
    _, found = max(fitting, default=(0, 1))
    if found <= 0:
        draft.add(task, -found)
        return True
    if not depth:
        return False
    for person in instance.takers[task]:
        if person in moved:
            continue
        for given in _given_up(draft, task, person):
            mark = len(draft.changes)
            if all(draft.drop(it, person) for it in given if person in draft.teams[it]):
                left = {it for it, _, _ in draft.changes[mark:]}
                if draft.fits(task, person):
                    draft.add(task, person)
                    if all(_seat(draft, it, depth - 1, moved | {person}) for it in sorted(left)):
                        return True
            draft.undo(mark)
    return False


def _given_up(draft: Draft, task: int, person: int) -> Iterator[list[int]]:
    """Yield what the person could give up to take the task: few seats, and no more than needed."""
    instance, work = draft.instance, draft.work[person]
    mask, lengths = instance.masks[task], instance.lengths
    if instance.busy[person] & mask:
        return
    clashing = [it for it in work if instance.masks[it] & mask]
    if len(clashing) > _MOVED:
        return
    missing = lengths[task] - draft.room[person] - sum(lengths[it] for it in clashing)
    if missing <= 0:
        if clashing:
            yield clashing
    elif len(clashing) < _MOVED:
        for it in work:
            if it not in clashing and lengths[it] >= missing:
                yield [*clashing, it]
