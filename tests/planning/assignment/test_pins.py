from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.pins import pinned_answer
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Pairing, Person
from rocb.planning.assignment.verification import violations
from tests.planning.assignment.builders import a_problem, a_task, pairings
from tests.planning.assignment.drawn import drawn_problems
from tests.planning.assignment.enumeration import possible


def faults(problem: AssignmentProblem, **changes: Any) -> list[str]:
    """Return what is said of the problem with these changes."""
    with pytest.raises(InvalidValue) as caught:
        evolve(problem, **changes)
    return [str(fault) for fault in caught.value.faults]


def a_mission() -> AssignmentProblem:
    """Return two missions on the same days, whose juniors come beside Lee alone."""
    return a_problem(
        (a_task("lead"), a_task("junior"), a_task("chief"), a_task("second")),
        {
            "lead": {"lee": 1},
            "junior": {"jim": 1},
            "chief": {"lee": 1},
            "second": {"sue": 1},
        },
        escorts=(
            Escort(("junior",), ("jim",), ("lead",), ("lee",)),
            Escort(("second",), ("sue",), ("chief",), ("lee",)),
        ),
    )


def test_a_pin_of_somebody_who_is_no_candidate_is_refused():
    assert faults(a_mission(), pins=pairings("lead-jim")) == [
        'pins[0]: "jim for lead" is not one of the candidates'
    ]


def test_overlapping_pins_of_one_person_are_refused():
    assert faults(a_mission(), pins=pairings("lead-lee", "chief-lee")) == [
        'pins[1]: "lee for chief" is not free at that time: pins[0] is lead'
    ]


def test_a_pin_that_stands_twice_is_refused():
    assert faults(a_mission(), pins=pairings("lead-lee", "lead-lee"))[0] == (
        'pins[1]: "lee for lead" is not new: pins[0] says it already'
    )


def test_more_pins_than_seats_are_refused():
    problem = a_problem((a_task(),), {"t": {"ann": 1, "bob": 1}})

    assert faults(problem, pins=pairings("t-ann", "t-bob")) == [
        'pins[1]: "t" is not at most 1 seats, not pins[0], pins[1]'
    ]


def test_pins_beyond_the_capacity_of_a_person_are_refused():
    problem = a_problem((a_task("a", 0, 3), a_task("b", 3, 5)), {"a": {"ann": 1}, "b": {"ann": 1}})
    limited = evolve(problem, people=(Person("ann", 4),))

    enough = evolve(limited, people=(Person("ann", 5),), pins=pairings("a-ann", "b-ann"))
    assert len(enough.pins) == 2
    assert faults(limited, pins=pairings("a-ann", "b-ann")) == [
        "pins[1]: 5 is not at most 4 of the time of ann, not pins[0], pins[1]"
    ]


def test_every_fault_of_the_pins_is_told_at_once():
    found = faults(a_mission(), pins=pairings("lead-jim", "chief-lee", "lead-lee", "junior-jim"))

    assert [it.split(":")[0] for it in found] == ["pins[0]", "pins[2]", "pins[3]", "pins[2]"]


def test_a_pin_whose_escort_can_come_is_held():
    assert evolve(a_mission(), pins=pairings("junior-jim")).pins


def test_pins_that_need_the_same_escort_at_one_time_clash():
    assert faults(a_mission(), pins=pairings("junior-jim", "second-sue")) == [
        'pins[1]: "sue for second" is not possible beside pins[0], '
        "with the escorts and the placement that it needs"
    ]


def test_only_the_pins_that_clash_are_named():
    problem = a_mission()
    wider = evolve(
        problem,
        tasks=(*problem.tasks, a_task("other", 9, 10)),
        candidates=(*problem.candidates, *a_problem((), {}).candidates),
    )
    wider = evolve(wider, candidates=(*wider.candidates, evolve(wider.candidates[0], task="other")))
    pins = pairings("junior-jim", "other-lee", "second-sue")

    assert faults(wider, pins=pins)[0].startswith(
        'pins[2]: "sue for second" is not possible beside pins[0], with'
    )


def test_a_pin_whose_escort_is_no_candidate_cannot_hold():
    problem = evolve(a_mission(), candidates=a_mission().candidates[1:])

    assert faults(problem, pins=pairings("junior-jim")) == [
        'pins[0]: "jim for junior" is not possible, '
        "with the escorts and the placement that it needs"
    ]


def test_an_escort_who_is_busy_with_another_pin_cannot_come():
    assert faults(a_mission(), pins=pairings("junior-jim", "chief-lee"))[0].startswith(
        'pins[1]: "lee for chief" is not possible beside pins[0], with'
    )


def test_pins_in_two_placements_of_one_group_clash():
    problem = a_problem(
        (a_task("early", 0, 1), a_task("late", 5, 6)),
        {"early": {"ann": 1}, "late": {"bob": 1}},
        placements=(Placement("z0", "g", ("early",)), Placement("z1", "g", ("late",))),
    )

    assert faults(problem, pins=pairings("early-ann", "late-bob"))[0].startswith(
        'pins[1]: "bob for late" is not possible beside pins[0], with'
    )


@given(drawn_problems(pins=0), st.data())
@settings(max_examples=30)
def test_pins_are_refused_exactly_where_no_answer_holds_them(problem, data):
    places = [Placement(f"z{it}", "g", (task.id,)) for it, task in enumerate(problem.tasks)]
    placed = evolve(problem, placements=tuple(places[: data.draw(st.integers(0, 2))]))
    known = [it.pairing for it in placed.candidates]
    pins = data.draw(st.lists(st.sampled_from(known), unique=True, max_size=3)) if known else []
    answers = [{it.pairing for it in trial.chosen} for trial in possible(placed)]

    def holds(some: Any) -> bool:
        return any(answer.issuperset(some) for answer in answers)

    if holds(pins):
        pinned = evolve(placed, pins=tuple(pins))
        found = pinned_answer(pinned)
        assert found is not None
        assert violations(pinned, *found) == ()
    else:
        named = faults(placed, pins=tuple(pins))[0]
        clash = [pin for index, pin in enumerate(pins) if f"pins[{index}]" in named]
        if "possible" in named:
            assert not holds(clash)
            assert all(holds(some) for some in combinations(clash, len(clash) - 1))


def test_nothing_is_pinned_by_nobody():
    assert pinned_answer(a_mission()) == ((), ())
    assert pinned_answer(evolve(a_mission(), pins=(Pairing("junior", "jim"),))) == (
        pairings("lead-lee", "junior-jim"),
        (),
    )
