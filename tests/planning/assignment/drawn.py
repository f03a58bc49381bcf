"""Assignment problems drawn by Hypothesis, so small that every answer can be looked at."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, combinations
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task
from rocb.planning.assignment.verification import violations

_CANDIDATES = 7


@st.composite
def drawn_problems(draw: Any, *, escorts: int = 2, pins: int = 2) -> AssignmentProblem:
    """Draw a problem of up to four tasks and four people, with escorts and pins."""
    tasks = draw(st.lists(_tasks(), min_size=1, max_size=4, unique_by=lambda it: it.id))
    capacities = draw(st.lists(st.none() | st.integers(0, 8), min_size=1, max_size=4))
    people = [Person(f"p{number}", capacity) for number, capacity in enumerate(capacities)]
    pairs = [(task.id, person.id) for task in tasks for person in people]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=_CANDIDATES))
    costs = st.integers(0, 9)
    problem = AssignmentProblem(
        tuple(tasks),
        tuple(people),
        tuple(Candidate(task, person, draw(costs)) for task, person in chosen),
        tuple(draw(st.lists(_escorts(tasks, people), max_size=escorts))),
    )
    for task, person in draw(st.permutations(chosen))[: draw(st.integers(0, pins))]:
        with suppress(InvalidValue):
            problem = evolve(problem, pins=(*problem.pins, Pairing(task, person)))
    return problem


def answers(problem: AssignmentProblem) -> Iterator[tuple[Pairing, ...]]:
    """Yield every answer to a problem that keeps its rules."""
    free = [it.pairing for it in problem.candidates]
    every = chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
    return (chosen for chosen in every if not violations(problem, chosen))


def _tasks() -> st.SearchStrategy[Task]:
    return st.builds(
        lambda id, begins, length, seats, weight: Task(id, begins, begins + length, seats, weight),
        st.sampled_from(("a", "b", "c", "d")),
        st.integers(0, 5),
        st.integers(1, 3),
        st.sampled_from((1, 2, 1, 0)),
        st.integers(0, 5),
    )


def _escorts(tasks: list[Task], people: list[Person]) -> st.SearchStrategy[Escort]:
    some_tasks = _some([it.id for it in tasks])
    some_people = _some([it.id for it in people])
    return st.builds(Escort, some_tasks, some_people, some_tasks, some_people)


def _some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple)
