from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import (
    COST,
    COVER,
    FAIRNESS,
    MOVING,
    PEOPLE,
    AssignmentObjective,
    Sense,
    in_common,
    measured,
)
from rocb.planning.assignment.placements import Placement
from tests.planning.assignment.builders import a_problem, a_task, pairings
from tests.planning.assignment.drawn import drawn_problems
from tests.planning.assignment.enumeration import Trial, value_of


def a_week() -> Any:
    """Return three tasks one after the other, the last of which is worth 5, and a placement."""
    tasks = (a_task("a", 0, 1), a_task("b", 1, 2), a_task("c", 2, 3, weight=5))
    costs = {"a": {"ann": 1, "bob": 2}, "b": {"ann": 4}, "c": {"ann": 8}}
    return a_problem(tasks, costs, placements=(Placement("z", "g", weight=7, cost=-2),))


@pytest.mark.parametrize(
    ("objective", "value"),
    [
        (COVER, 7),
        (COST, 13),
        (FAIRNESS, 3),
        (PEOPLE, 1),
        (MOVING, 0),
        (in_common("kept", pairings("a-bob", "b-ann")), 1),
        (AssignmentObjective("double", Sense.LEAST, rising=2), 6),
    ],
)
def test_each_objective_counts_what_it_says(objective, value):
    assert measured(objective, a_week(), pairings("a-ann", "b-ann", "c-ann")) == value


def test_placements_count_by_their_weight_and_cost():
    assert measured(COVER, a_week(), (), ("z",)) == 7
    assert measured(MOVING, a_week(), (), ("z",)) == -2


def test_even_loads_are_fairer():
    one = measured(FAIRNESS, a_week(), pairings("a-ann", "b-ann", "c-ann"))
    other = measured(FAIRNESS, a_week(), pairings("a-bob", "b-ann", "c-ann"))

    assert (one, other) == (3, 1)


def test_where_the_most_is_wanted_neither_people_nor_loads_count():
    for part in ({"person": lambda _: 1}, {"rising": 1}):
        with pytest.raises(InvalidValue, match=r'^sense: "most" is not least'):
            AssignmentObjective("odd", Sense.MOST, **part)


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"sense": "least"},
        {"choice": 7},
        {"rising": -1},
        {"rising": True},
        {"slack": Decimal("-0.1")},
        {"slack": Decimal("1.1")},
        {"slack": Decimal("NaN")},
        {"slack": 0.1},
    ],
)
def test_an_objective_refuses_nonsense(change):
    with pytest.raises(InvalidValue, match=f"^{next(iter(change))}: "):
        AssignmentObjective(**{"name": "x", "sense": Sense.LEAST} | change)


def test_what_is_no_candidate_or_placement_cannot_be_measured():
    with pytest.raises(InvalidValue, match=r"^pairings\[1\]"):
        measured(COST, a_week(), pairings("a-ann", "c-bob"))
    with pytest.raises(InvalidValue, match=r"^placements\[0\]"):
        measured(COST, a_week(), (), ("y",))


@pytest.mark.parametrize("part", ["choice", "person", "placement"])
@pytest.mark.parametrize("counted", [0.5, True, None])
def test_an_objective_counts_in_whole_numbers(part, counted):
    parts: Any = {part: lambda *_: counted}
    wrong = AssignmentObjective("odd", Sense.LEAST, **parts)

    with pytest.raises(InvalidValue, match=rf"^objectives.odd.{part}: "):
        measured(wrong, a_week(), pairings("a-ann"), ("z",))


@given(drawn_problems(pins=0), st.data())
@settings(max_examples=30)
def test_every_answer_is_measured_as_by_hand(problem, data):
    some = st.lists(st.sampled_from(problem.candidates), unique=True)
    chosen = tuple(data.draw(some)) if problem.candidates else ()

    for objective in (COVER, COST, FAIRNESS, PEOPLE):
        value = measured(objective, problem, [it.pairing for it in chosen])
        assert value == value_of(problem, objective, Trial(chosen, ()))
