"""An empty seat says what keeps it empty, all of it and nothing else, and what would fill it."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb.errors import InvalidValue, UnknownRecord
from rocb.planning.assignment.objectives import COVER, AssignmentObjective, Sense
from rocb.planning.assignment.solutions import Proof
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.experts import Expert
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.concessions import ConcessionCosts
from rocb.planning.staffing.granting import granted
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.reasons import UnfilledReasons, unfilled_reasons, why_unfilled
from rocb.planning.staffing.situations import situation_of
from rocb.planning.staffing.solvers import staff_briefly
from rocb.planning.staffing.staffings import Staffing
from rocb.planning.staffing.trials import SeatChange, change_for, wanting
from tests.offices import a_role, an_expert, awarded, skilled, spoken
from tests.planning.staffing.builders import (
    a_case,
    a_seat,
    a_staffing,
    an_activity_for,
    march,
    pairs_of,
)
from tests.planning.staffing.drawn import drawn_cases
from tests.planning.staffing.naive import filled, staffings

BUSY, LANGUAGE, SKILL = Obstacle.BUSY, Obstacle.LANGUAGE, Obstacle.SKILL
COSTS = ConcessionCosts()


def fills(case: StaffingCase, staffing: Staffing, role: str, change: SeatChange) -> bool:
    """Whether the expert takes a further seat in some staffing that leaves no other emptier."""
    before = filled(pairs_of(staffing))
    least = {**before, role: before.get(role, 0) + 1}
    return any(
        (role, change.expert) in seats
        and all(filled(seats).get(it, 0) >= number for it, number in least.items())
        for seats in staffings(granted(case, change.concessions))
    )


def sets(why: UnfilledReasons) -> list[tuple[Obstacle, ...]]:
    return [it.obstacles for it in why.reasons]


def enough_for(
    case: StaffingCase, staffing: Staffing, role: str
) -> dict[tuple[frozenset[Obstacle], str], SeatChange]:
    """Every set of obstacles whose lifting is enough, for whom, and the change that it is."""
    situation = situation_of(case, staffing.assignments)
    post = situation.posts[role]
    found = {}
    for it in wanting(situation, post):
        for size in range(len(it.kinds) + 1):
            for kinds in combinations(it.kinds, size):
                change = change_for(situation, post, it.expert, kinds, COSTS)
                if fills(case, staffing, role, change):
                    found[frozenset(kinds), it.expert.id] = change
    return found


@settings(max_examples=20)
@given(drawn_cases())
def test_every_reason_is_true_and_none_is_missing(case: StaffingCase):
    staffing = staff_briefly(case, (COVER,))
    for why in unfilled_reasons(case, staffing):
        role = why.unfilled.role.id
        for reason in why.reasons:
            for change in reason.changes:
                assert fills(case, staffing, role, change)
        enough = enough_for(case, staffing, role)
        cheapest = min((it.cost for it in enough.values()), default=None)
        if why.easiest_proven:
            assert (None if why.easiest is None else why.easiest.cost) == cheapest
        kinds_enough = {kinds for kinds, _ in enough}
        minimal = {it for it in kinds_enough if not any(other < it for other in kinds_enough)}
        if not all(it.proven for it in why.reasons):
            continue  # the method without any extra may overlook two who depend on one another
        assert {frozenset(it) for it in sets(why)} == minimal
        if why.easiest is None:
            assert not enough
        else:
            assert why.easiest.cost == cheapest
            assert fills(case, staffing, role, why.easiest)


def why_two(*pool: Expert, **role: Any) -> UnfilledReasons:
    """Why nobody takes the role "two" while the expert "a" is busy in "one" on the same days."""
    case = a_case(a_seat("one", march(1, 5)), a_seat("two", march(4, 6), **role), pool=pool)
    return why_unfilled(case, a_staffing(case, ("one", "a")), "two")


def test_where_all_who_could_are_busy_that_is_the_reason_and_with_what():
    why = why_two(an_expert("a"))
    assert sets(why) == [(BUSY,)]
    (change,) = why.reasons[0].changes
    (concession,) = change.concessions
    assert [(it.role.id, it.days) for it in concession.work] == [("one", march(1, 5))]


def test_a_reason_names_everybody_for_whom_it_is_enough_the_easiest_first():
    slow = an_expert("c", languages=(), unavailable=(march(4, 4),))
    pool = (an_expert("a"), an_expert("z", languages=()), an_expert("b", languages=()), slow)
    why = why_two(*pool)
    assert sets(why) == [(LANGUAGE,), (BUSY,)]
    assert [it.expert for it in why.reasons[0].changes] == ["b", "z"]


def test_two_reasons_are_named_together_where_neither_alone_is_enough():
    why = why_two(an_expert("a"), an_expert("b", languages=(), skills=skilled("origin")))
    assert sets(why) == [(BUSY,), (SKILL, LANGUAGE)]
    assert all(it.proven for it in why.reasons)


def test_who_is_busy_is_no_reason_where_somebody_else_could_take_over():
    """Only "a" speaks Russian; "b", who is free, could do "a"'s other work if that were known."""
    first, second = a_seat("one", march(1, 5)), a_seat("two", march(4, 6), languages=spoken("ru"))
    pool = (an_expert("a", languages=spoken("en")), an_expert("b", skills=skilled("origin")))
    case = a_case(first, second, pool=pool)
    why = why_unfilled(case, a_staffing(case, ("one", "a")), "two")
    assert sets(why) == [(SKILL, LANGUAGE), (LANGUAGE, BUSY)]
    able = a_case(first, second, pool=(pool[0], an_expert("b")))
    moved = why_unfilled(able, a_staffing(able, ("one", "a")), "two")
    assert sets(moved) == [(LANGUAGE,)]
    assert moved.easiest is not None
    assert moved.easiest.expert == "b"


def test_a_seat_that_can_be_filled_as_things_are_has_no_reason_to_be_empty():
    case = a_case(a_seat("one", march(1)), pool=(an_expert("a"),))
    why = why_unfilled(case, a_staffing(case), "one")
    assert sets(why) == [()]
    assert why.easiest == SeatChange("a", ())


def test_a_seat_that_moves_alone_would_fill_has_no_reason_to_be_empty_either():
    case = a_case(
        a_seat("one", march(1, 5)),
        a_seat("two", march(4, 6), languages=spoken("ru")),
        pool=(an_expert("a", languages=spoken("en", "ru")), an_expert("b")),
    )
    why = why_unfilled(case, a_staffing(case, ("one", "a")), "two")
    assert sets(why) == [()]
    assert why.easiest == SeatChange("a", ())


def test_days_used_up_say_by_what_and_how_many_are_missing():
    case = a_case(
        a_seat("one", march(1, 5)), a_seat("two", march(8, 9)), pool=(an_expert(days_per_year=6),)
    )
    why = why_unfilled(case, a_staffing(case, ("one", "expert")), "two")
    (change,) = why.reasons[0].changes
    (concession,) = change.concessions
    assert sets(why) == [(Obstacle.DAYS_USED_UP,)]
    assert (concession.further_days, concession.cost) == (1, 1)
    assert [it.role.id for it in concession.work] == ["one"]


def test_a_pre_accredited_expert_without_a_lead_lacks_an_escort_and_that_helps():
    pool = (an_expert("a", awards=awarded(Accreditation.PRE_ACCREDITED)),)
    case = a_case(an_activity_for(a_role("guest", escorted=True)), pool=pool)
    why = why_unfilled(case, a_staffing(case), "guest")
    assert sets(why) == [(Obstacle.ESCORT,)]
    assert fills(case, a_staffing(case), "guest", why.reasons[0].changes[0])


def test_two_who_could_be_relieved_are_not_in_the_way_of_one_another():
    """Once "b" or "c" is relieved of the lead, "a" leads, and both can come beside "a"."""
    activity = an_activity_for(
        a_role("guest", seats=2, escorted=True), a_role("lead", seats=2, lead=True)
    )
    pool = (an_expert("a"), an_expert("b", awards=()), an_expert("c", awards=()))
    case = a_case(activity, pool=pool)
    staffing = a_staffing(case, ("guest", "a"), ("lead", "b"), ("lead", "c"))
    assert sets(why_unfilled(case, staffing, "guest")) == [(BUSY,)]


def test_costs_of_the_caller_decide_what_is_easiest():
    pool = (an_expert("a", languages=()), an_expert("b", unavailable=(march(1, 3),)))
    case = a_case(a_seat("one", march(1, 3)), pool=pool)
    usual = why_unfilled(case, a_staffing(case), "one")
    strict = why_unfilled(case, a_staffing(case), "one", costs=ConcessionCosts(absent_day=100))
    assert [usual.easiest and usual.easiest.expert, strict.easiest and strict.easiest.expert] == [
        "b",
        "a",
    ]


def proven(staffing: Staffing, bound: int) -> Staffing:
    """A staffing with a proof that no cover is above a bound, all of which was reached once."""
    own = len(staffing.assignments)
    proof = Proof("cover", Sense.MOST, own, bound, 0.0, "hand", given_up=bound - own)
    return evolve(staffing, proofs=(proof,))


def two_of_days() -> tuple[StaffingCase, Staffing]:
    """Two seats, one of which is left empty, though "b" could take it."""
    pool = (an_expert("a"), an_expert("b", days_per_year=1))
    case = a_case(a_seat("one", march(1)), a_seat("two", march(1)), pool=pool)
    return case, a_staffing(case, ("one", "a"))


def test_cover_that_was_given_up_proves_nothing_of_an_empty_seat():
    """ "c" could take over from "a", who alone speaks Russian."""
    one, two = a_seat("one", march(1)), a_seat("two", march(1), languages=spoken("ru"))
    pool = (an_expert("a", languages=spoken("en", "ru")), an_expert("c"))
    case = a_case(one, two, pool=pool)
    why = why_unfilled(case, proven(a_staffing(case, ("one", "a")), 2), "two")
    assert sets(why) == [()]


@pytest.mark.parametrize("changes", [{"days_per_year": 2}, {"unavailable": (march(9),)}])
def test_a_proof_counts_only_for_the_case_that_it_was_made_for(changes: dict[str, Any]):
    """Once "c" can take over from "a", who alone speaks Russian, the seat can be filled."""
    one, two = a_seat("one", march(1)), a_seat("two", march(1), languages=spoken("ru"))
    busy = an_expert("a", languages=spoken("en", "ru"))
    case = a_case(one, two, pool=(busy, an_expert("c", days_per_year=0)))
    before = proven(a_staffing(case, ("one", "a")), 1)
    assert BUSY in {it for own in sets(why_unfilled(case, before, "two")) for it in own}
    able = evolve(case, experts=(busy, an_expert("c", **changes)))
    assert sets(why_unfilled(able, before, "two")) == [()]
    more = evolve(case, experts=(*case.experts, an_expert("d")))
    assert sets(why_unfilled(more, before, "two")) == [()]


def test_empty_seats_of_roles_that_are_not_there_are_refused():
    case, staffing = two_of_days()
    with pytest.raises(InvalidValue) as caught:
        unfilled_reasons(a_case(a_seat("one", march(1)), pool=case.experts), staffing)
    assert [it.path for it in caught.value.faults] == ["staffing.unfilled[0].role.id"]


def test_that_no_cheaper_change_is_enough_is_proven_or_said_not_to_be():
    case = a_case(a_seat("one", march(1, 3)), pool=(an_expert("a", languages=()),))
    why = why_unfilled(case, a_staffing(case), "one")
    assert why.easiest_proven
    days = march(1, 3)
    lead = a_role("lead", lead=True, languages=spoken("ru"))
    guest = a_role("guest", escorted=True)
    team = an_activity_for(lead, guest, days=days)
    pool = (an_expert("a", awards=awarded(Accreditation.PRE_ACCREDITED), languages=()),)
    unsure = why_unfilled(
        a_case(team, pool=pool), a_staffing(a_case(team, pool=pool)), "guest", by=unproven
    )
    assert unsure.easiest is not None
    assert not unsure.easiest_proven


def unproven(
    case: StaffingCase,
    objectives: Iterable[AssignmentObjective],
    /,
    *,
    start: Iterable[Assignment] = (),
) -> Staffing:
    """A solver that finds what `staff_briefly` does, and proves nothing."""
    found = staff_briefly(case, objectives, start=start)
    return evolve(found, proofs=tuple(evolve(it, bound=None) for it in found.proofs))


@pytest.mark.parametrize("most", [-5, -1])
def test_a_limit_below_zero_is_refused(most: int):
    case, staffing = two_of_days()
    with pytest.raises(InvalidValue, match="most"):
        unfilled_reasons(case, staffing, most=most)


def test_without_a_pool_there_is_nobody_to_change_anything_for():
    case = a_case(a_seat("one", march(1)))
    why = why_unfilled(case, a_staffing(case), "one")
    assert (why.reasons, why.easiest) == ((), None)


def test_a_role_that_is_filled_is_unknown_among_the_unfilled():
    case = a_case(a_seat("one", march(1)), pool=(an_expert("a"),))
    with pytest.raises(UnknownRecord):
        why_unfilled(case, a_staffing(case, ("one", "a")), "one")


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 1])
def test_nonsense_is_refused(nonsense: Any):
    case = a_case(a_seat("one", march(1)), pool=(an_expert("a"),))
    staffing = a_staffing(case)
    with pytest.raises(InvalidValue):
        unfilled_reasons(nonsense, staffing)
    with pytest.raises(InvalidValue):
        unfilled_reasons(case, nonsense)
    with pytest.raises(InvalidValue):
        why_unfilled(case, staffing, "one", by=nonsense)
    with pytest.raises(InvalidValue):
        unfilled_reasons(
            case,
            staffing,
            costs=nonsense if nonsense is not None else staffing,  # type: ignore[arg-type]
        )
