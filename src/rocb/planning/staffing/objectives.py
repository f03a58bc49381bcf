"""Objectives that only a staffing knows: continuity with another year, and little change."""

from collections.abc import Iterable
from typing import Final

from rocb.checks import listed, require
from rocb.planning.assignment.objectives import AssignmentObjective, Sense, in_common
from rocb.planning.assignment.tasks import Candidate, Task
from rocb.planning.staffing.answers import pairings_of
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.posts import posts_of

LEAST_CHANGE: Final = "least change"


def continuity(case: StaffingCase, before: Iterable[Assignment]) -> AssignmentObjective:
    """Return the objective to send experts where they are known from the year `before`.

    A seat counts 1 where the expert served one of the Members of the activity then, and 1 where
    the expert served its theme. Raises `InvalidValue`.
    """
    require("case", StaffingCase, case)
    themes: dict[str, set[str]] = {}
    members: dict[str, set[str]] = {}
    for it in listed("before", Assignment, before):
        themes.setdefault(it.expert.id, set()).add(it.activity.theme)
        members.setdefault(it.expert.id, set()).update(it.activity.members)
    activities = {post.role.id: post.activity for post in posts_of(case.plan)}

    def known(task: Task, candidate: Candidate) -> int:
        activity, expert = activities[task.id], candidate.person
        theme = activity.theme in themes.get(expert, ())
        return int(theme) + int(not members.get(expert, set()).isdisjoint(activity.members))

    return AssignmentObjective("continuity", Sense.MOST, choice=known)


def least_change(before: Iterable[Assignment]) -> AssignmentObjective:
    """Return the objective to leave as many experts as can be in the roles that they have.

    Raises `InvalidValue`.
    """
    return in_common(LEAST_CHANGE, pairings_of(listed("before", Assignment, before)))
