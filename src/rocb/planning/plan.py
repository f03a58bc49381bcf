"""The annual operational plan and its activities."""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import (
    at_least,
    checked,
    country_code,
    distinct,
    each,
    identifier,
    language_code,
    require,
    rule,
    uri,
)
from rocb.coordinates import Coordinates
from rocb.errors import Fault, InvalidValue
from rocb.mandate import CLAUSES, Clause, clause_id
from rocb.money import Money
from rocb.periods import DAYS_AT_MOST, Days, ReportingYear
from rocb.planning.deadlines import Deadline
from rocb.planning.experts import Accreditation
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class ActivityKind(Enum):
    """What kind of event an activity is."""

    ACCREDITATION_WORKSHOP = "accreditation_workshop"
    CONFERENCE = "conference"
    DIAGNOSTIC_MISSION = "diagnostic_mission"
    DONOR_CONFERENCE = "donor_conference"
    EVALUATION = "evaluation"
    MEETING = "meeting"
    SEMINAR = "seminar"
    STUDY_VISIT = "study_visit"
    TRAINING = "training"
    WORKSHOP = "workshop"


class Mode(Enum):
    """Where people meet."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Status(Enum):
    """How far an activity is."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    COMPLETED = "completed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@frozen(field_transformer=checked)
class Place:
    """Where an activity takes place; `country` is an ISO 3166 code. What is unknown is `None`."""

    city: LocalizedText | None
    country: str | None = field(validator=country_code)
    coordinates: Coordinates | None = None


@frozen(field_transformer=checked)
class Headcount:
    """A number of people, and whether it was only given as "about" so many."""

    number: int = field(validator=at_least(0))
    approximate: bool = False


@frozen(field_transformer=checked)
class Role:
    """A kind of expert that an activity needs, and how many of them (`seats`).

    An expert must know the `theme`, speak all `languages` and have climbed at least to
    `accreditation`. Where `independent` is set, nobody may work for an administration that the
    activity serves, as an expert does not evaluate the own administration.
    """

    id: str = field(validator=identifier, metadata=names("roles"))
    title: LocalizedText
    seats: int = field(validator=at_least(1))
    theme: str = field(metadata=refers_to("themes"))
    languages: tuple[str, ...] = field(validator=each(language_code))
    accreditation: Accreditation
    independent: bool
    source: Source


@frozen(field_transformer=checked)
class Cost:
    """What an activity costs, and which organisation pays; `donor` is `None` where unknown."""

    amount: Money = field(validator=rule(lambda money: money.amount >= 0, "zero or more"))
    donor: str | None = field(metadata=refers_to("organisations"))
    source: Source


@frozen(field_transformer=checked)
class Activity:
    """One line of the plan.

    `members` are the Members of the region that take part, `guests` the ISO 3166 codes of other
    administrations. `administrations` and `participants` are counts as stated; they may be known
    where the Members are not. `traced` says who linked the activity to clauses and needs, where it
    was not the source of the activity. `conference` is the URI where people meet online.
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

    def __attrs_post_init__(self) -> None:
        if len(self.days) > DAYS_AT_MOST:
            raise InvalidValue(Fault("days", len(self.days), f"at most {DAYS_AT_MOST} days long"))
        if self.days.last == date.max:
            raise InvalidValue(Fault("days.last", str(self.days.last), "before the calendar ends"))


@frozen(field_transformer=checked)
class Plan:
    """The activities of one reporting year, each of which begins in it, and its deadlines."""

    year: ReportingYear
    activities: tuple[Activity, ...]
    deadlines: tuple[Deadline, ...] = ()

    def __attrs_post_init__(self) -> None:
        days = self.year.days
        spans = (getattr(activity, "days", None) for activity in self.activities)
        firsts = (getattr(span, "first", None) for span in spans)
        faults = tuple(
            Fault(
                f"activities[{index}].days.first",
                first.isoformat(),
                f"within the year of the plan, {days.first} to {days.last}",
            )
            for index, first in enumerate(firsts)
            if first is not None and first not in days
        )
        if faults:
            raise InvalidValue(*faults)


def takes_place(activity: Activity) -> bool:
    """Return whether the activity needs experts and rooms: not cancelled, not postponed."""
    return activity.status not in (Status.CANCELLED, Status.POSTPONED)


def is_completed(activity: Activity) -> bool:
    """Return whether the activity has taken place."""
    return activity.status is Status.COMPLETED


def in_order(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities by their first day, then by id."""
    return tuple(sorted(activities, key=lambda activity: (activity.days.first, activity.id)))


def beginning(plan: Plan, days: Days) -> tuple[Activity, ...]:
    """Return the activities of a plan that begin on one of these days, in order."""
    return in_order(activity for activity in plan.activities if activity.days.first in days)


@frozen(field_transformer=checked)
class Coverage:
    """A clause of the mandate, and the activities that serve it (perhaps none)."""

    clause: Clause
    activities: tuple[Activity, ...]


def mandate_coverage(plan: Plan) -> tuple[Coverage, ...]:
    """Return what is planned for each clause of the mandate, in the order of the clauses.

    What was cancelled or postponed serves none.
    """
    require("plan", Plan, plan)
    served = tuple(filter(takes_place, plan.activities))
    return tuple(
        Coverage(clause, tuple(it for it in served if clause.id in it.clauses))
        for clause in CLAUSES
    )
