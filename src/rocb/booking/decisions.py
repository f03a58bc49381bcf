"""What is decided of a request: a verdict for each slot, with all reasons at once."""

from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.booking.book import Book
from rocb.booking.premises import Hours, Premises, Space, open_slots
from rocb.booking.requests import Booking, Request
from rocb.checks import checked, require
from rocb.errors import UnknownRecord
from rocb.periods import Slot


@frozen(field_transformer=checked)
class Conflict:
    """The space is taken: `booking` overlaps the slot."""

    booking: Booking


@frozen(field_transformer=checked)
class OutsideHours:
    """The slot reaches beyond the opening hours; `open` holds those of the day it begins on."""

    open: tuple[Slot, ...]


@frozen(field_transformer=checked)
class HoursUnknown:
    """Nobody stated when the premises are open."""


@frozen(field_transformer=checked)
class TooManyPeople:
    """More people than the space holds."""

    headcount: int
    capacity: int


@frozen(field_transformer=checked)
class CapacityUnknown:
    """People were counted, but nobody stated how many the space holds."""

    headcount: int


Reason = Conflict | OutsideHours | HoursUnknown | TooManyPeople | CapacityUnknown


@frozen(field_transformer=checked)
class Verdict:
    """One slot of a request, and every reason against it; no reason means that it is accepted."""

    booking: Booking
    reasons: tuple[Reason, ...]

    @property
    def accepted(self) -> bool:
        """Whether nothing speaks against the slot."""
        return not self.reasons


@frozen(field_transformer=checked)
class Decision:
    """The verdicts on a request, one a slot, in the order of the slots."""

    request: Request
    verdicts: tuple[Verdict, ...]

    @property
    def accepted(self) -> tuple[Verdict, ...]:
        """The verdicts against which nothing speaks."""
        return tuple(verdict for verdict in self.verdicts if verdict.accepted)

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """The verdicts with a reason against them."""
        return tuple(verdict for verdict in self.verdicts if not verdict.accepted)


def decide(premises: Premises, book: Book, request: Request, where: ZoneInfo) -> Decision:
    """Decide on a request; neither the premises nor the Book change.

    `where` is the zone in which the opening hours are meant. Raises `UnknownRecord` where the
    premises have no such space.
    """
    require("premises", Premises, premises)
    require("book", Book, book)
    require("request", Request, request)
    require("where", ZoneInfo, where)
    space = next((space for space in premises.spaces if space.id == request.space), None)
    if space is None:
        raise UnknownRecord("space", request.space)
    verdicts = []
    for number, slot in enumerate(request.slots, 1):
        reasons: list[Reason] = [Conflict(b) for b in book.conflicts(space.id, slot)]
        reasons += _hours_reasons(premises.hours, slot, where)
        reasons += _capacity_reasons(space, request.headcount)
        verdicts.append(Verdict(Booking(f"{request.id}-{number}", slot, request), tuple(reasons)))
    return Decision(request, tuple(verdicts))


def _hours_reasons(hours: Hours | None, slot: Slot, where: ZoneInfo) -> list[Reason]:
    if hours is None:
        return [HoursUnknown()]
    day = slot.start.astimezone(where).date()
    opened = tuple(open_slots(hours, day, where))
    if any(it.contains(slot) for it in opened):
        return []
    return [OutsideHours(opened)]


def _capacity_reasons(space: Space, headcount: int | None) -> list[Reason]:
    if headcount is None:
        return []
    if space.capacity is None:
        return [CapacityUnknown(headcount)]
    if headcount > space.capacity:
        return [TooManyPeople(headcount, space.capacity)]
    return []
