"""Experts take seats in order of priority, and an empty seat says why it stayed empty."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rocb import (
    Accreditation,
    Activity,
    Days,
    Expert,
    InvalidValue,
    Need,
    Obstacle,
    Plan,
    Ranking,
    Role,
    Staffing,
    Status,
    rank_needs,
    staff,
)
from rocb.planning.staffing import Exclusion, days_used, obstacles
from tests.offices import a_need, a_plan, a_role, an_activity, an_expert

NOTHING_RANKED = Ranking((), ())
MARCH = date(2021, 3, 1)


def from_to(first: int, last: int) -> Days:
    """Days of March."""
    return Days(MARCH.replace(day=first), MARCH.replace(day=last))


def staffed(*activities: Activity, pool: tuple[Expert, ...] = (), needs: tuple[Need, ...] = ()):
    return staff(a_plan(*activities), pool, rank_needs(needs))


def seats_of(staffing: Staffing) -> list[tuple[str, str]]:
    return [(it.role.id, it.expert.id) for it in staffing.assignments]


def an_activity_for(*roles: Role, id: str = "activity", **changes: object) -> Activity:
    return an_activity(id, roles=roles, **changes)


def test_an_expert_who_fits_takes_the_seat():
    activity, expert = an_activity_for(a_role()), an_expert()
    (assignment,) = staffed(activity, pool=(expert,)).assignments
    assert (assignment.activity, assignment.role, assignment.expert) == (
        activity,
        activity.roles[0],
        expert,
    )


def test_a_plan_without_roles_asks_for_nobody():
    staffing = staffed(an_activity(), pool=(an_expert(),))
    assert staffing == Staffing((), ())
    assert staffing.seats == 0


def test_without_a_pool_every_seat_stays_empty_and_nobody_is_excluded():
    (unfilled,) = staffed(an_activity_for(a_role(seats=3))).unfilled
    assert (unfilled.empty, unfilled.exclusions) == (3, ())


def test_a_role_is_filled_as_far_as_it_goes():
    staffing = staffed(an_activity_for(a_role(seats=3)), pool=(an_expert("a"), an_expert("b")))
    assert seats_of(staffing) == [("role", "a"), ("role", "b")]
    assert [it.empty for it in staffing.unfilled] == [1]
    assert staffing.seats == 3


ALONE = [
    (Obstacle.INACTIVE, {"active": False}, {}),
    (Obstacle.THEME, {"themes": ("origin",)}, {}),
    (Obstacle.THEME, {"themes": ()}, {}),
    (
        Obstacle.ACCREDITATION,
        {"accreditation": Accreditation.PRE_ACCREDITED},
        {"accreditation": Accreditation.ACCREDITED},
    ),
    (Obstacle.LANGUAGE, {"languages": ("en",)}, {"languages": ("en", "ru")}),
    (Obstacle.OWN_ADMINISTRATION, {"administration": "AZ"}, {"independent": True}),
    (Obstacle.UNAVAILABLE, {"unavailable": (from_to(3, 9),)}, {}),
    (Obstacle.UNAVAILABLE, {"unavailable": (from_to(20, 21), from_to(1, 1))}, {}),
    (Obstacle.DAYS_USED_UP, {"days_per_year": 2}, {}),
    (Obstacle.DAYS_USED_UP, {"days_per_year": 0}, {}),
]


@pytest.mark.parametrize(("obstacle", "expert", "role"), ALONE)
def test_each_obstacle_keeps_the_expert_out_and_is_reported(obstacle, expert, role):
    it = an_expert(**expert)
    staffing = staffed(an_activity_for(a_role(**role)), pool=(it,))
    assert staffing.assignments == ()
    assert [unfilled.exclusions for unfilled in staffing.unfilled] == [
        (Exclusion(obstacle, (it,)),)
    ]


@pytest.mark.parametrize(("obstacle", "expert", "role"), ALONE)
def test_each_obstacle_is_the_only_one_where_nothing_else_is_wrong(obstacle, expert, role):
    found = obstacles(an_expert(**expert), a_role(**role), an_activity(), ())
    assert list(found) == [obstacle]


def test_an_expert_busy_elsewhere_is_kept_out_and_the_reason_names_where():
    first = an_activity_for(a_role("one"), id="first", days=from_to(1, 5))
    second = an_activity_for(a_role("two"), id="second", days=from_to(5, 9))
    expert = an_expert()
    (unfilled,) = staffed(first, second, pool=(expert,)).unfilled
    assert unfilled.activity == second
    assert unfilled.exclusions == (Exclusion(Obstacle.BUSY, (expert,), (first,)),)


def test_an_activity_that_keeps_several_experts_busy_is_named_once():
    first = an_activity_for(a_role("one", seats=2), id="first", days=from_to(1, 5))
    second = an_activity_for(a_role("two"), id="second", days=from_to(5, 9))
    pool = (an_expert("a"), an_expert("b"))
    (unfilled,) = staffed(first, second, pool=pool).unfilled
    assert unfilled.exclusions == (Exclusion(Obstacle.BUSY, pool, (first,)),)


def test_all_obstacles_of_an_expert_come_in_the_order_of_the_funnel():
    expert = an_expert(
        active=False,
        themes=(),
        languages=(),
        accreditation=Accreditation.NONE,
        administration="AZ",
        unavailable=(from_to(1, 31),),
        days_per_year=0,
    )
    role = a_role(independent=True, accreditation=Accreditation.PRE_SCREENED)
    assert list(obstacles(expert, role, an_activity(), [an_activity("other")])) == list(Obstacle)


def test_an_expert_is_counted_only_under_the_first_obstacle():
    wrong, idle = an_expert("a", themes=(), languages=()), an_expert("b", languages=())
    (unfilled,) = staffed(an_activity_for(a_role()), pool=(wrong, idle)).unfilled
    assert unfilled.exclusions == (
        Exclusion(Obstacle.THEME, (wrong,)),
        Exclusion(Obstacle.LANGUAGE, (idle,)),
    )


def test_the_own_administration_is_no_obstacle_where_independence_is_not_asked_for():
    expert = an_expert(administration="AZ")
    assert list(obstacles(expert, a_role(independent=False), an_activity(), ())) == []


def test_an_administration_that_the_activity_does_not_serve_is_independent():
    expert = an_expert(administration="GE")
    assert list(obstacles(expert, a_role(independent=True), an_activity(), ())) == []


@pytest.mark.parametrize("step", Accreditation)
def test_an_expert_may_stand_higher_on_the_ladder_than_asked(step):
    expert = an_expert(accreditation=Accreditation.ACCREDITED)
    assert list(obstacles(expert, a_role(accreditation=step), an_activity(), ())) == []


def test_a_role_without_languages_takes_an_expert_who_states_none():
    assert list(obstacles(an_expert(languages=()), a_role(languages=()), an_activity(), ())) == []


def test_an_absence_that_only_touches_the_activity_is_no_obstacle():
    expert = an_expert(unavailable=(from_to(4, 9), Days(date(2021, 2, 1), date(2021, 2, 28))))
    assert list(obstacles(expert, a_role(), an_activity(days=from_to(1, 3)), ())) == []


def test_the_last_day_of_the_limit_may_be_used():
    work = [an_activity("other", days=from_to(10, 11))]
    assert list(obstacles(an_expert(days_per_year=5), a_role(), an_activity(), work)) == []
    assert list(obstacles(an_expert(days_per_year=4), a_role(), an_activity(), work)) == [
        Obstacle.DAYS_USED_UP
    ]


def test_the_work_of_an_expert_may_come_from_an_iterator():
    work = iter([an_activity("other")])
    expert = an_expert(days_per_year=3)
    assert list(obstacles(expert, a_role(), an_activity(), work)) == [
        Obstacle.DAYS_USED_UP,
        Obstacle.BUSY,
    ]


def test_days_used_are_the_days_of_all_work_both_ends_included():
    assert days_used([an_activity(days=from_to(1, 3)), an_activity(days=from_to(9, 9))]) == 4
    assert days_used([]) == 0


def test_the_limit_holds_over_the_whole_year():
    activities = [
        an_activity_for(a_role(f"role-{day}"), id=f"a{day}", days=from_to(day, day + 1))
        for day in (1, 8, 15)
    ]
    staffing = staffed(*activities, pool=(an_expert(days_per_year=4),))
    assert seats_of(staffing) == [("role-1", "expert"), ("role-8", "expert")]
    assert [it.exclusions[0].obstacle for it in staffing.unfilled] == [Obstacle.DAYS_USED_UP]


def test_two_roles_of_one_activity_do_not_get_the_same_expert():
    activity, expert = an_activity_for(a_role("one"), a_role("two")), an_expert()
    staffing = staffed(activity, pool=(expert,))
    assert seats_of(staffing) == [("one", "expert")]
    (unfilled,) = staffing.unfilled
    assert unfilled.exclusions == (Exclusion(Obstacle.BUSY, (expert,), (activity,)),)


def test_activities_that_follow_each_other_may_share_an_expert():
    first = an_activity_for(a_role("one"), id="first", days=from_to(1, 4))
    second = an_activity_for(a_role("two"), id="second", days=from_to(5, 9))
    staffing = staffed(first, second, pool=(an_expert(),))
    assert seats_of(staffing) == [("one", "expert"), ("two", "expert")]


def test_the_activity_with_the_greatest_need_gets_the_scarce_expert():
    needs = (a_need("small", importance=1), a_need("great", importance=5))
    lesser = an_activity_for(a_role("one"), id="lesser", days=from_to(1, 5), needs=("small",))
    greater = an_activity_for(a_role("two"), id="greater", days=from_to(3, 9), needs=("great",))
    staffing = staffed(lesser, greater, pool=(an_expert(),), needs=needs)
    assert seats_of(staffing) == [("two", "expert")]
    assert [it.activity for it in staffing.unfilled] == [lesser]


def test_the_greatest_of_the_needs_of_an_activity_counts_not_their_number():
    needs = tuple(a_need(f"n{number}", importance=2) for number in range(3))
    many = an_activity_for(a_role("one"), id="a", needs=("n0", "n1", "n2"))
    one = an_activity_for(a_role("two"), id="b", needs=("great",))
    staffing = staffed(many, one, pool=(an_expert(),), needs=(*needs, a_need("great")))
    assert seats_of(staffing) == [("two", "expert")]


def test_an_unassessed_need_gives_no_priority():
    needs = (a_need("known", importance=1), a_need("unknown", importance=None))
    first = an_activity_for(a_role("one"), id="a", needs=("unknown",))
    second = an_activity_for(a_role("two"), id="b", needs=("known",))
    staffing = staffed(first, second, pool=(an_expert(),), needs=needs)
    assert seats_of(staffing) == [("two", "expert")]


def test_of_equal_priority_the_earlier_activity_chooses_first():
    late = an_activity_for(a_role("one"), id="a", days=from_to(2, 4))
    early = an_activity_for(a_role("two"), id="b", days=from_to(1, 3))
    assert seats_of(staffed(late, early, pool=(an_expert(),))) == [("two", "expert")]


def test_on_the_same_day_the_activity_with_the_smaller_id_chooses_first():
    second, first = an_activity_for(a_role("one"), id="b"), an_activity_for(a_role("two"), id="a")
    assert seats_of(staffed(second, first, pool=(an_expert(),))) == [("two", "expert")]


def test_a_seat_goes_to_the_expert_with_the_fewest_days_so_far():
    activities = [
        an_activity_for(a_role(f"role-{day}"), id=f"a{day}", days=from_to(day, day + length - 1))
        for day, length in ((1, 5), (8, 2), (15, 1))
    ]
    staffing = staffed(*activities, pool=(an_expert("a"), an_expert("b")))
    assert seats_of(staffing) == [("role-1", "a"), ("role-8", "b"), ("role-15", "b")]


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_does_not_take_place_is_not_staffed(status):
    off = an_activity_for(a_role("one"), id="off", status=status)
    on = an_activity_for(a_role("two"), id="on")
    staffing = staffed(off, on, pool=(an_expert(),))
    assert seats_of(staffing) == [("two", "expert")]
    assert staffing.seats == 1


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.PLANNED, Status.COMPLETED])
def test_what_takes_place_is_staffed(status):
    activity = an_activity_for(a_role(), status=status)
    assert seats_of(staffed(activity, pool=(an_expert(),))) == [("role", "expert")]


# Random small instances, judged without the code under test.

THEMES = ("valuation", "origin")
TONGUES = ("en", "ru")
CODES = ("AZ", "GE", "KZ")


@frozen
class Instance:
    plan: Plan
    pool: tuple[Expert, ...]
    ranking: Ranking


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


def mostly(value: object, *others: object) -> st.SearchStrategy[object]:
    return st.sampled_from((value, value, value, *others))


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 4)).map(
    lambda pair: Days(MARCH + timedelta(pair[0]), MARCH + timedelta(pair[0] + pair[1]))
)
ROLES = st.builds(
    a_role,
    seats=st.integers(1, 3),
    theme=st.sampled_from(THEMES),
    languages=some_of(TONGUES),
    accreditation=mostly(Accreditation.NONE, *Accreditation),
    independent=st.booleans(),
)
EXPERTS = st.builds(
    an_expert,
    administration=st.sampled_from(CODES),
    themes=mostly(THEMES, *((theme,) for theme in THEMES)),
    languages=mostly(TONGUES, ("en",), ()),
    accreditation=st.sampled_from(Accreditation),
    days_per_year=st.none() | st.integers(0, 8),
    unavailable=st.lists(SPANS, max_size=1).map(tuple),
    active=mostly(True, False),  # noqa: FBT003
)


@st.composite
def instances(draw):
    needs = [
        a_need(f"need-{number}", importance=importance)
        for number, importance in enumerate(draw(st.lists(st.integers(1, 5), max_size=3)))
    ]
    activities = [
        an_activity(
            f"activity-{number}",
            days=draw(SPANS),
            status=draw(mostly(Status.PLANNED, Status.CANCELLED, Status.POSTPONED)),
            members=draw(some_of(CODES)),
            needs=draw(some_of(tuple(need.id for need in needs))) if needs else (),
            roles=tuple(
                evolve(role, id=f"role-{number}-{place}")
                for place, role in enumerate(draw(st.lists(ROLES, max_size=2)))
            ),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    experts = draw(st.lists(EXPERTS, max_size=5))
    pool = tuple(evolve(expert, id=f"expert-{n}") for n, expert in enumerate(experts))
    return Instance(a_plan(*activities), pool, rank_needs(needs))


def fits(expert: Expert, role: Role, activity: Activity) -> bool:
    """Whether nothing but other work keeps the expert from the seat, told day by day."""
    rungs = list(Accreditation)
    away = {day for absence in expert.unavailable for day in absence}
    return (
        expert.active
        and role.theme in expert.themes
        and all(language in expert.languages for language in role.languages)
        and rungs.index(expert.accreditation) >= rungs.index(role.accreditation)
        and not (role.independent and expert.administration in activity.members)
        and not away & set(activity.days)
    )


def days_of(expert: Expert, staffing: Staffing) -> list[date]:
    """Every day on which the expert works, once for each activity of it."""
    return [day for it in staffing.assignments if it.expert == expert for day in it.activity.days]


def run(instance: Instance) -> Staffing:
    return staff(instance.plan, instance.pool, instance.ranking)


def by_properties(test):
    return settings(deadline=None, max_examples=80)(given(instances())(test))


@by_properties
def test_nobody_sits_where_an_obstacle_stands(instance):
    for it in run(instance).assignments:
        assert fits(it.expert, it.role, it.activity)


@by_properties
def test_nobody_works_twice_on_one_day(instance):
    staffing = run(instance)
    for expert in instance.pool:
        worked = days_of(expert, staffing)
        assert len(worked) == len(set(worked))


@by_properties
def test_nobody_works_more_days_than_the_limit(instance):
    staffing = run(instance)
    for expert in instance.pool:
        if expert.days_per_year is not None:
            assert len(days_of(expert, staffing)) <= expert.days_per_year


@by_properties
def test_the_assignments_of_one_expert_never_overlap(instance):
    for one, other in combinations(run(instance).assignments, 2):
        if one.expert == other.expert:
            assert not set(one.activity.days) & set(other.activity.days)


@by_properties
def test_every_expert_outside_an_unfilled_role_is_excluded_exactly_once(instance):
    staffing = run(instance)
    for unfilled in staffing.unfilled:
        inside = {it.expert.id for it in staffing.assignments if it.role == unfilled.role}
        listed = Counter(e.id for it in unfilled.exclusions for e in it.experts)
        assert listed == Counter(e.id for e in instance.pool if e.id not in inside)


@by_properties
def test_exclusions_stand_in_the_order_of_the_funnel_and_none_is_empty(instance):
    order = list(Obstacle)
    for unfilled in run(instance).unfilled:
        found = [order.index(it.obstacle) for it in unfilled.exclusions]
        assert found == sorted(set(found))
        assert all(it.experts for it in unfilled.exclusions)


@by_properties
def test_only_busy_experts_are_busy_with_something_and_it_overlaps(instance):
    for unfilled in run(instance).unfilled:
        for it in unfilled.exclusions:
            assert bool(it.busy_with) is (it.obstacle is Obstacle.BUSY)
            assert all(set(a.days) & set(unfilled.activity.days) for a in it.busy_with)


@by_properties
def test_seats_are_the_filled_and_the_empty_ones(instance):
    staffing = run(instance)
    asked = [
        role.seats
        for activity in instance.plan.activities
        if activity.status not in (Status.CANCELLED, Status.POSTPONED)
        for role in activity.roles
    ]
    empty = sum(unfilled.empty for unfilled in staffing.unfilled)
    assert staffing.seats == len(staffing.assignments) + empty == sum(asked)


@by_properties
def test_no_seat_stays_empty_that_someone_could_still_take(instance):
    staffing = run(instance)
    for unfilled in staffing.unfilled:
        role, activity = unfilled.role, unfilled.activity
        for expert in instance.pool:
            worked, limit = days_of(expert, staffing), expert.days_per_year
            busy = bool(set(worked) & set(activity.days))
            used_up = limit is not None and len(worked) + len(activity.days) > limit
            assert busy or used_up or not fits(expert, role, activity)


@given(instances().flatmap(lambda it: st.tuples(st.just(it), st.permutations(it.pool))))
@settings(deadline=None, max_examples=80)
def test_the_order_of_the_experts_changes_nothing(both_orders):
    instance, shuffled = both_orders
    assert staff(instance.plan, shuffled, instance.ranking) == run(instance)


@by_properties
def test_the_order_of_the_activities_changes_nothing(instance):
    backwards = evolve(instance.plan, activities=instance.plan.activities[::-1])
    assert staff(backwards, instance.pool, instance.ranking) == run(instance)


@by_properties
def test_the_first_to_choose_gets_whatever_fits(instance):
    scores = {it.need.id: it.score for it in instance.ranking.ranked}
    going = [a for a in instance.plan.activities if a.status is Status.PLANNED and a.roles]
    assume(going)
    first = min(
        going,
        key=lambda a: (-max((scores[need] for need in a.needs), default=0), a.days.first, a.id),
    )
    role = first.roles[0]
    able = [
        expert.id
        for expert in instance.pool
        if fits(expert, role, first)
        and (expert.days_per_year is None or len(first.days) <= expert.days_per_year)
    ]
    got = [it.expert.id for it in run(instance).assignments if it.role == role]
    assert got == able[: role.seats]


def test_experts_may_come_from_an_iterator():
    staffing = staff(a_plan(an_activity_for(a_role())), iter([an_expert()]), NOTHING_RANKED)
    assert seats_of(staffing) == [("role", "expert")]


def test_the_activity_that_serves_the_need_ranked_first_chooses_first_whatever_its_score():
    ranking = rank_needs([a_need("great", importance=5), a_need("small", importance=1)])
    turned = evolve(
        ranking,
        ranked=tuple(
            evolve(ranked, rank=rank) for rank, ranked in enumerate(reversed(ranking.ranked), 1)
        ),
    )
    plan = a_plan(
        an_activity("a", needs=("great",), roles=(a_role("a.role"),)),
        an_activity("b", needs=("small",), roles=(a_role("b.role"),)),
    )
    by_score, by_rank = (staff(plan, (an_expert(),), it) for it in (ranking, turned))
    assert [it.activity.id for it in by_score.assignments] == ["a"]
    assert [it.activity.id for it in by_rank.assignments] == ["b"]


@pytest.mark.parametrize("nonsense", [None, 7, "7", True, [None]])
@pytest.mark.parametrize("place", range(3))
def test_nonsense_is_not_staffed(place, nonsense):
    arguments: list[Any] = [a_plan(an_activity_for(a_role())), (an_expert(),), NOTHING_RANKED]
    arguments[place] = nonsense
    with pytest.raises(InvalidValue) as caught:
        staff(*arguments)
    name = ("plan", "experts", "ranking")[place]
    assert all(fault.path.startswith(name) for fault in caught.value.faults)
