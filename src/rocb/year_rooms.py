"""The rooms of a year: which days and rooms the Book would let each activity have."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from rocb.booking.book import Book
from rocb.booking.bookings import Booking
from rocb.booking.decisions import decide
from rocb.booking.premises import FOR_PEOPLE, Premises, SpaceKind, space_of
from rocb.booking.reasons import (
    CapacityUnknown,
    Closed,
    Conflict,
    HoursUnknown,
    MissingEquipment,
    MissingLayout,
    NoSpaceFits,
    OutsideHours,
    PlacesTaken,
    PlacesUnknown,
    Reason,
    TooFewPlaces,
    TooManyPeople,
)
from rocb.booking.verdicts import Decision
from rocb.members import Organisation
from rocb.office import Office, RoomRequest, slot_request
from rocb.periods import MICROSECOND, Days, moment, zone
from rocb.planning.plan.activities import Activity
from rocb.planning.scheduling.exclusions import Taking, exclusive_keys
from rocb.planning.scheduling.options import (
    BarredOption,
    Hindrance,
    Impediment,
    PlacementOption,
    RoomChoice,
    days_moved,
    together,
)

WAYS_AT_MOST: Final = 24
"""In about how many ways at most the requests of an activity are given spaces on the same days."""

_TRIES: Final = 1_000
"""How many spaces at most are tried for the requests of an activity, in each order."""

_HINDRANCES: Final[Mapping[type, Hindrance]] = {
    Conflict: Hindrance.TAKEN,
    PlacesTaken: Hindrance.TAKEN,
    Closed: Hindrance.CLOSED,
    OutsideHours: Hindrance.OUTSIDE_HOURS,
    HoursUnknown: Hindrance.OUTSIDE_HOURS,
    TooManyPeople: Hindrance.UNFIT,
    CapacityUnknown: Hindrance.UNFIT,
    MissingLayout: Hindrance.UNFIT,
    MissingEquipment: Hindrance.UNFIT,
    TooFewPlaces: Hindrance.UNFIT,
    PlacesUnknown: Hindrance.UNFIT,
    NoSpaceFits: Hindrance.UNFIT,
}
"""What each reason of the booking is for a schedule; others mean that the space is not lent."""


@frozen
class Desk:
    """Where room requests are decided: by whom, in which premises and Book, by which clocks."""

    office: str
    premises: Premises
    book: Book
    organisations: Mapping[str, Organisation]
    where: ZoneInfo
    now: datetime

    def decide(self, wish: RoomRequest, activity: Activity | None, space: str) -> Decision | None:
        """Return the decision on a room request in a space; `None` where there is none to make."""
        activities = {} if activity is None else {activity.id: activity}
        asked = wish if wish.space == space else evolve(wish, space=space)
        request = slot_request(asked, activities, self.organisations, self.where)
        if request is None:
            return None
        return decide(self.premises, self.book, request, where=self.where, now=self.now, remedies=0)


def desk_of(office: Office, book: Book, day: date) -> Desk | None:
    """Return the desk of an office as of the first moment of a day.

    `None` where it has no premises or nobody stated its time zone.
    """
    if office.premises is None or office.time_zone is None:
        return None
    where = zone(office.time_zone)
    organisations = {it.id: it for it in office.organisations}
    return Desk(office.id, office.premises, book, organisations, where, moment(day, time(), where))


Spaces = Callable[[Premises, RoomRequest], Iterable[str]]
"""The ids of the spaces that come into question for a room request, the best first."""


def the_space_alone(_premises: Premises, wish: RoomRequest) -> Iterator[str]:
    """Yield the space that is wanted."""
    yield wish.space


def spaces_alike(premises: Premises, wish: RoomRequest) -> Iterator[str]:
    """Yield the space that is wanted, then others of its kind, the smallest first."""
    return _among(premises, wish, (space_of(premises, wish.space).kind,))


def spaces_for_people(premises: Premises, wish: RoomRequest) -> Iterator[str]:
    """Yield the space that is wanted, then others of its kind or where people meet."""
    return _among(premises, wish, (space_of(premises, wish.space).kind, *FOR_PEOPLE))


def _among(premises: Premises, wish: RoomRequest, kinds: tuple[SpaceKind, ...]) -> Iterator[str]:
    yield wish.space
    pooled = space_of(premises, wish.space).pooled
    for space in premises.by_size:
        if space.kind in kinds and space.pooled == pooled and space.id != wish.space:
            yield space.id


@frozen
class Offer:
    """Spaces for all room requests of an activity on its days, and what would be booked.

    Where there are impediments it is none.
    """

    rooms: tuple[RoomChoice, ...]
    bookings: tuple[Booking, ...]
    impediments: tuple[Impediment, ...]
    elsewhere: int


def offers(
    desk: Desk, activity: Activity, wishes: Iterable[RoomRequest], spaces: Spaces
) -> Iterator[Offer]:
    """Yield the ways in which the requests of an activity could have spaces on its days.

    Whether there are impediments says the booking itself, as the Book stands. No two requests of
    one offer are in each other's way; where they are in every way, they are taken by the activity
    itself. What is refused comes without the requests that get a space all the same. Where the
    clocks skip all hours of a request it needs no space.
    """
    singles = [_singles(desk, activity, wish, spaces(desk.premises, wish)) for wish in wishes]
    free = [[it for it in held if not it.impediments] for held in singles]
    yield from _refused(singles, free)
    if all(free):
        ways = _ways(free)
        yield from ways
        if not ways:
            wanted = tuple(it for held in free for it in held[0].rooms)
            yield Offer(wanted, (), (Impediment(Hindrance.TAKEN, (activity.id,)),), 0)


def _refused(singles: Iterable[list[Offer]], free: Iterable[list[Offer]]) -> Iterator[Offer]:
    """Yield what is refused: each space for itself, as long as each request could have another.

    Else those of the requests that could have none, in all ways, of as many requests as have few.
    """
    pairs = list(zip(singles, free, strict=True))
    if all(held for _, held in pairs):
        yield from (it for held, _ in pairs for it in held if it.impediments)
        return
    ways: list[tuple[Offer, ...]] = [()]
    for held in sorted((held for held, left in pairs if not left), key=len):
        if len(ways) == 1 or len(ways) * len(held) <= WAYS_AT_MOST:
            ways = [(*way, it) for way in ways for it in held]
    yield from map(_joined, ways)


def _ways(free: list[list[Offer]]) -> list[Offer]:
    """Return ways that do not collide, so that each space leads in turn, or all if they are few."""
    turns = max(map(len, free), default=1)
    found: dict[tuple[RoomChoice, ...], Offer] = {}
    for turn in range(turns):
        turned = [held[turn % len(held) :] + held[: turn % len(held)] for held in free]
        tried = islice(_apart(turned, ()), _TRIES)
        ways = (_joined(it) for it in tried if len(it) == len(free))
        found.update((it.rooms, it) for it in islice(ways, max(1, WAYS_AT_MOST // turns)))
        if not found:
            break
    return sorted(found.values(), key=lambda it: it.elsewhere)


def _apart(free: list[list[Offer]], chosen: tuple[Offer, ...]) -> Iterator[tuple[Offer, ...]]:
    """Yield what is chosen, then with an offer for each further request that is not in its way."""
    yield chosen
    for it in free[len(chosen)] if len(chosen) < len(free) else ():
        way = (*chosen, it)
        if not _collide(_joined(way).bookings):
            yield from _apart(free, way)


def _joined(way: tuple[Offer, ...]) -> Offer:
    return Offer(
        tuple(room for it in way for room in it.rooms),
        tuple(booking for it in way for booking in it.bookings),
        together(bar for it in way for bar in it.impediments),
        sum(it.elsewhere for it in way),
    )


def _singles(
    desk: Desk, activity: Activity, wish: RoomRequest, spaces: Iterable[str]
) -> list[Offer]:
    found = []
    for space in spaces:
        decision = desk.decide(wish, activity, space)
        if decision is None:
            return [Offer((), (), (), 0)]
        room = RoomChoice(wish.id, space)
        impediments = impediments_of(decision)
        found.append(Offer((room,), decision.bookings, impediments, int(space != wish.space)))
    return found


def impediments_of(decision: Decision) -> tuple[Impediment, ...]:
    """Return what speaks against a request, over all its slots, in the words of a schedule."""
    found: dict[Hindrance, dict[str, None]] = {}
    for verdict in decision.refused:
        for reason in verdict.reasons:
            hindrance = _HINDRANCES.get(type(reason), Hindrance.NOT_LENT)
            found.setdefault(hindrance, {}).update(dict.fromkeys(_records(reason)))
    return tuple(Impediment(it, tuple(found[it])) for it in Hindrance if it in found)


def _records(reason: Reason) -> tuple[str, ...]:
    match reason:
        case Conflict(booking=booking):
            return () if booking is None else (booking.id,)
        case PlacesTaken(bookings=bookings):
            return tuple(it.id for it in bookings)
    space = getattr(reason, "space", None)
    return () if space is None else (space,)


def _collide(bookings: tuple[Booking, ...]) -> bool:
    """Return whether bookings of different requests would be in each other's way."""
    takings = (it for number, booking in enumerate(bookings) for it in _takings(number, booking))
    by_request = (evolve(it, group=bookings[it.owner].request.id) for it in takings)
    return bool(exclusive_keys(by_request))


def _takings(owner: int, booking: Booking, group: str | None = None) -> Iterator[Taking]:
    """Yield what a booking keeps others from, with the time that it needs before and after."""
    for claim in booking.claims:
        if claim.places is None:
            before, after = claim.before + claim.setup, claim.after + claim.teardown
            yield Taking(
                owner,
                group or booking.request.id,
                claim.space,
                booking.slot.begins - before // MICROSECOND,
                booking.slot.ends + after // MICROSECOND,
            )


def room_options(
    desk: Desk,
    activities: Iterable[tuple[Activity, Iterable[Days]]],
    wishes: Mapping[str, tuple[RoomRequest, ...]],
    spaces: Spaces = spaces_alike,
) -> tuple[tuple[PlacementOption, ...], tuple[BarredOption, ...]]:
    """Return the options of activities on certain days, and what the Book bars, each with why.

    Every option would be accepted if it came alone. Two of them share a key where they would take
    one room at the same time, with what it needs before and after; how many places of a pool are
    left, and quotas, keys cannot tell. `wishes` are the requests of each activity, by its id.
    """
    options: list[PlacementOption] = []
    barred: list[BarredOption] = []
    takings: list[Taking] = []
    for activity, starts in activities:
        asked = wishes.get(activity.id, ())
        for days in starts:
            held = activity if days == activity.days else evolve(activity, days=days)
            for offer in offers(desk, held, asked, spaces):
                chosen = tuple(room.space for room in offer.rooms)
                if offer.impediments:
                    barred.append(BarredOption(activity.id, days, chosen, offer.impediments))
                    continue
                for booking in offer.bookings:
                    takings += _takings(len(options), booking, activity.id)
                cost = days_moved(activity.days, days) + offer.elsewhere
                options.append(PlacementOption(activity.id, days, offer.rooms, cost=cost))
    keys = exclusive_keys(takings)
    return (
        tuple(evolve(it, uses=keys.get(number, ())) for number, it in enumerate(options)),
        tuple(barred),
    )
