"""Why something has no place in the year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rocb.planning.plan.plans import Plan
from rocb.planning.scheduling.menus import Menu, hindrance_of, pinned_in
from rocb.planning.scheduling.options import (
    BarredOption,
    Hindrance,
    Impediment,
    PlacementOption,
)
from rocb.planning.scheduling.schedules import Unplaced

_EXACTLY: Final = 4
"""Up to how many reasons are the smallest set for certain."""


def unplaced_of(plan: Plan, menu: Menu, chosen: Iterable[PlacementOption]) -> tuple[Unplaced, ...]:
    """Return the activities of a menu that are not chosen, in the order of the plan, and why."""
    placed = {it.activity: it for it in chosen}
    holders = {key: it.activity for it in placed.values() for key in menu.uses.get(it.id, ())}
    never: dict[str, list[BarredOption]] = {}
    for it in menu.barred:
        never.setdefault(it.activity, []).append(it)
    found = []
    for activity in plan.activities:
        if activity.id in menu.options and activity.id not in placed:
            barred = [
                *never.get(activity.id, ()),
                *(_barred(it, menu, placed, holders) for it in menu.options[activity.id]),
            ]
            barred.sort(key=lambda it: (it.days.first, it.spaces))
            nearest = min(barred, key=_weight_of_reasons, default=None)
            found.append(Unplaced(activity, tuple(barred), _smallest(barred), nearest))
    return tuple(found)


def _barred(
    option: PlacementOption,
    menu: Menu,
    chosen: Mapping[str, PlacementOption],
    holders: Mapping[str, str],
) -> BarredOption:
    """Return an option with what is in its way, or missing altogether."""
    found: dict[Hindrance, dict[str, None]] = {}
    for key in menu.uses.get(option.id, ()):
        if key in holders:
            hindrance = hindrance_of(key)
            if hindrance is Hindrance.WAITS and holders[key] not in menu.waits_for[option.activity]:
                hindrance = Hindrance.AWAITED
            who = pinned_in(key) if hindrance is Hindrance.PINNED else holders[key]
            found.setdefault(hindrance, {})[who] = None
    for id in menu.waits_for[option.activity]:
        if id not in chosen:
            found.setdefault(Hindrance.WAITS, {})[id] = None
    impediments = tuple(Impediment(it, tuple(found[it])) for it in Hindrance if it in found)
    return BarredOption(option.activity, option.days, option.spaces, impediments)


def _weight_of_reasons(option: BarredOption) -> tuple[int, int]:
    return len(option.impediments), sum(len(it.by) for it in option.impediments)


def _smallest(barred: Iterable[BarredOption]) -> tuple[Impediment, ...]:
    """Return a smallest set of impediments, each by one record, of which every option meets one.

    Where more than a few are needed they are found greedily, and fewer might do.
    """
    sets = {frozenset(_single(it)) for it in barred}
    minimal = [tuple(sorted(it, key=_order)) for it in sets if not any(one < it for one in sets)]
    minimal.sort(key=lambda it: (len(it), [_order(one) for one in it]))
    for size in range(1, _EXACTLY + 1):
        found = _hitting(minimal, size)
        if found is not None:
            return tuple(sorted(found, key=_order))
    return tuple(sorted(_greedily(minimal), key=_order))


def _single(option: BarredOption) -> Iterator[Impediment]:
    for impediment in option.impediments:
        if not impediment.by:
            yield impediment
        for id in impediment.by:
            yield Impediment(impediment.hindrance, (id,))


def _hitting(sets: list[tuple[Impediment, ...]], size: int) -> tuple[Impediment, ...] | None:
    """Return at most so many impediments, one of each set, or `None` where there are none."""
    if not sets:
        return ()
    if size == 0:
        return None
    for one in sets[0]:
        rest = _hitting([it for it in sets if one not in it], size - 1)
        if rest is not None:
            return (one, *rest)
    return None


def _greedily(sets: list[tuple[Impediment, ...]]) -> Iterator[Impediment]:
    while sets:
        counts = Counter(one for it in sets for one in it)
        best = min(counts, key=lambda one: (-counts[one], _order(one)))
        yield best
        sets = [it for it in sets if best not in it]


def _order(impediment: Impediment) -> tuple[int, tuple[str, ...]]:
    return tuple(Hindrance).index(impediment.hindrance), impediment.by
