"""Small events to which people are invited, for tests: each takes changes by name."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rocb import Days, Slot
from rocb.ical.events import Event, Text
from rocb.ical.people import Attendee, Organiser
from tests.offices import BERLIN, a_slot

HOST = "mailto:office@example.org"
ANNA = "mailto:anna@example.org"
BORIS = "mailto:boris@example.org"
CLARA = "mailto:clara@example.org"

SENT = datetime(2026, 1, 10, 8, tzinfo=UTC)
LATER = datetime(2026, 1, 12, 8, tzinfo=UTC)


def an_event(**changes: Any) -> Event:
    """A meeting of two hours in Berlin, to which Anna and Boris are asked."""
    values: dict[str, Any] = {
        "uid": "meeting@office",
        "stamp": SENT,
        "when": a_slot("2026-03-02 09:00", "2026-03-02 11:00", BERLIN),
        "summary": Text("Meeting", "en"),
        "sequence": 3,
        "organiser": Organiser(HOST, "Office"),
        "attendees": (Attendee(ANNA, "Anna"), Attendee(BORIS, "Борис")),
    }
    return Event(**{**values, **changes})


def a_series(**changes: Any) -> Event:
    """The same meeting on five Mondays, across the change of the clocks on 29 March."""
    return an_event(**{"rule": "FREQ=WEEKLY;COUNT=5", **changes})


def days_of_training(**changes: Any) -> Event:
    """Two days in each of three months."""
    days = Days(date(2026, 3, 10), date(2026, 3, 11))
    return an_event(**{"when": days, "rule": "FREQ=MONTHLY;COUNT=3", **changes})


def at(text: str, where: ZoneInfo = BERLIN) -> datetime:
    """What the clocks of a zone show, such as "2026-03-09 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=where)


def slot_of(event: Event) -> Slot:
    """The slot of an event that has one."""
    assert isinstance(event.when, Slot)
    return event.when
