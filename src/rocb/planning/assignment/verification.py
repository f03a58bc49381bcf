"""Verification: whether an answer keeps every rule of its problem, whoever found it."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Pairing, Task


class AssignmentRule(Enum):
    """The rules that every answer keeps."""

    CANDIDATE = "candidate"
    ONCE = "once"
    SEATS = "seats"
    ONE_AT_A_TIME = "one_at_a_time"
    CAPACITY = "capacity"
    ESCORT = "escort"
    PIN = "pin"
    PLACEMENT = "placement"
    ONE_OF_GROUP = "one_of_group"
    USE = "use"


@frozen(field_transformer=checked)
class Violation:
    """A rule that an answer breaks, and the ids of tasks, people or placements that break it."""

    rule: AssignmentRule
    ids: tuple[str, ...]


def violations(
    problem: AssignmentProblem, pairings: Iterable[Pairing], placements: Iterable[str] = ()
) -> tuple[Violation, ...]:
    """Return every rule of the problem that an answer breaks; an answer that keeps all has none.

    Written to be read beside the model, and used by no method while it searches. Raises
    `InvalidValue`.
    """
    require("problem", AssignmentProblem, problem)
    chosen = listed("pairings", Pairing, pairings)
    placed = listed("placements", str, placements)
    return (
        *_candidates(problem, chosen),
        *_seats(problem, chosen),
        *_times(problem, chosen),
        *_escorts(problem, chosen),
        *_pins(problem, chosen),
        *_placements(problem, chosen, placed),
    )


def _broken(rule: AssignmentRule, *ids: str) -> Violation:
    return Violation(rule, ids)


def _candidates(problem: AssignmentProblem, chosen: tuple[Pairing, ...]) -> Iterator[Violation]:
    allowed = {it.pairing for it in problem.candidates}
    for pairing, times in Counter(chosen).items():
        if pairing not in allowed:
            yield _broken(AssignmentRule.CANDIDATE, pairing.task, pairing.person)
        if times > 1:
            yield _broken(AssignmentRule.ONCE, pairing.task, pairing.person)


def _seats(problem: AssignmentProblem, chosen: tuple[Pairing, ...]) -> Iterator[Violation]:
    taken = Counter(pairing.task for pairing in chosen)
    for task in problem.tasks:
        if taken[task.id] > task.seats:
            yield _broken(AssignmentRule.SEATS, task.id)


def _times(problem: AssignmentProblem, chosen: tuple[Pairing, ...]) -> Iterator[Violation]:
    tasks = {task.id: task for task in problem.tasks}
    work: dict[str, list[Task]] = {}
    for pairing in chosen:
        if pairing.task in tasks:
            work.setdefault(pairing.person, []).append(tasks[pairing.task])
    for person in problem.people:
        own = sorted(work.get(person.id, ()), key=lambda it: (it.begins, it.ends, it.id))
        for one, other in itertools.pairwise(own):
            if one.overlaps(other):
                yield _broken(AssignmentRule.ONE_AT_A_TIME, person.id, one.id, other.id)
        if person.capacity is not None and sum(it.length for it in own) > person.capacity:
            yield _broken(AssignmentRule.CAPACITY, person.id)


def _escorts(problem: AssignmentProblem, chosen: tuple[Pairing, ...]) -> Iterator[Violation]:
    teams: dict[str, set[str]] = {}
    for it in chosen:
        teams.setdefault(it.task, set()).add(it.person)
    nobody: set[str] = set()
    for escort in problem.escorts:
        beside = set[str]().union(*(teams.get(task, nobody) for task in escort.beside))
        if beside.isdisjoint(escort.escorts):
            for task in escort.tasks:
                for person in sorted(teams.get(task, nobody).intersection(escort.people)):
                    yield _broken(AssignmentRule.ESCORT, task, person)


def _pins(problem: AssignmentProblem, chosen: tuple[Pairing, ...]) -> Iterator[Violation]:
    held = set(chosen)
    for pin in problem.pins:
        if pin not in held:
            yield _broken(AssignmentRule.PIN, pin.task, pin.person)


def _placements(
    problem: AssignmentProblem, chosen: tuple[Pairing, ...], placed: tuple[str, ...]
) -> Iterator[Violation]:
    known = {it.id: it for it in problem.placements}
    for id_, times in Counter(placed).items():
        if id_ not in known or times > 1:
            yield _broken(AssignmentRule.PLACEMENT, id_)
    held = [known[id_] for id_ in dict.fromkeys(placed) if id_ in known]
    homes = {task: it.id for it in problem.placements for task in it.tasks}
    for pairing in chosen:
        if homes.get(pairing.task) not in (None, *placed):
            yield _broken(AssignmentRule.PLACEMENT, pairing.task, pairing.person)
    for group, times in Counter(it.group for it in held).items():
        if times > 1:
            yield _broken(AssignmentRule.ONE_OF_GROUP, group)
    for use, times in Counter(use for it in held for use in it.uses).items():
        if times > 1:
            yield _broken(AssignmentRule.USE, use)
