"""Bookings: what was taken, in which state it is, and how it came to that."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from rocb.booking.claims import Claim
from rocb.booking.quotes import Quote
from rocb.booking.requests import Request, Use
from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import Slot, instant


class BookingStatus(Enum):
    """The state of a booking."""

    REQUESTED = "requested"
    HELD = "held"
    CONFIRMED = "confirmed"
    CHECKED_IN = "checked_in"
    COMPLETED = "completed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    NO_SHOW = "no_show"


OCCUPYING: Final = frozenset(
    (
        BookingStatus.REQUESTED,
        BookingStatus.HELD,
        BookingStatus.CONFIRMED,
        BookingStatus.CHECKED_IN,
        BookingStatus.COMPLETED,
    )
)
"""The states in which a booking takes its spaces; in the others they are free for anyone."""


class Action(Enum):
    """What was done with a booking."""

    REQUEST = "request"
    HOLD = "hold"
    BOOK = "book"
    APPROVE = "approve"
    MOVE = "move"
    CHECK_IN = "check_in"
    COMPLETE = "complete"
    DECLINE = "decline"
    CANCEL = "cancel"
    EXPIRE = "expire"
    NO_SHOW = "no_show"


_OPEN: Final = frozenset((BookingStatus.REQUESTED, BookingStatus.HELD))
_COMING: Final = _OPEN | {BookingStatus.CONFIRMED}

BEGINNINGS: Final[Mapping[BookingStatus, Action]] = MappingProxyType(
    {
        BookingStatus.REQUESTED: Action.REQUEST,
        BookingStatus.HELD: Action.HOLD,
        BookingStatus.CONFIRMED: Action.BOOK,
    }
)
"""The states in which a booking begins, and the action that makes it."""

TRANSITIONS: Final[Mapping[Action, Mapping[BookingStatus, BookingStatus]]] = MappingProxyType(
    {
        Action.APPROVE: dict.fromkeys(_OPEN, BookingStatus.CONFIRMED),
        Action.MOVE: {status: status for status in _COMING},
        Action.CHECK_IN: {BookingStatus.CONFIRMED: BookingStatus.CHECKED_IN},
        Action.COMPLETE: dict.fromkeys(
            (BookingStatus.CONFIRMED, BookingStatus.CHECKED_IN), BookingStatus.COMPLETED
        ),
        Action.DECLINE: dict.fromkeys(_OPEN, BookingStatus.DECLINED),
        Action.CANCEL: dict.fromkeys(_COMING, BookingStatus.CANCELLED),
        Action.EXPIRE: {BookingStatus.HELD: BookingStatus.EXPIRED},
        Action.NO_SHOW: {BookingStatus.CONFIRMED: BookingStatus.NO_SHOW},
    }
)
"""For each action the states that it may find, and the state that it leaves behind."""


@frozen
class Booking:
    """Spaces that are taken for a slot.

    `id` is that of the request with the number of the occurrence; `original` is the start that the
    request gave it, whenever it takes place now. `uses` name all spaces, `claims` what is taken of
    which. `quote` was frozen when it was decided; `None` means that nothing is said of charges.
    A held booking `expires`.
    """

    id: str
    slot: Slot
    request: Request = field(repr=attrgetter("id"))
    uses: tuple[Use, ...] = field(repr=False)
    claims: tuple[Claim, ...] = field(repr=False)
    quote: Quote | None = field(repr=False)
    original: datetime = field(repr=False)
    status: BookingStatus = BookingStatus.CONFIRMED
    expires: datetime | None = None

    @property
    def spaces(self) -> tuple[str, ...]:
        """The ids of the spaces that were asked for."""
        return tuple(use.space for use in self.uses if use.space is not None)


@frozen
class Entry:
    """One change of a booking: when, by whom, what, why, and the booking as it was afterwards.

    Entries with one number were made as one `change` of the Book.
    """

    change: int
    at: datetime
    by: str
    action: Action
    why: str | None
    booking: Booking


def replay(entries: Iterable[Entry], until: datetime | None = None) -> Booking | None:
    """Return a booking as its history leaves it, or left it at an instant; `None` before the first.

    Raises `InvalidValue` for a history that no booking can have: one that does not begin with a
    beginning, leaps between states, runs backwards or tells of two bookings.
    """
    state: Booking | None = None
    last: Entry | None = None
    if until is not None:
        require("until", datetime, until)
    for number, entry in enumerate(listed("entries", Entry, entries)):
        fault = leap(last, entry)
        if fault is not None:
            raise InvalidValue(fault.under(f"[{number}]"))
        last = entry
        if until is None or instant(entry.at) <= instant(until):
            state = entry.booking
    return state


def leap(last: Entry | None, entry: Entry) -> Fault | None:
    """Return what is wrong with a change after the last one of the booking, or `None`."""
    status = entry.booking.status
    if last is None:
        if BEGINNINGS.get(status) is not entry.action:
            return Fault("action", entry.action.value, "the beginning of a booking in this state")
        return None
    if entry.booking.id != last.booking.id:
        return Fault("booking.id", entry.booking.id, f"{last.booking.id}, as before")
    if instant(entry.at) < instant(last.at):
        return Fault("at", entry.at.isoformat(), f"{last.at.isoformat()} or later")
    if TRANSITIONS.get(entry.action, {}).get(last.booking.status) is not status:
        expected = f"possible for a booking that is {last.booking.status.value}"
        return Fault("action", entry.action.value, expected)
    return None
