"""Whoever is not chosen is told what forbids it, or what it would cost."""

import pytest
from hypothesis import given, settings

from rocb.errors import InvalidValue, UnknownRecord
from rocb.planning.assignment.objectives import COVER
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase, weights_of
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.pinning import with_pins
from rocb.planning.staffing.solvers import staff_briefly
from rocb.planning.staffing.why_not import why_not
from tests.offices import a_role, an_expert, awarded, spoken
from tests.planning.staffing.builders import (
    a_case,
    a_seat,
    a_staffing,
    an_activity_for,
    march,
    pairs_of,
)
from tests.planning.staffing.drawn import drawn_cases
from tests.planning.staffing.naive import roles_of, staffings

FULL = Accreditation.ACCREDITED
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
    bare = with_pins(case, dict.fromkeys(roles, ()))
    ever = {pair for seats in staffings(bare) for pair in seats}
    for role in roles:
        for expert in case.experts:
            why = why_not(case, staffing, role, expert.id, objectives=(COVER,), by=staff_briefly)
            with_both = [seats for seats in every if (role, expert.id) in seats]
            if (role, expert.id) in pairs_of(staffing):
                assert why.is_chosen
                continue
            assert bool(why.forbidding) == ((role, expert.id) not in ever)
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


def test_the_pins_that_take_all_seats_are_named_with_their_paths():
    case = a_case(
        ONE, a_seat("two", march(4, 6), pinned=("b",)), pool=(an_expert("a"), an_expert("b"))
    )
    why = why_not(case, a_staffing(case, ("two", "b")), "two", "a")
    (pin,) = why.pins
    assert pin.startswith('plan.activities[1].roles[0].pinned[0]: "b for two"')


@pytest.mark.parametrize(
    ("role", "expert", "obstacle"),
    [
        ({"escorted": True}, {"awards": ()}, Obstacle.ESCORT),
        ({"team_languages": spoken("ru")}, {}, Obstacle.TEAM_LANGUAGE),
        ({}, {"days_per_year": 4}, Obstacle.DAYS_USED_UP),
    ],
)
def test_what_nobody_could_ever_help_with_forbids_it(role, expert, obstacle):
    case = a_case(a_seat("one", march(1, 5), **role), pool=(an_expert("a", **expert),))
    why = why_not(case, a_staffing(case), "one", "a")
    assert ([it.obstacle for it in why.forbidding], why.hindering) == ([obstacle], ())
    assert not why.pins
    assert not why.is_possible


def test_what_another_could_help_with_does_not_forbid_it():
    guest = a_role("guest", escorted=True, team_languages=spoken("ru"))
    team = an_activity_for(guest, a_role("other"))
    pool = (an_expert("a", awards=()), an_expert("b", languages=spoken("en", "ru")))
    case = a_case(team, pool=pool)
    why = why_not(case, a_staffing(case), "guest", "a")
    assert [it.obstacle for it in why.forbidding] == [Obstacle.ESCORT]
    assert [it.obstacle for it in why.hindering] == [Obstacle.TEAM_LANGUAGE]


def test_an_escort_who_is_pinned_elsewhere_is_a_matter_of_the_pins():
    lead = a_role("lead", lead=True)
    team = an_activity_for(lead, a_role("guest", escorted=True), days=march(1, 5))
    other = a_seat("two", march(4, 6), pinned=("b",))
    case = a_case(
        team, other, pool=(an_expert("a", awards=()), an_expert("b", awards=awarded(FULL)))
    )
    why = why_not(case, a_staffing(case, ("two", "b")), "guest", "a")
    assert [it.obstacle for it in why.hindering] == [Obstacle.ESCORT]
    assert why.pins
    assert not why.forbidding


def test_nobody_moves_who_need_not():
    roles = tuple(a_seat(f"r{number}", march(1)) for number in range(3))
    case = a_case(*roles, pool=[an_expert(it) for it in "abcd"])
    staffing = a_staffing(case, ("r0", "c"), ("r1", "b"), ("r2", "a"))
    why = why_not(case, staffing, "r0", "d", by=forgetful)
    assert [(it.role, it.out, it.into) for it in why.moves] == [("r0", "c", "d")]


def forgetful(case, objectives, /, *, start=()):
    """A solver that does not begin where it is told to."""
    del start
    return staff_briefly(case, objectives)


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
