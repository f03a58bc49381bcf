"""Escorting: which choices call for an escort, which answer it, and which are without hope."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from rocb.planning.assignment.escorts import Escort

Choice = tuple[int, int]
"""The numbers of a task and a person."""


@frozen
class Escorting:
    """The numbers of the escorts that choices call for and answer; that a pin calls for.

    An escort whom a pin answers is left out.
    """

    needs: dict[Choice, tuple[int, ...]]
    helps: dict[Choice, tuple[int, ...]]
    demanded: tuple[int, ...]


@frozen
class _Called:
    """The choices that call for an escort, and those that answer it."""

    calling: set[Choice]
    answering: set[Choice]


def escorting(
    escorts: Sequence[Escort],
    tasks: Mapping[str, int],
    people: Mapping[str, int],
    takers: Sequence[set[int]],
    pinned: Sequence[Choice],
) -> Escorting:
    """Return what the escorts mean for the `takers` by task; take out those without hope of one.

    `tasks` and `people` are the numbers by id.
    """
    all_takers = [set(own) for own in takers]
    for task, person in pinned:
        all_takers[task].add(person)

    def choices(its_tasks: Iterable[str], its_people: Iterable[str]) -> set[Choice]:
        numbers = {people[it] for it in its_people}
        return {
            (task, it)
            for task in map(tasks.__getitem__, its_tasks)
            for it in all_takers[task] & numbers
        }

    called: dict[int, _Called] = {}
    for number, escort in enumerate(escorts):
        answering = choices(escort.beside, escort.escorts)
        if answering.isdisjoint(pinned):
            calling = choices(escort.tasks, escort.people) - answering
            called[number] = _Called(calling, answering)
    demanded = tuple(number for number, it in called.items() if not it.calling.isdisjoint(pinned))
    for it in called.values():
        it.calling.difference_update(pinned)
    _take_out_the_hopeless(called.values(), takers)
    return Escorting(
        _by_choice((number, it.calling) for number, it in called.items()),
        _by_choice((number, it.answering) for number, it in called.items()),
        demanded,
    )


def _take_out_the_hopeless(called: Iterable[_Called], takers: Sequence[set[int]]) -> None:
    all_called = list(called)
    while hopeless := {choice for it in all_called if not it.answering for choice in it.calling}:
        for task, person in hopeless:
            takers[task].discard(person)
        for it in all_called:
            it.calling.difference_update(hopeless)
            it.answering.difference_update(hopeless)


def _by_choice(numbered: Iterable[tuple[int, set[Choice]]]) -> dict[Choice, tuple[int, ...]]:
    found: dict[Choice, tuple[int, ...]] = {}
    for number, choices in numbered:
        for choice in choices:
            found[choice] = (*found.get(choice, ()), number)
    return found
