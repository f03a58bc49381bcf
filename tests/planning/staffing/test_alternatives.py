"""For one seat there are others who could have it, each with what changes."""

import pytest
from hypothesis import given, settings

from rocb.errors import InvalidValue, UnknownRecord
from rocb.planning.assignment.objectives import COVER, FAIRNESS, AssignmentObjective, Sense
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.staffing.alternatives import seat_alternatives
from rocb.planning.staffing.answers import pairings_of
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.differences import objective_differences
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.solvers import staff_briefly
from tests.offices import a_role, an_expert, awarded
from tests.planning.staffing.builders import (
    a_case,
    a_seat,
    a_staffing,
    an_activity_for,
    assigned,
    march,
    pairs_of,
)
from tests.planning.staffing.drawn import drawn_cases
from tests.planning.staffing.naive import could_ever, is_sound, roles_of

ONE, TWO = a_seat("one", march(1, 5)), a_seat("two", march(4, 6))
BY_NAME = AssignmentObjective(
    "names", Sense.LEAST, choice=lambda _, it: {"a": 9, "b": 5, "c": 1}.get(it.person, 0)
)


@settings(max_examples=15)
@given(drawn_cases())
def test_who_is_free_can_have_the_seat_just_so_and_nobody_else(case: StaffingCase):
    staffing = staff_briefly(case, (COVER,))
    held = frozenset(pairs_of(staffing))
    roles, wanted = roles_of(case), (COVER, FAIRNESS)
    problem = staffing_problem(case)
    for role, expert in held:
        found = seat_alternatives(case, staffing, role, expert, objectives=wanted)
        able = {it.id for it in case.experts if could_ever(it, *roles[role])}
        assert {it.expert for it in found} == able - {e for r, e in held if r == role}
        for it in found:
            after = held - {(role, expert)} | {(role, it.expert)}
            assert it.is_free == is_sound(case, after)
            assert it.differences == objective_differences(
                problem,
                wanted,
                pairings_of(staffing.assignments),
                pairings_of(assigned(case, *sorted(after))),
            )
        assert [it.is_free for it in found] == sorted((it.is_free for it in found), reverse=True)


def test_the_best_comes_first_and_who_is_busy_after_with_what_it_would_take():
    pool = tuple(map(an_expert, "abcd"))
    case = a_case(ONE, TWO, pool=pool)
    staffing = a_staffing(case, ("one", "a"), ("two", "d"))
    found = seat_alternatives(case, staffing, "one", "a", objectives=(BY_NAME,))
    assert [(it.expert, it.is_free) for it in found] == [("c", True), ("b", True), ("d", False)]
    assert [it.differences[0].change for it in found] == [-8, -4, -9]
    assert [own.obstacle for own in found[2].hindering] == [Obstacle.BUSY]


def test_equals_stand_in_the_order_of_their_ids():
    case = a_case(ONE, pool=tuple(map(an_expert, "cab")))
    found = seat_alternatives(case, a_staffing(case, ("one", "c")), "one", "c")
    assert [it.expert for it in found] == ["a", "b"]


def test_who_replaces_a_lead_leaves_those_behind_who_came_with_the_lead():
    activity = an_activity_for(a_role("lead", lead=True), a_role("guest", escorted=True))
    young = awarded(Accreditation.PRE_ACCREDITED)
    pool = (an_expert("a"), an_expert("b", awards=young), an_expert("c", awards=young))
    case = a_case(activity, pool=pool)
    staffing = a_staffing(case, ("lead", "a"), ("guest", "b"))
    found = {it.expert: it for it in seat_alternatives(case, staffing, "lead", "a")}
    assert found["c"].left_behind == ("b",)
    assert not found["c"].is_free


def test_a_seat_for_which_the_office_has_chosen_somebody_says_that_it_is_pinned():
    case = a_case(a_seat("one", march(1), seats=2, pinned=("a",)), pool=map(an_expert, "abc"))
    staffing = a_staffing(case, ("one", "a"), ("one", "b"))
    (chosen,) = seat_alternatives(case, staffing, "one", "a")
    (other,) = seat_alternatives(case, staffing, "one", "b")
    assert (chosen.expert, chosen.is_pinned, chosen.is_free) == ("c", True, False)
    assert (other.expert, other.is_pinned, other.is_free) == ("c", False, True)


def test_a_seat_that_nobody_has_has_no_alternatives():
    case = a_case(ONE, pool=(an_expert("a"),))
    with pytest.raises(UnknownRecord):
        seat_alternatives(case, a_staffing(case), "one", "a")


@pytest.mark.parametrize("nonsense", [None, 7, True, float("nan")])
def test_nonsense_is_refused(nonsense):
    case = a_case(ONE, pool=(an_expert("a"),))
    with pytest.raises(InvalidValue):
        seat_alternatives(case, nonsense, "one", "a")
    with pytest.raises(InvalidValue):
        seat_alternatives(nonsense, a_staffing(case), "one", "a")
    with pytest.raises(InvalidValue):
        seat_alternatives(case, a_staffing(case), "one", nonsense)
