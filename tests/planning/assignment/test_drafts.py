from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.assignment.augmenting import augment
from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.exchanges import exchange, slices
from rocb.planning.assignment.greedy import fill, in_order_of_worth
from rocb.planning.assignment.instances import compiled
from rocb.planning.assignment.objectives import (
    COST,
    COVER,
    FAIRNESS,
    PEOPLE,
    AssignmentObjective,
    measured,
)
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.verification import violations
from tests.planning.assignment.builders import a_problem, a_task, an_escorted_problem, pairings
from tests.planning.assignment.drawn import answers, drawn_problems

OBJECTIVES = (COVER, PEOPLE, FAIRNESS, COST)


def filled(
    problem: AssignmentProblem, objectives: Sequence[AssignmentObjective] = (COVER, COST)
) -> Draft:
    draft = Draft(compiled(problem, objectives))
    fill(draft, in_order_of_worth(draft.instance))
    return draft


def assert_sound(problem: AssignmentProblem, draft: Draft) -> None:
    chosen = draft.instance.pairings(draft.choices)
    assert not violations(problem, chosen)
    signs = (1, -1, -1, -1)
    gains = [
        sign * measured(it, problem, chosen) for sign, it in zip(signs, OBJECTIVES, strict=True)
    ]
    assert [draft.gained(number) for number in range(4)] == gains
    factors = draft.instance.factors
    assert draft.value == sum(a * b for a, b in zip(factors, gains, strict=True))


@settings(max_examples=50)
@given(drawn_problems(pins=0), st.randoms(use_true_random=False))
def test_a_draft_keeps_the_rules_and_its_value_after_every_change(problem, rng):
    draft = filled(problem, OBJECTIVES)
    assert_sound(problem, draft)
    before, value = draft.choices, draft.value
    draft.changes.clear()
    for task, person in rng.sample(before, len(before) // 2):
        if person in draft.teams[task]:
            assert draft.drop(task, person)
            assert_sound(problem, draft)
    order = in_order_of_worth(draft.instance)
    rng.shuffle(order)
    fill(draft, order)
    assert_sound(problem, draft)
    draft.undo()
    assert (draft.choices, draft.value) == (before, value)
    assert_sound(problem, draft)


@settings(max_examples=50)
@given(drawn_problems(pins=0))
def test_paths_and_exchanges_keep_the_rules_and_never_lose(problem):
    draft = filled(problem, OBJECTIVES)
    value = draft.value
    for task in in_order_of_worth(draft.instance):
        augment(draft, task, 2)
        assert draft.value >= value
        value = draft.value
    for tasks in slices(draft.instance):
        assert exchange(draft, tasks) == (draft.value > value)
        assert draft.value >= value
        value = draft.value
    assert_sound(problem, draft)


@settings(max_examples=50)
@given(drawn_problems(escorts=0, pins=0))
def test_nothing_is_better_than_an_exchange_where_all_tasks_are_at_one_time(problem):
    tasks = {task.id for task in problem.tasks if task.begins <= 4 < task.ends}
    own = tuple(it for it in problem.candidates if it.task in tasks)
    at_once = a_problem(problem.tasks, {}, people=problem.people, candidates=own)
    draft = Draft(compiled(at_once, OBJECTIVES))
    for found in slices(draft.instance):
        exchange(draft, found)
    best = max(
        (measured(COVER, at_once, it), -measured(PEOPLE, at_once, it)) for it in answers(at_once)
    )
    assert (draft.gained(0), draft.gained(1)) == best


def test_a_path_moves_whoever_stands_in_the_way():
    problem = a_problem(
        (a_task("x", weight=2), a_task("y", weight=1)),
        {"x": {"ann": 1, "bob": 2}, "y": {"ann": 1}},
    )
    draft = filled(problem)
    assert draft.instance.pairings(draft.choices) == pairings("x-ann")
    augment(draft, 1, 1)
    assert draft.instance.pairings(draft.choices) == pairings("x-bob", "y-ann")


def test_whoever_is_escorted_leaves_with_the_escort():
    draft = filled(an_escorted_problem())
    assert len(draft.choices) == 2
    assert draft.drop(0, 0)
    assert not draft.choices


def test_the_escort_of_a_pin_stays():
    problem = an_escorted_problem(pins=pairings("second-tim"))
    draft = filled(problem)
    assert not draft.drop(0, 0)
    assert draft.choices == ((0, 0),)
