"""Menus: the options that are left to choose from, and the keys by which they exclude others."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.dependencies import has_begun, in_sequence, waits_for
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.exclusions import Taking, exclusive_keys
from rocb.planning.scheduling.options import BarredOption, Hindrance, Impediment, PlacementOption
from rocb.planning.scheduling.pinning import pins_hold
from rocb.planning.scheduling.rosters import Rosters
from rocb.planning.staffing.cases import weights_of
from rocb.planning.staffing.posts import Post

_MEMBER, _EXPERT, _ORDER = "member", "expert", "order"


@frozen
class Menu:
    """The options of a case that are left, by activity, in the order of the plan.

    `uses` are the keys of each option, of rooms and of everything else; no two options that are
    chosen may share one. `weights` say what it is worth to place an activity, `waits_for` what has
    to be placed with it. What has begun has one option without keys: `settled` are the ids.
    """

    options: Mapping[str, tuple[PlacementOption, ...]]
    uses: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, int]
    waits_for: Mapping[str, tuple[str, ...]]
    settled: frozenset[str]
    barred: tuple[BarredOption, ...]


def menu_of(case: YearCase, rosters: Rosters) -> Menu:
    """Return the menu of a case: what can never be chosen is barred, with the reasons."""
    activities = {it.id: it for it in in_sequence(case.plan.activities)}
    held = {id: it for id, it in activities.items() if takes_place(it)}
    options: dict[str, list[PlacementOption]] = {id: [] for id in held}
    for option in case.options:
        options[option.activity].append(option)
    settled = {id: options[id][0] for id, it in held.items() if has_begun(it)}
    fixed: dict[str, list[Taking]] = {}
    for option in settled.values():
        for taking in _takings(case, 0, option, held, rosters):
            fixed.setdefault(taking.resource, []).append(taking)
    barred: list[BarredOption] = []
    soonest: dict[str, date] = {}
    for id, activity in held.items():
        left = []
        for option in sorted(options[id], key=_rank):
            found = [*_waiting(activity, option, soonest)]
            if id not in settled:
                found += _unpinnable(activity, option, rosters)
                taken = _takings(case, 0, option, held, rosters)
                found += _settled_against(taken, fixed)
            if found:
                barred.append(BarredOption(id, option.days, option.spaces, tuple(found)))
            else:
                left.append(option)
        options[id] = left
        if left:
            soonest[id] = min(it.days.last for it in left)
    order = [it.id for it in case.plan.activities if it.id in held]
    weights = weights_of(case.staffing)
    left_to_choose = [it for id in order if id not in settled for it in options[id]]
    return Menu(
        {id: tuple(options[id]) for id in order},
        _uses(case, left_to_choose, held, rosters),
        {id: max(1, weights[id]) for id in order},
        {id: waits_for(held[id]) for id in order},
        frozenset(settled),
        (*case.barred, *barred),
    )


def hindrance_of(key: str) -> Hindrance:
    """Return what it is to find a key of a menu in use."""
    return {
        _MEMBER: Hindrance.MEMBERS,
        _EXPERT: Hindrance.PINNED,
        _ORDER: Hindrance.WAITS,
    }.get(key.split("|", 1)[0], Hindrance.CONTESTED)


def key_of(expert: str) -> str:
    """Return how a key begins that keeps activities apart to which an expert is pinned."""
    return f"{_EXPERT}|{expert}"


def pinned_in(key: str) -> str:
    """Return the expert of a key of which it is `PINNED` to find it in use."""
    return key.split("|")[1]


def _rank(option: PlacementOption) -> tuple[int, date, tuple[str, ...]]:
    return option.cost, option.days.first, option.spaces


def _waiting(
    activity: Activity, option: PlacementOption, soonest: Mapping[str, date]
) -> Iterator[Impediment]:
    late = [
        id for id in waits_for(activity) if id not in soonest or soonest[id] >= option.days.first
    ]
    if late:
        yield Impediment(Hindrance.WAITS, tuple(late))


def _unpinnable(
    activity: Activity, option: PlacementOption, rosters: Rosters
) -> Iterator[Impediment]:
    """Yield the experts who are pinned to the activity but could not come on these days.

    They are all who are, where each of them could, but not together or not beside whom they need.
    """
    team = rosters.get((activity.id, option.days.first), ())
    pinned = [(it, expert) for it in team for expert in it.post.role.pinned]
    unable = [id for it, id in pinned if all(expert.id != id for expert in it.able)]
    if pinned and not unable and not pins_hold(team):
        unable = [id for _, id in pinned]
    if unable:
        yield Impediment(Hindrance.PINNED, tuple(dict.fromkeys(unable)))


def _takings(
    case: YearCase,
    owner: int,
    option: PlacementOption,
    held: Mapping[str, Activity],
    rosters: Rosters,
) -> Iterator[Taking]:
    """Yield whom an option takes: the Members that are invited, the experts who are pinned."""
    id, days = option.activity, option.days
    if case.members_apart:
        for member in held[id].members:
            first, after = days.first.toordinal(), days.last.toordinal() + 1
            yield Taking(owner, id, f"{_MEMBER}|{member}", first, after)
    for roster in rosters.get((id, days.first), ()):
        for expert in roster.post.role.pinned:
            yield _mission(owner, id, expert, roster.post)


def _mission(owner: int, activity: str, expert: str, post: Post) -> Taking:
    first, after = post.days.first.toordinal(), post.days.last.toordinal() + 1
    return Taking(owner, activity, key_of(expert), first, after)


def _settled_against(
    taken: Iterable[Taking], fixed: Mapping[str, Iterable[Taking]]
) -> Iterator[Impediment]:
    """Yield the Members and experts whom something takes that has begun."""
    found: dict[Hindrance, dict[str, None]] = {}
    for it in taken:
        for other in fixed.get(it.resource, ()):
            if it.begins < other.ends and other.begins < it.ends:
                hindrance = hindrance_of(it.resource)
                who = pinned_in(it.resource) if hindrance is Hindrance.PINNED else other.group
                found.setdefault(hindrance, {})[who] = None
    for hindrance, ids in found.items():
        yield Impediment(hindrance, tuple(ids))


def _uses(
    case: YearCase,
    options: list[PlacementOption],
    held: Mapping[str, Activity],
    rosters: Rosters,
) -> dict[str, tuple[str, ...]]:
    """Return the keys of each option: of its rooms, its people, and the order of activities."""
    takings = (
        taking
        for owner, option in enumerate(options)
        for taking in _takings(case, owner, option, held, rosters)
    )
    found = {it.id: [*it.uses] for it in options}
    for owner, keys in exclusive_keys(takings).items():
        found[options[owner].id] += keys
    by_activity: dict[str, list[PlacementOption]] = {}
    for it in options:
        by_activity.setdefault(it.activity, []).append(it)
    for id, later in by_activity.items():
        for before in waits_for(held[id]):
            for option, key in _in_order(by_activity.get(before, ()), later):
                found[option.id].append(key)
    return {id: tuple(keys) for id, keys in found.items()}


def _in_order(
    earlier: Iterable[PlacementOption], later: Iterable[PlacementOption]
) -> Iterator[tuple[PlacementOption, str]]:
    """Yield keys so that what has to end first excludes all that begins before its end.

    On each day on which the later could begin, nothing that begins until then can be chosen beside
    anything that ends on it or after it.
    """
    for day in sorted({it.days.first for it in later}):
        ending = [it for it in earlier if it.days.last >= day]
        if ending:
            beginning = [it for it in later if it.days.first <= day]
            key = f"{_ORDER}|{ending[0].activity}|{beginning[0].activity}|{day}"
            for option in (*ending, *beginning):
                yield option, key
