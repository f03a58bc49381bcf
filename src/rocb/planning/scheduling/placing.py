"""Placing: days and rooms for as much as can be, and for the weightiest first."""

from collections.abc import Iterable, Mapping
from random import Random
from time import monotonic
from typing import Final

from attrs import frozen

from rocb.planning.assignment.objectives import Sense
from rocb.planning.assignment.solutions import Proof
from rocb.planning.scheduling.boards import Board
from rocb.planning.scheduling.crowding import Crowding
from rocb.planning.scheduling.menus import Menu
from rocb.planning.scheduling.objectives import PLACED
from rocb.planning.scheduling.options import PlacementOption

PLACING_STEPS: Final = 2_000
"""How often it is tried at most to place what is left out, and to better what is placed."""

_DEPTH: Final = 3
"""How many activities may give way to one another in a row."""

_RUINED: Final = 12
"""How many activities at most are taken out at once, to be placed anew."""

_ENGINE: Final = "placing"


@frozen
class Placing:
    """The options that are chosen, in the order of the plan, and how good they are."""

    chosen: tuple[PlacementOption, ...]
    proofs: tuple[Proof, ...]


def placing_of(
    menu: Menu,
    crowding: Crowding,
    *,
    start: Iterable[PlacementOption] = (),
    steps: int = PLACING_STEPS,
) -> Placing:
    """Return days and rooms for as many activities as are found to fit, by their weights.

    The weightiest come first, of those the ones with the fewest options. What finds no place drives
    out others that find another, or weigh less; then some are taken out and placed anew. In the end
    each is moved to the option with the fewest seats that are likely to stay empty and the lowest
    cost, as long as that betters anything. It begins from what is chosen in `start`. The same menu
    and steps give the same answer.
    """
    began = monotonic()
    board = Board(menu)
    for option in start:
        board.put_in(option)
    order = sorted(menu.options, key=lambda id: (-menu.weights[id], len(menu.options[id]), id))
    bound = most_placed(menu)
    for id in order:
        if id not in board.chosen:
            board.settle(id)
    for id in board.left_out:
        if id not in board.chosen and board.worth < bound:
            make_way(board, id)
    _ruin(board, bound, steps)
    _withdraw(board)
    _better(board, crowding, order, steps)
    chosen = tuple(board.chosen[id] for id in menu.options if id in board.chosen)
    spent = monotonic() - began
    placed = Proof(PLACED.name, PLACED.sense, board.worth, bound, spent, _ENGINE)
    return Placing(chosen, (placed, _moving(menu, chosen)))


def make_way(board: Board, id: str) -> bool:
    """Let others give way to an activity, if more is won by it than is lost."""
    before, worth = dict(board.chosen), board.worth
    for option in _by_blockers(board, id):
        _drive_out(board, option, _DEPTH, frozenset())
        for other in board.left_out:
            board.settle(other)
        if board.worth > worth:
            return True
        board.restore(before)
    return False


def _by_blockers(board: Board, id: str) -> list[PlacementOption]:
    """Return the options of an activity, those first to which the least has to give way."""
    options = board.menu.options[id]
    return sorted(options, key=lambda it: (board.weight(board.blockers(it)), it.cost, it.id))


def _drive_out(board: Board, option: PlacementOption, depth: int, firm: frozenset[str]) -> None:
    """Choose an option, and find other places for what has to give way, as far as there are."""
    blockers = sorted(board.blockers(option), key=lambda id: (-board.menu.weights[id], id))
    for id in blockers:
        board.take_out(id)
    board.put_in(option)
    held = firm | {option.activity}
    for id in blockers:
        if not board.settle(id) and depth > 1:
            _resettle(board, id, depth - 1, held)


def _resettle(board: Board, id: str, depth: int, firm: frozenset[str]) -> None:
    before, worth = dict(board.chosen), board.worth
    for option in _by_blockers(board, id):
        if board.blockers(option).isdisjoint(firm):
            _drive_out(board, option, depth, firm)
            if board.worth >= worth + board.menu.weights[id]:
                return
            board.restore(before)


def _ruin(board: Board, bound: int, steps: int) -> None:
    """Take activities out that are in the way of what is left out, and place them anew."""
    rng = Random(0)  # noqa: S311 - the order of trials, no secret
    for step in range(steps):
        hopeful = [id for id in board.left_out if board.menu.options[id]]
        if board.worth >= bound or not hopeful:
            return
        before, worth = dict(board.chosen), board.worth
        id = hopeful[step % len(hopeful)]
        near = {other for it in board.menu.options[id] for other in board.blockers(it)}
        further = {
            other
            for one in sorted(near)
            for it in board.menu.options[one]
            for other in board.blockers(it)
        }
        ruined = sorted(near | further - {id})
        rng.shuffle(ruined)
        ruined = ruined[:_RUINED]
        for other in ruined:
            board.take_out(other)
        for other in (id, *ruined, *board.left_out) if rng.random() < 0.5 else board.left_out:
            if other not in board.chosen:
                free = list(board.free(other))
                if free:
                    board.put_in(rng.choice(free))
        if board.worth < worth:
            board.restore(before)


def _withdraw(board: Board) -> None:
    """Take out what waits for something without a place, and place what then can be."""
    menu = board.menu
    while True:
        held = board.chosen
        orphans = [id for id in held if any(it not in held for it in menu.waits_for[id])]
        if not orphans:
            return
        for id in orphans:
            board.take_out(id)
        for id in board.left_out:
            if all(it in board.chosen for it in menu.waits_for[id]):
                board.settle(id)


def _better(board: Board, crowding: Crowding, order: Iterable[str], steps: int) -> None:
    """Move each activity to the best of the options that are free, as long as that betters it."""
    for option in board.chosen.values():
        crowding.add(option)
    ids = [id for id in order if id in board.chosen and len(board.menu.options[id]) > 1]
    changed = True
    while changed and steps > 0:
        changed = False
        for id in ids:
            steps -= 1
            held = board.take_out(id)
            crowding.add(held, -1)
            best = min((held, *board.free(id)), key=lambda it: (crowding.lack(it), it.cost, it.id))
            board.put_in(best)
            crowding.add(best)
            changed |= best is not held


def most_placed(menu: Menu) -> int:
    """Return a bound on the weight of all that could be placed together.

    Of activities all of whose options need one and the same key, only one can be placed.
    """
    needed = {
        id: frozenset.intersection(*(frozenset(menu.uses.get(it.id, ())) for it in options))
        for id, options in menu.options.items()
        if options
    }
    rivals: dict[str, list[str]] = {}
    for id, keys in needed.items():
        for key in keys:
            rivals.setdefault(key, []).append(id)
    counted: set[str] = set()
    bound = 0
    for key in sorted(rivals, key=lambda it: (-len(rivals[it]), it)):
        group = [id for id in rivals[key] if id not in counted]
        bound += max((menu.weights[id] for id in group), default=0)
        counted.update(group)
    return bound + sum(menu.weights[id] for id in needed if id not in counted)


def _moving(menu: Menu, chosen: Iterable[PlacementOption]) -> Proof:
    """Return how much is moved, with a bound where everything is placed that could be."""
    costs: Mapping[str, int] = {it.activity: it.cost for it in chosen}
    least = {id: min(it.cost for it in held) for id, held in menu.options.items() if held}
    bound = sum(least.values()) if least.keys() == costs.keys() else None
    return Proof("moving", Sense.LEAST, sum(costs.values()), bound, 0.0, _ENGINE)
