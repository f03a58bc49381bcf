"""Posts: the roles of activities, with all the days that each takes of an expert."""

from collections.abc import Iterable
from functools import cached_property

from attrs import frozen

from rocb.checks import checked
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.roles import Role, mission_days


@frozen(field_transformer=checked)
class Post:
    """A role in its activity."""

    activity: Activity
    role: Role

    @cached_property
    def days(self) -> Days:
        """All the days that the post takes: whoever has it can take nothing else on any of them."""
        return mission_days(self.role, self.activity.days)


def posts_of(plan: Plan) -> tuple[Post, ...]:
    """Return the posts of the activities that take place, in the order of the plan."""
    return tuple(
        Post(activity, role)
        for activity in plan.activities
        if takes_place(activity)
        for role in activity.roles
    )


def days_away(posts: Iterable[Post]) -> int:
    """Return how many days these posts take of an expert."""
    return sum(len(post.days) for post in posts)
