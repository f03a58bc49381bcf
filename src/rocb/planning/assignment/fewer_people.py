"""Fewer people: the same seats filled by a crew of a given size, where all who may are alike.

A crew is chosen one after another, each with the chain of open seats that is worth most, where
those count more that are long or that few others could take (after Hojati, 2018). What is left
open is then worked on by a search with tabus: a seat is given to one of the crew, who lets go of
what overlaps (after Blöchliger and Zufferey, 2008, who colour graphs so).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Final

from attrs import define, field, frozen

from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.escorting import Choice
from rocb.planning.assignment.instances import Instance

_SCARCITY: Final = 20  # people, of whom a seat that one alone can take counts for as many more
_LOOKED_AT: Final = 20  # people, of whom the next of the crew is the one whose chain is best
_TRIED: Final = 3  # open seats of which one is filled in a move
_HEAVIER: Final = 100  # parts of a thousand of the usual, by which an open seat gains in weight
_TABU: Final = 12  # moves for which a seat that was let go of does not return, at most
_SWAPPING: Final = 0.02  # the share of moves in which one of the crew makes way for another
_MOVES: Final = 50  # for each step of progress
_FIRST_PATIENCE: Final = 2_000  # moves without a gain before one more is let into the crew
_PATIENCE: Final = 20_000  # moves without a gain before another crew is chosen


@frozen
class _Seat:
    """A seat, those who may take it, and the mask of the seats that nobody could take beside it."""

    task: int
    begins: int
    ends: int
    takers: tuple[int, ...]
    overlapping: int


def takes_all_alike(instance: Instance, goal: int) -> bool:
    """Return whether up to this objective nothing counts but which seats are filled, and by how
    many people, and whether people can be exchanged freely."""
    return (
        not instance.pinned
        and not instance.escorting.needs
        and not any(length for own in instance.diaries for _, length, _ in own.chances)
        and all(
            not it.rising
            and len(set(it.first)) <= 1
            and all(len(set(own.values())) <= 1 for own in it.choice)
            for it in instance.gains[: goal + 1]
        )
    )


def counts_people_alone(instance: Instance, goal: int) -> bool:
    """Return whether the objective of this number counts nothing but who has any task."""
    it = instance.gains[goal]
    return any(it.first) and not it.rising and not any(any(own.values()) for own in it.choice)


def is_full(draft: Draft) -> bool:
    """Return whether no answer gains as much of the first objective unless it fills every seat
    that gains any of it, as the draft does."""
    instance = draft.instance
    it = instance.gains[0]
    most = sum(seats * instance.worth(task) for task, seats in enumerate(instance.seats))
    return not it.rising and not any(it.first) and draft.gained(0) == it.pinned + most


def seats_in_use(draft: Draft) -> dict[str, int]:
    """Return how many seats are filled, beside the pins, of the tasks that gain something."""
    instance = draft.instance
    return {
        instance.tasks[task].id: len(team)
        for task, team in enumerate(draft.teams)
        if team and instance.worth(task) > 0
    }


def fill_seats(draft: Draft, rng: Random, progress: Callable[[], float]) -> None:
    """Fill all seats that are open, if it can be done before the progress is 1."""
    if is_full(draft):
        return
    crew = _Crew(_seats(draft.instance, None), len(draft.instance.people), rng)
    crew.choose(crew.everybody)
    crew.search(_PATIENCE, progress)
    _adopt(draft, crew)


def shrink_crew(draft: Draft, least: int, rng: Random, progress: Callable[[], float]) -> None:
    """Fill the seats that the draft has filled with the fewest people, but no fewer than `least`.

    The first crew is of that size, and grows until it can fill them; then come smaller ones. The
    work ends when the progress is 1.
    """
    seats = _seats(draft.instance, draft)
    crew = _Crew(seats, len(draft.instance.people), rng)
    size = least
    while size < _people(draft) and progress() < 1:
        crew.choose(size)
        if crew.search(_FIRST_PATIENCE, progress):
            _adopt(draft, crew)
        size += 1
    while least < (used := _people(draft)) and progress() < 1:
        crew = _Crew(seats, len(draft.instance.people), rng)
        crew.choose(used - 1)
        if crew.search(_PATIENCE, progress):
            _adopt(draft, crew)


def _people(draft: Draft) -> int:
    return sum(map(bool, draft.work))


def _adopt(draft: Draft, crew: "_Crew") -> None:
    value, before = draft.value, draft.choices
    draft.become(crew.choices())
    if draft.value < value:
        draft.become(before)


def _seats(instance: Instance, draft: Draft | None) -> tuple[_Seat, ...]:
    """Return those that the draft has filled, or all that could be, in the order of time."""
    found = [
        task
        for task, takers in enumerate(instance.takers)
        if any(gain > 0 for gain in instance.total.choice[task].values())
        for _ in range(
            min(instance.seats[task], len(takers)) if draft is None else len(draft.teams[task])
        )
    ]
    found.sort(key=lambda it: (instance.tasks[it].ends, instance.tasks[it].begins, it))
    overlapping = [0] * len(found)
    running: list[int] = []
    for seat in sorted(range(len(found)), key=lambda it: instance.tasks[found[it]].begins):
        begins = instance.tasks[found[seat]].begins
        running = [it for it in running if instance.tasks[found[it]].ends > begins]
        for other in running:
            overlapping[seat] |= 1 << other
            overlapping[other] |= 1 << seat
        running.append(seat)
    return tuple(
        _Seat(it, instance.tasks[it].begins, instance.tasks[it].ends, instance.takers[it], mask)
        for it, mask in zip(found, overlapping, strict=True)
    )


@define
class _Crew:
    """Some people and the seats, in the order of their ends, that each has, as masks.

    `able` are the seats that each person may take, `left` those that nobody has, and `weights`
    what it counts to leave one open.
    """

    seats: Sequence[_Seat]
    everybody: int
    rng: Random
    able: list[int] = field(init=False)
    work: list[int] = field(init=False)
    members: list[int] = field(factory=list, init=False)
    others: list[int] = field(init=False)
    scarce: list[int] = field(init=False)
    weights: list[int] = field(init=False)
    left: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.able = [0] * self.everybody
        for number, seat in enumerate(self.seats):
            for person in seat.takers:
                self.able[person] |= 1 << number
        self.work = [0] * self.everybody
        self.others = [person for person, able in enumerate(self.able) if able]
        self.scarce = [len(seat.takers) for seat in self.seats]
        lengths = [seat.ends - seat.begins for seat in self.seats]
        usual = max(1, sum(lengths) // max(1, len(lengths)))
        self.weights = [500 + 500 * length // usual for length in lengths]
        self.left = (1 << len(self.seats)) - 1

    def choices(self) -> list[Choice]:
        """Return who has a seat of which task."""
        return [(self.seats[it].task, one) for one in self.members for it in _bits(self.work[one])]

    def choose(self, size: int) -> None:
        """Let the crew grow to this size, by people who can take most of what is left."""
        while len(self.members) < size and self.others:
            worth = {
                it: (seat.ends - seat.begins)
                * (self.scarce[it] + _SCARCITY)
                * 1_000
                // max(1, self.scarce[it])
                for it, seat in enumerate(self.seats)
                if self.left >> it & 1
            }
            some = self.rng.sample(self.others, min(len(self.others), _LOOKED_AT))
            chains = {one: self.chain(one, self.left, worth) for one in some}
            one = max(some, key=lambda it: chains[it][0])
            self.others.remove(one)
            self.members.append(one)
            self.work[one] = chains[one][1]
            self.left &= ~self.work[one]
            for it in _bits(self.able[one]):
                self.scarce[it] -= 1

    def chain(self, one: int, seats: int, worth: Sequence[int] | dict[int, int]) -> tuple[int, int]:
        """Return the most that seats one after the other are worth for somebody, and their mask."""
        ends: list[int] = []
        best = [(0, 0)]
        for it in _bits(self.able[one] & seats):
            seat = self.seats[it]
            value, mask = best[bisect_right(ends, seat.begins)]
            ends.append(seat.ends)
            taken = value + worth[it]
            best.append((taken, mask | 1 << it) if taken > best[-1][0] else best[-1])
        return best[-1]

    def search(self, patience: int, progress: Callable[[], float]) -> bool:
        """Fill what is left, with so many moves without a gain at most; return whether all is."""
        banned: dict[tuple[int, int], int] = {}
        fewest, gained, move, inside = self.left.bit_count(), 0, 0, set(self.members)
        while self.left and move - gained < patience:
            move += 1
            if move % _MOVES == 0 and progress() >= 1:
                break
            if self.others and self.rng.random() < _SWAPPING:
                self._swap(inside)
            else:
                self._move(inside, banned, move)
            if self.left.bit_count() < fewest:
                fewest, gained = self.left.bit_count(), move
        return not self.left

    def _move(self, inside: set[int], banned: dict[tuple[int, int], int], move: int) -> None:
        """Give one open seat to whoever has to let go of least for it."""
        left = list(_bits(self.left))
        some = left if len(left) <= _TRIED else self.rng.sample(left, _TRIED)
        chances = [
            (change, it, one, lost)
            for it in some
            for one, lost, change in self._chances(it, inside)
            if not lost or banned.get((it, one), 0) < move
        ]
        least = min((it[0] for it in chances), default=0)
        if least >= 0:
            for it in left:
                self.weights[it] += _HEAVIER
        if chances:
            best = [it for it in chances if it[0] == least]
            _, it, one, lost = self.rng.choice(best)
            self.work[one] ^= lost | 1 << it
            self.left ^= lost | 1 << it
            for seat in _bits(lost):
                banned[seat, one] = move + len(left) + self.rng.randint(_TABU // 4, _TABU)

    def _chances(self, it: int, inside: set[int]) -> Iterator[tuple[int, int, int]]:
        """Yield who could take a seat, what they would let go of, and the change of weight."""
        seat, weights, work = self.seats[it], self.weights, self.work
        for one in seat.takers:
            if one in inside:
                lost = work[one] & seat.overlapping
                yield one, lost, sum(weights[other] for other in _bits(lost)) - weights[it]

    def _swap(self, inside: set[int]) -> None:
        """Let somebody come for the one of a few who leaves least that they could not take."""
        comes = self.rng.choice(self.others)
        some = self.rng.sample(self.members, min(len(self.members), 5))
        goes = min(some, key=lambda it: (self.work[it] & ~self.able[comes]).bit_count())
        seats = self.left | self.work[goes]
        self.work[goes], self.work[comes] = 0, self.chain(comes, seats, self.weights)[1]
        self.left = seats & ~self.work[comes]
        self.members[self.members.index(goes)] = comes
        self.others[self.others.index(comes)] = goes
        inside.remove(goes)
        inside.add(comes)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
