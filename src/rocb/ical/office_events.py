"""The year of an office as events: its activities, who is sent to them, and its deadlines."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from rocb.ical import uids
from rocb.ical.events import Event, EventStatus, Text
from rocb.ical.publishing import Publisher, in_others, shortened, worded
from rocb.ical.uids import uid_of
from rocb.office import Office
from rocb.periods import Days, Quarter
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.deadlines import Deadline
from rocb.planning.plan.places import Mode
from rocb.planning.staffing.assignments import Assignment
from rocb.texts import Language, LocalizedText, read_in
from rocb.vocabulary.kinds import KINDS

ASSIGNMENT: Final = LocalizedText("assignment", "командирование эксперта")
DEADLINE: Final = LocalizedText("deadline", "срок")
_REPORT: Final = LocalizedText("Quarter {} ends: report", "Конец квартала {}: отчёт")

EVENT_STATUS: Final[Mapping[Status, EventStatus]] = MappingProxyType(
    {
        Status.PROPOSED: EventStatus.TENTATIVE,
        Status.PLANNED: EventStatus.CONFIRMED,
        Status.UNDER_WAY: EventStatus.CONFIRMED,
        Status.COMPLETED: EventStatus.CONFIRMED,
        Status.POSTPONED: EventStatus.TENTATIVE,
        Status.CANCELLED: EventStatus.CANCELLED,
    }
)
"""How certain an activity is, as calendars know it."""


def publisher_of(office: Office, language: Language, address: str) -> Publisher:
    """Return an office as the publisher of its records, as they were known on `as_of`.

    The sequence is the number of that day, so that it grows with every later document.
    """
    return Publisher(
        domain=office.id,
        name=office.name,
        language=language,
        stamp=datetime(*office.as_of.timetuple()[:3], tzinfo=UTC),
        sequence=office.as_of.toordinal(),
        address=address,
    )


def activity_event(activity: Activity, publisher: Publisher) -> Event:
    """Return the event of an activity: whole days, which take nobody's time."""
    language = publisher.language
    place = activity.place
    location = None
    if place is not None and place.city is not None:
        location = worded(place.city, language)
    elif activity.mode is Mode.ONLINE:
        location = worded(KINDS[Mode.ONLINE], language)
    return Event(
        uid=uid_of(uids.ACTIVITY, activity.id, publisher.domain),
        when=activity.days,
        summary=worded(activity.title, language, activity.source),
        comments=in_others(activity.title, language, activity.source),
        status=EVENT_STATUS[activity.status],
        busy=False,
        categories=(worded(KINDS[activity.kind], language),),
        description=() if activity.note is None else (worded(activity.note, language),),
        location=location,
        coordinates=None if place is None else place.coordinates,
        conference=activity.conference,
        stamp=publisher.stamp,
        sequence=publisher.sequence,
        organiser=publisher.organiser,
    )


def assignment_event(assignment: Assignment, publisher: Publisher, *, busy: bool = False) -> Event:
    """Return the event of an expert who is sent to an activity: its days.

    They are `busy` in the expert's own calendar.
    """
    activity, role, expert = assignment.activity, assignment.role, assignment.expert
    language, domain = publisher.language, publisher.domain
    sampled = next((it.source for it in (activity, role, expert) if it.source.sample), None)
    title = worded(activity.title, language)
    name = read_in(expert.name, language).text
    marked = worded(LocalizedText(shortened(f"{name}: {title.words}")), language, sampled).words
    return Event(
        uid=uid_of(uids.ASSIGNMENT, f"{role.id}+{expert.id}", domain),
        when=activity.days,
        summary=Text(marked, title.language),
        status=EVENT_STATUS[activity.status],
        busy=busy,
        categories=(worded(ASSIGNMENT, language),),
        description=(worded(role.title, language),),
        location=activity_event(activity, publisher).location,
        related=(uid_of(uids.ACTIVITY, activity.id, domain),),
        stamp=publisher.stamp,
        sequence=publisher.sequence,
        organiser=publisher.organiser,
    )


def deadline_event(deadline: Deadline, publisher: Publisher) -> Event:
    """Return the event of a deadline: its day."""
    activity = deadline.activity
    return Event(
        uid=uid_of(uids.DEADLINE, deadline.id, publisher.domain),
        when=Days(deadline.due, deadline.due),
        summary=worded(deadline.title, publisher.language, deadline.source),
        busy=False,
        categories=(worded(DEADLINE, publisher.language),),
        related=() if activity is None else (uid_of(uids.ACTIVITY, activity, publisher.domain),),
        stamp=publisher.stamp,
        sequence=publisher.sequence,
        organiser=publisher.organiser,
    )


def report_event(quarter: Quarter, publisher: Publisher) -> Event:
    """Return the event of a quarterly report: the last day of its quarter."""
    title = read_in(_REPORT, publisher.language)
    return Event(
        uid=uid_of(uids.REPORT, str(quarter), publisher.domain),
        when=Days(quarter.days.last, quarter.days.last),
        summary=Text(title.text.format(quarter), title.language.value),
        busy=False,
        categories=(worded(DEADLINE, publisher.language),),
        stamp=publisher.stamp,
        sequence=publisher.sequence,
        organiser=publisher.organiser,
    )
