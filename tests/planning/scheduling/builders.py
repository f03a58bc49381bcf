"""Small years for tests: activities with windows in March 2021, and rooms as keys."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from rocb.periods import Days
from rocb.planning.experts.experts import Expert
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.scheduling.cases import YearCase, year_case
from rocb.planning.scheduling.exclusions import Taking, exclusive_keys
from rocb.planning.scheduling.options import RoomChoice
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase
from tests.offices import a_plan, an_activity


def march(first: int, last: int | None = None) -> Days:
    """Days of March 2021, of which the first is a Monday."""
    return Days(date(2021, 3, first), date(2021, 3, first if last is None else last))


def planned(id: str, days: Days, window: Days | None = None, **changes: Any) -> Activity:
    """An activity that is planned on these days, and may be held within the window."""
    values = {"status": Status.PLANNED, "members": (), **changes}
    return an_activity(id, days=days, window=window, **values)


def a_year(
    *activities: Activity,
    experts: tuple[Expert, ...] = (),
    rooms: Mapping[str, tuple[str, ...]] | None = None,
    weights: dict[str, int] | None = None,
    **changes: Any,
) -> YearCase:
    """A year in which some activities need one of these rooms, on all of their days."""
    weighed = tuple(ActivityWeight(id, weight) for id, weight in (weights or {}).items())
    case = year_case(StaffingCase(a_plan(*activities), experts, weights=weighed), **changes)
    options = [
        evolve(it, rooms=(RoomChoice(f"{it.activity}-room", room),)) if room else it
        for it in case.options
        for room in (rooms or {}).get(it.activity, ("",))
    ]
    takings = (
        Taking(
            number,
            it.activity,
            room.space,
            it.days.first.toordinal(),
            it.days.last.toordinal() + 1,
        )
        for number, it in enumerate(options)
        for room in it.rooms
    )
    keys = exclusive_keys(takings)
    return evolve(
        case,
        options=tuple(evolve(it, uses=keys.get(number, ())) for number, it in enumerate(options)),
    )
