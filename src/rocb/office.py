"""The office: everything that one regional office knows, and what follows from it.

This is the only place where planning and booking meet, and where dates become instants.
"""

from collections.abc import Mapping
from datetime import date, time
from zoneinfo import ZoneInfo

from attrs import evolve, field, frozen

from rocb.booking.book import Book
from rocb.booking.bookings import Booking
from rocb.booking.decisions import decide
from rocb.booking.premises import Premises
from rocb.booking.requests import Purpose, Request, Use
from rocb.booking.verdicts import Decision
from rocb.checks import at_least, between, checked, distinct, each, identifier, require, rule
from rocb.display import html_of
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.mandate import clause_id
from rocb.members import Member, Organisation, Region
from rocb.periods import DAYS_AT_MOST, Days, ReportingYear, day_slot, moment, zone
from rocb.planning.benchmarking.disclosure import Viewer
from rocb.planning.benchmarking.visibility import disclosed
from rocb.planning.drafting import draft_plan
from rocb.planning.needs.ranking import Ranking, rank_needs
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.plans import Plan
from rocb.planning.programme import Programme
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staffings import Staffing
from rocb.references import names, reference_faults, refers_to
from rocb.sources import Source
from rocb.texts import Language, LocalizedText


def _is_zone(name: str) -> bool:
    try:
        zone(name)
    except InvalidValue:
        return False
    return True


@frozen(field_transformer=checked)
class Milestone:
    """An event in the history of the office, dated as precisely as its source dates it."""

    year: int = field(validator=between(1952, 9998))
    month: int | None = field(validator=between(1, 12))
    day: int | None = field(validator=between(1, 31))
    text: LocalizedText
    source: Source

    def __attrs_post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise InvalidValue(Fault("month", None, "known, though the day is"))
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise InvalidValue(Fault("day", self.day, "a day of that month")) from error


@frozen(field_transformer=checked)
class Governance:
    """Who supervises the office and to whom it reports, by the ids of organisations."""

    supervised_by: tuple[str, ...] = field(validator=distinct, metadata=refers_to("organisations"))
    reports_to: tuple[str, ...] = field(validator=distinct, metadata=refers_to("organisations"))
    host: str | None = field(metadata=refers_to("organisations"))
    source: Source


@frozen(field_transformer=checked)
class RoomRequest:
    """A request for a space on whole days between two times of the wall clock.

    For an activity, `days` may be `None`: the days of the activity are meant. Every day is a slot
    of its own, so that the room is free overnight.
    """

    id: str = field(validator=identifier, metadata=names("room_requests"))
    space: str = field(metadata=refers_to("spaces"))
    activity: str | None = field(metadata=refers_to("activities"))
    organisation: str | None = field(metadata=refers_to("organisations"))
    days: Days | None
    starts: time
    ends: time
    headcount: int | None = field(validator=at_least(1))
    title: LocalizedText
    source: Source
    purpose: Purpose | None = None
    layout: str | None = None
    places: int | None = field(default=None, validator=at_least(1))

    def __attrs_post_init__(self) -> None:
        faults = []
        if self.ends <= self.starts:
            faults.append(Fault("ends", self.ends.isoformat(), f"later than {self.starts}"))
        if self.days is not None and len(self.days) > DAYS_AT_MOST:
            faults.append(Fault("days", len(self.days), f"at most {DAYS_AT_MOST} days long"))
        if self.days is not None and not 1 < self.days.first.year <= self.days.last.year < 9999:
            faults.append(Fault("days", str(self.days.first), "within the years 2 to 9998"))
        if self.days is None and self.activity is None:
            faults.append(Fault("days", None, "known: without an activity, days are needed"))
        if faults:
            raise InvalidValue(*faults)


@frozen(field_transformer=checked)
class Office:
    """A regional office for capacity building, as it was known on `as_of`.

    Raises `InvalidValue` for an id that stands twice and for a reference to nothing.
    """

    id: str = field(validator=identifier)
    name: LocalizedText
    region: Region
    as_of: date
    source: Source
    time_zone: str | None = field(
        validator=rule(_is_zone, "the name of an IANA time zone, such as Asia/Baku")
    )
    members: tuple[Member, ...]
    languages: tuple[Language, ...] = field(default=(), validator=distinct)
    organisations: tuple[Organisation, ...] = ()
    governance: Governance | None = None
    history: tuple[Milestone, ...] = ()
    focus: tuple[str, ...] = field(default=(), validator=each(clause_id))
    sister_offices: tuple[LocalizedText, ...] = ()
    planning: Programme = Programme()
    premises: Premises | None = None
    room_requests: tuple[RoomRequest, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = list(reference_faults(Office, self))
        if self.room_requests and self.time_zone is None:
            faults.append(Fault("time_zone", None, "known, though rooms are requested"))
        if faults:
            raise InvalidValue(*faults)

    _repr_html_ = html_of


def with_figures_for(office: Office, viewer: Viewer) -> Office:
    """Return the office with just those figures of benchmarks that the viewer may see.

    What Members show of their benchmarks is theirs to say (see `visible_to_viewer`). All else stays
    as it is: answers to surveys, guidance, contact points.
    """
    require("office", Office, office)
    benchmarks = disclosed(office.planning.benchmarks, viewer)
    if benchmarks == office.planning.benchmarks:
        return office
    return evolve(office, planning=evolve(office.planning, benchmarks=benchmarks))


def clocks(office: Office) -> ZoneInfo:
    """Return the zone by which the office reckons: its own, or UTC where none is known."""
    return zone(office.time_zone or "UTC")


@frozen(field_transformer=checked)
class RoomSchedule:
    """What was decided of the room requests, and the bookings that came of them.

    `idle` holds the requests on which there was nothing to decide: their activity is not in the
    plan or does not take place, or the clocks skip all of their hours.
    """

    decisions: tuple[Decision, ...]
    bookings: tuple[Booking, ...]
    idle: tuple[RoomRequest, ...]

    _repr_html_ = html_of


@frozen(field_transformer=checked)
class OfficeYear:
    """One year of an office: its needs ranked, its plan staffed and its rooms booked."""

    office: Office
    ranking: Ranking
    plan: Plan
    staffing: Staffing
    rooms: RoomSchedule

    _repr_html_ = html_of


def run_year(office: Office, year: ReportingYear | None = None) -> OfficeYear:
    """Return the year of an office, each step from the one before.

    The plan is the office's own; where it has none, one is drafted for `year` from the needs. Its
    activities stay on their days. Raises `InvalidValue` where neither a plan nor a year is there.
    """
    require("office", Office, office)
    ranking = rank_needs(office.planning.needs)
    plan = plan_to_run(office, ranking, year)
    staffing = staff(staffing_case(office, plan, ranking))
    return OfficeYear(office, ranking, plan, staffing, book_rooms(office, plan))


def staffing_case(office: Office, plan: Plan, ranking: Ranking) -> StaffingCase:
    """Return the case of a plan that is staffed from the office's pool, by its pricing.

    Raises `InvalidValue`.
    """
    require("office", Office, office)
    planning = office.planning
    return StaffingCase(plan, planning.experts, ranking=ranking, pricing=planning.pricing)


def plan_to_run(office: Office, ranking: Ranking, year: ReportingYear | None = None) -> Plan:
    """Return the office's plan, or where it has none one that is drafted for `year`.

    Raises `InvalidValue` where neither is there.
    """
    require("office", Office, office)
    require("ranking", Ranking, ranking)
    require("year", ReportingYear | None, year)
    if office.planning.plan is not None:
        return office.planning.plan
    if year is None:
        raise InvalidValue(Fault("year", ABSENT, "a year to draft, as there is no plan"))
    return draft_plan(ranking, office.planning.themes, year)


def book_rooms(office: Office, plan: Plan) -> RoomSchedule:
    """Decide on the room requests in their order and book every slot that is accepted.

    They are decided as of the first moment of the plan's year. A request may be booked in part;
    its decision says which slots were refused, why, and what would be possible.
    """
    require("office", Office, office)
    require("plan", Plan, plan)
    book = Book()
    activities = {activity.id: activity for activity in plan.activities}
    decisions: list[Decision] = []
    idle: list[RoomRequest] = []
    if office.premises is not None and office.time_zone is not None:
        where = zone(office.time_zone)
        organisations = {it.id: it for it in office.organisations}
        now = moment(plan.year.days.first, time(), where)
        for wish in office.room_requests:
            request = slot_request(wish, activities, organisations, where)
            if request is None:
                idle.append(wish)
                continue
            decision = decide(office.premises, book, request, where=where, now=now)
            if decision.accepted:
                book.apply(decision, by=office.id, at=now, partly=True)
            decisions.append(decision)
    return RoomSchedule(tuple(decisions), tuple(book), tuple(idle))


def slot_request(
    wish: RoomRequest,
    activities: Mapping[str, Activity],
    organisations: Mapping[str, Organisation],
    where: ZoneInfo,
) -> Request | None:
    """Return a room request with its days turned into slots, or `None` where it has none.

    `activities` are those of the plan, `organisations` those of the office, by id.
    """
    days = wish.days
    if wish.activity is not None:
        activity = activities.get(wish.activity)
        if activity is None or not takes_place(activity):
            return None
        days = days or activity.days
    slots = (day_slot(day, wish.starts, wish.ends, where) for day in days or ())
    found = tuple(slot for slot in slots if slot is not None)
    if not found:
        return None
    return Request(
        id=wish.id,
        uses=(Use(wish.space, headcount=wish.headcount, layout=wish.layout, places=wish.places),),
        when=found,
        title=wish.title,
        source=wish.source,
        organisation=organisations[wish.organisation] if wish.organisation else None,
        activity=wish.activity,
        purpose=wish.purpose,
    )
