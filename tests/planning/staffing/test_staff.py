"""A plan is staffed by what its seats are worth; more experts never harm, more rules never help."""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import COST, COVER, FAIRNESS
from rocb.planning.assignment.solutions import SolutionStatus
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.languages import SpokenLanguage
from rocb.planning.experts.skills import Level, RequiredSkill
from rocb.planning.needs.ranking import rank_needs
from rocb.planning.plan.activities import Status
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.answers import pairings_of
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase, weights_of
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.solvers import Solver, staff_briefly
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staff_exactly import staff_exactly
from rocb.planning.staffing.staffings import Staffing
from rocb.planning.staffing.verification import breaches
from tests.offices import a_need, a_role, an_expert
from tests.planning.assignment.enumeration import best_values
from tests.planning.staffing.builders import (
    a_case,
    a_seat,
    an_activity_for,
    assigned,
    march,
    pairs_of,
)
from tests.planning.staffing.drawn import drawn_cases, drawn_experts
from tests.planning.staffing.naive import roles_of, staffings

ONE, TWO = a_seat("one", march(1, 5)), a_seat("two", march(3, 9))
SOLVERS = pytest.mark.parametrize("by", [staff, staff_exactly])


def most_cover(case: StaffingCase) -> int:
    """The best cover there is, by looking at every staffing."""
    worth, roles = weights_of(case), roles_of(case)
    return max(sum(worth[roles[it][0].id] for it, _ in seats) for seats in staffings(case))


def cover_of(staffing: Staffing) -> tuple[int, int | None]:
    return staffing.proofs[0].value, staffing.proofs[0].bound


@SOLVERS
def test_an_expert_who_fits_takes_the_seat(by: Solver):
    case = a_case(ONE, pool=(an_expert("a"),))
    (assignment,) = by(case, (COVER, COST)).assignments
    assert assignment == assigned(case, ("one", "a"))[0]


@SOLVERS
def test_a_plan_without_roles_asks_for_nobody(by: Solver):
    staffing = by(a_case(pool=(an_expert(),)), (COVER,))
    assert (staffing.assignments, staffing.seats) == ((), 0)
    assert staffing.status is SolutionStatus.OPTIMAL


@SOLVERS
def test_the_activity_with_the_greatest_need_gets_the_scarce_expert(by: Solver):
    needs = rank_needs((a_need("small", importance=1), a_need("great", importance=5)))
    lesser, greater = evolve(ONE, needs=("small",)), evolve(TWO, needs=("great",))
    case = a_case(lesser, greater, pool=(an_expert("a"),), ranking=needs)
    assert pairs_of(by(case, (COVER,))) == [("two", "a")]


@SOLVERS
def test_two_lesser_seats_may_be_worth_more_than_a_great_one(by: Solver):
    long = a_seat("long", march(1, 9))
    weights = tuple(ActivityWeight(f"a-{it}", n) for it, n in (("one", 2), ("two", 2), ("long", 3)))
    short = a_seat("one", march(1, 4)), a_seat("two", march(5, 9))
    case = a_case(long, *short, pool=(an_expert("a"),), weights=weights)
    assert pairs_of(by(case, (COVER,))) == [("one", "a"), ("two", "a")]


@SOLVERS
def test_the_limit_holds_over_the_whole_year(by: Solver):
    seats = [a_seat(f"r{day}", march(day, day + 1)) for day in (1, 8, 15)]
    staffing = by(a_case(*seats, pool=(an_expert(days_per_year=4),)), (COVER,))
    assert (len(staffing.assignments), len(staffing.unfilled)) == (2, 1)


@SOLVERS
def test_two_roles_of_one_activity_do_not_get_the_same_expert(by: Solver):
    case = a_case(an_activity_for(a_role("one"), a_role("two")), pool=(an_expert(),))
    assert len(by(case, (COVER,)).assignments) == 1


@SOLVERS
@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_does_not_take_place_is_not_staffed(by: Solver, status: Status):
    staffing = by(a_case(evolve(ONE, status=status), TWO, pool=(an_expert("a"),)), (COVER,))
    assert (pairs_of(staffing), staffing.seats) == ([("two", "a")], 1)


@SOLVERS
def test_what_is_chosen_by_the_office_stands_against_any_gain(by: Solver):
    weights = (ActivityWeight("a-two", 9),)
    pinned = a_seat("one", march(1, 5), pinned=("a",))
    case = a_case(pinned, TWO, pool=(an_expert("a"),), weights=weights)
    assert pairs_of(by(case, (COVER,))) == [("one", "a")]


@settings(max_examples=15)
@given(drawn_cases())
def test_the_exact_answer_is_the_best_of_all_in_every_objective(case: StaffingCase):
    objectives = (COVER, COST, FAIRNESS)
    found = staff_exactly(case, objectives)
    assert found.status is SolutionStatus.OPTIMAL
    assert [it.value for it in found.proofs] == best_values(staffing_problem(case), objectives)
    assert cover_of(found)[0] == most_cover(case)


@settings(max_examples=15)
@given(drawn_cases())
def test_what_is_found_breaks_no_rule_and_its_bound_holds(case: StaffingCase):
    found = staff_briefly(case, (COVER, FAIRNESS))
    assert breaches(case, found.assignments) == ()
    value, bound = cover_of(found)
    best = most_cover(case)
    assert bound is not None
    assert value <= best <= bound
    assert len(pairings_of(found.assignments)) == len(found.assignments)


def _higher(role: Role) -> Role:
    return evolve(
        role,
        skills=tuple(RequiredSkill(it.theme, Level.ADVANCED, it.provision) for it in role.skills),
        accreditation=Accreditation.ACCREDITED,
    )


def _one_more_language(role: Role) -> Role:
    kept = tuple(it for it in role.languages if it.language != "ru")
    return evolve(role, languages=(*kept, SpokenLanguage("ru", None)))


TIGHTER: tuple[Callable[[Role], Role], ...] = (
    _higher,
    _one_more_language,
    lambda it: evolve(it, independent=True),
    lambda it: evolve(it, escorted=True),
    lambda it: evolve(it, preparation=it.preparation + 1),
    lambda it: evolve(it, forbidden=tuple(dict.fromkeys((*it.forbidden, "e0")))),
)


@settings(max_examples=15)
@given(drawn_cases(pins=False), st.sampled_from(TIGHTER))
def test_a_tighter_rule_never_improves_the_proven_cover(
    case: StaffingCase, tighter: Callable[[Role], Role]
):
    activities = tuple(
        evolve(it, roles=tuple(map(tighter, it.roles))) for it in case.plan.activities
    )
    strict = evolve(case, plan=evolve(case.plan, activities=activities))
    before, after = staff_exactly(case, (COVER,)), staff_exactly(strict, (COVER,))
    assert after.proofs[0].value <= before.proofs[0].value
    assert {before.status, after.status} == {SolutionStatus.OPTIMAL}


@settings(max_examples=20)
@given(drawn_cases(pins=False))
def test_a_day_less_never_improves_the_proven_cover(case: StaffingCase):
    experts = tuple(
        evolve(it, days_per_year=6 if it.days_per_year is None else max(0, it.days_per_year - 1))
        for it in case.experts
    )
    less = staff_exactly(evolve(case, experts=experts), (COVER,))
    assert less.proofs[0].value <= staff_exactly(case, (COVER,)).proofs[0].value


@settings(max_examples=20)
@given(drawn_cases(), drawn_experts("new"))
def test_one_more_expert_never_worsens_the_proven_cover(case, expert):
    more = staff_exactly(evolve(case, experts=(expert, *case.experts)), (COVER,))
    assert more.proofs[0].value >= staff_exactly(case, (COVER,)).proofs[0].value


@settings(max_examples=20)
@given(drawn_cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing_but_ties(case, random):
    activities, experts = list(case.plan.activities), list(case.experts)
    random.shuffle(activities)
    random.shuffle(experts)
    plan = evolve(case.plan, activities=tuple(activities))
    other = evolve(case, plan=plan, experts=tuple(experts))
    exact = [staff_exactly(it, (COVER, FAIRNESS)) for it in (case, other)]
    assert [it.value for it in exact[0].proofs] == [it.value for it in exact[1].proofs]


@settings(max_examples=15)
@given(drawn_cases())
def test_the_same_case_has_the_same_staffing(case: StaffingCase):
    assert staff_briefly(case, (COVER, FAIRNESS)) == staff_briefly(case, (COVER, FAIRNESS))


@pytest.mark.parametrize("by", [staff, staff_exactly])
@pytest.mark.parametrize("nonsense", [None, 7, "7", True, [None]])
def test_nonsense_is_not_staffed(by, nonsense):
    case = a_case(ONE, pool=(an_expert("a"),))
    with pytest.raises(InvalidValue):
        by(nonsense)
    for name in ("objectives", "start"):
        with pytest.raises(InvalidValue) as caught:
            by(case, **{name: nonsense})
        assert all(it.path.startswith(name) for it in caught.value.faults)
