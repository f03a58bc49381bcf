"""Verification: whether a schedule keeps every rule, told from the records alone."""

from collections import Counter
from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from rocb.checks import checked, require
from rocb.planning.plan.activities import Activity, is_within, takes_place
from rocb.planning.plan.dependencies import has_begun, waits_for
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.options import PlacementOption
from rocb.planning.scheduling.schedules import YearSchedule, scheduled_case
from rocb.planning.staffing.verification import breaches


class ScheduleRule(Enum):
    """The rules that every schedule keeps."""

    OPTION = "option"
    ONCE = "once"
    WINDOW = "window"
    ORDER = "order"
    SHARED = "shared"
    MEMBERS = "members"
    BEGUN = "begun"
    STAFFING = "staffing"


@frozen(field_transformer=checked)
class ScheduleBreach:
    """A rule that a schedule breaks, and the ids of what breaks it."""

    rule: ScheduleRule
    ids: tuple[str, ...]


def schedule_breaches(case: YearCase, schedule: YearSchedule) -> tuple[ScheduleBreach, ...]:
    """Return every rule that a schedule of a case breaks; one that keeps all has none.

    That the rooms can be booked is for the booking to say. Raises `InvalidValue`.
    """
    require("case", YearCase, case)
    require("schedule", YearSchedule, schedule)
    held = {it.id: it for it in case.plan.activities if takes_place(it)}
    return (
        *_choices(case, held, schedule.chosen),
        *_order(held, schedule.chosen),
        *_shared(held, schedule.chosen),
        *(_members(held, schedule.chosen) if case.members_apart else ()),
        *_staffing(case, schedule),
    )


def _choices(
    case: YearCase, held: dict[str, Activity], chosen: tuple[PlacementOption, ...]
) -> Iterator[ScheduleBreach]:
    known = {it.id for it in case.options}
    for it in chosen:
        activity = held.get(it.activity)
        if it.id not in known or activity is None:
            yield ScheduleBreach(ScheduleRule.OPTION, (it.id,))
        elif len(it.days) != len(activity.days) or not _may_be_on(it, activity):
            yield ScheduleBreach(ScheduleRule.WINDOW, (it.activity,))
    times = Counter(it.activity for it in chosen)
    for id, number in times.items():
        if number > 1:
            yield ScheduleBreach(ScheduleRule.ONCE, (id,))
    for id, activity in held.items():
        if has_begun(activity) and not times[id]:
            yield ScheduleBreach(ScheduleRule.BEGUN, (id,))


def _may_be_on(option: PlacementOption, activity: Activity) -> bool:
    if option.days == activity.days:
        return True
    if activity.window is None or has_begun(activity):
        return False
    return is_within(option.days, activity.window)


def _order(
    held: dict[str, Activity], chosen: tuple[PlacementOption, ...]
) -> Iterator[ScheduleBreach]:
    days = {it.activity: it.days for it in chosen}
    for id, own in days.items():
        for before in waits_for(held[id]):
            if before not in days or days[before].last >= own.first:
                yield ScheduleBreach(ScheduleRule.ORDER, (id, before))


def _shared(
    held: dict[str, Activity], chosen: tuple[PlacementOption, ...]
) -> Iterator[ScheduleBreach]:
    takers: dict[str, list[str]] = {}
    for it in chosen:
        if not has_begun(held[it.activity]):
            for key in it.uses:
                takers.setdefault(key, []).append(it.activity)
    for key, ids in takers.items():
        if len(ids) > 1:
            yield ScheduleBreach(ScheduleRule.SHARED, (key, *ids))


def _members(
    held: dict[str, Activity], chosen: tuple[PlacementOption, ...]
) -> Iterator[ScheduleBreach]:
    ordered = sorted(chosen, key=lambda it: (it.days.first, it.activity))
    for place, it in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.days.first > it.days.last:
                break
            both = {*held[it.activity].members}.intersection(held[other.activity].members)
            if both and not (has_begun(held[it.activity]) and has_begun(held[other.activity])):
                yield ScheduleBreach(ScheduleRule.MEMBERS, (it.activity, other.activity))


def _staffing(case: YearCase, schedule: YearSchedule) -> Iterator[ScheduleBreach]:
    standing = scheduled_case(case, schedule.chosen)
    if standing.plan != schedule.plan:
        yield ScheduleBreach(ScheduleRule.STAFFING, ("plan",))
    for it in breaches(standing, schedule.staffing.assignments):
        yield ScheduleBreach(ScheduleRule.STAFFING, (it.role,))
