"""A post takes all days that a role takes of an expert."""

from datetime import date

import pytest

from rocb.periods import Days
from rocb.planning.plan.activities import Status
from rocb.planning.staffing.posts import days_away, posts_of
from tests.offices import a_plan, a_role
from tests.planning.staffing.builders import a_post, an_activity_for, march


def test_preparation_and_travel_are_days_of_a_post():
    role = a_role(preparation=2, travel=1)
    assert a_post(an_activity_for(role, days=march(5, 6))).days == march(2, 7)


def test_days_away_are_those_of_all_posts_both_ends_included():
    posts = [a_post(an_activity_for(a_role(), days=it)) for it in (march(1, 3), march(9))]
    assert (days_away(posts), days_away([])) == (4, 0)


def test_what_lies_outside_the_calendar_is_cut_off():
    first = Days(date.min, date.min)
    assert a_post(an_activity_for(a_role(travel=3), days=first)).days.first == date.min


@pytest.mark.parametrize("status", Status)
def test_only_what_takes_place_has_posts(status):
    off = an_activity_for(a_role("one"), id="off", status=status)
    on = an_activity_for(a_role("two"), a_role("three"), id="on", status=Status.PLANNED)
    takes_place = status not in (Status.CANCELLED, Status.POSTPONED)
    ids = ["one", "two", "three"] if takes_place else ["two", "three"]
    assert [it.role.id for it in posts_of(a_plan(off, on))] == ids
