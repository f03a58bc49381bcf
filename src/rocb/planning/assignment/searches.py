"""Searches: the work on one objective after another, from a relaxation to the proven best."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import monotonic
from typing import Final

from attrs import define, field

from rocb.errors import UnsoundAnswer
from rocb.planning.assignment import highs
from rocb.planning.assignment.crews import fewest_people
from rocb.planning.assignment.masters import Schedule, mastered
from rocb.planning.assignment.model_rows import Row
from rocb.planning.assignment.models import (
    Model,
    answered,
    column_values,
    counted,
    limited,
)
from rocb.planning.assignment.objectives import AssignmentObjective, Sense, measured
from rocb.planning.assignment.obvious import obvious_bound
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.solutions import Headway
from rocb.planning.assignment.tasks import Pairing
from rocb.planning.assignment.verification import violations

Answer = tuple[tuple[Pairing, ...], tuple[str, ...]]
Watch = Callable[[Headway], object]

PER_TASK: Final = 4
"""So many columns for each task the engine is given at first, then twice as many, and so on."""
_WORTHWHILE: Final = 0.5  # seconds, less than which no further search is begun
_SMALL: Final = 20_000  # candidates, up to which whole schedules are looked at
_MIXING: Final = 0.4  # of the time of an objective is for its bound by schedules, at most
_RELAXING: Final = 0.5  # of the time of an objective is for its relaxation, at most


@define
class Search:
    """What is known so far: the best answer, what later objectives keep, and what is settled."""

    model: Model
    answer: Answer
    rows: list[Row]
    lower: list[int]
    upper: list[int]
    first: Sequence[int]
    watch: Watch | None
    until: float
    needed: dict[str, int] = field(factory=dict)
    cancelled: bool = field(default=False)
    late: bool = field(default=False)
    schedules: dict[Schedule, None] = field(factory=dict)


@define
class _Work:
    """The work on one objective, of which the least is wanted once it is turned by `sign`."""

    search: Search
    objective: AssignmentObjective
    sign: int
    costs: Mapping[int, int]
    value: int
    since: float
    until: float
    bound: int | None = field(default=None)

    @property
    def holding(self) -> list[int]:
        values = column_values(self.search.model, *self.search.answer)
        return [column for column, value in enumerate(values) if value]

    @property
    def is_proven(self) -> bool:
        return self.bound is not None and self.bound >= self.value

    def raise_to(self, bound: int | None) -> None:
        """Take note of a bound."""
        if bound is not None and (self.bound is None or bound > self.bound):
            self.bound = bound

    def told(self, most: int | None, value: int | None, bound: int | None) -> bool:
        """Tell who watches what is known, and return whether to stop.

        `most` is what the columns that are left out may cost, which bounds no less.
        """
        self.raise_to(_lower(bound, most))
        if not self.search.cancelled and self.search.watch:
            best = self.value if value is None else min(self.value, value)
            limit = None if self.bound is None else self.sign * min(self.bound, best)
            spent = monotonic() - self.since
            headway = Headway(self.objective.name, self.sign * best, limit, spent)
            self.search.cancelled = bool(self.search.watch(headway))
        return self.search.cancelled


def improved(search: Search, objective: AssignmentObjective, until: float) -> int | None:
    """Improve the answer by one objective, and return the bound of what can be had."""
    sign = -1 if objective.sense is Sense.MOST else 1
    terms = counted(search.model, objective)
    costs = {column: sign * value for column, value in terms.items()}
    value = sign * measured(objective, search.model.problem, *search.answer)
    work = _Work(search, objective, sign, costs, value, monotonic(), until)
    obvious = obvious_bound(search.model.problem, objective)
    work.raise_to(None if obvious is None else sign * obvious)
    if work.told(None, None, None):
        return None
    if work.is_proven:
        return _bound_of(work)
    if _counts_people_alone(objective):
        _bound_by_crew(work)
    matrix = highs.matrix(work.costs, search.rows, search.lower, search.upper, search.model.binary)
    relaxed = None
    if _is_small(search.model.problem):
        _search_schedules(work, matrix)
    elif not work.is_proven:
        relaxed = highs.relaxed(
            matrix,
            (*search.first, *work.holding),
            (until - monotonic()) * _RELAXING,
            interior=bool(search.model.problem.placements),
        )
    if relaxed is not None:
        work.raise_to(highs.rounded(relaxed.bound, matrix.step))
    _search_cores(work, matrix, relaxed)
    if relaxed is not None:
        limit = work.sign * limited(objective, work.sign * work.value)
        _settle(search, relaxed, limit, matrix.step)
    return _bound_of(work)


def _bound_of(work: _Work) -> int | None:
    """Return the bound of the objective, as it is counted."""
    return None if work.bound is None else work.sign * min(work.bound, work.value)


def _search_schedules(work: _Work, matrix: highs.Matrix) -> None:
    """Let whole schedules be a bound, and search among the choices that their mixture makes."""
    search, problem = work.search, work.search.model.problem
    if work.is_proven:
        return

    def goes_on(bound: int) -> bool:
        return not work.told(None, None, bound) and not work.is_proven

    own = defaultdict[str, list[int]](list)
    for column in work.holding:
        if column < len(problem.candidates):
            own[problem.candidates[column].person].append(column)
    search.schedules |= {(person, tuple(it)): None for person, it in own.items()}
    since = monotonic()
    until = since + (work.until - since) * _MIXING
    limits = search.lower, search.upper
    found = mastered(
        search.model, work.costs, search.rows, limits, search.schedules, until, goes_on
    )
    if found is not None:
        work.raise_to(found.bound)
    if found is None or work.is_proven or search.cancelled:
        return
    core = highs.least(
        matrix,
        (*found.columns, *work.holding),
        start=column_values(search.model, *search.answer),
        seconds=(work.until - monotonic()) * _MIXING,
        watch=partial(work.told, found.bound) if search.watch else None,
    )
    _adopt(work, core)


def _search_cores(work: _Work, matrix: highs.Matrix, relaxed: highs.Relaxed | None) -> None:
    """Search among the columns that add least, then among more, until nothing else can be best."""
    search = work.search
    number = max(1, PER_TASK * len(search.model.problem.tasks))
    while not work.is_proven and not work.told(None, None, None):
        columns = [it for it in range(search.model.binary) if search.upper[it]]
        beyond = None
        if relaxed is not None:
            columns, added = relaxed.nearest(columns, number)
            beyond = highs.rounded(relaxed.bound + added, matrix.step)
        left = work.until - monotonic()
        found = highs.least(
            matrix,
            (*columns, *work.holding),
            start=column_values(search.model, *search.answer),
            seconds=left if beyond is None else left / 2,
            watch=partial(work.told, beyond) if search.watch else None,
        )
        _adopt(work, found)
        work.raise_to(_lower(found.bound, beyond))
        if beyond is None or left < _WORTHWHILE:
            search.late = search.late or (found.stopped and not work.is_proven)
            return
        number *= 2


def _adopt(work: _Work, found: highs.Found) -> None:
    """Take over what was found where it is better and keeps the rows."""
    if found.values is not None:
        search = work.search
        answer = answered(search.model, found.values)
        verify(search.model.problem, answer)
        value = work.sign * measured(work.objective, search.model.problem, *answer)
        if value < work.value and _keeps(search, answer):
            search.answer, work.value = answer, value


def _keeps(search: Search, answer: Answer) -> bool:
    """Return whether exact sums keep the rows too, which the engine holds to a tolerance."""
    values = column_values(search.model, *answer)
    for row in search.rows[len(search.model.rows) :]:
        total = sum(count * values[column] for column, count in row.terms.items())
        if row.least is not None and total < row.least:
            return False
        if row.most is not None and total > row.most:
            return False
    return True


def _lower(bound: int | None, beyond: int | None) -> int | None:
    return bound if bound is None or beyond is None else min(bound, beyond)


def _is_small(problem: AssignmentProblem) -> bool:
    return not problem.placements and len(problem.candidates) <= _SMALL


def _counts_people_alone(objective: AssignmentObjective) -> bool:
    return (
        objective.person is not None
        and objective.choice is None
        and objective.placement is None
        and not objective.rising
    )


def _bound_by_crew(work: _Work) -> None:
    """Let the fewest people who are needed, at the least that they count, be a bound and a row."""
    search = work.search
    number = fewest_people(search.model.problem, search.needed)
    bound = sum(sorted(work.costs.get(it, 0) for it in search.model.used.values())[:number])
    work.raise_to(bound)
    search.rows.append(Row(work.costs, bound, None))


def _settle(search: Search, relaxed: highs.Relaxed, limit: int, step: int) -> None:
    """Fix what the same value has in every answer that keeps the limit."""
    nothing, always = relaxed.settled(limit / step - relaxed.bound)
    for column in nothing:
        search.upper[column] = search.lower[column]
    for column in always:
        search.lower[column] = search.upper[column]


def verify(problem: AssignmentProblem, answer: Answer) -> None:
    """Raise `UnsoundAnswer` where an answer breaks a rule."""
    broken = violations(problem, *answer)
    if broken:
        raise UnsoundAnswer(tuple(dict.fromkeys(it.rule.value for it in broken)))
