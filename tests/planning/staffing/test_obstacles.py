"""What keeps an expert from a post is told, all of it, in the order of the funnel."""

from datetime import date
from typing import Any

import pytest

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.languages import Fluency, SpokenLanguage
from rocb.planning.experts.skills import Level, RequiredSkill
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.obstacles import Obstacle, lasting_obstacles, obstacles
from rocb.planning.staffing.posts import Post
from tests.offices import STATED, a_role, an_expert, awarded, skilled, spoken
from tests.planning.staffing.builders import a_post, an_activity_for, march

PRE, FULL = Accreditation.PRE_ACCREDITED, Accreditation.ACCREDITED
OTHER = Post(an_activity_for(a_role("other"), id="other", days=march(3, 4)), a_role("other"))
LATER = Post(an_activity_for(a_role("later"), id="later", days=march(10, 11)), a_role("later"))
WELL = RequiredSkill("valuation", Level.ADVANCED)
FLUENT = (SpokenLanguage("en", Fluency.C1),)


def found(
    expert: dict[str, Any], role: dict[str, Any] | None = None, *work: Post, **activity: Any
) -> list[Obstacle]:
    post = a_post(an_activity_for(a_role(**(role or {})), **activity))
    return list(obstacles(an_expert(**expert), post, work))


ALONE: list[tuple[Obstacle, dict[str, Any], dict[str, Any]]] = [
    (Obstacle.INACTIVE, {"left_on": date(2021, 3, 3)}, {}),
    (Obstacle.FORBIDDEN, {}, {"forbidden": ("expert",)}),
    (Obstacle.SKILL, {"skills": skilled("origin")}, {}),
    (Obstacle.SKILL, {"skills": ()}, {}),
    (Obstacle.LEVEL, {}, {"skills": (WELL,)}),
    (Obstacle.LEVEL, {"skills": skilled("valuation", level=Level.BASIC)}, {"skills": (WELL,)}),
    (Obstacle.ACCREDITATION, {"awards": awarded(PRE)}, {"accreditation": FULL}),
    (Obstacle.ACCREDITATION, {"awards": ()}, {"accreditation": PRE}),
    (
        Obstacle.ACCREDITATION,
        {"awards": awarded(FULL, expires=date(2021, 3, 2))},
        {"accreditation": FULL},
    ),
    (Obstacle.LANGUAGE, {}, {"languages": spoken("en", "ru")}),
    (Obstacle.LANGUAGE, {"languages": spoken("en")}, {"languages": FLUENT}),
    (Obstacle.OWN_ADMINISTRATION, {"administration": "AZ"}, {"independent": True}),
    (Obstacle.OWN_ADMINISTRATION, {"administration": "KZ"}, {"excluded": ("KZ",)}),
    (Obstacle.UNAVAILABLE, {"unavailable": (march(3, 9),)}, {}),
    (Obstacle.UNAVAILABLE, {"unavailable": (march(20, 21), march(1))}, {}),
    (Obstacle.UNAVAILABLE, {"unavailable": (march(4),)}, {"travel": 1}),
    (Obstacle.UNAVAILABLE, {"available": (march(1, 2),)}, {}),
    (Obstacle.DAYS_USED_UP, {"days_per_year": 2}, {}),
    (Obstacle.DAYS_USED_UP, {"days_per_year": 3}, {"preparation": 1}),
    (Obstacle.TEAM_LANGUAGE, {}, {"team_languages": spoken("ru")}),
    (Obstacle.ESCORT, {"awards": awarded(PRE)}, {"escorted": True}),
]


@pytest.mark.parametrize(("obstacle", "expert", "role"), ALONE)
def test_each_obstacle_is_the_only_one_where_nothing_else_is_wrong(obstacle, expert, role):
    assert found(expert, role, members=("AZ",)) == [obstacle]


@pytest.mark.parametrize(
    ("expert", "role"),
    [
        ({"left_on": date(2021, 3, 4)}, {}),
        ({"skills": skilled("valuation", level=Level.ADVANCED)}, {"skills": (WELL,)}),
        ({"awards": awarded(FULL, expires=date(2021, 3, 3))}, {"accreditation": FULL}),
        ({"awards": ()}, {"accreditation": Accreditation.NONE}),
        ({"languages": ()}, {"languages": ()}),
        ({"administration": "AZ"}, {"independent": False}),
        ({"administration": "GE"}, {"independent": True}),
        ({"unavailable": (march(4, 9), Days(date(2021, 2, 1), date(2021, 2, 28)))}, {}),
        ({"available": (march(1, 2), march(3))}, {}),
        ({"days_per_year": 3}, {}),
        ({"languages": spoken("en", "ru")}, {"team_languages": spoken("ru")}),
        ({"awards": awarded(FULL)}, {"escorted": True}),
    ],
)
def test_what_just_suffices_is_no_obstacle(expert, role):
    assert found(expert, role, members=("AZ",)) == []


@pytest.mark.parametrize(("again", "kept"), [(2, []), (3, [Obstacle.ACCREDITATION])])
def test_an_accreditation_has_to_hold_on_every_day_of_the_activity(again, kept):
    """One lapses after the first of three days, and another is reached on the second or third."""
    first = awarded(FULL, expires=date(2021, 3, 1))
    renewed = Award(FULL, date(2021, 3, again), None, STATED)
    assert found({"awards": (*first, renewed)}, {"accreditation": FULL}) == kept


@pytest.mark.parametrize("step", Accreditation)
def test_an_expert_may_stand_higher_on_the_ladder_than_asked(step):
    assert found({"awards": awarded(FULL)}, {"accreditation": step}) == []


def test_all_obstacles_of_an_expert_come_in_the_order_of_the_funnel():
    expert = {
        "left_on": date(2021, 1, 1),
        "skills": skilled("origin"),
        "languages": (),
        "awards": (),
        "administration": "AZ",
        "unavailable": (march(1, 31),),
        "days_per_year": 0,
    }
    role = {
        "forbidden": ("expert",),
        "skills": (RequiredSkill("valuation"), RequiredSkill("origin", Level.BASIC)),
        "accreditation": PRE,
        "independent": True,
        "team_languages": spoken("ru"),
        "escorted": True,
    }
    assert found(expert, role, OTHER, members=("AZ",)) == list(Obstacle)


def test_the_limit_counts_all_days_of_all_work():
    assert found({"days_per_year": 5}, None, LATER) == []
    assert found({"days_per_year": 4}, None, LATER) == [Obstacle.DAYS_USED_UP]


def test_posts_that_only_touch_do_not_clash():
    assert found({}, None, OTHER) == [Obstacle.BUSY]
    assert found({}, None, OTHER, days=march(1, 2)) == []
    assert found({}, {"travel": 1}, OTHER, days=march(1, 2)) == [Obstacle.BUSY]


def test_the_work_of_an_expert_may_come_from_an_iterator():
    post = a_post(an_activity_for(a_role()))
    assert list(obstacles(an_expert(days_per_year=3), post, iter([OTHER]))) == [
        Obstacle.DAYS_USED_UP,
        Obstacle.BUSY,
    ]


@pytest.mark.parametrize(
    ("lead", "awards", "kept"),
    [(True, FULL, []), (True, PRE, [Obstacle.ESCORT]), (False, FULL, [Obstacle.ESCORT])],
)
def test_only_an_accredited_lead_escorts(lead, awards, kept):
    activity = an_activity_for(a_role("guest", escorted=True), a_role("lead", lead=lead))
    other = Assignment(activity, activity.roles[1], an_expert("b", awards=awarded(awards)))
    guest = an_expert("a", awards=awarded(PRE))
    assert list(obstacles(guest, Post(activity, activity.roles[0]), (), [other])) == kept


def test_one_of_the_team_may_speak_for_all():
    activity = an_activity_for(a_role("one", team_languages=spoken("ru")), a_role("two"))
    other = Assignment(activity, activity.roles[1], an_expert("b", languages=spoken("ru")))
    post = Post(activity, activity.roles[0])
    assert list(obstacles(an_expert("a"), post, (), [other])) == []


@pytest.mark.parametrize("nonsense", [None, 7, "7", True])
def test_nonsense_is_refused(nonsense):
    for arguments in ((nonsense, OTHER), (an_expert(), nonsense)):
        with pytest.raises(InvalidValue):
            list(obstacles(*arguments))
        with pytest.raises(InvalidValue):
            list(lasting_obstacles(*arguments))
