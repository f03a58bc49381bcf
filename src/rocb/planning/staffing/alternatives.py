"""Alternatives: who else could have a seat, and what each would cost."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import UnknownRecord
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective, measured
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Pairing
from rocb.planning.experts.experts import Expert
from rocb.planning.staffing.answers import pairings_of
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.concessions import Concession, ConcessionCosts, concessions
from rocb.planning.staffing.differences import ObjectiveDifference
from rocb.planning.staffing.obstacles import leans_on_another, obstacles
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.situations import Situation, found_in, situation_of
from rocb.planning.staffing.staffings import Staffing


@frozen(field_transformer=checked)
class SeatAlternative:
    """An expert who could have a seat, and what changes if only this seat changes.

    `differences` are those of the objectives. `hindering` is what keeps the expert from it as the
    others are sent now, each with what would lift it; `left_behind` are those of the team who could
    not stay without whom the expert replaces, by id. `is_pinned` says that the office has chosen
    who has the seat, so that the choice would have to be taken back.
    """

    expert: str
    differences: tuple[ObjectiveDifference, ...]
    hindering: tuple[Concession, ...] = ()
    left_behind: tuple[str, ...] = ()
    is_pinned: bool = False

    @property
    def is_free(self) -> bool:
        """Whether the seat can change hands just so."""
        return not (self.hindering or self.left_behind or self.is_pinned)


class _Values:
    """What every objective comes to, and by how much one change of a seat moves it."""

    def __init__(
        self,
        problem: AssignmentProblem,
        objectives: tuple[AssignmentObjective, ...],
        pairings: tuple[Pairing, ...],
    ) -> None:
        self._objectives = objectives
        self._values = [measured(it, problem, pairings) for it in objectives]
        self._tasks = {it.id: it for it in problem.tasks}
        self._people = {it.id: it for it in problem.people}
        self._candidates = {it.pairing: it for it in problem.candidates}
        self._pairings: dict[str, list[Pairing]] = {}
        for it in pairings:
            self._pairings.setdefault(it.person, []).append(it)

    def with_change(self, out: Pairing, into: Pairing) -> tuple[ObjectiveDifference, ...]:
        """Return the differences when one person takes the seat of another.

        Only what the two have can count otherwise than before.
        """
        before = (*self._pairings[out.person], *self._pairings.get(into.person, ()))
        after = (*(it for it in before if it != out), into)
        both = {*before, *after}
        part = AssignmentProblem(
            tasks=tuple(self._tasks[it] for it in sorted({own.task for own in both})),
            people=tuple(self._people[it] for it in sorted({out.person, into.person})),
            candidates=tuple(self._candidates[it] for it in both),
        )
        return tuple(
            ObjectiveDifference(
                it.name,
                it.sense,
                value,
                value + measured(it, part, after) - measured(it, part, before),
            )
            for it, value in zip(self._objectives, self._values, strict=True)
        )


def seat_alternatives(
    case: StaffingCase,
    staffing: Staffing,
    role: str,
    expert: str,
    *,
    objectives: Iterable[AssignmentObjective] = (COVER, COST),
    costs: ConcessionCosts | None = None,
) -> tuple[SeatAlternative, ...]:
    """Return who else could have the seat of an expert in a role (both by id), the best first.

    Nothing lasting keeps them from it. Those who can have it just so come first, then those who are
    busy or otherwise hindered; both in the order of the objectives, then by what would lift what
    hinders, then by id. Raises `UnknownRecord` where the expert has no seat in the role, and
    `InvalidValue`.
    """
    require("staffing", Staffing, staffing)
    wanted = listed("objectives", AssignmentObjective, objectives)
    require("costs", ConcessionCosts | None, costs)
    situation = situation_of(case, staffing.assignments)
    post, person = found_in(situation, role, expert)
    seated = situation.seated.get(role, ())
    if expert not in seated:
        raise UnknownRecord("seat of this expert in the role", role)
    others = [it for it in situation.able[role] if it.id not in seated]
    values = _Values(staffing_problem(case), wanted, pairings_of(staffing.assignments))
    found = [_alternative(situation, post, person, it, values, costs) for it in others]
    return tuple(sorted(found, key=_rank))


def _rank(it: SeatAlternative) -> tuple[bool, tuple[int, ...], int, str]:
    losses = tuple(own.loss or 0 for own in it.differences)
    return not it.is_free, losses, sum(own.cost for own in it.hindering), it.expert


def _alternative(
    situation: Situation,
    post: Post,
    out: Expert,
    into: Expert,
    values: _Values,
    costs: ConcessionCosts | None,
) -> SeatAlternative:
    work = situation.work_of(into.id)
    beside = [it for it in situation.beside(into.id, post) if it.expert is not out]
    kinds = tuple(obstacles(into, post, work, beside))
    made = concessions(into, post, kinds, work=work, team=beside, costs=costs)
    team = (*beside, Assignment(post.activity, post.role, into))
    left = {it.expert.id for it in beside if leans_on_another(it, team)}
    differences = values.with_change(Pairing(post.role.id, out.id), Pairing(post.role.id, into.id))
    is_pinned = out.id in post.role.pinned
    return SeatAlternative(into.id, differences, made, tuple(sorted(left)), is_pinned)
