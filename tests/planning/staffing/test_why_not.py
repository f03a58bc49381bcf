"""Whoever is not chosen is told what forbids it, or what it would cost."""

import pytest
from hypothesis import given, settings

from rocb.errors import InvalidValue, UnknownRecord
from rocb.planning.assignment.objectives import COVER
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase, weights_of
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.pinning import with_pins
from rocb.planning.staffing.solvers import staff_briefly
from rocb.planning.staffing.why_not import why_not
from tests.offices import an_expert
from tests.planning.staffing.builders import a_case, a_seat, a_staffing, march, pairs_of
from tests.planning.staffing.drawn import drawn_cases
from tests.planning.staffing.naive import could_ever, roles_of, staffings

ONE, TWO = a_seat("one", march(1, 5)), a_seat("two", march(4, 6))


@settings(max_examples=20)
@given(drawn_cases())
def test_what_is_told_is_what_pinning_the_expert_leads_to(case: StaffingCase):
    staffing = staff_briefly(case, (COVER,))
    worth = weights_of(case)
    roles = roles_of(case)

    def cover(seats: frozenset[tuple[str, str]]) -> int:
        return sum(worth[roles[role][0].id] for role, _ in seats)

    every = list(staffings(case))
    for role, (activity, it) in roles.items():
        for expert in case.experts:
            why = why_not(case, staffing, role, expert.id, objectives=(COVER,), by=staff_briefly)
            with_both = [seats for seats in every if (role, expert.id) in seats]
            if (role, expert.id) in pairs_of(staffing):
                assert why.is_chosen
                continue
            assert bool(why.forbidding) == (not could_ever(expert, activity, it))
            assert why.is_possible == bool(with_both)
            if with_both:
                (difference,) = why.differences
                assert difference.before == cover(frozenset(pairs_of(staffing)))
                assert difference.after == max(map(cover, with_both))


def test_what_forbids_it_is_told_apart_from_what_hinders_it_now():
    pool = (an_expert("a", languages=()), an_expert("b"))
    case = a_case(ONE, TWO, pool=pool)
    staffing = a_staffing(case, ("one", "b"))
    never = why_not(case, staffing, "two", "a")
    assert [it.obstacle for it in never.forbidding] == [Obstacle.LANGUAGE]
    assert not never.is_possible
    now = why_not(case, staffing, "two", "b")
    assert [it.obstacle for it in now.hindering] == [Obstacle.BUSY]
    assert now.is_possible


def test_choosing_somebody_who_is_needed_elsewhere_costs_that_seat():
    case = a_case(ONE, TWO, pool=(an_expert("a"),), weights=(ActivityWeight("a-one", 5),))
    staffing = staff_briefly(case, (COVER,))
    why = why_not(case, staffing, "two", "a", objectives=(COVER,))
    (difference,) = why.differences
    assert (difference.before, difference.after, difference.loss) == (5, 1, 4)
    assert [(it.role, it.out, it.into) for it in why.moves] == [
        ("one", "a", None),
        ("two", None, "a"),
    ]
    assert why.proven


def test_a_pin_that_stands_against_it_is_named():
    case = with_pins(a_case(ONE, TWO, pool=(an_expert("a"),)), {"one": ("a",)})
    why = why_not(case, a_staffing(case, ("one", "a")), "two", "a")
    assert not why.is_possible
    assert any("pinned" in it for it in why.pins)


def test_a_role_all_of_whose_seats_are_pinned_has_no_room():
    case = with_pins(a_case(ONE, pool=(an_expert("a"), an_expert("b"))), {"one": ("a",)})
    why = why_not(case, a_staffing(case, ("one", "a")), "one", "b")
    assert len(why.pins) == 1
    assert not why.is_possible


def test_who_or_what_is_not_there_is_unknown():
    case = a_case(ONE, pool=(an_expert("a"),))
    with pytest.raises(UnknownRecord):
        why_not(case, a_staffing(case), "seven", "a")
    with pytest.raises(UnknownRecord):
        why_not(case, a_staffing(case), "one", "b")


@pytest.mark.parametrize("nonsense", [None, 7, True, float("nan")])
def test_nonsense_is_refused(nonsense):
    case = a_case(ONE, pool=(an_expert("a"),))
    for args in (
        (nonsense, a_staffing(case), "one", "a"),
        (case, nonsense, "one", "a"),
        (case, a_staffing(case), nonsense, "a"),
        (case, a_staffing(case), "one", nonsense),
    ):
        with pytest.raises(InvalidValue):
            why_not(*args)
