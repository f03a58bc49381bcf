"""Masters: the linear relaxation of a model over whole schedules of people. Needs `solve`.

Of each person one schedule at most is chosen, of which there are too many to be written down: those
that gain at the prices of the rows join as needed (Dantzig and Wolfe 1960). The bound is sharper
than that over single choices, as every schedule fits into the time and the capacity of its person.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil, gcd
from time import monotonic
from typing import Final

from attrs import define, frozen

from rocb.planning.assignment import highs
from rocb.planning.assignment.model_rows import Row
from rocb.planning.assignment.models import Model
from rocb.planning.assignment.schedules import Diary, best_schedule, diary

Schedule = tuple[str, tuple[int, ...]]
"""A person, and the columns of the choices that are theirs."""

_PARTS: Final = 1 << 20  # prices are whole numbers of this part of a unit, so that bounds are exact
_EXACT: Final = 1e-6


@frozen
class Mastered:
    """A bound, and the columns of the choices that the best mixture of schedules makes use of."""

    bound: int
    columns: tuple[int, ...]


@frozen
class _Own:
    """What a person could take, by the numbers of tasks, and the column of each of these."""

    person: str
    diary: Diary
    columns: Mapping[int, int]


@define
class _Master:
    model: Model
    costs: Mapping[int, int]
    rows: tuple[Row, ...]
    of_row: Mapping[int, Sequence[tuple[int, int]]]
    people: tuple[_Own, ...]
    program: highs.Growing
    schedules: dict[Schedule, None]


def mastered(
    model: Model,
    costs: Mapping[int, int],
    rows: Sequence[Row],
    limits: tuple[Sequence[int], Sequence[int]],
    schedules: dict[Schedule, None],
    until: float,
    goes_on: Callable[[int], bool],
) -> Mastered | None:
    """Return the least that columns can cost under the rows, where schedules are mixed.

    `limits` are the least and the most of each column. The `schedules` to begin with have to hold
    an answer; those that are found join them. Ends before where the time is over or where `goes_on`
    is false for the bound that is known.
    """
    step = gcd(*costs.values()) or 1
    master = _master(model, {it: cost // step for it, cost in costs.items()}, rows, limits)
    upper = limits[1]
    _add(master, (it for it in schedules if all(upper[column] for column in it[1])))
    best: int | None = None
    columns: tuple[int, ...] = ()
    while (left := until - monotonic()) > 0:
        solved = master.program.solved(left)
        if solved is None:
            break
        columns = _in_use(master, solved.values)
        bound, found = _priced(master, solved.prices)
        best = bound if best is None else max(best, bound)
        new = [it for it in found if it not in master.schedules]
        done = best >= ceil(solved.cost - _EXACT * (1 + abs(solved.cost)))
        if done or not new or not goes_on(best * step):
            break
        schedules |= dict.fromkeys(new)
        _add(master, new)
    return None if best is None else Mastered(best * step, columns)


def _master(
    model: Model,
    costs: Mapping[int, int],
    rows: Sequence[Row],
    limits: tuple[Sequence[int], Sequence[int]],
) -> _Master:
    kept = (*_shared(model, rows), *_fixed(model, limits[0]))
    of_row = defaultdict[int, list[tuple[int, int]]](list)
    for number, row in enumerate(kept):
        for column, count in row.terms.items():
            of_row[column].append((number, count))
    people = tuple(_people(model, limits[1]))
    each = [Row({}, None, 1)] * len(people)
    return _Master(model, costs, kept, of_row, people, highs.growing((*kept, *each)), {})


def _shared(model: Model, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows that tie people to each other; all others every schedule keeps by itself."""
    owner = {column: it.person for column, it in enumerate(model.problem.candidates)}
    owner |= {column: person for person, column in model.used.items()}
    owner |= {column: person for person, steps in model.rising.items() for column in steps}
    for number, row in enumerate(rows):
        if number >= len(model.rows) or len({owner[it] for it in row.terms}) > 1:
            yield row


def _fixed(model: Model, lower: Sequence[int]) -> Iterator[Row]:
    return (Row({it: 1}, 1, None) for it in range(len(model.problem.candidates)) if lower[it])


def _people(model: Model, upper: Sequence[int]) -> Iterator[_Own]:
    tasks = sorted(model.problem.tasks, key=lambda it: (it.ends, it.id))
    numbers = {task.id: number for number, task in enumerate(tasks)}
    chances = defaultdict[str, dict[int, int]](dict)
    for column, it in enumerate(model.problem.candidates):
        if upper[column]:
            chances[it.person][numbers[it.task]] = column
    endless = sum(task.length for task in tasks)
    for person in model.problem.people:
        columns = chances[person.id]
        room = endless if person.capacity is None else person.capacity
        yield _Own(person.id, diary(tasks, sorted(columns), room, 0), columns)


def _add(master: _Master, schedules: Iterable[Schedule]) -> None:
    places = {it.person: len(master.rows) + place for place, it in enumerate(master.people)}
    for person, choices in schedules:
        terms = {places[person]: 1}
        cost = 0
        for column in _columns(master.model, person, choices):
            cost += master.costs.get(column, 0)
            for row, count in master.of_row.get(column, ()):
                terms[row] = terms.get(row, 0) + count
        master.program.add(cost, terms)
        master.schedules[person, choices] = None


def _columns(model: Model, person: str, choices: tuple[int, ...]) -> tuple[int, ...]:
    """Return every column that is 1 where a person has these choices, at least one."""
    used = (model.used[person],) if person in model.used else ()
    return (*choices, *used, *model.rising.get(person, ())[: len(choices)])


def _in_use(master: _Master, values: Sequence[float]) -> tuple[int, ...]:
    used = {
        column
        for (_, choices), value in zip(master.schedules, values, strict=True)
        if value > _EXACT
        for column in choices
    }
    return tuple(sorted(used))


def _priced(master: _Master, prices: Sequence[float]) -> tuple[int, list[Schedule]]:
    """Return the bound that follows from prices, and the schedules that are better than none."""
    reduced = defaultdict(int, {it: _PARTS * cost for it, cost in master.costs.items()})
    total = 0
    for row, price in zip(master.rows, prices, strict=False):
        whole = round(price * _PARTS)
        limit = row.least if whole > 0 else row.most
        if whole and limit is not None:
            total += whole * limit
            for column, count in row.terms.items():
                reduced[column] -= whole * count
    found = []
    for own in master.people:
        gain, choices = _best(master.model, own, reduced)
        total -= gain
        if choices:
            found.append((own.person, choices))
    return -(-total // _PARTS), found


def _best(model: Model, own: _Own, reduced: Mapping[int, int]) -> tuple[int, tuple[int, ...]]:
    profits = [-reduced.get(own.columns[task], 0) for task, _, _ in own.diary.chances]
    first = reduced.get(model.used.get(own.person, -1), 0)
    steps = model.rising.get(own.person, ())
    rising = reduced.get(steps[1], 0) if len(steps) > 1 else 0
    gain, tasks = best_schedule(own.diary, profits, first, rising)
    return gain, tuple(sorted(own.columns[it] for it in tasks))
