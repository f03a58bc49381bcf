"""Assignments: an expert in a seat of a role."""

from functools import cached_property

from attrs import frozen

from rocb.checks import checked
from rocb.planning.experts.experts import Expert
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.posts import Post


@frozen(field_transformer=checked)
class Assignment:
    """An expert in a seat of a role."""

    activity: Activity
    role: Role
    expert: Expert

    @cached_property
    def post(self) -> Post:
        """The role in its activity, with all the days that it takes."""
        return Post(self.activity, self.role)
