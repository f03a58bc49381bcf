from itertools import pairwise
from math import inf, nan
from time import monotonic
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.assignment.assign import assign
from rocb.planning.assignment.objectives import (
    COST,
    COVER,
    FAIRNESS,
    PEOPLE,
    AssignmentObjective,
    Sense,
    in_common,
    measured,
)
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.solutions import Headway, SolutionStatus
from rocb.planning.assignment.tasks import Pairing, Person
from rocb.planning.assignment.verification import violations
from tests.planning.assignment.builders import (
    a_problem,
    a_task,
    a_year,
    an_escorted_problem,
    gained,
    pairings,
)
from tests.planning.assignment.drawn import answers, drawn_problems
from tests.planning.assignment.test_drafts import filled

YEAR = a_year()
ORDERS = st.permutations((COVER, COST, FAIRNESS, PEOPLE)).map(lambda it: tuple(it[:3]))


@settings(max_examples=50)
@given(drawn_problems(), ORDERS)
def test_an_answer_keeps_every_rule_and_no_other_passes_its_bounds(problem, objectives):
    every = list(answers(problem))
    solution = assign(problem, objectives, steps=20)
    assert not violations(problem, solution.pairings)
    for objective, proof in zip(objectives, solution.proofs, strict=True):
        assert proof.value == measured(objective, problem, solution.pairings)
        assert proof.bound is not None
        sign = 1 if proof.sense is Sense.MOST else -1
        best = max(gained(objective, problem, it) for it in every)
        assert best <= sign * proof.bound
        if proof.is_proven:
            assert sign * proof.value == best
        own = gained(objective, problem, solution.pairings)
        every = [it for it in every if gained(objective, problem, it) >= own]


@settings(max_examples=50)
@given(drawn_problems(escorts=1))
def test_small_problems_are_nearly_always_solved_to_the_best_cover(problem):
    best = max(measured(COVER, problem, it) for it in answers(problem))
    assert assign(problem, steps=200).proofs[0].value == best


@settings(max_examples=25)
@given(drawn_problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(problem, rng):
    def mixed(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(rng.sample(values, len(values)))

    other = evolve(
        problem,
        tasks=mixed(problem.tasks),
        people=mixed(problem.people),
        candidates=mixed(problem.candidates),
        pins=mixed(problem.pins),
    )
    assert assign(other, steps=20) == assign(problem, steps=20)


def test_the_same_number_has_the_same_answer_each_time():
    assert assign(YEAR, steps=100, seed=7) == assign(YEAR, steps=100, seed=7)


def test_more_steps_are_never_worse_and_none_is_as_good_as_the_first_answer_at_least():
    first = filled(YEAR)
    values = [(first.gained(0), first.gained(1))]
    for steps in (0, 300):
        cover, cost = assign(YEAR, steps=steps).proofs
        values.append((cover.value, -cost.value))
    assert all(one <= other for one, other in pairwise(values))


def test_an_answer_is_no_worse_than_the_start():
    start = assign(YEAR, steps=500).pairings
    solution = assign(YEAR, steps=0, start=start)
    assert solution.proofs[0].value >= measured(COVER, YEAR, start)


def test_what_breaks_a_rule_is_left_out_of_the_start():
    problem = a_problem((a_task("x"), a_task("y")), {"x": {"ann": 1}, "y": {"ann": 1, "bob": 9}})
    start = pairings("x-bob", "y-bob", "y-ann", "z-ann")
    assert assign(problem, steps=0, start=start).pairings == pairings("x-ann", "y-bob")


def test_as_much_as_can_be_is_kept_of_what_was():
    kept = pairings("x-bob", "y-ann")
    problem = a_problem(
        (a_task("x"), a_task("y")), {"x": {"ann": 1, "bob": 9}, "y": {"ann": 9, "bob": 1}}
    )
    assert assign(problem).pairings == pairings("x-ann", "y-bob")
    keeping = (COVER, in_common("kept", kept), COST)
    assert assign(problem, keeping, start=kept).pairings == kept


def test_pins_are_kept_though_they_cost_more():
    problem = a_problem((a_task("x"),), {"x": {"ann": 1, "bob": 9}}, pins=pairings("x-bob"))
    solution = assign(problem)
    assert solution.pairings == pairings("x-bob")
    assert solution.status is SolutionStatus.OPTIMAL
    assert not solution.stopped


def test_somebody_is_found_to_escort_those_who_are_pinned():
    problem = an_escorted_problem(pins=pairings("second-tim"))
    assert assign(problem, (COST,), steps=0).pairings == pairings("lead-lee", "second-tim")


def test_nobody_comes_whom_nobody_can_escort():
    problem = an_escorted_problem(people=(Person("lee", 1), Person("tim")))
    assert assign(problem).pairings == ()


def test_few_people_and_even_loads_are_found_where_they_are_wanted():
    apart = [a_task(f"t{n}", 2 * n, 2 * n + 2) for n in range(4)]
    problem = a_problem(apart, {it.id: {"ann": 3, "bob": 3} for it in apart})
    few, even = (assign(problem, (COVER, it), steps=50) for it in (PEOPLE, FAIRNESS))
    assert [it.value for it in few.proofs] == [4, 1]
    assert [it.value for it in even.proofs] == [4, 2]
    assert few.status is even.status is SolutionStatus.OPTIMAL


def test_another_person_never_worsens_the_proven_best_cover():
    for number in range(5):
        problem = a_year(number, 8, 10)
        fewer = evolve(
            problem,
            people=problem.people[1:],
            candidates=tuple(it for it in problem.candidates if it.person != problem.people[0].id),
        )
        more, less = (assign(it, (COVER,), steps=300).proofs[0] for it in (problem, fewer))
        assert more.bound is not None
        assert more.bound >= less.value
        if more.is_proven and less.is_proven:
            assert more.value >= less.value


def test_the_work_ends_where_the_watcher_asks_for_it():
    seen: list[Headway] = []

    def enough(headway: Headway) -> bool:
        seen.append(headway)
        return len(seen) >= 3

    problem = a_year(missions=40, people=20)
    solution = assign(problem, steps=10**6, watch=enough)
    assert solution.stopped
    assert len(seen) == 3
    assert {it.objective for it in seen} == {"cover"}
    assert all(it.bound >= it.value for it in seen if it.bound is not None and it.value is not None)
    assert not violations(problem, solution.pairings)


@pytest.mark.timed
def test_the_work_ends_when_the_time_is_over():
    began = monotonic()
    solution = assign(a_year(missions=60, people=30), seconds=0.5)
    assert solution.stopped
    assert monotonic() - began < 3


def test_a_problem_with_placements_is_refused():
    problem = a_problem(
        (a_task("x"),), {"x": {"ann": 1}}, placements=(Placement("p", "g", ("x",)),)
    )
    with pytest.raises(InvalidValue, match="only `solve` chooses placements"):
        assign(problem)


def test_an_empty_problem_has_an_empty_answer():
    solution = assign(a_problem((), {}))
    assert (solution.pairings, solution.status) == ((), SolutionStatus.OPTIMAL)


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({"problem": None}, "problem"),
        ({"objectives": ()}, "objectives"),
        ({"objectives": COVER}, "objectives"),
        ({"objectives": (None,)}, r"objectives\[0\]"),
        ({"steps": -1}, "steps"),
        ({"steps": True}, "steps"),
        ({"steps": 1.5}, "steps"),
        ({"seconds": 0}, "seconds"),
        ({"seconds": nan}, "seconds"),
        ({"seconds": inf}, "seconds"),
        ({"seconds": "7"}, "seconds"),
        ({"start": "x-ann"}, "start"),
        ({"start": (("x", "ann"),)}, r"start\[0\]"),
        ({"seed": None}, "seed"),
        ({"watch": 7}, "watch"),
    ],
)
def test_nonsense_is_refused(arguments, path):
    with pytest.raises(InvalidValue, match=path):
        assign(**({"problem": YEAR} | arguments))


@pytest.mark.parametrize(
    "objective",
    [
        AssignmentObjective("odd", Sense.LEAST, choice=cast("Any", lambda _, __: 1.5)),
        AssignmentObjective("odd", Sense.LEAST, person=lambda _: True),
        AssignmentObjective("odd", Sense.LEAST, person=lambda _: -1),
    ],
)
def test_an_objective_counts_in_whole_numbers_and_no_person_below_zero(objective):
    with pytest.raises(InvalidValue, match=r"objectives\.odd"):
        assign(YEAR, (objective,))


def test_the_ids_order_the_answer():
    solution = assign(YEAR, steps=0)
    assert list(solution.pairings) == sorted(solution.pairings, key=lambda it: (it.task, it.person))
    assert all(isinstance(it, Pairing) for it in solution.pairings)
