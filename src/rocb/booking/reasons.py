"""Why a slot is refused: each reason a value of its own."""

from datetime import datetime, timedelta

from attrs import frozen

from rocb.booking.bookings import Booking
from rocb.booking.hours import Closure
from rocb.booking.limits import Quota
from rocb.booking.quotes import NoEntitlement, NoTariff
from rocb.periods import Slot


@frozen
class Conflict:
    """The space is taken during `slot`, or too close to it to set up and clear.

    `booking` is `None` for whoever may not see it.
    """

    space: str
    slot: Slot
    booking: Booking | None


@frozen
class PlacesTaken:
    """At some instant of the slot fewer places of the pool are free than were asked for.

    `bookings` hold the others; it is empty for whoever may not see them.
    """

    space: str
    places: int
    free: int
    bookings: tuple[Booking, ...]


@frozen
class TooFewPlaces:
    """The pool has fewer places than were asked for."""

    space: str
    places: int
    capacity: int


@frozen
class PlacesUnknown:
    """Places were asked for of a space that has no known number of them."""

    space: str
    places: int


@frozen
class OutsideHours:
    """The slot reaches beyond the opening hours; `open` holds those of the day it begins on."""

    space: str
    open: tuple[Slot, ...]


@frozen
class HoursUnknown:
    """Nobody stated when the space is open."""

    space: str


@frozen
class Closed:
    """The space is closed on a day of the slot."""

    space: str
    closure: Closure


@frozen
class TooManyPeople:
    """More people than the space, or its layout, holds."""

    space: str
    headcount: int
    capacity: int


@frozen
class CapacityUnknown:
    """People were counted, but nobody stated how many the space, or its layout, holds."""

    space: str
    headcount: int


@frozen
class MissingLayout:
    """The space is not known to have the layout."""

    space: str
    layout: str


@frozen
class MissingEquipment:
    """The space is not known to have this equipment."""

    space: str
    equipment: tuple[str, ...]


@frozen
class TooSoon:
    """The slot begins before `earliest`: in the past, or within the notice that is asked for."""

    earliest: datetime


@frozen
class TooFar:
    """The slot begins after `latest`, beyond the horizon."""

    latest: datetime


@frozen
class TooShort:
    """The slot is shorter than what is lent at least."""

    length: timedelta
    least: timedelta


@frozen
class TooLong:
    """The slot is longer than what is lent at most."""

    length: timedelta
    most: timedelta


@frozen
class QuotaExceeded:
    """With this slot the organisation would hold more in the period than its quota.

    `length` and `bookings` are what it would hold.
    """

    quota: Quota
    period: Slot
    length: timedelta
    bookings: int


@frozen
class OrganisationUnknown:
    """There are quotas for organisations, and nobody said which one is asking."""


@frozen
class NoSpaceFits:
    """Any space would do, but there is none of these kinds."""


Reason = (
    Conflict
    | PlacesTaken
    | TooFewPlaces
    | PlacesUnknown
    | OutsideHours
    | HoursUnknown
    | Closed
    | TooManyPeople
    | CapacityUnknown
    | MissingLayout
    | MissingEquipment
    | TooSoon
    | TooFar
    | TooShort
    | TooLong
    | QuotaExceeded
    | OrganisationUnknown
    | NoSpaceFits
    | NoEntitlement
    | NoTariff
)
