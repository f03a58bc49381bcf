"""What the Book asks of the values that it is given."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from rocb.booking.bookings import BEGINNINGS, Booking, BookingStatus, Entry
from rocb.booking.claims import Claim
from rocb.booking.requests import Request
from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import Slot, instant


def sound_bookings(bookings: Iterable[Booking]) -> tuple[Booking, ...]:
    """Return bookings that somebody else made. Raises `InvalidValue` where one would do harm."""
    return _sound("bookings", Booking, bookings, _booking_faults)


def sound_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries that were kept elsewhere. Raises `InvalidValue` where one would do harm."""
    return _sound("entries", Entry, entries, _entry_faults)


def require_asked(claim: Claim, slot: Slot) -> None:
    """Raise `InvalidValue` where a question is not about a claim and a slot."""
    require("claim", Claim, claim)
    require("slot", Slot, slot)


def require_change(by: str, at: datetime, why: str | None) -> None:
    """Raise `InvalidValue` where a change does not say by whom and when."""
    require("by", str, by)
    require("at", datetime, at)
    if why is not None:
        require("why", str, why)


def require_beginning(status: BookingStatus, expires: datetime | None, at: datetime) -> None:
    """Raise `InvalidValue` where bookings cannot begin in this state."""
    if not isinstance(status, BookingStatus) or status not in BEGINNINGS:
        named = ", ".join(it.name for it in BEGINNINGS)
        raise InvalidValue(Fault("status", status, f"one of {named}"))
    if status is BookingStatus.HELD:
        require("expires", datetime, expires)
        if expires is not None and instant(expires) <= instant(at):
            raise InvalidValue(Fault("expires", expires.isoformat(), f"later than {at}"))
    elif expires is not None:
        raise InvalidValue(Fault("expires", expires, "null: only a hold expires"))


def _sound(
    name: str, kind: type, values: Iterable[Any], faults_in: Callable[[Any], Iterable[Fault]]
) -> tuple[Any, ...]:
    found = listed(name, kind, values)
    faults = [
        fault.under(f"{name}[{place}]")
        for place, value in enumerate(found)
        for fault in faults_in(value)
    ]
    if faults:
        raise InvalidValue(*faults)
    return found


def _entry_faults(entry: Any) -> Iterator[Fault]:
    if not isinstance(entry.booking, Booking):
        yield Fault("booking", entry.booking, "a Booking")
    else:
        yield from (fault.under("booking") for fault in _booking_faults(entry.booking))
    for name, kind in (("change", int), ("at", datetime), ("by", str)):
        try:
            require(name, kind, getattr(entry, name))
        except InvalidValue as error:
            yield from error.faults


def _booking_faults(booking: Any) -> list[Fault]:
    faults = []
    if type(booking.id) is not str:
        faults.append(Fault("id", booking.id, "an id"))
    if not isinstance(booking.slot, Slot):
        faults.append(Fault("slot", booking.slot, "a Slot"))
    if not isinstance(booking.request, Request):
        faults.append(Fault("request", booking.request, "a Request"))
    if not isinstance(booking.status, BookingStatus):
        faults.append(Fault("status", booking.status, "a BookingStatus"))
    if booking.status is BookingStatus.HELD:
        if not isinstance(booking.expires, datetime) or booking.expires.tzinfo is None:
            faults.append(Fault("expires", booking.expires, "known, as it is held"))
    elif booking.expires is not None:
        faults.append(Fault("expires", booking.expires, "null: only a hold expires"))
    if type(booking.claims) is not tuple or not booking.claims:
        faults.append(Fault("claims", booking.claims, "a tuple of one Claim or more"))
    else:
        faults += _claim_faults(booking.claims)
    return faults


def _claim_faults(claims: tuple[Any, ...]) -> Iterator[Fault]:
    seen: list[str] = []
    for place, claim in enumerate(claims):
        if not isinstance(claim, Claim):
            yield Fault(f"claims[{place}]", claim, "a Claim")
            continue
        if claim.space in seen:
            yield Fault(f"claims[{place}].space", claim.space, "a space that is not claimed yet")
        if claim.places is not None and claim.places > (claim.limit or 0):
            yield Fault(f"claims[{place}].places", claim.places, f"at most {claim.limit or 0}")
        seen.append(claim.space)
