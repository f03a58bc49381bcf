from hypothesis import given, settings

from rocb.planning.assignment.crews import fewest_people
from rocb.planning.assignment.objectives import COVER, PEOPLE
from rocb.planning.assignment.solve import solve
from tests.planning.assignment.builders import a_problem, a_task
from tests.planning.assignment.drawn import drawn_problems
from tests.planning.assignment.enumeration import possible


def test_tasks_at_one_time_need_a_person_each():
    problem = a_problem(
        (a_task("a", 0, 2), a_task("b", 1, 3, seats=2), a_task("c", 3, 4)),
        {it: {"ann": 1, "bob": 1, "cid": 1} for it in "abc"},
    )

    assert fewest_people(problem, {"a": 1, "b": 2, "c": 1}) == 3
    assert fewest_people(problem, {"a": 1, "c": 1}) == 1


def test_tasks_that_nobody_may_take_both_of_need_two():
    problem = a_problem(
        (a_task("a", 0, 1), a_task("b", 1, 2), a_task("c", 2, 3)),
        {"a": {"ann": 1}, "b": {"bob": 1}, "c": {"ann": 1, "bob": 1}},
    )

    assert fewest_people(problem, {"a": 1, "b": 1, "c": 1}) == 2


def test_the_bound_is_met_by_those_who_are_fewest():
    problem = a_problem(
        (a_task("a", 0, 2), a_task("b", 1, 3), a_task("c", 3, 5), a_task("d", 4, 6)),
        {it: {"ann": 1, "bob": 1, "cid": 1} for it in "abcd"},
    )

    cover, people = solve(problem, (COVER, PEOPLE)).proofs

    assert (cover.value, people.value, people.bound) == (4, 2, 2)


@given(drawn_problems(pins=0))
@settings(max_examples=20)
def test_no_answer_that_fills_the_seats_has_fewer_people(problem):
    for trial in possible(problem):
        filled = dict[str, int]()
        for it in trial.chosen:
            filled[it.task] = filled.get(it.task, 0) + 1
        people = {it.person for it in trial.chosen}
        assert fewest_people(problem, filled) <= len(people)
