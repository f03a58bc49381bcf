"""The first answer: seats in the order of what they are worth, the scarce ones first."""

from collections.abc import Iterable

from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.instances import Instance


def in_order_of_worth(instance: Instance) -> list[int]:
    """Return the tasks that have seats and candidates: the most worth first, then the scarcest."""

    def place(task: int) -> tuple[int, int, int]:
        return -instance.worth(task), len(instance.takers[task]) - instance.seats[task], task

    return sorted((task for task, takers in enumerate(instance.takers) if takers), key=place)


def fill(draft: Draft, tasks: Iterable[int]) -> None:
    """Give the empty seats of the tasks, in this order, to whoever gains most, while any gains.

    Those who need an escort are looked at again once there is one.
    """
    order, before = list(tasks), None
    while before != draft.value:
        before = draft.value
        for task in order:
            _fill(draft, task)
        if not draft.instance.escorting.needs:
            break


def _fill(draft: Draft, task: int) -> None:
    takers = draft.instance.takers[task]
    for _ in range(draft.instance.seats[task] - len(draft.teams[task])):
        gains = ((draft.gain(task, it), -it) for it in takers if draft.fits(task, it))
        gain, person = max(gains, default=(0, 0))
        if gain <= 0:
            break
        draft.add(task, -person)
