"""Fitting: whether an option would do beside those that are chosen, rooms left aside."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from rocb.checks import listed, require
from rocb.periods import Days
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.dependencies import waits_for
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.options import Hindrance, Impediment, PlacementOption
from rocb.planning.scheduling.pinning import pins_hold
from rocb.planning.scheduling.rosters import Roster
from rocb.planning.staffing.obstacles import lasting_obstacles
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.shortlists import shortlists


def impediments_beside(
    case: YearCase, chosen: Iterable[PlacementOption], activity: Activity, days: Days
) -> tuple[Impediment, ...]:
    """Return what speaks against holding an activity on these days beside all that is chosen.

    Its window and the rooms are left aside. Raises `InvalidValue`.
    """
    require("case", YearCase, case)
    require("activity", Activity, activity)
    require("days", Days, days)
    others = {it.activity: it.days for it in listed("chosen", PlacementOption, chosen)}
    others.pop(activity.id, None)
    held = {it.id: it for it in case.plan.activities if it.id in others}
    found = (
        (Hindrance.WAITS, _late(activity, days, others)),
        (Hindrance.AWAITED, _early(activity, days, held, others)),
        (Hindrance.MEMBERS, _invited(case, activity, days, held, others)),
        (Hindrance.PINNED, _pinned(case, activity, days, held, others)),
    )
    listing = ((it, tuple(dict.fromkeys(ids))) for it, ids in found)
    return tuple(Impediment(it, ids) for it, ids in listing if ids)


def _late(activity: Activity, days: Days, others: dict[str, Days]) -> Iterator[str]:
    for id in waits_for(activity):
        if id not in others or others[id].last >= days.first:
            yield id


def _early(
    activity: Activity, days: Days, held: dict[str, Activity], others: dict[str, Days]
) -> Iterator[str]:
    for id, other in held.items():
        if activity.id in waits_for(other) and others[id].first <= days.last:
            yield id


def _invited(
    case: YearCase,
    activity: Activity,
    days: Days,
    held: dict[str, Activity],
    others: dict[str, Days],
) -> Iterator[str]:
    for id, other in held.items() if case.members_apart else ():
        if others[id].overlaps(days) and not set(other.members).isdisjoint(activity.members):
            yield id


def _pinned(
    case: YearCase,
    activity: Activity,
    days: Days,
    held: dict[str, Activity],
    others: dict[str, Days],
) -> Iterator[str]:
    if not any(role.pinned for role in activity.roles):
        return
    pool = {it.id: it for it in case.staffing.experts}
    moved = evolve(activity, days=days, window=None)
    pinned = (it for it in held.values() if any(role.pinned for role in it.roles))
    standing = [evolve(it, days=others[it.id], window=None) for it in pinned]
    unable = []
    for role in activity.roles:
        post = Post(moved, role)
        for expert in role.pinned:
            busy = (
                Post(other, work).days
                for other in standing
                for work in other.roles
                if expert in work.pinned
            )
            barred = expert not in pool or any(lasting_obstacles(pool[expert], post))
            if barred or any(it.overlaps(post.days) for it in busy):
                unable.append(expert)
    posts = [Post(it, role) for it in (moved, *standing) for role in it.roles]
    able = shortlists(posts, case.staffing.experts)
    if not unable and not pins_hold(Roster(it, able[it.role.id], ()) for it in posts):
        unable = [expert for role in activity.roles for expert in role.pinned]
    yield from unable
