from itertools import count, pairwise
from random import Random

import pytest

from rocb.planning.assignment.assign import assign
from rocb.planning.assignment.crews import fewest_people
from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.fewer_people import fill_seats, shrink_crew, takes_all_alike
from rocb.planning.assignment.instances import compiled
from rocb.planning.assignment.objectives import (
    COST,
    COVER,
    FAIRNESS,
    PEOPLE,
    AssignmentObjective,
    Sense,
)
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.solutions import SolutionStatus
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task
from rocb.planning.assignment.verification import violations
from tests.planning.assignment.builders import a_problem, a_task


def a_roster(number: int = 0, *, crew: int = 8, each: int = 4, spare: int = 3) -> AssignmentProblem:
    """Return a day that a crew can fill, each with so many tasks, and some who could help."""
    rng = Random(number)  # noqa: S311
    people = tuple(Person(f"p{it:02}") for it in range(crew + spare))
    tasks, found = list[Task](), list[Candidate]()
    for own in range(crew):
        cuts = [0, *sorted(rng.sample(range(1, 96), each - 1)), 96]
        for begins, ends in pairwise(cuts):
            tasks.append(Task(f"t{len(tasks):03}", begins, ends))
            found += [
                Candidate(tasks[-1].id, it.id)
                for place, it in enumerate(people)
                if place == own or rng.random() < 0.5
            ]
    return AssignmentProblem(tuple(tasks), people, tuple(found))


def a_draft(problem: AssignmentProblem) -> Draft:
    """Return an empty draft, for cover and then for few people."""
    return Draft(compiled(problem, (COVER, PEOPLE)))


def steps(number: int):
    """Return a progress that is at its end after so many steps."""
    taken = iter(range(number + 1))
    return lambda: next(taken, number) / number


@pytest.mark.parametrize("number", range(5))
def test_a_day_that_a_crew_can_fill_is_filled_by_as_few(number):
    problem = a_roster(number)

    found = assign(problem, (COVER, PEOPLE))

    cover, people = found.proofs
    assert not violations(problem, found.pairings)
    assert (cover.value, people.value, people.bound) == (32, 8, 8)
    assert found.status is SolutionStatus.OPTIMAL


def test_everybody_fills_what_can_be_filled_where_they_are_just_enough():
    problem = a_roster(spare=0)
    draft = a_draft(problem)

    fill_seats(draft, Random(0), steps(200))  # noqa: S311

    assert draft.gained(0) == len(problem.tasks)
    assert not violations(problem, draft.instance.pairings(draft.choices))


def test_no_fewer_people_are_tried_than_are_needed():
    problem = a_roster()
    draft, left = a_draft(problem), count(1)
    fill_seats(draft, Random(0), steps(200))  # noqa: S311
    least = fewest_people(problem, {it.id: 1 for it in problem.tasks})

    shrink_crew(draft, least, Random(0), lambda: next(left) / 1_000)  # noqa: S311

    assert sum(map(bool, draft.work)) == least
    assert next(left) < 1_000


def test_without_progress_left_the_draft_stays_as_it_is():
    draft = a_draft(a_roster())
    fill_seats(draft, Random(0), steps(200))  # noqa: S311
    before = draft.choices

    shrink_crew(draft, 8, Random(0), lambda: 1.0)  # noqa: S311

    assert draft.choices == before


def test_two_seats_of_a_task_go_to_two_people():
    problem = a_problem(
        (a_task("a", 0, 2, seats=2), a_task("b", 2, 3)),
        {"a": {"ann": 0, "bob": 0, "cid": 0}, "b": {"ann": 0, "cid": 0}},
    )

    found = assign(problem, (COVER, PEOPLE))

    assert [it.value for it in found.proofs] == [3, 2]
    assert found.status is SolutionStatus.OPTIMAL


def test_the_same_seed_finds_the_same():
    problem = a_roster(3)

    one, other = (assign(problem, (COVER, PEOPLE), steps=20, seed=5) for _ in range(2))

    assert one == other


def test_whoever_is_pinned_costs_differently_or_can_tire_is_not_like_the_others():
    tasks, costs = (a_task("a", 0, 2), a_task("b", 3, 5)), {"ann": 1, "bob": 2}
    problem = a_problem(tasks, {"a": costs, "b": costs})
    tired = a_problem(tasks, {"a": costs, "b": costs}, people=(Person("ann", 3), Person("bob", 3)))
    fee = AssignmentObjective("fee", Sense.LEAST, person=lambda it: 1 + (it.id == "ann"))
    pinned = a_problem(tasks, {"a": costs, "b": costs}, pins=(Pairing("a", "ann"),))

    assert takes_all_alike(compiled(problem, (COVER, PEOPLE)), 1)
    assert not takes_all_alike(compiled(problem, (COST, PEOPLE)), 1)
    assert not takes_all_alike(compiled(problem, (COVER, FAIRNESS)), 1)
    assert takes_all_alike(compiled(problem, (COVER, COST)), 0)
    assert not takes_all_alike(compiled(tired, (COVER, PEOPLE)), 1)
    assert not takes_all_alike(compiled(pinned, (COVER, PEOPLE)), 1)
    assert not takes_all_alike(compiled(problem, (COVER, fee)), 1)
