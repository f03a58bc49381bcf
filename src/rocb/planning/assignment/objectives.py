"""Objectives: what makes one answer to an assignment problem better than another."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import at_least, between, checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task


class Sense(Enum):
    """Whether more is better or less."""

    MOST = "most"
    LEAST = "least"


@frozen(field_transformer=checked)
class AssignmentObjective:
    """A whole number that an answer has, of which the most or the least is wanted.

    It is the sum of what every choice counts (`choice`), of what every person counts who is chosen
    at all (`person`), of what every placement counts that is chosen (`placement`), and of
    `rising` times the number of seats that each person had before, for every further one: with 1,
    loads of 2 and 2 count 2, loads of 3 and 1 count 3.

    `slack` is the share of its value that later objectives may give up: of a cost of 1,000, with
    0.02, up to 20 more. `person` must not be below zero, nor anything wanted of `rising`, where the
    least is wanted; where the most is wanted there is neither. Raises `InvalidValue`.
    """

    name: str
    sense: Sense
    choice: Callable[[Task, Candidate], int] | None = None
    person: Callable[[Person], int] | None = None
    placement: Callable[[Placement], int] | None = None
    rising: int = field(default=0, validator=at_least(0))
    slack: Decimal = field(default=Decimal(0), validator=between(0, 1))

    def __attrs_post_init__(self) -> None:
        if self.sense is Sense.MOST and (self.person is not None or self.rising):
            expected = "least, as it counts people or loads"
            raise InvalidValue(Fault("sense", self.sense.value, expected))


COVER: Final = AssignmentObjective(
    "cover", Sense.MOST, choice=lambda task, _: task.weight, placement=lambda it: it.weight
)
"""The seats that are filled and the placements that are chosen, each by its weight."""

COST: Final = AssignmentObjective("cost", Sense.LEAST, choice=lambda _, it: it.cost)
"""What the chosen candidates cost."""

MOVING: Final = AssignmentObjective("moving", Sense.LEAST, placement=lambda it: it.cost)
"""What the chosen placements cost."""

FAIRNESS: Final = AssignmentObjective("fairness", Sense.LEAST, rising=1)
"""The pairs of seats that fall to one person: the least where loads are most even."""

PEOPLE: Final = AssignmentObjective("people", Sense.LEAST, person=lambda _: 1)
"""The number of people who have any task."""


def in_common(name: str, pairings: Iterable[Pairing]) -> AssignmentObjective:
    """Return the objective to keep as many of these pairings as can be: the least is changed."""
    kept = frozenset(listed("pairings", Pairing, pairings))
    return AssignmentObjective(name, Sense.MOST, choice=lambda _, it: int(it.pairing in kept))


def measured(
    objective: AssignmentObjective,
    problem: AssignmentProblem,
    pairings: Iterable[Pairing],
    placements: Iterable[str] = (),
) -> int:
    """Return the value of an objective for an answer, which may break rules.

    Raises `InvalidValue` for what is no candidate or placement of the problem.
    """
    require("objective", AssignmentObjective, objective)
    require("problem", AssignmentProblem, problem)
    tasks = {task.id: task for task in problem.tasks}
    candidates = {it.pairing: it for it in problem.candidates}
    people = {person.id: person for person in problem.people}
    places = {it.id: it for it in problem.placements}
    value, loads = 0, dict[str, int]()
    for index, pairing in enumerate(listed("pairings", Pairing, pairings)):
        found = candidates.get(pairing)
        if found is None:
            raise InvalidValue(Fault(f"pairings[{index}]", pairing, "a candidate of the problem"))
        if objective.choice is not None:
            value += whole(objective, "choice", objective.choice(tasks[found.task], found))
        loads[pairing.person] = loads.get(pairing.person, 0) + 1
    for person, load in loads.items():
        value += objective.rising * (load * (load - 1) // 2)
        if objective.person is not None:
            value += whole(objective, "person", objective.person(people[person]))
    for index, id_ in enumerate(listed("placements", str, placements)):
        if id_ not in places:
            raise InvalidValue(Fault(f"placements[{index}]", id_, "a placement of the problem"))
        if objective.placement is not None:
            value += whole(objective, "placement", objective.placement(places[id_]))
    return value


def whole(objective: AssignmentObjective, part: str, counted: object) -> int:
    """Return what a caller's function counted. Raises `InvalidValue` for no whole number."""
    if type(counted) is not int:
        raise InvalidValue(Fault(f"objectives.{objective.name}.{part}", counted, "a whole number"))
    return counted
