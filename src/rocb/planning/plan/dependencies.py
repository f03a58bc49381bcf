"""What has to end before what can begin."""

from collections.abc import Iterable, Mapping
from typing import Final

from rocb.errors import Fault
from rocb.planning.plan.activities import Activity, Status

_NAMED_AT_MOST: Final = 10
"""How many activities of a circle a fault names."""


def has_begun(activity: Activity) -> bool:
    """Return whether the activity is under way or completed."""
    return activity.status in (Status.UNDER_WAY, Status.COMPLETED)


def waits_for(activity: Activity) -> tuple[str, ...]:
    """Return the ids of what has to end before the activity begins: none once it has begun."""
    return () if has_begun(activity) else activity.depends_on


def dependents(activities: Iterable[Activity]) -> dict[str, tuple[str, ...]]:
    """Return for each activity, by its id, the ids of those that wait for it directly, sorted."""
    held = tuple(activities)
    found = _reversed({it.id: waits_for(it) for it in held})
    return {it.id: tuple(sorted(found[it.id])) for it in held}


def reached(links: Mapping[str, Iterable[str]], start: str) -> tuple[str, ...]:
    """Return every id to which links lead from one, directly or through others, sorted."""
    return tuple(sorted(set(_walk(links, start, set())) - {start}))


def in_sequence(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities, each after all that it depends on; there has to be no circle."""
    held = {activity.id: activity for activity in activities}
    links = _within({id: activity.depends_on for id, activity in held.items()})
    seen: set[str] = set()
    return tuple(held[id] for start in links for id in _walk(links, start, seen))


def cycle_faults(activities: Iterable[object]) -> tuple[Fault, ...]:
    """Return a fault for each group of activities that all depend on one another.

    It stands at that one of them with the first id, and names a shortest circle through it, or how
    it begins. What hangs on a circle without being part of it is no fault.
    """
    places: dict[str, int] = {}
    needs: dict[str, tuple[str, ...]] = {}
    for index, activity in enumerate(activities):
        id = getattr(activity, "id", None)
        if id is not None:
            places[id] = index
            needs[id] = getattr(activity, "depends_on", ())
    links = _within(needs)
    circles = filter(None, (_circle(links, group) for group in _groups(links)))
    return tuple(
        Fault(f"activities[{places[it[0]]}].depends_on", it[0], f"free of circles: {_named(it)}")
        for it in sorted(circles, key=lambda it: places[it[0]])
    )


def _named(circle: list[str]) -> str:
    rest = ["…"] if len(circle) > _NAMED_AT_MOST else []
    return " -> ".join(circle[:_NAMED_AT_MOST] + rest)


def _within(links: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Return the links without those that lead to nothing."""
    return {id: [other for other in others if other in links] for id, others in links.items()}


def _reversed(links: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {id: [] for id in links}
    for id, others in links.items():
        for other in others:
            if other in found:
                found[other].append(id)
    return found


def _walk(links: Mapping[str, Iterable[str]], start: str, seen: set[str]) -> list[str]:
    """Return what links lead to from `start` and was not seen yet, what lies deepest first."""
    if start in seen:
        return []
    seen.add(start)
    found: list[str] = []
    path = [(start, iter(links[start]))]
    while path:
        id, others = path[-1]
        other = next((it for it in others if it not in seen), None)
        if other is None:
            found.append(id)
            path.pop()
        else:
            seen.add(other)
            path.append((other, iter(links[other])))
    return found


def _groups(links: Mapping[str, list[str]]) -> list[list[str]]:
    """Return the strongly connected components (Sharir 1981: two walks, one of them backwards)."""
    seen: set[str] = set()
    order = [id for start in links for id in _walk(links, start, seen)]
    back = _reversed(links)
    again: set[str] = set()
    return [group for id in reversed(order) if (group := _walk(back, id, again))]


def _circle(links: Mapping[str, list[str]], group: list[str]) -> list[str]:
    """Return a shortest circle through the first id of a group, or nothing where there is none."""
    members = set(group)
    start = min(members)
    came_from: dict[str, str] = {}
    ring = [start]
    while ring and start not in came_from:
        reachable = ((id, other) for id in ring for other in sorted(links[id]) if other in members)
        ring = []
        for id, other in reachable:
            if other not in came_from:
                came_from[other] = id
                ring.append(other)
    circle = [start] if start in came_from else []
    while circle and (len(circle) == 1 or circle[-1] != start):
        circle.append(came_from[circle[-1]])
    return circle[::-1]
