"""The regional calendar: the activities and the courses of the region, month by month."""

from datetime import date

from attrs import frozen

from rocb.office import Office
from rocb.periods import Days
from rocb.planning.network.courses import Course
from rocb.planning.plan.activities import Activity
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted
from rocb.reporting.sheets.bases import sheet_basis


@frozen
class CalendarMonth:
    """A month, by its first day in the period, with the activities and courses that begin in it."""

    first: date
    activities: tuple[Activity, ...]
    courses: tuple[Course, ...]
    activity_count: Figure
    course_count: Figure


@frozen
class RegionalCalendar:
    """The activities and courses that begin in a period, by month; also those that are put off."""

    basis: Basis
    months: tuple[CalendarMonth, ...]
    activities: Figure
    courses: Figure


def regional_calendar(office: Office, days: Days | None = None) -> RegionalCalendar:
    """Return the calendar of these days, as it was known at their end.

    Without `days`, of the whole year of the plan. Raises `InvalidValue` as `sheet_basis` does.
    """
    basis = sheet_basis(office, days)
    activities: dict[date, list[Activity]] = {}
    for activity in basis.activities:
        activities.setdefault(activity.days.first.replace(day=1), []).append(activity)
    courses: dict[date, list[Course]] = {}
    begun = (it for it in basis.office.planning.network.courses if it.days.first in basis.days)
    for course in sorted(begun, key=lambda it: (it.days.first, it.id)):
        courses.setdefault(course.days.first.replace(day=1), []).append(course)
    return RegionalCalendar(
        basis=basis,
        months=tuple(
            CalendarMonth(
                day,
                tuple(activities.get(day.replace(day=1), ())),
                tuple(courses.get(day.replace(day=1), ())),
                counted("activities", activities.get(day.replace(day=1), ())),
                counted("courses", courses.get(day.replace(day=1), ())),
            )
            for day in basis.days
            if day.day == 1 or day == basis.days.first
        ),
        activities=counted("activities", basis.activities),
        courses=counted("courses", (it for held in courses.values() for it in held)),
    )
