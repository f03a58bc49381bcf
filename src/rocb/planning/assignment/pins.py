"""Pins: which of them cannot hold together, and the least that has to hold beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import define, frozen

from rocb.errors import Fault

_TRIES: Final = 20_000  # of escorts and placements, before the question is left open


@frozen
class _Setting:
    """The parts of a problem by their ids; `homes` are the placements of the tasks."""

    tasks: Mapping[str, Any]
    people: Mapping[str, Any]
    homes: Mapping[str, Any]
    candidates: frozenset[tuple[str, str]]
    escorts: tuple[Any, ...]


@define
class _Holding:
    """Who holds which task in a search, and which placements of the groups that calls for."""

    teams: dict[str, list[str]]
    work: dict[str, list[str]]
    placed: dict[str, Any]
    tries: int


def pin_faults(problem: Any) -> Iterator[Fault]:
    """Yield a fault for each pin that no answer to the problem can hold beside those before it.

    Where escorts or placements are what forbids it, the fault names the fewest pins that clash.
    """
    faults = [*_direct_faults(problem)]
    yield from faults
    if not faults and problem.pins and (problem.escorts or problem.placements):
        setting = _setting(problem)
        clash = [*range(len(problem.pins))]
        if not _held(setting, [problem.pins[it] for it in clash])[1]:
            for index in reversed(range(len(problem.pins))):
                fewer = [it for it in clash if it != index]
                if not _held(setting, [problem.pins[it] for it in fewer])[1]:
                    clash = fewer
            pin = problem.pins[clash[-1]]
            others = ", ".join(f"pins[{it}]" for it in clash[:-1])
            expected = f"possible beside {others}" if others else "possible"
            yield Fault(
                f"pins[{clash[-1]}]",
                f"{pin.person} for {pin.task}",
                f"{expected}, with the escorts and the placement that it needs",
            )


def pinned_answer(problem: Any) -> tuple[tuple[Any, ...], tuple[str, ...]] | None:
    """Return the pins with the escorts and placements that they need; nothing where none is found.

    What is returned are pairings, which keep every rule of the problem, and ids of placements.
    """
    holding, possible = _held(_setting(problem), problem.pins)
    if holding is None or not possible:
        return None
    found = {(task, person) for task, team in holding.teams.items() for person in team}
    pairings = (it.pairing for it in problem.candidates if (it.task, it.person) in found)
    order = {task.id: place for place, task in enumerate(problem.tasks)}
    return (
        tuple(sorted(pairings, key=lambda it: (order[it.task], it.person))),
        tuple(sorted(it.id for it in holding.placed.values())),
    )


def _setting(problem: Any) -> _Setting:
    return _Setting(
        {task.id: task for task in problem.tasks},
        {person.id: person for person in problem.people},
        {task: it for it in problem.placements for task in it.tasks},
        frozenset((it.task, it.person) for it in problem.candidates),
        problem.escorts,
    )


def _held(setting: _Setting, pins: Iterable[Any]) -> tuple[_Holding | None, bool]:
    """Return who holds the pins and what they call for, and whether that may be possible at all."""
    holding = _Holding(defaultdict(list), defaultdict(list), {}, 0)
    for pin in pins:
        if not _takes(setting, holding, pin.task, pin.person):
            return None, False
    if _escorted(setting, holding):
        return holding, True
    return None, holding.tries >= _TRIES


def _escorted(setting: _Setting, holding: _Holding) -> bool:
    """Seat an escort for everybody who needs one, if that is possible."""
    missing = [it for it in setting.escorts if _is_missed(holding, it)]
    if not missing:
        return True
    fewest = min((_options(setting, it) for it in missing), key=len)
    for task, person in fewest:
        holding.tries += 1
        if holding.tries >= _TRIES:
            return False
        home = setting.homes.get(task)
        had = home is None or home.group in holding.placed
        if _takes(setting, holding, task, person):
            if _escorted(setting, holding):
                return True
            holding.teams[task].remove(person)
            holding.work[person].remove(task)
            if home is not None and not had:
                del holding.placed[home.group]
    return False


def _is_missed(holding: _Holding, escort: Any) -> bool:
    def seated(tasks: Iterable[str], people: Iterable[str]) -> bool:
        known = frozenset(people)
        return any(not known.isdisjoint(holding.teams.get(task, ())) for task in tasks)

    return seated(escort.tasks, escort.people) and not seated(escort.beside, escort.escorts)


def _options(setting: _Setting, escort: Any) -> list[tuple[str, str]]:
    every = ((task, person) for task in escort.beside for person in escort.escorts)
    return [it for it in every if it in setting.candidates]


def _takes(setting: _Setting, holding: _Holding, id_: str, person: str) -> bool:
    """Seat somebody, and choose the placement, if no rule forbids it."""
    task, own = setting.tasks[id_], [setting.tasks[it] for it in holding.work[person]]
    capacity, home = setting.people[person].capacity, setting.homes.get(id_)
    if (
        len(holding.teams[id_]) >= task.seats
        or any(it.overlaps(task) for it in own)
        or (capacity is not None and sum(it.length for it in (*own, task)) > capacity)
        or not _fits(holding, home)
    ):
        return False
    if home is not None:
        holding.placed[home.group] = home
    holding.teams[id_].append(person)
    holding.work[person].append(id_)
    return True


def _fits(holding: _Holding, home: Any) -> bool:
    if home is None or holding.placed.get(home.group) is home:
        return True
    taken = {use for it in holding.placed.values() for use in it.uses}
    return home.group not in holding.placed and taken.isdisjoint(home.uses)


def _direct_faults(problem: Any) -> Iterator[Fault]:
    tasks = {task.id: task for task in problem.tasks}
    people = {person.id: person for person in problem.people}
    allowed = {(it.task, it.person) for it in problem.candidates}
    held: list[tuple[int, Any, Any]] = []
    for index, pin in enumerate(problem.pins):
        path, found = f"pins[{index}]", f"{pin.person} for {pin.task}"
        task, person = tasks[pin.task], people[pin.person]
        if (pin.task, pin.person) not in allowed:
            yield Fault(path, found, "one of the candidates")
        own = [(number, other) for number, other, by in held if by is person]
        for number, other in own:
            if other is task:
                yield Fault(path, found, f"new: pins[{number}] says it already")
            elif other.overlaps(task):
                yield Fault(path, found, f"free at that time: pins[{number}] is {other.id}")
        held.append((index, task, person))
    yield from _crowded(problem, held)


def _crowded(problem: Any, held: list[tuple[int, Any, Any]]) -> Iterator[Fault]:
    for task in problem.tasks:
        own = [f"pins[{number}]" for number, other, _ in held if other is task]
        if len(own) > task.seats:
            yield Fault(own[-1], task.id, f"at most {task.seats} seats, not {', '.join(own)}")
    for person in problem.people:
        mine = [(f"pins[{number}]", task) for number, task, by in held if by is person]
        taken = sum(task.length for _, task in mine)
        if person.capacity is not None and taken > person.capacity:
            places = ", ".join(place for place, _ in mine)
            expected = f"at most {person.capacity} of the time of {person.id}, not {places}"
            yield Fault(mine[-1][0], taken, expected)
