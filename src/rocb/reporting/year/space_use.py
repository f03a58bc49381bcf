"""How long each space of an office is booked."""

from datetime import timedelta

from attrs import frozen

from rocb.booking.bookings import Booking
from rocb.booking.premises import Space
from rocb.checks import checked
from rocb.office import Office


@frozen(field_transformer=checked)
class SpaceUse:
    """How long a space was booked, and by which bookings."""

    space: Space
    length: timedelta
    bookings: tuple[Booking, ...]


def space_use(office: Office, bookings: tuple[Booking, ...]) -> tuple[SpaceUse, ...]:
    """Return how long each space of the office was booked."""
    spaces = office.premises.spaces if office.premises else ()
    uses = []
    for space in spaces:
        held = tuple(booking for booking in bookings if space.id in booking.spaces)
        uses.append(SpaceUse(space, sum((b.slot.length for b in held), timedelta()), held))
    return tuple(uses)
