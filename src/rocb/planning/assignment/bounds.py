"""Bounds: what no answer can pass, by Lagrangian relaxation.

Everybody pays a price for a seat and chooses their own best schedule, however many others want
the same. Whatever the prices are, what all of them gain and the prices of all seats together are
no less than what any answer gains (Geoffrion 1974). Each objective before is held at what was
attained, at a price as well. Escorts are left out, except those whom nobody could answer.
"""

from collections.abc import Callable, Sequence
from math import gcd
from operator import mul
from random import Random
from typing import Final

from attrs import define, frozen

from rocb.planning.assignment.instances import Gains, Instance
from rocb.planning.assignment.schedules import best_schedule

_PARTS: Final = 1 << 10  # prices are whole numbers of this part of a unit
_STEP: Final = 0.3  # of what a choice gains on average, for the first price that is changed
_SHRINKING: Final = 0.93  # of the step, in every round
_DEAR: Final = (4, 8, 128)  # times what a choice gains of one objective for what of another
_ROUNDS: Final = 50
_WORTHWHILE: Final = 20  # the part of what is open that prices have to win to be changed further


@frozen
class Relaxation:
    """An instance without its rule of seats, for the objective of number `goal`.

    `worths` are, by objective up to it and by person, the gains of the chances in their order.
    What any answer gains is a multiple of the `unit`.
    """

    instance: Instance
    goal: int
    worths: tuple[tuple[tuple[int, ...], ...], ...]
    unit: int

    @property
    def gains(self) -> tuple[Gains, ...]:
        """Those of the objectives before and then of the one to be bounded."""
        return self.instance.gains[: self.goal + 1]


@define
class Prices:
    """What a seat costs, by task, and what a unit of each objective before is worth, in parts."""

    seats: list[int]
    kept: list[int]


def relaxation(instance: Instance, goal: int) -> Relaxation:
    """Return the instance prepared for the bound of one objective."""
    worths = tuple(
        tuple(
            tuple(gains.choice[task][person] for task, _, _ in own.chances)
            for person, own in enumerate(instance.diaries)
        )
        for gains in instance.gains[: goal + 1]
    )
    last = instance.gains[goal]
    every = (gain for own in last.choice for gain in own.values())
    unit = gcd(last.pinned, last.rising, *last.first, *every)
    return Relaxation(instance, goal, worths, max(1, unit))


def opening_prices(relaxed: Relaxation, dear: int = _DEAR[0]) -> Prices:
    """Return prices to begin with: those at which nobody has a gain.

    The objectives before are held at a price that is `dear` times what is usual.
    """
    gains = relaxed.gains
    sizes = [usual(it) for it in gains]
    kept = [dear * _PARTS * sizes[-1] // it for it in sizes[:-1]]
    factors = (*kept, _PARTS)
    seats = [0] * len(relaxed.instance.tasks)
    for task in range(len(seats)):
        for own in zip(*(it.choice[task].values() for it in gains), strict=True):
            seats[task] = max(seats[task], sum(map(mul, factors, own)))
    return Prices(seats, kept)


def bound(relaxed: Relaxation, prices: Prices, floors: Sequence[int]) -> int:
    """Return what the objective cannot pass where those before gain at least the `floors`."""
    gains, factors = relaxed.gains, (*prices.kept, _PARTS)
    most: int = sum(map(mul, prices.seats, relaxed.instance.seats))
    most += sum(factor * it.pinned for factor, it in zip(factors, gains, strict=True))
    most -= sum(map(mul, prices.kept, floors))
    for person, own in enumerate(relaxed.instance.diaries):
        if own.chances:
            most += _best(relaxed, prices, person)[0]
    return most // (_PARTS * relaxed.unit) * relaxed.unit


def _best(
    relaxed: Relaxation, prices: Prices, person: int, fallen: int = 0
) -> tuple[int, list[int]]:
    """Return the best schedule of a person where prices have `fallen` for every seat of a task."""
    own, seats = relaxed.instance.diaries[person], relaxed.instance.seats
    profits = [_PARTS * it for it in relaxed.worths[-1][person]]
    for price, worths in zip(prices.kept, relaxed.worths, strict=False):
        profits = [profit + price * it for profit, it in zip(profits, worths[person], strict=True)]
    profits = [
        profit - max(0, prices.seats[task] - fallen * seats[task])
        for profit, (task, _, _) in zip(profits, own.chances, strict=True)
    ]
    factors = (*prices.kept, _PARTS)
    first = sum(
        factor * it.first[person] for factor, it in zip(factors, relaxed.gains, strict=True)
    )
    rising = sum(factor * it.rising for factor, it in zip(factors, relaxed.gains, strict=True))
    return best_schedule(own, profits, first, rising)


def lowered(
    relaxed: Relaxation,
    prices: Prices,
    floors: Sequence[int],
    target: int,
    rounds: int = _ROUNDS,
    goes_on: Callable[[int], bool] = lambda _: True,
    finer: int = 0,
) -> tuple[int, Prices]:
    """Return the lowest bound that was found, and its prices.

    In a round each person chooses in turn, and the prices follow at once (the incremental
    subgradient method of Nedic and Bertsekas 2001), in steps that are halved so often as they are
    `finer`. The work ends at the bound `target`, after so many `rounds`, or where `goes_on` is
    false for the bound that it has.
    """
    it, rng = relaxed.instance, Random(0)  # noqa: S311
    people = [person for person, own in enumerate(relaxed.instance.diaries) if own.chances]
    sizes = [usual(gains) for gains in relaxed.gains]
    step = max(1, int(_STEP * _PARTS * sizes[-1]) >> finer)
    least, best = bound(relaxed, prices, floors), prices
    for _ in range(rounds):
        if least <= target or not goes_on(least):
            break
        prices = Prices(list(prices.seats), list(prices.kept))
        rng.shuffle(people)
        for place, person in enumerate(people):
            _, chosen = _best(relaxed, prices, person, step * (place + 1) // len(people))
            for task in chosen:
                prices.seats[task] += step
            for number, gains in enumerate(relaxed.gains[:-1]):
                surplus = sum(gains.choice[task][person] for task in chosen) * len(people)
                change = step * (surplus - floors[number]) // (len(people) * sizes[number] ** 2)
                prices.kept[number] = max(0, prices.kept[number] - change)
        prices.seats = [
            max(0, price - step * seats)
            for price, seats in zip(prices.seats, it.seats, strict=True)
        ]
        found = bound(relaxed, prices, floors)
        if found < least:
            least, best = found, prices
        step = max(1, int(step * _SHRINKING))
    return least, best


def lowest(
    relaxed: Relaxation, floors: Sequence[int], target: int, goes_on: Callable[[int], bool]
) -> tuple[int, Prices]:
    """Return the lowest bound that is found from several opening prices, and its prices.

    The best of them are changed further, in finer and finer steps, as long as that wins enough of
    what lies between the bound and the `target`.
    """
    openings = [opening_prices(relaxed, dear) for dear in (_DEAR if relaxed.goal else _DEAR[:1])]
    tried = [lowered(relaxed, it, floors, target, _ROUNDS, goes_on) for it in openings]
    most, prices = min(tried, key=lambda it: it[0])
    finer, open_before = 0, 0
    while finer == 0 or (open_before - (most - target)) * _WORTHWHILE > open_before:
        open_before = most - target
        found = lowered(relaxed, prices, floors, target, _ROUNDS, goes_on, finer)
        most, prices = min((most, prices), found, key=lambda it: it[0])
        finer += 1
    return most, prices


def usual(gains: Gains) -> int:
    """Return what a choice gains or loses on average, at least 1."""
    found = [abs(gain) for own in gains.choice for gain in own.values()]
    return max(1, sum(found) // len(found)) if found else 1
