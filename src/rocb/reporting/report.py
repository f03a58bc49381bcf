"""The quarterly report as a value: figures, each with the records that it was counted from."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from rocb.booking.bookings import Booking
from rocb.booking.premises import Space
from rocb.booking.verdicts import Verdict
from rocb.checks import checked, require
from rocb.coverage import mandate_coverage
from rocb.errors import Fault, InvalidValue
from rocb.mandate import Clause
from rocb.members import Member, Organisation
from rocb.money import Money, totals
from rocb.office import Office, OfficeYear, clocks, with_figures_for
from rocb.periods import Quarter
from rocb.planning.benchmarking.disclosure import THE_PUBLIC
from rocb.planning.needs.ranking import RankedNeed, Ranking
from rocb.planning.plan.activities import Activity, is_completed, takes_place
from rocb.planning.plan.costs import Cost
from rocb.planning.plan.plans import Plan, beginning
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.staffings import Staffing, Unfilled
from rocb.texts import MissingTranslation, translation_queue


@frozen(field_transformer=checked)
class Figure:
    """A number, and the ids of the records that it comes from."""

    value: int
    records: tuple[str, ...]


@frozen(field_transformer=checked)
class Participants:
    """People who took part in completed activities, as far as they were counted.

    `stated` is the sum over those activities that state a number, `silent` counts the others;
    `approximate` says that at least one number was only given as "about".
    """

    stated: Figure
    silent: Figure
    approximate: bool


@frozen(field_transformer=checked)
class Reach:
    """The Members of completed activities: in the quarter, only earlier in the year, in neither.

    Of those in neither, `expected` are Members of activities that are planned for the quarter.
    """

    now: tuple[Member, ...]
    earlier: tuple[Member, ...]
    not_yet: tuple[Member, ...]
    expected: tuple[Member, ...]


@frozen(field_transformer=checked)
class Spending:
    """What one donor (`None` where unknown) pays for activities, one sum a currency."""

    donor: Organisation | None
    sums: tuple[Money, ...]
    costs: tuple[Cost, ...]
    activities: Figure


@frozen(field_transformer=checked)
class SpaceUse:
    """How long a space was booked, and by which bookings."""

    space: Space
    length: timedelta
    bookings: tuple[Booking, ...]


@frozen(field_transformer=checked)
class ClauseService:
    """A clause of the mandate, with the activities that serve it in the quarter and the year.

    `sampled` says that nobody stated that some of them do.
    """

    clause: Clause
    quarter: Figure
    year: Figure
    sampled: bool


@frozen(field_transformer=checked)
class QuarterlyReport:
    """What an office did in one quarter, and does in the next.

    Of benchmarks, the office here has only the figures that are public.

    An activity belongs to the quarter in which it begins, a room's slot to that in which it starts
    by the clocks of the office; so four quarters add up to the year.
    """

    office: Office
    quarter: Quarter
    addressees: tuple[Organisation, ...]
    plan: Plan
    activities: tuple[Activity, ...]
    count: Figure
    participants: Participants
    reach: Reach
    ranking: Ranking
    answered: tuple[RankedNeed, ...]
    assignments: tuple[Assignment, ...]
    unfilled: tuple[Unfilled, ...]
    bookings: tuple[Booking, ...]
    refusals: tuple[Verdict, ...]
    space_use: tuple[SpaceUse, ...]
    spending: tuple[Spending, ...]
    services: tuple[ClauseService, ...]
    upcoming: tuple[Activity, ...]
    untranslated: tuple[MissingTranslation, ...]

    @property
    def seats(self) -> int:
        """The number of experts that the quarter's activities ask for."""
        return Staffing(self.assignments, self.unfilled).seats


def quarterly_report(year: OfficeYear, quarter: Quarter) -> QuarterlyReport:
    """Return the report on one quarter of the year. Raises `InvalidValue` for another year's."""
    require("year", OfficeYear, year)
    require("quarter", Quarter, quarter)
    if quarter.year != year.plan.year:
        expected = f"a quarter of the plan's year, {year.plan.year.year:04}Q1 to Q4"
        raise InvalidValue(Fault("quarter", str(quarter), expected))
    office, days = with_figures_for(year.office, THE_PUBLIC), quarter.days
    activities = beginning(year.plan, days)
    upcoming = beginning(year.plan, quarter.next.days) if quarter.number < 4 else ()
    ids = {activity.id for activity in activities}
    bookings = tuple(b for b in year.rooms.bookings if _local_day(office, b) in days)
    return QuarterlyReport(
        office=office,
        quarter=quarter,
        addressees=_addressees(office),
        plan=year.plan,
        activities=activities,
        count=_figure(activities),
        participants=_participants(activities),
        reach=_reach(office, year.plan, quarter),
        ranking=year.ranking,
        answered=answered(year.ranking, activities),
        assignments=tuple(a for a in year.staffing.assignments if a.activity.id in ids),
        unfilled=tuple(u for u in year.staffing.unfilled if u.activity.id in ids),
        bookings=bookings,
        refusals=tuple(
            verdict
            for decision in year.rooms.decisions
            for verdict in decision.refused
            if _local_day(office, verdict.booking) in days
        ),
        space_use=space_use(office, bookings),
        spending=_spending(office, activities),
        services=_services(year.plan, ids),
        upcoming=upcoming,
        untranslated=_untranslated(office, {it.id for it in (*activities, *upcoming)}),
    )


def _figure(activities: Iterable[Activity]) -> Figure:
    ids = tuple(activity.id for activity in activities)
    return Figure(len(ids), ids)


def _local_day(office: Office, booking: Booking) -> date:
    return booking.slot.start.astimezone(clocks(office)).date()


def _addressees(office: Office) -> tuple[Organisation, ...]:
    reports_to = office.governance.reports_to if office.governance else ()
    return tuple(it for id_ in reports_to for it in office.organisations if it.id == id_)


def _participants(activities: tuple[Activity, ...]) -> Participants:
    held = tuple(filter(is_completed, activities))
    counted = [(it.id, it.participants) for it in held if it.participants is not None]
    return Participants(
        stated=Figure(sum(heads.number for _, heads in counted), tuple(id_ for id_, _ in counted)),
        silent=_figure(it for it in held if it.participants is None),
        approximate=any(heads.approximate for _, heads in counted),
    )


def _reach(office: Office, plan: Plan, quarter: Quarter) -> Reach:
    activities = beginning(plan, quarter.days)
    before = (it for it in plan.year.quarters if it.number < quarter.number)
    now = _members_of(filter(is_completed, activities))
    past = {it for q in before for it in _members_of(filter(is_completed, beginning(plan, q.days)))}
    planned = _members_of(filter(takes_place, activities))
    reached, earlier = now | past, past - now
    not_yet = tuple(m for m in office.members if m.code not in reached)
    return Reach(
        now=tuple(m for m in office.members if m.code in now),
        earlier=tuple(m for m in office.members if m.code in earlier),
        not_yet=not_yet,
        expected=tuple(m for m in not_yet if m.code in planned),
    )


def _members_of(activities: Iterable[Activity]) -> set[str]:
    return {code for activity in activities for code in activity.members}


def answered(ranking: Ranking, activities: Iterable[Activity]) -> tuple[RankedNeed, ...]:
    """Return the ranked needs that one of these activities serves, if it takes place."""
    served = {need for activity in activities if takes_place(activity) for need in activity.needs}
    return tuple(ranked for ranked in ranking.ranked if ranked.need.id in served)


def space_use(office: Office, bookings: tuple[Booking, ...]) -> tuple[SpaceUse, ...]:
    """Return how long each space of the office was booked."""
    spaces = office.premises.spaces if office.premises else ()
    uses = []
    for space in spaces:
        held = tuple(booking for booking in bookings if space.id in booking.spaces)
        uses.append(SpaceUse(space, sum((b.slot.length for b in held), timedelta()), held))
    return tuple(uses)


def _spending(office: Office, activities: tuple[Activity, ...]) -> tuple[Spending, ...]:
    by_donor: dict[str | None, dict[str, list[Cost]]] = {}
    for activity in filter(takes_place, activities):
        for cost in activity.costs:
            by_donor.setdefault(cost.donor, {}).setdefault(activity.id, []).append(cost)
    donors = {it.id: it for it in office.organisations}
    spent = []
    for donor in sorted(by_donor, key=lambda id_: (id_ is None, id_ or "")):
        costs = tuple(cost for held in by_donor[donor].values() for cost in held)
        ids = tuple(by_donor[donor])
        payer = donors[donor] if donor is not None else None
        sums = totals(cost.amount for cost in costs)
        spent.append(Spending(payer, sums, costs, Figure(len(ids), ids)))
    return tuple(spent)


def _services(plan: Plan, ids: set[str]) -> tuple[ClauseService, ...]:
    return tuple(
        ClauseService(
            coverage.clause,
            _figure(a for a in coverage.activities if a.id in ids),
            _figure(coverage.activities),
            any(it.traced is not None and it.traced.sample for it in coverage.activities),
        )
        for coverage in mandate_coverage(plan)
    )


def _untranslated(office: Office, shown: set[str]) -> tuple[MissingTranslation, ...]:
    """Return what the office has to translate, but of its activities only those that are shown."""
    plan = office.planning.plan
    hidden = {
        f"planning.plan.activities[{index}"
        for index, activity in enumerate(plan.activities if plan else ())
        if activity.id not in shown
    }
    return tuple(it for it in translation_queue(office) if it.path.partition("]")[0] not in hidden)
