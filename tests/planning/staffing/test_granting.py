"""A concession takes away its obstacle, and nothing else changes."""

from datetime import date

import pytest
from hypothesis import given, settings

from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import COVER
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.skills import Level, RequiredSkill
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase
from rocb.planning.staffing.concessions import Concession, ConcessionCosts, concessions
from rocb.planning.staffing.granting import granted
from rocb.planning.staffing.obstacles import Obstacle, lasting_obstacles
from rocb.planning.staffing.posts import Post, posts_of
from rocb.planning.staffing.situations import Situation, situation_of
from rocb.planning.staffing.solvers import staff_briefly
from rocb.planning.staffing.staffings import Staffing
from tests.offices import a_role, an_expert, awarded, skilled, spoken
from tests.planning.staffing.builders import (
    a_case,
    a_post,
    a_seat,
    a_staffing,
    an_activity_for,
    assigned,
    march,
    pairs_of,
)
from tests.planning.staffing.drawn import drawn_cases

PRE, FULL = Accreditation.PRE_ACCREDITED, Accreditation.ACCREDITED
SPEAKER = Obstacle.TEAM_LANGUAGE
WORTH = ActivityWeight("activity", 5)
BUSY, DAYS, ESCORT = Obstacle.BUSY, Obstacle.DAYS_USED_UP, Obstacle.ESCORT

ALSO_LIFTED = {
    Obstacle.SKILL: {Obstacle.LEVEL},  # who learns a whole has its parts
    Obstacle.LANGUAGE: {Obstacle.TEAM_LANGUAGE},  # and may speak for the team
    Obstacle.ACCREDITATION: {ESCORT},
}


def after_granting(case: StaffingCase, staffing: Staffing, made: Concession) -> Situation:
    """The situation in which a concession is made and those who come with it are there."""
    changed = granted(case, (made,))
    relieved = {(it.role.id, made.expert) for it in made.work if made.obstacle is BUSY}
    pins = {(it.role.id, own) for it in posts_of(changed.plan) for own in it.role.pinned}
    pairs = ({*pairs_of(staffing)} - relieved) | pins
    return situation_of(changed, assigned(changed, *sorted(pairs)))


def expected_after(before: tuple[Obstacle, ...], made: Concession) -> tuple[set[Obstacle], ...]:
    """The obstacles that are left once one is lifted, and those that may or may not be."""
    left = {*before} - {made.obstacle}
    if made.obstacle is BUSY:  # who is relieved has days again
        return left, {DAYS}
    if made.obstacle is DAYS and BUSY in before:  # the days are those without what clashes
        return left, {DAYS}
    return left, ALSO_LIFTED.get(made.obstacle, set())


def nobody_else_changed(now: Situation, then: Situation, made: Concession) -> bool:
    """Whether everybody else may take every other role just as before."""
    return all(
        then.pool[id] == it
        and [*lasting_obstacles(it, then.posts[role])] == [*lasting_obstacles(it, post)]
        for id, it in now.pool.items()
        for role, post in now.posts.items()
        if id != made.expert and role != made.role
    )


@settings(max_examples=30)
@given(drawn_cases())
def test_just_the_obstacle_goes_and_no_other(case: StaffingCase):
    staffing = staff_briefly(case, (COVER,))
    now = situation_of(case, staffing.assignments)
    free = [
        (expert, post)
        for role, post in now.posts.items()
        for expert in case.experts
        if expert.id not in now.seated.get(role, ())
    ]
    for expert, post in free:
        before = now.obstacles(expert, post)
        work, team = now.work_of(expert.id), now.beside(expert.id, post)
        for made in concessions(expert, post, before, work=work, team=team):
            then = after_granting(case, staffing, made)
            found = {*then.obstacles(then.pool[expert.id], then.posts[post.role.id])}
            left, open_ = expected_after(before, made)
            assert found | open_ == left | open_
            assert nobody_else_changed(now, then, made)


def one(kind: Obstacle, post: Post, **expert: object) -> Concession:
    (made,) = concessions(an_expert(**expert), post, (kind,))  # type: ignore[arg-type]
    return made


def test_a_concession_says_what_is_lacking_and_no_more():
    asked = (RequiredSkill("valuation", Level.ADVANCED), RequiredSkill("origin"))
    post = a_post(skills=asked, languages=spoken("en", "ru", "fr"), accreditation=FULL)
    assert one(Obstacle.SKILL, post).skills == asked[1:]
    assert one(Obstacle.LEVEL, post).skills == asked[:1]
    assert one(Obstacle.LANGUAGE, post).languages == spoken("ru", "fr")
    assert one(Obstacle.LANGUAGE, post).cost == 2 * ConcessionCosts().language
    climb = one(Obstacle.ACCREDITATION, post, awards=awarded(PRE))
    assert (climb.accreditation, climb.cost) == (FULL, ConcessionCosts().rung)


def test_absences_cost_by_the_day_and_name_the_days_of_the_post():
    post = a_post(an_activity_for(a_role(travel=1), days=march(5, 7)))
    away = one(Obstacle.UNAVAILABLE, post, unavailable=(march(1, 5), march(8, 20)))
    assert (away.days, away.cost) == (march(4, 8), 3 * ConcessionCosts().absent_day)


def test_days_are_given_beyond_those_that_are_left_without_what_clashes():
    work = (a_post(an_activity_for(a_role("x"), id="x", days=march(2, 3))),)
    later = (a_post(an_activity_for(a_role("y"), id="y", days=march(20, 23))),)
    post, expert = a_post(an_activity_for(a_role(), days=march(1, 3))), an_expert(days_per_year=5)
    (made,) = concessions(expert, post, (DAYS,), work=(*work, *later))
    assert (made.further_days, made.cost, made.work) == (2, 2, (*work, *later))


def test_concessions_come_in_the_order_of_the_funnel_whatever_order_was_asked_for():
    kinds = (Obstacle.LANGUAGE, Obstacle.INACTIVE, Obstacle.FORBIDDEN)
    made = concessions(an_expert(left_on=date(2021, 1, 1)), a_post(), kinds)
    assert [it.obstacle for it in made] == [kinds[1], kinds[2], kinds[0]]


def test_who_is_relieved_leaves_a_pin_to_who_comes_instead():
    case = a_case(
        a_seat("one", march(1, 3), pinned=("a",)), a_seat("two", march(3)), pool=(an_expert("a"),)
    )
    staffing = a_staffing(case, ("one", "a"))
    now = situation_of(case, staffing.assignments)
    (made,) = concessions(case.experts[0], now.posts["two"], (BUSY,), work=now.work_of("a"))
    then = granted(case, (made,))
    assert then.plan.activities[0].roles[0].pinned == ("relief.1",)
    relief = then.experts[1]
    assert (relief.id, relief.available, relief.skills) == (
        "relief.1",
        (march(1, 3),),
        case.experts[0].skills,
    )


def test_what_is_supposed_says_that_it_is_a_sample():
    case = a_case(a_seat("one", march(1)), pool=(an_expert("a", skills=skilled("origin")),))
    post = posts_of(case.plan)[0]
    then = granted(case, concessions(case.experts[0], post, (Obstacle.SKILL,)))
    assert [it.source.sample for it in then.experts[0].skills] == [False, True]
    assert case.experts[0].skills == skilled("origin")


def test_who_comes_beside_an_expert_has_a_role_of_their_own():
    guest = an_activity_for(a_role("guest", escorted=True))
    case = a_case(guest, pool=(an_expert("a", awards=awarded(PRE)),))
    then = granted(case, concessions(case.experts[0], posts_of(case.plan)[0], (ESCORT,)))
    added = then.plan.activities[0].roles[1]
    assert (added.id, added.lead, added.pinned) == ("companion.1", True, ("companion.1",))


@pytest.mark.parametrize(
    ("role", "kind"),
    [({"escorted": True}, ESCORT), ({"team_languages": spoken("ru")}, SPEAKER)],
)
def test_who_comes_beside_an_expert_makes_no_cover_of_their_own(role, kind):
    guest = an_activity_for(a_role("guest", **role))
    case = a_case(guest, pool=(an_expert("a", awards=awarded(PRE)),), weights=(WORTH,))
    then = granted(case, concessions(case.experts[0], posts_of(case.plan)[0], (kind,)))
    (proof,) = staff_briefly(then, (COVER,)).proofs
    assert proof.value == WORTH.weight
    assert then.weightless == ("companion.1",)


def test_what_is_not_there_cannot_be_granted_and_all_of_it_is_told():
    case = a_case(a_seat("one", march(1)), pool=(an_expert("a"),))
    lost = Concession(BUSY, "two", "b", 1, work=(a_post(an_activity_for(a_role("three"))),))
    with pytest.raises(InvalidValue) as caught:
        granted(case, (lost,))
    assert [it.path for it in caught.value.faults] == [
        "concessions[0].role",
        "concessions[0].expert",
        "concessions[0].work[0].role.id",
    ]
