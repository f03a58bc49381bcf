"""One calendar feed (RFC 5545, RFC 7986) of the activities and bookings of a year."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event, vDuration, vText, vUri

from rocb.booking.bookings import Booking
from rocb.booking.premises import Space
from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.office import Office, OfficeYear
from rocb.planning.plan import Activity, Status, in_order
from rocb.sources import Source
from rocb.texts import Language, LocalizedText, read_in

REFRESH: Final = timedelta(hours=12)
NO_ADDRESS: Final = "invalid:nomail"
"""What calendars take for an organiser whose address is not known."""

_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_SAMPLE: Final = {Language.EN: "sample", Language.RU: "пример"}
_STATUS: Final = {
    Status.PROPOSED: "TENTATIVE",
    Status.PLANNED: "CONFIRMED",
    Status.COMPLETED: "CONFIRMED",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}


def feed(year: OfficeYear, language: Language, organiser: str = NO_ADDRESS) -> bytes:
    """Return a feed of the year's activities (whole days) and room bookings (in UTC).

    SEQUENCE is 0 throughout, as records have no revisions yet. The same year gives the same
    bytes: UIDs come from the ids of the records, DTSTAMP from the day on which the office was
    known. `organiser` is the URI of the publisher, such as `mailto:office@example.org`. Raises
    `InvalidValue` where it is none.
    """
    require("year", OfficeYear, year)
    check_organiser(organiser)
    office = year.office
    name = read_in(office.name, language).text
    calendar = Calendar()
    calendar.add("prodid", "-//rocb//rocb//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _Text(name))
    calendar.add("x-wr-calname", _Text(name))
    refresh = vDuration(REFRESH)
    refresh.params["VALUE"] = "DURATION"
    calendar.add("refresh-interval", refresh)
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for activity in in_order(year.plan.activities):
        calendar.add_component(_activity(activity, office, language))
    for booking in year.rooms.bookings:
        calendar.add_component(_booking(booking, office, language))
    for event in calendar.events:
        owner = vUri(organiser)
        owner.params["CN"] = name
        event.add("organizer", owner)
        event.add("dtstamp", datetime(*office.as_of.timetuple()[:3], tzinfo=UTC))
        event.add("sequence", 0)
    return bytes(calendar.to_ical())


def check_organiser(organiser: str) -> None:
    """Raise `InvalidValue` where `organiser` is no URI that stands in a line of its own."""
    if not isinstance(organiser, str) or not _URI.fullmatch(organiser):
        raise InvalidValue(Fault("organiser", organiser, "a URI, such as mailto:me@example.org"))


def activity_uid(activity: Activity, office: Office) -> str:
    """Return the UID of an activity's event, the same in every feed."""
    return f"activity.{activity.id}@{office.id}"


def booking_uid(booking: Booking, office: Office) -> str:
    """Return the UID of a booking's event, the same in every feed."""
    return f"booking.{booking.id}@{office.id}"


def _activity(activity: Activity, office: Office, language: Language) -> Event:
    event = Event()
    event.add("uid", activity_uid(activity, office))
    event.add("summary", _text(activity.title, language, activity.source))
    event.add("dtstart", activity.days.first)
    event.add("dtend", activity.days.last + timedelta(days=1))
    event.add("status", _STATUS[activity.status])
    event.add("transp", "TRANSPARENT")
    event.add("categories", [activity.kind.value.replace("_", " ")])
    if activity.place is not None and activity.place.city is not None:
        event.add("location", _text(activity.place.city, language))
    return event


def _booking(booking: Booking, office: Office, language: Language) -> Event:
    spaces = office.premises.spaces if office.premises else ()
    named = [it for it in spaces if it.id in booking.spaces]
    event = Event()
    event.add("uid", booking_uid(booking, office))
    event.add("summary", _text(booking.request.title, language, booking.request.source))
    event.add("dtstart", booking.slot.start.astimezone(UTC))
    event.add("dtend", booking.slot.end.astimezone(UTC))
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("categories", ["booking"])
    event.add("location", _location(named, language))
    return event


def _location(spaces: list[Space], language: Language) -> vText:
    """Return the names of spaces as one text; its language is that of the first."""
    first, *others = (_text(space.name, language, space.source) for space in spaces)
    made = _Text(", ".join(map(str, (first, *others))))
    made.params["LANGUAGE"] = first.params["LANGUAGE"]
    return made


class _Text(vText):
    """Text that keeps a backslash before an N, of which icalendar's own makes a line end."""

    def to_ical(self) -> bytes:
        return re.sub(r"([\\;,])", r"\\\1", str(self)).encode()


def _text(text: LocalizedText, language: Language, source: Source | None = None) -> vText:
    reading = read_in(text, language)
    mark = f" [{_SAMPLE[language]}]" if source is not None and source.sample else ""
    made = _Text(reading.text + mark)
    made.params["LANGUAGE"] = reading.language.value
    return made
