"""The method without any extra: a good answer, and how far it may be from the best."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from random import Random
from time import monotonic
from typing import Final

from attrs import define

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment.augmenting import augment
from rocb.planning.assignment.bounds import (
    Prices,
    Relaxation,
    bound,
    lowest,
    opening_prices,
    relaxation,
    usual,
)
from rocb.planning.assignment.companies import bring_together
from rocb.planning.assignment.crews import fewest_people
from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.efforts import Effort
from rocb.planning.assignment.exchanges import exchange, slices
from rocb.planning.assignment.fewer_people import (
    counts_people_alone,
    fill_seats,
    is_full,
    seats_in_use,
    shrink_crew,
    takes_all_alike,
)
from rocb.planning.assignment.greedy import fill, in_order_of_worth
from rocb.planning.assignment.instances import compiled
from rocb.planning.assignment.objectives import COST, COVER, AssignmentObjective, Sense, measured
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.ruin import improve
from rocb.planning.assignment.solutions import AssignmentSolution, Headway, Proof
from rocb.planning.assignment.starts import started
from rocb.planning.assignment.tasks import Pairing

_ENGINE: Final = "assign"
_DEPTH: Final = 2  # people who move along an augmenting path, beside the one who comes
_WARMTH: Final = 0.1  # of what a choice gains on average may be lost at first
_SHARE: Final = 0.4  # of the work that is left is for an objective, unless it is the last
_SHOWN_EVERY: Final = 64  # steps
_BOUNDING: Final = 0.3  # of the work on an objective is for its bound, at most


def assign(
    problem: AssignmentProblem,
    objectives: Iterable[AssignmentObjective] = (COVER, COST),
    *,
    steps: int = 5_000,
    seconds: float | None = None,
    start: Iterable[Pairing] = (),
    seed: int = 0,
    watch: Callable[[Headway], object] | None = None,
) -> AssignmentSolution:
    """Return a good answer, and for each objective in order how far it may be from the best.

    The work ends after so many `steps` of ruin and recreate, then the same input has the same
    answer; or after so many `seconds` instead. It ends before where all is proven, or where `watch`
    returns something true. Of `start`, in which the search begins, whatever breaks a rule is left
    out. No use is made of the slack of the objectives.

    Raises `InvalidValue`, also for a problem with placements, which this method cannot choose, and
    where nobody can escort those who are pinned.
    """
    goals = listed("objectives", AssignmentObjective, objectives)
    given = listed("start", Pairing, start)
    _check(problem, goals, steps, seconds)
    require("seed", int, seed)
    require("watch", Callable[[Headway], object] | None, watch)
    effort = Effort(steps, seconds, watch, monotonic())
    instance = compiled(problem, goals)
    draft = started(problem, instance, given)
    rng = Random(seed)  # noqa: S311
    _construct(draft, rng, effort)
    pursuits: list[_Pursuit] = []
    for objective in goals:
        pursuits.append(_pursued(problem, draft, objective, pursuits, rng, effort))
    pairings = instance.pairings(draft.choices)
    proofs = tuple(_proofs(problem, pairings, draft, pursuits))
    return AssignmentSolution(pairings, (), proofs, stopped=not all(it.is_proven for it in proofs))


def constructed(
    problem: AssignmentProblem, objectives: Iterable[AssignmentObjective], seconds: float
) -> tuple[Pairing, ...]:
    """Return a quick answer, without improvement or bound: what `assign` begins with."""
    instance = compiled(problem, tuple(objectives))
    draft = started(problem, instance, ())
    _construct(draft, Random(0), Effort(0, seconds, None, monotonic()))  # noqa: S311
    return instance.pairings(draft.choices)


@define
class _Pursuit:
    """The work on one objective: prices for its bound, the bound in what is gained, the seconds.

    `certain` is a bound that the people make who are needed at least, where there is one.
    """

    objective: AssignmentObjective
    relaxed: Relaxation
    prices: Prices
    most: int
    certain: int | None = None
    seconds: float = 0.0

    @property
    def sign(self) -> int:
        """What turns the value of the objective into what is gained, and back."""
        return 1 if self.objective.sense is Sense.MOST else -1

    def shown_to(self, effort: Effort, gained: int) -> None:
        """Let it be seen how far the objective is."""
        effort.show(self.objective.name, self.sign * gained, self.sign * self.most)


def _construct(draft: Draft, rng: Random, effort: Effort) -> None:
    """Fill what can be filled: in order, in company, along augmenting paths, and by exchanges.

    Where it is the same who takes what, another method fills more.
    """
    order = in_order_of_worth(draft.instance)
    fill(draft, order)
    if draft.instance.escorting.needs:
        bring_together(draft, order)
    if takes_all_alike(draft.instance, len(draft.instance.gains) - 1):
        fill_seats(draft, rng, lambda: effort.done)
        return
    for task in order:
        if effort.is_late:
            return
        augment(draft, task, _DEPTH)
    at_a_time, better = slices(draft.instance), True
    while better:
        better = False
        for tasks in at_a_time:
            if effort.is_late:
                return
            better |= exchange(draft, tasks)


def _pursued(
    problem: AssignmentProblem,
    draft: Draft,
    objective: AssignmentObjective,
    before: Sequence[_Pursuit],
    rng: Random,
    effort: Effort,
) -> _Pursuit:
    """Work on one objective for its share of the effort: first on its bound, then on the draft."""
    instance, goal, began, since = draft.instance, len(before), monotonic(), effort.done
    last = goal == len(instance.gains) - 1
    until = 1.0 if last else since + (1 - since) * _SHARE
    floors = _floors(draft, before)
    proven = all(it.most == draft.gained(number) for number, it in enumerate(before))
    relaxed = relaxation(instance, goal)
    prices = opening_prices(relaxed)
    it = _Pursuit(objective, relaxed, prices, bound(relaxed, prices, floors))
    effort.reserved += monotonic() - began
    crew = fewest_people(problem, seats_in_use(draft)) if counts_people_alone(instance, goal) else 0
    if crew and before and not before[0].objective.slack and is_full(draft):
        it.certain = -sum(sorted(instance.gains[goal].first)[:crew])
        it.most = min(it.most, it.certain)

    def goes_on(most: int) -> bool:
        it.most = most
        it.shown_to(effort, draft.gained(goal))
        return not effort.is_late and effort.done < since + (until - since) * _BOUNDING

    if it.certain is None:
        it.most, it.prices = lowest(relaxed, floors, draft.gained(goal), goes_on)

    def is_enough() -> bool:
        return proven and draft.gained(goal) >= it.most

    def progress() -> float:
        effort.taken += 1
        if effort.taken % _SHOWN_EVERY == 0:
            it.shown_to(effort, draft.gained(goal))
        return (effort.done - since) / (until - since) if until > since else 1.0

    if crew and takes_all_alike(instance, goal):
        shrink_crew(draft, crew, rng, progress)
    elif not is_enough():
        warmth = int(_WARMTH * usual(instance.gains[goal]) * instance.factors[goal])
        improve(draft, rng, warmth, progress, is_enough)
    it.seconds = monotonic() - began
    return it


def _floors(draft: Draft, pursuits: Sequence[_Pursuit]) -> list[int]:
    """Return what the objectives have to gain at least so that no later one is paid by them."""
    gained = [draft.gained(goal) for goal in range(len(pursuits))]
    return [
        most - int(abs(most) * it.objective.slack)
        for most, it in zip(gained, pursuits, strict=True)
    ]


def _proofs(
    problem: AssignmentProblem,
    pairings: Sequence[Pairing],
    draft: Draft,
    pursuits: Sequence[_Pursuit],
) -> Iterator[Proof]:
    floors = _floors(draft, pursuits)
    for goal, it in enumerate(pursuits):
        unpriced = Prices([0] * len(it.prices.seats), [0] * goal)
        most = min(bound(it.relaxed, prices, floors[:goal]) for prices in (it.prices, unpriced))
        most = most if it.certain is None else min(most, it.certain)
        value = measured(it.objective, problem, pairings)
        name, sense = it.objective.name, it.objective.sense
        yield Proof(name, sense, value, it.sign * most, it.seconds, _ENGINE)


def _check(problem: object, goals: object, steps: object, seconds: object) -> None:
    require("problem", AssignmentProblem, problem)
    require("steps", int, steps)
    require("seconds", int | float | None, seconds)
    faults = []
    if not goals:
        faults.append(Fault("objectives", goals, "one or more"))
    if isinstance(problem, AssignmentProblem) and problem.placements:
        found = f"{len(problem.placements)} placements"
        faults.append(Fault("problem.placements", found, "none: only `solve` chooses placements"))
    if isinstance(steps, int) and steps < 0:
        faults.append(Fault("steps", steps, "0 or more"))
    if isinstance(seconds, int | float) and not 0 < seconds < inf:
        faults.append(Fault("seconds", seconds, "a number of seconds above zero"))
    if faults:
        raise InvalidValue(*faults)
