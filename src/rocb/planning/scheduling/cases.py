"""Cases: all that the schedule of a year follows from."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from rocb.checks import checked, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.plan.activities import is_within, takes_place
from rocb.planning.plan.dependencies import has_begun
from rocb.planning.plan.plans import Plan
from rocb.planning.scheduling.options import BarredOption, PlacementOption, days_moved
from rocb.planning.scheduling.starts import is_movable, starts_of
from rocb.planning.staffing.cases import StaffingCase


@frozen(field_transformer=checked)
class YearCase:
    """A plan to be scheduled and staffed, and the days and rooms that its activities could have.

    An activity without options cannot be placed; `barred` says of others why they are none. With
    `members_apart` no Member is invited to two activities on one day. What has begun stands as it
    is: it has one option, with the days that it has. Raises `InvalidValue`.
    """

    staffing: StaffingCase
    options: tuple[PlacementOption, ...]
    barred: tuple[BarredOption, ...] = ()
    members_apart: bool = False

    def __attrs_post_init__(self) -> None:
        faults = [*repeated("options", self.options, "id"), *_option_faults(self)]
        if faults:
            raise InvalidValue(*faults)

    @property
    def plan(self) -> Plan:
        """The plan as it stands before."""
        return self.staffing.plan


def year_case(
    staffing: StaffingCase, *, not_before: date | None = None, members_apart: bool = False
) -> YearCase:
    """Return the case of a year in which no activity needs a room. Raises `InvalidValue`."""
    require("staffing", StaffingCase, staffing)
    plan = staffing.plan
    options = tuple(
        PlacementOption(activity.id, days, cost=days_moved(activity.days, days))
        for activity in plan.activities
        if takes_place(activity)
        for days in starts_of(activity, plan.year, not_before)
    )
    return YearCase(staffing, options, members_apart=members_apart)


def _option_faults(case: Any) -> Iterator[Fault]:
    held = {it.id: it for it in case.staffing.plan.activities if takes_place(it)}
    found = Counter(it.activity for it in case.options)
    for index, option in enumerate(case.options):
        path, activity = f"options[{index}]", held.get(option.activity)
        if activity is None:
            yield Fault(f"{path}.activity", option.activity, "an activity that takes place")
        elif option.days != activity.days:
            days = f"{option.days.first} to {option.days.last}"
            if len(option.days) != len(activity.days):
                yield Fault(f"{path}.days", days, f"{len(activity.days)} days long")
            elif not is_movable(activity):
                yield Fault(f"{path}.days", days, "the days of the activity, which are fixed")
            elif not is_within(option.days, activity.window):
                yield Fault(f"{path}.days", days, "within the window of the activity")
    for activity in held.values():
        if has_begun(activity) and found[activity.id] != 1:
            expected = f"one option of {activity.id}, which has begun"
            yield Fault("options", found[activity.id], expected)
