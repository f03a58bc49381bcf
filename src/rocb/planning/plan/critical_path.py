"""The critical path: which activities the end of the whole plan hangs on, and the slack of others.

The critical path method (Kelley and Walker 1959) in calendar days: a pass forward for the earliest
dates, a pass backward for the latest. An activity can begin on the day after the last of those that
it depends on has ended, and not before its own first day. What is under way or completed waits for
nothing any more, and stands on its actual days where its history tells them. What is postponed or
cancelled has no dates, and neither has what waits for it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import Final, TypeAlias

from attrs import frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, Status, in_order, takes_place
from rocb.planning.plan.actuals import actual_days
from rocb.planning.plan.dependencies import dependents, has_begun, in_sequence, waits_for
from rocb.planning.plan.plans import Plan

_DAY: Final = timedelta(days=1)
_Chain: TypeAlias = "tuple[str, _Chain | None]"
"""An id, and the chain that follows it."""


@frozen(field_transformer=checked)
class Timing:
    """The days on which an activity can take place at the earliest, and has to at the latest."""

    activity: Activity
    earliest: Days
    latest: Days

    @property
    def slack(self) -> int:
        """By how many days it may slip before the end of the whole plan does."""
        return (self.latest.last - self.earliest.last).days

    @property
    def delay(self) -> int:
        """By how many days it begins, at the earliest, after its own first day."""
        return (self.earliest.first - self.activity.days.first).days


@frozen(field_transformer=checked)
class CriticalPath:
    """The timings of a plan by earliest first day, then id; `end` is the last day of the last one.

    `critical` are the ids of the activities without slack, in the same order. `paths` are chains
    of them, each of which begins on the day after the one before it ends, up to the end of the
    plan. `undated` are the ids of those that wait, directly or through others, for what is
    postponed or cancelled.
    """

    end: date | None
    timings: tuple[Timing, ...]
    critical: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]
    undated: tuple[str, ...]


@frozen(field_transformer=checked)
class Premature:
    """An activity whose dates say that it begins before one that it depends on has ended.

    It would have to begin `days` later, or should have if it has begun.
    """

    activity: Activity
    waits_for: Activity
    days: int


def critical_path(plan: Plan, on: date | None = None, at_most: int = 10) -> CriticalPath:
    """Return the critical path of a plan, with `at_most` of its chains (there may be very many).

    Seen on a day `on`, what has not begun does not begin before that day, and what is under way
    does not end before it; without a day, the plan is taken as its dates have it. Raises
    `InvalidValue` for chains that outlast the calendar.
    """
    require("plan", Plan, plan)
    require("on", date | None, on)
    require("at_most", int, at_most)
    if at_most < 0:
        raise InvalidValue(Fault("at_most", at_most, "0 or more"))
    earliest = earliest_days(plan, on)
    latest = _latest_days(plan.activities, earliest)
    timings = sorted(
        (Timing(it, earliest[it.id], latest[it.id]) for it in plan.activities if it.id in earliest),
        key=lambda timing: (timing.earliest.first, timing.activity.id),
    )
    critical = {it.activity.id: it for it in timings if not it.slack}
    missing = (it for it in plan.activities if takes_place(it) and it.id not in earliest)
    return CriticalPath(
        max((it.earliest.last for it in timings), default=None),
        tuple(timings),
        tuple(critical),
        tuple(islice(_chains(critical), at_most)),
        tuple(it.id for it in in_order(missing)),
    )


def premature(plan: Plan) -> tuple[Premature, ...]:
    """Return what stands before the end of what it depends on, by first day, then by ids.

    Only activities with dates count: neither may be postponed or cancelled. What has begun stands
    on its actual days.
    """
    require("plan", Plan, plan)
    held = {it.id: it for it in plan.activities if takes_place(it)}
    days = {**{id: it.days for id, it in held.items()}, **actual_days(plan)}
    return tuple(
        Premature(activity, held[id], (days[id].last - days[activity.id].first).days + 1)
        for activity in in_order(held.values())
        for id in sorted(activity.depends_on)
        if id in held and days[id].last >= days[activity.id].first
    )


def earliest_days(plan: Plan, on: date | None = None) -> dict[str, Days]:
    """Return the earliest days of each activity by its id, seen on a day (see `critical_path`).

    What is postponed or cancelled, or waits for it directly or through others, is left out.
    """
    actual = actual_days(plan)
    found: dict[str, Days] = {}
    for activity in filter(takes_place, in_sequence(plan.activities)):
        needed = waits_for(activity)
        if all(id in found for id in needed):
            days = actual.get(activity.id, activity.days)
            found[activity.id] = _soonest(activity, days, [found[id].last for id in needed], on)
    return found


def _soonest(activity: Activity, days: Days, ends: list[date], on: date | None) -> Days:
    first, last = days.first.toordinal(), days.last.toordinal()
    today = 0 if on is None else on.toordinal()
    if activity.status is Status.UNDER_WAY:
        last = max(last, today)
    elif not has_begun(activity):
        later = max([first, today, *(end.toordinal() + 1 for end in ends)]) - first
        first, last = first + later, last + later
    if last >= date.max.toordinal():
        expected = "in a chain that ends before the calendar does"
        raise InvalidValue(Fault("plan.activities", activity.id, expected))
    return Days(date.fromordinal(first), date.fromordinal(last))


def _latest_days(activities: tuple[Activity, ...], earliest: Mapping[str, Days]) -> dict[str, Days]:
    end = max((days.last for days in earliest.values()), default=date.min).toordinal()
    following = dependents(activities)
    found: dict[str, Days] = {}
    for activity in reversed(in_sequence(activities)):
        id = activity.id
        if id in earliest:
            nexts = (found[it].first.toordinal() for it in following[id] if it in found)
            last = min((first - 1 for first in nexts), default=end)
            first = last - len(earliest[id]) + 1
            found[id] = Days(date.fromordinal(first), date.fromordinal(last))
    return found


def _chains(critical: Mapping[str, Timing]) -> Iterator[tuple[str, ...]]:
    """Yield every chain of activities without slack that ends with the plan, by ids backwards."""
    end = max((it.earliest.last for it in critical.values()), default=None)
    waiting: list[_Chain] = [
        (id, None) for id in sorted(critical, reverse=True) if critical[id].earliest.last == end
    ]
    while waiting:
        chain = waiting.pop()
        begins = critical[chain[0]].earliest.first
        before = [
            id
            for id in waits_for(critical[chain[0]].activity)
            if id in critical and critical[id].earliest.last + _DAY == begins
        ]
        waiting += ((id, chain) for id in sorted(before, reverse=True))
        if not before:
            yield tuple(_along(chain))


def _along(chain: "_Chain | None") -> Iterator[str]:
    while chain is not None:
        id, chain = chain
        yield id
