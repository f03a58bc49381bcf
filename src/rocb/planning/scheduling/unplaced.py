"""Why something has no place in the year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rocb.periods import Days
from rocb.planning.plan.activities import Activity
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.fitting import impediments_beside
from rocb.planning.scheduling.menus import Menu, hindrance_of
from rocb.planning.scheduling.options import (
    BarredOption,
    Hindrance,
    Impediment,
    PlacementOption,
    together,
)
from rocb.planning.scheduling.schedules import Unplaced

_EXACTLY: Final = 4
"""Up to how many reasons are the smallest set for certain."""


def unplaced_of(
    case: YearCase, menu: Menu, chosen: Iterable[PlacementOption]
) -> tuple[Unplaced, ...]:
    """Return the activities of a menu that are not chosen, in the order of the plan, and why."""
    placed = {it.activity: it for it in chosen}
    against = _against(case, menu, placed)
    found = []
    for activity in case.plan.activities:
        if activity.id in menu.options and activity.id not in placed:
            barred = [*_barred(case, placed, activity, against.get(activity.id, {}))]
            barred.sort(key=lambda it: (it.days.first, it.spaces))
            nearest = min(barred, key=_weight_of_reasons, default=None)
            found.append(Unplaced(activity, tuple(barred), _smallest(barred), nearest))
    return tuple(found)


_Against = dict[tuple[Days, tuple[str, ...]], list[Impediment]]
"""What speaks against days and spaces of an activity."""


def _against(
    case: YearCase, menu: Menu, placed: Mapping[str, PlacementOption]
) -> dict[str, _Against]:
    """Return what is barred of each activity, and who has the rooms of the rest."""
    found: dict[str, _Against] = {}
    held = [it for id, it in placed.items() if id not in menu.settled]
    holders = {key: it.activity for it in held for key in it.uses}
    for it in case.options:
        if it.activity not in placed:
            own = found.setdefault(it.activity, {}).setdefault((it.days, it.spaces), [])
            rivals = (holders[key] for key in it.uses if key in holders and _is_of_rooms(key))
            own += (Impediment(Hindrance.CONTESTED, (rival,)) for rival in rivals)
    for bar in menu.barred:
        own = found.setdefault(bar.activity, {}).setdefault((bar.days, bar.spaces), [])
        own += bar.impediments
    return found


def _is_of_rooms(key: str) -> bool:
    return hindrance_of(key) is Hindrance.CONTESTED


def _barred(
    case: YearCase,
    placed: Mapping[str, PlacementOption],
    activity: Activity,
    against: _Against,
) -> Iterator[BarredOption]:
    """Yield days and spaces with all that speaks against them beside what is placed."""
    beside = {
        days: impediments_beside(case, placed.values(), activity, days) for days, _ in against
    }
    for (days, spaces), own in against.items():
        yield BarredOption(activity.id, days, spaces, together((*own, *beside[days])))


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
