"""A seat that stays empty tells of everybody in the pool who was not sent, and why."""

from collections import Counter

from hypothesis import given, settings

from rocb.planning.assignment.objectives import COST, COVER, Sense
from rocb.planning.assignment.solutions import Proof, SolutionStatus
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.solvers import staff_briefly
from rocb.planning.staffing.staffings import Exclusion, Staffing
from tests.offices import a_role, an_expert, skilled
from tests.planning.staffing.builders import a_case, a_seat, a_staffing, an_activity_for, march
from tests.planning.staffing.drawn import drawn_cases
from tests.planning.staffing.naive import could_ever, days_of

ONE, TWO = a_seat("one", march(1, 5)), a_seat("two", march(5, 9))


def test_without_a_pool_nobody_is_excluded():
    (unfilled,) = a_staffing(a_case(a_seat("one", march(1), seats=3))).unfilled
    assert (unfilled.empty, unfilled.exclusions) == (3, ())


def test_seats_are_the_filled_and_the_empty_ones():
    case = a_case(a_seat("one", march(1), seats=3), pool=map(an_expert, "ab"))
    staffing = a_staffing(case, ("one", "a"), ("one", "b"))
    assert ([it.empty for it in staffing.unfilled], staffing.seats) == ([1], 3)
    assert a_staffing(a_case()).seats == 0


def test_who_is_busy_is_kept_out_and_the_reason_names_where():
    case = a_case(ONE, TWO, pool=(an_expert("a"),))
    (unfilled,) = a_staffing(case, ("one", "a")).unfilled
    assert unfilled.activity == TWO
    assert unfilled.exclusions == (Exclusion(Obstacle.BUSY, case.experts, (ONE,)),)


def test_an_activity_that_keeps_several_experts_busy_is_named_once():
    first = an_activity_for(a_role("one", seats=2), id="first", days=march(1, 5))
    case = a_case(first, TWO, pool=map(an_expert, "ab"))
    (unfilled,) = a_staffing(case, ("one", "a"), ("one", "b")).unfilled
    assert unfilled.exclusions == (Exclusion(Obstacle.BUSY, case.experts, (first,)),)


def test_an_expert_is_counted_only_under_the_first_obstacle():
    wrong = an_expert("a", skills=skilled("origin"), languages=())
    mute = an_expert("b", languages=())
    (unfilled,) = a_staffing(a_case(ONE, pool=(wrong, mute))).unfilled
    assert unfilled.exclusions == (
        Exclusion(Obstacle.SKILL, (wrong,)),
        Exclusion(Obstacle.LANGUAGE, (mute,)),
    )


@settings(max_examples=20)
@given(drawn_cases())
def test_the_funnel_holds_everybody_who_is_not_sent_just_once(case: StaffingCase):
    staffing = staff_briefly(case, (COVER,))
    order = list(Obstacle)
    for unfilled in staffing.unfilled:
        role, activity = unfilled.role, unfilled.activity
        inside = {it.expert.id for it in staffing.assignments if it.role.id == role.id}
        out = Counter(own.id for it in unfilled.exclusions for own in it.experts)
        assert out == Counter(it.id for it in case.experts if it.id not in inside)
        places = [order.index(it.obstacle) for it in unfilled.exclusions]
        assert places == sorted(set(places))
        lasting = order.index(Obstacle.UNAVAILABLE)
        for it in unfilled.exclusions:
            for own in it.experts:
                able = could_ever(own, activity, role)
                assert able == (order.index(it.obstacle) > lasting)
            assert bool(it.busy_with) is (it.obstacle is Obstacle.BUSY)
            for other in it.busy_with:
                assert any(days_of(other, own) & days_of(activity, role) for own in other.roles)


def test_a_staffing_is_optimal_only_where_every_objective_is_proven():
    cover = Proof(COVER.name, Sense.MOST, 3, 3, 0.0, "assign")
    cost = Proof(COST.name, Sense.LEAST, 5, 4, 0.0, "assign")
    assert Staffing((), (), (cover,)).status is SolutionStatus.OPTIMAL
    assert Staffing((), (), (cover, cost)).status is SolutionStatus.FEASIBLE
    assert Staffing((), ()).status is SolutionStatus.FEASIBLE
