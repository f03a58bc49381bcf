"""Starts: the days on which an activity could be held."""

from datetime import date
from typing import Final

from rocb.checks import require
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.dependencies import has_begun

_WORKDAYS: Final = 5
_WEEK: Final = 7


def is_movable(activity: Activity) -> bool:
    """Return whether the activity may be held on other days than those it has."""
    return activity.window is not None and takes_place(activity) and not has_begun(activity)


def starts_of(
    activity: Activity, year: ReportingYear, not_before: date | None = None
) -> tuple[Days, ...]:
    """Return the days on which an activity could be held, the earliest first.

    They are as many as it has, lie within its window and the year, hold no more Saturdays and
    Sundays than those it has, and do not begin before the day `not_before`. The days that it has
    may reach beyond the year. What is not movable has these alone. Raises `InvalidValue`.
    """
    require("activity", Activity, activity)
    require("year", ReportingYear, year)
    require("not_before", date | None, not_before)
    days, window = activity.days, activity.window
    if window is None or not is_movable(activity):
        return (days,)
    length = len(days)
    earliest = max(window.first, year.days.first, not_before or date.min).toordinal()
    latest = min(window.last, year.days.last).toordinal() - length + 1
    planned = days.first.toordinal()
    at_most = weekend_days(planned, length)
    found = {it for it in range(earliest, latest + 1) if weekend_days(it, length) <= at_most}
    if planned >= earliest:
        found.add(planned)
    return tuple(
        Days(date.fromordinal(it), date.fromordinal(it + length - 1)) for it in sorted(found)
    )


def weekend_days(first: int, length: int) -> int:
    """Return how many Saturdays and Sundays so many days hold, from the one with this ordinal."""
    return _weekend_days_to(first + length - 1) - _weekend_days_to(first - 1)


def _weekend_days_to(last: int) -> int:
    """Return how many there are to the day with this ordinal, from day 1, a Monday."""
    weeks, days = divmod(last, _WEEK)
    return weeks * (_WEEK - _WORKDAYS) + max(0, days - _WORKDAYS)
