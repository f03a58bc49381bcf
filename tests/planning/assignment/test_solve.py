import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import inf, nan
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.assignment import searches
from rocb.planning.assignment.escorts import Escort
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
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.solutions import AssignmentSolution, Headway, SolutionStatus
from rocb.planning.assignment.solve import solve
from rocb.planning.assignment.tasks import Candidate, Pairing, Person
from rocb.planning.assignment.verification import violations
from tests.planning.assignment.builders import a_problem, a_task, a_year
from tests.planning.assignment.drawn import drawn_problems
from tests.planning.assignment.enumeration import best_values, possible

solving = sys.modules["rocb.planning.assignment.solve"]

PAY = AssignmentObjective("pay", Sense.LEAST, person=lambda it: len(it.id) + int(it.id[1:]))
LIKED = AssignmentObjective(
    "liked", Sense.MOST, choice=lambda task, it: it.cost - task.weight, slack=Decimal("0.3")
)
LENIENT = evolve(COVER, slack=Decimal("0.25"))
CHEAP = evolve(COST, slack=Decimal("0.5"))
REFUND = AssignmentObjective(
    "refund", Sense.LEAST, choice=lambda _, it: 3 - it.cost, slack=Decimal("0.4")
)
MIXED = AssignmentObjective(
    "mixed",
    Sense.LEAST,
    choice=lambda task, it: it.cost - 2 * task.weight,
    person=lambda _: 2,
    placement=lambda it: it.cost,
    rising=2,
)
ALL = (COVER, COST, FAIRNESS, PEOPLE, MOVING, PAY, LIKED, LENIENT, CHEAP, REFUND, MIXED)


@st.composite
def drawn_years(draw: Any) -> AssignmentProblem:
    """Draw a problem of which some tasks are placed and some pins hold together."""
    problem = draw(drawn_problems(escorts=2, pins=0))
    ids = [it.id for it in problem.tasks]
    placements = []
    for number in range(draw(st.integers(0, 3))):
        own, ids = ids[: (size := draw(st.integers(0, 2)))], ids[size:]
        uses = draw(st.lists(st.sampled_from(("hall", "room")), unique=True, max_size=2))
        weight, cost = draw(st.integers(0, 4)), draw(st.integers(-3, 3))
        group = draw(st.sampled_from(("g", "h")))
        placements.append(Placement(f"z{number}", group, tuple(own), tuple(uses), weight, cost))
    problem = evolve(problem, placements=tuple(placements))
    answer = draw(st.sampled_from(possible(problem)))
    pins = tuple(it.pairing for it in answer.chosen)[: draw(st.integers(0, 2))]
    pinned: AssignmentProblem = evolve(problem, pins=pins)
    return pinned


def solved(
    problem: AssignmentProblem, objectives: Sequence[AssignmentObjective], **limits: Any
) -> AssignmentSolution:
    """Return an answer, with what every answer has to be."""
    found = solve(problem, objectives, **limits)
    assert violations(problem, found.pairings, found.placements) == ()
    assert [it.objective for it in found.proofs] == [it.name for it in objectives]
    for objective, proof in zip(objectives, found.proofs, strict=True):
        value = measured(objective, problem, found.pairings, found.placements)
        if not objective.slack:
            assert proof.value == value
        if proof.bound is not None:
            sign = 1 if objective.sense is Sense.LEAST else -1
            assert sign * proof.bound <= sign * proof.value
    return found


def values(found: AssignmentSolution) -> list[int]:
    """Return the value of each objective."""
    return [it.value for it in found.proofs]


@given(drawn_years(), st.lists(st.sampled_from(ALL), min_size=1, max_size=3, unique=True))
@settings(max_examples=60)
def test_each_objective_is_as_good_as_any_answer_can_be(problem, objectives):
    found = solved(problem, objectives)

    assert values(found) == best_values(problem, objectives)
    assert found.status is SolutionStatus.OPTIMAL
    assert not found.stopped


@pytest.mark.parametrize("small", [0, 3])
def test_large_problems_are_solved_by_parts_that_grow(small, monkeypatch):
    problem = a_year(6, 6, 6)
    whole = solved(problem, (COVER, COST, FAIRNESS))

    monkeypatch.setattr(searches, "_SMALL", 0)
    monkeypatch.setattr(searches, "PER_TASK", 0)
    monkeypatch.setattr(solving, "_SMALL", small)
    seen: list[Headway] = []

    found = solved(problem, (COVER, COST, FAIRNESS), seconds=5, watch=seen.append)

    assert values(found) == values(whole)
    for it in seen:
        place = [proof.objective for proof in whole.proofs].index(it.objective)
        sign = -1 if it.objective == "cover" else 1
        assert it.bound is None or sign * it.bound <= sign * values(whole)[place]


@given(drawn_problems(pins=0), st.data())
@settings(max_examples=15)
def test_an_answer_in_common_with_another_keeps_as_much_as_can_be(problem, data):
    other = data.draw(st.sampled_from(possible(problem)))
    kept = in_common("kept", [it.pairing for it in other.chosen])

    assert values(solved(problem, (COVER, kept))) == best_values(problem, (COVER, kept))


@given(drawn_problems(pins=0), st.data())
@settings(max_examples=15)
def test_tightening_a_rule_never_improves_an_objective(problem, data):
    index = data.draw(st.integers(0, len(problem.people) - 1))
    person = problem.people[index]
    less = 0 if person.capacity is None else max(0, person.capacity - 2)
    people = [*problem.people]
    people[index] = evolve(person, capacity=less)
    tighter = data.draw(
        st.sampled_from(
            (
                evolve(problem, people=tuple(people)),
                evolve(problem, candidates=problem.candidates[1:]),
                evolve(
                    problem, tasks=tuple(evolve(it, seats=min(it.seats, 1)) for it in problem.tasks)
                ),
            )
        )
    )

    assert values(solved(tighter, (COVER,))) <= values(solved(problem, (COVER,)))
    wide, narrow = solved(problem, (COVER, COST)), solved(tighter, (COVER, COST))
    if narrow.proofs[0].value == wide.proofs[0].value:
        assert narrow.proofs[1].value >= wide.proofs[1].value


@given(drawn_years(), st.data())
@settings(max_examples=15)
def test_one_more_person_never_worsens_cover(problem, data):
    new = Person("p9")
    chosen = data.draw(st.lists(st.sampled_from(problem.tasks), unique=True, max_size=3))
    wider = evolve(
        problem,
        people=(*problem.people, new),
        candidates=(*problem.candidates, *(Candidate(it.id, new.id) for it in chosen)),
    )

    assert values(solved(wider, (COVER,))) >= values(solved(problem, (COVER,)))


@given(drawn_years(), st.randoms())
@settings(max_examples=15)
def test_the_order_of_the_input_changes_no_value(problem, random):
    def mixed(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(things, len(things)))

    fields = ("tasks", "people", "candidates", "escorts", "placements", "pins")
    other = evolve(problem, **{name: mixed(getattr(problem, name)) for name in fields})

    objectives = (COVER, COST, FAIRNESS)
    assert values(solved(other, objectives)) == values(solved(problem, objectives))


@given(drawn_years(), st.data())
@settings(max_examples=15)
def test_an_answer_to_start_from_leads_to_the_same_values(problem, data):
    start = data.draw(st.sampled_from(possible(problem)))

    found = solved(
        problem,
        (COVER, COST),
        start=[it.pairing for it in start.chosen],
        placements=[it.id for it in start.placed],
    )

    assert values(found) == best_values(problem, (COVER, COST))


def test_a_start_that_breaks_rules_is_refused():
    problem = a_problem((a_task(),), {"t": {"ann": 1, "bob": 2}})

    with pytest.raises(InvalidValue, match=r'^start: "seats" is not an answer that keeps every'):
        solve(problem, start=[Pairing("t", "ann"), Pairing("t", "bob")])


def test_a_start_without_its_placements_is_refused():
    problem = a_problem((a_task(),), {"t": {"ann": 1}}, placements=(Placement("z", "g", ("t",)),))

    with pytest.raises(InvalidValue, match=r'^start: "placement" is not'):
        solve(problem, start=[Pairing("t", "ann")])
    assert solved(problem, (COVER,), start=[Pairing("t", "ann")], placements=["z"]).placements == (
        "z",
    )


def test_without_time_the_answer_it_started_from_is_kept_and_no_more_is_claimed():
    problem = a_year(3, 10, 12)

    found = solved(problem, (COVER, COST, FAIRNESS), seconds=0)

    best = solved(problem, (COVER,)).proofs[0].value
    assert found.stopped
    assert found.status is SolutionStatus.FEASIBLE
    assert found.proofs[0].bound is None or found.proofs[0].bound >= best


def test_who_watches_may_stop_everything():
    seen: list[Headway] = []

    def stop(headway: Headway) -> bool:
        seen.append(headway)
        return headway.objective == "cost"

    found = solved(a_year(3, 10, 12), (COVER, COST, FAIRNESS), watch=stop)

    assert [it.objective for it in seen].count("cost") == 1
    assert found.stopped
    assert found.proofs[0].is_proven
    assert [it.bound for it in found.proofs[1:]] == [None, None]


def test_who_watches_sees_values_and_bounds_that_hold():
    problem, seen = a_year(3, 10, 12), list[Headway]()

    found = solved(problem, (COVER, COST), watch=seen.append)

    cover, cost = values(found)
    for it in seen:
        assert it.value is not None
        if it.objective == "cover":
            assert it.value <= cover
            assert it.bound is None or it.bound >= cover
        else:
            assert it.value >= cost
            assert it.bound is None or it.bound <= cost


def test_the_same_problem_has_the_same_answer_every_time():
    first, second = (solve(a_year(5, 12, 15)) for _ in range(2))

    assert first == second


def test_slack_is_given_up_for_what_comes_after():
    problem = a_problem(
        (a_task("a", 0, 1), a_task("b", 1, 2)), {"a": {"ann": 10, "bob": 14}, "b": {"ann": 10}}
    )

    strict = solved(problem, (COVER, COST, FAIRNESS))
    lenient = solved(problem, (COVER, evolve(COST, slack=Decimal("0.2")), FAIRNESS))
    almost = solved(problem, (COVER, evolve(COST, slack=Decimal("0.19")), FAIRNESS))

    assert values(strict) == [2, 20, 1]
    assert values(lenient) == [2, 24, 0]
    assert [(it.given_up, it.is_proven) for it in lenient.proofs] == [
        (0, True),
        (4, True),
        (0, True),
    ]
    assert values(almost) == [2, 20, 1]


def test_costs_of_any_size_are_exact():
    large = 10**12
    problem = a_problem(
        (a_task("a", 0, 1), a_task("b", 0, 1)),
        {"a": {"ann": large, "bob": large + 3}, "b": {"ann": large + 1, "bob": large + 5}},
    )

    found = solved(problem, (COVER, COST))

    assert values(found) == [2, 2 * large + 4]


def test_nothing_to_do_is_done_at_once():
    found = solve(AssignmentProblem((), (), ()))

    assert found.pairings == ()
    assert values(found) == [0, 0, 0]
    assert found.status is SolutionStatus.OPTIMAL


def test_without_objectives_the_answer_it_started_from_is_kept():
    problem = a_problem((a_task(),), {"t": {"ann": 1}})

    assert solve(problem, (), start=[Pairing("t", "ann")]).pairings == (Pairing("t", "ann"),)


def test_an_escort_who_needs_one_too_comes_with_theirs():
    problem = a_problem(
        (a_task("a"), a_task("b"), a_task("c")),
        {"a": {"ann": 1}, "b": {"bob": 1}, "c": {"cid": 1}},
        escorts=(
            Escort(("a",), ("ann",), ("b",), ("bob",)),
            Escort(("b",), ("bob",), ("c",), ("cid",)),
        ),
        pins=(Pairing("a", "ann"),),
    )

    assert len(solved(problem, (COST,)).pairings) == 3


@pytest.mark.parametrize("seconds", [-1, nan, inf, True, "7", None, Decimal(1), Fraction(1)])
def test_a_time_that_is_none_is_refused(seconds):
    with pytest.raises(InvalidValue, match=r"^seconds: "):
        solve(a_year(1, 2, 5), seconds=seconds)


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({"problem": None}, "problem"),
        ({"objectives": (1,)}, "objectives"),
        ({"objectives": "cover"}, "objectives"),
        ({"objectives": COVER}, "objectives"),
        ({"start": 7}, "start"),
        ({"start": ("t",)}, "start"),
        ({"placements": (None,)}, "placements"),
        ({"placements": "zz"}, "placements"),
        ({"watch": 7}, "watch"),
    ],
)
def test_nonsense_is_refused(arguments, path):
    with pytest.raises(InvalidValue, match=rf"^{path}"):
        solve(**{"problem": a_year(1, 2, 5)} | arguments)


@pytest.mark.parametrize("counted", [1.5, True, None, "1"])
def test_an_objective_counts_in_whole_numbers(counted):
    wrong: Any = AssignmentObjective("odd", Sense.LEAST, choice=lambda *_: counted)

    with pytest.raises(InvalidValue, match=r"^objectives.odd.choice: "):
        solve(a_year(1, 2, 5), (wrong,))


def test_people_who_count_below_zero_are_refused():
    wrong = AssignmentObjective("odd", Sense.LEAST, person=lambda _: -1)

    with pytest.raises(InvalidValue, match=r"^objectives.odd.person: -1 is not 0 or more"):
        solve(a_year(1, 2, 5), (wrong,))


def test_without_the_extra_it_says_what_to_install():
    code = (
        "import sys; sys.modules['highspy'] = None\n"
        "import rocb.planning.assignment.assign\n"
        "import rocb.planning.assignment.solve\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode
    assert "    pip install 'rocb[solve]'" in done.stderr.splitlines()


@given(drawn_years(), st.integers(0, 3))
@settings(max_examples=10)
def test_an_answer_is_whole_where_an_objective_stands_twice(problem, times):
    assume(problem.candidates)

    found = solved(problem, (COVER, *[COST] * times))

    assert len(set(values(found)[1:])) <= 1
