"""Solving an assignment problem exactly, objective by objective. Needs the extra `solve`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import isfinite
from time import monotonic
from typing import Any, Final

from attrs import evolve

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment import highs
from rocb.planning.assignment.assign import assign, constructed
from rocb.planning.assignment.models import (
    Model,
    counted,
    filled,
    kept,
    limited,
    modelled,
    needed,
)
from rocb.planning.assignment.objectives import (
    COST,
    COVER,
    FAIRNESS,
    AssignmentObjective,
    Sense,
    measured,
    whole,
)
from rocb.planning.assignment.pins import pinned_answer
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.searches import Answer, Search, Watch, improved, verify
from rocb.planning.assignment.solutions import (
    AssignmentSolution,
    Headway,
    Proof,
    SolutionStatus,
)
from rocb.planning.assignment.tasks import Pairing
from rocb.planning.assignment.verification import violations

_OPENING: Final = 0.1  # of the time is for the answer to start from, at most
_STEPS: Final = 300
_SMALL: Final = 20_000  # candidates, of which a relaxation takes all at first
_CHEAPEST: Final = 12  # candidates of each task, in the first relaxation of a large problem


def solve(
    problem: AssignmentProblem,
    objectives: Iterable[AssignmentObjective] = (COVER, COST, FAIRNESS),
    *,
    start: Iterable[Pairing] = (),
    placements: Iterable[str] = (),
    seconds: float = 60,
    watch: Watch | None = None,
) -> AssignmentSolution:
    """Return the best answer by the first objective, of those the best by the second, and so on.

    Each objective keeps its value, but for its slack, while the next is improved. Where an
    objective has used its share of the `seconds`, the best that was found is kept, with the bound
    that is proven. The search begins with `start` and its `placements`, or where none is given with
    what `assign` finds. `watch` is called on every improvement of a value or bound, and now and
    then between; where it returns something true, the best so far is returned.

    Raises `InvalidValue`, also for a start that breaks rules, and `UnsoundAnswer`.
    """
    began = monotonic()
    require("problem", AssignmentProblem, problem)
    wanted = _objectives(problem, objectives)
    if type(seconds) not in (int, float) or not isfinite(seconds) or seconds < 0:
        raise InvalidValue(Fault("seconds", seconds, "a number of seconds, 0 or more"))
    if watch is not None:
        require("watch", Callable[[Headway], object], watch)
    given = listed("start", Pairing, start), listed("placements", str, placements)
    if not any(given) and not problem.placements and seconds and any(it.person for it in wanted):
        opening = assign(problem, wanted, **_limit(problem, seconds), watch=watch)
        if opening.status is SolutionStatus.OPTIMAL:
            verify(problem, (opening.pairings, ()))
            return opening
        given = opening.pairings, ()
    search = _search(problem, wanted, given, began + seconds, watch)
    proofs = list[Proof]()
    for index, objective in enumerate(wanted):
        since = monotonic()
        until = since + max(0.0, search.until - since) / (len(wanted) - index)
        bound = None if search.cancelled else improved(search, objective, until)
        value = measured(objective, problem, *search.answer)
        spent = monotonic() - since
        proofs.append(Proof(objective.name, objective.sense, value, bound, spent, highs.ENGINE))
        terms = counted(search.model, objective)
        search.rows.append(kept(objective, terms, value))
        if objective.sense is Sense.MOST:
            more = needed(search.model, terms, limited(objective, value))
            search.rows.extend(filled(search.model, more))
            search.needed |= more
    verify(problem, search.answer)
    stopped = search.late or search.cancelled
    final = tuple(map(partial(_given_up, problem, search.answer), wanted, proofs))
    return AssignmentSolution(*search.answer, final, stopped)


def _given_up(
    problem: AssignmentProblem, answer: Answer, objective: AssignmentObjective, proof: Proof
) -> Proof:
    """Return a proof of what the answer has in the end, where later objectives used the slack."""
    value = measured(objective, problem, *answer)
    lost = proof.value - value if objective.sense is Sense.MOST else value - proof.value
    return evolve(proof, value=value, given_up=max(0, lost))


def _limit(problem: AssignmentProblem, seconds: float) -> dict[str, Any]:
    """Return how long to look for few people: no engine does that better in a large problem."""
    if len(problem.candidates) <= _SMALL:
        return {"steps": _STEPS + 10 * len(problem.tasks)}
    return {"seconds": seconds / 2}


def _objectives(problem: AssignmentProblem, given: object) -> tuple[AssignmentObjective, ...]:
    wanted: tuple[AssignmentObjective, ...] = listed("objectives", AssignmentObjective, given)
    counts = [
        (f"objectives.{it.name}.person", whole(it, "person", it.person(person)))
        for it in wanted
        if it.person is not None
        for person in problem.people
    ]
    if any(count < 0 for _, count in counts):
        raise InvalidValue(*(Fault(path, it, "0 or more") for path, it in counts if it < 0))
    return wanted


def _search(
    problem: AssignmentProblem,
    wanted: Sequence[AssignmentObjective],
    given: Answer,
    until: float,
    watch: Watch | None,
) -> Search:
    model = modelled(problem, wanted)
    lower = [int(column in model.pinned) for column in range(model.width)]
    answer = _start(problem, wanted, given, until)
    first = _first(model, wanted)
    return Search(model, answer, list(model.rows), lower, [1] * model.width, first, watch, until)


def _start(
    problem: AssignmentProblem,
    wanted: Sequence[AssignmentObjective],
    given: Answer,
    until: float,
) -> Answer:
    if not any(given):
        if problem.placements:
            return _pinned(problem)
        left = max(0.0, until - monotonic())
        small = len(problem.candidates) <= _SMALL
        if small and wanted and not any(it.person for it in wanted):
            return constructed(problem, wanted, left), ()
        limit = {"steps": _STEPS} if small else {"seconds": _OPENING * left}
        return assign(problem, wanted, **limit).pairings, ()
    broken = violations(problem, *given)
    if broken:
        rules = ", ".join(dict.fromkeys(it.rule.value for it in broken))
        raise InvalidValue(Fault("start", rules, "an answer that keeps every rule"))
    return given


def _pinned(problem: AssignmentProblem) -> Answer:
    answer = pinned_answer(problem)
    if answer is None:
        raise InvalidValue(
            Fault("pins", len(problem.pins), "so few that a start was found: give one")
        )
    return answer


def _first(model: Model, wanted: Sequence[AssignmentObjective]) -> tuple[int, ...]:
    """Return the columns that a relaxation begins with: all, or the best of each task."""
    candidates = model.problem.candidates
    if len(candidates) <= _SMALL:
        return tuple(range(model.binary))
    signed = [(counted(model, it), -1 if it.sense is Sense.MOST else 1) for it in wanted]
    of_task = defaultdict[str, list[int]](list)
    for column, it in enumerate(candidates):
        of_task[it.task].append(column)
    placed = range(len(candidates), model.binary)
    best = (
        sorted(own, key=lambda it: [sign * terms.get(it, 0) for terms, sign in signed])[:_CHEAPEST]
        for own in of_task.values()
    )
    return (*(column for own in best for column in own), *placed)
