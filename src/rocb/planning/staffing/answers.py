"""Answers: from pairings of ids to a staffing, held against the records, and back."""

from collections.abc import Iterable

from rocb.checks import listed
from rocb.errors import UnsoundAnswer
from rocb.planning.assignment.solutions import AssignmentSolution
from rocb.planning.assignment.tasks import Pairing
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.posts import posts_of
from rocb.planning.staffing.staffings import Staffing, unfilled_roles
from rocb.planning.staffing.verification import Breach, breaches


def pairings_of(assignments: Iterable[Assignment]) -> tuple[Pairing, ...]:
    """Return assignments as pairings of ids. Raises `InvalidValue`."""
    found = listed("assignments", Assignment, assignments)
    return tuple(Pairing(it.role.id, it.expert.id) for it in found)


def staffing_of(case: StaffingCase, solution: AssignmentSolution) -> Staffing:
    """Return a solution of the problem of a case as a staffing, in the order of the plan.

    Raises `UnsoundAnswer` where it breaks a rule that the records tell.
    """
    posts = posts_of(case.plan)
    by_role = {post.role.id: post for post in posts}
    order = {id: place for place, id in enumerate(by_role)}
    pool = {it.id: it for it in case.experts}
    assignments = tuple(
        Assignment(by_role[it.task].activity, by_role[it.task].role, pool[it.person])
        for it in sorted(solution.pairings, key=lambda it: (order[it.task], it.person))
    )
    broken = breaches(case, assignments)
    if broken:
        raise UnsoundAnswer(tuple(map(_worded, broken)))
    unfilled = unfilled_roles(posts, case.experts, assignments)
    return Staffing(assignments, unfilled, solution.proofs, solution.stopped)


def _worded(breach: Breach) -> str:
    return f"{breach.role}, {breach.expert or 'nobody'}: {breach.rule.value}"
