from typing import Any

import pytest
from attrs import evolve

from rocb.errors import InvalidValue
from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.tasks import Candidate, Person, Task
from tests.planning.assignment.builders import a_task, an_escorted_problem, pairings


def faults(**changes: Any) -> list[str]:
    """Return what is said of a problem with these changes."""
    with pytest.raises(InvalidValue) as caught:
        an_escorted_problem(**changes)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("begins", "overlaps"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_touching_task_does_not_overlap(begins, overlaps):
    assert a_task("a", 0, 2).overlaps(a_task("b", begins, begins + 2)) is overlaps


def test_a_task_takes_its_length():
    assert Task("a", 3, 8).length == 5


@pytest.mark.parametrize("ends", [0, -1])
def test_a_task_of_no_length_is_refused(ends):
    with pytest.raises(InvalidValue, match=rf"^ends: {ends} is not later than 0"):
        Task("a", 0, ends)


@pytest.mark.parametrize(
    "change",
    [{"seats": -1}, {"weight": -1}, {"weight": float("nan")}, {"begins": True}, {"id": ""}],
)
def test_a_task_refuses_nonsense(change):
    with pytest.raises(InvalidValue, match=f"^{next(iter(change))}: "):
        evolve(a_task(), **change)


@pytest.mark.parametrize("capacity", [-1, 1.5, True])
def test_a_capacity_is_a_whole_number_from_zero(capacity):
    with pytest.raises(InvalidValue, match=r"^capacity: "):
        Person("ann", capacity)


@pytest.mark.parametrize("field", ["tasks", "people", "candidates", "placements"])
def test_nothing_stands_twice(field):
    once = (Placement("z", "g"),)
    problem = an_escorted_problem(placements=once)
    twice = (*getattr(problem, field), getattr(problem, field)[0])

    with pytest.raises(InvalidValue, match=rf"{field}\[{len(twice) - 1}\]"):
        evolve(problem, **{field: twice})


def test_every_id_that_leads_nowhere_is_told_at_once():
    found = faults(
        candidates=(Candidate("none", "lee"), Candidate("lead", "nobody")),
        escorts=(Escort(("x",), ("y",), ("z",), ("w",)),),
        placements=(Placement("p", "g", ("v",)),),
        pins=pairings("none-lee"),
    )

    assert [it.split(": ")[0] for it in found] == [
        "candidates[0].task",
        "candidates[1].person",
        "pins[0].task",
        "escorts[0].tasks[0]",
        "escorts[0].people[0]",
        "escorts[0].beside[0]",
        "escorts[0].escorts[0]",
        "placements[0].tasks[0]",
    ]


def test_a_task_belongs_to_one_placement():
    found = faults(placements=(Placement("p", "g", ("lead",)), Placement("q", "g", ("lead",))))

    assert found == [
        'placements[1].tasks[0]: "lead" is not a task of this placement alone, not of p'
    ]
