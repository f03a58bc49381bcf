import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Pairing, Person
from rocb.planning.assignment.verification import AssignmentRule, Violation, violations
from tests.planning.assignment.builders import (
    a_problem,
    a_task,
    an_escorted_problem,
    pairings,
)
from tests.planning.assignment.drawn import drawn_problems
from tests.planning.assignment.enumeration import Trial, is_possible


def broken(rule: AssignmentRule, *ids: str) -> tuple[Violation, ...]:
    """Return one violation."""
    return (Violation(rule, ids),)


def test_an_answer_that_keeps_every_rule_breaks_none():
    assert violations(an_escorted_problem(), pairings("lead-lee", "second-tim")) == ()
    assert violations(an_escorted_problem(), ()) == ()


def test_somebody_who_is_no_candidate_breaks_a_rule():
    assert violations(an_escorted_problem(), pairings("lead-tim")) == broken(
        AssignmentRule.CANDIDATE, "lead", "tim"
    )


def test_a_task_that_is_not_there_breaks_a_rule():
    assert violations(an_escorted_problem(), pairings("none-tim")) == broken(
        AssignmentRule.CANDIDATE, "none", "tim"
    )


def test_nobody_takes_two_seats_of_a_task():
    problem = a_problem((a_task(seats=2),), {"t": {"ann": 1}})

    found = violations(problem, pairings("t-ann", "t-ann"))

    assert found[0] == Violation(AssignmentRule.ONCE, ("t", "ann"))


def test_no_task_has_more_people_than_seats():
    problem = a_problem((a_task(),), {"t": {"ann": 1, "bob": 1}})

    assert violations(problem, pairings("t-ann", "t-bob")) == broken(AssignmentRule.SEATS, "t")


@pytest.mark.parametrize(("begins", "overlaps"), [(1, True), (2, False)])
def test_nobody_is_in_two_places_at_one_time(begins, overlaps):
    problem = a_problem(
        (a_task("a", 0, 2), a_task("b", begins, 4)), {"a": {"ann": 1}, "b": {"ann": 1}}
    )

    found = violations(problem, pairings("a-ann", "b-ann"))

    assert found == (broken(AssignmentRule.ONE_AT_A_TIME, "ann", "a", "b") if overlaps else ())


@pytest.mark.parametrize(("capacity", "exceeded"), [(3, True), (4, False), (None, False)])
def test_nobody_gives_more_time_than_they_have(capacity, exceeded):
    problem = a_problem((a_task("a", 0, 2), a_task("b", 2, 4)), {"a": {"ann": 1}, "b": {"ann": 1}})
    problem = evolve(problem, people=(Person("ann", capacity),))

    found = violations(problem, pairings("a-ann", "b-ann"))

    assert found == (broken(AssignmentRule.CAPACITY, "ann") if exceeded else ())


def test_nobody_comes_without_the_escort_they_need():
    assert violations(an_escorted_problem(), pairings("second-tim")) == broken(
        AssignmentRule.ESCORT, "second", "tim"
    )


def test_a_pin_that_does_not_hold_breaks_a_rule():
    problem = an_escorted_problem(pins=pairings("lead-lee"))

    assert violations(problem, ()) == broken(AssignmentRule.PIN, "lead", "lee")


def a_placed_problem() -> AssignmentProblem:
    """Return a problem of two tasks that are held early or late, and one more that uses a room."""
    return a_problem(
        (a_task("early", 0, 1), a_task("late", 5, 6)),
        {"early": {"ann": 1}, "late": {"ann": 1}},
        placements=(
            Placement("z0", "g", ("early",), ("hall",)),
            Placement("z1", "g", ("late",), ("room",)),
            Placement("z2", "h", (), ("hall",)),
        ),
    )


@pytest.mark.parametrize(
    ("chosen", "placed", "expected"),
    [
        (("early-ann",), ("z0",), ()),
        (("early-ann",), (), broken(AssignmentRule.PLACEMENT, "early", "ann")),
        (("early-ann",), ("z1",), broken(AssignmentRule.PLACEMENT, "early", "ann")),
        ((), ("z0", "z1"), broken(AssignmentRule.ONE_OF_GROUP, "g")),
        ((), ("z0", "z2"), broken(AssignmentRule.USE, "hall")),
        ((), ("z9",), broken(AssignmentRule.PLACEMENT, "z9")),
        ((), ("z1", "z1"), broken(AssignmentRule.PLACEMENT, "z1")),
        ((), ("z1", "z2"), ()),
    ],
)
def test_placements_exclude_one_another(chosen, placed, expected):
    assert violations(a_placed_problem(), pairings(*chosen), placed) == expected


@pytest.mark.parametrize(
    "arguments", [(None, ()), ("p", ()), (an_escorted_problem(), 7), (an_escorted_problem(), (1,))]
)
def test_nonsense_is_refused(arguments):
    with pytest.raises(InvalidValue):
        violations(*arguments)


@given(drawn_problems(pins=0), st.data())
@settings(max_examples=30)
def test_an_answer_is_sound_exactly_where_every_rule_holds(problem, data):
    places = tuple(Placement(f"z{it.id}", "g", (it.id,), ("u",)) for it in problem.tasks[:2])
    problem = evolve(problem, pins=(), placements=places)
    chosen = (
        data.draw(st.lists(st.sampled_from(problem.candidates), unique=True))
        if problem.candidates
        else []
    )
    placed = data.draw(st.lists(st.sampled_from(places), unique=True))

    found = violations(
        problem, [Pairing(it.task, it.person) for it in chosen], [it.id for it in placed]
    )

    assert (found == ()) == is_possible(problem, Trial(tuple(chosen), tuple(placed)))
