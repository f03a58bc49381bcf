"""Scheduled years: days, rooms and experts for a whole year, booked through the Book."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from rocb.booking.book import Book
from rocb.booking.verdicts import Decision
from rocb.checks import checked, require
from rocb.office import (
    Office,
    OfficeYear,
    RoomRequest,
    RoomSchedule,
    plan_to_run,
    staffing_case,
)
from rocb.periods import Days, ReportingYear
from rocb.planning.needs.ranking import rank_needs
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.dependencies import has_begun
from rocb.planning.plan.plans import Plan
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.clashes import clashes_among, is_exact, parted
from rocb.planning.scheduling.fitting import impediments_beside
from rocb.planning.scheduling.options import (
    BarredOption,
    Hindrance,
    Impediment,
    PlacementOption,
    days_moved,
)
from rocb.planning.scheduling.schedules import YearSchedule, unbounded
from rocb.planning.scheduling.staging import schedule
from rocb.planning.scheduling.starts import starts_of
from rocb.year_rooms import (
    Desk,
    Spaces,
    desk_of,
    impediments_of,
    offers,
    room_options,
    spaces_alike,
    spaces_for_people,
)

Scheduler = Callable[[YearCase], YearSchedule]
"""A function such as `schedule`, or another with choices of the caller's."""


@frozen(field_transformer=checked)
class PlacementHelp:
    """What would give an activity a place that has none; `None` where that would not do.

    `wider` are the nearest days that would do if its window were wider, `elsewhere` are days within
    its window with other rooms than those that come into question.
    """

    activity: str
    wider: PlacementOption | None
    elsewhere: PlacementOption | None


@frozen(field_transformer=checked)
class ScheduledYear:
    """A year whose activities have days, rooms and experts.

    `year` is the year of the office with the plan on the days that were found and the room requests
    in the spaces that they got; its rooms are booked. `case` is what the `schedule` follows from.
    """

    year: OfficeYear
    case: YearCase
    schedule: YearSchedule
    helps: tuple[PlacementHelp, ...]


def schedule_year(
    office: Office,
    year: ReportingYear | None = None,
    *,
    book: Book | None = None,
    not_before: date | None = None,
    by: Scheduler = schedule,
    spaces: Spaces = spaces_alike,
    members_apart: bool = False,
) -> ScheduledYear:
    """Return the year of an office with days, rooms and experts for its activities.

    The plan is that which `run_year` would run. First those room requests are booked, in their
    order, that are not for the days of an activity which has still to begin; what stands in the
    `book` stays, and the Book itself is not changed. Then the activities are placed and staffed,
    `by` `schedule` or another function, and their rooms booked, in all of the spaces or not at all:
    what the booking refuses together, as places or quotas do not suffice, is kept apart, and all
    scheduled again; where more than two are in each other's way, the days and rooms of one of them
    are barred, and no bounds are told. Whose rooms are in the `book` already keeps its days. All is
    decided as of the first moment of the plan's year. Raises what `run_year` raises.
    """
    require("office", Office, office)
    require("book", Book | None, book)
    require("not_before", date | None, not_before)
    require("members_apart", bool, members_apart)
    ranking = rank_needs(office.planning.needs)
    plan = plan_to_run(office, ranking, year)
    staffing = staffing_case(office, plan, ranking)
    agenda = _agenda(office, plan, Book() if book is None else Book.of(book.entries))
    options, barred = _options(agenda, plan, not_before, spaces)
    case = YearCase(staffing, options, barred, members_apart)
    exact = True
    while True:
        found = by(case)
        together = _Together(agenda, found.plan)
        asking = (it for it in found.chosen if it.rooms)
        clashes = tuple(clashes_among(asking, together.are_accepted))
        if not clashes:
            break
        for clash in clashes:
            case = parted(case, clash, "beside", together.impediments)
            exact &= is_exact(clash)
    found = found if exact else evolve(found, proofs=unbounded(found.proofs))
    booked = together.booked(found.chosen)
    rooms = {room.request: room.space for it in found.chosen for room in it.rooms}
    requests = tuple(
        evolve(it, space=rooms[it.id]) if it.id in rooms else it for it in office.room_requests
    )
    planning = evolve(office.planning, plan=found.plan)
    helps = tuple(_helps(case, found, booked, not_before, spaces))
    scheduled = OfficeYear(
        evolve(office, planning=planning, room_requests=requests),
        ranking,
        found.plan,
        found.staffing,
        booked.rooms(requests),
    )
    return ScheduledYear(scheduled, case, found, helps)


@frozen
class _Agenda:
    """What was decided so far at a desk, and the requests that wait for the days of an activity."""

    desk: Desk | None
    decisions: tuple[tuple[str, Decision], ...]
    wishes: dict[str, tuple[RoomRequest, ...]]
    kept: frozenset[str]

    def rooms(self, requests: tuple[RoomRequest, ...]) -> RoomSchedule:
        decided = dict(self.decisions)
        held = () if self.desk is None else tuple(self.desk.book)
        asked = {it.id for it in requests}
        return RoomSchedule(
            tuple(decided[it.id] for it in requests if it.id in decided),
            tuple(it for it in held if it.request.id in asked),
            tuple(it for it in requests if it.id not in decided and self.desk is not None),
        )


def _agenda(office: Office, plan: Plan, book: Book) -> _Agenda:
    """Return what is settled before any activity is placed."""
    desk = desk_of(office, book, plan.year.days.first)
    activities = {it.id: it for it in plan.activities if takes_place(it)}
    decisions: list[tuple[str, Decision]] = []
    wishes: dict[str, list[RoomRequest]] = {}
    kept: set[str] = set()
    for wish in office.room_requests if desk is not None else ():
        activity = None if wish.activity is None else activities.get(wish.activity)
        if desk is None or (wish.activity is not None and activity is None):
            continue
        if book.of_request(wish.id):
            kept.update(() if wish.activity is None else (wish.activity,))
        elif activity is not None and wish.days is None and not has_begun(activity):
            wishes.setdefault(activity.id, []).append(wish)
        else:
            decision = _apply(desk, wish, activity, wish.space, partly=True)
            decisions += () if decision is None else ((wish.id, decision),)
    return _Agenda(
        desk, tuple(decisions), {id: tuple(it) for id, it in wishes.items()}, frozenset(kept)
    )


def _options(
    agenda: _Agenda, plan: Plan, not_before: date | None, spaces: Spaces
) -> tuple[tuple[PlacementOption, ...], tuple[BarredOption, ...]]:
    held = [it for it in plan.activities if takes_place(it)]
    starts = [
        (it, (it.days,) if it.id in agenda.kept else starts_of(it, plan.year, not_before))
        for it in held
    ]
    if agenda.desk is not None:
        return room_options(agenda.desk, starts, agenda.wishes, spaces)
    options = (
        PlacementOption(it.id, days, cost=days_moved(it.days, days))
        for it, several in starts
        for days in several
    )
    return tuple(options), ()


def _apply(
    desk: Desk,
    wish: RoomRequest,
    activity: Activity | None,
    space: str,
    *,
    partly: bool,
) -> Decision | None:
    """Book what the Book accepts of a request, all of it or nothing unless `partly`."""
    decision = desk.decide(wish, activity, space)
    if decision is not None and decision.accepted and (partly or not decision.refused):
        desk.book.apply(decision, by=desk.office, at=desk.now, partly=True)
    return decision


@frozen
class _Together:
    """What the Book says of options of a plan together, after all that is settled."""

    agenda: _Agenda
    plan: Plan

    def booked(self, options: Iterable[PlacementOption]) -> _Agenda:
        """Return the agenda with the rooms of these options booked, in their order."""
        agenda = self.agenda
        if agenda.desk is None:
            return agenda
        desk = evolve(agenda.desk, book=Book.of(agenda.desk.book.entries))
        activities = {it.id: it for it in self.plan.activities}
        decisions = list(agenda.decisions)
        for option in options:
            wishes = {it.id: it for it in agenda.wishes.get(option.activity, ())}
            for room in option.rooms:
                wish, activity = wishes[room.request], activities[option.activity]
                decision = _apply(desk, wish, activity, room.space, partly=False)
                decisions += () if decision is None else ((wish.id, decision),)
        return evolve(agenda, desk=desk, decisions=tuple(decisions))

    def are_accepted(self, options: Iterable[PlacementOption]) -> bool:
        """Return whether the Book has room for all of them."""
        new = self.booked(options).decisions[len(self.agenda.decisions) :]
        return not any(decision.refused for _, decision in new)

    def impediments(
        self, option: PlacementOption, beside: tuple[PlacementOption, ...]
    ) -> tuple[Impediment, ...]:
        """Return why the Book refuses an option beside others."""
        decided = dict(self.booked((*beside, option)).decisions)
        found = (impediments_of(decided[room.request]) for room in option.rooms)
        others = Impediment(Hindrance.CONTESTED, tuple(it.activity for it in beside))
        return tuple(it for several in found for it in several) or (others,)


def _helps(
    case: YearCase, found: YearSchedule, booked: _Agenda, not_before: date | None, spaces: Spaces
) -> Iterator[PlacementHelp]:
    """Yield what would help each activity without a place, as the Book stands in the end."""
    for unplaced in found.unplaced:
        activity = unplaced.activity
        within = starts_of(activity, case.plan.year, not_before)
        window = Days(
            min(case.plan.year.days.first, activity.days.first),
            max(case.plan.year.days.last, activity.days.last),
        )
        free = evolve(activity, window=window)
        beyond = [it for it in starts_of(free, case.plan.year, not_before) if it not in within]
        wider = () if has_begun(activity) else beyond
        yield PlacementHelp(
            activity.id,
            _nearest(case, found, booked, activity, wider, spaces),
            _nearest(case, found, booked, activity, within, spaces_for_people),
        )


def _nearest(
    case: YearCase,
    found: YearSchedule,
    booked: _Agenda,
    activity: Activity,
    starts: Iterable[Days],
    spaces: Spaces,
) -> PlacementOption | None:
    """Return the least moved of these days on which the activity could be held, with its rooms.

    Where every space is unfit on one day, it is on all.
    """
    wishes = booked.wishes.get(activity.id, ())
    for days in sorted(starts, key=lambda it: (days_moved(activity.days, it), it.first)):
        if impediments_beside(case, found.chosen, activity, days):
            continue
        cost = days_moved(activity.days, days)
        if booked.desk is None:
            return PlacementOption(activity.id, days, cost=cost)
        held = evolve(activity, days=days, window=None)
        unfit = True
        for offer in offers(booked.desk, held, wishes, spaces):
            if not offer.impediments:
                return PlacementOption(activity.id, days, offer.rooms, cost=cost + offer.elsewhere)
            unfit &= any(it.hindrance is Hindrance.UNFIT for it in offer.impediments)
        if unfit:
            return None
    return None
