"""Small cases for tests of staffing: activities in March, experts who can do all unless told."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from rocb.periods import Days
from rocb.planning.experts.experts import Expert
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.posts import Post, posts_of
from rocb.planning.staffing.staffings import Staffing, unfilled_roles
from tests.offices import a_plan, a_role, an_activity


def march(first: int, last: int | None = None) -> Days:
    """Days of March 2021, or one of them."""
    return Days(date(2021, 3, first), date(2021, 3, last or first))


def an_activity_for(*roles: Role, id: str = "activity", **changes: Any) -> Activity:
    return an_activity(id, roles=roles, **changes)


def a_seat(id: str, days: Days, **changes: Any) -> Activity:
    """An activity on these days with one role of its id, and the changes of the role."""
    return an_activity_for(a_role(id, **changes), id=f"a-{id}", days=days)


def a_case(*activities: Activity, pool: Iterable[Expert] = (), **changes: Any) -> StaffingCase:
    return StaffingCase(a_plan(*activities), tuple(pool), **changes)


def a_post(activity: Activity | None = None, **role: Any) -> Post:
    """The first post of an activity, or one of a role with these changes."""
    if activity is None:
        activity = an_activity_for(a_role(**role))
    return Post(activity, activity.roles[0])


def assigned(case: StaffingCase, *pairs: tuple[str, str]) -> tuple[Assignment, ...]:
    """Assignments by the ids of role and expert."""
    posts = {post.role.id: post for post in posts_of(case.plan)}
    pool = {it.id: it for it in case.experts}
    return tuple(Assignment(posts[r].activity, posts[r].role, pool[e]) for r, e in pairs)


def a_staffing(case: StaffingCase, *pairs: tuple[str, str]) -> Staffing:
    """A staffing that nobody looked to improve."""
    made = assigned(case, *pairs)
    return Staffing(made, unfilled_roles(posts_of(case.plan), case.experts, made))


def pairs_of(staffing: Staffing) -> list[tuple[str, str]]:
    return [(it.role.id, it.expert.id) for it in staffing.assignments]
