"""What changes is staffed anew, and as much as can be stays as it was."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import COVER
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.skills import RequiredSkill
from rocb.planning.plan.activities import Status
from rocb.planning.staffing.cases import StaffingCase, weights_of
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.pinning import with_pins
from rocb.planning.staffing.replanning import DroppedPin, MoveCause, replan, what_if
from rocb.planning.staffing.solvers import staff_briefly
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.verification import breaches
from tests.offices import a_role, an_expert, awarded, spoken
from tests.planning.staffing.builders import (
    a_case,
    a_seat,
    a_staffing,
    an_activity_for,
    march,
    pairs_of,
)
from tests.planning.staffing.drawn import drawn_cases, drawn_experts
from tests.planning.staffing.naive import roles_of, staffings

ONE, TWO = a_seat("one", march(1, 3)), a_seat("two", march(5, 6))


@settings(max_examples=20)
@given(drawn_cases(), st.data())
def test_the_best_cover_is_restored_with_the_least_change(case: StaffingCase, data: st.DataObject):
    before = staff_briefly(case, (COVER,))
    pool = tuple(data.draw(drawn_experts(it.id) | st.just(it)) for it in case.experts)
    changed = evolve(case, experts=pool)
    found = replan(changed, before, by=staff_briefly)
    assert breaches(found.case, found.staffing.assignments) == ()
    held = set(pairs_of(before))
    worth = weights_of(changed)
    roles = roles_of(found.case)

    def rank(seats: frozenset[tuple[str, str]]) -> tuple[int, int]:
        return sum(worth[roles[role][0].id] for role, _ in seats), len(held & seats)

    best = max(map(rank, staffings(found.case)))
    assert rank(frozenset(pairs_of(found.staffing))) == best
    assert (found.kept, found.before) == (best[1], len(held))
    left = {(it.move.role, it.move.out) for it in found.replacements if it.move.out is not None}
    come = {(it.move.role, it.move.into) for it in found.replacements if it.move.into is not None}
    assert (held - left) | come == set(pairs_of(found.staffing))


def test_who_falls_ill_is_replaced_and_nobody_else_moves():
    case = a_case(ONE, TWO, pool=(an_expert("a"), an_expert("b")))
    before = a_staffing(case, ("one", "a"), ("two", "a"))
    ill = evolve(case, experts=(an_expert("a", unavailable=(march(2),)), an_expert("b")))
    found = replan(ill, before)
    assert pairs_of(found.staffing) == [("one", "b"), ("two", "a")]
    (replacement,) = found.replacements
    assert (replacement.move.out, replacement.move.into) == ("a", "b")
    assert (replacement.cause, replacement.obstacles) == (
        MoveCause.OBSTACLE,
        (Obstacle.UNAVAILABLE,),
    )
    assert (found.kept, found.before) == (1, 2)


def test_who_is_needed_elsewhere_says_where():
    """Only "a" can lead, so that "a" goes there when the leader is lost."""
    lead = a_seat("lead", march(1, 3), accreditation=Accreditation.ACCREDITED)
    pool = (an_expert("a"), an_expert("b", awards=()), an_expert("c"))
    case = a_case(ONE, lead, pool=pool)
    before = a_staffing(case, ("one", "a"), ("lead", "c"))
    found = replan(evolve(case, experts=pool[:2]), before)
    causes = {it.move.role: (it.cause, it.instead) for it in found.replacements}
    assert causes == {
        "one": (MoveCause.NEEDED_ELSEWHERE, ("lead",)),
        "lead": (MoveCause.EXPERT_GONE, ()),
    }


def test_an_activity_that_is_cancelled_frees_its_experts():
    case = a_case(ONE, TWO, pool=(an_expert("a"),))
    before = a_staffing(case, ("one", "a"), ("two", "a"))
    off = a_case(evolve(ONE, status=Status.CANCELLED), TWO, pool=case.experts)
    found = replan(off, before)
    assert [(it.move.role, it.cause) for it in found.replacements] == [("one", MoveCause.ROLE_GONE)]


def test_an_activity_that_moves_onto_another_keeps_its_expert_from_one_of_them():
    case = a_case(ONE, TWO, pool=(an_expert("a"),))
    before = a_staffing(case, ("one", "a"), ("two", "a"))
    moved = a_case(ONE, evolve(TWO, days=march(3, 4)), pool=case.experts)
    found = replan(moved, before)
    (replacement,) = found.replacements
    assert (replacement.cause, replacement.obstacles) == (MoveCause.OBSTACLE, (Obstacle.BUSY,))
    assert found.kept == 1


def test_who_has_begun_stays_even_where_a_better_staffing_would_move_them():
    one, two = a_seat("one", march(1, 4)), a_seat("two", march(3, 6))
    case = a_case(one, two, pool=(an_expert("a"),))
    before = a_staffing(case, ("one", "a"))
    dear = evolve(case, weights=())
    assert pairs_of(replan(dear, before, as_of=date(2021, 3, 2)).staffing) == [("one", "a")]
    (role,) = replan(dear, before, as_of=date(2021, 3, 2)).case.plan.activities[0].roles
    assert role.pinned == ("a",)
    (role,) = replan(dear, before, as_of=date(2021, 3, 1)).case.plan.activities[0].roles
    assert role.pinned == ()


def test_pins_that_can_no_longer_hold_are_dropped_and_told():
    one = a_seat("one", march(1, 3), pinned=("a",))
    gone = a_seat("two", march(8), pinned=("c",))
    pool = (an_expert("a", unavailable=(march(2),)), an_expert("b"))
    found = replan(a_case(one, gone, pool=pool), a_staffing(a_case()))
    assert found.dropped == (
        DroppedPin("one", "a", (Obstacle.UNAVAILABLE,)),
        DroppedPin("two", "c", ()),
    )
    assert [role for role, _ in pairs_of(found.staffing)] == ["one", "two"]


def test_of_two_pins_that_clash_now_the_first_stands():
    one = a_seat("one", march(1, 3), pinned=("a",))
    two = a_seat("two", march(3, 4), pinned=("a",))
    found = replan(a_case(one, two, pool=(an_expert("a"),)), a_staffing(a_case()))
    assert found.dropped == (DroppedPin("two", "a", (Obstacle.BUSY,)),)


def test_a_pin_whose_escort_is_lost_is_dropped():
    guest = a_role("guest", escorted=True, pinned=("a",))
    pool = (an_expert("a", awards=awarded(Accreditation.PRE_ACCREDITED)),)
    found = replan(a_case(an_activity_for(guest), pool=pool), a_staffing(a_case()))
    assert found.dropped == (DroppedPin("guest", "a", (Obstacle.ESCORT,)),)


def test_as_many_pins_as_can_hold_are_kept_when_one_moves_onto_two_others():
    pool = (an_expert("a"), an_expert("b"))
    first = a_seat("first", march(9, 13), pinned=("a",))
    others = (a_seat("one", march(10), pinned=("a",)), a_seat("two", march(12), pinned=("a",)))
    found = replan(a_case(first, *others, pool=pool), a_staffing(a_case()))
    assert found.dropped == (DroppedPin("first", "a", (Obstacle.BUSY,)),)
    assert pairs_of(found.staffing) == [("first", "b"), ("one", "a"), ("two", "a")]


@settings(max_examples=20)
@given(drawn_cases(pins=False), st.data())
def test_no_more_of_the_pins_could_be_kept(case: StaffingCase, data: st.DataObject):
    pins: dict[str, tuple[str, ...]] = {}
    for role, (_, own) in roles_of(case).items():
        able = [it.id for it in case.experts if it.id not in own.forbidden]
        some = st.lists(st.sampled_from(able), max_size=own.seats, unique=True) if able else None
        pins[role] = () if some is None else tuple(data.draw(some))
    asked = {(role, it) for role, those in pins.items() for it in those}
    found = replan(with_pins(case, pins), a_staffing(a_case()), by=staff_briefly)
    assert breaches(found.case, found.staffing.assignments) == ()
    most = max(len(asked & seats) for seats in staffings(case))
    assert len(asked) - len(found.dropped) == most


AS_OF = date(2021, 3, 15)
PAST, AHEAD = a_seat("past", march(1, 3)), a_seat("ahead", march(25))


def test_nobody_is_sent_to_what_is_over():
    case = a_case(PAST, pool=(an_expert("b"),))
    found = replan(case, a_staffing(a_case(PAST)), as_of=AS_OF)
    assert (found.staffing.assignments, found.staffing.unfilled) == ((), ())
    assert pairs_of(replan(case, a_staffing(a_case(PAST))).staffing) == [("past", "b")]


@pytest.mark.parametrize(
    "changes",
    [
        {"languages": ()},
        {"skills": ()},
        {"days_per_year": 1},
        {"unavailable": (march(2, 20),)},
        {"available": (march(25),)},
        {"left_on": date(2021, 3, 2)},
    ],
)
def test_what_is_over_stays_as_it_was_whatever_is_known_of_the_expert_now(changes: dict[str, Any]):
    asked = {"languages": spoken("en"), "skills": (RequiredSkill("valuation"),)}
    past = a_seat("past", march(1, 3), **asked)
    before = a_staffing(a_case(past, AHEAD, pool=(an_expert("a"),)), ("past", "a"))
    case = a_case(past, AHEAD, pool=(an_expert("a", **changes), an_expert("b")))
    found = replan(case, before, as_of=AS_OF)
    assert pairs_of(found.staffing)[0] == ("past", "a")
    assert (found.dropped, breaches(found.case, found.staffing.assignments)) == ((), ())
    assert found.kept == 1


def test_who_has_left_the_pool_was_there_in_what_is_over():
    before = a_staffing(a_case(PAST, AHEAD, pool=(an_expert("a"),)), ("past", "a"), ("ahead", "a"))
    found = replan(a_case(PAST, AHEAD, pool=(an_expert("b"),)), before, as_of=AS_OF)
    assert pairs_of(found.staffing) == [("past", "a"), ("ahead", "b")]
    assert [(it.move.role, it.cause) for it in found.replacements] == [
        ("ahead", MoveCause.EXPERT_GONE)
    ]


@pytest.mark.parametrize(("limit", "sent"), [(4, ["a"]), (3, [])])
def test_the_days_of_what_is_over_still_count(limit: int, sent: list[str]):
    case = a_case(PAST, AHEAD, pool=(an_expert("a", days_per_year=limit),))
    found = replan(case, a_staffing(case, ("past", "a")), as_of=AS_OF)
    assert [it for role, it in pairs_of(found.staffing) if role == "ahead"] == sent


def test_who_falls_ill_in_the_middle_is_not_replaced_from_the_beginning():
    mission = a_seat("mission", march(10, 20), pinned=("a",))
    before = a_staffing(a_case(mission, pool=(an_expert("a"),)), ("mission", "a"))
    ill = a_case(mission, pool=(an_expert("a", unavailable=(march(15, 31),)), an_expert("b")))
    found = replan(ill, before, as_of=AS_OF)
    assert found.staffing.assignments == ()
    (replacement,) = found.replacements
    assert (replacement.move.out, replacement.move.into) == ("a", None)
    assert replacement.obstacles == (Obstacle.UNAVAILABLE,)
    assert found.dropped == (DroppedPin("mission", "a", (Obstacle.UNAVAILABLE,)),)


def test_an_empty_seat_of_what_has_begun_stays_empty():
    mission = a_seat("mission", march(10, 20), seats=2)
    case = a_case(mission, pool=(an_expert("a"), an_expert("b")))
    found = replan(case, a_staffing(case, ("mission", "a")), as_of=AS_OF)
    assert pairs_of(found.staffing) == [("mission", "a")]


def test_what_if_tells_the_difference():
    case = a_case(ONE, TWO, pool=(an_expert("a"), an_expert("b")))
    before = staff(case)
    ((_, first),) = pairs_of(before)[:1]
    other = "b" if first == "a" else "a"
    found = what_if(evolve(case, experts=(an_expert(other),)), before)
    assert first in found.freed
    assert found.filled == found.emptied == ()
    assert {it.objective: it.change for it in found.objectives}["cover"] == 0


@pytest.mark.parametrize("nonsense", [None, "7", True, 1.5])
def test_nonsense_is_refused(nonsense: Any):
    case = a_case(ONE)
    staffing = a_staffing(case)
    with pytest.raises(InvalidValue):
        replan(nonsense, staffing)
    with pytest.raises(InvalidValue):
        replan(case, nonsense)
    with pytest.raises(InvalidValue):
        replan(case, staffing, by=nonsense)
    with pytest.raises(InvalidValue):
        replan(case, staffing, objectives=nonsense)
