"""The year as one assignment problem: each option a placement, with tasks of its own."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.menus import Menu
from rocb.planning.scheduling.options import PlacementOption
from rocb.planning.scheduling.rosters import Roster, Rosters
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import weights_of
from rocb.planning.staffing.problems import escorts_of, task_of

_JOINT = "@"


@frozen
class YearProblem:
    """The problem of a year, and what its ids stand for.

    A task is a role on the days and in the rooms of an option, as in `lead@2021-03-01@hall`. Of the
    options of one activity on the same days, those are left out that take all that another takes
    and cost no less: `instead` says which stands for each. `pins` are the pairings of those who are
    pinned, of which an option that is chosen has to have its own.
    """

    problem: AssignmentProblem
    options: Mapping[str, PlacementOption]
    instead: Mapping[str, str]
    pins: tuple[Pairing, ...]

    def start(
        self, chosen: Iterable[PlacementOption], sent: Iterable[Assignment]
    ) -> tuple[tuple[Pairing, ...], tuple[str, ...]]:
        """Return a schedule as the pairings and placements of the problem."""
        held = {it.activity: self.options[self.instead[it.id]] for it in chosen}
        pairings = (Pairing(_task(it.role.id, held[it.activity.id]), it.expert.id) for it in sent)
        return tuple(pairings), tuple(it.id for it in held.values())


def role_of(task: str) -> str:
    """Return the id of the role that a task of a year problem stands for."""
    return task.split(_JOINT, 1)[0]


def year_problem(case: YearCase, menu: Menu, rosters: Rosters) -> YearProblem:
    """Return the days, rooms and experts of a case as one problem."""
    weights = weights_of(case.staffing)
    tasks: list[Task] = []
    candidates: list[Candidate] = []
    escorts: list[Escort] = []
    placements: list[Placement] = []
    pins: list[Pairing] = []
    instead = {old: new for options in menu.options.values() for old, new in _left(menu, options)}
    options = {
        it.id: it for held in menu.options.values() for it in held if instead[it.id] == it.id
    }
    for option in options.values():
        id, team = option.activity, rosters.get((option.activity, option.days.first), ())
        names = {it.post.role.id: _task(it.post.role.id, option) for it in team}
        for roster in team:
            name = names[roster.post.role.id]
            tasks.append(evolve(task_of(roster.post, weights[id]), id=name))
            candidates += (Candidate(name, it.person, it.cost) for it in roster.candidates)
            pins += (Pairing(name, expert) for expert in roster.post.role.pinned)
        escorts += _escorts(team, names)
        uses = menu.uses.get(option.id, ())
        placements.append(
            Placement(option.id, id, tuple(names.values()), uses, menu.weights[id], option.cost)
        )
    people = tuple(Person(it.id, it.days_per_year) for it in case.staffing.experts)
    problem = AssignmentProblem(
        tuple(tasks), people, tuple(candidates), tuple(escorts), tuple(placements)
    )
    return YearProblem(problem, options, instead, tuple(pins))


def _task(role: str, option: PlacementOption) -> str:
    return _JOINT.join((role, option.days.first.isoformat(), *option.spaces))


def _escorts(team: tuple[Roster, ...], names: Mapping[str, str]) -> Iterator[Escort]:
    able = {it.post.role.id: it.able for it in team}
    for it in escorts_of([roster.post for roster in team], able):
        yield Escort(
            tuple(names[role] for role in it.tasks),
            it.people,
            tuple(names[role] for role in it.beside),
            it.escorts,
        )


def _left(menu: Menu, options: Iterable[PlacementOption]) -> Iterator[tuple[str, str]]:
    """Yield for each option of an activity the one that stands for it, by their ids."""
    left: list[tuple[PlacementOption, frozenset[str]]] = []
    for option in sorted(options, key=lambda it: (it.cost, len(menu.uses.get(it.id, ())), it.id)):
        uses = frozenset(menu.uses.get(option.id, ()))
        better = (it for it, taken in left if it.days == option.days and taken <= uses)
        found = next(better, option)
        if found is option:
            left.append((option, uses))
        yield option.id, found.id
