from math import inf

from hypothesis import given, settings

from rocb.planning.assignment.masters import Mastered, Schedule, mastered
from rocb.planning.assignment.models import column_values, counted, modelled
from rocb.planning.assignment.objectives import COST, COVER, FAIRNESS, PEOPLE, Sense
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Pairing, Person
from tests.planning.assignment.builders import a_problem, a_task, a_year
from tests.planning.assignment.drawn import drawn_problems
from tests.planning.assignment.enumeration import best_values, possible


def bound_of(problem, objective, chosen: tuple[Pairing, ...] = ()) -> Mastered:
    """Return the least by schedules, begun with an answer."""
    model = modelled(problem, (objective,))
    sign = -1 if objective.sense is Sense.MOST else 1
    costs = {it: sign * count for it, count in counted(model, objective).items()}
    lower = [int(it in model.pinned) for it in range(model.width)]
    own: dict[str, tuple[int, ...]] = {}
    for column, value in enumerate(column_values(model, chosen, ())[: len(problem.candidates)]):
        if value:
            person = problem.candidates[column].person
            own[person] = (*own.get(person, ()), column)
    schedules: dict[Schedule, None] = dict.fromkeys(own.items())
    found = mastered(
        model, costs, model.rows, (lower, [1] * model.width), schedules, inf, lambda _: True
    )
    assert found is not None
    return found


@given(drawn_problems())
@settings(max_examples=40)
def test_nothing_is_better_than_the_bound_by_schedules(problem):
    start = tuple(it.pairing for it in possible(problem)[0].chosen)

    for objective in (COVER, COST, FAIRNESS, PEOPLE):
        best = best_values(problem, (objective,))
        assert best is not None
        sign = -1 if objective.sense is Sense.MOST else 1
        assert bound_of(problem, objective, start).bound <= sign * best[0]


def test_without_rules_that_tie_more_the_bound_is_met():
    problem = a_year(2, 8, 10)

    found = bound_of(problem, COVER)

    assert {problem.candidates[it].task for it in found.columns} <= {it.id for it in problem.tasks}
    assert found.bound <= -sum(it.weight for it in problem.tasks if it.weight) // 2


def test_half_a_task_fits_into_no_capacity():
    problem: AssignmentProblem = a_problem(
        (a_task("a", 0, 3, weight=3), a_task("b", 3, 6, weight=3)),
        {"a": {"ann": 1}, "b": {"ann": 1}},
        people=(Person("ann", 5),),
    )

    assert bound_of(problem, COVER).bound == -3
