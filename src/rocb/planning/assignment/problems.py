"""Assignment problems: tasks, people, who could take which, and the rules beyond."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from rocb.checks import checked, repeated
from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.pins import pin_faults
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task


@frozen(field_transformer=checked)
class AssignmentProblem:
    """Who could take which task.

    Only the `candidates` may take a task; each person has at most one task at a time and takes no
    more time than their capacity. `escorts` and `placements` hold as they say. `pins` are in every
    answer. Raises `InvalidValue`, also for pins that cannot hold together.
    """

    tasks: tuple[Task, ...]
    people: tuple[Person, ...]
    candidates: tuple[Candidate, ...]
    escorts: tuple[Escort, ...] = ()
    placements: tuple[Placement, ...] = ()
    pins: tuple[Pairing, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [
            *repeated("tasks", self.tasks, "id"),
            *repeated("people", self.people, "id"),
            *repeated("placements", self.placements, "id"),
            *_reference_faults(self),
        ]
        if not faults:
            faults += pin_faults(self)
        if faults:
            raise InvalidValue(*faults)


def _reference_faults(problem: Any) -> Iterator[Fault]:
    tasks = {task.id for task in problem.tasks}
    people = {person.id for person in problem.people}
    seen: set[tuple[str, str]] = set()
    for name in ("candidates", "pins"):
        for index, it in enumerate(getattr(problem, name)):
            path = f"{name}[{index}]"
            if it.task not in tasks:
                yield Fault(f"{path}.task", it.task, "the id of one of the tasks")
            if it.person not in people:
                yield Fault(f"{path}.person", it.person, "the id of one of the people")
            pair = (it.task, it.person)
            if name == "candidates" and pair in seen:
                yield Fault(path, f"{it.person} for {it.task}", "one that stands once")
            seen.add(pair)
    for index, escort in enumerate(problem.escorts):
        path = f"escorts[{index}]"
        for name, known, kind in (
            ("tasks", tasks, "tasks"),
            ("people", people, "people"),
            ("beside", tasks, "tasks"),
            ("escorts", people, "people"),
        ):
            yield from _unknown(f"{path}.{name}", getattr(escort, name), known, kind)
    placed: dict[str, str] = {}
    for index, placement in enumerate(problem.placements):
        path = f"placements[{index}].tasks"
        yield from _unknown(path, placement.tasks, tasks, "tasks")
        for place, task in enumerate(placement.tasks):
            if placed.setdefault(task, placement.id) != placement.id:
                yield Fault(f"{path}[{place}]", task, f"a task of this placement alone, not of {placed[task]}")


def _unknown(path: str, ids: Iterable[str], known: set[str], kind: str) -> Iterator[Fault]:
    for index, id_ in enumerate(ids):
        if id_ not in known:
            yield Fault(f"{path}[{index}]", id_, f"the id of one of the {kind}")
