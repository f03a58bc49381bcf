"""Builders of assignment problems for the tests, small and large."""

from collections.abc import Iterable
from random import Random

from attrs import evolve

from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.objectives import AssignmentObjective, Sense, measured
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task


def a_task(id: str = "t", begins: int = 0, ends: int = 2, **changes) -> Task:
    """Return a task with one seat, unless changed."""
    return evolve(Task(id, begins, ends), **changes)


def candidates(costs: dict[str, dict[str, int]]) -> tuple[Candidate, ...]:
    """Return candidates of costs by task and person."""
    return tuple(Candidate(t, p, cost) for t, own in costs.items() for p, cost in own.items())


def a_problem(
    tasks: Iterable[Task], costs: dict[str, dict[str, int]], **changes
) -> AssignmentProblem:
    """Return a problem of these tasks, and of people of unknown capacity unless they are given."""
    people = tuple(map(Person, sorted({person for own in costs.values() for person in own})))
    problem = AssignmentProblem(tuple(tasks), people, candidates(costs))
    return evolve(problem, **changes)


def an_escorted_problem(**changes) -> AssignmentProblem:
    """Return a mission with a lead, for whom Lee is the only one, and a trainee's seat for Tim."""
    problem = a_problem(
        (a_task("lead", weight=3), a_task("second", weight=1)),
        {"lead": {"lee": 5}, "second": {"tim": 1}},
        escorts=(Escort(("second",), ("tim",), ("lead",), ("lee",)),),
    )
    return evolve(problem, **changes)


def a_year(number: int = 0, missions: int = 20, people: int = 30) -> AssignmentProblem:
    """Return a year of missions of two or three seats, drawn by chance of this number."""
    rng = Random(number)  # noqa: S311
    all_people = tuple(Person(f"p{it:03}", rng.choice((5, 8, 10))) for it in range(people))
    tasks, found = [], []
    for mission in range(missions):
        begins, length, weight = rng.randrange(60), rng.choice((2, 3, 5)), rng.randrange(1, 9)
        for seat in range(rng.choice((2, 3))):
            task = Task(
                f"m{mission}.{seat}", begins, begins + length, rng.choice((1, 1, 2)), weight
            )
            tasks.append(task)
            found += [
                Candidate(task.id, it.id, rng.randrange(100, 500))
                for it in rng.sample(all_people, people // 5)
            ]
    return AssignmentProblem(tuple(tasks), all_people, tuple(found))


def pairings(*pairs: str) -> tuple[Pairing, ...]:
    """Return pairings of texts such as `lead-lee`."""
    return tuple(Pairing(*pair.split("-")) for pair in pairs)


def gained(
    objective: AssignmentObjective, problem: AssignmentProblem, chosen: tuple[Pairing, ...]
) -> int:
    """Return the value of an objective, such that more is better."""
    value = measured(objective, problem, chosen)
    return value if objective.sense is Sense.MOST else -value
