"""Activities: the lines of the annual operational plan."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.checks import at_least, checked, country_code, distinct, each, identifier, uri
from rocb.errors import Fault, InvalidValue
from rocb.mandate import clause_id
from rocb.periods import DAYS_AT_MOST, Days
from rocb.planning.plan.briefs import Brief
from rocb.planning.plan.costs import Cost
from rocb.planning.plan.participants import Headcount, Participation
from rocb.planning.plan.places import Mode, Place
from rocb.planning.plan.publications import Publication
from rocb.planning.plan.roles import Role
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class ActivityKind(Enum):
    """What kind of event or work an activity is."""

    ACCREDITATION_WORKSHOP = "accreditation_workshop"
    BENCHMARKING = "benchmarking"
    CONFERENCE = "conference"
    CONSULTANCY = "consultancy"
    DATABASE = "database"
    DIAGNOSTIC_MISSION = "diagnostic_mission"
    DONOR_CONFERENCE = "donor_conference"
    EVALUATION = "evaluation"
    LIAISON = "liaison"
    MEETING = "meeting"
    PROJECT = "project"
    PROMOTION = "promotion"
    SEMINAR = "seminar"
    STUDY_VISIT = "study_visit"
    SURVEY = "survey"
    TRAINING = "training"
    WORKSHOP = "workshop"


class Status(Enum):
    """How far an activity is."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@frozen(field_transformer=checked)
class Activity:
    """One line of the plan.

    `members` are the Members of the region that take part, `guests` the ISO 3166 codes of other
    administrations. `administrations` and `participants` are counts as stated; they may be known
    where the Members are not, and `participation` where somebody counted by Member. `traced` says
    who linked the activity to clauses, goals and needs, where it was not the source of the
    activity. `depends_on` names the activities that have to end before this one can begin.
    `conference` is the URI where people meet online. The activity may be held on other days within
    its `window`; without one, its days are fixed.
    """

    id: str = field(validator=identifier, metadata=names("activities"))
    title: LocalizedText
    kind: ActivityKind
    status: Status
    theme: str = field(metadata=refers_to("themes"))
    days: Days
    mode: Mode | None
    place: Place | None
    host: str | None = field(metadata=refers_to("organisations"))
    organisers: tuple[str, ...] = field(validator=distinct, metadata=refers_to("organisations"))
    sponsors: tuple[str, ...] = field(validator=distinct, metadata=refers_to("organisations"))
    members: tuple[str, ...] = field(validator=distinct, metadata=refers_to("members"))
    administrations: int | None = field(validator=at_least(0))
    participants: Headcount | None
    clauses: tuple[str, ...] = field(validator=each(clause_id))
    source: Source
    guests: tuple[str, ...] = field(default=(), validator=each(country_code))
    needs: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("needs"))
    roles: tuple[Role, ...] = ()
    costs: tuple[Cost, ...] = ()
    note: LocalizedText | None = None
    traced: Source | None = None
    conference: str | None = field(default=None, validator=uri)
    goals: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("goals"))
    project: str | None = field(default=None, metadata=refers_to("projects"))
    depends_on: tuple[str, ...] = field(
        default=(), validator=distinct, metadata=refers_to("activities")
    )
    participation: tuple[Participation, ...] = ()
    brief: Brief | None = None
    published: Publication | None = None
    window: Days | None = None

    def __attrs_post_init__(self) -> None:
        faults = [
            *length_faults(getattr(self, "days", None)),
            *_window_faults(self),
            *_participation_faults(self),
        ]
        if faults:
            raise InvalidValue(*faults)


def length_faults(days: Any) -> Iterator[Fault]:
    """Yield why no activity can last these days; what is no `Days` is passed over."""
    if not isinstance(days, Days):
        return
    if len(days) > DAYS_AT_MOST:
        yield Fault("days", len(days), f"at most {DAYS_AT_MOST} days long")
    if days.last == date.max:
        yield Fault("days.last", str(days.last), "before the calendar ends")


def _window_faults(activity: Any) -> Iterator[Fault]:
    days, window = getattr(activity, "days", None), getattr(activity, "window", None)
    if not isinstance(days, Days) or not isinstance(window, Days):
        return
    if len(window) < len(days):
        yield Fault("window", len(window), f"{len(days)} days long or more, as the activity is")
    elif not is_within(days, window):
        found, expected = f"{window.first} to {window.last}", f"around {days.first} to {days.last}"
        yield Fault("window", found, f"{expected}, the days of the activity")


def is_within(days: Days, window: Days) -> bool:
    """Return whether all of these days lie in a window."""
    return days.first in window and days.last in window


def _participation_faults(activity: Any) -> Iterator[Fault]:
    members = getattr(activity, "members", None)
    rows = [it for it in getattr(activity, "participation", ()) if isinstance(it, Participation)]
    seen: set[str | None] = set()
    for index, row in enumerate(rows):
        path = f"participation[{index}].member"
        if row.member in seen:
            yield Fault(path, row.member, "one that no other row counts")
        elif members is not None and row.member not in (None, *members):
            yield Fault(path, row.member, "one of the members of the activity")
        seen.add(row.member)
    stated = getattr(activity, "participants", None)
    counted = sum(row.number for row in rows)
    if isinstance(stated, Headcount) and not stated.approximate and counted > stated.number:
        expected = f"at most the {stated.number} participants that are stated"
        yield Fault("participation", counted, expected)


def takes_place(activity: Activity) -> bool:
    """Return whether the activity needs experts and rooms: not cancelled, not postponed."""
    return activity.status not in (Status.CANCELLED, Status.POSTPONED)


def is_completed(activity: Activity) -> bool:
    """Return whether the activity has taken place."""
    return activity.status is Status.COMPLETED


def in_order(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities by their first day, then by id."""
    return tuple(sorted(activities, key=lambda activity: (activity.days.first, activity.id)))
