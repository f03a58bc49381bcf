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
    for index, it in enumerate(problem.candidates):
        path, pair = f"candidates[{index}]", (it.task, it.person)
        yield from _pair_faults(path, it, tasks, people)
        if pair in seen:
            yield Fault(path, f"{it.person} for {it.task}", "one that stands once")
        seen.add(pair)
    for index, pin in enumerate(problem.pins):
        yield from _pair_faults(f"pins[{index}]", pin, tasks, people)
    for index, escort in enumerate(problem.escorts):
        path = f"escorts[{index}]"
        yield from _unknown(f"{path}.tasks", escort.tasks, tasks, "tasks")
        yield from _unknown(f"{path}.people", escort.people, people, "people")
        yield from _unknown(f"{path}.beside", escort.beside, tasks, "tasks")
        yield from _unknown(f"{path}.escorts", escort.escorts, people, "people")
    yield from _placement_faults(problem, tasks)


def _pair_faults(path: str, pair: Any, tasks: set[str], people: set[str]) -> Iterator[Fault]:
    if pair.task not in tasks:
        yield Fault(f"{path}.task", pair.task, "the id of one of the tasks")
    if pair.person not in people:
        yield Fault(f"{path}.person", pair.person, "the id of one of the people")


def _placement_faults(problem: Any, tasks: set[str]) -> Iterator[Fault]:
    homes: dict[str, str] = {}
    for index, placement in enumerate(problem.placements):
        path = f"placements[{index}].tasks"
        yield from _unknown(path, placement.tasks, tasks, "tasks")
        for place, task in enumerate(placement.tasks):
            home = homes.setdefault(task, placement.id)
            if home != placement.id:
                expected = f"a task of this placement alone, not of {home}"
                yield Fault(f"{path}[{place}]", task, expected)


def _unknown(path: str, ids: Iterable[str], known: set[str], kind: str) -> Iterator[Fault]:
    for index, id_ in enumerate(ids):
        if id_ not in known:
            yield Fault(f"{path}[{index}]", id_, f"the id of one of the {kind}")
