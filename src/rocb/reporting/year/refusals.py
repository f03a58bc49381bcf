"""How reasons against a booking, and remedies, are said."""

from rocb.booking.bookings import Booking
from rocb.booking.limits import Period
from rocb.booking.quotes import NoEntitlement, NoTariff
from rocb.booking.reasons import (
    CapacityUnknown,
    Closed,
    Conflict,
    HoursUnknown,
    MissingEquipment,
    MissingLayout,
    NoSpaceFits,
    OrganisationUnknown,
    OutsideHours,
    PlacesTaken,
    PlacesUnknown,
    QuotaExceeded,
    Reason,
    TooFar,
    TooFewPlaces,
    TooLong,
    TooManyPeople,
    TooShort,
    TooSoon,
)
from rocb.booking.verdicts import OtherSpace, Remedy, Shift, Skip, Verdict
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, Span, joined, plain


def reasons_cell(names: Names, verdict: Verdict) -> Cell:
    """Return every reason against an occurrence."""
    return joined((_reason(names, reason) for reason in verdict.reasons), "; ")


def remedies_cell(names: Names, verdict: Verdict) -> Cell:
    """Return what would be accepted in its place."""
    return joined((_remedy(names, remedy) for remedy in verdict.remedies), "; ")


def spaces_cell(names: Names, booking: Booking) -> Cell:
    """Return the spaces of a booking."""
    return joined(names.space(space) for space in booking.spaces) or plain("–")


def _reason(names: Names, reason: Reason) -> Cell:
    match reason:
        case Conflict() | PlacesTaken() | TooFewPlaces() | PlacesUnknown() | NoSpaceFits():
            return _of_space(names, reason)
        case OutsideHours() | HoursUnknown() | Closed():
            return _of_hours(names, reason)
        case TooManyPeople() | CapacityUnknown() | MissingLayout() | MissingEquipment():
            return plain(_of_fit(names, reason))
        case NoTariff(item):
            return (*plain(names.words.say("reason.no_tariff") + " "), *_item(names, item))
        case _:
            return plain(_of_rules(names, reason))


def _of_space(
    names: Names,
    reason: Conflict | PlacesTaken | TooFewPlaces | PlacesUnknown | NoSpaceFits,
) -> Cell:
    words = names.words
    match reason:
        case Conflict(_, slot, booking):
            times = words.times(slot, names.clocks)
            if (
                slot.start.astimezone(names.clocks).date()
                != slot.end.astimezone(names.clocks).date()
            ):
                times = words.slot(slot, names.clocks)
            taken = plain(words.say("reason.conflict", times=times))
            if booking is None:
                return taken
            title = names.text(booking.request.title, booking.request.source)
            return (*taken, *plain(": "), *title)
        case PlacesTaken(_, places, free, _):
            return plain(words.say("reason.places_taken", places=places, free=free))
        case TooFewPlaces(_, places, capacity):
            return plain(words.say("reason.too_few_places", places=places, capacity=capacity))
        case PlacesUnknown():
            return plain(words.say("reason.places_unknown"))
        case NoSpaceFits():
            return plain(words.say("reason.no_space"))


def _of_hours(names: Names, reason: OutsideHours | HoursUnknown | Closed) -> Cell:
    words = names.words
    match reason:
        case OutsideHours(space, opened):
            said = words.say("reason.closed")
            if opened:
                times = ", ".join(words.times(slot, names.clocks) for slot in opened)
                said = words.say("reason.outside", hours=times)
            return (Span(said, sample=_hours_sampled(names, space)),)
        case HoursUnknown():
            return plain(words.say("reason.hours_unknown"))
        case Closed(_, closure):
            return (
                *plain(words.say("reason.closure") + " "),
                *names.text(closure.name, closure.source),
            )


def _of_fit(
    names: Names, reason: TooManyPeople | CapacityUnknown | MissingLayout | MissingEquipment
) -> str:
    words = names.words
    match reason:
        case TooManyPeople(_, headcount, capacity):
            people, places = words.count("person", headcount), words.count("place", capacity)
            return words.say("reason.too_many", people=people, places=places)
        case CapacityUnknown(_, headcount):
            people = words.count("person", headcount)
            return words.say("reason.capacity_unknown", people=people)
        case MissingLayout(_, layout):
            return words.say("reason.missing_layout", layout=layout)
        case MissingEquipment(_, equipment):
            return words.say("reason.missing_equipment", equipment=", ".join(equipment))


def _of_rules(
    names: Names,
    reason: TooSoon
    | TooFar
    | TooShort
    | TooLong
    | QuotaExceeded
    | OrganisationUnknown
    | NoEntitlement,
) -> str:
    words = names.words
    match reason:
        case TooSoon(earliest):
            return words.say("reason.too_soon", moment=words.moment(earliest, names.clocks))
        case TooFar(latest):
            return words.say("reason.too_far", moment=words.moment(latest, names.clocks))
        case TooShort(_, least):
            return words.say("reason.too_short", length=words.length(least))
        case TooLong(_, most):
            return words.say("reason.too_long", length=words.length(most))
        case QuotaExceeded(quota):
            return words.say("reason.quota", period=_period(names, quota.period))
        case OrganisationUnknown():
            return words.say("reason.organisation_unknown")
        case NoEntitlement():
            return words.say("reason.no_entitlement")


def _remedy(names: Names, remedy: Remedy) -> Cell:
    words = names.words
    match remedy:
        case OtherSpace(space, _):
            return (*names.space(space), *plain(" " + words.say("remedy.instead")))
        case Shift(slot):
            return plain(words.say("remedy.shift", times=words.times(slot, names.clocks)))
        case Skip():
            return plain(words.say("remedy.skip"))


def _hours_sampled(names: Names, space: str) -> bool:
    premises = names.office.premises
    if premises is None:
        return False
    hours = names.spaces[space].hours or premises.hours
    return hours is not None and hours.source.sample


def _period(names: Names, period: Period) -> str:
    return names.words.say(f"period.{period.value}")


def _item(names: Names, item: str) -> Cell:
    return names.space(item) if item in names.spaces else plain(item)
